/* The hooks of pipes, as far as darling's libxpc has their prototypes; Apple has published none. */
#include "agent.h"
#include "hooks.h"
#include "record.h"
#include "requests.h"
#include "sending.h"

HOOKS_PIPE(HOOKS_DECLARE)

static xpc_pipe_t xpc_pipe_create_hook(const char *name, uint64_t flags) {
    xpc_pipe_t made = xpc_pipe_create_original()(name, flags);
    began(made, ORIGIN_PIPE, name, flags);
    return made;
}

static xpc_pipe_t xpc_pipe_create_from_port_hook(uint32_t port, uint64_t flags) {
    xpc_pipe_t made = xpc_pipe_create_from_port_original()(port, flags);
    began(made, ORIGIN_PIPE, NULL, flags);
    return made;
}

static void xpc_pipe_invalidate_hook(xpc_pipe_t pipe) {
    step(pipe, STATE_CANCELED);
    xpc_pipe_invalidate_original()(pipe);
}

/* What a routine gave back: its reply, or else its error's number. */
static void answered(const struct sending *sending, enum call call, int error, xpc_object_t reply) {
    struct work work;
    xpc_object_t number = NULL;
    if (error && sending->recorded && work_begin(&work)) {
        number = xpc_int64_create(error);
        work_end(&work);
    }
    send_answered(sending, call, error ? number : reply);
    if (number && work_begin(&work)) {
        xpc_release(number);
        work_end(&work);
    }
}

static int xpc_pipe_routine_hook(xpc_pipe_t pipe, xpc_object_t message, xpc_object_t *reply) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_ROUTINE, FRAME);
    int error = xpc_pipe_routine_original()(pipe, sending.message, reply);
    send_end(&sending);
    answered(&sending, CALL_PIPE_ROUTINE_REPLY, error, error || !reply ? NULL : *reply);
    return error;
}

static int xpc_pipe_routine_with_flags_hook(xpc_pipe_t pipe, xpc_object_t message, xpc_object_t *reply,
                                            uint64_t flags) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_ROUTINE, FRAME);
    int error = xpc_pipe_routine_with_flags_original()(pipe, sending.message, reply, flags);
    send_end(&sending);
    answered(&sending, CALL_PIPE_ROUTINE_REPLY, error, error || !reply ? NULL : *reply);
    return error;
}

static int xpc_pipe_simpleroutine_hook(xpc_pipe_t pipe, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_SIMPLEROUTINE, FRAME);
    int error = xpc_pipe_simpleroutine_original()(pipe, sending.message);
    send_end(&sending);
    answered(&sending, CALL_PIPE_SIMPLEROUTINE, error, NULL);
    return error;
}

static int xpc_pipe_routine_async_hook(xpc_pipe_t pipe, xpc_object_t message, uint32_t port) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_ROUTINE_ASYNC, FRAME);
    int error = xpc_pipe_routine_async_original()(pipe, sending.message, port);
    send_end(&sending);
    answered(&sending, CALL_PIPE_ROUTINE_ASYNC, error, NULL);
    return error;
}

static int xpc_pipe_routine_forward_hook(xpc_pipe_t pipe, xpc_object_t message) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_ROUTINE_FORWARD, FRAME);
    int error = xpc_pipe_routine_forward_original()(pipe, sending.message);
    send_end(&sending);
    answered(&sending, CALL_PIPE_ROUTINE_FORWARD, error, NULL);
    return error;
}

/* Its prototype is that of those who call it: Apple's launchctl uses it since macOS 12. */
static int _xpc_pipe_interface_routine_hook(xpc_pipe_t pipe, uint64_t routine, xpc_object_t message,
                                            xpc_object_t *reply, uint64_t flags) {
    struct sending sending;
    send_begin(&sending, pipe, message, CALL_PIPE_INTERFACE_ROUTINE, FRAME);
    int error = _xpc_pipe_interface_routine_original()(pipe, routine, sending.message, reply, flags);
    send_end(&sending);
    answered(&sending, CALL_PIPE_ROUTINE_REPLY, error, error || !reply ? NULL : *reply);
    return error;
}

static void received(uint32_t port, xpc_object_t message) {
    struct work work;
    struct connection from;
    xpc_object_t key = key_of(KEY_PORT, port);
    if (!work_begin(&work)) return;
    if (!connections_known(key, &from))
        connections_begin(key, ORIGIN_PIPE, NULL, 0, NULL, &from);
    else
        connections_find(key, &from);
    if (from.recorded) {
        uint64_t sequence = record_message(&(struct message_record){
            .connection = &from,
            .direction = DIRECTION_INCOMING,
            .call = CALL_PIPE_RECEIVE,
            .body = message,
        });
        requests_received(message, sequence, key);
    }
    work_end(&work);
}

static int xpc_pipe_receive_hook(uint32_t port, xpc_object_t *message, uint64_t flags) {
    int error = xpc_pipe_receive_original()(port, message, flags);
    if (!error && message && *message) received(port, *message);
    return error;
}

static int xpc_pipe_routine_reply_hook(xpc_object_t reply) {
    struct sending sending;
    struct work work;
    xpc_object_t key = NULL;
    if (reply && work_begin(&work)) {
        key = requests_session(reply);
        work_end(&work);
    }
    send_begin(&sending, key, reply, CALL_PIPE_SEND_REPLY, FRAME);
    int error = xpc_pipe_routine_reply_original()(sending.message);
    send_end(&sending);
    answered(&sending, CALL_PIPE_SEND_REPLY, error, NULL);
    return error;
}

void hooks_pipe_find(struct hooks_found *found) { HOOKS_PIPE(HOOKS_FIND) }
