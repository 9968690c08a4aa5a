package io.xpctape.schema.decide;

/**
 * What some values are used as.
 *
 * @param confidence 0 to 1
 * @param evidence a phrase without a full stop
 */
record Verdict(Use use, double confidence, String evidence) {}
