/**
 * Which messages are meant: a number, a range, or an expression in CEL over what a message says.
 */
@NullMarked
package io.xpctape.filter;

import org.jspecify.annotations.NullMarked;
