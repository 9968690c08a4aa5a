/**
 * Programs that do not exist, for schemas to be inferred from what they say: with awkward names,
 * and with messages that change from one version to the next in every way that a schema must stand.
 */
@NullMarked
package io.xpctape.schema.imaginary;

import org.jspecify.annotations.NullMarked;
