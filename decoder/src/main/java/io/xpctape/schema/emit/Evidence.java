package io.xpctape.schema.emit;

import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.infer.Field;
import io.xpctape.schema.infer.Fields;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.Summary;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was seen of each message and field of a ledger. */
final class Evidence {
  private final Summary summary;
  private final Map<String, MessageEntry> entries = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  Evidence(Ledger ledger, Summary summary) {
    this.summary = summary;
    ledger.getMessageList().forEach(entry -> entries.put(entry.getName(), entry));
    for (KindEntry kind : ledger.getKindList()) {
      bodies(kind).ifPresent(shape -> collect(kind.getMessage(), shape));
    }
  }

  private void collect(String message, Shape shape) {
    shapes.computeIfAbsent(message, name -> new Shape()).merge(shape);
    MessageEntry entry = entries.get(message);
    if (entry == null || shape.fields().isEmpty()) {
      return;
    }
    for (FieldEntry field : entry.getFieldList()) {
      Optional<FieldType> type = FieldType.of(field).filter(FieldType::isRecord);
      Optional<Field> seen = shape.fields().get().field(Values.fromProto(field.getKey()));
      if (type.isPresent() && seen.isPresent()) {
        collect(field.getTypeName(), type.get().recordsIn(seen.get().shape()));
      }
    }
  }

  Summary summary() {
    return summary;
  }

  /** The bodies of a kind's messages. */
  Optional<Shape> bodies(KindEntry kind) {
    return Optional.ofNullable(summary.kinds().get(Rules.kind(kind)));
  }

  /** The dictionaries that a message stands for. */
  Optional<Fields> fields(String message) {
    return Optional.ofNullable(shapes.get(message)).flatMap(Shape::fields);
  }

  /** What was seen of a field's key. */
  Optional<Field> field(String message, FieldEntry field) {
    return fields(message).flatMap(fields -> fields.field(Values.fromProto(field.getKey())));
  }
}
