/**
 * What is to be changed in which messages, compiled to the plan that the agent follows. What can't
 * be said in a plan is refused here, before anything runs.
 */
@NullMarked
package io.xpctape.replay.plan;

import org.jspecify.annotations.NullMarked;
