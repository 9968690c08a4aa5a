/* What the hooks have in common: connections that begin and take steps, messages on their way out. */
#ifndef XPCTAPE_SENDING_H
#define XPCTAPE_SENDING_H

#include "connections.h"

/* The program made it, or failed to (NULL). */
void began(xpc_object_t object, enum origin origin, const char *name, uint64_t flags);

/* Before the call: afterwards the object may be gone. */
void step(xpc_object_t object, enum state state);

/* A message on its way out. */
struct sending {
    /* What goes out: the program's object, or made by a plan. */
    xpc_object_t message;
    bool made, recorded;
    struct connection connection;
    uint64_t sequence;
    uint32_t tape;
};

/*
 * Records it and says what is to be sent. Without object or message nothing is recorded. frame is
 * the hook's own: FRAME.
 */
void send_begin(struct sending *sending, xpc_object_t object, xpc_object_t message, enum call call, const void *frame);
#define FRAME __builtin_frame_address(0)

/* After the call: lets go of what a plan made. */
void send_end(const struct sending *sending);

/* What the call gave back, if anything: a reply or an error. */
void send_answered(const struct sending *sending, enum call call, xpc_object_t object);

#endif
