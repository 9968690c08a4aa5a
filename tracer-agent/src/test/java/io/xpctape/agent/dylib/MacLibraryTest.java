package io.xpctape.agent.dylib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.xpctape.image.LoadCommand;
import io.xpctape.image.MachO;
import io.xpctape.image.MachOFile;
import io.xpctape.image.Section;
import io.xpctape.image.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reads the library for macOS that was built, as dyld would. It is there on a Mac and with the
 * profile {@code macos}; elsewhere there is nothing to check.
 */
class MacLibraryTest {
  private static final String LIBRARY =
      "/native/macos-universal/tracer-agent/libxpctape-agent.dylib";

  private byte[] library = new byte[0];

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = MacLibraryTest.class.getResourceAsStream(LIBRARY)) {
      if (System.getProperty("xpctape.macos") == null) {
        assumeThat(in).as("built for macOS").isNotNull();
      }
      assertThat(in).as(LIBRARY).isNotNull();
      library = in.readAllBytes();
    }
  }

  @Test
  void hasASliceForEachProcessor() {
    List<MachO> slices = MachOFile.of(LIBRARY, library).slices();
    assertThat(slices).extracting(MachO::processor).containsExactly("x86_64", "arm64");
    assertThat(slices.get(0).uuid()).isNotEqualTo(slices.get(1).uuid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "arm64"})
  void isLoadedAndInterposesAllThatIsHooked(String processor) throws IOException {
    assertThat(Sources.hooks()).hasSizeGreaterThan(30);
    assertThat(faults(library, processor)).isEmpty();
  }

  @Test
  void findsOutThatNothingIsInterposed() throws IOException {
    replaceAll("__interpose\0", "__interposf\0");
    assertThat(faults(library, "arm64"))
        .anyMatch(fault -> fault.startsWith("sections of interposing pairs: 0"))
        .anyMatch(fault -> fault.startsWith("interposed functions: []"));
  }

  @Test
  void findsOutThatAHookIsMissing() throws IOException {
    Map<String, String> hooks = Sources.hooks();
    hooks.put("xpc_main", "xpc_main_hook");
    assertThat(LibraryCheck.faults(slice(library, "x86_64"), hooks, allowed("x86_64")))
        .anyMatch(fault -> fault.startsWith("pairs: "))
        .anyMatch(fault -> fault.startsWith("interposed functions: "));
  }

  @Test
  void findsOutThatAPairLeadsElsewhere() throws IOException {
    MachO slice = slice(library, "arm64");
    Section pairs = slice.section("__DATA", "__interpose").orElseThrow();
    int at = startOf(slice) + (int) pairs.offset();
    // Two hooks change places.
    byte[] first = Arrays.copyOfRange(library, at, at + 8);
    System.arraycopy(library, at + 16, library, at, 8);
    System.arraycopy(first, 0, library, at + 16, 8);
    assertThat(faults(library, "arm64"))
        .filteredOn(fault -> fault.startsWith("no hook for "))
        .hasSize(2);
  }

  @Test
  void findsOutAnImportThatNobodyAllowed() throws IOException {
    Set<String> allowed = allowed("arm64");
    assertThat(allowed.remove("_getpid")).isTrue();
    assertThat(LibraryCheck.faults(slice(library, "arm64"), Sources.hooks(), allowed))
        .containsExactly("imports that are not in libSystem.tbd: [_getpid] in place of []");
  }

  @Test
  void findsOutThatCodeIsNotWhatWasSigned() throws IOException {
    MachO slice = slice(library, "x86_64");
    Section text = slice.section("__TEXT", "__text").orElseThrow();
    library[startOf(slice) + (int) text.offset() + 0x1000] ^= 1;
    assertThat(faults(library, "x86_64")).singleElement().asString().startsWith("altered pages: ");
    assertThat(faults(library, "arm64")).isEmpty();
  }

  @Test
  void findsOutASystemThatIsTooNew() throws IOException {
    MachO slice = slice(library, "arm64");
    long command = slice.command(LoadCommand.BUILD_VERSION, 24).orElseThrow().offset();
    library[startOf(slice) + (int) command + 14] = 12;
    assertThat(faults(library, "arm64"))
        .contains("oldest macOS: Optional[12.0] in place of Optional[11.0]");
  }

  @Test
  void exportsNothing() {
    for (MachO slice : MachOFile.of(LIBRARY, library).slices()) {
      assertThat(slice.symbols())
          .filteredOn(symbol -> symbol.defined() && symbol.external())
          .extracting(Symbol::name)
          .isEmpty();
    }
  }

  private static List<String> faults(byte[] library, String processor) throws IOException {
    return LibraryCheck.faults(slice(library, processor), Sources.hooks(), allowed(processor));
  }

  private static Set<String> allowed(String processor) throws IOException {
    return Sources.allowedImports(processor);
  }

  private static MachO slice(byte[] library, String processor) {
    return MachOFile.of(LIBRARY, library).slice(processor).orElseThrow();
  }

  /** Where it begins in the file: struct fat_arch has its size too, which no other slice has. */
  private int startOf(MachO slice) {
    ByteBuffer table = ByteBuffer.wrap(library);
    return table.getInt(table.getInt(20) == slice.size() ? 16 : 36);
  }

  private void replaceAll(String from, String to) {
    String bytes = new String(library, StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains(from);
    library = bytes.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }
}
