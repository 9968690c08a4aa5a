/**
 * Measures schema inference on public data, beside other programs; no part of the product. {@code
 * src/test/evaluation} fetches the data, runs it and prints the table.
 */
@NullMarked
package io.xpctape.schema.evaluate;

import org.jspecify.annotations.NullMarked;
