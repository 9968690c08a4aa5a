package io.xpctape.tui.state;

import io.xpctape.model.ListedMessage;
import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.text.SafeText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A tape that is shown, and what is worth knowing before its messages are. */
public final class Tape {
  private static final int NONE = -1;

  /** Of the column of kinds, at most. */
  private static final int KIND_COLUMNS = 24;

  /** How many messages say how wide that column is to be. */
  private static final int SAMPLE = 1000;

  private final String name;
  private final Recording recording;
  private final Function<Message, String> kind;
  private final Function<String, Predicate<ListedMessage>> filters;
  private final int[] partners;
  private final int kindColumns;

  /**
   * Over a recording.
   *
   * @param name what to call it
   * @param kind what kind a message is of, empty where unknown
   * @param filters compiles an expression; throws {@link io.xpctape.model.BadInputException} if it
   *     does not parse
   */
  public Tape(
      String name,
      Recording recording,
      Function<Message, String> kind,
      Function<String, Predicate<ListedMessage>> filters) {
    this.name = name;
    this.recording = recording;
    this.kind = kind;
    this.filters = filters;
    this.partners = partners(recording.messages());
    this.kindColumns =
        recording.messages().stream()
            .limit(SAMPLE)
            .mapToInt(message -> SafeText.columns(SafeText.of(kind.apply(message))))
            .map(columns -> Math.min(columns, KIND_COLUMNS))
            .max()
            .orElse(0);
  }

  private static int[] partners(List<Message> messages) {
    Map<Long, Integer> bySequence = new HashMap<>();
    int[] partners = new int[messages.size()];
    for (int i = 0; i < partners.length; i++) {
      Message message = messages.get(i);
      Integer asked = message.replyTo() == 0 ? null : bySequence.get(message.replyTo());
      partners[i] = asked == null ? NONE : asked;
      if (asked != null && partners[asked] == NONE) {
        partners[asked] = i;
      }
      bySequence.put(message.sequence(), i);
    }
    return partners;
  }

  String name() {
    return name;
  }

  List<Message> messages() {
    return recording.messages();
  }

  long startNs() {
    return recording.info().startMonotonicNs();
  }

  /** How wide a column the kinds need; 0 if there are none. */
  int kindColumns() {
    return kindColumns;
  }

  String kind(Message message) {
    return kind.apply(message);
  }

  /** The messages that fit an expression. */
  public List<Message> matching(String expression) {
    return Arrays.stream(fitting(expression)).mapToObj(messages()::get).toList();
  }

  /** The indexes of the messages that fit an expression. */
  int[] fitting(String expression) {
    Predicate<ListedMessage> filter = filters.apply(expression);
    return IntStream.range(0, partners.length).filter(i -> filter.test(listed(i))).toArray();
  }

  private ListedMessage listed(int index) {
    Message message = messages().get(index);
    boolean answers = message.replyTo() != 0 && partners[index] != NONE;
    return new ListedMessage(
        message,
        message.monotonicNs() - startNs(),
        kind(message),
        answers ? messages().get(partners[index]).n() : 0);
  }

  /** The index of a request's first reply or a reply's request, -1 if the tape has none. */
  int partner(int index) {
    return partners[index];
  }
}
