package io.xpctape.cli;

import io.xpctape.cli.args.UsageException;
import io.xpctape.cli.out.Console;
import io.xpctape.cli.out.Terminals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Asks the person at the terminal before something is run and sent. */
final class Consent {
  /** A longer answer is no yes. */
  private static final int ANSWER_BYTES = 16;

  private Consent() {}

  /**
   * Shows what is intended and waits for an answer.
   *
   * @throws UsageException if there is nobody to ask
   */
  static boolean given(List<String> intent, Console console) throws IOException {
    if (!console.terminals().has(Terminals.IN) || !console.terminals().has(Terminals.ERR)) {
      throw new UsageException(
          "replay: there is no terminal to ask at; --dry-run shows what would be done, --yes does"
              + " it");
    }
    console.out().flush();
    intent.forEach(console.err()::println);
    console.err().print("Run it? [y/N] ");
    console.err().flush();
    String answer = line(console).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Byte by byte: what stands behind the line is the program's. */
  private static String line(Console console) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = console.in().read();
    while (next >= 0 && next != '\n' && line.length() < ANSWER_BYTES) {
      line.append(new String(new byte[] {(byte) next}, StandardCharsets.ISO_8859_1));
      next = console.in().read();
    }
    return line.toString();
  }
}
