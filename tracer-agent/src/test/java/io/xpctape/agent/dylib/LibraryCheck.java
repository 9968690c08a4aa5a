package io.xpctape.agent.dylib;

import io.xpctape.image.BuildVersion;
import io.xpctape.image.CodeSignature;
import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import io.xpctape.image.Section;
import io.xpctape.image.Symbol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks in one slice for whatever would keep dyld from loading it or from interposing. */
final class LibraryCheck {
  private static final String LIBRARY = "libxpctape-agent.dylib";
  private static final int MH_DYLIB = 6;

  private final MachO image;
  private final Map<String, String> hooks;
  private final Set<String> allowed;
  private final List<Fixup> fixups;
  private final List<String> faults = new ArrayList<>();

  private LibraryCheck(MachO image, Map<String, String> hooks, Set<String> allowed) {
    this.image = image;
    this.hooks = hooks;
    this.allowed = allowed;
    this.fixups = Fixups.of(image);
  }

  /**
   * What is wrong with it; empty if nothing is.
   *
   * @param hooks the functions that it has to interpose, and by which of its own
   * @param allowed the symbols that it may import
   */
  static List<String> faults(MachO image, Map<String, String> hooks, Set<String> allowed) {
    LibraryCheck check = new LibraryCheck(image, hooks, allowed);
    check.head();
    check.signature();
    check.interposing();
    check.imports();
    return check.faults;
  }

  private void head() {
    expect("file type", MH_DYLIB, image.fileType());
    expect("install name", Optional.of("@rpath/" + LIBRARY), image.installName());
    expect("libraries", List.of("/usr/lib/libSystem.B.dylib"), image.libraries());
    expect("platform", Optional.of(1), image.buildVersion().map(BuildVersion::platform));
    expect("oldest macOS", Optional.of("11.0"), image.buildVersion().map(BuildVersion::minimum));
    expect("UUID", true, image.uuid().isPresent());
  }

  private void signature() {
    Optional<CodeSignature> found = image.codeSignature();
    if (found.isEmpty()) {
      faults.add("no code signature");
      return;
    }
    CodeSignature signature = found.get();
    expect("signed ad hoc", CodeSignature.ADHOC, signature.flags() & CodeSignature.ADHOC);
    expect("signed length", signature.offset(), signature.codeLimit());
    expect("identifier", LIBRARY, signature.identifier());
    expect("altered pages", List.of(), signature.alteredPages());
    ByteBuffer command = image.command(LoadCommand.CODE_SIGNATURE, 16).orElseThrow().content();
    expect("end of the signature", image.size(), signature.offset() + command.getInt(12));
  }

  /** Each pair is {replacement, original}: our hook, and the function of libxpc that it is for. */
  private void interposing() {
    // dyld goes by the section's name, in whichever of the data segments a linker puts it.
    List<Section> sections =
        image.sections().stream()
            .filter(s -> s.segment().startsWith("__DATA") && s.name().equals("__interpose"))
            .toList();
    expect("sections of interposing pairs", 1, sections.size());
    Map<Long, Fixup> at =
        fixups.stream().collect(Collectors.toMap(Fixup::address, Function.identity(), (a, b) -> b));
    Set<String> interposed = new TreeSet<>();
    for (Section section : sections) {
      expect("bytes of half a pair", 0L, section.size() % 16);
      for (long pair = section.address(); section.covers(pair); pair += 16) {
        interposed.add(original(at.get(pair), at.get(pair + 8)));
      }
      expect("pairs", (long) hooks.size(), section.size() / 16);
    }
    expect("interposed functions", hooks.keySet(), interposed);
  }

  private String original(Fixup replacement, Fixup original) {
    if (!(original instanceof Fixup.Bind bind) || !bind.weak() || bind.library() != 1) {
      faults.add("no weak import in a pair, but " + original);
      return "";
    }
    String function = bind.symbol().substring(1);
    if (!(replacement instanceof Fixup.Rebase rebase)
        || !image.section("__TEXT", "__text").orElseThrow().covers(rebase.target())
        || !symbolsAt(rebase.target()).contains("_" + hooks.get(function))) {
      faults.add("no hook for " + function + ", but " + replacement);
    }
    return function;
  }

  private List<String> symbolsAt(long address) {
    return image.symbols().stream()
        .filter(symbol -> symbol.defined() && symbol.value() == address)
        .map(Symbol::name)
        .toList();
  }

  private void imports() {
    Set<String> imports = new TreeSet<>();
    for (Fixup fixup : fixups) {
      if (fixup instanceof Fixup.Bind bind) {
        imports.add(bind.symbol());
      }
    }
    image.symbols().stream().filter(Symbol::undefined).map(Symbol::name).forEach(imports::add);
    imports.removeAll(allowed);
    expect("imports that are not in libSystem.tbd", Set.of(), imports);
  }

  private void expect(String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      faults.add(what + ": " + found + " in place of " + wanted);
    }
  }
}
