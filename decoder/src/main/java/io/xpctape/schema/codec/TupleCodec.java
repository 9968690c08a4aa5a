package io.xpctape.schema.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.xpctape.model.BadInputException;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.v1.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arrays of one length as one inferred message, a field for each place. */
final class TupleCodec {
  private final Descriptor type;
  private final List<PlaceCodec> places = new ArrayList<>();

  TupleCodec(Descriptor type) {
    this.type = type;
  }

  /** Whether such messages stand for arrays. */
  static boolean isTuple(Descriptor type) {
    return type.getFields().stream()
        .anyMatch(field -> field.getOptions().hasExtension(Schema.position));
  }

  void addFields(Codecs codecs) {
    for (FieldDescriptor field : type.getFields()) {
      places.add(new PlaceCodec(field, codecs));
    }
  }

  /** The message; empty for an array that is not just so. */
  Optional<Message> encode(XpcArray array) {
    if (array.incomplete().isPresent() || array.values().size() != places.size()) {
      return Optional.empty();
    }
    DynamicMessage.Builder to = DynamicMessage.newBuilder(type);
    for (int i = 0; i < places.size(); i++) {
      Optional<Object> content = places.get(i).encode(array.values().get(i));
      if (content.isEmpty()) {
        return Optional.empty();
      }
      to.setField(places.get(i).field(), content.get());
    }
    return Optional.of(to.build());
  }

  /**
   * The array of a message.
   *
   * @throws BadInputException if a place is empty, or there are others
   */
  XpcArray decode(Message from) {
    Unknown.refuse(from);
    List<XpcValue> values = new ArrayList<>();
    for (PlaceCodec place : places) {
      if (!place.field().isRepeated() && !from.hasField(place.field())) {
        throw new BadInputException(
            "damaged: " + type.getFullName() + " lacks " + place.field().getName());
      }
      values.add(place.decode(from.getField(place.field())));
    }
    return new XpcArray(values);
  }
}
