package io.xpctape.schema.ledger;

import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds to an enum the strings or integers that it has no value for. */
final class EnumGrowth {
  /** A greater one would be no enum any more. */
  private static final int MAX_VALUES = 100;

  private EnumGrowth() {}

  /** False if the values are too many or can't be an enum's, and nothing was added. */
  static boolean grow(EnumEntry.Builder entry, XpcKind kind, Shape shape) {
    Optional<Map<XpcValue, Long>> values = shape.type(kind).flatMap(TypeFacts::values);
    if (values.isEmpty()) {
      return false;
    }
    List<EnumValueEntry> wanted = new ArrayList<>();
    for (XpcValue value : values.get().keySet()) {
      if (value instanceof XpcString string) {
        string
            .bytes()
            .asUtf8()
            .ifPresent(text -> wanted.add(EnumValueEntry.newBuilder().setText(text).build()));
      } else {
        integer(value)
            .ifPresent(i -> wanted.add(EnumValueEntry.newBuilder().setInteger(i).build()));
      }
    }
    for (EnumValueEntry known : entry.getValueList()) {
      wanted.remove(known.toBuilder().clearNumber().clearName().build());
    }
    if (entry.getValueCount() + wanted.size() > MAX_VALUES) {
      return false;
    }
    wanted.sort(
        Comparator.comparing(EnumValueEntry::getText).thenComparing(EnumValueEntry::getInteger));
    add(entry, kind, wanted);
    return true;
  }

  private static Optional<Long> integer(XpcValue value) {
    if (value instanceof XpcInt64 integer) {
      return Optional.of(integer.value());
    }
    // One beyond the signed range would be shown as another number.
    return value instanceof XpcUint64 integer && integer.value() >= 0
        ? Optional.of(integer.value())
        : Optional.empty();
  }

  private static void add(EnumEntry.Builder entry, XpcKind kind, List<EnumValueEntry> values) {
    String prefix = prefix(entry.getName());
    NameSpace names = new NameSpace(List.of(prefix + "UNSPECIFIED"));
    Set<Integer> numbers = new HashSet<>(Set.of(0));
    for (EnumValueEntry known : entry.getValueList()) {
      names.takeIfFree(known.getName());
      numbers.add(known.getNumber());
    }
    // What has a number of its own takes it first.
    values.forEach(value -> own(value, kind).ifPresent(numbers::add));
    int next = Collections.max(numbers);
    Set<Integer> given = new HashSet<>();
    entry.getValueList().forEach(known -> given.add(known.getNumber()));
    for (EnumValueEntry value : values) {
      Optional<Integer> own = own(value, kind).filter(given::add);
      int number = own.isPresent() ? own.get() : ++next;
      given.add(number);
      String integer = Long.toString(value.getInteger()).replace("-", "MINUS_");
      String name = prefix + (kind == XpcKind.STRING ? Names.upper(value.getText()) : integer);
      entry.addValue(value.toBuilder().setNumber(number).setName(names.take(name)));
    }
  }

  /** The number that an integer would like to have: its own, but zero is taken. */
  private static Optional<Integer> own(EnumValueEntry value, XpcKind kind) {
    long integer = value.getInteger();
    // Some room is left above, for those that can't have theirs.
    boolean fits = integer != 0 && integer > Integer.MIN_VALUE && integer < Integer.MAX_VALUE / 2;
    return kind != XpcKind.STRING && fits ? Optional.of((int) integer) : Optional.empty();
  }

  /** What the names of an enum's values begin with. */
  static String prefix(String enumName) {
    return Names.upperOfName(enumName.substring(enumName.lastIndexOf('.') + 1)) + "_";
  }
}
