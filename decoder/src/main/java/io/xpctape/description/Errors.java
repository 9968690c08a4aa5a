package io.xpctape.description;

import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** libxpc's error objects, known by what they say of themselves. */
final class Errors {
  private static final String DESCRIPTION = "XPCErrorDescription";

  private Errors() {}

  /** How an error's header begins that says which one it is; libxpc's leave that to their keys. */
  private static final String SINGLETON = " { singleton = ";

  /** What to write of an error in its header: nothing if its keys tell which one it is. */
  static String declaration(XpcError error) {
    return singleton(error.keys()) == error.singleton()
        ? ""
        : "singleton = " + name(error.singleton()) + ", ";
  }

  /** Which one a header says that it is. */
  static Optional<XpcError.Singleton> declared(Cursor text) {
    return text.startsWith(SINGLETON)
        ? Arrays.stream(XpcError.Singleton.values())
            .filter(one -> text.startsWith(text.at + SINGLETON.length(), name(one) + ", "))
            .findFirst()
        : Optional.empty();
  }

  private static String name(XpcError.Singleton singleton) {
    return singleton.name().toLowerCase(Locale.ROOT);
  }

  static XpcError of(XpcDictionary keys) {
    return new XpcError(singleton(keys), keys);
  }

  /**
   * The same, or the error that it is: on recent systems a description may call an error a
   * dictionary, of which it is the only key that gives it away. Ours does not.
   */
  static XpcValue orDictionary(XpcValue value) {
    return value instanceof XpcDictionary dictionary
            && dictionary.entries().size() == 1
            && singleton(dictionary) != XpcError.Singleton.NONE
        ? of(dictionary)
        : value;
  }

  private static XpcError.Singleton singleton(XpcDictionary keys) {
    boolean whole = keys.get(DESCRIPTION).filter(text -> text.incomplete().isEmpty()).isPresent();
    String text =
        whole && keys.get(DESCRIPTION).get() instanceof XpcString string
            ? string.bytes().toString()
            : "";
    return switch (text) {
      case "Connection interrupted" -> XpcError.Singleton.CONNECTION_INTERRUPTED;
      case "Connection invalid" -> XpcError.Singleton.CONNECTION_INVALID;
      case "Process termination imminent", "Termination imminent" ->
          XpcError.Singleton.TERMINATION_IMMINENT;
      default -> XpcError.Singleton.NONE;
    };
  }
}
