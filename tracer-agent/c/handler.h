/*
 * The program's handlers, wrapped: a block around the program's block, which records what arrives
 * and then calls it, in the same thread and on the same queue.
 *
 * The literal lies on the hook's stack; libxpc copies it. The copy holds the program's block as
 * the compiler's own blocks hold a captured one, and lets go of it when libxpc disposes of it.
 */
#ifndef XPCTAPE_HANDLER_H
#define XPCTAPE_HANDLER_H

#include "block.h"
#include "connections.h"

struct event_handler {
    struct block block;
    xpc_handler_t inner;
    xpc_connection_t object;
    struct connection connection;
    enum call call;
};

/*
 * Fills in a literal for a connection's event handler, or for a session's handler of messages or of
 * its end, as call says; for 0, for a session listener's handler of incoming sessions.
 */
void event_handler_init(struct event_handler *to, xpc_handler_t inner, xpc_connection_t object,
                        const struct connection *connection, enum call call);

struct reply_handler {
    struct block block;
    xpc_handler_t inner;
    /* Not retained: it may be gone when the reply comes. */
    xpc_connection_t object;
    struct connection connection;
    uint64_t request;
    uint32_t tape;
};

/* Fills in a literal for the handler of one reply; request is the sequence of what it answers. */
void reply_handler_init(struct reply_handler *to, xpc_handler_t inner, xpc_connection_t object,
                        const struct connection *connection, uint64_t request);

/* The same for a session's, which takes a reply and an error. */
void session_reply_handler_init(struct reply_handler *to, xpc_handler_t inner, xpc_session_t object,
                                const struct connection *connection, uint64_t request);

/* A reply that came, or that a synchronous call gave. request belongs to that tape. */
void reply_came(const struct connection *connection, enum call call, xpc_object_t reply, uint64_t request,
                uint32_t tape);

/* Writes down who the peer is, the first time that it is known. */
void peer_known(xpc_connection_t object, const struct connection *connection);

/* The same of a session, which may be gone, by a message that came over it: only that knows a connection. */
void session_peer_known(xpc_session_t object, const struct connection *connection, xpc_object_t message);

#endif
