package io.xpctape.diff;

import io.xpctape.model.Message;
import io.xpctape.model.Path;
import io.xpctape.model.XpcValue;
import io.xpctape.text.MessageText;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A comparison for people: a line for each message that differs, below it a line for each place,
 * and at the end how much is the same and what was left out.
 */
public final class DiffText {
  private static final String INDENT = "    ";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Conversation a;
  private final Conversation b;
  private final boolean color;

  /**
   * @param color with the escape sequences of a terminal
   */
  public DiffText(Conversation a, Conversation b, boolean color) {
    this.a = a;
    this.b = b;
    this.color = color;
  }

  /** Gives each line, without its line feed. */
  public void write(Comparison comparison, Consumer<String> line) {
    for (Difference difference : comparison.differences()) {
      if (difference instanceof Difference.OnlyInA only) {
        line.accept(paint(RED, "- " + heading(only.message(), a) + summary(only.message())));
      } else if (difference instanceof Difference.OnlyInB only) {
        line.accept(paint(GREEN, "+ " + heading(only.message(), b) + summary(only.message())));
      } else if (difference instanceof Difference.Changed changed) {
        changed(changed, line);
      }
    }
    totals(comparison).forEach(line);
  }

  private void changed(Difference.Changed changed, Consumer<String> line) {
    Message before = changed.a();
    Message after = changed.b();
    String number = before.n() == after.n() ? "" : " (" + after.n() + ")";
    line.accept(paint(BOLD, "~ " + before.n() + number + " " + what(before, a)));
    if (before.call() != after.call()) {
      line.accept(INDENT + "sent by " + MessageText.how(before) + " → " + MessageText.how(after));
    }
    for (FieldChange field : changed.fields()) {
      lines(field).forEach(text -> line.accept(INDENT + text));
    }
  }

  private List<String> lines(FieldChange field) {
    if (field.after().isEmpty()) {
      return oneSided(RED, "- ", field.path(), field.before());
    }
    if (field.before().isEmpty()) {
      return oneSided(GREEN, "+ ", field.path(), field.after());
    }
    return List.of(field.path() + "  " + ChangeText.of(field.before().get(), field.after().get()));
  }

  private List<String> oneSided(String style, String sign, Path path, Optional<XpcValue> value) {
    return value.map(v -> ChangeText.lines(path, v)).orElse(List.of()).stream()
        .map(text -> paint(style, sign + text))
        .toList();
  }

  private static String heading(Message message, Conversation side) {
    return message.n() + " " + what(message, side);
  }

  /** Which way a message went, what kind it is of and whom it was for. */
  public static String what(Message message, Conversation side) {
    String kind = SafeText.of(side.kind().apply(message));
    String reply = message.replyTo() == 0 ? "" : " reply";
    String service = SafeText.of(message.service());
    return message.direction().label()
        + reply
        + " "
        + (kind.isEmpty() ? MessageText.how(message) : kind)
        + (service.isEmpty() ? "" : " " + service);
  }

  private static String summary(Message message) {
    return "  " + ChangeText.line(message.body());
  }

  private static List<String> totals(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(
        comparison.equal()
            + " equal, "
            + comparison.count(Difference.Changed.class)
            + " changed, "
            + comparison.count(Difference.OnlyInA.class)
            + " only in the first, "
            + comparison.count(Difference.OnlyInB.class)
            + " only in the second");
    String left =
        Arrays.stream(Noise.values())
            .filter(noise -> comparison.noise().containsKey(noise))
            .map(noise -> noise.count(comparison.noise().getOrDefault(noise, 0L)))
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      lines.add("left out as noise: " + left);
    }
    if (comparison.ignored() > 0) {
      lines.add("left out by pattern: " + comparison.ignored());
    }
    return lines;
  }

  private String paint(String style, String text) {
    return color ? style + text + PLAIN : text;
  }
}
