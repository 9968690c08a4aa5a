#include "sending.h"

#include "agent.h"
#include "handler.h"
#include "plan.h"
#include "record.h"
#include "requests.h"
#include "tape.h"

void began(xpc_connection_t object, enum origin origin, const char *name, uint64_t flags) {
    struct work work;
    struct connection connection;
    if (!object || !work_begin(&work)) return;
    connections_begin(object, origin, name, flags, NULL, &connection);
    work_end(&work);
}

void step(xpc_connection_t object, enum state state) {
    struct work work;
    struct connection connection;
    if (!work_begin(&work)) return;
    if (connections_find(object, &connection)) {
        if (state == STATE_CANCELED) peer_known(object, &connection);
        record_state(&connection, state, NULL);
    }
    work_end(&work);
}

static void record_sending(struct sending *sending, xpc_object_t message, enum call call, const void *frame) {
    struct stack stack;
    struct change change;
    struct message_record record = {&sending->connection, DIRECTION_OUTGOING, call, 0, message, NULL, &stack};
    bool reply = requests_answered(message, &record.reply_to) && xpc_get_type(message) == &_xpc_type_dictionary &&
                 (call == CALL_PIPE_SEND_REPLY || xpc_dictionary_get_remote_connection(message) != NULL);

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
    stack_capture(&stack, frame);
    sending->tape = tape_generation();
    sending->sequence = record_message(&record);
    sending->recorded = true;
}

void send_begin(struct sending *sending, xpc_connection_t object, xpc_object_t message, enum call call,
                const void *frame) {
    struct work work;
    sending->message = message;
    sending->made = sending->recorded = false;
    if (!object || !message) return;
    if (work_begin(&work)) {
        if (connections_find(object, &sending->connection) && sending->connection.recorded) {
            if (sending->connection.heard) peer_known(object, &sending->connection);
            record_sending(sending, message, call, frame);
        }
        work_end(&work);
    } else if (work_nested()) {
        tape_drop(DROP_REENTRY);
    }
}

void send_end(const struct sending *sending) {
    struct work work;
    if (sending->made && work_begin(&work)) {
        xpc_release(sending->message);
        work_end(&work);
    }
}

void send_answered(const struct sending *sending, enum call call, xpc_object_t object) {
    struct work work;
    if (!sending->recorded || !object || !work_begin(&work)) return;
    reply_came(&sending->connection, call, object, sending->sequence, sending->tape);
    work_end(&work);
}
