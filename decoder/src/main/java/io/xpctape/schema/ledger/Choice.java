package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.schema.decide.RecordType;
import io.xpctape.schema.infer.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A field that values of a place ask for.
 *
 * @param type what it can hold
 * @param record of which type its dictionaries are, if they are records
 * @param tag the key whose value tells what else such a record has, if there is one
 * @param positions of its arrays, if they are tuples
 */
record Choice(
    FieldType type, Optional<RecordType> record, Optional<Tag> tag, List<Shape> positions) {
  /**
   * What makes a record a tagged union.
   *
   * @param key the one whose value tells
   * @param said whether people say so
   */
  record Tag(Bytes key, boolean said) {}

  static Choice plain(FieldType type) {
    return new Choice(type, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same values as protobuf's oneofs can have them: one each, lists and maps as they are. */
  Choice whole() {
    return type.form() == FieldType.Form.SINGLE ? this : plain(FieldType.single(type.whole()));
  }

  /** Many such values. */
  Choice as(FieldType.Form form) {
    return new Choice(new FieldType(type.kind(), form, type.named()), record, tag, positions);
  }
}
