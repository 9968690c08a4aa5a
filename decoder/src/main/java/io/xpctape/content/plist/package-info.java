/**
 * Property lists in all the forms that Apple's programs put into messages, read into the model and
 * never written. Readers take bytes of unknown origin: each spends from a {@link
 * io.xpctape.content.plist.Budget} before it takes memory, so that shared and overlapping objects
 * cost no more than a multiple of the bytes.
 *
 * <p>dd-plist would read {@code bplist00}, but as of 1.30 it hashes sets of shared objects in
 * exponential time, reports damage on standard error, drops fractions of a millisecond from dates
 * and makes one key of several.
 *
 * <p>Of the others that show what NSXPC says, gxpc, xpcspy and XpcScope let the traced program's
 * own Foundation decode it; xniff, bytewitch and a dissector for Wireshark read the bytes, as is
 * done here. Where they differ, the class that decides says so.
 */
@NullMarked
package io.xpctape.content.plist;

import org.jspecify.annotations.NullMarked;
