/**
 * Brings the agent into a program and its tape out: unpacks the library, hands it its orders, and
 * finishes the tapes. Only the JDK is used here; what needs the C library is in {@link
 * io.xpctape.agent.launch}, what looks at program files in {@link io.xpctape.agent.machine}.
 */
@NullMarked
package io.xpctape.agent;

import org.jspecify.annotations.NullMarked;
