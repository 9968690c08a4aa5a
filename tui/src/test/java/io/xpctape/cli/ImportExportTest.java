package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportExportTest {
  /**
   * RemoteXPC: an empty message, then a reply {@code {"a": true}} whose body is 4 bytes too long,
   * and 8 bytes of zero.
   */
  private static final byte[] CAPTURE =
      HexFormat.of()
          .parseHex(
              "920bb029010000000000000000000000"
                  + "0100000000000000"
                  + "920bb02901010200"
                  + "2400000000000000"
                  + "0200000000000000"
                  + "4237134205000000"
                  + "00f00000"
                  + "10000000"
                  + "01000000"
                  + "61000000"
                  + "00200000"
                  + "01000000"
                  + "00000000"
                  + "0000000000000000");

  @TempDir Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return path(name);
  }

  private String tape() throws IOException {
    return new TestTape()
        .asks(XpcDictionary.of(Entry.of("n", new XpcUint64(-1)), Entry.of("$k", new XpcInt64(5))))
        .hears(XpcDictionary.of(Entry.of("ok", new XpcBool(true))))
        .sees(new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY))
        .sends(XpcDictionary.of(Entry.of("s", XpcString.of("bye"))))
        .in(folder, "a.xpctape");
  }

  private static TestConsole ran(int status, String... words) {
    TestConsole test = new TestConsole();
    assertThat(test.run(words)).as(test.err()).isEqualTo(status);
    return test;
  }

  @Test
  void jsonMakesTheSameTape() throws IOException {
    String tape = tape();
    TestConsole exported = ran(0, "export", tape, "--to", "json");
    assertThat(exported.out().lines()).hasSize(5);
    String json = write("a.jsonl", exported.out());
    TestConsole imported = ran(0, "import", json, "-o", path("b.xpctape"));
    assertThat(imported.err()).isEqualTo("xpctape: " + json + ": JSON, 4 messages\n");
    assertThat(folder.resolve("b.xpctape")).hasSameBinaryContentAs(Path.of(tape));
    assertThat(Files.getPosixFilePermissions(folder.resolve("b.xpctape")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aFilteredListingIsStillATapeWithoutLosses() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int sequence : new int[] {500, 501, 90_000}) {
      lines.append(
          "{\"sequence\":%d,\"dir\":\"in\",\"reply_to_sequence\":%d,\"body\":{}}%n"
              .formatted(sequence, sequence - 1));
    }
    ran(0, "import", write("a.jsonl", lines.toString()), "-o", path("b.xpctape"));
    TestConsole listed = ran(0, "list", path("b.xpctape"), "--filter", "reply_to == 1");
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines()).singleElement().asString().startsWith(" 2 ");
  }

  @Test
  void wireBytesComeBack() throws IOException {
    Files.write(folder.resolve("c.bin"), CAPTURE);
    TestConsole imported = ran(0, "import", path("c.bin"), "-o", path("c.xpctape"));
    assertThat(imported.err().lines())
        .containsExactly(
            "xpctape: " + path("c.bin") + ": wire bytes of XPC, 2 messages",
            "xpctape: " + path("c.bin") + ": 8 bytes of zero stand behind its messages",
            "xpctape: "
                + path("c.bin")
                + ": its bytes do not say who sent what; RemoteXPC's replies count as received,"
                + " all else as sent");
    assertThat(ran(0, "list", path("c.xpctape")).out())
        .isEqualTo(" 1    0.000000 → #1 null\n 2    0.000000 ← #1 {a: true}\n");
    assertThat(ran(0, "show", path("c.xpctape"), "2", "--format", "hex").out())
        .isEqualTo(
            """
            message 2: 60 bytes, as imported
              wire        RemoteXPC, id 2, flags always|data|reply, bytes kept as they are, 8 zeros behind
            000000  92 0b b0 29 01 01 02 00  |...)....|  RemoteXPC, flags always|data|reply
            000008  24 00 00 00 00 00 00 00  |$.......|  body of 36 bytes
            000010  02 00 00 00 00 00 00 00  |........|  id 2
            000018  42 37 13 42 05 00 00 00  |B7.B....|  RemoteXPC's body, version 5
            000020  00 f0 00 00 10 00 00 00  |........|  body dictionary of 1
            000028  01 00 00 00              |....|
            00002c  61 00 00 00              |a...|      a key
            000030  00 20 00 00 01 00 00 00  |. ......|  a bool true
            000038  00 00 00 00              |....|      behind the body
            """);
    ran(0, "export", path("c.xpctape"), "--to", "wire", "-o", path("d.bin"));
    assertThat(folder.resolve("d.bin")).hasBinaryContent(CAPTURE);
  }

  @Test
  void whatHasNoFormInWireBytesIsToldAndLeftOut() throws IOException {
    TestConsole exported = ran(0, "export", tape(), "--to", "wire", "-o", path("a.bin"));
    assertThat(exported.err())
        .isEqualTo(
            "xpctape: message 3 is left out: body: nobody knows how a value of type error is"
                + " written\n");
    ran(0, "import", path("a.bin"), "-o", path("b.xpctape"), "-q");
    assertThat(ran(0, "list", path("b.xpctape")).out().lines()).hasSize(3);
  }

  @Test
  void textIsForPeople() throws IOException {
    String out = ran(0, "export", tape(), "--to", "text", "--filter", "n == 4").out();
    assertThat(out)
        .startsWith("message 4  → ")
        .endsWith(
            """
            <dictionary: 0x0> { count = 1, transaction: 0, voucher = 0x0, contents =
            \t"s" => <string: 0x0> { length = 3, contents = "bye" }
            }
            """);
  }

  @Test
  void textBringsEveryTypeBack() throws IOException {
    String body =
        """
        {"null":null,"bool":true,"int64":{"$int64":"-5"},"uint64":{"$uint64":"18446744073709551615"},\
        "double":{"$double":"0.1"},"nan":{"$double":"0x7ff80000deadbeef"},"-0":{"$double":"-0.0"},\
        "date":{"$date":"1700000000123456789"},"data":{"$data":"AAH/"},"string":"two\\nlines \\" }",\
        "uuid":{"$uuid":"3D3E272B-6E33-4A51-8F6B-0123456789AB"},"array":[{},[]],\
        "fd":{"$fd":{"type":"file","path":"/tmp/a\\nb"}},"shmem":{"$shmem":"16384"},\
        "pointer":{"$pointer":"0x1f"},"endpoint":{"$endpoint":{}},\
        "mach_send":{"$mach_send":{"description":"<mach send right: 0x7f> { urefs = 5 }"}},\
        "mach_send_once":{"$mach_send_once":{}},"mach_recv":{"$mach_recv":{"wire":"AP8="}},\
        "connection":{"$connection":{"name":"a, pid = 5"}},"other":{"$other":{"type_name":"pipe"}},\
        "error":{"$error":{"singleton":"none","keys":{"XPCErrorDescription":"Connection invalid"}}},\
        "file_transfer":{"$file_transfer":{"id":"7","transfer":{"$entries":[["s",1],["s",2]]}}},\
        "line\\nfeed":1,"a\\" => <null: 0x0>":2}
        """;
    String json = write("a.jsonl", "{\"dir\":\"out\",\"body\":" + body.strip() + "}\n");
    ran(0, "import", json, "-o", path("a.xpctape"));
    String text = write("a.txt", ran(0, "export", path("a.xpctape"), "--to", "text").out());
    TestConsole imported = ran(0, "import", text, "-o", path("b.xpctape"));
    assertThat(imported.err())
        .startsWith("xpctape: " + text + ": descriptions by libxpc, 1 message\n");
    String shown = ran(0, "show", path("a.xpctape"), "1").out();
    assertThat(ran(0, "show", path("b.xpctape"), "1").out()).isEqualTo(shown);
    assertThat(shown).contains("line\\nfeed").contains("nan(0x7ff80000deadbeef)");
    String again = ran(0, "export", path("b.xpctape"), "--to", "text").out();
    assertThat(again).isEqualTo(Files.readString(Path.of(text)));
    ran(0, "diff", path("a.xpctape"), path("b.xpctape"));
  }

  @Test
  void whatADebuggerPrintedBecomesATape() throws IOException {
    String text =
        write(
            "po.txt",
            """
            (lldb) po message
            <OS_xpc_dictionary: <dictionary: 0x105205500> { count = 3, transaction: 0, contents =
                "name" => <string: 0x105205330> { length = 8, contents = "a "lamp"" }
                "key" => <data: 0x7fb0cb401120>: { length = 300 bytes, contents = 0x00ff... }
            """);
    TestConsole imported = ran(0, "import", text, "-o", path("b.xpctape"));
    assertThat(imported.err().lines().map(line -> line.replace(text, "FILE")))
        .containsExactly(
            "xpctape: FILE: line 2, column 46: 2 of the dictionary's 3 entries are here",
            "xpctape: FILE: line 5, column 1: the } of the dictionary of line 2 is missing",
            "xpctape: FILE: descriptions by libxpc, 1 message",
            "xpctape: descriptions do not say who sent what; errors count as received, all else"
                + " as sent");
    assertThat(ran(0, "show", path("b.xpctape"), "1").out())
        .isEqualTo(
            """
            message 1  → sent
              time        not known
              service     anonymous
              connection  1
            {
              name: "a \\"lamp\\""
              key: data:00ff (incomplete: 2 of 300 bytes, lost by its source)
            } (incomplete: 2 of 3 entries, lost by its source)
            """);
    assertThat(ran(0, "export", path("b.xpctape"), "--to", "wire", "-o", path("b.bin")).err())
        .isEqualTo("xpctape: message 1 is left out: body: the value is not whole\n");
  }

  @Test
  void aFolderAndFilesBecomeOneTape() throws IOException {
    Files.createDirectories(folder.resolve("in/deeper"));
    Files.createDirectories(folder.resolve("in/.git"));
    Files.write(folder.resolve("in/c.bin"), CAPTURE);
    write("in/deeper/log.jsonl", "{\"a\":1}\n{\"a\":2}\n");
    write("in/README", "nothing of the sort\n");
    write("in/.git/x", "{}\n");
    TestConsole imported = new TestConsole("{\"last\":1}".getBytes(StandardCharsets.UTF_8));
    assertThat(imported.run("import", path("in"), "-", "-o", path("b.xpctape"))).isZero();
    assertThat(imported.err().lines().limit(4))
        .containsExactly(
            "xpctape: "
                + path("in/README")
                + ": is neither wire bytes of XPC, nor JSON, nor descriptions by libxpc; it begins"
                + " with 6e 6f 74 68 69 6e 67 20",
            "xpctape: " + path("in/c.bin") + ": wire bytes of XPC, 2 messages",
            "xpctape: " + path("in/deeper/log.jsonl") + ": JSON, 2 messages",
            "xpctape: standard input: JSON, 1 message");
    assertThat(ran(0, "list", path("b.xpctape")).out().lines())
        .extracting(line -> line.substring(15))
        .containsExactly(
            "→ #1 null", "← #1 {a: true}", "→ #2 {a: 1}", "→ #2 {a: 2}", "→ #3 {last: 1}");
  }

  @Test
  void twoExportsBehindOneAnotherKeepTheirReplies() throws IOException {
    String json = ran(0, "export", tape(), "--to", "json").out();
    ran(0, "import", write("two.jsonl", json + json), "-o", path("b.xpctape"));
    TestConsole listed = ran(0, "list", path("b.xpctape"));
    assertThat(listed.err()).isEmpty();
    assertThat(listed.out().lines().filter(line -> line.contains("↩")))
        .satisfiesExactly(
            line -> assertThat(line).contains("#1 ↩ 1 "),
            line -> assertThat(line).contains("#2 ↩ 5 "));
  }

  @Test
  void whatIsATapeAlreadyIsToldSo() throws IOException {
    String tape = tape();
    assertThat(ran(3, "import", tape, "-o", path("b.xpctape")).err())
        .isEqualTo("xpctape: " + tape + ": is a tape already\n");
    assertThat(folder.resolve("b.xpctape")).doesNotExist();
  }

  @Test
  void aFormThatIsNamedIsTakenAsSuch() throws IOException {
    String log = write("log", "one\ntwo\nthree\n[4] {\"a\":1}\n");
    assertThat(ran(3, "import", log, "-o", path("b.xpctape")).err())
        .contains("is neither")
        .endsWith("; --from names the form if you know it\n");
    ran(0, "import", log, "--from", "json", "-o", path("b.xpctape"));
    assertThat(ran(3, "import", log, "--from", "wire", "-o", path("c.xpctape")).err())
        .isEqualTo("xpctape: " + log + ": byte 0: no XPC message begins here\n");
  }
}
