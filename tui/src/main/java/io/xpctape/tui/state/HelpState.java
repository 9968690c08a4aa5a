package io.xpctape.tui.state;

import java.util.List;

/** The keys. */
public record HelpState(List<Line> lines, Viewport view) implements ScreenState {
  public HelpState {
    lines = List.copyOf(lines);
  }

  /** From the first line on. */
  public HelpState(List<Line> lines) {
    this(lines, Viewport.over(lines.size()));
  }
}
