package io.xpctape.replay.plan;

import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcDictionary.Entry;
import io.xpctape.model.XpcFd;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A conversation of the kind that people replay. */
public final class Boot {
  static final String SERVICE = "com.example.machine";

  private final List<Message> messages = new ArrayList<>();

  private Boot() {}

  static Recording recording() {
    return recording("quiet", 3, Optional.empty());
  }

  /** The same with another command line, another end, and what a plan did to the first message. */
  public static Recording recording(String commandLine, long state, Optional<Change> change) {
    Boot boot = new Boot();
    boot.out(
        Call.CONNECTION_SEND_MESSAGE_WITH_REPLY,
        XpcDictionary.of(
            Entry.of("method", text("create")),
            Entry.of("cpus", new XpcUint64(1)),
            Entry.of(
                "loader",
                XpcDictionary.of(
                    Entry.of("kernel", fd("/old/kernel")),
                    Entry.of("command_line", text(commandLine)))),
            Entry.of("disks", XpcArray.of(XpcDictionary.of(Entry.of("path", text("/d")))))));
    boot.change(change);
    boot.in(Call.CONNECTION_REPLY_HANDLER, 1, XpcDictionary.of(Entry.of("ok", new XpcUint64(1))));
    for (String disk : List.of("/a", "/b", "/c")) {
      boot.out(
          Call.CONNECTION_SEND_MESSAGE,
          XpcDictionary.of(Entry.of("method", text("attach")), Entry.of("path", text(disk))));
    }
    boot.out(Call.CONNECTION_SEND_MESSAGE, XpcDictionary.of(Entry.of("method", text("start"))));
    boot.in(
        Call.CONNECTION_EVENT_HANDLER,
        0,
        XpcDictionary.of(
            Entry.of("method", text("stopped")),
            Entry.of("state", new XpcUint64(state)),
            Entry.of("error", state == 0 ? XpcDictionary.EMPTY : error(state))));
    return new Recording(info("Linux"), List.of(), boot.messages, List.of());
  }

  static RecordingInfo info(String os) {
    return new RecordingInfo(
        "",
        os,
        "",
        "",
        10,
        9,
        Bytes.EMPTY,
        List.of(),
        Bytes.EMPTY,
        0,
        0,
        true,
        OptionalLong.empty(),
        List.of(),
        Map.of());
  }

  private static XpcValue error(long code) {
    return XpcDictionary.of(
        Entry.of("reason", text("It stopped.")), Entry.of("code", new XpcUint64(code)));
  }

  static XpcValue text(String text) {
    return XpcString.of(text);
  }

  /** Opened with O_RDONLY, O_CREAT and O_CLOEXEC. */
  static XpcFd fd(String path) {
    return new XpcFd(
        XpcFd.Type.FILE,
        Bytes.utf8(path),
        OptionalLong.of(0_2_000_100),
        OptionalLong.of(1),
        OptionalLong.of(0),
        OptionalLong.of(2),
        OptionalLong.of(3));
  }

  private void change(Optional<Change> change) {
    Message m = messages.remove(messages.size() - 1);
    messages.add(
        new Message(
            m.n(),
            m.sequence(),
            m.monotonicNs(),
            m.wallNs(),
            m.thread(),
            m.connection(),
            m.direction(),
            m.call(),
            m.replyTo(),
            m.service(),
            m.body(),
            change));
  }

  private void out(Call call, XpcValue body) {
    add(Direction.OUTGOING, call, 0, body);
  }

  private void in(Call call, long replyTo, XpcValue body) {
    add(Direction.INCOMING, call, replyTo, body);
  }

  private void add(Direction direction, Call call, long replyTo, XpcValue body) {
    long n = messages.size() + 1L;
    messages.add(
        new Message(
            n,
            n,
            0,
            0,
            1,
            1,
            direction,
            call,
            replyTo,
            Bytes.utf8(SERVICE),
            body,
            Optional.empty()));
  }
}
