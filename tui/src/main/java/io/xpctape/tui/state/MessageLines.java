package io.xpctape.tui.state;

import io.xpctape.model.Direction;
import io.xpctape.model.Frame;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.XpcError;
import io.xpctape.text.MessageText;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import io.xpctape.tui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message as a row of a list, and what it holds. */
final class MessageLines {
  /** Of the time, in seconds. */
  private static final int DECIMALS = 4;

  private static final int GAP = 2;

  /** As far as anybody scrolls a row; the detail has all. */
  private static final int SUMMARY_WIDTH = 500;

  private MessageLines() {}

  /** Number, time since the tape's start in seconds, direction, kind, body. */
  static Line row(Tape tape, ListedMessage listed) {
    Message message = listed.message();
    int digits = String.valueOf(tape.size()).length();
    return Line.of(number(message.n(), digits) + "  " + time(listed) + "  ", Tone.FAINT)
        .and(glyph(message) + " ", direction(message))
        .and(padded(SafeText.of(listed.kind()), tape.kindColumns()), Tone.KIND)
        .and(ValueText.line(message.body(), SUMMARY_WIDTH), tone(message));
  }

  /**
   * What stands above a message's body.
   *
   * @param partner the number of the message that belongs to it, or 0
   */
  static String heading(ListedMessage listed, long partner) {
    Message message = listed.message();
    String kind = SafeText.of(listed.kind());
    String service = SafeText.of(message.service());
    return message.n()
        + (partner == 0 ? "" : (message.replyTo() == 0 ? " answered by " : " answers ") + partner)
        + " "
        + glyph(message)
        + (kind.isEmpty() ? "" : " " + kind)
        + (service.isEmpty() ? "" : "  " + service)
        + "  "
        + MessageText.how(message);
  }

  /** A message's body, and below it the calls that sent it. */
  static List<Line> whole(Message message, List<Frame> stack) {
    List<Line> lines = new ArrayList<>(body(message));
    stack.forEach(frame -> lines.add(Line.of("sent by " + MessageText.frame(frame), Tone.FAINT)));
    return lines;
  }

  static List<Line> body(Message message) {
    return ValueText.tree(message.body(), ValueText.Order.RECORDED)
        .lines()
        .map(line -> Line.of(line, tone(message)))
        .toList();
  }

  static String glyph(Message message) {
    return message.direction() == Direction.OUTGOING ? "→" : "←";
  }

  static Tone direction(Message message) {
    return message.direction() == Direction.OUTGOING ? Tone.OUT : Tone.IN;
  }

  private static Tone tone(Message message) {
    return message.body() instanceof XpcError ? Tone.ERROR : Tone.PLAIN;
  }

  private static String number(long n, int digits) {
    return String.format(Locale.ROOT, "%" + digits + "d", n);
  }

  private static String time(ListedMessage listed) {
    return String.format(Locale.ROOT, "%9s", MessageText.seconds(listed.time(), DECIMALS));
  }

  private static String padded(String kind, int columns) {
    String cut = SafeText.cut(kind, columns);
    return columns == 0 ? "" : cut + " ".repeat(columns - SafeText.columns(cut) + GAP);
  }
}
