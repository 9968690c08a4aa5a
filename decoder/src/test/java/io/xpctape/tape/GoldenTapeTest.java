package io.xpctape.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Direction;
import io.xpctape.model.Incomplete;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
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
import io.xpctape.text.MessageText;
import io.xpctape.text.ValueText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tapes are kept for years. Each format that was ever written keeps a file here, beside the text
 * that it must print; neither is ever made anew.
 */
final class GoldenTapeTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  @ParameterizedTest
  @ValueSource(ints = 1)
  void everyFormatStillOpens(int format) throws IOException {
    Recording recording = TapeRoundTripTest.read(resource("format-" + format + ".xpctape"));
    assertThat(recording.complaints()).isEmpty();
    assertThat(text(recording))
        .isEqualTo(new String(resource("format-" + format + ".txt"), StandardCharsets.UTF_8));
  }

  @Test
  void todaysFormatIsWrittenToTheByte() throws IOException {
    byte[] golden = resource("format-" + Format.VERSION + ".xpctape");
    assertThat(TapeRoundTripTest.write(everything())).isEqualTo(golden);
    assertThat(TapeRoundTripTest.read(golden)).isEqualTo(everything());
  }

  private static String text(Recording recording) {
    Lister lister = Lister.of(recording, message -> "");
    return recording.messages().stream()
        .map(message -> MessageText.whole(lister.of(message), ValueText.Order.RECORDED))
        .collect(Collectors.joining("\n"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GoldenTapeTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  private static Recording everything() {
    RecordingInfo info =
        new RecordingInfo(
            "xpctape 0.1.0",
            "Darwin",
            "23.5.0",
            "arm64",
            4242,
            1,
            Bytes.utf8("/usr/local/bin/vftool"),
            List.of(Bytes.utf8("vftool"), Bytes.of((byte) 0xff), Bytes.EMPTY),
            Bytes.utf8("/tmp"),
            5_000_000_000L,
            1_700_000_000_000_000_000L,
            true,
            OptionalLong.of(4096),
            List.of(Bytes.utf8("com.apple.Virtualization.*")),
            Map.of("build", "23F79"));
    List<ConnectionInfo> connections =
        List.of(
            new ConnectionInfo(
                1,
                Bytes.utf8("com.apple.Virtualization.VirtualMachine"),
                ConnectionInfo.Origin.CREATE_MACH_SERVICE,
                2),
            new ConnectionInfo(2, Bytes.EMPTY, ConnectionInfo.Origin.PEER, 0));
    return new Recording(
        info,
        connections,
        List.of(
            message(1, 4, 1, Direction.OUTGOING, Call.CONNECTION_SEND_MESSAGE_WITH_REPLY, 0, all()),
            message(2, 5, 1, Direction.INCOMING, Call.CONNECTION_REPLY_HANDLER, 4, cut()),
            message(3, 7, 2, Direction.INCOMING, Call.CONNECTION_EVENT_HANDLER, 0, error())),
        List.of());
  }

  private static Message message(
      long n,
      long sequence,
      long connection,
      Direction direction,
      Call call,
      long replyTo,
      XpcValue body) {
    return new Message(
        n,
        sequence,
        5_000_000_000L + 1_000_123L * n,
        1_700_000_000_000_000_000L + 1_000_123L * n,
        259,
        connection,
        direction,
        call,
        replyTo,
        connection == 1 ? Bytes.utf8("com.apple.Virtualization.VirtualMachine") : Bytes.EMPTY,
        body,
        n == 1
            ? Optional.of(new Change(List.of(0, 3), true, List.of("there is no disks[4]")))
            : Optional.empty());
  }

  private static XpcDictionary all() {
    return XpcDictionary.of(
        Entry.of("null", new XpcNull()),
        Entry.of("bool", new XpcBool(true)),
        Entry.of("int64", new XpcInt64(Long.MIN_VALUE)),
        Entry.of("uint64", new XpcUint64(-1)),
        Entry.of("double", new XpcDouble(-0.0)),
        Entry.of("double", new XpcDouble(Double.longBitsToDouble(0x7ff8_0000_dead_beefL))),
        Entry.of("date", new XpcDate(-1)),
        Entry.of("data", new XpcData(Bytes.of(new byte[20]))),
        Entry.of("string", XpcString.of("grüße \"\\\u001b[2J")),
        new Entry(
            Bytes.of((byte) 'k', (byte) 0xff), new XpcString(Bytes.of((byte) 0xc3, (byte) '('))),
        Entry.of("uuid", new XpcUuid(new UUID(0x3d3e272b6e3347afL, 1))),
        Entry.of("array", XpcArray.of(XpcArray.of(), XpcDictionary.EMPTY)),
        Entry.of(
            "fd",
            new XpcFd(
                XpcFd.Type.FILE,
                Bytes.utf8("/boot/vmlinuz"),
                OptionalLong.of(0xffff_ffffL),
                OptionalLong.of(4096),
                OptionalLong.of(0),
                OptionalLong.of(1),
                OptionalLong.of(2))),
        Entry.of("shmem", new XpcShmem(16384)),
        Entry.of(
            "connection",
            new XpcConnection(
                Bytes.utf8("com.x"),
                OptionalLong.of(7),
                OptionalLong.of(501),
                OptionalLong.of(20),
                OptionalLong.of(-1),
                2)),
        Entry.of("pointer", new XpcPointer(0xdead_beefL)),
        Entry.of("endpoint", resource(XpcKind.ENDPOINT)),
        Entry.of("mach_send", resource(XpcKind.MACH_SEND)),
        Entry.of("mach_send_once", resource(XpcKind.MACH_SEND_ONCE)),
        Entry.of("mach_recv", resource(XpcKind.MACH_RECV)),
        Entry.of("other", resource(XpcKind.OTHER)));
  }

  private static XpcResource resource(XpcKind kind) {
    return new XpcResource(kind, Bytes.utf8("a type"), Bytes.utf8("<a type: 0x1>"));
  }

  private static XpcDictionary cut() {
    Optional<Incomplete> maxData =
        Optional.of(new Incomplete(Incomplete.Reason.MAX_DATA, OptionalLong.of(22706)));
    Optional<Incomplete> depth = Optional.of(new Incomplete(Incomplete.Reason.DEPTH, NONE));
    return XpcDictionary.of(
        Entry.of("data", new XpcData(Bytes.of((byte) 1), maxData)),
        Entry.of("string", new XpcString(Bytes.utf8("x"), maxData)),
        Entry.of("array", new XpcArray(List.of(), depth)),
        Entry.of("dictionary", new XpcDictionary(List.of(), depth)));
  }

  private static XpcError error() {
    return new XpcError(
        XpcError.Singleton.CONNECTION_INTERRUPTED,
        XpcDictionary.of(Entry.of("XPCErrorDescription", XpcString.of("Connection interrupted"))));
  }
}
