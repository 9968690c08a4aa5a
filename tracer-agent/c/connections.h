/*
 * Which connection is which. A pointer is no identity: libxpc uses it again. An identity begins
 * when a connection is made, given to a listener or first seen, and ends when the last of the
 * agent's event handler blocks on it is disposed of. A program may go on using what has ended,
 * since libxpc lets go of the handler of a connection that is cancelled or invalid.
 */
#ifndef XPCTAPE_CONNECTIONS_H
#define XPCTAPE_CONNECTIONS_H

#include "platform.h"

/* A name that lives as long as the process. */
struct name {
    struct name *next;
    size_t length;
    char text[];
};

/* What takes a connection's part where there is no object: addresses that no object has. */
enum key { KEY_PORT = 1, KEY_EVENT_STREAM = 3 };
static inline xpc_object_t key_of(enum key kind, uintptr_t number) { return (xpc_object_t)(number << 4 | kind); }

/* What is known of a connection. */
struct connection {
    /* Counts from 1 and is never used again. */
    uint64_t id;
    /* Its own name, or its listener's. */
    const struct name *name;
    /* The filter lets it through. */
    bool recorded;
    /* A reply came, so that its peer can be asked for. */
    bool heard;
    /* Who its peer is was written down. */
    bool met;
    /* Its handler is gone, and so may it be. */
    bool ended;
    /* A session, a listener for sessions, a pipe, a key: what is asked of connections it can't be asked. */
    bool session;
};

/* One that a thread looked up, good as long as nothing began or ended since. */
struct connection_cache {
    xpc_connection_t object;
    uint64_t version;
    struct connection connection;
};

/* Globs, one a line, of which one must match a connection's name; NULL for all. Kept, not copied. */
void connections_filter(const char *globs);

/* Begins an identity and writes its packet. listener may be NULL. */
void connections_begin(xpc_connection_t object, enum origin origin, const char *name, uint64_t flags,
                       const struct connection *listener, struct connection *to);

/*
 * Begins the identity of a session listener that is about to be made: key is an address of the
 * caller's own, for as long as connections_made was not called with what was made, or NULL.
 */
void connections_made(void *key, xpc_object_t object);

/* The identity of a connection in use; one that was never seen begins. False if memory is out. */
bool connections_find(xpc_connection_t object, struct connection *to);

/* The same of one that is known already; writes no packet. */
bool connections_known(xpc_connection_t object, struct connection *to);

/* One more or one less event handler block of that identity. At none, it ends. */
void connections_handler(xpc_connection_t object, uint64_t id, int change);

/* A reply to that identity came; whether the object still lives is not known. */
void connections_hear(xpc_connection_t object, uint64_t id);

/* Its peer is known. True the first time. */
bool connections_meet(xpc_connection_t object, uint64_t id);

/* The three parts of fork. */
void connections_fork_prepare(void);
void connections_fork_parent(void);
void connections_fork_child(void);

#endif
