package io.xpctape.schema.decide;

import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How likely it is that the next dictionary in a place has something that none before it had: lacks
 * a key, holds another type, has a new key. It goes by how many there were, by what the same type
 * does in other places, and by how often such things happen anywhere in the summary: Laplace's and
 * Good and Turing's rules. All results are probabilities, 0 to 1.
 */
public final class Expectation {
  /** How many places the summary's habits count as, beside those of the type itself. */
  private static final double HABIT = 2;

  /** From this many dictionaries on, a place shows habits. */
  private static final int ENOUGH = 3;

  /** How many places without any such habit count as, beside those that were seen. */
  private static final double NO_HABIT = 10;

  /** How many places what holds for all keys counts as, beside those of one key. */
  private static final double ALL_KEYS = 2;

  /**
   * How much more it counts that other places of a type do without a key. Dictionaries are of one
   * kind, or one type, since they look alike: that all in one place have it was chosen in part.
   */
  private static final double CHOSEN = 3;

  private static final double NULL_SHARE = 0.8;

  private final double required;
  private final double mixed;
  private final double open;
  private final double reused;
  private final double someEmpty;
  private final double someArraysEmpty;
  private final TypeHabits habits = new TypeHabits();

  private final Map<Bytes, Everywhere> keys = new HashMap<>();

  /** What is known of a key, wherever it is. */
  private static final class Everywhere {
    private final TypeHabits habits = new TypeHabits();

    /** How many dictionaries have it. */
    private long having;
  }

  Expectation(List<Place> places) {
    double empty = 0;
    double arrays = 0;
    double emptyArrays = 0;
    for (Place place : places) {
      empty += place.fields().keys().empty() > 0 ? 1 : 0;
      for (Field field : place.fields().byKey().values()) {
        Everywhere everywhere = keys.computeIfAbsent(field.key(), key -> new Everywhere());
        everywhere.having += field.present();
        everywhere.habits.add(field.shape().types().keySet());
        Optional<Range> lengths = field.shape().type(XpcKind.ARRAY).flatMap(TypeFacts::range);
        if (lengths.isPresent()) {
          arrays++;
          emptyArrays += lengths.get().least() == 0 ? 1 : 0;
        }
      }
    }
    double always = 0;
    double allButOne = 0;
    double seen = 0;
    double several = 0;
    double fresh = 0;
    double again = 0;
    double dictionaries = 0;
    for (Place place : places) {
      Fields fields = place.fields();
      if (fields.dictionaries() < ENOUGH) {
        continue;
      }
      dictionaries += fields.dictionaries();
      seen += fields.byKey().size();
      for (Field field : fields.byKey().values()) {
        always += field.present() == fields.dictionaries() ? 1.0 / (fields.dictionaries() + 1) : 0;
        allButOne += field.present() == fields.dictionaries() - 1 ? 1 : 0;
        fresh += isFresh(field) ? 1 : 0;
        again += isReused(field) ? 1 : 0;
        habits.add(field.shape().types().keySet());
        several += field.present() >= ENOUGH && field.shape().types().size() > 1 ? 1 : 0;
      }
    }
    // Had one that lacks the key come last, it would have surprised those before it.
    double odds = (allButOne + 1) / (always + 1);
    required = 1 / (1 + odds);
    mixed = (several + 1) / (seen + 10);
    open = (fresh + 1) / (dictionaries + 2);
    reused = (again + 1) / (dictionaries + 2);
    someEmpty = (empty + 1) / (places.size() + 10.0);
    someArraysEmpty = (emptyArrays + 1) / (arrays + 10);
  }

  /**
   * That the next dictionary lacks a key that all in its place had.
   *
   * @param type of the place, if it is known to be of one
   * @param witnesses how many messages, at most, had such dictionaries
   */
  public double absent(Bytes key, Fields in, Optional<RecordType> type, long witnesses) {
    double always = 0;
    double otherwise = 0;
    if (type.isPresent()) {
      Member member = type.get().member(key).orElseGet(Member::new);
      always = Math.max(0, member.always() - 1);
      otherwise = member.sometimes();
    }
    double prior = (always + HABIT * required) / (always + otherwise + HABIT);
    double n = (double) Math.min(in.dictionaries(), witnesses);
    double elsewhere = Math.min(1, CHOSEN * otherwise / (always + otherwise + HABIT));
    return Math.max(otherThanAlways(n, prior), elsewhere / (n + 2));
  }

  /**
   * That the next dictionary has no key at all.
   *
   * @param witnesses how many messages, at most, had such dictionaries
   */
  public double empty(Fields in, long witnesses) {
    double n = (double) Math.min(in.dictionaries(), witnesses);
    return in.keys().empty() > 0 ? 1 : someEmpty * 2 / (n + 2);
  }

  /**
   * That what was so n times will not be so the next time, about keys of which nothing is known.
   */
  public double otherThanAlways(double n) {
    return otherThanAlways(n, required);
  }

