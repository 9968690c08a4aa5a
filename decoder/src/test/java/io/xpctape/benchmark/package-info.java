/**
 * How fast the codecs are. {@link io.xpctape.benchmark.Benchmarks} measures and prints the table in
 * the module's README.
 */
@NullMarked
package io.xpctape.benchmark;

import org.jspecify.annotations.NullMarked;
