package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaDiffCommandTest {
  @TempDir Path folder;
  private String before = "";
  private String after = "";

  @BeforeEach
  void inferBoth() throws IOException {
    before = infer("before", old());
    after = infer("after", updated());
  }

  private String infer(String name, TestTape tape) throws IOException {
    String schema = folder.resolve(name).toString();
    String file = tape.in(folder, name + ".xpctape");
    assertThat(new TestConsole().run("schema", "infer", file, "-o", schema)).isZero();
    return schema;
  }

  /** Disks are attached, states are told, and a lamp is dimmed. */
  private static TestTape old() {
    TestTape tape = new TestTape();
    for (int i = 0; i < 20; i++) {
      tape.asks(
              body(
                  "attach",
                  Entry.of("id", new XpcUint64(i)),
                  Entry.of("mode", XpcString.of(i % 2 == 0 ? "read" : "write")),
                  Entry.of("version", new XpcInt64(3)),
                  Entry.of("legacy", new XpcBool(i % 3 == 0)),
                  Entry.of("disk", disk("/dev/disk" + i, new XpcUint64(512)))))
          .hears(body(Entry.of("result", new XpcUint64(0))));
      tape.sees(body("state", Entry.of("state", new XpcUint64(i % 4))));
    }
    tape.sends(
        body("dim", Entry.of("level", new XpcInt64(1)), Entry.of("room", XpcString.of("hall"))));
    tape.sends(body("beep", Entry.of("hertz", new XpcInt64(440))));
    return tape;
  }

  private static TestTape updated() {
    TestTape tape = new TestTape();
    for (int i = 0; i < 30; i++) {
      List<Entry> entries = new ArrayList<>();
      entries.add(Entry.of("id", i < 3 ? XpcString.of("id" + i) : new XpcUint64(i)));
      entries.add(Entry.of("mode", XpcString.of(List.of("read", "write", "sync").get(i % 3))));
      entries.add(Entry.of("version", new XpcInt64(4)));
      entries.add(Entry.of("disk", disk("disk" + i, new XpcUint64(4096))));
      entries.add(Entry.of("cache key", new XpcArray(List.of(new XpcUint64(i)))));
      tape.asks(body("attach", entries.toArray(Entry[]::new)))
          .hears(i < 29 ? body(Entry.of("result", new XpcUint64(0))) : body());
      tape.sees(body("state", Entry.of("state", new XpcUint64(i % 4))));
    }
    tape.sends(
        body(
            "setLevel",
            Entry.of("level", new XpcInt64(1)),
            Entry.of("room", XpcString.of("hall"))));
    tape.sends(body("fade", Entry.of("seconds", new XpcInt64(2))));
    return tape;
  }

  private static XpcValue disk(String path, XpcValue sector) {
    return body(Entry.of("path", XpcString.of(path)), Entry.of("sector", sector));
  }

  private static XpcDictionary body(String method, Entry... more) {
    List<Entry> entries = new ArrayList<>(List.of(Entry.of("method", XpcString.of(method))));
    entries.addAll(List.of(more));
    return new XpcDictionary(entries);
  }

  private static XpcDictionary body(Entry... entries) {
    return new XpcDictionary(List.of(entries));
  }

  @Test
  void tellsWhatAnUpdateHasChanged() {
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, after)).isEqualTo(1);
    assertThat(test.err()).isEmpty();
    assertThat(test.out())
        .isEqualTo(
            """
            - BeepEvent: gone (seen once; keys hertz, method)
            + FadeEvent: new (seen once; keys method, seconds)
            ~ DimEvent → SetLevelEvent, alike in its keys, seen 1× → 1×
            ~ AttachRequest, seen 20× → 30×
              - legacy         key gone        in 20 of 20, bool
                id             other type      uint64 (20×) → uint64 (27×), string (3×)
              + ["cache key"]  new key         in 30 of 30, array
              + mode           new values      "sync" (10×)
                disk.sector    other constant  512 (20×) → 4096 (30×)
                version        other constant  3 (20×) → 4 (30×)
                disk.path      other format    path → none
            ~ AttachReply, seen 20× → 30×
                result  now optional  in 20 of 20 → in 29 of 30
            kinds: 1 gone, 1 new, 3 changed, 1 the same (62 messages before, 92 now)
            """);
  }

  @Test
  void theOtherWayRoundIsTheMirror() {
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", after, before)).isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            - FadeEvent: gone (seen once; keys method, seconds)
            + BeepEvent: new (seen once; keys hertz, method)
            ~ SetLevelEvent → DimEvent, alike in its keys, seen 1× → 1×
            ~ AttachRequest, seen 30× → 20×
              - ["cache key"]  key gone        in 30 of 30, array
                id             other type      uint64 (27×), string (3×) → uint64 (20×)
              + legacy         new key         in 20 of 20, bool
              - mode           values gone     "sync" (10×)
                disk.sector    other constant  4096 (30×) → 512 (20×)
                version        other constant  4 (30×) → 3 (20×)
                disk.path      other format    none → path
            ~ AttachReply, seen 30× → 20×
                result  now required  in 29 of 30 → in 20 of 20
            kinds: 1 gone, 1 new, 3 changed, 1 the same (92 messages before, 62 now)
            """);
  }

  @Test
  void jsonIsAnObjectAChange() {
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, after, "--format", "json")).isEqualTo(1);
    assertThat(test.out())
        .isEqualTo(
            """
            {"kind":"BeepEvent","path":".","change":"kind gone","old":{"count":1,"keys":["hertz","method"]},"new":null}
            {"kind":"FadeEvent","path":".","change":"new kind","old":null,"new":{"count":1,"keys":["method","seconds"]}}
            {"kind":"SetLevelEvent","path":".","change":"other name","old":{"name":"DimEvent"},"new":{"name":"SetLevelEvent"}}
            {"kind":"AttachRequest","path":"legacy","change":"key gone","old":{"present":20,"of":20,"types":{"bool":20}},"new":null}
            {"kind":"AttachRequest","path":"id","change":"other type","old":{"types":{"uint64":20}},"new":{"types":{"uint64":27,"string":3}}}
            {"kind":"AttachRequest","path":"[\\"cache key\\"]","change":"new key","old":null,"new":{"present":30,"of":30,"types":{"array":30}}}
            {"kind":"AttachRequest","path":"mode","change":"new values","old":null,"new":{"values":[{"count":10,"value":"sync"}]}}
            {"kind":"AttachRequest","path":"disk.sector","change":"other constant","old":{"values":[{"count":20,"value":{"$uint64":"512"}}]},"new":{"values":[{"count":30,"value":{"$uint64":"4096"}}]}}
            {"kind":"AttachRequest","path":"version","change":"other constant","old":{"values":[{"count":20,"value":{"$int64":"3"}}]},"new":{"values":[{"count":30,"value":{"$int64":"4"}}]}}
            {"kind":"AttachRequest","path":"disk.path","change":"other format","old":{"format":"path"},"new":{"format":""}}
            {"kind":"AttachReply","path":"result","change":"now optional","old":{"present":20,"of":20},"new":{"present":29,"of":30}}
            """);
  }

  @Test
  void oneLineSaysThatNothingDiffers() throws IOException {
    String again = infer("again", old());
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, again)).isZero();
    assertThat(test.both()).isEqualTo("no difference: 5 kinds (62 messages before, 62 now)\n");
    TestConsole json = new TestConsole();
    assertThat(json.run("schema", "diff", before, again, "--format", "json")).isZero();
    assertThat(json.both()).isEmpty();
  }

  @Test
  void anOlderSchemaIsComparedByItsLedger() throws IOException {
    Files.delete(Path.of(before, "summary.binpb"));
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, after)).isEqualTo(1);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: "
                + before
                + ": holds no summary.binpb of all its kinds, so names, keys and types alone are"
                + " compared\n");
    assertThat(test.out())
        .isEqualTo(
            """
            - BeepEvent: gone (keys hertz, method)
            + FadeEvent: new (keys method, seconds)
            ~ DimEvent → SetLevelEvent, alike in its keys
            ~ AttachRequest
              - legacy         key gone    bool
                id             other type  uint64 → uint64, string
              + ["cache key"]  new key     array
              + mode           new values  "sync"
            kinds: 1 gone, 1 new, 2 changed, 2 the same
            """);
  }

  @Test
  void whatIsNoSchemaIsOneLine() {
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, folder.toString())).isEqualTo(3);
    assertThat(test.run("schema", "diff", folder + "/none", after)).isEqualTo(3);
    assertThat(test.run("schema", "diff", before, folder + "/after.xpctape")).isEqualTo(3);
    assertThat(test.run("schema", "diff", "", after)).isEqualTo(2);
    assertThat(test.run("schema", "diff", before)).isEqualTo(2);
    assertThat(test.out()).isEmpty();
    assertThat(test.err())
        .isEqualTo(
            """
            xpctape: FOLDER: is no schema, for it holds no ledger.txtpb; 'xpctape schema infer' \
            makes one
            xpctape: FOLDER/none: there is no such folder
            xpctape: FOLDER/after.xpctape: is a file; a schema is a folder
            xpctape: a file's name is empty
            xpctape: schema diff: missing NEW; see 'xpctape schema diff --help'
            """
                .replace("FOLDER", folder.toString()));
  }

  @Test
  void aSummaryOfAnotherSchemaIsRefused() throws IOException {
    Files.copy(
        Path.of(after, "summary.binpb"),
        Path.of(before, "summary.binpb"),
        StandardCopyOption.REPLACE_EXISTING);
    String tape = folder.resolve("after.xpctape").toString();
    TestConsole test = new TestConsole();
    assertThat(test.run("schema", "diff", before, after)).isEqualTo(3);
    assertThat(test.run("schema", "check", tape, "--schema", before)).isEqualTo(3);
    assertThat(test.run("schema", "infer", tape, "-o", before)).isEqualTo(3);
    assertThat(test.out()).isEmpty();
    assertThat(test.err().lines().distinct())
        .containsExactly(
            "xpctape: "
                + before
                + "/summary.binpb: is of another schema: it has kinds that the ledger.txtpb beside"
                + " it does not know; put the right one there, or remove it");
  }

  @Test
  void coloursTellGoneFromNew() {
    TestConsole test = new TestConsole();
    test.run("--color", "always", "schema", "diff", before, after);
    assertThat(test.out())
        .contains("\u001b[31m- BeepEvent")
        .contains("\u001b[32m+ FadeEvent")
        .contains("\u001b[1m~ AttachRequest, seen 20× → 30×\u001b[0m\n");
  }
}
