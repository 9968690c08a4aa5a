package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaCommandsTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";
  private String schema = "";

  @BeforeEach
  void record() throws IOException {
    tape = boot(new XpcUint64(3)).in(folder, "a.xpctape");
    schema = folder.resolve("schema").toString();
  }

  private static TestTape boot(XpcValue state) {
    return new TestTape()
        .asks(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("create")),
                Entry.of("kernel", XpcString.of("/boot/vmlinuz"))))
        .hears(XpcDictionary.of(Entry.of("result", new XpcUint64(0))))
        .sees(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("stopped")), Entry.of("state", state)));
  }

  @Test
  void inferTellsTheKindsAndWritesTheFolder() throws IOException {
    assertThat(test.run("schema", "infer", tape, "-o", schema)).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
            com.example.service.v1: 3 messages, 3 kinds
              CreateRequest  1×  2 fields
              CreateReply    1×  1 field
              StoppedEvent   1×  2 fields
            written to SCHEMA: com/example/service/v1/conversation.proto, descriptors.binpb, \
            ledger.txtpb, overrides.txtpb, schema.md, summary.binpb, xpctape/v1/schema.proto, \
            xpctape/v1/trace.proto, xpctape/v1/value.proto
            """
                .replace("SCHEMA", schema));
    assertThat(Files.readString(Path.of(schema, "com/example/service/v1/conversation.proto")))
        .contains("message StoppedEvent {");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(Path.of(schema, "schema.md"))))
        .isEqualTo("rw-------");
    assertThat(names(folder)).containsExactlyInAnyOrder("a.xpctape", "schema");
  }

  @Test
  void whatHasNoServiceGetsAPackageOfOurs() throws IOException {
    Path lines = Files.writeString(folder.resolve("a.jsonl"), "{\"level\":1}\n{\"level\":2}\n");
    String imported = folder.resolve("imported.xpctape").toString();
    test.run("-q", "import", lines.toString(), "-o", imported);
    assertThat(test.run("schema", "infer", imported, "-o", schema)).isZero();
    assertThat(test.out()).startsWith("xpctape.inferred.v1: 2 messages, 1 kind\n");
    assertThat(test.run("encode", imported, "--schema", schema, "-o", schema + ".pb")).isZero();
  }

  @Test
  void inferringAgainKeepsNumbersAndAdds() throws IOException {
    String other = boot(XpcString.of("error")).in(folder, "b.xpctape");
    test.run("schema", "infer", tape, "-o", schema);

    assertThat(test.run("schema", "infer", other, "-o", schema)).isZero();
    assertThat(test.out()).contains("StoppedEvent   2×  3 fields\n").contains("updated " + schema);
    assertThat(Files.readString(Path.of(schema, "com/example/service/v1/conversation.proto")))
        .contains("optional uint64 state = 3")
        .contains("optional string state_string = 4");
  }

  @Test
  void decodeMakesTheSameTapeOfWhatEncodeWrote() throws IOException {
    String other = boot(new XpcNull()).in(folder, "b.xpctape");
    String encoded = folder.resolve("b.pb").toString();
    String decoded = folder.resolve("c.xpctape").toString();
    test.run("-q", "schema", "infer", tape, "-o", schema);

    assertThat(test.run("encode", other, "--schema", schema, "-o", encoded)).isZero();
    assertThat(test.run("decode", encoded, "--schema", schema, "-o", decoded)).isZero();
    assertThat(test.err()).isEmpty();
    assertThat(TapeReader.read(Path.of(decoded))).isEqualTo(TapeReader.read(Path.of(other)));
    assertThat(Files.readAllBytes(Path.of(decoded))).isEqualTo(Files.readAllBytes(Path.of(other)));
  }

  @Test
  void checkIsSilentAboutWhatTheSchemaWasMadeOf() {
    test.run("-q", "schema", "infer", tape, "-o", schema);

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", tape, "--schema", schema)).isZero();
    assertThat(check.out()).isEqualTo("all: 3 messages, each fits\n");
  }

  @Test
  void checkTakesWhatHasNoKindForKnownIfItsServiceIs() throws IOException {
    TestTape some = new TestTape();
    for (int i = 0; i < 200; i++) {
      some.sees(event("stopped" + i % 2, Entry.of("state", new XpcUint64(i))));
      some.asks(event("ask" + i % 2, Entry.of("state", new XpcUint64(i))))
          .hears(XpcDictionary.of(Entry.of("result", new XpcUint64(0))));
    }
    String own =
        some.asks(XpcDictionary.of(Entry.of("odd", new XpcNull())))
            .hears(XpcDictionary.of(Entry.of("result", new XpcUint64(0))))
            .in(folder, "some.xpctape");
    assertThat(test.run("schema", "infer", own, "-o", schema)).isZero();
    assertThat(test.out()).contains("without a kind: 2");

    TestConsole check = new TestConsole();
    assertThat(check.run("schema", "check", own, "--schema", schema)).isZero();
    assertThat(check.out()).isEqualTo("all: 602 messages, each fits\n");
  }

  @Test
  void checkTellsWhatHasChanged() throws IOException {
    TestTape many = new TestTape();
    for (int i = 0; i < 40; i++) {
      many.sees(event("stopped", Entry.of("state", new XpcUint64(i))));
    }
    String other =
        new TestTape()
            .sees(event("stopped", Entry.of("state", XpcString.of("gone"))))
            .sees(event("stopped", Entry.of("state", new XpcUint64(1))))
            .sees(event("stopped", Entry.of("why", new XpcUint64(1))))
            .in(folder, "b.xpctape");
    test.run("-q", "schema", "infer", many.in(folder, "many.xpctape"), "-o", schema);

    TestConsole text = new TestConsole();
    assertThat(text.run("schema", "check", other, "--schema", schema)).isEqualTo(1);
    assertThat(text.out())
        .isEqualTo(
            """
            1  StoppedEvent  state  other type: string, where there was 40 times uint64
            3  StoppedEvent  why  new key: none of 40 had it
            3  StoppedEvent  state  missing key: 40 of 40 had it

            StoppedEvent: 2 of 3 messages do not fit
                1×  state  missing key
                1×  state  other type
                1×  why  new key
            all: 2 of 3 messages do not fit
            """);
    TestConsole json = new TestConsole();
    assertThat(json.run("schema", "check", other, "--schema", schema, "--format", "json"))
        .isEqualTo(1);
    assertThat(json.out().lines().findFirst())
        .contains(
            "{\"n\":1,\"kind\":\"StoppedEvent\",\"path\":\"state\",\"reason\":\"other type\","
                + "\"detail\":\"string, where there was 40 times uint64\"}");
  }

  @Test
  void checkNeedsASummaryThatIsWhole() throws IOException {
    test.run("-q", "schema", "infer", tape, "-o", schema);
    Path summary = Path.of(schema, "summary.binpb");
    Files.write(summary, new byte[] {1, 2, 3});
    assertThat(test.run("schema", "check", tape, "--schema", schema)).isEqualTo(3);
    Files.delete(summary);
    assertThat(test.run("schema", "check", tape, "--schema", schema)).isEqualTo(3);
    assertThat(test.err())
        .isEqualTo(
            """
            xpctape: SCHEMA/summary.binpb: is damaged, or no summary of recordings
            xpctape: SCHEMA: holds no summary.binpb, which messages are checked by; 'xpctape \
            schema infer' with its tapes writes it
            """
                .replace("SCHEMA", schema));
  }

  private static XpcDictionary event(String method, Entry more) {
    return XpcDictionary.of(Entry.of("method", XpcString.of(method)), more);
  }

  @Test
  void bothWorkInAPipe() throws IOException {
    test.run("-q", "schema", "infer", tape, "-o", schema);
    TestConsole encoder = new TestConsole(Files.readAllBytes(Path.of(tape)));
    assertThat(encoder.run("encode", "-", "--schema", schema, "-o", "-")).isZero();
    TestConsole decoder = new TestConsole(encoder.outBytes());
    assertThat(decoder.run("decode", "-", "--schema", schema, "-o", "-")).isZero();
    assertThat(decoder.outBytes()).isEqualTo(Files.readAllBytes(Path.of(tape)));
  }

  @Test
  void inferIsQuietIfAsked() {
    assertThat(test.run("-q", "schema", "infer", tape, "-o", schema)).isZero();
    assertThat(test.both()).isEmpty();
  }

  @Test
  void aFolderOfSomethingElseIsNotTouched() throws IOException {
    assertThat(test.run("schema", "infer", tape, "-o", folder.toString())).isEqualTo(2);
    assertThat(test.run("schema", "infer", tape, "-o", tape)).isEqualTo(2);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: "
                + folder
                + ": holds other files and no schema; name a new or empty folder\n"
                + "xpctape: "
                + tape
                + ": is no folder\n");
    assertThat(names(folder)).containsExactly("a.xpctape");
  }

  @Test
  void aFolderThatCanNotBeWrittenStaysAsItWas() throws IOException {
    test.run("-q", "schema", "infer", tape, "-o", schema);
    Path proto = Path.of(schema, "com/example/service/v1/conversation.proto");
    Files.delete(proto);
    Files.createDirectory(proto);
    byte[] ledger = Files.readAllBytes(Path.of(schema, "ledger.txtpb"));
    String other = boot(XpcString.of("error")).in(folder, "b.xpctape");

    assertThat(test.run("schema", "infer", other, "-o", schema)).isEqualTo(2);
    assertThat(Files.readAllBytes(Path.of(schema, "ledger.txtpb"))).isEqualTo(ledger);
    try (Stream<Path> all = Files.walk(Path.of(schema))) {
      assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".unfinished"));
    }
  }

  @Test
  void whatCanNotBeReadIsOneLine() throws IOException {
    test.run("-q", "schema", "infer", tape, "-o", schema);
    String encoded = folder.resolve("a.pb").toString();
    test.run("encode", tape, "--schema", schema, "-o", encoded);
    byte[] bytes = Files.readAllBytes(Path.of(encoded));
    Files.write(Path.of(encoded), java.util.Arrays.copyOf(bytes, bytes.length - 5));
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("ledger.txtpb"), "format_version: 1\npackage: 7\n");
    String out = folder.resolve("out").toString();

    assertThat(test.run("encode", tape, "--schema", folder + "/none", "-o", out)).isEqualTo(3);
    assertThat(test.run("encode", tape, "--schema", folder.toString(), "-o", out)).isEqualTo(3);
    assertThat(test.run("encode", tape, "--schema", broken.toString(), "-o", out)).isEqualTo(3);
    assertThat(test.run("decode", encoded, "--schema", schema, "-o", out)).isEqualTo(3);
    assertThat(test.run("decode", tape, "--schema", schema, "-o", out)).isEqualTo(3);
    assertThat(test.run("encode", tape, "-o", out)).isEqualTo(2);
    assertThat(test.run("decode", tape, "--schema", schema)).isEqualTo(2);
    assertThat(test.run("encode", tape, "--schema", schema, "-o", tape)).isEqualTo(2);
    assertThat(test.err().lines().map(line -> line.replaceAll(" byte \\d+:", " byte N:")))
        .containsExactly(
            "xpctape: " + folder + "/none: there is no such folder",
            "xpctape: "
                + folder
                + ": is no schema, for it holds no ledger.txtpb; 'xpctape schema infer' makes one",
            "xpctape: " + broken + "/ledger.txtpb: line 2, column 10: Expected string.",
            "xpctape: " + encoded + ": byte N: damaged, or no file that encode wrote",
            "xpctape: "
                + tape
                + ": byte N: does not begin with its schema's name: encode did not write it",
            "xpctape: encode: --schema DIR is needed",
            "xpctape: decode: -o TAPE is needed",
            "xpctape: " + tape + ": exists already; --force replaces it");
    assertThat(names(folder)).doesNotContain("out");
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> entries = Files.list(in)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
