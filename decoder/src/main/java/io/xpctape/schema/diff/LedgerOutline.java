package io.xpctape.schema.diff;

import io.xpctape.model.BadInputException;
import io.xpctape.model.Bytes;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcString;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.EnumEntry;
import io.xpctape.proto.v1.EnumValueEntry;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.KindEntry;
import io.xpctape.proto.v1.Ledger;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.schema.ledger.FieldType;
import io.xpctape.schema.ledger.Rules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A schema's outline by its ledger alone: kinds, keys, types and enums, all that it ever gave names
 * to.
 */
public final class LedgerOutline {
  /** A type may be in many places, each with such types again; no recording shows that many. */
  private static final int MAX_RECORDS = 1 << 17;

  private final Map<String, MessageEntry> messages = new HashMap<>();
  private final Map<String, EnumEntry> enums = new HashMap<>();
  private int records;

  private LedgerOutline(Ledger ledger) {
    ledger.getMessageList().forEach(entry -> messages.put(entry.getName(), entry));
    ledger.getEnumList().forEach(entry -> enums.put(entry.getName(), entry));
  }

  /**
   * The outline of a ledger that was read, so that it makes sense.
   *
   * @throws BadInputException if its types lie in one another in too many ways
   */
  public static SchemaOutline of(Ledger ledger) {
    LedgerOutline outline = new LedgerOutline(ledger);
    List<KindOutline> kinds = new ArrayList<>();
    for (KindEntry kind : ledger.getKindList()) {
      PlaceOutline body = outline.record(kind.getMessage(), new HashSet<>());
      kinds.add(new KindOutline(Rules.kind(kind), kind.getMessage(), 0, body));
    }
    return new SchemaOutline(kinds, Rules.fromProto(ledger.getRuleList()), false, 0, 0);
  }

  /**
   * The dictionaries that a message stands for.
   *
   * @param around the messages that it is in; one that holds itself is described once
   */
  private PlaceOutline record(String name, Set<String> around) {
    Map<XpcKind, TypeOutline> types = Map.of(XpcKind.DICTIONARY, TypeOutline.of(0, "record"));
    if (++records > MAX_RECORDS) {
      throw new BadInputException(
          "a ledger's messages lie in one another in more than " + MAX_RECORDS + " ways");
    }
    MessageEntry entry = messages.get(name);
    SortedMap<Bytes, PlaceOutline.Member> keys = new TreeMap<>();
    if (entry != null && around.add(name)) {
      SortedMap<Bytes, List<FieldEntry>> byKey = new TreeMap<>();
      entry
          .getFieldList()
          .forEach(
              field ->
                  byKey
                      .computeIfAbsent(Values.fromProto(field.getKey()), key -> new ArrayList<>())
                      .add(field));
      byKey.forEach(
          (key, fields) -> keys.put(key, new PlaceOutline.Member(0, place(fields, around))));
      around.remove(name);
    }
    return new PlaceOutline(types, keys, 0, Optional.empty(), List.of());
  }

  /** What a key holds, by all its fields. */
  private PlaceOutline place(List<FieldEntry> fields, Set<String> around) {
    Map<XpcKind, TypeOutline> types = new EnumMap<>(XpcKind.class);
    SortedMap<Bytes, PlaceOutline.Member> keys = new TreeMap<>();
    Optional<PlaceOutline> values = Optional.empty();
    Map<XpcKind, TypeOutline> elementTypes = new EnumMap<>(XpcKind.class);
    SortedMap<Bytes, PlaceOutline.Member> elementKeys = new TreeMap<>();
    for (FieldEntry field : fields) {
      FieldType type = FieldType.of(field).orElseThrow();
      PlaceOutline one = single(field, type, around);
      switch (type.form()) {
        case SINGLE -> {
          types.putAll(one.types());
          keys.putAll(one.keys());
        }
        case REPEATED -> {
          types.put(XpcKind.ARRAY, TypeOutline.of(0, "list"));
          elementTypes.putAll(one.types());
          elementKeys.putAll(one.keys());
        }
        case MAP -> {
          types.put(XpcKind.DICTIONARY, TypeOutline.of(0, "map"));
          values = Optional.of(one);
        }
      }
    }
    List<PlaceOutline> elements =
        elementTypes.isEmpty()
            ? List.of()
            : List.of(new PlaceOutline(elementTypes, elementKeys, 0, Optional.empty(), List.of()));
    return new PlaceOutline(types, keys, 0, values, elements);
  }

  /** One value of a field. */
  private PlaceOutline single(FieldEntry field, FieldType type, Set<String> around) {
    if (type.isRecord()) {
      return record(field.getTypeName(), around);
    }
    EnumEntry values = enums.get(field.getTypeName());
    if (values == null) {
      return PlaceOutline.of(Map.of(type.kind(), TypeOutline.of(0, type.isTuple() ? "tuple" : "")));
    }
    Map<XpcValue, Long> texts = new HashMap<>();
    for (EnumValueEntry value : values.getValueList()) {
      XpcValue meaning =
          type.kind() == XpcKind.INT64
              ? new XpcInt64(value.getInteger())
              : type.kind() == XpcKind.UINT64
                  ? new XpcUint64(value.getInteger())
                  : XpcString.of(value.getText());
      texts.put(meaning, 0L);
    }
    return PlaceOutline.of(
        Map.of(
            type.kind(), new TypeOutline(0, "", texts, true, Optional.empty(), Optional.empty())));
  }
}
