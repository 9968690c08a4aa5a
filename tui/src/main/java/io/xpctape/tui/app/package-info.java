/** From a key to the next state, and the loop that runs a terminal by it. */
@NullMarked
package io.xpctape.tui.app;

import org.jspecify.annotations.NullMarked;
