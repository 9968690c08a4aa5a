/**
 * Two conversations side by side: their messages aligned, requests with their replies, then each
 * pair compared field by field; and how the result is written for people and for programs. It knows
 * recordings, not how they are stored.
 */
@NullMarked
package io.xpctape.diff;

import org.jspecify.annotations.NullMarked;
