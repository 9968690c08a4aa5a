package io.xpctape.schema.ledger;

import io.xpctape.model.BadInputException;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.MessageEntryOrBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a message that stands for arrays, position by position: one for each type. */
public final class TuplePlaces {
  private TuplePlaces() {}

  /** The fields for each position. */
  public static List<List<FieldEntry>> of(MessageEntryOrBuilder tuple) {
    return List.copyOf(byPosition(tuple).values());
  }

  private static SortedMap<Integer, List<FieldEntry>> byPosition(MessageEntryOrBuilder tuple) {
    SortedMap<Integer, List<FieldEntry>> places = new TreeMap<>();
    for (FieldEntry field : tuple.getFieldList()) {
      places.computeIfAbsent(field.getPosition(), position -> new ArrayList<>()).add(field);
    }
    return places;
  }

  /**
   * Gives each field its position where it is not said.
   *
   * @throws BadInputException if one of them has no field
   */
  static void complete(MessageEntry.Builder tuple) {
    for (int i = 0; i < tuple.getFieldCount(); i++) {
      if (!tuple.getField(i).hasPosition()) {
        tuple.getFieldBuilder(i).setPosition(i);
      }
    }
    SortedMap<Integer, List<FieldEntry>> places = byPosition(tuple);
    if (!places.isEmpty() && (places.firstKey() != 0 || places.lastKey() != places.size() - 1)) {
      throw new BadInputException(tuple.getName() + " has no field for some of its positions");
    }
  }
}
