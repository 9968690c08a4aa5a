package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.schema.decide.OverridesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaOverridesTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";
  private Path schema = Path.of("");
  private Path overrides = Path.of("");

  @BeforeEach
  void record() throws IOException {
    TestTape messages = new TestTape();
    for (int i = 0; i < 24; i++) {
      messages.sees(message(i % 2 == 0 ? "set" : "get", "on", "low", i));
    }
    tape = messages.in(folder, "a.xpctape");
    schema = folder.resolve("schema");
    overrides = schema.resolve("overrides.txtpb");
  }

  private static XpcDictionary message(String method, String mode, String limit, int low) {
    return XpcDictionary.of(
        Entry.of("method", XpcString.of(method)),
        Entry.of("mode", XpcString.of(mode)),
        Entry.of(
            "limits",
            XpcDictionary.of(
                Entry.of(limit, new XpcUint64(low)), Entry.of("high", new XpcUint64(9)))));
  }

  private int infer() {
    return test.run("-q", "schema", "infer", tape, "-o", schema.toString());
  }

  private String proto() throws IOException {
    return Files.readString(schema.resolve("com/example/service/v1/conversation.proto"));
  }

  @Test
  void aSchemaComesWithAFileForThem() throws IOException {
    assertThat(infer()).isZero();
    assertThat(Files.readString(overrides)).isEqualTo(OverridesFile.TEMPLATE);
    assertThat(proto()).contains("  Limits limits = 4");
  }

  @Test
  void theySurviveInferringAnewAndAgain() throws IOException {
    String said =
        """
        override { kind: "SetEvent" path: "limits" as: "map" name: "bounds" }
        override { kind: "SetEvent" path: "mode" as: "enum" type_name: "Power" }
        override { kind: "set" name: "Change" }
        """;
    Files.createDirectory(schema);
    Files.writeString(overrides, said);

    assertThat(infer()).isZero();
    assertThat(proto())
        .contains("message Change {", "map<string, uint64> bounds = ")
        .contains("enum Power {")
        .contains("Limits limits = 4");
    String first = proto();
    String other = new TestTape().sees(message("set", "on", "low", 3)).in(folder, "b.xpctape");
    assertThat(test.run("schema", "infer", other, "-o", schema.toString())).isZero();
    assertThat(test.err()).isEmpty();
    assertThat(proto().lines().filter(line -> line.contains(" = ")))
        .isEqualTo(first.lines().filter(line -> line.contains(" = ")).toList());
    assertThat(Files.readString(overrides)).isEqualTo(said);
  }

  @Test
  void whatHasANumberKeepsItsFormAndName() throws IOException {
    infer();
    Files.writeString(
        overrides,
        """
        override { kind: "SetEvent" path: "limits" as: "map" }
        override { kind: "SetEvent" path: "mode" name: "power" }
        override { kind: "SetEvent" name: "Change" }
        override { kind: "SetEvent" path: "nothing" as: "map" }
        """);
    String before = Files.readString(schema.resolve("ledger.txtpb"));

    assertThat(test.run("schema", "infer", tape, "-o", schema.toString())).isZero();
    assertThat(Files.readString(schema.resolve("ledger.txtpb"))).isEqualTo(before);
    assertThat(test.err().replace(schema.toString(), "SCHEMA").replace(tape, "TAPE"))
        .isEqualTo(
            """
            xpctape: TAPE: counts in SCHEMA already, and is left out
            xpctape: SCHEMA/overrides.txtpb: line 4, SetEvent nothing: nothing was seen there; it \
            is passed over
            xpctape: SetEvent keeps its name, for it was given away; only a new schema would call it Change
            xpctape: SetEvent.mode keeps its name, for it was given away; only a new schema would \
            call it power
            xpctape: SetEvent.limits = 4 stays a message, for its number was given away; only a new \
            schema would make it a map to uint64 values
            """);
  }

  /** What {@code schema check} says of a tape, less the sums at the end. */
  private List<String> check(String other, String said, String... options) throws IOException {
    Files.writeString(overrides, said);
    TestConsole console = new TestConsole();
    List<String> words =
        new ArrayList<>(List.of("schema", "check", other, "--schema", schema.toString()));
    words.addAll(List.of(options));
    int status = console.run(words.toArray(String[]::new));
    List<String> lines = console.out().lines().takeWhile(line -> !line.isEmpty()).toList();
    assertThat(console.err()).isEmpty();
    assertThat(status).isEqualTo(lines.get(0).startsWith("all: ") ? 0 : 1);
    return lines;
  }

  @Test
  void theyChangeWhatCheckSays() throws IOException {
    infer();
    String other =
        new TestTape()
            .sees(message("set", "off", "low", 3))
            .sees(message("get", "on", "middle", 3))
            .in(folder, "b.xpctape");
    List<String> usual =
        List.of(
            "2  GetEvent  limits.middle  new key: none of 12 had it",
            "2  GetEvent  limits.low  missing key: 12 of 12 had it");
    assertThat(check(other, "")).isEqualTo(usual);

    String off = "1  SetEvent  mode  new value: ";
    assertThat(check(other, "override { path: \"mode\" values: \"constant\" }"))
        .contains(off + "it was the same all 12 times")
        .containsAll(usual);
    assertThat(check(other, "override { kind: \"set\" path: \"mode\" as: \"enum\" }"))
        .contains(off + "none of the 1 that were seen in 12")
        .containsAll(usual);
    assertThat(check(other, "override { kind: \"get\" path: \"mode\" as: \"enum\" }"))
        .isEqualTo(usual);
    assertThat(check(other, "override { path: \"limits\" as: \"map\" }"))
        .startsWith("all: 2 messages, each fits")
        .hasSize(2);
    assertThat(check(other, "", "--strict")).contains(off + "it was the same all 12 times");
    assertThat(check(other, "override { path: \"mode\" values: \"ordinary\" }", "--strict"))
        .isEqualTo(usual);
  }

  @Test
  void whatIsPassedOverIsToldWhereverTheyAreRead() throws IOException {
    infer();
    String same = folder.resolve("same").toString();
    String encoded = folder.resolve("a.pb").toString();
    String decoded = folder.resolve("b.xpctape").toString();
    test.run("-q", "schema", "infer", tape, "-o", same);
    Files.writeString(overrides, "override { path: \"nothing\" as: \"map\" }");

    List<String[]> commands =
        List.of(
            new String[] {"schema", "check", tape, "--schema", schema.toString()},
            new String[] {"schema", "diff", schema.toString(), same},
            new String[] {"encode", tape, "--schema", schema.toString(), "-o", encoded},
            new String[] {"decode", encoded, "--schema", schema.toString(), "-o", decoded},
            new String[] {"list", tape, "--schema", schema.toString()},
            new String[] {"show", tape, "1", "--schema", schema.toString()});
    for (String[] command : commands) {
      assertThat(test.run(command)).isZero();
    }
    assertThat(test.run("-q", "schema", "check", tape, "--schema", schema.toString())).isZero();
    assertThat(test.err())
        .isEqualTo(
            ("xpctape: "
                    + overrides
                    + ": line 1, nothing: nothing was seen there; it is passed over\n")
                .repeat(commands.size()));
  }

  @Test
  void checkRefusesWhatMakesNoSense() throws IOException {
    infer();
    assertThat(test.run("schema", "check", tape, "--schema", schema.toString())).isZero();
    Files.writeString(overrides, "override { path: \"limits\" as: \"heap\" }");

    assertThat(test.run("schema", "check", tape, "--schema", schema.toString())).isEqualTo(3);
    assertThat(infer()).isEqualTo(3);
    assertThat(test.err().replace(schema.toString(), "SCHEMA"))
        .isEqualTo(
            """
            xpctape: SCHEMA/overrides.txtpb: line 1: as: there is no "heap", only record, map, \
            tagged union, list, tuple, enum, plain
            """
                .repeat(2));
  }
}
