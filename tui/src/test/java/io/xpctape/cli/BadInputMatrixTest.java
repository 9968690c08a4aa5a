package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.tape.TapeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a command line or a file: the design's status and one clear line. */
class BadInputMatrixTest {
  private static final List<List<String>> READERS =
      List.of(
          List.of("list", "FILE"),
          List.of("show", "FILE", "1"),
          List.of("schema", "infer", "FILE", "-o", "NEW"),
          List.of("schema", "check", "FILE", "--schema", "SCHEMA"),
          List.of("encode", "FILE", "--schema", "SCHEMA", "-o", "NEW"),
          List.of("decode", "FILE", "--schema", "SCHEMA", "-o", "NEW"),
          List.of("diff", "FILE", "GOOD"),
          List.of("diff", "GOOD", "FILE"),
          List.of("export", "FILE", "--to", "json"),
          List.of("export", "FILE", "--to", "wire", "-o", "NEW"),
          List.of("import", "FILE", "-o", "NEW"),
          List.of("import", "FILE", "--from", "wire", "-o", "NEW"),
          List.of("import", "FILE", "--from", "json", "-o", "NEW"),
          List.of("replay", "FILE", "--set", "a=b", "--dry-run"));

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    TapeWriter.write(recording(), written);
    byte[] tape = written.toByteArray();
    Files.write(folder.resolve("GOOD"), tape);
    Files.write(folder.resolve("CUT_IN_HEADER"), Arrays.copyOf(tape, 20));
    Files.write(folder.resolve("CUT_LATER"), Arrays.copyOf(tape, tape.length - 5));
    Files.write(folder.resolve("EMPTY"), new byte[0]);
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve("NOISE"), noise);
    Files.createDirectory(folder.resolve("FOLDER"));
    Files.writeString(folder.resolve("PLAIN_TEXT"), "no program\n");
    assertThat(run("schema", "infer", path("GOOD"), "-o", path("SCHEMA"), "-q").status).isZero();
  }

  static Stream<Arguments> wrongUse() {
    return Stream.of(
        use(2, "frobnicate"),
        use(2, "list"),
        use(2, "list", "GOOD", "EMPTY"),
        use(2, "list", "GOOD", "--frobnicate"),
        use(2, "list", "GOOD", "--format", "xml"),
        use(2, "list", "GOOD", "--filter", "n =="),
        use(2, "list", "GOOD", "--filter", "nobody == 1"),
        use(2, "list", "GOOD", "--color", "purple"),
        use(2, "show", "GOOD"),
        use(2, "show", "GOOD", "1 +"),
        use(3, "show", "GOOD", "99"),
        use(3, "show", "GOOD", "98..99"),
        use(2, "schema"),
        use(2, "schema", "frobnicate"),
        use(2, "schema", "infer", "GOOD"),
        use(2, "encode", "GOOD"),
        use(3, "encode", "GOOD", "--schema", "FOLDER", "-o", "NEW"),
        use(2, "diff", "GOOD"),
        use(2, "diff", "GOOD", "GOOD", "--ignore", "a[="),
        use(2, "import", "GOOD"),
        use(2, "import", "-o", "NEW"),
        use(2, "import", "GOOD", "--from", "pcap", "-o", "NEW"),
        use(3, "import", "GOOD", "-o", "NEW"),
        use(2, "export", "GOOD"),
        use(2, "export", "GOOD", "--to", "xml"),
        use(2, "export", "GOOD", "--to", "json", "--filter", "n =="),
        use(2, "export", "GOOD", "--to", "json", "-o", "EMPTY"),
        use(2, "replay", "GOOD"),
        use(2, "replay", "GOOD", "--set", "a[=1", "--dry-run"),
        use(2, "replay", "GOOD", "--set", "word", "--dry-run"),
        use(2, "replay", "GOOD", "--set", "word=uint64:-1", "--dry-run"),
        use(3, "replay", "GOOD", "--message", "99", "--set", "word=x", "--dry-run"),
        use(2, "record", "true"),
        use(2, "record", "--"),
        use(2, "record", "--stack", "65", "-o", "NEW", "--", "true"),
        use(2, "record", "--stack", "deep", "-o", "NEW", "--", "true"),
        use(127, "record", "-o", "NEW", "--", "/nowhere/to/be/found"),
        use(127, "record", "-o", "NEW", "--", "no-such-program-on-any-path"),
        use(126, "record", "-o", "NEW", "--", "PLAIN_TEXT"),
        use(126, "record", "-o", "NEW", "--", "FOLDER"),
        use(2, "record", "-o", "GOOD", "--", "true"),
        use(2, "record", "-o", "FOLDER/none/NEW", "--", "true"),
        use(3, "browse", "MISSING"));
  }

  @ParameterizedTest
  @MethodSource("wrongUse")
  void isToldInOneLine(int status, List<String> words) throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("GOOD"));
    Outcome outcome = run(resolved(words, ""));
    assertThat(outcome.status).as(outcome.err).isEqualTo(status);
    assertOneClearLine(outcome);
    assertThat(folder.resolve("NEW")).doesNotExist();
    assertThat(Files.readAllBytes(folder.resolve("GOOD"))).isEqualTo(before);
  }

  static Stream<Arguments> unreadable() {
    return READERS.stream()
        .flatMap(
            words ->
                Stream.of("MISSING", "FOLDER", "EMPTY", "NOISE", "CUT_IN_HEADER", "PLAIN_TEXT")
                    .map(file -> Arguments.of(file, words)));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aFileThatIsNoTapeIsRefused(String file, List<String> words) {
    Outcome outcome = run(resolved(words, file));
    assertThat(outcome.status).as(outcome.err).isEqualTo(3);
    assertOneClearLine(outcome);
    assertThat(outcome.err).contains(file);
    assertThat(folder.resolve("NEW")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("cutLater")
  void aTapeCutLaterGivesItsWholeMessages(List<String> words) {
    Outcome outcome = run(resolved(words, "CUT_LATER"));
    assertThat(outcome.status).as(outcome.err).isZero();
    assertOneClearLine(outcome);
    assertThat(outcome.out).contains("hello").doesNotContain("goodbye");
  }

  static Stream<List<String>> cutLater() {
    return Stream.of(List.of("list", "FILE"), List.of("show", "FILE", "1"));
  }

  @ParameterizedTest
  @MethodSource("helps")
  void everyCommandExplainsItself(Command command) {
    Outcome outcome =
        run(
            Stream.of(command.name().split(" "), new String[] {"--help"})
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    assertThat(outcome.status).isZero();
    assertThat(outcome.out).contains("Usage: xpctape " + command.name()).contains("Examples:");
  }

  static Stream<Command> helps() {
    return Commands.ALL.stream();
  }

  private static void assertOneClearLine(Outcome outcome) {
    assertThat(outcome.err.lines()).as(outcome.err).hasSize(1);
    assertThat(outcome.err)
        .startsWith("xpctape: ")
        .doesNotContain("Exception")
        .hasSizeLessThan(400);
  }

  private record Outcome(int status, String out, String err) {}

  private Outcome run(String... words) {
    TestConsole console = new TestConsole();
    int status = console.run(words);
    return new Outcome(status, console.out(), console.err());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String[] resolved(List<String> words, String file) {
    return words.stream()
        .map(word -> word.equals("FILE") ? file : word)
        .map(word -> word.matches("[A-Z_]{3,}(/.*)?") ? path(word) : word)
        .toArray(String[]::new);
  }

  private static Arguments use(int status, String... words) {
    return Arguments.of(status, List.of(words));
  }

  private static Recording recording() {
    return new Recording(
        new RecordingInfo(
            "test",
            "Linux",
            "6",
            "x86_64",
            7,
            1,
            Bytes.utf8("/bin/true"),
            List.of(Bytes.utf8("true")),
            Bytes.utf8("/"),
            0,
            0,
            true,
            OptionalLong.empty(),
            List.of(),
            Map.of()),
        List.of(new ConnectionInfo(1, Bytes.utf8("a.b"), ConnectionInfo.Origin.CREATE, 0)),
        List.of(message(1, "hello"), message(2, "goodbye")),
        List.of());
  }

  private static Message message(long n, String word) {
    return new Message(
        n,
        n + 2,
        n,
        n,
        7,
        1,
        Direction.OUTGOING,
        Call.CONNECTION_SEND_MESSAGE,
        0,
        Bytes.utf8("a.b"),
        XpcDictionary.of(XpcDictionary.Entry.of("word", XpcString.of(word))),
        Optional.empty());
  }
}
