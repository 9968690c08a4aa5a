/** The person's terminal: taken over, listened to, and always given back. */
@NullMarked
package io.xpctape.tui.terminal;

import org.jspecify.annotations.NullMarked;
