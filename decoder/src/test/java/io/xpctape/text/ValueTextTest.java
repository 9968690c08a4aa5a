package io.xpctape.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Incomplete;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcConnection;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcPointer;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcShmem;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.model.XpcValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ValueTextTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  private static final XpcDictionary EVERYTHING =
      XpcDictionary.of(
          Entry.of("text", XpcString.of("say \"hi\"\u001b[2J\n")),
          Entry.of("a key", new XpcInt64(-1)),
          new Entry(Bytes.of((byte) 0xff), new XpcUint64(-1)),
          Entry.of("yes", new XpcBool(true)),
          Entry.of("nothing", new XpcNull()),
          Entry.of("nothing", new XpcDouble(-0.0)),
          Entry.of("nan", new XpcDouble(Double.longBitsToDouble(0x7ff8_0000_0000_0001L))),
          Entry.of("when", new XpcDate(1_700_000_000_000_000_001L)),
          Entry.of("before", new XpcDate(-1)),
          Entry.of("short", new XpcData(Bytes.of((byte) 0, (byte) 0xff))),
          Entry.of(
              "long",
              new XpcData(
                  Bytes.of(new byte[70]),
                  Optional.of(new Incomplete(Incomplete.Reason.MAX_DATA, OptionalLong.of(22706))))),
          Entry.of("id", new XpcUuid(new UUID(0x3d3e272b6e3347afL, 1))),
          Entry.of(
              "file",
              new XpcFd(
                  XpcFd.Type.FILE,
                  Bytes.utf8("/boot/vmlinuz"),
                  OptionalLong.of(0),
                  OptionalLong.of(4096),
                  OptionalLong.of(0),
                  NONE,
                  NONE)),
          Entry.of("memory", new XpcShmem(16384)),
          Entry.of("at", new XpcPointer(0xdeadL)),
          Entry.of(
              "peer",
              new XpcConnection(Bytes.utf8("com.x"), OptionalLong.of(7), NONE, NONE, NONE, 3)),
          Entry.of(
              "door",
              new XpcResource(
                  XpcKind.ENDPOINT, Bytes.utf8("endpoint"), Bytes.utf8("<endpoint: 0x1>"))),
          Entry.of(
              "gone", new XpcError(XpcError.Singleton.CONNECTION_INVALID, XpcDictionary.EMPTY)),
          Entry.of("list", XpcArray.of(new XpcUint64(2), XpcDictionary.EMPTY, XpcArray.of())));

  @Test
  void showsEveryTypeInATree() {
    assertThat(ValueText.tree(EVERYTHING, ValueText.Order.RECORDED))
        .isEqualTo(
            """
            {
              text: "say \\"hi\\"\\u001b[2J\\n"
              "a key": int64:-1
              "\\xff": uint64:18446744073709551615
              yes: true
              nothing: null
              nothing#2: double:-0.0
              nan: double:nan(0x7ff8000000000001)
              when: date:2023-11-14T22:13:20.000000001Z
              before: date:1969-12-31T23:59:59.999999999Z
              short: data:00ff
              long: data of 70 bytes (incomplete: 70 of 22706 bytes, cut by the recording's limit)
                00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                00000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                00000020  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                00000030  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|
                … 6 bytes more
              id: uuid:3D3E272B-6E33-47AF-0000-000000000001
              file: fd:"/boot/vmlinuz" (file, flags 0x0, size 4096, offset 0)
              memory: shmem of 16384 bytes
              at: pointer:0xdead
              peer: connection "com.x" (id 3, pid 7)
              door: endpoint "<endpoint: 0x1>"
              gone: error connection invalid {}
              list: [
                0: uint64:2
                1: {}
                2: []
              ]
            }
            """);
  }

  @Test
  void sortsByKeyWhenAsked() {
    XpcDictionary repeated =
        XpcDictionary.of(
            Entry.of("b", new XpcInt64(1)),
            Entry.of("a", new XpcInt64(2)),
            Entry.of("b", new XpcInt64(0)));
    assertThat(ValueText.tree(repeated, ValueText.Order.SORTED))
        .isEqualTo("{\n  a: int64:2\n  b: int64:1\n  b#2: int64:0\n}\n");
  }

  @Test
  void fitsALine() {
    XpcDictionary start =
        XpcDictionary.of(
            Entry.of("method", XpcString.of("start")),
            Entry.of("cpus", new XpcUint64(2)),
            Entry.of("kernel", XpcFd.of(Bytes.utf8("/boot/vmlinuz"))),
            Entry.of("list", XpcArray.of(new XpcInt64(1), new XpcBool(false))),
            Entry.of("e", new XpcError(XpcError.Singleton.NONE, XpcDictionary.EMPTY)));
    assertThat(ValueText.line(start, 200))
        .isEqualTo(
            "{method: \"start\", cpus: 2, kernel: fd:/boot/vmlinuz, list: [1, false], e: error {}}");
    assertThat(ValueText.line(start, 30)).isEqualTo("{method: \"start\", cpus: 2, ke…");
    assertThat(ValueText.line(XpcString.of("x".repeat(100)), 80))
        .isEqualTo("\"" + "x".repeat(46) + "…\"");
  }

  @Test
  void neverIsWiderThanAskedOrMoreThanALine() {
    ValueGenerator values = new ValueGenerator(11);
    for (int i = 0; i < 2000; i++) {
      XpcValue value = values.value();
      String line = ValueText.line(value, 40);
      assertThat(SafeText.columns(line)).isLessThanOrEqualTo(40);
      assertThat(line).isEqualTo(SafeText.of(line));
      assertThat(ValueText.tree(value, ValueText.Order.SORTED).lines())
          .allMatch(l -> l.equals(SafeText.of(l)));
    }
  }
}
