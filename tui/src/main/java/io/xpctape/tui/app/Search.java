package io.xpctape.tui.app;

import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Hunt;
import io.xpctape.tui.state.Layout;
import io.xpctape.tui.state.Line;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.Needle;
import io.xpctape.tui.state.PanesState;
import io.xpctape.tui.state.Size;
import java.util.List;

/** Looks for a text in rows and in what they hold, a few thousand rows at a time. */
final class Search {
  /** So many take some hundredths of a second. */
  private static final int ROWS_AT_A_TIME = 2000;

  private static final int NONE = -1;
  private static final long PERCENT = 100;

  private Search() {}

  /** Goes to the next match of what was last searched for, or the one before. */
  static BrowserState again(BrowserState state, PanesState panes, boolean forward, Size size) {
    if (state.search().isEmpty()) {
      return state.noting("nothing to search for yet; / asks");
    }
    if (panes.focus() == PanesState.Pane.DETAIL) {
      Needle needle = new Needle(state.search());
      List<Line> lines = panes.detail().lines();
      int line = inText(lines, needle, panes.text().cursor() + (forward ? 1 : -1), forward);
      if (line != NONE) {
        int rows = Layout.of(size, panes).detailRows();
        return state.with(panes.withText(panes.text().at(line, rows)));
      }
    }
    return further(state, panes, new Hunt(state.search(), forward, panes.list().cursor(), 0), size);
  }

  /** Looks at the next rows: the state then has a match, or the hunt goes on, or it was in vain. */
  static BrowserState further(BrowserState state, PanesState panes, Hunt hunt, Size size) {
    Needle needle = new Needle(hunt.text());
    int count = panes.listing().size();
    int until = (int) Math.min(count, (long) hunt.done() + ROWS_AT_A_TIME);
    for (int step = hunt.done() + 1; step <= until; step++) {
      int row = Math.floorMod(hunt.from() + (hunt.forward() ? step : -step), count);
      if (matches(panes.listing(), row, needle)) {
        return found(state.withoutHunt(), panes, row, hunt, Layout.of(size, panes));
      }
    }
    if (until == count) {
      return state.withoutHunt().noting("not found: " + hunt.text());
    }
    long percent = PERCENT * until / count;
    return state
        .with(hunt.after(until - hunt.done()))
        .noting("searching, " + percent + "%; any key stops it");
  }

  private static BrowserState found(
      BrowserState state, PanesState panes, int row, Hunt hunt, Layout layout) {
    PanesState there = panes.withList(panes.list().at(row, layout.listRows()));
    int line = inText(there.detail().lines(), new Needle(hunt.text()), 0, true);
    PanesState shown = there.withText(there.text().at(Math.max(0, line), layout.detailRows()));
    boolean wrapped = hunt.forward() ? row <= hunt.from() : row >= hunt.from();
    return state.with(shown).noting(wrapped ? "search went round the end" : "");
  }

  private static boolean matches(Listing listing, int row, Needle needle) {
    return needle.in(listing.row(row).text())
        || inText(listing.detail(row).lines(), needle, 0, true) != NONE;
  }

  private static int inText(List<Line> lines, Needle needle, int from, boolean forward) {
    for (int i = from; i >= 0 && i < lines.size(); i += forward ? 1 : -1) {
      if (needle.in(lines.get(i).text())) {
        return i;
      }
    }
    return NONE;
  }
}
