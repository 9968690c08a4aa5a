/*
 * The table of hooks: need, return type, name, parameters. An absent function disables its hook;
 * an absent required one is told in the tape's header.
 */
#ifndef XPCTAPE_HOOKS_H
#define XPCTAPE_HOOKS_H

#include "platform.h"
#include "text.h"

enum need { REQUIRED, OPTIONAL };

/* clang-format off */
#define HOOKS(X) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create, (const char *name, dispatch_queue_t queue)) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create_mach_service, (const char *name, dispatch_queue_t queue, uint64_t flags)) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create_from_endpoint, (xpc_endpoint_t endpoint)) \
    X(REQUIRED, void, xpc_connection_set_event_handler, (xpc_connection_t connection, xpc_handler_t handler)) \
    X(OPTIONAL, void, xpc_connection_activate, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_suspend, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_resume, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_cancel, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_send_message, (xpc_connection_t connection, xpc_object_t message)) \
    X(REQUIRED, void, xpc_connection_send_message_with_reply, (xpc_connection_t connection, xpc_object_t message, dispatch_queue_t queue, xpc_handler_t handler)) \
    X(REQUIRED, xpc_object_t, xpc_connection_send_message_with_reply_sync, (xpc_connection_t connection, xpc_object_t message)) \
    X(REQUIRED, xpc_object_t, xpc_dictionary_create_reply, (xpc_object_t message)) \
    X(OPTIONAL, void, xpc_dictionary_send_reply, (xpc_object_t reply))
/* clang-format on */

/*
 * Looks up the originals, and whether each name that libxpc has leads to its hook. False if one
 * does not, or a required one is absent. missing takes the names of the absent ones.
 */
bool hooks_ready(struct text *missing);

#endif
