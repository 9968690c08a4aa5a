/** What was typed: the syntax of a command, its help, and the options and operands it was given. */
@NullMarked
package io.xpctape.cli.args;

import org.jspecify.annotations.NullMarked;
