package io.xpctape.schema.diff;

import io.xpctape.model.Count;
import io.xpctape.schema.diff.SchemaChange.Sort;
import io.xpctape.schema.diff.SchemaComparison.KindDifference;
import io.xpctape.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A comparison for people: by kind, a line a change, and at the end how much it is. */
public final class SchemaDiffText {
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  /** A longer path moves its own line only. */
  private static final int MAX_PATH = 40;

  private final boolean color;

  /**
   * @param color with the escape sequences of a terminal
   */
  public SchemaDiffText(boolean color) {
    this.color = color;
  }

  /** Gives each line, without its line feed. */
  public void write(SchemaComparison comparison, Consumer<String> line) {
    for (SchemaChange change : comparison.general()) {
      line.accept(
          paint(
              BOLD,
              "~ "
                  + SafeText.of(change.path())
                  + ": told apart by "
                  + discriminator(change.before())
                  + " → "
                  + discriminator(change.after())));
    }
    comparison.kinds().forEach(kind -> kind(kind, line));
    line.accept(total(comparison));
  }

  private static String discriminator(Optional<Saying> saying) {
    String text = said(saying);
    return text.equals("none") ? "all keys" : text;
  }

  private static String said(Optional<Saying> saying) {
    return saying.map(Saying::text).orElse("");
  }

  private void kind(KindDifference kind, Consumer<String> line) {
    SchemaChange first = kind.changes().get(0);
    if (first.sort() == Sort.KIND_GONE) {
      line.accept(paint(RED, "- " + first.kind() + ": gone (" + said(first.before()) + ")"));
      return;
    }
    if (first.sort() == Sort.NEW_KIND) {
      line.accept(paint(GREEN, "+ " + first.kind() + ": new (" + said(first.after()) + ")"));
      return;
    }
    line.accept(paint(BOLD, "~ " + heading(kind)));
    List<SchemaChange> places =
        kind.changes().stream().filter(change -> change.sort() != Sort.OTHER_NAME).toList();
    int paths = width(places.stream().map(SchemaChange::path).toList());
    int labels = width(places.stream().map(change -> change.sort().label()).toList());
    for (SchemaChange change : places) {
      String text = padded(change.path(), paths) + padded(change.sort().label(), labels);
      line.accept(
          switch (change.sort()) {
            case KEY_GONE, VALUES_GONE -> paint(RED, "  - " + text + said(change.before()));
            case NEW_KEY, NEW_VALUES -> paint(GREEN, "  + " + text + said(change.after()));
            default -> "    " + text + said(change.before()) + " → " + said(change.after());
          });
    }
  }

  private static String heading(KindDifference kind) {
    String before = kind.before().map(KindOutline::name).orElse("");
    String after = kind.after().map(KindOutline::name).orElse("");
    long n = kind.before().map(KindOutline::count).orElse(0L);
    long m = kind.after().map(KindOutline::count).orElse(0L);
    boolean renamed = kind.changes().stream().anyMatch(change -> change.sort() == Sort.OTHER_NAME);
    return (renamed ? before + " → " + after + ", alike in its keys" : after)
        + (n + m == 0 ? "" : ", seen " + n + "× → " + m + "×");
  }

  private static int width(List<String> texts) {
    return texts.stream()
        .mapToInt(SafeText::columns)
        .filter(columns -> columns <= MAX_PATH)
        .max()
        .orElse(0);
  }

  private static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - SafeText.columns(text)) + 2);
  }

  private static String total(SchemaComparison comparison) {
    String from = comparison.before().counted() ? " (" + seen(comparison) + ")" : "";
    if (comparison.isEmpty()) {
      return "no difference: " + Count.of(comparison.same(), "kind") + from;
    }
    long gone = count(comparison, Sort.KIND_GONE);
    long added = count(comparison, Sort.NEW_KIND);
    long changed = comparison.kinds().size() - gone - added;
    List<String> parts = new ArrayList<>();
    parts.add(gone + " gone");
    parts.add(added + " new");
    parts.add(changed + " changed");
    parts.add(comparison.same() + " the same");
    return "kinds: " + String.join(", ", parts) + from;
  }

  private static String seen(SchemaComparison comparison) {
    return Count.of(comparison.before().messages(), "message")
        + " before, "
        + comparison.after().messages()
        + " now";
  }

  private static long count(SchemaComparison comparison, Sort sort) {
    return comparison.kinds().stream().filter(kind -> kind.changes().get(0).sort() == sort).count();
  }

  private String paint(String style, String text) {
    return color ? style + text + PLAIN : text;
  }
}
