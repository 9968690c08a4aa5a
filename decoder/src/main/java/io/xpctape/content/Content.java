package io.xpctape.content;

import io.xpctape.model.Path;
import io.xpctape.model.XpcValue;

/**
 * What data says.
 *
 * @param view the step of a path that leads to it
 * @param form how it was written, such as {@code bplist17}
 * @param value what it says
 */
public record Content(Path.View view, String form, XpcValue value) {}
