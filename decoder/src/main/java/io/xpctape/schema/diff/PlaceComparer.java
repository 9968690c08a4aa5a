package io.xpctape.schema.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.diff.SchemaChange.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what two schemas say of a kind, place by place. Of use once. */
final class PlaceComparer {
  private final String kind;

  /** Whether both schemas know how often they saw what. */
  private final boolean counted;

  /** Where discriminators lie: that they have another value is what makes another kind. */
  private final Set<String> tags;

  private final List<SchemaChange> changes = new ArrayList<>();

  PlaceComparer(String kind, boolean counted, Set<String> tags) {
    this.kind = kind;
    this.counted = counted;
    this.tags = tags;
  }

  List<SchemaChange> compare(PlaceOutline before, PlaceOutline after) {
    place(PlacePath.BODY, before, after);
    return changes;
  }

  private void tell(PlacePath path, Sort sort, Saying before, Saying after) {
    changes.add(
        new SchemaChange(kind, path.toString(), sort, Optional.of(before), Optional.of(after)));
  }

  private void place(PlacePath path, PlaceOutline before, PlaceOutline after) {
    if (!before.types().keySet().equals(after.types().keySet())) {
      tell(
          path,
          Sort.OTHER_TYPE,
          new Saying.Types(before.counts()),
          new Saying.Types(after.counts()));
    }
    boolean sameForm = true;
    for (Map.Entry<XpcKind, TypeOutline> type : before.types().entrySet()) {
      TypeOutline other = after.types().get(type.getKey());
      if (other != null) {
        sameForm &= type(path, type.getKey(), type.getValue(), other);
      }
    }
    if (sameForm) {
      keys(path, before, after);
      if (before.values().isPresent() && after.values().isPresent()) {
        place(path.values(), before.values().get(), after.values().get());
      }
      elements(path, before.elements(), after.elements());
    }
  }

  /** Compares values of one type; tells whether what is in them can be compared. */
  private boolean type(PlacePath path, XpcKind type, TypeOutline before, TypeOutline after) {
    if (!before.form().equals(after.form())) {
      word(path, Sort.OTHER_FORM, "form", before.form(), after.form());
      return false;
    }
    boolean constants = before.isConstant() && after.isConstant();
    if (constants || !range(path, type, before, after)) {
      values(path, before, after);
    }
    if (before.format().isPresent() && after.format().isPresent()) {
      word(path, Sort.OTHER_FORMAT, "format", before.format().get(), after.format().get());
    }
    return true;
  }

  private void word(PlacePath path, Sort sort, String name, String before, String after) {
    if (!Objects.equals(before, after)) {
      tell(path, sort, new Saying.Word(name, before), new Saying.Word(name, after));
    }
  }

  /** Compares numbers or lengths; tells whether they differ. */
  private boolean range(PlacePath path, XpcKind type, TypeOutline before, TypeOutline after) {
    boolean apart =
        before.range().isPresent()
            && after.range().isPresent()
            && before.range().get().isApart(after.range().get());
    if (apart) {
      tell(
          path,
          Sort.OTHER_RANGE,
          new Saying.Span(type, before.range().get()),
          new Saying.Span(type, after.range().get()));
    }
    return apart;
  }

  private void values(PlacePath path, TypeOutline before, TypeOutline after) {
    Map<XpcValue, Long> gone = after.closed() ? without(before, after) : Map.of();
    Map<XpcValue, Long> fresh = before.closed() ? without(after, before) : Map.of();
    if (!gone.isEmpty() && before.isConstant() && after.isConstant()) {
      if (!tags.contains(path.toString())) {
        tell(path, Sort.OTHER_CONSTANT, new Saying.Values(gone), new Saying.Values(fresh));
      }
      return;
    }
    if (!gone.isEmpty()) {
      changes.add(
          new SchemaChange(
              kind,
              path.toString(),
              Sort.VALUES_GONE,
              Optional.of(new Saying.Values(gone)),
              Optional.empty()));
    }
    if (!fresh.isEmpty()) {
      changes.add(
          new SchemaChange(
              kind,
              path.toString(),
              Sort.NEW_VALUES,
              Optional.empty(),
              Optional.of(new Saying.Values(fresh))));
    }
  }

  private static Map<XpcValue, Long> without(TypeOutline type, TypeOutline other) {
    Map<XpcValue, Long> rest = new HashMap<>(type.values());
    rest.keySet().removeAll(other.values().keySet());
    return rest;
  }

  private void keys(PlacePath path, PlaceOutline before, PlaceOutline after) {
    Set<Bytes> all = new TreeSet<>(before.keys().keySet());
    all.addAll(after.keys().keySet());
    boolean comparable =
        before.types().containsKey(XpcKind.DICTIONARY)
            && after.types().containsKey(XpcKind.DICTIONARY);
    if (!comparable) {
      return;
    }
    for (Bytes key : all) {
      PlaceOutline.Member old = before.keys().get(key);
      PlaceOutline.Member now = after.keys().get(key);
      PlacePath at = path.key(key);
      if (old == null || now == null) {
        changes.add(
            new SchemaChange(
                kind,
                at.toString(),
                now == null ? Sort.KEY_GONE : Sort.NEW_KEY,
                Optional.ofNullable(old).map(member -> presence(member, before)),
                Optional.ofNullable(now).map(member -> presence(member, after))));
        continue;
      }
      boolean wasRequired = old.present() == before.dictionaries();
      boolean isRequired = now.present() == after.dictionaries();
      if (counted && wasRequired != isRequired) {
        tell(
            at,
            isRequired ? Sort.NOW_REQUIRED : Sort.NOW_OPTIONAL,
            new Saying.Presence(old.present(), before.dictionaries(), Map.of()),
            new Saying.Presence(now.present(), after.dictionaries(), Map.of()));
      }
      place(at, old.place(), now.place());
    }
  }

  private static Saying presence(PlaceOutline.Member member, PlaceOutline in) {
    return new Saying.Presence(member.present(), in.dictionaries(), member.place().counts());
  }

  private void elements(PlacePath path, List<PlaceOutline> before, List<PlaceOutline> after) {
    if (before.size() != after.size()) {
      return;
    }
    for (int i = 0; i < before.size(); i++) {
      PlacePath at = before.size() == 1 ? path.elements() : path.position(i);
      place(at, before.get(i), after.get(i));
    }
  }
}
