package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of a recording's messages that are never in memory together. It reads them twice: first
 * {@link #look} at each, then {@link #next} for each, in their order. It keeps some bits a message,
 * and what the requests are whose replies are still to come. For one thread.
 */
public final class KindStream {
  private final Envelopes envelopes = new Envelopes();

  /** What {@link #requests} has at a place less one, by the request's sequence. */
  private final LongMap asked = new LongMap();

  private final List<Request> requests = new ArrayList<>();
  private final Map<Request, Integer> numbers = new HashMap<>();

  /** What a reply's kind goes by. */
  private record Request(Group group, Optional<String> label) {}

  /** The first time; tells whether the message answers one that came before it. */
  public boolean look(Message message) {
    return envelopes.add(message);
  }

  /** How many messages were looked at. */
  public long count() {
    return envelopes.count();
  }

  /** Whether the message was looked at. */
  public boolean contains(Message message) {
    return envelopes.contains(message);
  }

  /**
   * The second time: what tells the message from others.
   *
   * @param labels by the rules that were learnt; many recordings may share one
   */
  public Told next(Message message, Labels labels) {
    Group group = envelopes.group(message);
    boolean answers = envelopes.answers(message);
    boolean answered = envelopes.isAnswered(message);
    Request own =
        new Request(
            group, answers && !answered ? Optional.empty() : labels.of(group, message.body()));
    Request goesBy = answers ? request(message, own) : own;
    if (answered) {
      asked.put(message.sequence(), number(own));
    }
    return new Told(message, goesBy.label.map(label -> new Kind(group, label)), goesBy.group);
  }

  /** What the message answers; forgotten with the last answer. */
  private Request request(Message message, Request unknown) {
    long number = asked.get(message.replyTo());
    if (number == LongMap.NONE) {
      return unknown;
    }
    if (!envelopes.isOneOfSeveralAnswers(message)) {
      asked.put(message.replyTo(), LongMap.NONE);
    }
    return requests.get((int) number - 1);
  }

  private long number(Request request) {
    return numbers.computeIfAbsent(
        request,
        r -> {
          requests.add(r);
          return requests.size();
        });
  }
}
