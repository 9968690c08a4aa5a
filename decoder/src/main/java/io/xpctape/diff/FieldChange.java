package io.xpctape.diff;

import io.xpctape.model.Path;
import io.xpctape.model.XpcValue;
import java.util.Optional;

/**
 * One place that differs between two messages.
 *
 * @param path where; array indexes are those of the first message, or of the second where only that
 *     one has the value
 * @param before the first message's value, empty if it has none there
 * @param after the second message's value, empty if it has none there
 */
public record FieldChange(Path path, Optional<XpcValue> before, Optional<XpcValue> after) {}
