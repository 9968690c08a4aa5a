package io.xpctape.model;

/**
 * A message with what only its recording knows of it.
 *
 * @param message itself
 * @param time nanoseconds since the recording began
 * @param kind what sort of message it is, empty for unknown
 * @param replyTo the number {@code n} of the message that it answers; 0 if it answers none, or one
 *     that is not there
 */
public record ListedMessage(Message message, long time, String kind, long replyTo) {}
