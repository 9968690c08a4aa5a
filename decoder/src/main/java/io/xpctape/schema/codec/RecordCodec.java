package io.xpctape.schema.codec;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcDictionary;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.Entry;
import io.xpctape.proto.v1.Rest;
import io.xpctape.proto.v1.Schema;
import io.xpctape.schema.ledger.Growth;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Dictionaries as one inferred message. What its fields can't hold goes to its rest. */
final class RecordCodec {
  /** In the order of entries: the next one of the rest. */
  private static final int IN_REST = 0;

  private final Descriptor type;
  private final Variants variants;
  private final Map<Bytes, List<PlaceCodec>> byKey = new HashMap<>();

  /** Those of variants too: no two have the same. */
  private final Map<Integer, PlaceCodec> byNumber = new HashMap<>();

  RecordCodec(Descriptor type) {
    this.type = type;
    variants = new Variants(type);
  }

  void addFields(Codecs codecs) {
    // A key that has fields in a variant and outside goes to the variant where it can.
    variants.all().forEach(variant -> addFields(variant.getMessageType(), codecs));
    addFields(type, codecs);
    byKey.values().forEach(alternatives -> alternatives.sort(PlaceCodec.SPECIFIC_FIRST));
  }

  private void addFields(Descriptor holder, Codecs codecs) {
    for (FieldDescriptor field : holder.getFields()) {
      if (field.getOptions().hasExtension(Schema.key)) {
        PlaceCodec codec = new PlaceCodec(field, codecs);
        byNumber.put(field.getNumber(), codec);
        byKey
            .computeIfAbsent(
                Values.fromProto(field.getOptions().getExtension(Schema.key)),
                key -> new ArrayList<>())
            .add(codec);
      }
    }
  }

  /** The message; empty for a dictionary that is not whole, of which no message is the same. */
  Optional<Message> encode(XpcDictionary dictionary) {
    if (dictionary.incomplete().isPresent()) {
      return Optional.empty();
    }
    Target to = new Target(dictionary);
    Rest.Builder rest = Rest.newBuilder();
    List<Integer> order = new ArrayList<>();
    Set<Bytes> done = new HashSet<>();
    for (XpcDictionary.Entry entry : dictionary.entries()) {
      int number = done.add(entry.key()) ? set(to, rest, entry) : IN_REST;
      order.add(number);
      if (number == IN_REST) {
        rest.addEntry(
            Entry.newBuilder()
                .setKey(Values.toProto(entry.key()))
                .setValue(Values.toProto(entry.value())));
      }
    }
    if (!order.equals(usualOrder(order))) {
      rest.addAllOrder(order);
    }
    if (rest.getEntryCount() + rest.getEmptyCount() + rest.getOrderCount() > 0) {
      to.message.setField(type.findFieldByNumber(Growth.REST_NUMBER), rest.build());
    }
    return Optional.of(to.build());
  }

  /** The message that a dictionary becomes, and the one of its variant inside. */
  private final class Target {
    private final DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    private final Optional<FieldDescriptor> variant;
    private final Optional<DynamicMessage.Builder> inside;

    Target(XpcDictionary dictionary) {
      variant = variants.of(dictionary);
      inside = variant.map(field -> DynamicMessage.newBuilder(field.getMessageType()));
    }

    /** The one that a field belongs to; none if that is another variant's. */
    Optional<DynamicMessage.Builder> of(FieldDescriptor field) {
      return Stream.concat(Stream.of(message), inside.stream())
          .filter(holder -> holder.getDescriptorForType().equals(field.getContainingType()))
          .findFirst();
    }

    Message build() {
      variant.ifPresent(field -> message.setField(field, inside.orElseThrow().build()));
      return message.build();
    }
  }

