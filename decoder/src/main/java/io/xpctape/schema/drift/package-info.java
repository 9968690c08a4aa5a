/**
 * What no longer fits: {@link io.xpctape.schema.drift.Check} holds messages against a schema and
 * tells where and why they differ from what it expects.
 */
@NullMarked
package io.xpctape.schema.drift;

import org.jspecify.annotations.NullMarked;
