/** What can be typed and what it does, in one table. */
@NullMarked
package io.xpctape.tui.keys;

import org.jspecify.annotations.NullMarked;
