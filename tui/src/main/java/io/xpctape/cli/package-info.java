/**
 * The commands, one class each, and {@link io.xpctape.cli.Main}, which finds the one that was asked
 * for and turns whatever ends it into one line and an exit status.
 */
@NullMarked
package io.xpctape.cli;

import org.jspecify.annotations.NullMarked;
