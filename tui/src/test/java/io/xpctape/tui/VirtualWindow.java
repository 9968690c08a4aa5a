package io.xpctape.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import io.xpctape.tui.app.Browser;
import io.xpctape.tui.app.Window;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.screen.Screens;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.Size;
import io.xpctape.tui.terminal.KeyStrokes;
import io.xpctape.tui.theme.Theme;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A terminal in memory. Keys are typed beforehand; what was last drawn can be read. */
final class VirtualWindow implements Window {
  private final DefaultVirtualTerminal terminal;
  private final TerminalScreen screen;
  private final Theme theme;
  private final Deque<Object> typed = new ArrayDeque<>();
  private boolean allTyped;
  private boolean interrupted;

  VirtualWindow(int columns, int rows, Theme theme) throws IOException {
    this.terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
    this.screen = new TerminalScreen(terminal);
    this.theme = theme;
    screen.startScreen();
  }

  /** Types a text, a character a key, Enter for a line feed. */
  VirtualWindow type(String text) {
    text.chars()
        .mapToObj(
            c -> c == '\n' ? new KeyStroke(KeyType.Enter) : new KeyStroke((char) c, false, false))
        .forEach(typed::add);
    return this;
  }

  VirtualWindow type(KeyType... keys) {
    for (KeyType key : keys) {
      typed.add(new KeyStroke(key));
    }
    return this;
  }

  VirtualWindow ctrl(char c) {
    typed.add(new KeyStroke(c, true, false));
    return this;
  }

  VirtualWindow resize(int columns, int rows) {
    typed.add(new TerminalSize(columns, rows));
    return this;
  }

  /** Runs the browser until all keys are typed or one of them has left it. */
  VirtualWindow browse(Listing listing) throws IOException {
    interrupted = Browser.run(listing, this);
    return this;
  }

  /** Whether a key left the browser. */
  boolean left() {
    return !allTyped;
  }

  /** Whether that was Ctrl-C. */
  boolean interrupted() {
    return interrupted;
  }

  /** What is seen, without the blanks at the ends of lines. */
  String text() {
    TerminalSize size = terminal.getTerminalSize();
    return IntStream.range(0, size.getRows())
        .mapToObj(this::line)
        .collect(Collectors.joining("\n"));
  }

  /** One row of what is seen. */
  String line(int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < terminal.getTerminalSize().getColumns(); column++) {
      var character = terminal.getCharacter(column, row);
      text.append(character.getCharacterString());
      if (character.isDoubleWidth()) {
        column++;
      }
    }
    return text.toString().stripTrailing();
  }

  DefaultVirtualTerminal terminal() {
    return terminal;
  }

  @Override
  public Size size() {
    TerminalSize size = screen.getTerminalSize();
    return new Size(size.getColumns(), size.getRows());
  }

  @Override
  public void draw(BrowserState state) throws IOException {
    screen.doResizeIfNecessary();
    Screens.draw(state, screen, theme);
    screen.refresh();
  }

  @Override
  public Optional<Key> next() {
    Object next = typed.poll();
    if (next instanceof TerminalSize size) {
      terminal.setTerminalSize(size);
      return Optional.empty();
    }
    allTyped = next == null;
    return Optional.of(
        next instanceof KeyStroke stroke ? KeyStrokes.key(stroke) : Key.of(Key.Code.END_OF_INPUT));
  }

  @Override
  public boolean ready() {
    return !typed.isEmpty();
  }
}
