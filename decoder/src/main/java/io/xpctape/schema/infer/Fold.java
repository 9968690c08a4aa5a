package io.xpctape.schema.infer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up parts, on other threads where some help: each adds to a sum of its own. Sums have to
 * merge in any order to the same result, for which thread gets which part is chance. For one
 * thread.
 */
final class Fold<S, T> {
  /** Parts that may wait for a thread. */
  private static final int MAX_WAITING = 8;

  private final Supplier<S> empty;
  private final BiConsumer<S, T> add;
  private final @Nullable Executor helpers;
  private final Queue<S> sums = new ConcurrentLinkedQueue<>();
  private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();

  /** Sums of this kind, to which parts are added so; all by the caller's thread without helpers. */
  Fold(Supplier<S> empty, BiConsumer<S, T> add, @Nullable Executor helpers) {
    this.empty = empty;
    this.add = add;
    this.helpers = helpers;
  }

  void add(T part) {
    if (helpers == null) {
      addNow(part);
      return;
    }
    if (waiting.size() == MAX_WAITING) {
      join(waiting.remove());
    }
    waiting.add(CompletableFuture.runAsync(() -> addNow(part), helpers));
  }

  private void addNow(T part) {
    S taken = sums.poll();
    S sum = taken == null ? empty.get() : taken;
    add.accept(sum, part);
    sums.add(sum);
  }

  /** Everything; no part can be added any more. */
  S sum(BiConsumer<S, S> merge) {
    while (!waiting.isEmpty()) {
      join(waiting.remove());
    }
    S first = sums.poll();
    S all = first == null ? empty.get() : first;
    for (S sum : sums) {
      merge.accept(all, sum);
    }
    return all;
  }

  private static void join(CompletableFuture<Void> task) {
    try {
      task.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
