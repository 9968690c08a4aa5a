package io.xpctape.tui.app;

import io.xpctape.tui.keys.Key;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Size;
import java.io.IOException;
import java.util.Optional;

/** Where the browser is seen and typed into. */
public interface Window {
  /** Its size now. */
  Size size();

  /** Shows a state. */
  void draw(BrowserState state) throws IOException;

  /** Waits for a key; empty if the size changed instead. */
  Optional<Key> next() throws IOException;

  /** Whether {@link #next} would not wait. */
  boolean ready();
}
