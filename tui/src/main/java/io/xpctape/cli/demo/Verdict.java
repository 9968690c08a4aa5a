package io.xpctape.cli.demo;

import io.xpctape.model.Message;
import io.xpctape.model.Recording;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcString;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the service said of a boot when it was over.
 *
 * @param console what it says of the console
 * @param error the error's own words, empty if there was none
 */
record Verdict(String console, String error) {
  private static final String STOPPED = "guest_did_stop_virtual_machine";

  /** What the stand-in says of a boot that it could only judge by the kernel's header. */
  private static final String NOT_RUN = "not run";

  /** The last one on a tape; without words if the tape has none. */
  static Verdict of(Recording tape) {
    Verdict last = new Verdict("", "");
    for (Message message : tape.messages()) {
      if (message.body() instanceof XpcDictionary body && text(body, "method").equals(STOPPED)) {
        last = new Verdict(text(body, "console"), error(body));
      }
    }
    return last;
  }

  /** Whether the kernel really ran; without /dev/kvm it does not. */
  boolean ran() {
    return !console.startsWith(NOT_RUN);
  }

  private static String error(XpcDictionary body) {
    if (!(body.get("error").orElse(null) instanceof XpcDictionary error)) {
      return "";
    }
    List<String> words = new ArrayList<>();
    for (String key : List.of("description", "failure_reason")) {
      if (!text(error, key).isEmpty()) {
        words.add(text(error, key));
      }
    }
    return String.join(" ", words);
  }

  private static String text(XpcDictionary dictionary, String key) {
    return dictionary.get(key).orElse(null) instanceof XpcString string
        ? SafeText.of(string.bytes())
        : "";
  }
}
