/**
 * Values and messages as text for people: {@link io.xpctape.text.SafeText} makes any string safe
 * for a terminal, {@link io.xpctape.text.ValueText} renders values in a line or in a tree.
 */
@NullMarked
package io.xpctape.text;

import org.jspecify.annotations.NullMarked;
