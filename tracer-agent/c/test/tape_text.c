/*
 * tape_text -c TAPE: how many messages it has, and how many are missing.
 * tape_text [-f] TAPE: what a tape says, with -f the facts in its header first, connection by connection, with nothing in it that changes from
 * run to run. Packets of one connection keep their order; keys are sorted.
 */
#include "test.h"

#define LINES_MAX 4096
#define DEPTH_MAX 64

struct line {
    uint64_t connection;
    char *text;
};

static struct line lines[LINES_MAX];
static size_t line_count;
/* Of each packet of a message, by sequence: connection and place among its messages. */
static struct { uint64_t connection, place; } places[LINES_MAX];
static uint64_t message_counts[LINES_MAX];

static const char *const calls[] = {"?",
                                    "send_message",
                                    "send_message_with_reply",
                                    "send_message_with_reply_sync",
                                    "send_message of a reply",
                                    "event handler",
                                    "reply handler",
                                    "sync reply",
                                    "dictionary_send_reply",
                                    "session_send_message",
                                    "session_send_message_with_reply_async",
                                    "session_send_message_with_reply_sync",
                                    "session incoming message handler",
                                    "session reply handler",
                                    "session sync reply",
                                    "session cancel handler",
                                    "pipe_routine",
                                    "pipe_routine reply",
                                    "pipe_simpleroutine",
                                    "connection_send_notification",
                                    "pipe_routine_async",
                                    "pipe_routine_forward",
                                    "pipe_interface_routine",
                                    "pipe_receive",
                                    "pipe_routine_reply",
                                    "event stream handler"};
static const char *const origins[] = {
    "?",       "create", "create_mach_service", "create_from_endpoint", "peer",
    "session", "pipe",   "unknown",             "event stream"};
static const char *const states[] = {"?",     "activated", "suspended", "resumed",      "canceled",
                                     "ended", "connected", "barrier",   "target queue", "rejected"};
static const char *const singletons[] = {"?", "connection interrupted", "connection invalid", "termination imminent",
                                         "peer code signing requirement"};
static const char *const fd_types[] = {"not inspected", "file",   "directory", "character device", "block device",
                                       "fifo",          "socket", "other",     "invalid"};

static const char *name_in(const char *const *names, size_t count, uint64_t number) {
    CHECK(number < count);
    return names[number];
}
#define NAME(names, number) name_in(names, sizeof names / sizeof names[0], number)

static struct pb_in inside(const struct pb_field *field) {
    return (struct pb_in){field->bytes, field->bytes + field->count};
}

static struct pb_field field_of(struct pb_in in, uint32_t number) {
    struct pb_field field;
    while (pb_next(&in, &field) == PB_FIELD)
        if (field.number == number) return field;
    return (struct pb_field){.bytes = (const uint8_t *)""};
}

static void put_bytes(FILE *to, const struct pb_field *field) {
    fputc('"', to);
    for (size_t i = 0; i < field->count; i++) {
        uint8_t byte = field->bytes[i];
        if (byte >= ' ' && byte < 0x7f && byte != '"' && byte != '\\')
            fputc(byte, to);
        else
            fprintf(to, "\\%02x", byte);
    }
    fputc('"', to);
}

static char *value_text(struct pb_in in, unsigned depth);

static int compare(const void *one, const void *other) { return strcmp(*(char *const *)one, *(char *const *)other); }

/* A dictionary's entries sorted, an array's values as they come. */
static void put_values(FILE *to, struct pb_in in, bool dictionary, unsigned depth) {
    char *texts[512];
    size_t count = 0, size;
    struct pb_field field;
    CHECK(depth < DEPTH_MAX);
    while (pb_next(&in, &field) == PB_FIELD) {
        struct pb_field key = field_of(inside(&field), Entry_key);
        struct pb_field value = field_of(inside(&field), Entry_value);
        CHECK(count < 512);
        FILE *text = open_memstream(&texts[count++], &size);
        if (dictionary) {
            put_bytes(text, &key);
            fputs(": ", text);
        }
        fputs(value_text(dictionary ? inside(&value) : inside(&field), depth + 1), text);
        fclose(text);
    }
    if (dictionary) qsort(texts, count, sizeof texts[0], compare);
    fputc(dictionary ? '{' : '[', to);
    for (size_t i = 0; i < count; i++) fprintf(to, "%s%s", i ? ", " : "", texts[i]);
    fputc(dictionary ? '}' : ']', to);
}

