/* The packets that tell what the program did. */
#ifndef XPCTAPE_RECORD_H
#define XPCTAPE_RECORD_H

#include "connections.h"
#include "plan.h"
#include "stack.h"

/* Bytes kept of each data value. Set before the first message. */
void record_max_data(size_t bytes);

struct message_record {
    const struct connection *connection;
    enum direction direction;
    enum call call;
    /* The sequence of what it answers, or 0. */
    uint64_t reply_to;
    xpc_object_t body;
    /* What a plan did to it, or NULL. */
    const struct change *change;
    /* Where it was sent from, or NULL. */
    const struct stack *stack;
};

/* Gives the packet's sequence; 0 if it was dropped. */
uint64_t record_message(const struct message_record *record);

struct connection_record {
    const struct connection *connection;
    enum origin origin;
    uint64_t flags, listener_id;
};

bool record_connection(const struct connection_record *record);

struct peer {
    int32_t pid, asid;
    uint32_t euid, egid;
    bool has_token;
    audit_token_t token;
};

/* peer is NULL as long as it is not known. */
void record_state(const struct connection *connection, enum state state, const struct peer *peer);

#endif
