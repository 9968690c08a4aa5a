#include "tape_testing.h"

uint64_t append(uint64_t number, size_t length) {
    size_t size = length + 128;
    char *text = malloc(length);
    uint8_t *bytes = malloc(size);
    struct pb_out out = {bytes + TAPE_ROOM, bytes + size, bytes + size, false};
    CHECK(text != NULL);
    memset(text, 'a' + (int)(number % 26), length);
    pb_bytes(&out, Message_service, text, length);
    free(text);
    pb_uint(&out, Message_connection_id, number);
    pb_message(&out, Packet_message, 0);
    slot_sequence_field(&out);
    CHECK(!out.full);
    uint64_t sequence = tape_append(&out, TAPE_MESSAGE);
    free(bytes);
    return sequence;
}

bool start(const char *name) {
    static const uint8_t header[] = {Header_format_version << 3, 1};
    return tape_start(strdup(test_path(name)), header, sizeof header);
}

/* Is the packet what append made of the number? */
static bool is_whole(const struct packet *packet) {
    size_t count;
    uint64_t number = packet_number(packet, Message_connection_id);
    const uint8_t *text = packet_bytes(packet, Message_service, &count);
    for (size_t i = 0; i < count; i++)
        if (text[i] != 'a' + number % 26) return false;
    return true;
}

struct summary read_tape(const char *path) {
    struct tape_reader reader = reader_of(path);
    struct summary sum = {0};
    struct packet packet;
    uint64_t sequence = 0, next_marker = TAPE_MARKER_EVERY;

    CHECK(reader_next(&reader, &packet));
    CHECK_EQUAL(Packet_header, packet.content);
    CHECK_EQUAL(++sequence, packet.sequence);
    CHECK_EQUAL(getpid(), packet_number(&packet, Header_pid));
    while (reader_next(&reader, &packet)) {
        /* A marker itself may reach over the next boundary. */
        CHECK(packet.offset < next_marker + 64 || packet.content == Packet_marker || packet.content == Packet_dropped ||
              packet.content == Packet_closed);
        ++sequence;
        if (!packet.finished) {
            sum.unfinished++;
            continue;
        }
        CHECK_EQUAL(sequence, packet.sequence);
        switch (packet.content) {
            case Packet_message:
                CHECK(is_whole(&packet));
                sum.messages++;
                sum.last_number = packet_number(&packet, Message_connection_id);
                break;
            case Packet_marker:
                CHECK_EQUAL(packet.offset, packet_number(&packet, Marker_offset));
                next_marker = (packet.offset / TAPE_MARKER_EVERY + 1) * TAPE_MARKER_EVERY;
                sum.markers++;
                break;
            case Packet_dropped:
                sum.dropped += packet_number(&packet, Dropped_messages);
                sum.drop_reason = packet_number(&packet, Dropped_reason);
                break;
            case Packet_closed:
                sum.closed++;
                sum.closed_messages = packet_number(&packet, Closed_messages);
                sum.closed_dropped = packet_number(&packet, Closed_dropped);
                break;
            default: CHECK(!"a packet of no known kind");
        }
    }
    sum.tail = reader.length - reader.at;
    for (size_t i = reader.at; i < reader.length; i++) CHECK_EQUAL(0, reader.bytes[i]);
    return sum;
}
