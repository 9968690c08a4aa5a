package io.xpctape.schema.ledger;

import io.xpctape.model.Bytes;
import io.xpctape.proto.Values;
import io.xpctape.proto.v1.FieldEntry;
import io.xpctape.proto.v1.MessageEntry;
import io.xpctape.proto.v1.VariantEntry;
import io.xpctape.schema.decide.Use;
import java.util.List;
import java.util.Optional;

/**
 * Which variant of a tagged union the fields of a key belong to. No field ever moves: a key that is
 * met with another value of the tag gets a field outside of all variants, besides the one it has.
 */
final class UnionGrowth {
  /** The fields of all keys, whatever the tag. */
  static final int OUTSIDE = 0;

  /** The keys of more stand outside; a tag of so many values is rather a name. */
  private static final int MAX_VARIANTS = 200;

  /** A key that does not depend on the tag is met with one value alone no more often than this. */
  private static final double BY_CHANCE = 0.05;

  private final MessageEntry.Builder message;
  private final Evidence evidence;
  private final NameSpace fieldNames;
  private final NameSpace typeNames;

  /**
   * How keys depend on a tag by the latest recordings.
   *
   * @param seen on the tag that the message has or is to have; empty if it has none
   * @param chance how likely that may be, 0 to 1, if a key does not depend on it
   */
  record Evidence(Optional<Use.TaggedUnion> seen, double chance) {
    static final Evidence NONE = new Evidence(Optional.empty(), BY_CHANCE);

    /** If people say that it is a union, nothing about it is by chance. */
    static Evidence of(Optional<Use.TaggedUnion> seen, boolean said) {
      return new Evidence(seen, said ? 1 : BY_CHANCE);
    }
  }

  UnionGrowth(
      MessageEntry.Builder message, Evidence evidence, NameSpace fieldNames, NameSpace typeNames) {
    this.message = message;
    this.evidence = evidence;
    this.fieldNames = fieldNames;
    this.typeNames = typeNames;
  }

  /**
   * The number of the variant that new fields of a key go to, a new variant perhaps.
   *
   * @param known the fields that the key has
   */
  int variantFor(Bytes key, List<FieldEntry> known) {
    if (known.stream().anyMatch(field -> field.getVariant() == OUTSIDE)) {
      return OUTSIDE;
    } else if (!known.isEmpty()) {
      return seenElsewhere(key, known) ? OUTSIDE : known.get(0).getVariant();
    }
    return evidence
        .seen()
        .flatMap(
            union ->
                union
                    .goesWith(key, evidence.chance())
                    .flatMap(TagValue::text)
                    .flatMap(when -> variant(union.tagKey(), when)))
        .map(VariantEntry::getNumber)
        .orElse(OUTSIDE);
  }

  private boolean seenElsewhere(Bytes key, List<FieldEntry> known) {
    List<String> own =
        message.getUnion().getVariantList().stream()
            .filter(variant -> variant.getNumber() == known.get(0).getVariant())
            .map(VariantEntry::getWhen)
            .toList();
    return evidence.seen().stream()
        .flatMap(union -> union.valuesWith(key).stream())
        .anyMatch(value -> !TagValue.text(value).filter(own::contains).isPresent());
  }

  private Optional<VariantEntry> variant(Bytes tag, String when) {
    Optional<VariantEntry> known =
        message.getUnion().getVariantList().stream()
            .filter(variant -> variant.getWhen().equals(when))
            .findFirst();
    return known.isPresent() || message.getUnion().getVariantCount() >= MAX_VARIANTS
        ? known
        : Optional.of(add(tag, when));
  }

  private VariantEntry add(Bytes tag, String when) {
    String ofTag = Names.snake(tag.toString(), "variant");
    if (!message.hasUnion()) {
      message
          .getUnionBuilder()
          .setTag(Values.toProto(tag))
          .setOneof(fieldNames.take("by_" + ofTag));
    }
    String type = typeNames.take(Names.pascal(when, Names.pascal(tag.toString(), "Variant")));
    VariantEntry variant =
        VariantEntry.newBuilder()
            .setWhen(when)
            .setNumber(Numbers.next(message))
            .setName(fieldNames.take(Names.snake(when, ofTag)))
            .setTypeName(message.getName() + "." + type)
            .build();
    message.getUnionBuilder().addVariant(variant);
    return variant;
  }
}