  private static double otherThanAlways(double n, double prior) {
    double sure = prior / (prior + (1 - prior) / (n + 1));
    return (1 - sure) / (n + 2);
  }

  /**
   * That the next value is of another type. An empty one is unlikely twice: where arrays are never
   * empty, one does not stand for a string either.
   *
   * @param key what the value is at, if it is at a key
   * @param witnesses how many messages, at most, had such values
   */
  public double otherType(XpcValue value, Shape shape, Optional<Bytes> key, long witnesses) {
    XpcKind kind = value.kind();
    double n = (double) Math.min(shape.count(), witnesses);
    if (n == 0) {
      // Arrays that were all empty say nothing of what may be in them.
      return 1;
    }
    if (shape.types().size() == 1 && shape.type(XpcKind.NULL).isPresent()) {
      // Null alone says that there will be something else.
      return 1 / (n + 2);
    }
    double usual = mixed * (kind == XpcKind.NULL ? NULL_SHARE : (1 - NULL_SHARE) / 4);
    Optional<XpcKind> most =
        shape.types().entrySet().stream()
            .filter(seen -> seen.getKey() != XpcKind.NULL)
            .max(Comparator.comparingLong(seen -> seen.getValue().count()))
            .map(Map.Entry::getKey);
    if (most.isEmpty()) {
      return usual * 2 / (n + 2);
    }
    double share = habits.share(most.get(), kind, usual, NO_HABIT);
    TypeHabits ofKey = key.map(keys::get).map(known -> known.habits).orElse(habits);
    return ofKey.share(most.get(), kind, share, ALL_KEYS) * 2 / (n + 2) * some(value);
  }

  /** The share of the places of a type that have such values, as far as that is known. */
  private double some(XpcValue value) {
    if (value instanceof XpcDictionary dictionary && dictionary.entries().isEmpty()) {
      return someEmpty;
    }
    return value instanceof XpcArray array && array.values().isEmpty() ? someArraysEmpty : 1;
  }

  /** How many dictionaries have a key, wherever they are. */
  private long having(Bytes key) {
    Everywhere known = keys.get(key);
    return known == null ? 0 : known.having;
  }

  /** Whether it is the only dictionary of all that has the key. */
  private boolean isFresh(Field field) {
    return field.present() == 1 && having(field.key()) == 1;
  }

  /** Whether one dictionary of its place has the key, and some elsewhere. */
  private boolean isReused(Field field) {
    return field.present() == 1 && !isFresh(field);
  }

  /** Whether some dictionary has a key, wherever it is. */
  public boolean isKnown(Bytes key) {
    return keys.containsKey(key);
  }

  /**
   * That the next dictionary has a key that none in its place had, but some elsewhere: programs use
   * their keys again.
   *
   * @param witnesses how many messages, at most, had such dictionaries
   */
  public double knownKey(Fields in, long witnesses) {
    return rate(in, witnesses, this::isReused, reused);
  }

  /**
   * That the next dictionary has a key that nobody ever saw.
   *
   * @param witnesses how many messages, at most, had such dictionaries
   */
  public double newKey(Fields in, Optional<RecordType> type, long witnesses) {
    double here = rate(in, witnesses, this::isFresh, open);
    if (type.isEmpty() || type.get().places().size() < 2) {
      return here;
    }
    double there = 0;
    for (Bytes key : type.get().members().keySet()) {
      there += having(key) <= 1 ? 1 : 0;
    }
    double n = type.get().dictionaries();
    return Math.min(here, (there + HABIT * open) / (n + HABIT));
  }

  private static double rate(Fields in, long witnesses, Predicate<Field> such, double usual) {
    double n = (double) Math.min(in.dictionaries(), witnesses);
    if (n < 2) {
      return usual * HABIT;
    }
    double singles = (double) in.byKey().values().stream().filter(such).count();
    return (singles + HABIT * usual) / (n + HABIT);
  }

  /** That a message of a kind that nobody ever saw has such a key, too: what single ones had. */
  public double newKeyOfNewKind(RecordType bodies) {
    double kinds = 0;
    double fresh = 0;
    for (Place place : bodies.places()) {
      if (place.fields().dictionaries() == 1) {
        kinds++;
        fresh +=
            place.fields().byKey().keySet().stream()
                    .anyMatch(key -> bodies.member(key).stream().allMatch(m -> m.present() == 1))
                ? 1
                : 0;
      }
    }
    return (fresh + 1) / (kinds + 2);
  }

  /** That the next message is of a kind that nobody ever saw. */
  public double newKind(RecordType bodies) {
    double singles = 0;
    double n = 0;
    for (Place place : bodies.places()) {
      singles += place.fields().dictionaries() == 1 ? 1 : 0;
      n += place.fields().dictionaries();
    }
    return (singles + HABIT * open) / (n + HABIT);
  }
}
