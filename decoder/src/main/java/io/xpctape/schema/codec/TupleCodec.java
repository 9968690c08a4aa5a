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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arrays of one length as one inferred message, a field for each position and type. */
final class TupleCodec {
  private final Descriptor type;

  /** By position, what says most about a value first. */
  private final SortedMap<Integer, List<PlaceCodec>> places = new TreeMap<>();

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
      places
          .computeIfAbsent(
              field.getOptions().getExtension(Schema.position), position -> new ArrayList<>())
          .add(new PlaceCodec(field, codecs));
    }
    places.values().forEach(alternatives -> alternatives.sort(PlaceCodec.SPECIFIC_FIRST));
  }

  /** The message; empty for an array that is not just so. */
  Optional<Message> encode(XpcArray array) {
    if (array.incomplete().isPresent() || array.values().size() != places.size()) {
      return Optional.empty();
    }
    DynamicMessage.Builder to = DynamicMessage.newBuilder(type);
    Iterator<XpcValue> values = array.values().iterator();
    for (List<PlaceCodec> alternatives : places.values()) {
      if (!set(to, alternatives, values.next())) {
        return Optional.empty();
      }
    }
    return Optional.of(to.build());
  }

  private static boolean set(
      DynamicMessage.Builder to, List<PlaceCodec> alternatives, XpcValue value) {
    for (PlaceCodec place : alternatives) {
      Optional<Object> content = place.encode(value);
      if (content.isPresent()) {
        to.setField(place.field(), content.get());
        return true;
      }
    }
    return false;
  }

  /**
   * The array of a message.
   *
   * @throws BadInputException if a position has no value or several, or there are others
   */
  XpcArray decode(Message from) {
    Unknown.refuse(from);
    Map<FieldDescriptor, Object> set = from.getAllFields();
    List<XpcValue> values = new ArrayList<>();
    places.forEach(
        (position, alternatives) -> {
          List<PlaceCodec> said =
              alternatives.stream().filter(place -> set.containsKey(place.field())).toList();
          if (said.isEmpty()) {
            // A list or map without an element does not show.
            said = alternatives.stream().filter(place -> place.field().isRepeated()).toList();
          }
          if (said.size() != 1) {
            throw new BadInputException(
                "damaged: "
                    + type.getFullName()
                    + " has "
                    + (said.isEmpty() ? "no value" : "several values")
                    + " for position "
                    + position);
          }
          values.add(said.get(0).decode(from.getField(said.get(0).field())));
        });
    return new XpcArray(values);
  }
}
