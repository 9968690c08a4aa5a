package io.xpctape.schema;

import static io.xpctape.schema.infer.Conversation.dictionary;

import io.xpctape.model.Bytes;
import io.xpctape.model.ConnectionInfo;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcBool;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDate;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcResource;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcUuid;
import io.xpctape.schema.infer.Conversation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Recordings of a program that talks to an imaginary lamp. */
final class Lamp {
  private static final long DAY = 86_400_000_000_000L;

  private Lamp() {}

  /** One of everything that a schema can say. */
  static Recording evening() {
    Conversation talk = new Conversation("com.example.Lamp");
    Message create =
        talk.request(
            dictionary(
                "method",
                XpcString.of("create"),
                "identifier",
                new XpcUuid(new UUID(1, 2)),
                "wiring",
                dictionary(
                    "mains", XpcFd.of(Bytes.utf8("/dev/mains")), "volts", new XpcUint64(230)),
                "bulbs",
                XpcArray.of(
                    dictionary("watts", new XpcDouble(7.5), "socket", XpcString.of("E27")),
                    dictionary("watts", new XpcDouble(4), "spare", new XpcBool(true))),
                "rooms",
                XpcArray.of(XpcString.of("hall"), XpcString.of("*/ kitchen\n")),
                "firmware",
                new XpcData(Bytes.of((byte) 1, (byte) 2)),
                "neighbours",
                dictionary(
                    "10.0.0.1",
                    new XpcUint64(1),
                    "10.0.0.2",
                    new XpcUint64(2),
                    "10.0.0.3",
                    new XpcUint64(3)),
                "extras",
                new XpcArray(List.of())));
    talk.reply(
        create,
        dictionary("created", new XpcDate(DAY), "port", endpoint(), "warning", new XpcNull()));
    for (int i = 0; i < 20; i++) {
      dim(talk, i);
    }
    talk.event(
        new XpcDictionary(
            List.of(
                XpcDictionary.Entry.of("method", XpcString.of("burnt-out")),
                new XpcDictionary.Entry(Bytes.of((byte) 0xff), new XpcInt64(-1)))));
    talk.event(
        new XpcError(
            XpcError.Singleton.CONNECTION_INVALID,
            dictionary("XPCErrorDescription", XpcString.of("Connection invalid"))));
    return recording(talk.messages());
  }

  private static void dim(Conversation talk, int i) {
    XpcDictionary body =
        dictionary(
            "method",
            XpcString.of("dim"),
            "curve",
            XpcString.of(i % 2 == 0 ? "linear" : "log-like"),
            "level",
            i < 15 ? new XpcInt64(i) : XpcString.of("max"),
            "until",
            i % 4 == 0 ? new XpcNull() : new XpcDate(i * DAY));
    talk.add(io.xpctape.model.Call.CONNECTION_SEND_MESSAGE, 0, body);
  }

  private static XpcResource endpoint() {
    return new XpcResource(
        XpcKind.ENDPOINT, Bytes.utf8("endpoint"), Bytes.utf8("<endpoint>"), Optional.empty());
  }

  /** The same lamp later: another type here, a key more there, a new kind. */
  static Recording morning() {
    Conversation talk = new Conversation("com.example.Lamp");
    Message create =
        talk.request(
            dictionary(
                "method", XpcString.of("create"),
                "colour", XpcString.of("red"),
                "identifier", XpcString.of("lamp"),
                "bulbs", XpcArray.of(dictionary("watts", new XpcInt64(9))),
                "extras", XpcArray.of(XpcString.of("shade"))));
    talk.reply(create, dictionary("created", new XpcDate(2 * DAY)));
    talk.add(
        io.xpctape.model.Call.CONNECTION_SEND_MESSAGE,
        0,
        dictionary("method", XpcString.of("dim"), "curve", XpcString.of("cubic")));
    talk.event(dictionary("method", XpcString.of("heated"), "degrees", new XpcDouble(41)));
    return recording(talk.messages());
  }

  static Recording recording(List<Message> messages) {
    RecordingInfo info =
        new RecordingInfo(
            "test",
            "Linux",
            "6",
            "x86_64",
            12,
            1,
            Bytes.utf8("/bin/lamp"),
            List.of(Bytes.utf8("lamp"), Bytes.of((byte) 0xff)),
            Bytes.utf8("/"),
            1,
            2,
            true,
            OptionalLong.of(7),
            List.of(),
            Map.of("a", "b"));
    ConnectionInfo connection =
        new ConnectionInfo(1, Bytes.utf8("com.example.Lamp"), ConnectionInfo.Origin.CREATE, 0);
    return new Recording(info, List.of(connection), messages, List.of());
  }
}
