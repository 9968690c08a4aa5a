package io.xpctape.diff;

import io.xpctape.model.Bytes;
import io.xpctape.model.Path;
import io.xpctape.model.RecordingInfo;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcError;
import io.xpctape.model.XpcFileTransfer;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of one recording without what is not to be compared. */
final class Normalizer {
  /** By key, the entries of a repeated one in their order. */
  static final Comparator<Path.Key> BY_KEY =
      Comparator.comparing(Path.Key::key).thenComparing(Path.Key::occurrence);

  private final Criteria criteria;
  private final RecordingInfo info;

  Normalizer(Criteria criteria, RecordingInfo info) {
    this.criteria = criteria;
    this.info = info;
  }

  /** Equal for values that differ in nothing that counts. */
  XpcValue normal(XpcValue value, Path path) {
    if (criteria.ignores(path)) {
      return new XpcNull();
    }
    if (value instanceof XpcDictionary dictionary) {
      return normal(dictionary, path);
    }
    if (value instanceof XpcArray array) {
      List<XpcValue> values = new ArrayList<>();
      for (int i = 0; i < array.values().size(); i++) {
        values.add(normal(array.values().get(i), path.index(i)));
      }
      return new XpcArray(values, array.incomplete());
    }
    if (value instanceof XpcError error) {
      return new XpcError(error.singleton(), normal(error.keys(), path));
    }
    if (value instanceof XpcFileTransfer file) {
      return new XpcFileTransfer(file.id(), normal(file.transfer(), path));
    }
    return blank(value);
  }

  /** A value that holds no others, without its noise. */
  XpcValue blank(XpcValue value) {
    XpcValue blank = value;
    for (Noise noise : criteria.noise()) {
      blank = noise.blank(blank, info);
    }
    return blank;
  }

  /** A value that holds no others, without one class of noise. */
  XpcValue blank(XpcValue value, Noise noise) {
    return noise.blank(value, info);
  }

  private XpcDictionary normal(XpcDictionary dictionary, Path path) {
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    entriesByStep(dictionary)
        .forEach(
            (key, value) -> {
              Path place = path.then(key);
              if (!criteria.ignores(place)) {
                entries.add(new XpcDictionary.Entry(key.key(), normal(value, place)));
              }
            });
    // The sort is stable, so the entries of a repeated key stay in order.
    entries.sort(Comparator.comparing(XpcDictionary.Entry::key));
    return new XpcDictionary(entries, dictionary.incomplete());
  }

  /** Each entry under the step that leads to it. */
  static Map<Path.Key, XpcValue> entriesByStep(XpcDictionary dictionary) {
    Map<Bytes, Integer> seen = new HashMap<>();
    Map<Path.Key, XpcValue> entries = new LinkedHashMap<>();
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      int occurrence = seen.merge(entry.key(), 1, Integer::sum) - 1;
      entries.put(new Path.Key(entry.key(), occurrence), entry.value());
    }
    return entries;
  }
}
