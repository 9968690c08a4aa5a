package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KindNamingTest {
  @TempDir Path folder;
  private String tape = "";
  private String other = "";
  private String schema = "";

  @BeforeEach
  void infer() throws IOException {
    tape = boot("/boot/vmlinuz").in(folder, "a.xpctape");
    other = boot("/boot/other").in(folder, "b.xpctape");
    schema = folder.resolve("schema").toString();
    run("-q", "schema", "infer", tape, "-o", schema);
  }

  private static TestTape boot(String kernel) {
    return new TestTape()
        .asks(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("create")),
                Entry.of("kernel", XpcString.of(kernel))))
        .hears(XpcDictionary.of(Entry.of("result", new XpcUint64(0))))
        .sees(
            XpcDictionary.of(
                Entry.of("method", XpcString.of("stopped")), Entry.of("state", new XpcUint64(3))));
  }

  private static String run(String... words) {
    TestConsole test = new TestConsole();
    assertThat(test.run(words)).as(test.both()).isBetween(0, 1);
    assertThat(test.err()).isEmpty();
    return test.out();
  }

  @Test
  void kindsThatComeLateOnALongTapeAreToldApartToo() throws IOException {
    TestTape talk = new TestTape();
    for (int i = 0; i < 21_000; i++) {
      talk.sends(XpcDictionary.EMPTY);
    }
    for (int i = 0; i < 300; i++) {
      talk.sees(
          XpcDictionary.of(
              Entry.of("method", XpcString.of("m" + i % 3)), Entry.of("at", new XpcUint64(i))));
    }

    assertThat(run("list", talk.in(folder, "long.xpctape"), "--filter", "kind == 'm1'"))
        .hasLineCount(100);
  }

  @Test
  void listNamesKindsAsTheSchemaDoes() {
    assertThat(run("list", tape, "--schema", schema))
        .isEqualTo(
            """
             1    0.000001 → com.example.service#1 CreateRequest {method: "create", kernel: "/boot/vmlinuz"}
             2    0.000002 ← com.example.service#1 CreateReply   ↩ 1 {result: 0}
             3    0.000003 ← com.example.service#1 StoppedEvent  {method: "stopped", state: 3}
            """);
    assertThat(run("list", tape, "--schema", schema, "--filter", "kind == 'CreateReply'"))
        .startsWith(" 2 ")
        .hasLineCount(1);
    assertThat(run("list", tape, "--filter", "kind == 'CreateReply'")).isEmpty();
  }

  @Test
  void soDoTheOthersThatShowKindsOrTakeFilters() {
    assertThat(run("show", tape, "kind == 'StoppedEvent'", "--schema", schema))
        .startsWith("message 3 ")
        .contains("  kind        StoppedEvent\n");
    assertThat(
            run("export", tape, "--to", "json", "--schema", schema, "--filter", "kind != ''")
                .lines()
                .skip(1))
        .hasSize(3)
        .allMatch(
            line -> line.contains("\"kind\":\"") && line.matches(".*(Request|Reply|Event).*"));
    assertThat(run("diff", tape, other, "--schema", schema, "--filter", "kind == 'CreateRequest'"))
        .isEqualTo(
            """
            ~ 1 out CreateRequest com.example.service
                kernel  "/boot/vmlinuz" → "/boot/other"
            0 equal, 1 changed, 0 only in the first, 0 only in the second
            """);
    assertThat(
            run(
                "replay",
                tape,
                "--schema",
                schema,
                "--message",
                "kind == 'CreateRequest'",
                "--set",
                "kernel=x",
                "--dry-run"))
        .contains("kernel");
  }

  @Test
  void aSchemaThatIsNoneIsToldByEach() {
    for (String line :
        new String[] {
          "list A",
          "show A 1",
          "export A --to json",
          "diff A A",
          "browse A",
          "replay A --set kernel=x"
        }) {
      TestConsole test = new TestConsole();
      String words = line.replace("A", tape) + " --schema " + folder;
      assertThat(test.run(words.split(" "))).as(line).isEqualTo(3);
      assertThat(test.both())
          .isEqualTo(
              "xpctape: "
                  + folder
                  + ": is no schema, for it holds no ledger.txtpb; 'xpctape schema infer' makes"
                  + " one\n");
    }
  }
}
