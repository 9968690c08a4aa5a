package io.xpctape.schema.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Schema;
import io.xpctape.schema.ledger.TagValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The oneof of a tagged union: its messages hold what goes with one value of the tag each. */
final class Variants {
  private final Optional<Bytes> tag;
  private final Map<String, FieldDescriptor> byValue = new HashMap<>();

  /** Those of a message, which may have none. */
  Variants(Descriptor type) {
    Optional<OneofDescriptor> union =
        type.getRealOneofs().stream().filter(Variants::isUnion).findFirst();
    tag = union.map(oneof -> Values.fromProto(oneof.getOptions().getExtension(Schema.tag)));
    for (FieldDescriptor field : union.map(OneofDescriptor::getFields).orElse(List.of())) {
      byValue.put(field.getOptions().getExtension(Schema.when), field);
    }
  }

  private static boolean isUnion(OneofDescriptor oneof) {
    return oneof.getOptions().hasExtension(Schema.tag);
  }

  /** Their fields in the oneof. */
  Collection<FieldDescriptor> all() {
    return byValue.values();
  }

  /** Which of them a dictionary's tag asks for. */
  Optional<FieldDescriptor> of(XpcDictionary dictionary) {
    return tag.flatMap(dictionary::get)
        .flatMap(TagValue::text)
        .flatMap(value -> Optional.ofNullable(byValue.get(value)));
  }
}
