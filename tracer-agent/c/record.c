#include "record.h"

#include "images.h"
#include "tape.h"
#include "thread.h"
#include "walk.h"

/* Bytes kept of each string and each data value of a message that is too great for memory. */
#define KEPT_WITHOUT_MEMORY 4096

static size_t max_data = SIZE_MAX;

void record_max_data(size_t bytes) { max_data = bytes; }

static void put_change(struct pb_out *out, const struct change *change) {
    size_t mark = pb_mark(out);
    for (unsigned i = change->refused_count; i > 0; i--)
        pb_bytes(out, Change_refused, change->refused[i - 1], strlen(change->refused[i - 1]));
    pb_uint_set(out, Change_in_place, change->in_place);
    for (unsigned i = change->rule_count; i > 0; i--) pb_uint(out, Change_rule, change->rules[i - 1]);
    pb_message(out, Message_change, mark);
}

static void put_message(struct pb_out *out, const struct message_record *record, const struct walk_limits *limits,
                        uint64_t monotonic, uint64_t wall) {
    const struct name *name = record->connection->name;
    for (unsigned i = record->stack ? record->stack->count : 0; i > 0; i--)
        pb_fixed64(out, Message_stack, record->stack->addresses[i - 1]);
    if (record->change && record->change->rule_count > 0) put_change(out, record->change);
    walk(out, Message_body, record->body, limits);
    pb_bytes_set(out, Message_service, name->text, name->length);
    pb_fixed64(out, Message_wall_ns, wall);
    pb_fixed64(out, Message_monotonic_ns, monotonic);
    pb_uint(out, Message_thread, thread_id());
    pb_uint_set(out, Message_reply_to, record->reply_to);
    pb_uint(out, Message_call, record->call);
    pb_uint(out, Message_direction, record->direction);
    pb_uint(out, Message_connection_id, record->connection->id);
    pb_message(out, Packet_message, 0);
    slot_sequence_field(out);
}

uint64_t record_message(const struct message_record *record) {
    struct walk_limits limits = {max_data, INCOMPLETE_MAX_DATA};
    struct pb_out out;

    if (!tape_running()) {
        tape_miss();
        return 0;
    }
    if (record->stack && record->stack->count > 0) images_record();
    uint64_t monotonic = sys_monotonic_ns(), wall = sys_wall_ns();
    while (thread_scratch(&out)) {
        put_message(&out, record, &limits, monotonic, wall);
        if (!out.full) {
            uint64_t sequence = tape_append(&out, TAPE_MESSAGE);
            thread_scratch_done();
            return sequence;
        }
        if (thread_scratch_grow()) continue;
        if (limits.reason == INCOMPLETE_MEMORY) break;
        if (limits.data > KEPT_WITHOUT_MEMORY) limits.data = KEPT_WITHOUT_MEMORY;
        limits.reason = INCOMPLETE_MEMORY;
    }
    thread_scratch_done();
    tape_drop(DROP_MEMORY);
    return 0;
}

bool record_connection(const struct connection_record *record) {
    const struct name *name = record->connection->name;
    struct pb_out out;

    do {
        if (!thread_scratch(&out)) return false;
        pb_uint_set(&out, Connection_listener_id, record->listener_id);
        pb_fixed64(&out, Connection_monotonic_ns, sys_monotonic_ns());
        pb_uint_set(&out, Connection_flags, record->flags);
        pb_uint(&out, Connection_origin, record->origin);
        pb_bytes_set(&out, Connection_name, name->text, name->length);
        pb_uint(&out, Connection_id, record->connection->id);
        pb_message(&out, Packet_connection, 0);
        slot_sequence_field(&out);
    } while (out.full && thread_scratch_grow());
    return !out.full && tape_append(&out, TAPE_CONNECTION) != 0;
}

void record_state(const struct connection *connection, enum state state, const struct peer *peer) {
    /* Not the thread's buffer: a block is disposed of when libxpc likes. */
    uint8_t bytes[160];
    struct pb_out out = {bytes + TAPE_ROOM, bytes + sizeof bytes, bytes + sizeof bytes, false};

    if (!connection->recorded) return;
    if (peer) {
        if (peer->has_token)
            pb_bytes(&out, ConnectionState_peer_audit_token, peer->token.val, sizeof peer->token.val);
        pb_uint(&out, ConnectionState_peer_asid, (uint64_t)(int64_t)peer->asid);
        pb_uint(&out, ConnectionState_peer_egid, peer->egid);
        pb_uint(&out, ConnectionState_peer_euid, peer->euid);
        pb_uint(&out, ConnectionState_peer_pid, (uint64_t)(int64_t)peer->pid);
    }
    pb_fixed64(&out, ConnectionState_monotonic_ns, sys_monotonic_ns());
    pb_uint(&out, ConnectionState_state, state);
    pb_uint(&out, ConnectionState_id, connection->id);
    pb_message(&out, Packet_connection_state, 0);
    slot_sequence_field(&out);
    tape_append(&out, TAPE_OTHER);
}
