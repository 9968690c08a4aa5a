/**
 * The text that {@code xpc_copy_description} makes of an object, as {@code po}, Console and other
 * tools print it and people paste it: read into values, and written from them. What a text has lost
 * is marked in the value; it is never made up.
 */
@NullMarked
package io.xpctape.description;

import org.jspecify.annotations.NullMarked;
