package io.xpctape.tui.app;

import io.xpctape.tui.keys.Action;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.keys.KeyTable;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.HelpState;
import io.xpctape.tui.state.Layout;
import io.xpctape.tui.state.PanesState;
import io.xpctape.tui.state.Prompt;
import io.xpctape.tui.state.Size;
import io.xpctape.tui.state.Viewport;
import java.util.Optional;

/** What each key makes of what is shown. No state of its own, no terminal. */
public final class KeyDispatcher {
  private static final int SIDEWAYS = 8;

  private KeyDispatcher() {}

  /**
   * The state after a key.
   *
   * @param size the terminal's, for how far a page is
   */
  public static BrowserState press(BrowserState state, Key key, Size size) {
    BrowserState read = state.noting("");
    if (key.code() == Key.Code.END_OF_INPUT) {
      return read.left();
    }
    if (read.hunt().isPresent()) {
      return read.withoutHunt().noting("search stopped");
    }
    Optional<Prompt> prompt = read.prompt();
    if (prompt.isPresent()) {
      return PromptKeys.press(read, prompt.get(), key, size);
    }
    Optional<Action> action = KeyTable.action(key);
    if (action.isEmpty()) {
      return key.label().isEmpty() ? read : read.noting(key.label() + " does nothing; ? helps");
    }
    return act(read, action.get(), size);
  }

  /** The state after some more of a search that is under way. */
  static BrowserState goOn(BrowserState state, Size size) {
    return state.hunt().isPresent() && state.screen() instanceof PanesState panes
        ? Search.further(state, panes, state.hunt().get(), size)
        : state.withoutHunt();
  }

  private static BrowserState act(BrowserState state, Action action, Size size) {
    if (action == Action.QUIT) {
      return state.left();
    }
    if (action == Action.BACK) {
      return back(state);
    }
    if (state.screen() instanceof PanesState panes) {
      return act(state, panes, action, size);
    }
    if (state.screen() instanceof HelpState help) {
      if (action == Action.HELP) {
        return state.closed();
      }
      Viewport view = scrolled(help.view(), action, Layout.whole(size));
      return state.with(new HelpState(help.lines(), view));
    }
    return state;
  }

  /** Out of the zoomed pane first, then out of the screen. */
  private static BrowserState back(BrowserState state) {
    if (state.screen() instanceof PanesState panes && panes.focus() == PanesState.Pane.DETAIL) {
      return state.with(panes.withFocus(PanesState.Pane.LIST, false));
    }
    return state.closed();
  }

  private static BrowserState act(BrowserState state, PanesState panes, Action action, Size size) {
    return switch (action) {
      case UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, HALF_UP, HALF_DOWN, FIRST, LAST ->
          state.with(moved(panes, action, size));
      case OTHER_PANE -> state.with(panes.withFocus(other(panes.focus()), false));
      case OPEN -> state.with(panes.withFocus(PanesState.Pane.DETAIL, true));
      case SEARCH -> state.with(Prompt.of(Prompt.Purpose.SEARCH, ""));
      case FILTER -> state.with(Prompt.of(Prompt.Purpose.FILTER, panes.listing().filter()));
      case NEXT -> Search.again(state, panes, true, size);
      case PREVIOUS -> Search.again(state, panes, false, size);
      case PARTNER -> partner(state, panes, size);
      case HELP -> state.opened(new HelpState(HelpText.lines()));
      case BACK, QUIT -> state;
    };
  }

  private static PanesState.Pane other(PanesState.Pane pane) {
    return pane == PanesState.Pane.LIST ? PanesState.Pane.DETAIL : PanesState.Pane.LIST;
  }

  private static PanesState moved(PanesState panes, Action action, Size size) {
    Layout layout = Layout.of(size, panes);
    return panes.focus() == PanesState.Pane.LIST
        ? panes.withList(walked(panes.list(), action, layout.listRows()))
        : panes.withText(scrolled(panes.text(), action, layout.detailRows()));
  }

  /** The cursor moves, the window follows. */
  private static Viewport walked(Viewport view, Action action, int height) {
    return switch (action) {
      case LEFT -> view.shiftedBy(-SIDEWAYS);
      case RIGHT -> view.shiftedBy(SIDEWAYS);
      default -> view.by(lines(action, height), height);
    };
  }

  /** The window moves. */
  private static Viewport scrolled(Viewport view, Action action, int height) {
    return switch (action) {
      case LEFT -> view.shiftedBy(-SIDEWAYS);
      case RIGHT -> view.shiftedBy(SIDEWAYS);
      default -> view.scrolledBy(lines(action, height), height);
    };
  }

  private static long lines(Action action, int height) {
    int page = Math.max(1, height);
    return switch (action) {
      case UP -> -1;
      case DOWN -> 1;
      case PAGE_UP -> -page;
      case PAGE_DOWN -> page;
      case HALF_UP -> -Math.max(1, page / 2);
      case HALF_DOWN -> Math.max(1, page / 2);
      case FIRST -> Integer.MIN_VALUE;
      case LAST -> Integer.MAX_VALUE;
      default -> 0;
    };
  }

  private static BrowserState partner(BrowserState state, PanesState panes, Size size) {
    if (panes.listing().size() == 0) {
      return state;
    }
    var partner = panes.listing().partner(panes.list().cursor());
    if (partner.row().isEmpty()) {
      return state.noting(partner.absence());
    }
    int height = Layout.of(size, panes).listRows();
    return state.with(panes.withList(panes.list().at(partner.row().getAsInt(), height)));
  }
}
