package io.xpctape.tui.app;

import io.xpctape.model.BadInputException;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.state.BrowserState;
import io.xpctape.tui.state.Layout;
import io.xpctape.tui.state.PanesState;
import io.xpctape.tui.state.Prompt;
import io.xpctape.tui.state.Size;

/** What keys do while a line is being typed. */
final class PromptKeys {
  private PromptKeys() {}

  static BrowserState press(BrowserState state, Prompt prompt, Key key, Size size) {
    return switch (key.code()) {
      case CHARACTER -> character(state, prompt, key);
      case LEFT -> state.with(prompt.at(prompt.left()));
      case RIGHT -> state.with(prompt.at(prompt.right()));
      case HOME -> state.with(prompt.at(0));
      case END -> state.with(prompt.at(prompt.text().length()));
      case DELETE -> state.with(prompt.deleted());
      case BACKSPACE ->
          prompt.text().isEmpty() ? state.withoutPrompt() : state.with(prompt.erased());
      case ESCAPE -> state.withoutPrompt();
      case ENTER -> entered(state, prompt, size);
      case UP, DOWN, PAGE_UP, PAGE_DOWN, TAB, BACK_TAB, END_OF_INPUT, OTHER -> state;
    };
  }

  private static BrowserState character(BrowserState state, Prompt prompt, Key key) {
    if (!key.ctrl()) {
      return state.with(prompt.typed(key.character()));
    }
    return switch (key.character()) {
      case 'a' -> state.with(prompt.at(0));
      case 'e' -> state.with(prompt.at(prompt.text().length()));
      case 'u' -> state.with(Prompt.of(prompt.purpose(), ""));
      case 'c' -> state.withoutPrompt();
      default -> state;
    };
  }

  private static BrowserState entered(BrowserState state, Prompt prompt, Size size) {
    BrowserState closed = state.withoutPrompt();
    if (!(state.screen() instanceof PanesState panes)) {
      return closed;
    }
    return switch (prompt.purpose()) {
      case SEARCH -> {
        String text = prompt.text().isEmpty() ? state.search() : prompt.text();
        yield Search.again(closed.searching(text), panes, true, size);
      }
      case FILTER -> filtered(closed, panes, prompt, size);
    };
  }

  private static BrowserState filtered(
      BrowserState state, PanesState panes, Prompt prompt, Size size) {
    try {
      PanesState less =
          panes.withListing(
              panes.listing().filtered(prompt.text().strip()), Layout.of(size, panes).listRows());
      return state.with(less);
    } catch (BadInputException e) {
      return state.with(prompt.failed(String.valueOf(e.getMessage())));
    }
  }
}
