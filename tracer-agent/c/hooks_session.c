/* The hooks of sessions and their listeners: macOS 13 and 14. */
#include "agent.h"
#include "handler.h"
#include "hooks.h"
#include "sending.h"

HOOKS_SESSION(HOOKS_DECLARE)

static xpc_session_t xpc_session_create_xpc_service_hook(const char *name, dispatch_queue_t queue, uint64_t flags,
                                                         xpc_rich_error_t *error) {
    xpc_session_t made = xpc_session_create_xpc_service_original()(name, queue, flags, error);
    began(made, ORIGIN_SESSION, name, flags);
    return made;
}

static xpc_session_t xpc_session_create_mach_service_hook(const char *name, dispatch_queue_t queue, uint64_t flags,
                                                          xpc_rich_error_t *error) {
    xpc_session_t made = xpc_session_create_mach_service_original()(name, queue, flags, error);
    began(made, ORIGIN_SESSION, name, flags);
    return made;
}

static xpc_session_t xpc_session_create_xpc_endpoint_hook(xpc_endpoint_t endpoint, dispatch_queue_t queue,
                                                          uint64_t flags, xpc_rich_error_t *error) {
    xpc_session_t made = xpc_session_create_xpc_endpoint_original()(endpoint, queue, flags, error);
    began(made, ORIGIN_SESSION, NULL, flags);
    return made;
}

/* Sets the program's handler, wrapped if the session is known. */
static void set_handler(void (*original)(xpc_session_t, xpc_handler_t), xpc_session_t session, xpc_handler_t handler,
                        enum call call) {
    struct work work;
    struct connection connection;
    struct event_handler wrapped;
    bool known = false;

    if (handler && work_begin(&work)) {
        known = connections_find(session, &connection);
        /* The call may dispose of an older handler first; that is no end. */
        if (known) connections_handler(session, connection.id, 1);
        work_end(&work);
    }
    if (!known) {
        original(session, handler);
        return;
    }
    event_handler_init(&wrapped, handler, session, &connection, call);
    original(session, &wrapped.block);
    if (work_begin(&work)) {
        connections_handler(session, connection.id, -1);
        work_end(&work);
    }
}

static void xpc_session_set_incoming_message_handler_hook(xpc_session_t session, xpc_handler_t handler) {
    set_handler(xpc_session_set_incoming_message_handler_original(), session, handler,
                CALL_SESSION_INCOMING_MESSAGE_HANDLER);
}

static void xpc_session_set_cancel_handler_hook(xpc_session_t session, xpc_handler_t handler) {
    set_handler(xpc_session_set_cancel_handler_original(), session, handler, CALL_SESSION_CANCEL_HANDLER);
}

static void xpc_session_set_target_queue_hook(xpc_session_t session, dispatch_queue_t queue) {
    step(session, STATE_TARGET_QUEUE);
    xpc_session_set_target_queue_original()(session, queue);
}

static bool xpc_session_activate_hook(xpc_session_t session, xpc_rich_error_t *error) {
    step(session, STATE_ACTIVATED);
    return xpc_session_activate_original()(session, error);
}

static void xpc_session_cancel_hook(xpc_session_t session) {
    step(session, STATE_CANCELED);
    xpc_session_cancel_original()(session);
}

static xpc_rich_error_t xpc_session_send_message_hook(xpc_session_t session, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, session, message, CALL_SESSION_SEND_MESSAGE, FRAME);
    xpc_rich_error_t error = xpc_session_send_message_original()(session, sending.message);
    send_end(&sending);
    send_answered(&sending, CALL_SESSION_SEND_MESSAGE, error);
    return error;
}

static xpc_object_t xpc_session_send_message_with_reply_sync_hook(xpc_session_t session, xpc_object_t message,
                                                                  xpc_rich_error_t *error) {
    struct sending sending;
    struct work work;
    xpc_rich_error_t own = NULL, *to = error;
    send_begin(&sending, session, message, CALL_SESSION_SEND_MESSAGE_WITH_REPLY_SYNC, FRAME);
    /* A program that does not ask for the error leaves it to the tape. */
    if (sending.recorded && !error) to = &own;
    xpc_object_t reply = xpc_session_send_message_with_reply_sync_original()(session, sending.message, to);
    send_end(&sending);
    if (reply && sending.recorded && work_begin(&work)) {
        session_peer_known(session, &sending.connection, reply);
        work_end(&work);
    }
    send_answered(&sending, CALL_SESSION_SYNC_REPLY, reply ? reply : to ? *to : NULL);
    if (own && work_begin(&work)) {
        xpc_release(own);
        work_end(&work);
    }
    return reply;
}

static void xpc_session_send_message_with_reply_async_hook(xpc_session_t session, xpc_object_t message,
                                                           xpc_handler_t handler) {
    struct sending sending;
    struct reply_handler wrapped;
    send_begin(&sending, session, message, CALL_SESSION_SEND_MESSAGE_WITH_REPLY_ASYNC, FRAME);
    if (sending.recorded && handler) {
        session_reply_handler_init(&wrapped, handler, session, &sending.connection, sending.sequence);
        handler = &wrapped.block;
    }
    xpc_session_send_message_with_reply_async_original()(session, sending.message, handler);
    send_end(&sending);
}

/* Peers may come before the call returns, so the listener's identity begins before it. */
static xpc_listener_t xpc_listener_create_hook(const char *name, dispatch_queue_t queue, uint64_t flags,
                                               xpc_handler_t handler, xpc_rich_error_t *error) {
    struct work work;
    struct connection listener = {0};
    struct event_handler wrapped;

    if (handler && work_begin(&work)) {
        connections_begin(&wrapped, ORIGIN_SESSION, name, flags, NULL, &listener);
        work_end(&work);
    }
    if (!listener.id) return xpc_listener_create_original()(name, queue, flags, handler, error);
    event_handler_init(&wrapped, handler, &wrapped, &listener, 0);
    xpc_listener_t made = xpc_listener_create_original()(name, queue, flags, &wrapped.block, error);
    if (work_begin(&work)) {
        connections_made(&wrapped, made);
        work_end(&work);
    }
    return made;
}

static bool xpc_listener_activate_hook(xpc_listener_t listener, xpc_rich_error_t *error) {
    step(listener, STATE_ACTIVATED);
    return xpc_listener_activate_original()(listener, error);
}

static void xpc_listener_cancel_hook(xpc_listener_t listener) {
    step(listener, STATE_CANCELED);
    xpc_listener_cancel_original()(listener);
}

static void xpc_listener_reject_peer_hook(xpc_session_t peer, const char *reason) {
    step(peer, STATE_REJECTED);
    xpc_listener_reject_peer_original()(peer, reason);
}

void hooks_session_find(struct hooks_found *found) { HOOKS_SESSION(HOOKS_FIND) }
