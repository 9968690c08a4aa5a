package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of one recording's messages, asked for in any order; of each request with a reply it
 * keeps a number, of no message more. For many threads.
 *
 * <p>Two recordings that are to be compared should share their rules: {@code
 * KindRules.NONE.learn(List.of(a, b))}, then {@link KindRules#on} each.
 */
public final class Kinds {
  private final KindRules rules;
  private final Labels labels;
  private final Envelopes envelopes = new Envelopes();

  /** What {@link #requests} has at a place less one, by the request's sequence. */
  private final LongMap asked = new LongMap();

  private final List<Telling> requests = new ArrayList<>();

  /** What a message's kind goes by: its own, or its request's. */
  private record Telling(Group group, Optional<String> tag, Optional<String> label) {}

  private Kinds(List<Message> messages, KindRules rules) {
    this.rules = rules;
    labels = new Labels(rules);
    messages.forEach(envelopes::add);
    Map<Telling, Integer> numbers = new HashMap<>();
    for (Message message : messages) {
      if (envelopes.isAnswered(message)) {
        int number = numbers.computeIfAbsent(telling(message), this::number);
        asked.put(message.sequence(), number);
      }
    }
  }

  private int number(Telling request) {
    requests.add(request);
    return requests.size();
  }

  /** Learns from the messages of one recording how to tell them apart. */
  public static Kinds of(List<Message> messages) {
    return KindRules.NONE.learn(List.of(messages)).on(messages);
  }

  static Kinds of(List<Message> messages, KindRules rules) {
    return new Kinds(messages, rules);
  }

  private Telling telling(Message message) {
    Group group = envelopes.group(message);
    Optional<String> tag = rules.tag(group, message.body());
    return new Telling(group, tag, tag.or(() -> labels.of(group, message.body())));
  }

  private Telling goesBy(Message message) {
    long number = envelopes.answers(message) ? asked.get(message.replyTo()) : LongMap.NONE;
    return number == LongMap.NONE ? telling(message) : requests.get((int) number - 1);
  }

  /**
   * The discriminator's value, the request's for a reply, or else empty. It is text from the
   * recording and as safe to show as that.
   */
  public String kindOf(Message message) {
    return goesBy(message).tag.orElse("");
  }

  /** What the envelope says that the kind goes by: the request's for a reply. */
  public Group groupOf(Message message) {
    return goesBy(message).group;
  }

  /** The kind, if anything tells it. */
  public Optional<Kind> find(Message message) {
    return goesBy(message).label.map(label -> new Kind(envelopes.group(message), label));
  }
}
