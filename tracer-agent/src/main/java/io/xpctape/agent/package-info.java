/**
 * Brings the agent into a program and its tape out: unpacks the library, hands it its orders,
 * finishes the tapes, and explains why a library could not get in. Only the JDK is used here; what
 * needs the C library is in {@link io.xpctape.agent.launch}.
 */
@NullMarked
package io.xpctape.agent;

import org.jspecify.annotations.NullMarked;
