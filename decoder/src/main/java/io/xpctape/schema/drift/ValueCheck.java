package io.xpctape.schema.drift;

import io.xpctape.model.Path;
import io.xpctape.model.XpcDouble;
import io.xpctape.model.XpcInt64;
import io.xpctape.model.XpcKind;
import io.xpctape.model.XpcUint64;
import io.xpctape.model.XpcValue;
import io.xpctape.schema.decide.Meaning;
import io.xpctape.schema.decide.Schema;
import io.xpctape.schema.decide.Use;
import io.xpctape.schema.infer.Format;
import io.xpctape.schema.infer.Range;
import io.xpctape.schema.infer.Shape;
import io.xpctape.schema.infer.TypeFacts;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Holds a value of a type that was seen against the values of it that were: constants, enums,
 * formats and ranges. A message has many values, so each has to be seen often before something else
 * is a surprise; when all that is new is to be told, a decision suffices.
 */
final class ValueCheck {
  /** How sure a decision must be: some thousand values that are all alike. */
  private static final double SURE = 0.999;

  /** So many values show how far they go. */
  private static final long PLENTY = 1000;

  /** How many times its distance from zero, or its width, something is off a range. */
  private static final BigDecimal FAR = BigDecimal.TEN;

  private final Schema schema;
  private final boolean strict;

  ValueCheck(Schema schema, boolean strict) {
    this.schema = schema;
    this.strict = strict;
  }

  /** What is wrong with a value, if anything is and its type is one of the place's. */
  Optional<Misfit> check(Path path, XpcValue value, Shape shape) {
    Optional<TypeFacts> facts = shape.type(value.kind());
    if (facts.isEmpty() || value.incomplete().isPresent()) {
      return Optional.empty();
    }
    Meaning meaning = schema.meaning(shape);
    return constant(path, value, meaning, facts.get())
        .or(() -> listed(path, value, meaning, facts.get()))
        .or(() -> formatted(path, value, meaning))
        .or(() -> ranged(path, value, meaning, facts.get()));
  }

  private boolean counts(double confidence) {
    return strict || confidence >= SURE;
  }

  private Optional<Misfit> constant(Path path, XpcValue value, Meaning meaning, TypeFacts facts) {
    return meaning
        .constant()
        .filter(constant -> counts(constant.confidence()) && !constant.value().equals(value))
        .map(
            constant ->
                new Misfit(
                    path,
                    Misfit.Reason.NEW_VALUE,
                    "it was the same all " + facts.count() + " times"));
  }

  private Optional<Misfit> listed(Path path, XpcValue value, Meaning meaning, TypeFacts facts) {
    return meaning
        .type(value.kind())
        .filter(type -> counts(type.confidence()))
        .filter(
            type -> type.use() instanceof Use.EnumOf known && !known.values().containsKey(value))
        .map(
            type ->
                new Misfit(
                    path,
                    Misfit.Reason.NEW_VALUE,
                    "none of the "
                        + ((Use.EnumOf) type.use()).values().size()
                        + " that were seen in "
                        + facts.count()));
  }

  private Optional<Misfit> formatted(Path path, XpcValue value, Meaning meaning) {
    Optional<Format> is = Format.of(value);
    return meaning
        .format()
        .filter(trait -> hasFormats(value.kind()) && counts(trait.confidence()))
        .filter(trait -> !is.equals(Optional.of(trait.format())))
        .map(
            trait ->
                new Misfit(
                    path,
                    Misfit.Reason.OTHER_FORMAT,
                    (is.isPresent() ? "like " + is.get().label() + ", where " : "")
                        + trait.evidence()
                        + (is.isPresent() ? " like " : ": ")
                        + trait.format().label()));
  }

  private static boolean hasFormats(XpcKind kind) {
    return kind == XpcKind.STRING || kind == XpcKind.DATA;
  }

  private Optional<Misfit> ranged(Path path, XpcValue value, Meaning meaning, TypeFacts facts) {
    Optional<BigDecimal> number = number(value);
    if (number.isEmpty()
        || facts.range().isEmpty()
        || meaning.variable().isPresent()
        || (!strict && facts.count() < PLENTY)) {
      return Optional.empty();
    }
    Range range = facts.range().get();
    String least = Range.text(value.kind(), range.least());
    String greatest = Range.text(value.kind(), range.greatest());
    Optional<BigDecimal> off = off(number.get(), least, greatest);
    return off.map(
        by ->
            new Misfit(
                path,
                Misfit.Reason.OUT_OF_RANGE,
                "all " + facts.count() + " were from " + least + " to " + greatest));
  }

  /** How far it is off, if that is far enough; what is no number has no range. */
  private Optional<BigDecimal> off(BigDecimal number, String least, String greatest) {
    if (!isNumber(least) || !isNumber(greatest)) {
      return Optional.empty();
    }
    BigDecimal from = new BigDecimal(least);
    BigDecimal to = new BigDecimal(greatest);
    BigDecimal by = from.subtract(number).max(number.subtract(to));
    BigDecimal size = to.subtract(from).max(from.abs()).max(to.abs()).max(BigDecimal.ONE);
    BigDecimal enough = strict ? BigDecimal.ZERO : size.multiply(FAR);
    return by.compareTo(enough) > 0 ? Optional.of(by) : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.endsWith("Infinity") && !text.equals("NaN");
  }

  private static Optional<BigDecimal> number(XpcValue value) {
    if (value instanceof XpcInt64 integer) {
      return Optional.of(BigDecimal.valueOf(integer.value()));
    } else if (value instanceof XpcUint64 integer) {
      return Optional.of(new BigDecimal(Long.toUnsignedString(integer.value())));
    } else if (value instanceof XpcDouble real && Double.isFinite(real.value())) {
      return Optional.of(BigDecimal.valueOf(real.value()));
    }
    return Optional.empty();
  }
}
