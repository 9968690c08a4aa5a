/**
 * Starts a program with the surroundings that our caller gave to us, less what the JVM did to them,
 * and waits for it. ProcessBuilder can't: it closes descriptors, keeps the JVM's raised limits and
 * its signal mask, and can't tell death by a signal from an exit status. The one room for JNA.
 */
@NullMarked
package io.xpctape.agent.launch;

import org.jspecify.annotations.NullMarked;
