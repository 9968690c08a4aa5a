/*
 * The hooks. Each is one line in hooks.h and one function here, name_hook, which has the prototype
 * of what it stands for and calls that exactly once, outside the agent's own work.
 */
#include "hooks.h"

#include "agent.h"
#include "handler.h"
#include "plan.h"
#include "record.h"
#include "requests.h"
#include "tape.h"

#define DECLARE(need, type, name, parameters) SYS_HOOK(type, name, parameters)
HOOKS(DECLARE)
#undef DECLARE

static void began(xpc_connection_t object, enum origin origin, const char *name, uint64_t flags) {
    struct work work;
    struct connection connection;
    if (!object || !work_begin(&work)) return;
    connections_begin(object, origin, name, flags, NULL, &connection);
    work_end(&work);
}

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
    event_handler_init(&wrapped, handler, object, &connection);
    xpc_connection_set_event_handler_original()(object, &wrapped.block);
    if (work_begin(&work)) {
        connections_handler(object, connection.id, -1);
        work_end(&work);
    }
}

/* Before the call: afterwards the object may be gone. */
static void step(xpc_connection_t object, enum state state) {
    struct work work;
    struct connection connection;
    if (!work_begin(&work)) return;
    if (connections_find(object, &connection)) {
        if (state == STATE_CANCELED) peer_known(object, &connection);
        record_state(&connection, state, NULL);
    }
    work_end(&work);
}

static void xpc_connection_activate_hook(xpc_connection_t object) {
    step(object, STATE_ACTIVATED);
    xpc_connection_activate_original()(object);
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

/* A message on its way out. */
struct sending {
    /* What goes out: the program's object, or made by a plan. */
    xpc_object_t message;
    bool made, recorded;
    struct connection connection;
    uint64_t sequence;
    uint32_t tape;
};

static void record_sending(struct sending *sending, xpc_object_t message, enum call call) {
    struct change change;
    struct message_record record = {&sending->connection, DIRECTION_OUTGOING, call, 0, message, NULL};
    bool reply = requests_answered(message, &record.reply_to) && xpc_get_type(message) == &_xpc_type_dictionary &&
                 xpc_dictionary_get_remote_connection(message) != NULL;

    if (!reply)
        record.reply_to = 0;
    else if (call == CALL_CONNECTION_SEND_MESSAGE)
        record.call = CALL_CONNECTION_SEND_REPLY;
    if (plan_present()) {
        sending->message = plan_apply(&sending->connection, record.call, message, reply, &change);
        sending->made = sending->message != message;
        record.body = sending->message;
        record.change = &change;
    }
    sending->tape = tape_generation();
    sending->sequence = record_message(&record);
    sending->recorded = true;
}

static void send_begin(struct sending *sending, xpc_connection_t object, xpc_object_t message, enum call call) {
    struct work work;
    sending->message = message;
    sending->made = sending->recorded = false;
    if (!object || !message) return;
    if (work_begin(&work)) {
        if (connections_find(object, &sending->connection) && sending->connection.recorded) {
            if (sending->connection.heard) peer_known(object, &sending->connection);
            record_sending(sending, message, call);
        }
        work_end(&work);
    } else if (work_nested()) {
        tape_drop(DROP_REENTRY);
    }
}

static void send_end(const struct sending *sending) {
    struct work work;
    if (sending->made && work_begin(&work)) {
        xpc_release(sending->message);
        work_end(&work);
    }
}

static void xpc_connection_send_message_hook(xpc_connection_t object, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE);
    xpc_connection_send_message_original()(object, sending.message);
    send_end(&sending);
}

static void xpc_connection_send_message_with_reply_hook(xpc_connection_t object, xpc_object_t message,
                                                        dispatch_queue_t queue, xpc_handler_t handler) {
    struct sending sending;
    struct reply_handler wrapped;
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY);
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
    send_begin(&sending, object, message, CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC);
    xpc_object_t reply = xpc_connection_send_message_with_reply_sync_original()(object, sending.message);
    send_end(&sending);
    if (sending.recorded && reply && work_begin(&work)) {
        struct connection now = sending.connection;
        if (xpc_get_type(reply) == &_xpc_type_dictionary && connections_find(object, &now) &&
            now.id == sending.connection.id)
            peer_known(object, &now);
        reply_came(&sending.connection, CALL_CONNECTION_SYNC_REPLY, reply, sending.sequence, sending.tape);
        work_end(&work);
    }
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

static void xpc_dictionary_send_reply_hook(xpc_object_t reply) {
    struct sending sending;
    struct work work;
    xpc_connection_t object = NULL;
    if (reply && work_begin(&work)) {
        if (xpc_get_type(reply) == &_xpc_type_dictionary) object = xpc_dictionary_get_remote_connection(reply);
        work_end(&work);
    }
    send_begin(&sending, object, reply, CALL_DICTIONARY_SEND_REPLY);
    xpc_dictionary_send_reply_original()(sending.message);
    send_end(&sending);
}

bool hooks_ready(struct text *missing) {
    bool live = true, first = true;
#define READY(need, type, name, parameters)                \
    if (sys_has(#name)) {                                  \
        (void)name##_original();                           \
        live &= sys_reached(#name) == (void *)name##_hook; \
    } else {                                               \
        text_add(missing, first ? #name : " " #name);      \
        first = false;                                     \
        live &= need == OPTIONAL;                          \
    }
    HOOKS(READY)
#undef READY
    return live;
}
