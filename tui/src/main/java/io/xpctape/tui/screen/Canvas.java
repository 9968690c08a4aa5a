package io.xpctape.tui.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.graphics.TextGraphics;
import io.xpctape.text.SafeText;
import io.xpctape.tui.state.Line;
import io.xpctape.tui.theme.Color;
import io.xpctape.tui.theme.Style;
import io.xpctape.tui.theme.Theme;
import io.xpctape.tui.theme.Tone;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.EnumSet;

/** Draws lines of text into character cells. */
final class Canvas {
  private static final String STAND_IN = "?";

  private final TextGraphics graphics;
  private final Theme theme;
  private final int columns;
  private final int rows;

  Canvas(TextGraphics graphics, Theme theme) {
    this.graphics = graphics;
    this.theme = theme;
    this.columns = graphics.getSize().getColumns();
    this.rows = graphics.getSize().getRows();
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  /** A whole row of one tone: the text, cut to fit, and blanks behind it. */
  void bar(int row, String text, Tone tone) {
    line(row, Line.of(SafeText.cut(text, columns), tone), 0, tone);
  }

  /**
   * A whole row.
   *
   * @param left how many columns of the line are scrolled away
   * @param ground the tone of the blanks behind it
   */
  void line(int row, Line line, int left, Tone ground) {
    if (row < 0 || row >= rows) {
      return;
    }
    int column = -left;
    for (Line.Span span : line.spans()) {
      column = put(row, column, span.text(), theme.of(span.tone()));
    }
    for (int blank = Math.max(0, column); blank < columns; blank++) {
      character(row, blank, " ", 1, theme.of(ground));
    }
  }

  private int put(int row, int start, String text, Style style) {
    int column = start;
    BreakIterator characters = BreakIterator.getCharacterInstance();
    characters.setText(text);
    int from = characters.first();
    for (int to = characters.next();
        to != BreakIterator.DONE && column < columns;
        from = to, to = characters.next()) {
      String character = text.substring(from, to);
      int width = SafeText.columns(character);
      if (column >= 0 && column + width <= columns) {
        character(row, column, character, width, style);
      } else {
        // Half of a wide character at the edge.
        for (int half = Math.max(0, column); half < Math.min(columns, column + width); half++) {
          character(row, half, " ", 1, style);
        }
      }
      column += width;
    }
    return column;
  }

  /**
   * One character. Lanterna has its own idea of how wide characters are; where it differs, all that
   * follows in the row would move, so a stand-in is drawn.
   */
  private void character(int row, int column, String character, int width, Style style) {
    TextCharacter drawn = styled(Normalizer.normalize(character, Normalizer.Form.NFC), style);
    if (drawn.isDoubleWidth() == (width == 2) && width > 0) {
      graphics.setCharacter(column, row, drawn);
      return;
    }
    for (int i = 0; i < width; i++) {
      graphics.setCharacter(column + i, row, styled(STAND_IN, style));
    }
  }

  private static TextCharacter styled(String character, Style style) {
    EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
    if (style.bold()) {
      modifiers.add(SGR.BOLD);
    }
    if (style.reversed()) {
      modifiers.add(SGR.REVERSE);
    }
    return TextCharacter.fromString(
        character, color(style.foreground()), color(style.background()), modifiers)[0];
  }

  private static TextColor color(Color color) {
    return TextColor.ANSI.valueOf(color.name());
  }
}
