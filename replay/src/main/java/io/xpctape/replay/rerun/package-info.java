/** Runs a recorded command again, with the agent and a plan in it. */
@NullMarked
package io.xpctape.replay.rerun;

import org.jspecify.annotations.NullMarked;
