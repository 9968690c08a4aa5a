package io.xpctape.agent.launch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The words that this process was started with, which Java gives to main as text only. */
public final class CommandLine {
  private CommandLine() {}

  /**
   * The last words of this process's command line, byte for byte.
   *
   * @param last what main was given for them
   * @return empty if the process was not started with these words or that can't be known
   */
  public static Optional<List<NativeString>> exact(List<String> last) {
    List<NativeString> words = Proc.commandLine();
    if (words.size() <= last.size()) {
      return Optional.empty();
    }
    List<NativeString> exact = words.subList(words.size() - last.size(), words.size());
    for (int i = 0; i < last.size(); i++) {
      if (isAscii(last.get(i)) && !exact.get(i).equals(NativeString.of(last.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(exact));
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
