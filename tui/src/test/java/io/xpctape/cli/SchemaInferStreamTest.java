package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.tape.TapeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tapes of several batches, however they come. */
final class SchemaInferStreamTest {
  private static final int MESSAGES = 3000;

  @TempDir Path folder;
  private byte[] first = new byte[0];
  private byte[] second = new byte[0];
  private String a = "";
  private String b = "";

  @BeforeEach
  void write() throws IOException {
    first = tape(1);
    second = tape(2);
    a = file("a.xpctape", first);
    b = file("b.xpctape", second);
  }

  @Test
  void tapesInAnyOrderFromFilesOrStandardInputGiveTheSameFiles() throws IOException {
    Map<String, String> expected = infer(new byte[0], "s1", a, b);

    assertThat(infer(new byte[0], "s2", b, a)).isEqualTo(expected);
    assertThat(infer(first, "s3", b, "-")).isEqualTo(expected);
  }

  @Test
  void tapesOneAfterTheOtherSumUpToTheSame() throws IOException {
    Map<String, String> together = infer(new byte[0], "s1", a, b);
    infer(new byte[0], "s2", a);

    assertThat(infer(new byte[0], "s2", b))
        .containsEntry("summary.binpb", together.get("summary.binpb"));
  }

  @Test
  void aTapeCountsOnceWhateverItIsCalled() throws IOException {
    Map<String, String> once = infer(new byte[0], "s1", a);
    String copy = file("copy.xpctape", first);
    String schema = folder.resolve("s1").toString();

    assertThat(infer(first, "s2", a, copy, "-")).isEqualTo(once);
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "infer", copy, "-o", schema)).isZero();
    assertThat(test.err())
        .isEqualTo("xpctape: %s: counts in %s already, and is left out\n".formatted(copy, schema));
    assertThat(test.out()).contains(": " + MESSAGES + " messages").contains("updated ");
    assertThat(infer(new byte[0], "s1", a, b))
        .containsEntry("summary.binpb", infer(new byte[0], "s3", b, a).get("summary.binpb"));
  }

  @Test
  void aTapeThatIsCutIsToldOnce() throws IOException {
    String cut = file("cut.xpctape", Arrays.copyOf(first, first.length - 5));
    TestConsole test = new TestConsole();

    assertThat(test.run("schema", "infer", cut, "-o", folder.resolve("s").toString())).isZero();
    assertThat(test.err()).contains("the tape is cut here").hasLineCount(1);
    assertThat(test.out()).contains(": " + (MESSAGES - 1) + " messages");
  }

  @Test
  void whereOneIsNoTapeNothingIsWritten() throws IOException {
    String none = file("none", new byte[] {1});
    TestConsole test = new TestConsole();

    assertThat(test.run("schema", "infer", a, none, "-o", folder.resolve("s").toString()))
        .isEqualTo(3);
    assertThat(folder.resolve("s")).doesNotExist();
  }

  private Map<String, String> infer(byte[] in, String name, String... tapes) throws IOException {
    Path schema = folder.resolve(name);
    TestConsole test = new TestConsole(in);
    String[] words =
        Stream.of(
                Stream.of("-q", "schema", "infer"),
                Stream.of(tapes),
                Stream.of("-o", schema.toString()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    assertThat(test.run(words)).as(test.both()).isZero();
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(schema)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(schema.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private String file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private static byte[] tape(int seed) throws IOException {
    TestTape talk = new TestTape();
    for (int i = 0; i < MESSAGES / 2; i++) {
      talk.asks(
              XpcDictionary.of(
                  Entry.of("method", XpcString.of("m" + i % 4)),
                  Entry.of("text", XpcString.of("some text of tape " + seed + " ".repeat(i % 90))),
                  Entry.of("n", new XpcUint64(i))))
          .hears(XpcDictionary.of(Entry.of("r" + i % 4, new XpcUint64(seed))));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TapeWriter.write(talk.recording(), out);
    return out.toByteArray();
  }
}
