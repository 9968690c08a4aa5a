package io.xpctape.schema.codec;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcArray;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A whole field: one value, an array of them, or a dictionary as a map. */
final class PlaceCodec {
  /** What holds any array or dictionary comes after what says more about it. */
  static final Comparator<PlaceCodec> SPECIFIC_FIRST = Comparator.comparing(PlaceCodec::isGeneric);

  private static final int MAP_KEY = 1;
  private static final int MAP_VALUE = 2;

  private final FieldDescriptor field;
  private final FieldCodec value;

  PlaceCodec(FieldDescriptor field, Codecs codecs) {
    this.field = field;
    FieldDescriptor place =
        field.isMapField() ? field.getMessageType().findFieldByNumber(MAP_VALUE) : field;
    value = new FieldCodec(place, field, codecs);
  }

  private boolean isGeneric() {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && !field.isRepeated()
        && field.getMessageType().getFile() != field.getFile();
  }

  FieldDescriptor field() {
    return field;
  }

  /** The field's content, a list for a repeated one; empty if it can't hold the value exactly. */
  Optional<Object> encode(XpcValue from) {
    if (!field.isRepeated()) {
      return value.encode(from);
    }
    if (field.isMapField()) {
      return from instanceof XpcDictionary map ? encode(map) : Optional.empty();
    }
    return from instanceof XpcArray array ? encode(array) : Optional.empty();
  }

  private Optional<Object> encode(XpcArray array) {
    if (array.incomplete().isPresent()) {
      return Optional.empty();
    }
    List<Object> elements = new ArrayList<>();
    for (XpcValue element : array.values()) {
      Optional<Object> encoded = value.encode(element);
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      elements.add(encoded.get());
    }
    return Optional.of(elements);
  }

  private Optional<Object> encode(XpcDictionary map) {
    if (map.incomplete().isPresent()) {
      return Optional.empty();
    }
    List<Object> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (XpcDictionary.Entry entry : map.entries()) {
      Optional<String> key = entry.key().asUtf8().filter(keys::add);
      Optional<Object> encoded = value.encode(entry.value());
      if (key.isEmpty() || encoded.isEmpty()) {
        return Optional.empty();
      }
      DynamicMessage.Builder to = DynamicMessage.newBuilder(field.getMessageType());
      to.setField(field.getMessageType().findFieldByNumber(MAP_KEY), key.get());
      to.setField(field.getMessageType().findFieldByNumber(MAP_VALUE), encoded.get());
      entries.add(to.build());
    }
    return Optional.of(entries);
  }

  /**
   * The value of the field's content.
   *
   * @throws BadInputException if it says none
   */
  XpcValue decode(Object content) {
    if (!field.isRepeated()) {
      return value.decode(content);
    }
    List<XpcValue> values = new ArrayList<>();
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    for (Object element : (List<?>) content) {
      if (field.isMapField()) {
        Message entry = (Message) element;
        Object key = entry.getField(entry.getDescriptorForType().findFieldByNumber(MAP_KEY));
        Object of = entry.getField(entry.getDescriptorForType().findFieldByNumber(MAP_VALUE));
        entries.add(new XpcDictionary.Entry(Bytes.utf8((String) key), value.decode(of)));
      } else {
        values.add(value.decode(element));
      }
    }
    return field.isMapField() ? new XpcDictionary(entries) : new XpcArray(values);
  }
}
