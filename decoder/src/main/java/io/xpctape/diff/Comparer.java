package io.xpctape.diff;

import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Aligns two conversations and compares what corresponds.
 *
 * <p>Within a service and direction, exchanges that are the same on both sides come first; between
 * them, those of the same kind correspond in order. A reply corresponds to the reply to the
 * corresponding request.
 */
public final class Comparer {
  private final Conversation a;
  private final Conversation b;
  private final FieldComparer fields;
  private final Normalizer normalA;
  private final Normalizer normalB;
  private final List<Placed> differences = new ArrayList<>();
  private long equal;

  private Comparer(Conversation a, Conversation b, Criteria criteria) {
    this.a = a;
    this.b = b;
    this.fields = new FieldComparer(criteria, a.info(), b.info());
    this.normalA = new Normalizer(criteria, a.info());
    this.normalB = new Normalizer(criteria, b.info());
  }

  /** A difference and where it stands: behind a message of the first side, then of the second. */
  private record Placed(long afterA, long afterB, Difference difference) {}

  /** What kinds of message may correspond. */
  private record Key(Exchange.CallClass call, XpcKind body, String likeness) {}

  /** An exchange that corresponds only to one that is the same. */
  private record Whole(Key key, XpcValue body, List<XpcValue> replies) {}

  /** Compares two conversations. */
  public static Comparison compare(Conversation a, Conversation b, Criteria criteria) {
    return new Comparer(a, b, criteria).compare();
  }

  private Comparison compare() {
    Map<Exchange.Lane, List<Exchange>> lanesA = Exchange.byLane(a.messages());
    Map<Exchange.Lane, List<Exchange>> lanesB = Exchange.byLane(b.messages());
    Set<Exchange.Lane> lanes = new LinkedHashSet<>(lanesA.keySet());
    lanes.addAll(lanesB.keySet());
    for (Exchange.Lane lane : lanes) {
      lane(lanesA.getOrDefault(lane, List.of()), lanesB.getOrDefault(lane, List.of()));
    }
    differences.sort(Comparator.comparing(Placed::afterA).thenComparing(Placed::afterB));
    return new Comparison(
        differences.stream().map(Placed::difference).toList(),
        equal,
        fields.noise(),
        fields.ignored());
  }

  private void lane(List<Exchange> laneA, List<Exchange> laneB) {
    Function<Exchange, Whole> wholeA = exchange -> whole(exchange, a, normalA);
    Function<Exchange, Whole> wholeB = exchange -> whole(exchange, b, normalB);
    List<Aligner.Match> anchors = matches(laneA, laneB, wholeA, wholeB);
    int nextA = 0;
    int nextB = 0;
    long afterA = 0;
    for (Aligner.Match anchor : anchors) {
      afterA = gap(laneA.subList(nextA, anchor.a()), laneB.subList(nextB, anchor.b()), afterA);
      if (anchor.a() < laneA.size()) {
        pair(laneA.get(anchor.a()), laneB.get(anchor.b()));
        afterA = laneA.get(anchor.a()).head().n();
      }
      nextA = anchor.a() + 1;
      nextB = anchor.b() + 1;
    }
  }

  /** What lies between two exchanges that are the same. */
  private long gap(List<Exchange> gapA, List<Exchange> gapB, long behind) {
    List<Aligner.Match> pairs =
        matches(gapA, gapB, exchange -> key(exchange, a), exchange -> key(exchange, b));
    int nextA = 0;
    int nextB = 0;
    long afterA = behind;
    for (Aligner.Match pair : pairs) {
      for (; nextA < pair.a(); nextA++) {
        afterA = gapA.get(nextA).head().n();
        onlyInA(gapA.get(nextA).head());
        gapA.get(nextA).replies().forEach(this::onlyInA);
      }
      for (; nextB < pair.b(); nextB++) {
        onlyInB(gapB.get(nextB).head(), afterA);
        for (Message reply : gapB.get(nextB).replies()) {
          onlyInB(reply, afterA);
        }
      }
      if (pair.a() < gapA.size()) {
        pair(gapA.get(nextA), gapB.get(nextB++));
        afterA = gapA.get(nextA++).head().n();
      }
    }
    return afterA;
  }

  /** Where two sequences correspond, and at last their ends. */
  private static <K> List<Aligner.Match> matches(
      List<Exchange> exchangesA,
      List<Exchange> exchangesB,
      Function<Exchange, K> keyA,
      Function<Exchange, K> keyB) {
    List<Aligner.Match> matches =
        new ArrayList<>(
            Aligner.align(
                exchangesA.stream().map(keyA).toList(), exchangesB.stream().map(keyB).toList()));
    matches.add(new Aligner.Match(exchangesA.size(), exchangesB.size()));
    return matches;
  }

  private void pair(Exchange exchangeA, Exchange exchangeB) {
    pair(exchangeA.head(), exchangeB.head());
    List<Message> repliesA = exchangeA.replies();
    List<Message> repliesB = exchangeB.replies();
    long afterA = exchangeA.head().n();
    for (int i = 0; i < Math.max(repliesA.size(), repliesB.size()); i++) {
      if (i >= repliesB.size()) {
        onlyInA(repliesA.get(i));
      } else if (i >= repliesA.size()) {
        onlyInB(repliesB.get(i), afterA);
      } else {
        pair(repliesA.get(i), repliesB.get(i));
        afterA = repliesA.get(i).n();
      }
    }
  }

  private void pair(Message messageA, Message messageB) {
    List<FieldChange> changes = fields.compare(messageA.body(), messageB.body());
    if (changes.isEmpty() && messageA.call() == messageB.call()) {
      equal++;
    } else {
      differences.add(
          new Placed(messageA.n(), 0, new Difference.Changed(messageA, messageB, changes)));
    }
  }

  private void onlyInA(Message message) {
    differences.add(new Placed(message.n(), 0, new Difference.OnlyInA(message)));
  }

  private void onlyInB(Message message, long afterA) {
    differences.add(new Placed(afterA, message.n(), new Difference.OnlyInB(message)));
  }

  private static Key key(Exchange exchange, Conversation side) {
    Message head = exchange.head();
    return new Key(Exchange.callClass(head), head.body().kind(), side.likeness().apply(head));
  }

  private static Whole whole(Exchange exchange, Conversation side, Normalizer normalizer) {
    return new Whole(
        key(exchange, side),
        normalizer.normal(exchange.head().body(), Path.BODY),
        exchange.replies().stream()
            .map(reply -> normalizer.normal(reply.body(), Path.BODY))
            .toList());
  }
}
