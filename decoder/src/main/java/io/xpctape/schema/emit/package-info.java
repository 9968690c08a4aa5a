/**
 * A schema for others to read: the {@code .proto} with its evidence in comments, its descriptors,
 * and a page for people. All of it follows from a ledger and a summary.
 */
@NullMarked
package io.xpctape.schema.emit;

import org.jspecify.annotations.NullMarked;
