/** What a piece of text means, and how that looks on dark, light and colourless terminals. */
@NullMarked
package io.xpctape.tui.theme;

import org.jspecify.annotations.NullMarked;
