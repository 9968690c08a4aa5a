package io.xpctape.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowCommandTest {
  @TempDir Path folder;
  private final TestConsole test = new TestConsole();
  private String tape = "";

  @BeforeEach
  void record() throws IOException {
    tape =
        new TestTape()
            .asks(
                XpcDictionary.of(
                    Entry.of("method", XpcString.of("start")),
                    Entry.of("cpus", new XpcUint64(2)),
                    Entry.of("bytes", new XpcData(Bytes.of(new byte[20])))))
            .hears(XpcDictionary.of(Entry.of("error", new XpcInt64(-1))))
            .sees(XpcDictionary.of(Entry.of("method", XpcString.of("stopped"))))
            .in(folder, "a.xpctape");
  }

  @Test
  void printsAMessageWhole() {
    assertThat(test.run("show", tape, "1..2")).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
            message 1  → xpc_connection_send_message_with_reply
              time        0.000001000 s  (1970-01-01T00:00:00.000001Z)
              service     com.example.service
              connection  1
              thread      1
              kind        start
            {
              method: "start"
              cpus: uint64:2
              bytes: data of 20 bytes
                00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                00000010  00 00 00 00                                       |....|
            }

            message 2  ← reply handler
              time        0.000002000 s  (1970-01-01T00:00:00.000002Z)
              service     com.example.service
              connection  1
              thread      1
              kind        start
              answers     message 1
            {
              error: int64:-1
            }
            """);
    assertThat(test.err()).isEmpty();
  }

  @Test
  void sortsKeysWhenAsked() {
    assertThat(test.run("show", tape, "1", "--sort")).isZero();
    assertThat(test.out()).containsSubsequence("  bytes:", "  cpus:", "  method:");
  }

  @Test
  void printsEachMessageOnceInTheirOrder() {
    assertThat(test.run("show", tape, "--format", "json", "3", "dir == 'in'", "2..3")).isZero();
    assertThat(test.out().lines().map(line -> line.substring(0, 6)))
        .containsExactly("{\"n\":2", "{\"n\":3");
  }

  @Test
  void printsTheBytesThatLocalXpcWouldWrite() {
    assertThat(test.run("show", tape, "2", "--format", "hex")).isZero();
    assertThat(test.out())
        .startsWith(
            "message 2: 40 bytes, as local XPC would write it; what really travelled is not"
                + " recorded\n"
                + "000000  43 50 58 40 05 00 00 00  |CPX@....|  local XPC, version 5\n");
  }

  @Test
  void printsThePacketsBytesOfWhatHasNoOther() throws IOException {
    String odd =
        new TestTape()
            .sees(new XpcError(XpcError.Singleton.NONE, XpcDictionary.EMPTY))
            .in(folder, "odd.xpctape");
    assertThat(test.run("show", odd, "1", "--format", "hex")).isZero();
    List<String> lines = test.out().lines().toList();
    byte[] file = Files.readAllBytes(Path.of(odd));
    String[] words = lines.get(0).split(" ", -1);
    assertThat(lines.get(0))
        .matches(
            "message 1: [0-9]+ bytes from byte [0-9]+ of the tape; it has no wire bytes: body: .*");
    int size = Integer.parseInt(words[2]);
    int offset = Integer.parseInt(words[6]);
    assertThat(offset + size).isEqualTo(file.length);
    assertThat(lines.get(1)).startsWith("%08x  0a %02x 09 02 00 00".formatted(offset, size - 2));
    assertThat(lines).hasSize(2 + (size - 1) / 16);
  }

  @Test
  void printsProtobufsOwnText() {
    assertThat(test.run("show", tape, "2", "--format", "proto")).isZero();
    assertThat(test.out())
        .isEqualTo(
            """
            # message 2
            sequence: 3
            message {
              connection_id: 1
              direction: DIRECTION_INCOMING
              call: CALL_CONNECTION_REPLY_HANDLER
              reply_to: 2
              thread: 1
              monotonic_ns: 2000
              wall_ns: 2000
              service: "com.example.service"
              body {
                dictionary {
                  entry {
                    key: "error"
                    value {
                      int64: -1
                    }
                  }
                }
              }
            }
            """);
  }

  @Test
  void tellsOfAMessageThatIsNotThere() {
    assertThat(test.run("show", tape, "4")).isEqualTo(3);
    assertThat(test.run("show", tape, "1", "4..9")).isEqualTo(3);
    assertThat(test.err())
        .isEqualTo(
            "xpctape: %s: there is no message 4; the last is 3%n".formatted(tape)
                + "xpctape: %s: there is no message 4..9; the last is 3%n".formatted(tape));
    assertThat(test.out()).isEmpty();
  }

  @Test
  void isContentWithoutAMatch() {
    assertThat(test.run("show", tape, "body.method == 'pause'")).isZero();
    assertThat(test.out()).isEmpty();
    assertThat(test.err()).isEmpty();
  }

  @Test
  void refusesWhatIsNoSelection() {
    assertThat(test.run("show", tape, "0")).isEqualTo(2);
    assertThat(test.run("show", tape, "3..1")).isEqualTo(2);
    assertThat(test.run("show", tape, "n = 1")).isEqualTo(2);
    assertThat(test.run("show", tape)).isEqualTo(2);
    assertThat(test.err().lines())
        .hasSize(4)
        .startsWith(
            "xpctape: show: 0: messages are numbered from 1",
            "xpctape: show: 3..1: the range ends before it begins")
        .element(2)
        .asString()
        .startsWith("xpctape: show: n = 1: column 3: ");
  }

  @Test
  void printsAPlaceThatMayLieInsideData() throws IOException {
    Bytes list = Bytes.utf8("<plist><dict><key>a</key><array><true/></array></dict></plist>");
    String inside =
        new TestTape()
            .asks(XpcDictionary.of(Entry.of("root", new XpcData(list))))
            .hears(XpcDictionary.of(Entry.of("root", new XpcInt64(1))))
            .in(folder, "inside.xpctape");
    assertThat(test.run("show", inside, "1..2", "--path", "root.$plist.a")).isZero();
    assertThat(test.run("show", inside, "1", "--path", "root.$plist", "--format", "json")).isZero();
    assertThat(test.out()).isEqualTo("[\n  0: true\n]\n{\"a\":[true]}\n");
    assertThat(test.run("show", inside, "1", "--path", "root.$message")).isEqualTo(3);
    assertThat(test.err())
        .isEqualTo("xpctape: " + inside + ": no such message has root.$message\n");
    assertThat(test.run("show", inside, "1", "--path", "root.$x")).isEqualTo(2);
    assertThat(test.run("show", inside, "1", "--path", "root", "--format", "hex")).isEqualTo(2);
  }
}
