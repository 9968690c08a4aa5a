/*
 * Functions of libxpc that are known by their names alone, or that say nothing worth keeping: calls
 * are counted and passed on as they came, whatever their parameters are. An absent one is skipped.
 */
#ifndef XPCTAPE_COUNTED_H
#define XPCTAPE_COUNTED_H

#include "platform.h"

/* clang-format off */
#define COUNTED(X) \
    X(_xpc_connection_set_event_handler_f) \
    X(_xpc_pipe_interface_routine_async) \
    X(_xpc_pipe_interface_simpleroutine) \
    X(xpc_dictionary_handoff_reply) \
    X(xpc_dictionary_handoff_reply_f) \
    X(xpc_dictionary_send_reply_4SWIFT) \
    X(xpc_event_publisher_fire) \
    X(xpc_event_publisher_fire_noboost) \
    X(xpc_event_publisher_fire_with_reply) \
    X(xpc_event_publisher_fire_with_reply_sync) \
    X(xpc_listener_create_anonymous) \
    X(xpc_pipe_try_receive)
/* clang-format on */

/* Looks up the originals, so that the first call need not. */
void counted_find(void);

/* The next function, from *at on, with calls that were not told yet; false if there is none. */
bool counted_untold(unsigned *at, const char **name, uint64_t *calls);

/* So many calls of it were told. */
void counted_told(unsigned at, uint64_t calls);

/* Forgets what the parent counted: in a child. */
void counted_forget(void);

#endif
