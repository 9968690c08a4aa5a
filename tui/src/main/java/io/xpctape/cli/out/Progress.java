package io.xpctape.cli.out;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far long work has come, and wipes that away at the end. Without a
 * terminal there, or with {@code -q}, it does nothing. Safe from any thread.
 */
public final class Progress implements AutoCloseable {
  /** What every terminal has; asking for its true width would cost a native library. */
  private static final int WIDTH = 79;

  private static final int UPDATE_MS = 100;

  /** Shows nothing. */
  public static final Progress NONE = new Progress(null, -1);

  private final @Nullable ProgressBar bar;

  /** Steps in all; -1 if nobody knows. */
  private final long total;

  private Progress(@Nullable ProgressBar bar, long total) {
    this.bar = bar;
    this.total = total;
  }

  /**
   * Begins.
   *
   * @param task what is being done, in a few words
   * @param total how many steps there are, or -1 if nobody knows
   */
  public static Progress of(Console console, String task, long total) {
    boolean shown = !console.quiet() && console.terminals().has(Terminals.ERR);
    return new Progress(shown ? bar(console.err(), task, total) : null, total);
  }

  private static ProgressBar bar(PrintStream err, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .setUpdateIntervalMillis(UPDATE_MS)
        .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
        .hideEta()
        .continuousUpdate()
        .clearDisplayOnFinish()
        .build();
  }

  /** So many steps are done; more than all are all. */
  public void to(long done) {
    if (bar != null) {
      bar.stepTo(total < 0 ? done : Math.min(done, total));
    }
  }

  /** What is being done right now. */
  public void note(String what) {
    if (bar != null) {
      bar.setExtraMessage(" " + what);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
