/**
 * What a replay came to: whether its changes were really made, and the original's outcome beside
 * the new one.
 */
@NullMarked
package io.xpctape.replay.report;

import org.jspecify.annotations.NullMarked;
