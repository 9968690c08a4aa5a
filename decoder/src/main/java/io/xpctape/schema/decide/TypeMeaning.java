package io.xpctape.schema.decide;

import io.xpctape.model.XpcKind;

/**
 * What the values of one type in a place are taken for.
 *
 * @param kind their type
 * @param use what they are used as
 * @param confidence how sure that is, 0 to 1; what decides says by which rule
 * @param evidence what was seen that speaks for it, in a phrase without a full stop; safe to show
 * @param byHand whether people said so, and not what was seen
 */
public record TypeMeaning(
    XpcKind kind, Use use, double confidence, String evidence, boolean byHand) {}
