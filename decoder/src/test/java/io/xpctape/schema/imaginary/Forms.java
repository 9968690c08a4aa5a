package io.xpctape.schema.imaginary;

import io.xpctape.model.Bytes;
import io.xpctape.model.ValueGenerator;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcNull;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes forms of all sorts, remembers them, and changes some for a next version. */
final class Forms {
  private static final int DEPTH = 5;

  private final Random random;
  private final List<Place> places = new ArrayList<>();
  private final List<RecordForm> records = new ArrayList<>();
  private final List<List<XpcValue>> choices = new ArrayList<>();

  Forms(Random random) {
    this.random = random;
  }

  private Form place(int depth) {
    Place place = new Place(any(depth));
    places.add(place);
    return place;
  }

  private Form any(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 5)) {
      case 0, 1 -> scalar();
      case 2, 3 -> choice();
      case 4 -> (r, d) -> new XpcString(AwkwardNames.key(r));
      case 5 -> record(depth - 1);
      // The same one elsewhere, or inside itself.
      case 6, 7 -> records.isEmpty() ? record(depth - 1) : records.get(any(records));
      case 8 -> list(place(depth - 1));
      case 9 -> map(place(depth - 1));
      case 10 -> tuple(Stream.generate(() -> place(depth - 1)).limit(3).toList());
      default -> tagged(depth - 1);
    };
  }

  private static int small(Random r, int depth) {
    return depth > 0 ? r.nextInt(4) : 0;
  }

  private int any(List<?> of) {
    return random.nextInt(of.size());
  }

  private Form scalar() {
    XpcKind[] kinds = XpcKind.values();
    int drawn = random.nextInt(kinds.length);
    XpcKind kind = kinds[drawn];
    return (r, d) ->
        d <= 0 && (kind == XpcKind.ARRAY || kind == XpcKind.DICTIONARY)
            ? new XpcNull()
            : new ValueGenerator(r.nextLong()).ofKind(kind);
  }

  private Form choice() {
    List<XpcValue> values = new ArrayList<>();
    choices.add(values);
    int sort = random.nextInt(3);
    for (int i = 0; i < 3; i++) {
      values.add(
          switch (sort) {
            case 0 -> new XpcInt64(i - 1);
            case 1 -> new XpcUint64((long) i * i);
            default -> XpcString.of(AwkwardNames.text(random));
          });
    }
    return (r, d) -> values.get(r.nextInt(values.size()));
  }

  /** A few integers far apart, negative ones too, under keys that say that they select. */
  private Form numbered() {
    int step = 2 + random.nextInt(40);
    List<XpcValue> values =
        new ArrayList<>(
            IntStream.of(-1, 0, 5)
                .mapToObj(i -> (XpcValue) new XpcInt64((long) i * step))
                .toList());
    choices.add(values);
    return (r, d) -> values.get(r.nextInt(values.size()));
  }

  /** A record of a few members. */
  RecordForm record(int depth) {
    RecordForm record = new RecordForm();
    // Before its members, for it may be among them.
    records.add(record);
    for (int i = random.nextInt(6); i >= 0; i--) {
      record.add(AwkwardNames.key(random), place(depth), random.nextBoolean());
    }
    if (random.nextBoolean()) {
      record.add(Bytes.utf8("state"), numbered(), true);
    }
    if (random.nextBoolean()) {
      record.add(Bytes.utf8("roles"), list(numbered()), true);
    }
    return record;
  }

  private static Form list(Form of) {
    return (r, d) ->
        new XpcArray(Stream.generate(() -> of.make(r, d - 1)).limit(small(r, d)).toList());
  }

  private static Form tuple(List<Form> positions) {
    return (r, d) ->
        new XpcArray(
            positions.stream().limit(d > 0 ? 3 : 0).map(one -> one.make(r, d - 1)).toList());
  }

  private static Form map(Form of) {
    return (r, d) ->
        new XpcDictionary(
            IntStream.range(0, small(r, d))
                .mapToObj(i -> new XpcDictionary.Entry(dataKey(r), of.make(r, d - 1)))
                .toList());
  }

  private static Bytes dataKey(Random r) {
    return Bytes.utf8(r.nextInt(20) == 0 ? "name" : Integer.toString(1000 + r.nextInt(9000)));
  }

  /** Records of two sorts, that a member tells apart. */
  private Form tagged(int depth) {
    List<RecordForm> variants = new ArrayList<>();
    for (String tag : List.of("circle", "square")) {
      RecordForm variant = new RecordForm();
      variant.add(Bytes.utf8("shape"), (r, d) -> XpcString.of(tag), true);
      variant.add(Bytes.utf8(tag + "_size"), place(0), true);
      variant.add(AwkwardNames.key(random), place(depth), true);
      variants.add(variant);
      records.add(variant);
    }
    return (r, d) -> variants.get(r.nextInt(variants.size())).make(r, d);
  }

  /** Changes something. */
  void evolve() {
    switch (random.nextInt(7)) {
      case 0, 1 ->
          records.get(any(records)).add(AwkwardNames.key(random), place(2), random.nextBoolean());
      case 2 -> records.get(any(records)).removeLast();
      case 3 -> places.get(any(places)).also(any(2));
      case 4 -> places.get(any(places)).instead(any(2));
      case 5 -> places.get(any(places)).instead(map(place(1)));
      default -> {
        if (!choices.isEmpty()) {
          List<XpcValue> values = choices.get(any(choices));
          values.add(
              values.get(0) instanceof XpcString
                  ? XpcString.of(AwkwardNames.text(random))
                  : new XpcInt64(random.nextInt(100)));
        }
      }
    }
  }

  /** A body with such a method and a few members. */
  RecordForm body(String method) {
    RecordForm body = record(DEPTH);
    body.add(Bytes.utf8("method"), (r, d) -> XpcString.of(method), true);
    return body;
  }
}
