#!/bin/sh
# slices_test.sh FIXTURES BUILD [DYLIB]: programs_test.sh with the agent as Macs load it. The slices of DYLIB, or of a
# build of our own, and the same linked with chained fixups, come in through fixtures/c/macho: x86_64's as it is, arm64's
# under qemu. With the section of hooks renamed the same test has to fail.
#
# The same programs have to do the same and the same tapes have to come out. What differs by nature:
# - the agent comes in by DYLD_INSERT_LIBRARIES, and LD_PRELOAD brings the loader, which stays there for children;
# - the call before the agent has started is left out: dyld starts an inserted library before all that could make one,
#   and does not redirect what a library calls of its own;
# - a program without libxpc, or one that gets it late, is run, but there is none on a Mac.
set -eu
fixtures=$1 build=$2 given=${3-}
here=$(cd "$(dirname "$0")" && pwd)
agent=$(dirname "$here")
stand_ins=$here/../../../fixtures/c
work=$(mktemp -d /tmp/xpctape-slices.XXXXXX)
trap 'rm -rf "$work"' EXIT
cross=aarch64-linux-gnu-gcc

missing() {
	echo "the slices need $1 (Debian: apt install clang lld llvm qemu-user-static gcc-aarch64-linux-gnu)" >&2
	exit 1
}
for tool in clang llvm-objdump $cross qemu-aarch64-static; do
	command -v $tool >/dev/null || missing $tool
done

# The linker that makes chains: lld 16 and later.
chaining=
for linker in "$(clang -print-prog-name=ld64.lld)" ld64.lld ld64.lld-19 ld64.lld-18 ld64.lld-17 ld64.lld-16; do
	if "$linker" --help 2>/dev/null | grep -q fixup_chains; then
		chaining=$linker
		break
	fi
done
[ -n "$chaining" ] || missing 'an lld that knows -fixup_chains: 16 or later (lld-19)'

"$stand_ins/macho/test/check.sh" "$chaining"

dylib=libxpctape-agent.dylib
make -s -j2 -C "$agent" macos OUT="$work/opcodes" BUILD="$work/objects"
rm -f "$work"/objects/macos/*/$dylib
make -s -C "$agent" macos OUT="$work/chains" BUILD="$work/objects" MACOS_LD="$chaining" MACOS_LDFLAGS=-fixup_chains
[ -z "$given" ] || cp "$given" "$work/opcodes/$dylib"
for kind in opcodes:LC_DYLD_INFO_ONLY chains:LC_DYLD_CHAINED_FIXUPS; do
	llvm-objdump --macho --private-headers "$work/${kind%:*}/$dylib" | grep -q "${kind#*:}" ||
		missing "fixups as ${kind%:*}, which the linker did not make"
done
mkdir "$work/renamed"
LC_ALL=C sed 's/__interpose/__interpos_/g' "$work/opcodes/$dylib" >"$work/renamed/$dylib"

# The loader, where each processor's ld.so looks for it: what a shell in front is of, and what the program is of.
mkdir "$work/loader"
for name in x86_64 haswell xeon_phi; do ln -s x86/lib "$work/loader/$name"; done
ln -s arm/lib "$work/loader/aarch64"
make -s -C "$stand_ins" macho on-qemu OUT="$work/loader/x86" >/dev/null
make -s -C "$stand_ins" macho CC=$cross OUT="$work/loader/arm" >/dev/null
loader="$work/loader/\$PLATFORM/libmacho.so"

# The programs for arm64, each behind a starter.
make -s -j2 -C "$stand_ins" CC=$cross OUT="$work/arm64" >/dev/null
make -s -j2 -C "$agent" CC=$cross BUILD="$work/build" FIXTURES="$work/arm64" traced-programs >/dev/null
for program in "$work"/arm64/bin/* "$work"/arm64/services/* "$work/build/balance" "$work/build/stack" "$work/build/late"; do
	mv "$program" "$program.arm64"
	cp "$work/loader/x86/on-qemu" "$program"
done
cp "$build/tape_text" "$build/put_plan" "$build/storm_kill" "$work/build"

# suite DYLIB FIXTURES BUILD
suite() {
	LD_PRELOAD=$loader PRELOAD=DYLD_INSERT_LIBRARIES timeout 300 "$here/programs_test.sh" "$@"
}
for fixups in opcodes chains; do
	echo "slices: x86_64, fixups as $fixups"
	suite "$work/$fixups/$dylib" "$fixtures" "$build"
	echo "slices: arm64, fixups as $fixups"
	suite "$work/$fixups/$dylib" "$work/arm64" "$work/build"
done

# without_hooks PROCESSOR FIXTURES BUILD: fails, and because of what the tapes say.
without_hooks() {
	echo "slices: $1, the section renamed"
	if suite "$work/renamed/$dylib" "$2" "$3" >"$work/output" 2>&1; then
		echo 'failed: without its hooks the agent passes' >&2
		exit 1
	fi
	grep -q "three-sends's tape says something else" "$work/output"
}
without_hooks x86_64 "$fixtures" "$build"
without_hooks arm64 "$work/arm64" "$work/build"
echo 'slices: all is as it is with ELF'
