package io.xpctape.tui.app;

import io.xpctape.tui.keys.Key;
import io.xpctape.tui.keys.KeyTable;
import io.xpctape.tui.state.Line;
import io.xpctape.tui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of keys, for reading. */
final class HelpText {
  private static final int KEYS_WIDTH = 16;

  private HelpText() {}

  static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (KeyTable.Binding binding : KeyTable.ALL) {
      String keys =
          binding.keys().stream()
              .map(key -> key.equals(Key.of(' ')) ? "Space" : key.label())
              .collect(Collectors.joining(" "));
      String gap = " ".repeat(Math.max(1, KEYS_WIDTH - keys.length()));
      lines.add(Line.of("  " + keys + gap, Tone.KIND).and(binding.meaning(), Tone.PLAIN));
    }
    lines.add(Line.of("", Tone.PLAIN));
    lines.add(
        Line.of("  → ", Tone.OUT)
            .and("sent by the program  ", Tone.PLAIN)
            .and("← ", Tone.IN)
            .and("received by it", Tone.PLAIN));
    lines.add(
        Line.of("  A filter reads: ", Tone.PLAIN)
            .and("dir == \"in\" && has(body.error)", Tone.KIND));
    return lines;
  }
}
