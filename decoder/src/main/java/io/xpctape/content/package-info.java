/**
 * What hides in data: property lists and wire messages inside data values, recognized and decoded.
 * They are views, read only; the bytes stay the truth, and equality, recordings and wire know
 * nothing else. Whatever is damaged stays data.
 */
@NullMarked
package io.xpctape.content;

import org.jspecify.annotations.NullMarked;
