package io.xpctape.tui.screen;

import io.xpctape.tui.state.HelpState;
import io.xpctape.tui.state.Line;
import io.xpctape.tui.theme.Tone;

/** The keys. */
final class HelpScreen {
  private HelpScreen() {}

  static void draw(HelpState help, Canvas canvas) {
    canvas.bar(0, " Keys", Tone.BAR);
    for (int row = 1; row < canvas.rows() - 1; row++) {
      int index = help.view().top() + row - 1;
      Line line = index < help.lines().size() ? help.lines().get(index) : Line.of("", Tone.PLAIN);
      canvas.line(row, line, help.view().left(), Tone.PLAIN);
    }
  }
}
