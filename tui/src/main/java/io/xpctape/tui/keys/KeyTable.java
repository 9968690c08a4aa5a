package io.xpctape.tui.keys;

import io.xpctape.tui.keys.Key.Code;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which key does what. The help screen shows this very table. */
public final class KeyTable {
  /**
   * One line of the table.
   *
   * @param action what it does
   * @param meaning the same for a person
   * @param keys any of them
   */
  public record Binding(Action action, String meaning, List<Key> keys) {}

  /** All of them, in the order in which help shows them. */
  public static final List<Binding> ALL =
      List.of(
          bind(Action.DOWN, "next line", Key.of('j'), Key.of(Code.DOWN)),
          bind(Action.UP, "previous line", Key.of('k'), Key.of(Code.UP)),
          bind(Action.RIGHT, "scroll right", Key.of('l'), Key.of(Code.RIGHT)),
          bind(Action.LEFT, "scroll left", Key.of('h'), Key.of(Code.LEFT)),
          bind(Action.PAGE_DOWN, "a page down", Key.of(Code.PAGE_DOWN), Key.of(' ')),
          bind(Action.PAGE_UP, "a page up", Key.of(Code.PAGE_UP)),
          bind(Action.HALF_DOWN, "half a page down", Key.ctrl('d')),
          bind(Action.HALF_UP, "half a page up", Key.ctrl('u')),
          bind(Action.FIRST, "first line", Key.of('g'), Key.of(Code.HOME)),
          bind(Action.LAST, "last line", Key.of('G'), Key.of(Code.END)),
          bind(Action.OTHER_PANE, "the other pane", Key.of(Code.TAB), Key.of(Code.BACK_TAB)),
          bind(Action.OPEN, "open on the whole screen", Key.of(Code.ENTER)),
          bind(Action.BACK, "back, and out", Key.of('q'), Key.of(Code.ESCAPE)),
          bind(Action.QUIT, "out at once", Key.ctrl('c')),
          bind(Action.SEARCH, "search a text", Key.of('/')),
          bind(Action.NEXT, "next match", Key.of('n')),
          bind(Action.PREVIOUS, "previous match", Key.of('N')),
          bind(Action.FILTER, "filter by an expression", Key.of('f')),
          bind(Action.PARTNER, "from request to reply and back", Key.of('o'), Key.of('O')),
          bind(Action.HELP, "these keys", Key.of('?')));

  private static final Map<Key, Action> BY_KEY = byKey();

  private KeyTable() {}

  /** What a key does, if anything. */
  public static Optional<Action> action(Key key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  private static Binding bind(Action action, String meaning, Key... keys) {
    return new Binding(action, meaning, List.of(keys));
  }

  private static Map<Key, Action> byKey() {
    Map<Key, Action> map = new HashMap<>();
    for (Binding binding : ALL) {
      for (Key key : binding.keys()) {
        if (map.put(key, binding.action()) != null) {
          throw new IllegalStateException("two actions for " + key.label());
        }
      }
    }
    return map;
  }
}
