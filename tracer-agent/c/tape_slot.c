#include "tape_slot.h"

static void put_sequence(const struct pb_out *packet, uint64_t sequence) {
    memcpy(packet->at + 1, &sequence, sizeof sequence);
}

/* The tag and length of a field, as in the file. */
static size_t put_head(uint8_t *to, uint32_t field, size_t length) {
    to[0] = (uint8_t)(field << 3 | PB_BYTES);
    return (size_t)(pb_write_varint(to + 1, length) - to);
}

/* Without a window: the whole packet by write(2). */
static enum room write_packet(struct tape_tail *tail, const struct pb_out *packet, size_t spare, struct slot *slot) {
    uint8_t head[TAPE_ROOM];
    size_t length = pb_mark(packet), head_length = put_head(head, Trace_packet, length);

    put_sequence(packet, tail->sequence + 1);
    memcpy(packet->at - head_length, head, head_length);
    enum room room = file_write(&tail->file, tail->at, packet->at - head_length, head_length + length, spare);
    if (room == ROOM) {
        *slot = (struct slot){.sequence = ++tail->sequence};
        tail->at += head_length + length;
    }
    return room;
}

enum room slot_take(struct tape_tail *tail, const struct pb_out *packet, size_t spare, struct slot *slot) {
    /* A packet has at least a sequence, so that 8 bytes are its own. */
    uint8_t head[8] = {0};
    size_t length = pb_mark(packet);
    size_t head_length = put_head(head, Trace_unfinished, length), all = head_length + length;

    if (!file_covers(&tail->file, tail->at, all + spare)) {
        enum room room = file_grow(&tail->file, tail->at, all + spare);
        if (room == ROOM_DISK_FULL || room == ROOM_NONE_NOW) return write_packet(tail, packet, spare, slot);
        if (room != ROOM) return room;
    }
    struct window *window = tail->file.current;
    uint8_t *at = window->base + (tail->at - window->offset);
    /* One store: a kill leaves a whole header or none. */
    memcpy(at, head, sizeof head);
    atomic_fetch_add_explicit(&window->users, 1, memory_order_relaxed);
    *slot = (struct slot){window, at, head_length, ++tail->sequence};
    tail->at += all;
    return ROOM;
}

void slot_fill(const struct slot *slot, const struct pb_out *packet) {
    if (!slot->window) return;
    put_sequence(packet, slot->sequence);
    memcpy(slot->at + slot->head, packet->at, pb_mark(packet));
    __atomic_store_n(slot->at, (uint8_t)(Trace_packet << 3 | PB_BYTES), __ATOMIC_RELEASE);
    window_done(slot->window);
}

enum room slot_put(struct tape_tail *tail, const struct pb_out *packet, size_t spare) {
    struct slot slot;
    enum room room = slot_take(tail, packet, spare, &slot);
    if (room == ROOM) slot_fill(&slot, packet);
    return room;
}
