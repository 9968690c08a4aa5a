/**
 * The tape as a file: {@link io.xpctape.tape.TapeReader} gets what is whole out of it whatever
 * happened to it, {@link io.xpctape.tape.TapeWriter} makes one.
 */
@NullMarked
package io.xpctape.tape;

import org.jspecify.annotations.NullMarked;
