package io.xpctape.schema.diff;

import io.xpctape.schema.diff.SchemaChange.Sort;
import io.xpctape.schema.infer.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a newer schema says otherwise than an older one.
 *
 * @param before the older
 * @param after the newer
 * @param general what is about no single kind
 * @param kinds those that differ, gone ones first, then new ones, then those with the most
 *     important changes
 * @param same how many kinds do not differ
 */
public record SchemaComparison(
    SchemaOutline before,
    SchemaOutline after,
    List<SchemaChange> general,
    List<KindDifference> kinds,
    int same) {
  /**
   * A kind that differs.
   *
   * @param before as the older schema has it
   * @param after as the newer has it
   * @param changes the most important first
   */
  public record KindDifference(
      Optional<KindOutline> before, Optional<KindOutline> after, List<SchemaChange> changes) {
    public KindDifference {
      changes = List.copyOf(changes);
    }

    private Sort worst() {
      return changes.get(0).sort();
    }

    private String name() {
      return after.or(() -> before).map(KindOutline::name).orElse("");
    }
  }

  public SchemaComparison {
    general = List.copyOf(general);
    kinds = List.copyOf(kinds);
  }

  /**
   * Compares two schemas; both by their ledgers, or both by their recordings.
   *
   * @throws IllegalArgumentException if they are of different nature
   */
  public static SchemaComparison of(SchemaOutline before, SchemaOutline after) {
    if (before.counted() != after.counted()) {
      throw new IllegalArgumentException("one of two outlines has counts");
    }
    List<KindDifference> kinds = new ArrayList<>();
    int same = 0;
    for (KindMatcher.Pair pair : KindMatcher.match(before, after)) {
      List<SchemaChange> changes = changes(pair, before, after);
      changes.sort(Comparator.comparing(SchemaChange::sort).thenComparing(SchemaChange::path));
      if (changes.isEmpty()) {
        same++;
      } else {
        kinds.add(new KindDifference(pair.before(), pair.after(), changes));
      }
    }
    kinds.sort(Comparator.comparing(KindDifference::worst).thenComparing(KindDifference::name));
    return new SchemaComparison(
        before, after, Discriminators.compare(before.rules(), after.rules()), kinds, same);
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return general.isEmpty() && kinds.isEmpty();
  }

  /** All of it, the most important first. */
  public List<SchemaChange> changes() {
    List<SchemaChange> all = new ArrayList<>(general);
    kinds.forEach(kind -> all.addAll(kind.changes()));
    return all;
  }

  private static List<SchemaChange> changes(
      KindMatcher.Pair pair, SchemaOutline older, SchemaOutline newer) {
    List<SchemaChange> changes = new ArrayList<>();
    Optional<KindOutline> before = pair.before();
    Optional<KindOutline> after = pair.after();
    String name = after.or(() -> before).map(KindOutline::name).orElse("");
    String body = PlacePath.BODY.toString();
    if (before.isEmpty() || after.isEmpty()) {
      changes.add(
          new SchemaChange(
              name,
              body,
              before.isEmpty() ? Sort.NEW_KIND : Sort.KIND_GONE,
              before.map(SchemaComparison::messages),
              after.map(SchemaComparison::messages)));
      return changes;
    }
    KindOutline old = before.get();
    KindOutline now = after.get();
    if (!old.kind().group().equals(now.kind().group())) {
      changes.add(word(name, body, Sort.OTHER_GROUP, "group", group(old), group(now)));
    }
    if (!old.kind().label().equals(now.kind().label())) {
      changes.add(word(name, body, Sort.OTHER_NAME, "name", old.name(), now.name()));
    }
    Set<String> tags = new TreeSet<>(tag(old, older));
    tags.addAll(tag(now, newer));
    changes.addAll(new PlaceComparer(name, older.counted(), tags).compare(old.body(), now.body()));
    return changes;
  }

  /** Where the discriminator lies that a kind goes by. */
  private static Set<String> tag(KindOutline kind, SchemaOutline in) {
    return in.rules().tagOf(kind.kind().group()).map(tag -> PlacePath.of(tag).toString()).stream()
        .collect(Collectors.toSet());
  }

  private static Saying messages(KindOutline kind) {
    return new Saying.Messages(kind.count(), kind.keyNames());
  }

  private static String group(KindOutline kind) {
    Group group = kind.kind().group();
    return group.role().label() + " " + group.direction().label() + " " + group.service();
  }

  static SchemaChange word(
      String kind, String path, Sort sort, String name, String before, String after) {
    return new SchemaChange(
        kind,
        path,
        sort,
        Optional.of(new Saying.Word(name, before)),
        Optional.of(new Saying.Word(name, after)));
  }
}
