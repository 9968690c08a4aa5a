/**
 * What a summary is taken to mean: which dictionaries are of one type, what in them is required, a
 * map, a tuple or an enum, each with its evidence and a confidence. Pure functions of a summary and
 * of what people have overridden.
 */
@NullMarked
package io.xpctape.schema.decide;

import org.jspecify.annotations.NullMarked;
