/**
 * What a tape says: XPC values, messages and paths into them, with no word about how they are
 * stored, shown or sent. Only the JDK is used here.
 */
@NullMarked
package io.xpctape.model;

import org.jspecify.annotations.NullMarked;
