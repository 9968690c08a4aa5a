package io.xpctape.wire;

import io.xpctape.model.WireForm;
import io.xpctape.model.XpcValue;

/**
 * A message in wire bytes.
 *
 * @param body what it says; null for one without a body
 * @param form what its bytes know besides
 */
public record WireMessage(XpcValue body, WireForm form) {}
