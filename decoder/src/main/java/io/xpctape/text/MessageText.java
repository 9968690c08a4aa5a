package io.xpctape.text;

import io.xpctape.model.Call;
import io.xpctape.model.Change;
import io.xpctape.model.Direction;
import io.xpctape.model.Frame;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.XpcError;
import io.xpctape.wire.WireText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Messages as people read them, safe for a terminal. */
public final class MessageText {
  /** Fewer columns than this help nobody. */
  private static final int MIN_COLUMNS = 20;

  private static final String CYAN = "\u001b[36m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[m";

  private final int columns;
  private final int numberWidth;
  private final int serviceWidth;
  private final int kindWidth;
  private final boolean color;

  /**
   * Lays out a list.
   *
   * @param columns of a line
   * @param sample some of the messages, by which the columns are made as wide as they need
   * @param last the last message's number
   * @param color directions and errors are coloured
   */
  public MessageText(int columns, List<ListedMessage> sample, long last, boolean color) {
    this.columns = Math.max(MIN_COLUMNS, columns);
    this.color = color;
    numberWidth = Math.max(2, String.valueOf(last).length());
    serviceWidth =
        Math.min(
            this.columns / 4,
            sample.stream().mapToInt(l -> SafeText.columns(service(l.message()))).max().orElse(0));
    kindWidth =
        Math.min(
            this.columns / 5,
            sample.stream().mapToInt(l -> SafeText.columns(SafeText.of(l.kind()))).max().orElse(0));
  }

  /** A message in one line, without a line feed. */
  public String line(ListedMessage listed) {
    Message message = listed.message();
    boolean outgoing = message.direction() == Direction.OUTGOING;
    StringBuilder before = new StringBuilder();
    before.append(
        String.format(
            Locale.ROOT, "%" + numberWidth + "d %11s ", message.n(), seconds(listed.time(), 6)));
    StringBuilder behind = new StringBuilder(" ");
    pad(behind, tail(service(message), serviceWidth), serviceWidth);
    if (kindWidth > 0) {
      pad(behind, SafeText.cut(SafeText.of(listed.kind()), kindWidth), kindWidth);
    }
    if (listed.replyTo() != 0) {
      behind.append("↩ ").append(listed.replyTo()).append(' ');
    }
    int left = columns - before.length() - 1 - SafeText.columns(behind.toString());
    String body = ValueText.line(message.body(), Math.max(1, left));
    boolean error = message.body() instanceof XpcError;
    return before
        + colored(outgoing ? "→" : "←", outgoing ? CYAN : GREEN)
        + behind
        + (error ? colored(body, RED) : body);
  }

  private String colored(String text, String with) {
    return color ? with + text + PLAIN : text;
  }

  private static void pad(StringBuilder line, String text, int width) {
    line.append(text).append(" ".repeat(Math.max(0, width - SafeText.columns(text)) + 1));
  }

  /** The end of a name: services of one program mostly begin alike. */
  private static String tail(String name, int width) {
    if (SafeText.columns(name) <= width) {
      return name;
    }
    int from = name.length();
    int used = 1;
    while (from > 0 && used < width) {
      from = name.offsetByCodePoints(from, -1);
      used = 1 + SafeText.columns(name.substring(from));
    }
    return "…" + name.substring(used > width ? name.offsetByCodePoints(from, 1) : from);
  }

  /** The service with its connection's number, which alone names an anonymous one. */
  private static String service(Message message) {
    return SafeText.of(message.service()) + "#" + message.connection();
  }

  /** The same without what is known of its call stack but the addresses. */
  public static String whole(ListedMessage listed, ValueText.Order order) {
    return whole(listed, order, listed.message().stack().stream().map(Frame::at).toList());
  }

  /**
   * A whole message over as many lines as it needs, each ending in a line feed.
   *
   * @param stack what is known of its call stack
   */
  public static String whole(ListedMessage listed, ValueText.Order order, List<Frame> stack) {
    return facts(listed, stack) + ValueText.tree(listed.message().body(), order);
  }

  /** What is known of a message beside its body, a line each. */
  public static String facts(ListedMessage listed, List<Frame> stack) {
    Message message = listed.message();
    StringBuilder text = new StringBuilder();
    text.append("message ").append(message.n());
    text.append(message.direction() == Direction.OUTGOING ? "  → " : "  ← ");
    text.append(how(message)).append('\n');
    String date = message.wallNs() == 0 ? "" : "  (" + ValueText.date(message.wallNs()) + ")";
    fact(text, "time", date.isEmpty() ? "not known" : seconds(listed.time(), 9) + " s" + date);
    String service = SafeText.of(message.service());
    fact(text, "service", (service.isEmpty() ? "anonymous" : service));
    fact(text, "connection", String.valueOf(message.connection()));
    if (message.thread() != 0) {
      fact(text, "thread", Long.toUnsignedString(message.thread()));
    }
    if (!listed.kind().isEmpty()) {
      fact(text, "kind", SafeText.of(listed.kind()));
    }
    if (listed.replyTo() != 0) {
      fact(text, "answers", "message " + listed.replyTo());
    } else if (message.replyTo() != 0) {
      fact(text, "answers", "packet " + message.replyTo() + ", which is not on the tape");
    }
    message.change().ifPresent(change -> fact(text, "changed", changed(change)));
    message.wire().ifPresent(form -> fact(text, "wire", WireText.of(form)));
    String name = "stack";
    for (Frame frame : stack) {
      fact(text, name, frame(frame));
      name = "";
    }
    return text.toString();
  }

  /** The function or handler; for a message that was imported, only which way it went. */
  public static String how(Message message) {
    if (message.call() != Call.UNKNOWN) {
      return message.call().label();
    }
    return message.direction() == Direction.OUTGOING ? "sent" : "received";
  }

  /** A call as people read it: {@code /bin/sh + 0x4f21 main + 17}. */
  public static String frame(Frame frame) {
    String place =
        frame
            .image()
            .map(
                image ->
                    SafeText.of(image.path())
                        + " + 0x"
                        + Long.toHexString(image.offset(frame.address())))
            .orElseGet(() -> "0x" + Long.toHexString(frame.address()));
    return place
        + frame
            .symbol()
            .map(symbol -> "  " + SafeText.of(symbol.symbol()) + " + " + symbol.offset())
            .orElse("");
  }

  private static void fact(StringBuilder text, String name, String value) {
    text.append(String.format(Locale.ROOT, "  %-10s  %s%n", name, value));
  }

  private static String changed(Change change) {
    String refused =
        change.refused().stream().map(SafeText::of).collect(Collectors.joining("; refused: "));
    return "by rule "
        + change.rules().stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (change.inPlace() ? ", in place" : "")
        + (refused.isEmpty() ? "" : "; refused: " + refused);
  }

  /** Nanoseconds as seconds with so many decimals, cut and not rounded. */
  public static String seconds(long nanoseconds, int decimals) {
    long ns = Math.abs(nanoseconds % 1_000_000_000L);
    String fraction = String.format(Locale.ROOT, "%09d", ns).substring(0, decimals);
    long whole = nanoseconds / 1_000_000_000L;
    return (nanoseconds < 0 ? "-" : "") + Math.abs(whole) + "." + fraction;
  }
}