static void put_fd(FILE *to, struct pb_in in) {
    struct pb_field path = field_of(in, Fd_path);
    fprintf(to, "fd(%s ", NAME(fd_types, field_of(in, Fd_type).value));
    put_bytes(to, &path);
    fprintf(to, " %s)", (field_of(in, Fd_flags).value & O_ACCMODE) == O_RDONLY ? "read" : "write");
}

static void put_kind(FILE *to, const struct pb_field *field, unsigned depth) {
    double number;
    struct pb_field name;
    switch (field->number) {
        case Value_null: fputs("null", to); break;
        case Value_bool: fputs(field->value ? "true" : "false", to); break;
        case Value_int64: fprintf(to, "int64(%lld)", (long long)field->value); break;
        case Value_uint64: fprintf(to, "uint64(%llu)", (unsigned long long)field->value); break;
        case Value_double:
            memcpy(&number, &field->value, sizeof number);
            fprintf(to, "double(%g, %llx)", number, (unsigned long long)field->value);
            break;
        case Value_date: fprintf(to, "date(%lld)", (long long)field->value); break;
        case Value_data:
        case Value_uuid:
            fputs(field->number == Value_data ? "data" : "uuid", to);
            put_bytes(to, field);
            break;
        case Value_string: put_bytes(to, field); break;
        case Value_array:
        case Value_dictionary: put_values(to, inside(field), field->number == Value_dictionary, depth); break;
        case Value_fd: put_fd(to, inside(field)); break;
        case Value_shmem:
            fprintf(to, "shmem(%llu)", (unsigned long long)field_of(inside(field), Shmem_length).value);
            break;
        case Value_error:
            fprintf(to, "error(%s)", NAME(singletons, field_of(inside(field), Error_singleton).value));
            break;
        case Value_connection:
            fprintf(to, "connection(#%llu)", (unsigned long long)field_of(inside(field), ConnectionValue_id).value);
            break;
        case Value_incomplete:
            fprintf(to, " incomplete(%llu, %llu)", (unsigned long long)field_of(inside(field), Incomplete_reason).value,
                    (unsigned long long)field_of(inside(field), Incomplete_full_length).value);
            break;
        default: name = field_of(inside(field), Described_type_name); put_bytes(to, &name);
    }
}

static char *value_text(struct pb_in in, unsigned depth) {
    char *text;
    size_t size;
    struct pb_field field;
    FILE *to = open_memstream(&text, &size);
    while (pb_next(&in, &field) == PB_FIELD) put_kind(to, &field, depth);
    fclose(to);
    return text;
}

static void put_message(FILE *to, const struct packet *packet, uint64_t connection) {
    uint64_t place = ++message_counts[connection % LINES_MAX];
    uint64_t answers = packet_number(packet, Message_reply_to);
    struct pb_field body = field_of(packet->in, Message_body);
    struct pb_field service = field_of(packet->in, Message_service);
    struct pb_field change = field_of(packet->in, Message_change);

    CHECK(packet->sequence < LINES_MAX && answers < LINES_MAX);
    places[packet->sequence].connection = connection;
    places[packet->sequence].place = place;
    fprintf(to, ".%llu %s %s", (unsigned long long)place,
            packet_number(packet, Message_direction) == DIRECTION_OUTGOING ? "out" : "in",
            NAME(calls, packet_number(packet, Message_call)));
    if (answers)
        fprintf(to, " answers #%llu.%llu", (unsigned long long)places[answers].connection,
                (unsigned long long)places[answers].place);
    if (service.count) put_bytes((fputc(' ', to), to), &service);
    fprintf(to, " %s", value_text(inside(&body), 0));
    if (change.number) {
        struct pb_field refused = field_of(inside(&change), Change_refused);
        fprintf(to, " changed by %llu%s", (unsigned long long)field_of(inside(&change), Change_rule).value,
                field_of(inside(&change), Change_in_place).value ? " in place" : "");
        if (refused.number) put_bytes((fputc(' ', to), to), &refused);
    }
}

/* Functions in the order of their first packet. */
static struct { char name[64]; uint64_t calls; } unrecorded[64];

static void add_unrecorded(const struct packet *packet) {
    size_t i = 0, length = 0;
    const uint8_t *name = packet_bytes(packet, Unrecorded_function, &length);
    CHECK(length > 0 && length < sizeof unrecorded[0].name);
    while (unrecorded[i].calls && strncmp(unrecorded[i].name, (const char *)name, length) != 0) i++;
    memcpy(unrecorded[i].name, name, length);
    unrecorded[i].calls += packet_number(packet, Unrecorded_calls);
}

