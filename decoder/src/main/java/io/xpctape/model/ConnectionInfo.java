package io.xpctape.model;

/**
 * A connection of the traced program.
 *
 * @param id counts from 1 on its tape
 * @param name its service, empty for an anonymous one
 * @param origin how the program came by it
 * @param flags those of xpc_connection_create_mach_service
 */
public record ConnectionInfo(long id, Bytes name, Origin origin, long flags) {
  /** How a program comes by a connection. */
  public enum Origin {
    CREATE,
    CREATE_MACH_SERVICE,
    CREATE_FROM_ENDPOINT,
    /** Given to a listener's event handler. */
    PEER,
    SESSION,
    PIPE,
    /** An event stream, by its name. */
    EVENT_STREAM,
    /** First seen in use. */
    UNKNOWN
  }
}
