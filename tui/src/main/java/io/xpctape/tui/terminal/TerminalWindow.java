package io.xpctape.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.screen.TerminalScreen;
import io.xpctape.tui.app.Window;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.screen.Screens;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Size;
import io.xpctape.tui.theme.Theme;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The person's terminal. Closing gives it back as it was; should the process be ended by a signal,
 * a shutdown hook of Lanterna's does that.
 */
public final class TerminalWindow implements Window, AutoCloseable {
  private static final String TTY = "/dev/tty";

  private final InputStream in;
  private final UnixTty tty;
  private final TerminalScreen screen;
  private final Theme theme;

  /** Keys in the order typed; empty when the size changed. */
  private final BlockingQueue<Optional<Key>> events = new LinkedBlockingQueue<>();

  private TerminalWindow(InputStream in, UnixTty tty, TerminalScreen screen, Theme theme) {
    this.in = in;
    this.tty = tty;
    this.screen = screen;
    this.theme = theme;
  }

  /**
   * Takes the terminal over. Keys come from the controlling terminal, for standard input may be the
   * tape.
   *
   * @param out what leads to the terminal
   * @throws IOException if this process has none
   */
  public static TerminalWindow open(OutputStream out, Theme theme) throws IOException {
    InputStream in = new FileInputStream(TTY);
    UnixTty tty = new UnixTty(in, out);
    try {
      TerminalWindow window = new TerminalWindow(in, tty, new TerminalScreen(tty), theme);
      window.start();
      return window;
    } catch (IOException | RuntimeException e) {
      tty.close();
      throw e;
    }
  }

  private void start() throws IOException {
    screen.startScreen();
    tty.addResizeListener((terminal, size) -> events.add(Optional.empty()));
    Thread reader = new Thread(this::readKeys, "keys");
    reader.setDaemon(true);
    reader.start();
  }

  private void readKeys() {
    try {
      while (true) {
        var stroke = tty.readInput();
        events.add(Optional.of(KeyStrokes.key(stroke)));
        if (stroke.getKeyType() == KeyType.EOF) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      events.add(Optional.of(Key.of(Key.Code.END_OF_INPUT)));
    }
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
  public Optional<Key> next() throws IOException {
    try {
      return events.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  @Override
  public boolean ready() {
    return !events.isEmpty();
  }

  @Override
  public void close() throws IOException {
    try {
      // Without draining the input: the thread that reads it holds its lock.
      screen.stopScreen(false);
    } finally {
      tty.close();
      in.close();
    }
  }
}