/* What an agent tells of itself. */
static void add_facts(const struct packet *packet) {
    struct pb_in in = packet->in;
    struct pb_field field;
    printf("hooks %s\n", packet_number(packet, Header_hooks_live) ? "live" : "not live");
    while (pb_next(&in, &field) == PB_FIELD) {
        if (field.number != Header_fact) continue;
        struct pb_field key = field_of(inside(&field), MAP_KEY), value = field_of(inside(&field), MAP_VALUE);
        printf("%.*s: %.*s\n", (int)key.count, key.bytes, (int)value.count, value.bytes);
    }
}

/* Who a peer is changes from run to run; that it is us, and the token says the same, does not. */
static void check_peer(const struct packet *packet) {
    uint32_t token[8];
    struct pb_field field = field_of(packet->in, ConnectionState_peer_audit_token);
    CHECK_EQUAL(sizeof token, field.count);
    memcpy(token, field.bytes, sizeof token);
    CHECK(geteuid() == packet_number(packet, ConnectionState_peer_euid) && geteuid() == token[1]);
    CHECK_EQUAL(packet_number(packet, ConnectionState_peer_egid), token[2]);
    CHECK(token[5] > 0 && token[5] == packet_number(packet, ConnectionState_peer_pid));
    CHECK_EQUAL((uint32_t)packet_number(packet, ConnectionState_peer_asid), token[6]);
}

static void add_line(const struct packet *packet) {
    size_t size;
    /* The id is the first field of each. */
    uint64_t connection = packet_number(packet, 1), listener;
    struct pb_field name = field_of(packet->in, Connection_name);
    if (packet->content != Packet_message && packet->content != Packet_connection &&
        packet->content != Packet_connection_state)
        return;
    /* When libxpc lets go of a handler is its own affair. */
    if (packet->content == Packet_connection_state && packet_number(packet, ConnectionState_state) == STATE_ENDED)
        return;
    CHECK(line_count < LINES_MAX);
    struct line *line = &lines[line_count++];
    line->connection = connection;
    FILE *to = open_memstream(&line->text, &size);
    fprintf(to, "#%llu", (unsigned long long)connection);
    if (packet->content == Packet_message) {
        put_message(to, packet, connection);
    } else if (packet->content == Packet_connection) {
        listener = packet_number(packet, Connection_listener_id);
        fprintf(to, " %s ", NAME(origins, packet_number(packet, Connection_origin)));
        put_bytes(to, &name);
        if (listener) fprintf(to, " of #%llu", (unsigned long long)listener);
    } else {
        if (packet_number(packet, ConnectionState_state) == STATE_CONNECTED) check_peer(packet);
        fprintf(to, " %s", NAME(states, packet_number(packet, ConnectionState_state)));
    }
    fclose(to);
}

static const char *const reasons[] = {"?", "disk full", "memory", "tape lost", "reentry", "descriptors"};

/* How much is there and how much is missing. */
static int count_all(const char *path) {
    struct tape_reader reader = reader_of(path);
    struct packet packet;
    uint64_t messages = 0, dropped[DROP_REASONS] = {0};
    while (reader_next(&reader, &packet)) {
        messages += packet.content == Packet_message;
        if (packet.content != Packet_dropped) continue;
        uint64_t reason = packet_number(&packet, Dropped_reason);
        CHECK(reason < DROP_REASONS);
        dropped[reason] += packet_number(&packet, Dropped_messages);
    }
    printf("%llu messages\n", (unsigned long long)messages);
    for (size_t i = 0; i < DROP_REASONS; i++)
        if (dropped[i]) printf("%llu dropped: %s\n", (unsigned long long)dropped[i], reasons[i]);
    return 0;
}

int main(int argc, char **argv) {
    bool facts = argc == 3 && strcmp(argv[1], "-f") == 0;
    if (argc == 3 && strcmp(argv[1], "-c") == 0) return count_all(argv[2]);
    CHECK(argc == 2 || facts);
    struct tape_reader reader = reader_of(argv[argc - 1]);
    for (struct packet packet; reader_next(&reader, &packet); add_line(&packet)) {
        if (packet.content == Packet_header && facts) add_facts(&packet);
        if (packet.content == Packet_unrecorded) add_unrecorded(&packet);
    }
    for (uint64_t connection = 1; connection < LINES_MAX; connection++)
        for (size_t i = 0; i < line_count; i++)
            if (lines[i].connection == connection) puts(lines[i].text);
    for (size_t i = 0; unrecorded[i].calls; i++)
        printf("%s: %llu not recorded\n", unrecorded[i].name, (unsigned long long)unrecorded[i].calls);
    return 0;
}
