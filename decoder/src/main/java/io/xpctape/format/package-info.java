/**
 * The forms in which other people keep messages, and in which ours leave: {@link
 * io.xpctape.format.Formats} lists them, one entry each with its name, how it is recognized and who
 * reads or writes it. How a form works is told in the package that it comes from.
 */
@NullMarked
package io.xpctape.format;

import org.jspecify.annotations.NullMarked;
