package io.xpctape.diff;

import io.xpctape.content.Content;
import io.xpctape.content.Contents;
import io.xpctape.model.Path;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcData;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares bodies field by field and counts what it leaves out. Dictionaries are compared as sets
 * of keys, whatever their order; arrays are aligned first; doubles are the same if their bits are.
 * Of data that holds a property list or a message, the fields of that are compared; if they are the
 * same, the data differs itself.
 */
final class FieldComparer {
  private final Criteria criteria;
  private final Normalizer normalA;
  private final Normalizer normalB;
  private final Normalizer sorter;
  private final Map<Noise, Long> noise = new EnumMap<>(Noise.class);
  private long ignored;
  private Contents contentsA = new Contents();
  private Contents contentsB = new Contents();

  FieldComparer(Criteria criteria, RecordingInfo a, RecordingInfo b) {
    this.criteria = criteria;
    this.normalA = new Normalizer(criteria, a);
    this.normalB = new Normalizer(criteria, b);
    this.sorter = new Normalizer(new Criteria(Set.of(), List.of()), a);
  }

  Map<Noise, Long> noise() {
    return noise;
  }

  long ignored() {
    return ignored;
  }

  List<FieldChange> compare(XpcValue a, XpcValue b) {
    List<FieldChange> changes = new ArrayList<>();
    contentsA = new Contents();
    contentsB = new Contents();
    descend(Path.BODY, a, b, changes);
    return changes;
  }

  private void compare(Path path, XpcValue a, XpcValue b, List<FieldChange> changes) {
    if (a.equals(b)) {
      return;
    }
    if (a instanceof XpcDictionary before && b instanceof XpcDictionary after) {
      dictionaries(path, before, after, changes);
    } else if (a instanceof XpcArray before && b instanceof XpcArray after) {
      arrays(path, before, after, changes);
    } else if (a instanceof XpcError before
        && b instanceof XpcError after
        && before.singleton() == after.singleton()) {
      dictionaries(path, before.keys(), after.keys(), changes);
    } else if (a instanceof XpcFileTransfer before
        && b instanceof XpcFileTransfer after
        && before.id() == after.id()) {
      dictionaries(path, before.transfer(), after.transfer(), changes);
    } else if (!differInside(path, a, b, changes) && !isNoise(a, b)) {
      changes.add(new FieldChange(path, Optional.of(a), Optional.of(b)));
    }
  }

  /** Whether what two pieces of data say differs, be it in what is left out. */
  private boolean differInside(Path path, XpcValue a, XpcValue b, List<FieldChange> changes) {
    if (!(a instanceof XpcData before) || !(b instanceof XpcData after)) {
      return false;
    }
    int depth = path.steps().size() + 1;
    Optional<Content> inA = contentsA.in(before, depth);
    Optional<Content> inB = inA.isPresent() ? contentsB.in(after, depth) : Optional.empty();
    if (inB.isEmpty() || inA.get().view() != inB.get().view()) {
      return false;
    }
    int reported = changes.size();
    long leftOut = leftOut();
    descend(path.then(inA.get().view()), inA.get().value(), inB.get().value(), changes);
    return changes.size() > reported || leftOut() > leftOut;
  }

  private long leftOut() {
    return ignored + noise.values().stream().mapToLong(Long::longValue).sum();
  }

  private void dictionaries(
      Path path, XpcDictionary a, XpcDictionary b, List<FieldChange> changes) {
    Map<Path.Key, XpcValue> before = Normalizer.entriesByStep(a);
    Map<Path.Key, XpcValue> after = Normalizer.entriesByStep(b);
    Set<Path.Key> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.stream()
        .sorted(Normalizer.BY_KEY)
        .forEach(key -> descend(path.then(key), before.get(key), after.get(key), changes));
    if (!a.incomplete().equals(b.incomplete())) {
      changes.add(new FieldChange(path, Optional.of(a), Optional.of(b)));
    }
  }

  private void arrays(Path path, XpcArray a, XpcArray b, List<FieldChange> changes) {
    List<Aligner.Match> matches =
        new ArrayList<>(Aligner.align(normal(normalA, path, a), normal(normalB, path, b)));
    matches.add(new Aligner.Match(a.values().size(), b.values().size()));
    int nextA = 0;
    int nextB = 0;
    for (Aligner.Match match : matches) {
      // Between two matches, what stands in the same order is taken for changed.
      while (nextA < match.a() || nextB < match.b()) {
        boolean inA = nextA < match.a();
        boolean inB = nextB < match.b();
        descend(
            path.index(inA ? nextA : nextB),
            inA ? a.values().get(nextA++) : null,
            inB ? b.values().get(nextB++) : null,
            changes);
      }
      if (nextA < a.values().size() && nextB < b.values().size()) {
        descend(path.index(nextA), a.values().get(nextA++), b.values().get(nextB++), changes);
      }
    }
    if (!a.incomplete().equals(b.incomplete())) {
      changes.add(new FieldChange(path, Optional.of(a), Optional.of(b)));
    }
  }

  private static List<XpcValue> normal(Normalizer normalizer, Path path, XpcArray array) {
    List<XpcValue> normal = new ArrayList<>();
    for (int i = 0; i < array.values().size(); i++) {
      normal.add(normalizer.normal(array.values().get(i), path.index(i)));
    }
    return normal;
  }

  private void descend(
      Path path, @Nullable XpcValue a, @Nullable XpcValue b, List<FieldChange> changes) {
    if (Objects.equals(a, b)) {
      return;
    }
    if (criteria.ignores(path)) {
      ignored += differ(path, a, b) ? 1 : 0;
    } else if (a != null && b != null) {
      compare(path, a, b, changes);
    } else {
      changes.add(new FieldChange(path, Optional.ofNullable(a), Optional.ofNullable(b)));
    }
  }

  /** Whether there is more between them than the order of keys. */
  private boolean differ(Path path, @Nullable XpcValue a, @Nullable XpcValue b) {
    return a == null || b == null || !sorter.normal(a, path).equals(sorter.normal(b, path));
  }

  /** Whether two different values differ in noise alone; if so, it is counted. */
  private boolean isNoise(XpcValue a, XpcValue b) {
    if (a.kind() != b.kind() || !normalA.blank(a).equals(normalB.blank(b))) {
      return false;
    }
    for (Noise each : criteria.noise()) {
      if (!normalA.blank(a, each).equals(a) || !normalB.blank(b, each).equals(b)) {
        noise.merge(each, 1L, Long::sum);
        return true;
      }
    }
    return false;
  }
}
