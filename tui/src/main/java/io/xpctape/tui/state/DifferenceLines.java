package io.xpctape.tui.state;

import io.xpctape.diff.ChangeText;
import io.xpctape.diff.Conversation;
import io.xpctape.diff.DiffText;
import io.xpctape.diff.Difference;
import io.xpctape.diff.FieldChange;
import io.xpctape.diff.Sides;
import io.xpctape.model.Message;
import io.xpctape.text.MessageText;
import io.xpctape.text.SafeText;
import io.xpctape.text.ValueText;
import io.xpctape.tui.theme.Tone;
import java.util.ArrayList;
import java.util.List;

/** A difference as a row of a list, and all there is to it. */
final class DifferenceLines {
  private static final int SUMMARY_WIDTH = 500;

  private DifferenceLines() {}

  /** What happened, to which message, and the first place where it shows. */
  static Line row(Sides sides, Difference difference) {
    if (difference instanceof Difference.Changed changed) {
      return row("~ ", Tone.CHANGED, changed.a(), sides.a()).and(changes(changed), Tone.PLAIN);
    }
    boolean first = difference instanceof Difference.OnlyInA;
    Message message = message(difference);
    return (first
            ? row("- ", Tone.REMOVED, message, sides.a())
            : row("+ ", Tone.ADDED, message, sides.b()))
        .and(ValueText.line(message.body(), SUMMARY_WIDTH), Tone.PLAIN);
  }

  /** What stands above all there is to it. */
  static String heading(Sides sides, Difference difference) {
    if (difference instanceof Difference.Changed changed) {
      return changed.a().n()
          + " and "
          + changed.b().n()
          + " "
          + DiffText.what(changed.a(), sides.a());
    }
    boolean first = difference instanceof Difference.OnlyInA;
    Message message = message(difference);
    return message.n()
        + " only in the "
        + (first ? "first " : "second ")
        + DiffText.what(message, first ? sides.a() : sides.b());
  }

  /** Each place that differs, then the messages themselves. */
  static List<Line> body(Difference difference) {
    List<Line> lines = new ArrayList<>();
    if (difference instanceof Difference.Changed changed) {
      if (changed.a().call() != changed.b().call()) {
        String calls = MessageText.how(changed.a()) + " → " + MessageText.how(changed.b());
        lines.add(Line.of("~ sent by " + calls, Tone.CHANGED));
      }
      changed.fields().forEach(field -> lines.add(line(field)));
      tree(lines, "the first", changed.a());
      tree(lines, "the second", changed.b());
    } else {
      lines.addAll(MessageLines.body(message(difference)));
    }
    return lines;
  }

  private static Message message(Difference difference) {
    return difference instanceof Difference.OnlyInA only
        ? only.message()
        : ((Difference.OnlyInB) difference).message();
  }

  private static Line row(String mark, Tone tone, Message message, Conversation side) {
    String kind = SafeText.of(side.kind().apply(message));
    return Line.of(mark, tone)
        .and(message.n() + " ", Tone.FAINT)
        .and(MessageLines.glyph(message) + " ", MessageLines.direction(message))
        .and((kind.isEmpty() ? MessageText.how(message) : kind) + "  ", Tone.KIND);
  }

  private static String changes(Difference.Changed changed) {
    if (changed.fields().isEmpty()) {
      return "another call";
    }
    int more = changed.fields().size() - 1;
    return line(changed.fields().get(0)).text().substring(2)
        + (more == 0 ? "" : "  and " + more + " more");
  }

  private static Line line(FieldChange field) {
    String path = field.path() + "  ";
    if (field.before().isEmpty()) {
      return Line.of("+ " + path, Tone.ADDED)
          .and(field.after().map(ChangeText::line).orElse(""), Tone.PLAIN);
    }
    if (field.after().isEmpty()) {
      return Line.of("- " + path, Tone.REMOVED)
          .and(ChangeText.line(field.before().get()), Tone.PLAIN);
    }
    return Line.of("~ " + path, Tone.CHANGED)
        .and(ChangeText.of(field.before().get(), field.after().get()), Tone.PLAIN);
  }

  private static void tree(List<Line> lines, String which, Message message) {
    lines.add(Line.of("", Tone.PLAIN));
    lines.add(Line.of(which + ", message " + message.n(), Tone.FAINT));
    lines.addAll(MessageLines.body(message));
  }
}
