package io.xpctape.cli.out;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the standard streams are terminals. Java can't tell them apart, so the launcher says it
 * in a system property; without the launcher test(1) is asked, once for each stream and only when
 * somebody wants to know.
 */
public final class Terminals {
  /** The numbers of the descriptors that are terminals, such as {@code 02}. */
  public static final String PROPERTY = "xpctape.terminals";

  public static final int IN = 0;
  public static final int OUT = 1;
  public static final int ERR = 2;

  private final @Nullable String told;
  private final Map<Integer, Boolean> asked = new HashMap<>();

  /**
   * @param told what the launcher said, null without one
   */
  public Terminals(@Nullable String told) {
    this.told = told;
  }

  /** Whether a descriptor, 0 to 2, is a terminal. */
  public synchronized boolean has(int descriptor) {
    if (told != null) {
      return told.contains(String.valueOf(descriptor));
    }
    return asked.computeIfAbsent(descriptor, Terminals::ask);
  }

  private static boolean ask(int descriptor) {
    try {
      return new ProcessBuilder("test", "-t", String.valueOf(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
