package io.xpctape.tui.screen;

import io.xpctape.text.SafeText;
import io.xpctape.tui.state.Layout;
import io.xpctape.tui.state.Line;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.PanesState;
import io.xpctape.tui.state.PanesState.Pane;
import io.xpctape.tui.state.Size;
import io.xpctape.tui.state.Viewport;
import io.xpctape.tui.theme.Tone;

/** A list above and what its current row holds below. */
final class PanesScreen {
  private static final Line NOTHING = Line.of("", Tone.PLAIN);

  private PanesScreen() {}

  static void draw(PanesState panes, String search, Canvas canvas) {
    Layout layout = Layout.of(new Size(canvas.columns(), canvas.rows()), panes);
    canvas.bar(0, " " + title(panes.listing()), Tone.BAR);
    list(panes, search, canvas, layout.listRows());
    if (layout.detailRows() > 0) {
      int divider = 1 + layout.listRows();
      divider(panes, canvas, divider);
      detail(panes, search, canvas, divider + 1, layout.detailRows());
    }
  }

  private static String title(Listing listing) {
    return listing.title()
        + (listing.filter().isEmpty() ? "" : "   filter: " + SafeText.of(listing.filter()));
  }

  private static void list(PanesState panes, String search, Canvas canvas, int rows) {
    // A smaller window than when the cursor was last moved must still show it.
    Viewport view = panes.list().at(panes.list().cursor(), rows);
    for (int i = 0; i < rows; i++) {
      int index = view.top() + i;
      boolean there = index < panes.listing().size();
      boolean selected = there && index == view.cursor();
      Tone ground =
          !selected ? Tone.PLAIN : panes.focus() == Pane.LIST ? Tone.SELECTED : Tone.SELECTED_AWAY;
      Line line = there ? panes.listing().row(index) : i == 0 ? empty(panes.listing()) : NOTHING;
      String mark = selected ? "▸" : " ";
      Line marked = Line.of(mark, Tone.PLAIN);
      for (Line.Span span : line.spans()) {
        marked = marked.and(span.text(), span.tone());
      }
      Line shown = selected ? Line.of(marked.text(), ground) : marked;
      canvas.line(i + 1, Matches.marked(shown, search), view.left(), ground);
    }
  }

  private static Line empty(Listing listing) {
    return Line.of(
        listing.filter().isEmpty() ? " nothing here" : " nothing fits the filter; f changes it",
        Tone.FAINT);
  }

  private static void divider(PanesState panes, Canvas canvas, int row) {
    int seen = Math.min(panes.text().count(), panes.text().top() + 1);
    String where = panes.text().count() == 0 ? "" : " " + seen + "/" + panes.text().count();
    String heading = "── " + panes.detail().heading() + where + " ";
    String rest = "─".repeat(Math.max(0, canvas.columns() - SafeText.columns(heading)));
    canvas.bar(row, heading + rest, panes.focus() == Pane.DETAIL ? Tone.FOCUSED : Tone.DIVIDER);
  }

  private static void detail(PanesState panes, String search, Canvas canvas, int row, int rows) {
    for (int i = 0; i < rows; i++) {
      int index = panes.text().top() + i;
      Line line = index < panes.text().count() ? panes.detail().lines().get(index) : NOTHING;
      canvas.line(row + i, Matches.marked(line, search), panes.text().left(), Tone.PLAIN);
    }
  }
}
