package io.xpctape.tui.state;

import io.xpctape.tui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line to show. Its text is safe for a terminal already.
 *
 * @param spans its pieces from left to right
 */
public record Line(List<Span> spans) {
  /** A piece of a line that is of one tone. */
  public record Span(String text, Tone tone) {}

  public Line {
    spans = List.copyOf(spans);
  }

  /** A line of one tone. */
  public static Line of(String text, Tone tone) {
    return new Line(List.of(new Span(text, tone)));
  }

  /** This line and more. */
  public Line and(String text, Tone tone) {
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(text, tone));
    return new Line(more);
  }

  /** All of its text. */
  public String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
