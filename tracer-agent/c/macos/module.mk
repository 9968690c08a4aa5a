# The dylib for macOS 11 and later: slices for x86_64 and arm64, ad-hoc signed. It needs no header of the SDK: what it
# uses it declares itself.

#   make macos OUT=DIR        the dylib and FILES
#   make macos-declarations   are the functions of libxpc declared as everybody else declares them?

MACOS_ARCHS := x86_64 arm64
MACOS_MIN := 11.0
MACOS_CC ?= $(if $(filter Darwin,$(shell uname -s)),$(CC),clang)
MACOS_LIBRARY := $(OUT)/libxpctape-agent.dylib
MACOS_BUILD = $(BUILD)/macos
MACOS_CFLAGS = -O2 -Wall -Wextra -Werror -std=gnu11 -fPIC -fvisibility=hidden -fno-stack-protector -ffreestanding \
	-nostdlibinc -ffile-prefix-map=$(CURDIR)=. -DXPCTAPE_VERSION='"$(VERSION)"' -I.
MACOS_INSTALL_NAME = -install_name @rpath/$(notdir $(MACOS_LIBRARY))

.PHONY: macos macos-tools
macos: $(MACOS_LIBRARY) macos-declarations
	printf '%s\n' '- $(<F)' > $(OUT)/FILES

ifeq ($(shell uname -s),Darwin)

# Nobody has run this rule on a Mac yet. Apple's linker signs the slice for arm64 alone.
$(MACOS_LIBRARY): $(SOURCES) $(wildcard *.h) | $(OUT)
	$(CC) $(MACOS_ARCHS:%=-arch %) -mmacosx-version-min=$(MACOS_MIN) $(MACOS_CFLAGS) -dynamiclib $(MACOS_INSTALL_NAME) \
		-o $@ $(SOURCES)
	codesign -f -s - $@

else

# Elsewhere clang and lld do it, with libSystem.tbd in the SDK's place. The linker and lipo are those that belong to clang.
MACOS_LD ?= $(shell $(MACOS_CC) -print-prog-name=ld64.lld 2> /dev/null)
MACOS_LIPO ?= $(shell $(MACOS_CC) -print-prog-name=llvm-lipo 2> /dev/null)

macos-tools:
	@command -v $(MACOS_CC) > /dev/null && command -v $(MACOS_LD) > /dev/null && command -v $(MACOS_LIPO) > /dev/null || \
		{ echo 'The dylib for macOS needs clang, lld and llvm-lipo (Debian: apt install clang lld llvm).' >&2; exit 1; }

define macos_slice
$(MACOS_BUILD)/$(1)/%.o: %.c | macos-tools
	@mkdir -p $$(@D)
	$$(MACOS_CC) -target $(1)-apple-macos$(MACOS_MIN) $$(MACOS_CFLAGS) -MMD -MP -c -o $$@ $$<

$(MACOS_BUILD)/$(1)/$(notdir $(MACOS_LIBRARY)): $(SOURCES:%.c=$(MACOS_BUILD)/$(1)/%.o) macos/libSystem.tbd
	$$(MACOS_LD) -dylib -arch $(1) -platform_version macos $(MACOS_MIN) $(MACOS_MIN) -adhoc_codesign $(MACOS_INSTALL_NAME) \
		$(MACOS_LDFLAGS) -o $$@ $$^
endef
$(foreach arch,$(MACOS_ARCHS),$(eval $(call macos_slice,$(arch))))

$(MACOS_LIBRARY): $(MACOS_ARCHS:%=$(MACOS_BUILD)/%/$(notdir $(MACOS_LIBRARY))) | $(OUT)
	$(MACOS_LIPO) -create $^ -output $@

endif

MACOS_DECLARED = $(MACOS_CC) $(MACOS_CFLAGS) -fblocks -fsyntax-only macos/declarations.c -target

.PHONY: macos-declarations
macos-declarations: | macos-tools
	set -e; for arch in $(MACOS_ARCHS); do $(MACOS_DECLARED) $$arch-apple-macos$(MACOS_MIN); \
		for wrong in OBJECT HANDLER; do \
			$(MACOS_DECLARED) $$arch-apple-macos$(MACOS_MIN) -DWRONG_$$wrong 2>&1 | grep -q 'conflicting types' || \
				{ echo 'macos/declarations.c compiles although a declaration is wrong' >&2; exit 1; }; \
		done; \
	done
