package io.xpctape.schema.ledger;

import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.infer.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A field that values of a place ask for.
 *
 * @param type what it can hold
 * @param record of which type its dictionaries are, if they are records
 * @param positions of its arrays, if they are tuples
 */
record Choice(FieldType type, Optional<RecordType> record, List<Shape> positions) {
  static Choice plain(FieldType type) {
    return new Choice(type, Optional.empty(), List.of());
  }

  /** Many such values. */
  Choice as(FieldType.Form form) {
    boolean message = type.isRecord() || type.isTuple();
    return new Choice(new FieldType(type.kind(), form, message), record, positions);
  }
}
