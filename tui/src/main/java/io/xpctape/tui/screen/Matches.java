package io.xpctape.tui.screen;

import io.xpctape.tui.state.Line;
import io.xpctape.tui.state.Needle;
import io.xpctape.tui.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Marks in a line what was searched for. */
final class Matches {
  private Matches() {}

  /** The line with matches in a tone of their own; those across two spans are left as they are. */
  static Line marked(Line line, String search) {
    if (search.isEmpty()) {
      return line;
    }
    Needle needle = new Needle(search);
    List<Line.Span> spans = new ArrayList<>();
    for (Line.Span span : line.spans()) {
      int done = 0;
      Matcher places = needle.places(span.text());
      while (places.find()) {
        spans.add(new Line.Span(span.text().substring(done, places.start()), span.tone()));
        spans.add(new Line.Span(places.group(), Tone.MATCH));
        done = places.end();
      }
      spans.add(new Line.Span(span.text().substring(done), span.tone()));
    }
    return new Line(spans);
  }
}
