/* The hooks of pipes, as far as darling's libxpc has their prototypes; Apple has published none. */
#include "agent.h"
#include "hooks.h"
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

void hooks_pipe_find(struct hooks_found *found) { HOOKS_PIPE(HOOKS_FIND) }
