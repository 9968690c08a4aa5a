package io.xpctape.schema.infer;

import io.xpctape.model.Message;
import java.util.Optional;

/**
 * A message told from others.
 *
 * @param kind its kind, if anything tells it
 * @param goesBy the group of the message that the kind goes by: the request's for a reply
 */
public record Told(Message message, Optional<Kind> kind, Group goesBy) {}
