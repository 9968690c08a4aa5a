package io.xpctape.tui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is shown.
 *
 * @param screens those opened, the one that is seen last; empty once the person has left
 * @param prompt the line being typed, if any
 * @param search what was last searched for, empty before
 * @param notice one line of news until the next key, or empty
 * @param hunt a search that is under way, if any
 */
public record BrowserState(
    List<ScreenState> screens,
    Optional<Prompt> prompt,
    String search,
    String notice,
    Optional<Hunt> hunt) {
  public BrowserState {
    screens = List.copyOf(screens);
  }

  /** One screen, just opened. */
  public static BrowserState of(ScreenState screen) {
    return new BrowserState(List.of(screen), Optional.empty(), "", "", Optional.empty());
  }

  /** Whether the person has left. */
  public boolean ended() {
    return screens.isEmpty();
  }

  /** The screen that is seen. */
  public ScreenState screen() {
    return screens.get(screens.size() - 1);
  }

  /** With the seen screen in another state. */
  public BrowserState with(ScreenState screen) {
    List<ScreenState> changed = new ArrayList<>(screens);
    changed.set(changed.size() - 1, screen);
    return new BrowserState(changed, prompt, search, notice, hunt);
  }

  /** With one screen more. */
  public BrowserState opened(ScreenState screen) {
    List<ScreenState> more = new ArrayList<>(screens);
    more.add(screen);
    return new BrowserState(more, prompt, search, notice, hunt);
  }

  /** Without the seen screen. */
  public BrowserState closed() {
    return new BrowserState(screens.subList(0, screens.size() - 1), prompt, search, notice, hunt);
  }

  /** Without any. */
  public BrowserState left() {
    return new BrowserState(List.of(), Optional.empty(), search, "", Optional.empty());
  }

  /** With a line being typed. */
  public BrowserState with(Prompt typed) {
    return new BrowserState(screens, Optional.of(typed), search, notice, hunt);
  }

  /** With no line being typed. */
  public BrowserState withoutPrompt() {
    return new BrowserState(screens, Optional.empty(), search, notice, hunt);
  }

  /** With something searched for. */
  public BrowserState searching(String text) {
    return new BrowserState(screens, prompt, text, notice, hunt);
  }

  /** With news. */
  public BrowserState noting(String news) {
    return new BrowserState(screens, prompt, search, news, hunt);
  }

  /** With a search under way. */
  public BrowserState with(Hunt search) {
    return new BrowserState(screens, prompt, this.search, notice, Optional.of(search));
  }

  /** With no search under way. */
  public BrowserState withoutHunt() {
    return new BrowserState(screens, prompt, search, notice, Optional.empty());
  }
}
