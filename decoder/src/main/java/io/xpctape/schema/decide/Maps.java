package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.Count;
import io.xpctape.model.XpcKind;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether dictionaries are maps, whose keys are data, or records. What speaks for a map: keys that
 * look like data; keys that go on growing with the dictionaries (Good and Turing: the share of
 * entries whose key was seen once is the chance that the next one is new); keys that are here and
 * there (JXPLAIN's entropy of their presence); values that are all alike. What speaks for a record:
 * keys that all dictionaries have, values of different types. Most dictionaries are records.
 */
final class Maps {
  private static final double BEFORE = -2;

  /** Fewer dictionaries say nothing about which keys come and go. */
  private static final int ENOUGH = 5;

  /** So many without a key seen once: there are no more. */
  private static final int PLENTY = 20;

  private static final int MIN_DATA_KEYS = 3;

  /** With fewer keys that look like names, dictionaries are rarely maps. */
  private static final int MIN_NAMES = 8;

  /** As many entries make what comes and goes count half. */
  private static final double FEW_ENTRIES = 10;

  private static final int MANY_ALIKE = 5;

  private static final double ALL_BUT_SURE = 0.99;
  private static final double MOSTLY = 0.8;
  private static final double HALF = 0.5;
  private static final double NEARLY_ALL = 0.9;
  private static final double FEW_NEW = 0.01;

  /** Of JXPLAIN, nats. */
  private static final double ENTROPY = 1;

  private static final double HIGH_ENTROPY = 4;

  private final Fields fields;
  private final double dictionaries;
  private final int keys;
  private double entries;
  private double always;
  private double alwaysEntries;
  private double once;
  private double entropy;
  private final double data;
  private final double alike;
  private final Odds odds = new Odds(BEFORE);

  private Maps(Fields fields) {
    this.fields = fields;
    dictionaries = (double) fields.dictionaries();
    keys = fields.byKey().size();
    for (Field key : fields.byKey().values()) {
      double share = key.present() / dictionaries;
      entries += key.present();
      once += key.present() == 1 ? 1 : 0;
      always += share >= 1 ? 1 : 0;
      alwaysEntries += share >= 1 ? key.present() : 0;
      entropy -= share * Math.log(share);
    }
    data = keys == 0 ? 0 : (double) KeyWords.data(fields.byKey().keySet()) / keys;
    alike = alike();
    weigh();
  }

  /** Of dictionaries in one place, or in places that mean the same. */
  static Maps of(Fields fields) {
    return new Maps(fields);
  }

  /** The share of keys that have values of the type that most have; null is of any. */
  private double alike() {
    Map<XpcKind, Integer> having = new EnumMap<>(XpcKind.class);
    int nulls = 0;
    int most = 0;
    for (Field key : fields.byKey().values()) {
      Set<XpcKind> kinds = key.shape().types().keySet();
      for (XpcKind kind : kinds) {
        if (kind != XpcKind.NULL) {
          most = Math.max(most, having.merge(kind, 1, Integer::sum));
        } else if (kinds.size() == 1) {
          nulls++;
        }
      }
    }
    return keys == 0 ? 1 : (most + (double) nulls) / keys;
  }

  private void weigh() {
    odds.add((data >= MOSTLY ? 4.5 : data >= HALF ? 2 : 0) / (keys < MIN_DATA_KEYS ? 2 : 1));
    odds.add(data < HALF && keys < MIN_NAMES ? -1.5 : 0);
    odds.add(alike < NEARLY_ALL ? -3 : alike < 1 ? -1.5 : keys >= MANY_ALIKE ? 1 : 0);
    odds.add(values());
    if (dictionaries < ENOUGH || keys == 0) {
      return;
    }
    if (always == keys) {
      odds.add(-3 - Math.min(3, Math.log(dictionaries) / Math.log(2) / 2));
      return;
    }
    odds.add(-3 * alwaysEntries / entries);
    double fresh = once / entries;
    double counts = entries / (entries + FEW_ENTRIES);
    odds.add(
        fresh < FEW_NEW ? (dictionaries >= PLENTY ? -2 : -1) : counts * Math.min(3, 6 * fresh));
    odds.add(counts * (entropy > HIGH_ENTROPY ? 2 : entropy > ENTROPY ? 1 : 0));
  }

  /** Whether dictionaries that are values have the same keys. */
  private double values() {
    if (keys < MIN_DATA_KEYS) {
      return 0;
    }
    List<Fields> inner = new ArrayList<>();
    for (Field key : fields.byKey().values()) {
      key.shape().fields().filter(in -> in.anyValue().isEmpty()).ifPresent(inner::add);
    }
    if (inner.size() < MIN_DATA_KEYS) {
      return 0;
    }
    Set<Bytes> all = new HashSet<>();
    double each = 0;
    for (Fields inside : inner) {
      each += inside.byKey().size();
      all.addAll(inside.byKey().keySet());
    }
    if (all.isEmpty()) {
      return 0;
    }
    double shared = each / (inner.size() * (double) all.size());
    return shared >= HALF ? 1.5 : KeyWords.data(all) == 0 ? -2 : 0;
  }

  /** Whether they have more keys than are counted. */
  private boolean isMany() {
    return fields.anyValue().isPresent();
  }

  boolean isMap() {
    return isMany() || odds.favour();
  }

  double confidence() {
    return isMany()
        ? ALL_BUT_SURE
        : odds.confidence(isMap() ? Math.max(keys, dictionaries) : dictionaries);
  }

  String evidence() {
    String in = Count.of((long) dictionaries, "dictionary");
    if (isMany()) {
      return "more different keys than are counted, in " + in;
    } else if (keys == 0) {
      return "always empty, " + Count.times((long) dictionaries);
    }
    return isMap() ? mapEvidence(in) : recordEvidence(in);
  }

  private String mapEvidence(String in) {
    return Count.of(keys, "different key")
        + " in "
        + in
        + (data > 0 ? ", " + Phrases.percent(data) + " of them like data" : "")
        + (once > 0 ? ", " + (long) once + " seen once" : "")
        + (alike >= 1 ? ", all values of one type" : "");
  }

  private String recordEvidence(String in) {
    if (always == keys) {
      return keys == 1
          ? "its one key is in " + (dictionaries == 1 ? "the one" : "each of " + in)
          : "the same " + keys + " keys in " + (dictionaries == 1 ? in : "each of " + in);
    }
    return Count.of(keys, "key") + ", " + (long) always + " of them in each of " + in;
  }
}
