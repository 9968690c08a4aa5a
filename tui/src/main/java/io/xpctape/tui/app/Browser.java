package io.xpctape.tui.app;

import io.xpctape.tui.keys.Action;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.keys.KeyTable;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Listing;
import io.xpctape.tui.state.PanesState;
import java.io.IOException;
import java.util.Optional;

/** Shows a listing in a window until the person leaves. */
public final class Browser {
  private Browser() {}

  /** Returns when the person has left: true if by Ctrl-C, as programs without screens end. */
  public static boolean run(Listing listing, Window window) throws IOException {
    BrowserState state = BrowserState.of(PanesState.over(listing));
    while (true) {
      window.draw(state);
      if (state.hunt().isPresent() && !window.ready()) {
        state = KeyDispatcher.goOn(state, window.size());
        continue;
      }
      Optional<Key> key = window.next();
      if (key.isPresent()) {
        state = KeyDispatcher.press(state, key.get(), window.size());
        if (state.ended()) {
          return KeyTable.action(key.get()).filter(Action.QUIT::equals).isPresent();
        }
      }
    }
  }
}
