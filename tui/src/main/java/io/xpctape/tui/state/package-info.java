/** What the screens show, as immutable records that know nothing of a terminal. */
@NullMarked
package io.xpctape.tui.state;

import org.jspecify.annotations.NullMarked;
