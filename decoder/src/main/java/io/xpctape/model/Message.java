package io.xpctape.model;

import java.util.List;
import java.util.Optional;

/**
 * One message on a tape.
 *
 * @param n its number among the tape's messages, from 1
 * @param sequence its packet's number among all packets, from 1
 * @param monotonicNs nanoseconds of the recording machine's monotonic clock
 * @param wallNs nanoseconds since 1970
 * @param thread the system's number of the thread that sent or received it
 * @param connection its connection's {@link ConnectionInfo#id()}
 * @param direction which way it went
 * @param call what carried it
 * @param replyTo the sequence of the message that it answers, or 0
 * @param service the connection's service, empty for an anonymous one
 * @param body what it said: a dictionary, or an error or a connection in an event
 * @param change what a replay's plan did to it
 * @param wire what its bytes knew beside the body, if it was read from wire bytes
 * @param stack return addresses of the calls that sent it, the innermost first; empty unless they
 *     were asked for
 */
public record Message(
    long n,
    long sequence,
    long monotonicNs,
    long wallNs,
    long thread,
    long connection,
    Direction direction,
    Call call,
    long replyTo,
    Bytes service,
    XpcValue body,
    Optional<Change> change,
    Optional<WireForm> wire,
    List<Long> stack) {
  public Message {
    stack = List.copyOf(stack);
  }

  /** The same with another number. */
  public Message numbered(long number) {
    return new Message(
        number,
        sequence,
        monotonicNs,
        wallNs,
        thread,
        connection,
        direction,
        call,
        replyTo,
        service,
        body,
        change,
        wire,
        stack);
  }

  /** The same with another body. */
  public Message withBody(XpcValue other) {
    return new Message(
        n,
        sequence,
        monotonicNs,
        wallNs,
        thread,
        connection,
        direction,
        call,
        replyTo,
        service,
        other,
        change,
        wire,
        stack);
  }

  /** One without a call stack that was not read from wire bytes. */
  public Message(
      long n,
      long sequence,
      long monotonicNs,
      long wallNs,
      long thread,
      long connection,
      Direction direction,
      Call call,
      long replyTo,
      Bytes service,
      XpcValue body,
      Optional<Change> change) {
    this(
        n,
        sequence,
        monotonicNs,
        wallNs,
        thread,
        connection,
        direction,
        call,
        replyTo,
        service,
        body,
        change,
        Optional.empty(),
        List.of());
  }
}
