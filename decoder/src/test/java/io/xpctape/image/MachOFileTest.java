package io.xpctape.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xpctape.model.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachOFileTest {
  private static final byte[] MADE = MachOMaker.make(MachOMaker.ARM64, 0);

  @Test
  void readsWhatAnImageSaysOfItself() {
    MachO image = one(MADE);
    assertThat(image.processor()).isEqualTo("arm64");
    assertThat(image.fileType()).isEqualTo(6);
    assertThat(image.size()).isEqualTo(MADE.length);
    assertThat(image.uuid().orElseThrow().toArray())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    assertThat(image.buildVersion()).contains(new BuildVersion(1, "11.0", "14.5.1"));
    assertThat(image.installName()).contains("@rpath/libmade.dylib");
    assertThat(image.libraries()).containsExactly("/usr/lib/libSystem.B.dylib");
    assertThat(image.commands()).hasSize(8);
  }

  @Test
  void readsSegmentsAndSections() {
    MachO image = one(MADE);
    assertThat(image.segments()).extracting(Segment::name).containsExactly("__TEXT", "__DATA");
    assertThat(image.segments().get(1).covers(0x100002fffL)).isTrue();
    assertThat(image.segments().get(1).covers(0x100003000L)).isFalse();
    Section text = image.section("__TEXT", "__text").orElseThrow();
    assertThat(text).isEqualTo(new Section("__TEXT", "__text", 0x100001000L, 0x800, 0x1000, 0));
    assertThat(image.read(text).capacity()).isEqualTo(0x800);
    assertThat(image.section("__TEXT", "__data")).isEmpty();
  }

  @Test
  void findsTheSymbolThatAnAddressLiesIn() {
    SymbolTable symbols = one(MADE).symbols();
    assertThat(symbols)
        .extracting(Symbol::name)
        .containsExactly("_inner", "_alias", "_outer", "_data", "_free", "source.c");
    assertThat(symbols.get(4).undefined()).isTrue();
    assertThat(symbols.covering(0x100001000L).orElseThrow().name()).isEqualTo("_inner");
    assertThat(symbols.covering(0x1000011ffL).orElseThrow().name()).isEqualTo("_inner");
    // Of two names for one place the one that others see; a debugger's entry is none.
    assertThat(symbols.covering(0x100001400L).orElseThrow().name()).isEqualTo("_outer");
    assertThat(symbols.covering(0x100002010L).orElseThrow().name()).isEqualTo("_data");
    assertThat(symbols.covering(0x100001900L)).isEmpty();
    assertThat(symbols.covering(0x100000fffL)).isEmpty();
  }

  @Test
  void checksTheHashOfEachPage() {
    CodeSignature signature = one(MADE).codeSignature().orElseThrow();
    assertThat(signature.identifier()).isEqualTo("made-up");
    assertThat(signature.flags()).isEqualTo(CodeSignature.ADHOC);
    assertThat(signature.codeLimit()).isEqualTo(MachOMaker.SIGNATURE).isEqualTo(signature.offset());
    assertThat(signature.pageSize()).isEqualTo(4096);
    assertThat(signature.alteredPages()).isEmpty();
    byte[] altered = MachOMaker.with(MADE, 0x2ffc, 1);
    assertThat(one(altered).codeSignature().orElseThrow().alteredPages()).containsExactly(2);
  }

  @Test
  void readsEachSliceOfAUniversalFile(@TempDir Path folder) throws IOException {
    byte[] intel = MachOMaker.make(MachOMaker.X86_64, 3);
    byte[] old = MachOMaker.with(MachOMaker.make(7, 3), 0, 0xfeedface);
    Path file = folder.resolve("lib.dylib");
    Files.write(file, MachOMaker.universal(intel, old, MADE));
    try (MachOFile universal = MachOFile.open(file)) {
      assertThat(universal.slices())
          .extracting(MachO::processor)
          .containsExactly("x86_64", "arm64");
      MachO slice = universal.slice("arm64").orElseThrow();
      assertThat(slice.symbols()).hasSize(6);
      assertThat(slice.codeSignature().orElseThrow().alteredPages()).isEmpty();
    }
  }

  @Test
  void tellsArm64eFromArm64() {
    assertThat(one(MachOMaker.make(MachOMaker.ARM64, 0x80000002)).processor()).isEqualTo("arm64e");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x7f454c46, no Mach-O file",
    "0, 0xfeedface, a Mach-O image for a 32-bit processor",
    "20, 0x00100001, the load commands should be 1048577 bytes",
    "16, 9, load command 9 of 0 bytes",
    "36, 7, load command 1 of 7 bytes",
    "36, 0x7fffffff, load command 1 of 2147483647 bytes",
    // More sections than the segment has room for.
    "96, 2, 'type 0x19 in 152 bytes, and it takes 232'",
    "96, -1, and it takes 343597383672",
  })
  void refusesAHeaderThatIsNotWhole(int at, String value, String complaint) {
    byte[] bad = MachOMaker.with(MADE, at, Long.decode(value).intValue());
    assertThatThrownBy(() -> one(bad))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("made-up: byte ")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesTooMuchBeforeItTakesMemory() {
    int symtab = offsetOf(LoadCommand.SYMTAB);
    assertRefused(MachOMaker.with(MADE, symtab + 12, 0x7fffffff), "the symbol table should be");
    assertRefused(MachOMaker.with(MADE, symtab + 20, -1), "the symbols' names should be");
    byte[] large = Arrays.copyOf(MADE, (MachO.MAX_COMMANDS + (1 << 20)));
    assertThatThrownBy(
            () -> one(MachOMaker.with(large, MachOMaker.SIZE_OF_COMMANDS, MachO.MAX_COMMANDS + 8)))
        .hasMessageContaining("more than 1048576 are not read");
  }

  @Test
  void refusesNamesThatLieElsewhere() {
    assertRefused(MachOMaker.with(MADE, MachOMaker.SYMBOLS, 0x7000), "symbol 1 has a name behind");
    int symtab = offsetOf(LoadCommand.SYMTAB);
    assertRefused(MachOMaker.with(MADE, symtab + 20, 3), "a name that does not end");
  }

  @Test
  void refusesASignatureThatIsNotWhole() {
    int directory = MachOMaker.SIGNATURE + 20;
    for (int at : new int[] {MachOMaker.SIGNATURE, MachOMaker.SIGNATURE + 8, directory}) {
      assertThatThrownBy(() -> one(MachOMaker.with(MADE, at, -1)).codeSignature())
          .isInstanceOf(BadInputException.class);
    }
    for (int at : new int[] {directory + 16, directory + 28, directory + 32, directory + 36}) {
      assertThatThrownBy(() -> one(MachOMaker.with(MADE, at, 0x00ffff00)).codeSignature())
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void refusesAClassFileAndWhatIsNoFile(@TempDir Path folder) throws IOException {
    Path classFile = folder.resolve("A.class");
    Files.write(
        classFile, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61});
    assertThatThrownBy(() -> MachOFile.open(classFile))
        .isInstanceOf(BadInputException.class)
        .hasMessage(classFile + ": byte 4: 61 slices: no Mach-O file");
    assertThatThrownBy(() -> MachOFile.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder + ": no file");
  }

  /** Whatever is damaged, it is read or refused, and nothing else. */
  @Test
  void neverFailsOtherwise() {
    Random random = new Random(4);
    byte[] universal = MachOMaker.universal(MachOMaker.make(MachOMaker.X86_64, 3), MADE);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = (i % 2 == 0 ? MADE : universal).clone();
      int[] regions = {0, 0x200, MachOMaker.SYMBOLS, MachOMaker.SIGNATURE};
      int start = regions[random.nextInt(regions.length)] + (i % 2 == 0 ? 0 : 0x4000);
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(8) == 0 ? random.nextInt(64) : start + random.nextInt(0x100);
        bad[at] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bad.length) : bad.length;
      try {
        readAll(Arrays.copyOf(bad, length));
      } catch (BadInputException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  private static void readAll(byte[] content) {
    for (MachO image : MachOFile.of("made-up", content).slices()) {
      image.uuid();
      image.buildVersion();
      image.installName();
      image.libraries();
      image.sections().forEach(image::read);
      assertThat(image.symbols().stream().map(Symbol::name)).doesNotContainNull();
      image.symbols().covering(0x100001400L);
      image
          .codeSignature()
          .ifPresent(
              signature -> {
                signature.identifier();
                signature.alteredPages();
              });
    }
  }

  private static void assertRefused(byte[] bad, String complaint) {
    assertThatThrownBy(() -> readAll(bad))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(complaint);
  }

  private static int offsetOf(int command) {
    return (int) one(MADE).command(command, 8).orElseThrow().offset();
  }

  private static MachO one(byte[] content) {
    return MachOFile.of("made-up", content).slices().get(0);
  }
}
