package io.xpctape.schema.infer;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Sums up recordings that are never in memory as a whole: reads each twice, for what a kind is
 * shows only when all is known. What it keeps of a recording are some bits a message, and the kinds
 * of the requests whose replies are still to come. For one thread, which others may help.
 */
public final class Summarizer {
  private final List<? extends Iterable<List<Message>>> recordings;
  private final @Nullable Executor helpers;
  private final List<KindStream> streams = new ArrayList<>();
  private final KindEvidence evidence;

  /**
   * Reads recordings for the first time.
   *
   * @param recordings the messages of each in their order, some at a time; iterated over twice, the
   *     second time with all messages of the first
   * @param helpers threads that take a part of the work, or null
   */
  public Summarizer(
      List<? extends Iterable<List<Message>>> recordings, @Nullable Executor helpers) {
    this.recordings = recordings;
    this.helpers = helpers;
    Fold<KindEvidence, List<Message>> fold =
        new Fold<>(KindEvidence::new, (sum, part) -> part.forEach(sum::add), helpers);
    for (Iterable<List<Message>> recording : recordings) {
      KindStream stream = new KindStream();
      for (List<Message> some : recording) {
        fold.add(some.stream().filter(message -> !stream.look(message)).toList());
      }
      streams.add(stream);
    }
    evidence = fold.sum(KindEvidence::merge);
  }

  /** What kinds are told apart by. */
  public KindEvidence evidence() {
    return evidence;
  }

  /**
   * Reads them for the second time.
   *
   * @throws BadInputException if messages are missing that were there before
   */
  public Summary summary(KindRules rules) {
    Labels labels = new Labels(rules);
    Fold<Summary, List<Told>> fold =
        new Fold<>(
            Summary::new,
            (sum, part) -> part.forEach(told -> sum.add(told.message(), told.kind())),
            helpers);
    for (int i = 0; i < streams.size(); i++) {
      KindStream stream = streams.get(i);
      long left = stream.count();
      for (List<Message> some : recordings.get(i)) {
        List<Told> told = new ArrayList<>(some.size());
        for (Message message : some) {
          // A recording that goes on may have more by now.
          if (stream.contains(message)) {
            told.add(stream.next(message, labels));
          }
        }
        left -= told.size();
        fold.add(told);
      }
      if (left != 0) {
        throw new BadInputException("a tape was changed while it was read");
      }
    }
    Summary sum = fold.sum(Summary::merge);
    return Summary.of(streams.size(), sum.messages(), evidence, sum.kinds());
  }
}
