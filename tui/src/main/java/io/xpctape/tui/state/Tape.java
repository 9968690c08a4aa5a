package io.xpctape.tui.state;

import io.xpctape.model.Frame;
import io.xpctape.model.ListedMessage;
import io.xpctape.model.Lister;
import io.xpctape.model.Message;
import io.xpctape.text.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A tape that is shown. Messages are asked for when they are needed; there may be millions. */
public final class Tape {
  /** Of the column of kinds, at most. */
  private static final int KIND_COLUMNS = 24;

  /** How many messages say how wide that column is to be. */
  private static final int SAMPLE = 1000;

  private final String name;
  private final List<Message> messages;
  private final Lister lister;
  private final Function<String, Predicate<ListedMessage>> filters;
  private final Function<Message, List<Frame>> stacks;
  private final int kindColumns;

  /**
   * Over a recording without call stacks.
   *
   * @param name what to call it
   * @param messages in file order
   * @param lister tells of them what only the recording knows
   * @param filters compiles an expression; throws {@link io.xpctape.model.BadInputException} if it
   *     does not parse
   */
  public Tape(
      String name,
      List<Message> messages,
      Lister lister,
      Function<String, Predicate<ListedMessage>> filters) {
    this(name, messages, lister, filters, message -> List.of());
  }

  /**
   * Over a recording.
   *
   * @param name what to call it
   * @param messages in file order
   * @param lister tells of them what only the recording knows
   * @param filters compiles an expression; throws {@link io.xpctape.model.BadInputException} if it
   *     does not parse
   * @param stacks says which calls sent a message
   */
  public Tape(
      String name,
      List<Message> messages,
      Lister lister,
      Function<String, Predicate<ListedMessage>> filters,
      Function<Message, List<Frame>> stacks) {
    this.stacks = stacks;
    this.name = name;
    this.messages = messages;
    this.lister = lister;
    this.filters = filters;
    this.kindColumns =
        IntStream.range(0, Math.min(SAMPLE, messages.size()))
            .map(i -> SafeText.columns(SafeText.of(listed(i).kind())))
            .map(columns -> Math.min(columns, KIND_COLUMNS))
            .max()
            .orElse(0);
  }

  String name() {
    return name;
  }

  int size() {
    return messages.size();
  }

  /** The message at an index, from 0. */
  ListedMessage listed(int index) {
    return lister.of(messages.get(index));
  }

  /** The calls that sent a message, the innermost first. */
  List<Frame> stack(Message message) {
    return stacks.apply(message);
  }

  /** How wide a column the kinds need; 0 if there are none. */
  int kindColumns() {
    return kindColumns;
  }

  /** The messages that fit an expression. */
  public List<Message> matching(String expression) {
    return Arrays.stream(fitting(expression)).mapToObj(messages::get).toList();
  }

  /** The indexes of the messages that fit an expression. */
  int[] fitting(String expression) {
    Predicate<ListedMessage> filter = filters.apply(expression);
    return IntStream.range(0, messages.size()).filter(i -> filter.test(listed(i))).toArray();
  }

  /**
   * The index of a reply's request, or of the first reply to a request.
   *
   * @param reach how many messages behind the request to look at
   */
  OptionalInt partner(int index, int reach) {
    Message message = messages.get(index);
    if (message.replyTo() != 0) {
      long request = listed(index).replyTo();
      return request == 0 ? OptionalInt.empty() : OptionalInt.of((int) request - 1);
    }
    int end = (int) Math.min(messages.size(), (long) index + 1 + reach);
    return IntStream.range(index + 1, end)
        .filter(i -> messages.get(i).replyTo() == message.sequence())
        .findFirst();
  }
}
