/** How each screen is drawn. Only the rows that can be seen are. */
@NullMarked
package io.xpctape.tui.screen;

import org.jspecify.annotations.NullMarked;
