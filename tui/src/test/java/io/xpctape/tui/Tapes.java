package io.xpctape.tui;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.Call;
import io.xpctape.model.Direction;
import io.xpctape.model.Frame;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.tui.state.Tape;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Tapes for the screens. */
final class Tapes {
  private static final long MS = 1_000_000;

  private Tapes() {}

  /**
   * Requests, each followed by its reply: odd messages ask with {@code method} and {@code number},
   * even ones answer with {@code result}. A filter is {@code even}, or wrong at column 3.
   */
  static Tape exchanges(int messages) {
    return exchanges(messages, new AtomicLong());
  }

  /** The same, counting how often a message is read. */
  static Tape exchanges(int messages, AtomicLong reads) {
    return tape(
        new AbstractList<>() {
          @Override
          public Message get(int index) {
            reads.incrementAndGet();
            return exchange(Objects.checkIndex(index, messages) + 1);
          }

          @Override
          public int size() {
            return messages;
          }
        });
  }

  /** One message with a body. */
  static Tape of(XpcValue body) {
    return tape(List.of(message(1, Direction.OUTGOING, 0, body)));
  }

  /** A request. */
  static Message ask(int n, long number) {
    return message(
        n,
        Direction.OUTGOING,
        0,
        XpcDictionary.of(
            XpcDictionary.Entry.of("method", XpcString.of("ask" + n)),
            XpcDictionary.Entry.of("number", new XpcUint64(number))));
  }

  private static Message exchange(int n) {
    return n % 2 == 1
        ? ask(n, n)
        : message(
            n,
            Direction.INCOMING,
            n - 1,
            XpcDictionary.of(XpcDictionary.Entry.of("result", XpcString.of("Answer " + n))));
  }

  private static Message message(int n, Direction direction, long replyTo, XpcValue body) {
    return new Message(
        n,
        n,
        n * MS,
        0,
        1,
        1,
        direction,
        replyTo == 0 ? Call.CONNECTION_SEND_MESSAGE_WITH_REPLY : Call.CONNECTION_REPLY_HANDLER,
        replyTo,
        Bytes.utf8("com.example.service"),
        body,
        Optional.empty());
  }

  private static Tape tape(List<Message> messages) {
    return new Tape(
        "test.xpctape",
        messages,
        new Lister(
            recording(List.of()).info(),
            message -> message.replyTo() == 0 ? "ask" : "answer",
            sequence -> sequence),
        Tapes::filter,
        message -> message.n() == 5 ? List.of(Frame.at(0x1234)) : List.of());
  }

  /** Of these messages. */
  static Recording recording(List<Message> messages) {
    RecordingInfo info =
        new RecordingInfo(
            "",
            "",
            "",
            "",
            1,
            1,
            Bytes.EMPTY,
            List.of(),
            Bytes.EMPTY,
            0,
            0,
            true,
            OptionalLong.empty(),
            List.of(),
            Map.of());
    return new Recording(info, List.of(), messages, List.of());
  }

  private static Predicate<ListedMessage> filter(String expression) {
    if (!expression.equals("even")) {
      throw new BadInputException("column 3: unknown name '" + expression + "'");
    }
    return listed -> listed.message().n() % 2 == 0;
  }
}
