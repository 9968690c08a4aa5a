/**
 * Property lists in all the forms that Apple's programs put into messages, read into the model and
 * never written. Readers take bytes of unknown origin: each spends from a {@link
 * io.xpctape.content.plist.Budget} before it takes memory, so that shared and overlapping objects
 * cost no more than a multiple of the bytes.
 *
 * <p>dd-plist would read {@code bplist00}, but as of 1.30 it hashes sets of shared objects in
 * exponential time, reports damage on standard error, drops fractions of a millisecond from dates
 * and makes one key of several.
 */
@NullMarked
package io.xpctape.content.plist;

import org.jspecify.annotations.NullMarked;
