/**
 * What this machine and a program's file say without running it: what keeps a library out of the
 * program, and the versions that a recording is to remember. Nothing here is needed to record; a
 * question without an answer is left out. What is said of macOS is what dyld's source, Apple's
 * documentation and codesign's quoted output say: none of it has run on a Mac.
 */
@NullMarked
package io.xpctape.agent.machine;

import org.jspecify.annotations.NullMarked;
