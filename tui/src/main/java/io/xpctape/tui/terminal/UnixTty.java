package io.xpctape.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A terminal whose settings go through stty(1). Its size does too: the way by a cursor report would
 * read the answer from under the thread that waits for keys.
 */
final class UnixTty extends UnixTerminal {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);

  UnixTty(InputStream in, OutputStream out) throws IOException {
    super(in, out, StandardCharsets.UTF_8, CtrlCBehaviour.TRAP);
  }

  @Override
  protected TerminalSize findTerminalSize() throws IOException {
    String[] rowsAndColumns = runSTTYCommand("size").trim().split(" ", -1);
    try {
      int rows = Integer.parseInt(rowsAndColumns[0]);
      int columns = Integer.parseInt(rowsAndColumns[1]);
      return rows > 0 && columns > 0 ? new TerminalSize(columns, rows) : USUAL;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return USUAL;
    }
  }

  /** Ctrl-Z and Ctrl-\ would leave the terminal raw; the settings saved before bring them back. */
  @Override
  protected void keyStrokeSignalsEnabled(boolean enabled) throws IOException {
    if (!enabled) {
      runSTTYCommand("-isig");
    }
  }
}
