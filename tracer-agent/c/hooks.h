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
#define HOOKS_CONNECTION(X) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create, (const char *name, dispatch_queue_t queue)) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create_mach_service, (const char *name, dispatch_queue_t queue, uint64_t flags)) \
    X(REQUIRED, xpc_connection_t, xpc_connection_create_from_endpoint, (xpc_endpoint_t endpoint)) \
    X(REQUIRED, void, xpc_connection_set_target_queue, (xpc_connection_t connection, dispatch_queue_t queue)) \
    X(REQUIRED, void, xpc_connection_set_event_handler, (xpc_connection_t connection, xpc_handler_t handler)) \
    X(OPTIONAL, void, xpc_connection_activate, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_suspend, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_resume, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_cancel, (xpc_connection_t connection)) \
    X(REQUIRED, void, xpc_connection_send_message, (xpc_connection_t connection, xpc_object_t message)) \
    X(REQUIRED, void, xpc_connection_send_message_with_reply, (xpc_connection_t connection, xpc_object_t message, dispatch_queue_t queue, xpc_handler_t handler)) \
    X(REQUIRED, xpc_object_t, xpc_connection_send_message_with_reply_sync, (xpc_connection_t connection, xpc_object_t message)) \
    X(REQUIRED, void, xpc_connection_send_barrier, (xpc_connection_t connection, dispatch_block_t barrier)) \
    X(REQUIRED, xpc_object_t, xpc_dictionary_create_reply, (xpc_object_t message)) \
    X(OPTIONAL, void, xpc_dictionary_send_reply, (xpc_object_t reply)) \
    X(OPTIONAL, void, xpc_connection_send_notification, (xpc_connection_t connection, xpc_object_t message)) \
    X(OPTIONAL, void, xpc_set_event_stream_handler, (const char *stream, dispatch_queue_t queue, xpc_handler_t handler))

#define HOOKS_SESSION(X) \
    X(OPTIONAL, xpc_session_t, xpc_session_create_xpc_service, (const char *name, dispatch_queue_t queue, uint64_t flags, xpc_rich_error_t *error)) \
    X(OPTIONAL, xpc_session_t, xpc_session_create_mach_service, (const char *name, dispatch_queue_t queue, uint64_t flags, xpc_rich_error_t *error)) \
    X(OPTIONAL, xpc_session_t, xpc_session_create_xpc_endpoint, (xpc_endpoint_t endpoint, dispatch_queue_t queue, uint64_t flags, xpc_rich_error_t *error)) \
    X(OPTIONAL, void, xpc_session_set_incoming_message_handler, (xpc_session_t session, xpc_session_incoming_message_handler_t handler)) \
    X(OPTIONAL, void, xpc_session_set_cancel_handler, (xpc_session_t session, xpc_session_cancel_handler_t handler)) \
    X(OPTIONAL, void, xpc_session_set_target_queue, (xpc_session_t session, dispatch_queue_t queue)) \
    X(OPTIONAL, bool, xpc_session_activate, (xpc_session_t session, xpc_rich_error_t *error)) \
    X(OPTIONAL, void, xpc_session_cancel, (xpc_session_t session)) \
    X(OPTIONAL, xpc_rich_error_t, xpc_session_send_message, (xpc_session_t session, xpc_object_t message)) \
    X(OPTIONAL, xpc_object_t, xpc_session_send_message_with_reply_sync, (xpc_session_t session, xpc_object_t message, xpc_rich_error_t *error)) \
    X(OPTIONAL, void, xpc_session_send_message_with_reply_async, (xpc_session_t session, xpc_object_t message, xpc_session_reply_handler_t handler)) \
    X(OPTIONAL, xpc_listener_t, xpc_listener_create, (const char *name, dispatch_queue_t queue, uint64_t flags, xpc_listener_incoming_session_handler_t handler, xpc_rich_error_t *error)) \
    X(OPTIONAL, bool, xpc_listener_activate, (xpc_listener_t listener, xpc_rich_error_t *error)) \
    X(OPTIONAL, void, xpc_listener_cancel, (xpc_listener_t listener)) \
    X(OPTIONAL, void, xpc_listener_reject_peer, (xpc_session_t peer, const char *reason))

#define HOOKS_PIPE(X) \
    X(OPTIONAL, xpc_pipe_t, xpc_pipe_create, (const char *name, uint64_t flags)) \
    X(OPTIONAL, xpc_pipe_t, xpc_pipe_create_from_port, (uint32_t port, uint64_t flags)) \
    X(OPTIONAL, void, xpc_pipe_invalidate, (xpc_pipe_t pipe)) \
    X(OPTIONAL, int, xpc_pipe_routine, (xpc_pipe_t pipe, xpc_object_t message, xpc_object_t *reply)) \
    X(OPTIONAL, int, xpc_pipe_routine_with_flags, (xpc_pipe_t pipe, xpc_object_t message, xpc_object_t *reply, uint64_t flags)) \
    X(OPTIONAL, int, xpc_pipe_simpleroutine, (xpc_pipe_t pipe, xpc_object_t message)) \
    X(OPTIONAL, int, xpc_pipe_routine_async, (xpc_pipe_t pipe, xpc_object_t message, uint32_t port)) \
    X(OPTIONAL, int, xpc_pipe_routine_forward, (xpc_pipe_t pipe, xpc_object_t message)) \
    X(OPTIONAL, int, _xpc_pipe_interface_routine, (xpc_pipe_t pipe, uint64_t routine, xpc_object_t message, xpc_object_t *reply, uint64_t flags)) \
    X(OPTIONAL, int, xpc_pipe_receive, (uint32_t port, xpc_object_t *message, uint64_t flags)) \
    X(OPTIONAL, int, xpc_pipe_routine_reply, (xpc_object_t reply))
/* clang-format on */

/* What looking at the hooks has found. */
struct hooks_found {
    /* Each name that libxpc has leads to its hook, and no required one is absent. */
    bool live;
    /* Takes the names of the absent ones, of which there are so many. */
    struct text *missing;
    unsigned absent;
};

/* Look up the originals; one a part of the table. */
void hooks_connection_find(struct hooks_found *found);
void hooks_session_find(struct hooks_found *found);
void hooks_pipe_find(struct hooks_found *found);

/* Of one name: what it leads to, and the hook that it should. */
void hooks_check(struct hooks_found *found, enum need need, const char *name, const void *hook);

#define HOOKS_DECLARE(need, type, name, parameters) SYS_HOOK(type, name, parameters)
#define HOOKS_FIND(need, type, name, parameters) \
    if (sys_has(#name)) (void)name##_original(); \
    hooks_check(found, need, #name, (const void *)name##_hook);

#endif
