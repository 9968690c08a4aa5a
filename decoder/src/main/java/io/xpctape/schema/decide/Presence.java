package io.xpctape.schema.decide;

/**
 * Whether dictionaries of a place have a key.
 *
 * @param required whether all of them had it
 * @param confidence that the next one has it, if it is required; 1 if it is optional, for some
 *     lacked it
 * @param evidence a phrase without a full stop: {@code in 12 of 40}
 */
public record Presence(boolean required, double confidence, String evidence) {}
