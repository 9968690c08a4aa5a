/*
 * The hooks of connections. Each is one line in hooks.h and one function, name_hook, which has the
 * prototype of what it stands for and calls that exactly once, outside the agent's own work.
 */
#include "hooks.h"

#include "agent.h"
#include "handler.h"
#include "requests.h"
#include "sending.h"

HOOKS_CONNECTION(HOOKS_DECLARE)

static xpc_connection_t xpc_connection_create_hook(const char *name, dispatch_queue_t queue) {
    xpc_connection_t made = xpc_connection_create_original()(name, queue);
    began(made, ORIGIN_CREATE, name, 0);
    return made;
}

static xpc_connection_t xpc_connection_create_mach_service_hook(const char *name, dispatch_queue_t queue,
                                                                uint64_t flags) {
    xpc_connection_t made = xpc_connection_create_mach_service_original()(name, queue, flags);
    began(made, ORIGIN_CREATE_MACH_SERVICE, name, flags);
    return made;
}

static xpc_connection_t xpc_connection_create_from_endpoint_hook(xpc_endpoint_t endpoint) {
    xpc_connection_t made = xpc_connection_create_from_endpoint_original()(endpoint);
    began(made, ORIGIN_CREATE_FROM_ENDPOINT, NULL, 0);
    return made;
}

static void xpc_connection_set_event_handler_hook(xpc_connection_t object, xpc_handler_t handler) {
    struct work work;
    struct connection connection;
    struct event_handler wrapped;
    bool known = false;

    if (handler && work_begin(&work)) {
        known = connections_find(object, &connection);
        /* The call may dispose of an older handler first; that is no end. */
        if (known) connections_handler(object, connection.id, 1);
        work_end(&work);
    }
    if (!known) {
        xpc_connection_set_event_handler_original()(object, handler);
        return;
    }
    event_handler_init(&wrapped, handler, object, &connection, CALL_CONNECTION_EVENT_HANDLER);
    xpc_connection_set_event_handler_original()(object, &wrapped.block);
    if (work_begin(&work)) {
        connections_handler(object, connection.id, -1);
        work_end(&work);
    }
}

static void xpc_connection_activate_hook(xpc_connection_t object) {
    step(object, STATE_ACTIVATED);
    xpc_connection_activate_original()(object);
}

static void xpc_connection_set_target_queue_hook(xpc_connection_t object, dispatch_queue_t queue) {
    step(object, STATE_TARGET_QUEUE);
    xpc_connection_set_target_queue_original()(object, queue);
}

static void xpc_connection_send_barrier_hook(xpc_connection_t object, xpc_handler_t barrier) {
    step(object, STATE_BARRIER);
    xpc_connection_send_barrier_original()(object, barrier);
}

static void xpc_connection_suspend_hook(xpc_connection_t object) {
    step(object, STATE_SUSPENDED);
    xpc_connection_suspend_original()(object);
}

static void xpc_connection_resume_hook(xpc_connection_t object) {
    step(object, STATE_RESUMED);
    xpc_connection_resume_original()(object);
}

static void xpc_connection_cancel_hook(xpc_connection_t object) {
    step(object, STATE_CANCELED);
    xpc_connection_cancel_original()(object);
}

static void xpc_connection_send_message_hook(xpc_connection_t object, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE, FRAME);
    xpc_connection_send_message_original()(object, sending.message);
    send_end(&sending);
}

static void xpc_connection_send_message_with_reply_hook(xpc_connection_t object, xpc_object_t message,
                                                        dispatch_queue_t queue, xpc_handler_t handler) {
    struct sending sending;
    struct reply_handler wrapped;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY, FRAME);
    if (sending.recorded && handler) {
        reply_handler_init(&wrapped, handler, object, &sending.connection, sending.sequence);
        handler = &wrapped.block;
    }
    xpc_connection_send_message_with_reply_original()(object, sending.message, queue, handler);
    send_end(&sending);
}

static xpc_object_t xpc_connection_send_message_with_reply_sync_hook(xpc_connection_t object, xpc_object_t message) {
    struct sending sending;
    struct work work;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC, FRAME);
    xpc_object_t reply = xpc_connection_send_message_with_reply_sync_original()(object, sending.message);
    send_end(&sending);
    if (sending.recorded && reply && work_begin(&work)) {
        struct connection now = sending.connection;
        if (xpc_get_type(reply) == &_xpc_type_dictionary && connections_find(object, &now) &&
            now.id == sending.connection.id)
            peer_known(object, &now);
        work_end(&work);
    }
    send_answered(&sending, CALL_CONNECTION_SYNC_REPLY, reply);
    return reply;
}

static xpc_object_t xpc_dictionary_create_reply_hook(xpc_object_t message) {
    struct work work;
    xpc_object_t reply = xpc_dictionary_create_reply_original()(message);
    if (reply && work_begin(&work)) {
        requests_replied(message, reply);
        work_end(&work);
    }
    return reply;
}

/* Where the program's reply goes: a session, or the connection that libxpc knows of. */
static xpc_object_t replying_over(xpc_object_t reply) {
    struct connection connection;
    if (xpc_get_type(reply) != &_xpc_type_dictionary) return NULL;
    xpc_object_t session = requests_session(reply);
    if (session && connections_known(session, &connection) && !connection.ended) return session;
    return xpc_dictionary_get_remote_connection(reply);
}

static void xpc_dictionary_send_reply_hook(xpc_object_t reply) {
    struct sending sending;
    struct work work;
    xpc_object_t object = NULL;
    if (reply && work_begin(&work)) {
        object = replying_over(reply);
        work_end(&work);
    }
    send_begin(&sending, object, reply, CALL_DICTIONARY_SEND_REPLY, FRAME);
    xpc_dictionary_send_reply_original()(sending.message);
    send_end(&sending);
}

static void xpc_connection_send_notification_hook(xpc_connection_t object, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_NOTIFICATION, FRAME);
    xpc_connection_send_notification_original()(object, sending.message);
    send_end(&sending);
}

/* No object stands for a stream: its identity goes by a key of ours, as long as the handler lives. */
static void xpc_set_event_stream_handler_hook(const char *stream, dispatch_queue_t queue, xpc_handler_t handler) {
    static _Atomic(uintptr_t) streams;
    struct work work;
    struct connection connection = {0};
    struct event_handler wrapped;
    xpc_object_t key = key_of(KEY_EVENT_STREAM, atomic_fetch_add_explicit(&streams, 1, memory_order_relaxed));

    if (handler && work_begin(&work)) {
        connections_begin(key, ORIGIN_EVENT_STREAM, stream, 0, NULL, &connection);
        work_end(&work);
    }
    if (!connection.id) {
        xpc_set_event_stream_handler_original()(stream, queue, handler);
        return;
    }
    event_handler_init(&wrapped, handler, key, &connection, CALL_EVENT_STREAM_HANDLER);
    xpc_set_event_stream_handler_original()(stream, queue, &wrapped.block);
}

void hooks_connection_find(struct hooks_found *found) { HOOKS_CONNECTION(HOOKS_FIND) }

void hooks_check(struct hooks_found *found, enum need need, const char *name, const void *hook) {
    if (sys_has(name)) {
        found->live &= sys_reached(name) == hook;
    } else {
        if (found->absent++ > 0) text_add(found->missing, " ");
        text_add(found->missing, name);
        found->live &= need == OPTIONAL;
    }
}
