package io.xpctape.model;

import java.util.OptionalLong;

/**
 * A connection as a value.
 *
 * @param name its service, empty for an anonymous one
 * @param pid the peer's process
 * @param euid the peer's effective user
 * @param egid the peer's effective group
 * @param asid the peer's audit session
 * @param id its {@link ConnectionInfo#id()} on the tape, or 0
 */
public record XpcConnection(
    Bytes name, OptionalLong pid, OptionalLong euid, OptionalLong egid, OptionalLong asid, long id)
    implements XpcValue {
  @Override
  public XpcKind kind() {
    return XpcKind.CONNECTION;
  }
}
