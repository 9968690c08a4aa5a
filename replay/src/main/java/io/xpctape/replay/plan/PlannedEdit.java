package io.xpctape.replay.plan;

import io.xpctape.model.Path;
import io.xpctape.model.XpcValue;
import java.util.Optional;

/**
 * A change of one place.
 *
 * @param path where
 * @param before what the tape has there
 * @param after what will be there; empty if it will be removed
 */
public record PlannedEdit(Path path, Optional<XpcValue> before, Optional<XpcValue> after) {}
