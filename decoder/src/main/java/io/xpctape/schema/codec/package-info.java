/**
 * Recordings in the messages of an inferred schema, and back, without loss: whatever a schema did
 * not foresee is kept beside what it did.
 */
@NullMarked
package io.xpctape.schema.codec;

import org.jspecify.annotations.NullMarked;
