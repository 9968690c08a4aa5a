/**
 * The numbers, names and types that a schema has given away, kept for ever: a {@code Ledger} is
 * what an inferred schema says, without its evidence. {@link io.xpctape.schema.ledger.Growth} adds
 * to one what new recordings show; {@link io.xpctape.schema.ledger.LedgerFile} keeps it on disk.
 */
@NullMarked
package io.xpctape.schema.ledger;

import org.jspecify.annotations.NullMarked;
