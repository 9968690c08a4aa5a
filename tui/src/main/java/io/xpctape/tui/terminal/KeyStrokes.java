package io.xpctape.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import io.xpctape.tui.keys.Key;
import io.xpctape.tui.keys.Key.Code;

/** Lanterna's keys as ours. */
public final class KeyStrokes {
  private KeyStrokes() {}

  /** The key of a key stroke. */
  public static Key key(KeyStroke stroke) {
    if (stroke.getKeyType() == KeyType.Character) {
      Character character = stroke.getCharacter();
      return new Key(Code.CHARACTER, character == null ? 0 : character, stroke.isCtrlDown());
    }
    return Key.of(
        switch (stroke.getKeyType()) {
          case ArrowUp -> Code.UP;
          case ArrowDown -> Code.DOWN;
          case ArrowLeft -> Code.LEFT;
          case ArrowRight -> Code.RIGHT;
          case PageUp -> Code.PAGE_UP;
          case PageDown -> Code.PAGE_DOWN;
          case Home -> Code.HOME;
          case End -> Code.END;
          case Enter -> Code.ENTER;
          case Escape -> Code.ESCAPE;
          case Tab -> Code.TAB;
          case ReverseTab -> Code.BACK_TAB;
          case Backspace -> Code.BACKSPACE;
          case Delete -> Code.DELETE;
          case EOF -> Code.END_OF_INPUT;
          default -> Code.OTHER;
        });
  }
}
