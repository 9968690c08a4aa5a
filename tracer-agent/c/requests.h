/*
 * Which message an outgoing reply answers. A received message and the reply made from it are known
 * by their pointers, in a table of fixed size: what was forgotten is answered with reply_to 0.
 * Whoever finds a reply here has to make sure that it is one: a pointer may have a second life,
 * but only of a received message or a reply does libxpc know the remote connection.
 */
#ifndef XPCTAPE_REQUESTS_H
#define XPCTAPE_REQUESTS_H

#include "platform.h"

/* A message came, and its packet has that sequence; session is the one that it came over, if any. */
void requests_received(xpc_object_t message, uint64_t sequence, xpc_object_t session);

/* A reply to it was made. */
void requests_replied(xpc_object_t message, xpc_object_t reply);

/* The session that an outgoing reply goes over, which may be gone; NULL if none is known. */
xpc_object_t requests_session(xpc_object_t reply);

/* Is it a reply that is about to go out? Then forgets it and gives what it answers, 0 if unknown. */
bool requests_answered(xpc_object_t reply, uint64_t *sequence);

void requests_fork_prepare(void);
void requests_fork_parent(void);
/* Forgets all: the sequences are the parent's. Replies stay replies. */
void requests_fork_child(void);

#endif
