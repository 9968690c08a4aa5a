package io.xpctape.tui.keys;

/**
 * One key, whatever the terminal sent for it.
 *
 * @param code which
 * @param character the character of {@link Code#CHARACTER}, a code point; otherwise 0
 * @param ctrl Ctrl was held
 */
public record Key(Code code, int character, boolean ctrl) {
  /** Keys by name. */
  public enum Code {
    CHARACTER,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    ENTER,
    ESCAPE,
    TAB,
    BACK_TAB,
    BACKSPACE,
    DELETE,
    /** The terminal is gone. */
    END_OF_INPUT,
    OTHER
  }

  /** A key without a character. */
  public static Key of(Code code) {
    return new Key(code, 0, false);
  }

  /** A character typed. */
  public static Key of(int character) {
    return new Key(Code.CHARACTER, character, false);
  }

  /** A character typed with Ctrl. */
  public static Key ctrl(int character) {
    return new Key(Code.CHARACTER, character, true);
  }

  /** As a person calls it. */
  public String label() {
    return switch (code) {
      case CHARACTER -> (ctrl ? "Ctrl-" : "") + (ctrl ? upper() : Character.toString(character));
      case UP -> "↑";
      case DOWN -> "↓";
      case LEFT -> "←";
      case RIGHT -> "→";
      case PAGE_UP -> "PgUp";
      case PAGE_DOWN -> "PgDn";
      case HOME -> "Home";
      case END -> "End";
      case ENTER -> "Enter";
      case ESCAPE -> "Esc";
      case TAB -> "Tab";
      case BACK_TAB -> "Shift-Tab";
      case BACKSPACE -> "Backspace";
      case DELETE -> "Del";
      case END_OF_INPUT, OTHER -> "";
    };
  }

  private String upper() {
    return Character.toString(Character.toUpperCase(character));
  }
}
