package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dictionaries that are of one type, wherever they stood. */
public final class RecordType {
  private final List<Place> places = new ArrayList<>();
  private final SortedMap<Bytes, Member> members = new TreeMap<>();
  private final Set<String> names = new HashSet<>();
  private long dictionaries;
  private final List<Fields> seen = new ArrayList<>();
  private @Nullable Fields merged;

  void add(Place place) {
    places.add(place);
    names.add(place.name());
    add(place.fields());
  }

  /** Dictionaries that stood in no place of a summary. */
  void add(Fields fields) {
    dictionaries += fields.dictionaries();
    for (Field field : fields.byKey().values()) {
      members.computeIfAbsent(field.key(), key -> new Member()).add(field, fields);
    }
    seen.add(fields);
  }

  /** What was seen in all its places as if they were one; the same object each time. */
  public synchronized Fields fields() {
    Fields all = merged;
    if (all == null) {
      all = Fields.of(seen);
      merged = all;
    }
    return all;
  }

  /** How sure it is that they are one type: the share of its keys that several places have. */
  public double confidence() {
    double shared = members.values().stream().filter(member -> member.places() > 1).count();
    return places.size() < 2 ? 1 : (shared + 1) / (members.size() + 1.0);
  }

  /** Whether its dictionaries stood in several places. */
  public boolean isShared() {
    return spots() > 1;
  }

  private long spots() {
    return places.stream()
        .map(place -> place.spot().kind() + place.spot().text())
        .distinct()
        .count();
  }

  /** Why they are one type, in a phrase without a full stop; safe to show. */
  public String evidence() {
    long spots = spots();
    if (spots < 2) {
      return "in one place";
    }
    long shared = members.values().stream().filter(member -> member.places() > 1).count();
    return members.isEmpty()
        ? "in " + spots + " places, always empty"
        : "in " + spots + " places that share " + shared + " of " + members.size() + " keys";
  }

  /** Where its dictionaries stood. */
  public List<Place> places() {
    return Collections.unmodifiableList(places);
  }

  /** Whether some of them were values of such a key. */
  boolean isNamed(String key) {
    return names.contains(key);
  }

  /** Its keys. */
  public SortedMap<Bytes, Member> members() {
    return Collections.unmodifiableSortedMap(members);
  }

  /** What is known of one key. */
  public Optional<Member> member(Bytes key) {
    return Optional.ofNullable(members.get(key));
  }

  /** How many dictionaries there were. */
  public long dictionaries() {
    return dictionaries;
  }
}