  private int set(Target to, Rest.Builder rest, XpcDictionary.Entry entry) {
    for (PlaceCodec codec : byKey.getOrDefault(entry.key(), List.of())) {
      Optional<DynamicMessage.Builder> holder = to.of(codec.field());
      Optional<Object> content = holder.flatMap(message -> codec.encode(entry.value()));
      if (content.isPresent()) {
        holder.get().setField(codec.field(), content.get());
        if (content.get() instanceof List<?> list && list.isEmpty()) {
          rest.addEmpty(codec.field().getNumber());
        }
        return codec.field().getNumber();
      }
    }
    return IN_REST;
  }

  private static List<Integer> usualOrder(List<Integer> order) {
    List<Integer> usual = new ArrayList<>(order);
    usual.sort(Comparator.comparing((Integer number) -> number == IN_REST).thenComparing(n -> n));
    return usual;
  }

  /**
   * The dictionary of a message.
   *
   * @throws BadInputException if it makes no sense, or holds what this schema does not know
   */
  XpcDictionary decode(Message from) {
    Map<Integer, XpcDictionary.Entry> known = new TreeMap<>();
    Rest rest = Rest.getDefaultInstance();
    addEntries(from, known);
    for (Map.Entry<FieldDescriptor, Object> set : from.getAllFields().entrySet()) {
      if (set.getKey().getNumber() == Growth.REST_NUMBER) {
        rest = rest((Message) set.getValue());
      } else if (variants.all().contains(set.getKey())) {
        addEntries((Message) set.getValue(), known);
      }
    }
    for (int number : rest.getEmptyList()) {
      PlaceCodec codec = byNumber.get(number);
      if (codec == null || !codec.field().isRepeated() || known.containsKey(number)) {
        throw damaged("field " + number + " is said to be empty");
      }
      known.put(number, entry(number, List.of()));
    }
    return new XpcDictionary(inOrder(known, rest));
  }

  private void addEntries(Message from, Map<Integer, XpcDictionary.Entry> to) {
    Unknown.refuse(from);
    for (Map.Entry<FieldDescriptor, Object> set : from.getAllFields().entrySet()) {
      int number = set.getKey().getNumber();
      if (number != Growth.REST_NUMBER && !variants.all().contains(set.getKey())) {
        to.put(number, entry(number, set.getValue()));
      }
    }
  }

  private XpcDictionary.Entry entry(int number, Object content) {
    PlaceCodec codec = byNumber.get(number);
    if (codec == null) {
      throw damaged("field " + number + " has no key");
    }
    XpcValue value = codec.decode(content);
    Bytes key = Values.fromProto(codec.field().getOptions().getExtension(Schema.key));
    return new XpcDictionary.Entry(key, value);
  }

  private List<XpcDictionary.Entry> inOrder(Map<Integer, XpcDictionary.Entry> known, Rest rest) {
    Queue<XpcDictionary.Entry> others = new ArrayDeque<>();
    for (Entry entry : rest.getEntryList()) {
      others.add(
          new XpcDictionary.Entry(
              Values.fromProto(entry.getKey()), Values.fromProto(entry.getValue())));
    }
    List<XpcDictionary.Entry> entries = new ArrayList<>();
    for (int number : rest.getOrderList()) {
      XpcDictionary.Entry next = number == IN_REST ? others.poll() : known.remove(number);
      if (next == null) {
        throw damaged("the order of keys names one that is not there");
      }
      entries.add(next);
    }
    if (rest.getOrderCount() > 0 && !(known.isEmpty() && others.isEmpty())) {
      throw damaged("the order of keys leaves some out");
    }
    entries.addAll(known.values());
    entries.addAll(others);
    return entries;
  }

  private static Rest rest(Message message) {
    try {
      CodedInputStream in = message.toByteString().newCodedInput();
      in.setRecursionLimit(Decoder.MAX_NESTING);
      return Rest.parseFrom(in);
    } catch (IOException e) {
      throw new BadInputException("damaged", e);
    }
  }

  private BadInputException damaged(String what) {
    return new BadInputException("damaged: in " + type.getFullName() + " " + what);
  }
}
