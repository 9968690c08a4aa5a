package io.xpctape.tui.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.screen.Screen;
import io.xpctape.text.SafeText;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.HelpState;
import io.xpctape.tui.state.PanesState;
import io.xpctape.tui.state.Prompt;
import io.xpctape.tui.state.ScreenState;
import io.xpctape.tui.theme.Theme;
import io.xpctape.tui.theme.Tone;

/** Draws whatever screen is open, and the line at the bottom that all of them have. */
public final class Screens {
  private static final String HINT = "? keys  / search  f filter  o reply  q back";

  private Screens() {}

  /** Draws a state into a screen's back buffer. */
  public static void draw(BrowserState state, Screen screen, Theme theme) {
    screen.setCursorPosition(null);
    Canvas canvas = new Canvas(screen.newTextGraphics(), theme);
    ScreenState shown = state.screen();
    if (shown instanceof PanesState panes) {
      PanesScreen.draw(panes, state.search(), canvas);
    } else if (shown instanceof HelpState help) {
      HelpScreen.draw(help, canvas);
    }
    if (canvas.rows() > 1) {
      bottom(state, screen, canvas);
    }
  }

  private static void bottom(BrowserState state, Screen screen, Canvas canvas) {
    int row = canvas.rows() - 1;
    if (state.prompt().isEmpty()) {
      String news = SafeText.of(state.notice());
      canvas.bar(row, " " + (news.isEmpty() ? HINT : news), Tone.BAR);
      return;
    }
    Prompt prompt = state.prompt().get();
    String before =
        prompt.purpose().label() + SafeText.of(prompt.text().substring(0, prompt.caret()));
    String line = before + SafeText.of(prompt.text().substring(prompt.caret()));
    int caret = SafeText.columns(before);
    int left = Math.max(0, caret - canvas.columns() + 1);
    canvas.line(row, io.xpctape.tui.state.Line.of(line, Tone.PLAIN), left, Tone.PLAIN);
    if (!prompt.error().isEmpty() && canvas.rows() > 2) {
      canvas.bar(row - 1, SafeText.of(prompt.error()), Tone.ERROR);
    }
    screen.setCursorPosition(new TerminalPosition(caret - left, row));
  }
}
