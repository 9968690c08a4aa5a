/*
 * How a packet gets its place: reserved under the tape's lock, filled in outside it.
 */
#ifndef XPCTAPE_TAPE_SLOT_H
#define XPCTAPE_TAPE_SLOT_H

#include "pb.h"
#include "tape_file.h"

/* Bytes that have to be free in front of a packet's body, for its tag and its length. */
#define TAPE_ROOM 6

struct tape_tail {
    /* Where the next packet's tag goes. */
    uint64_t at;
    /* Of the last packet. */
    uint64_t sequence;
    struct tape_file file;
};

/* What a writer has taken and fills in outside the lock. Without a window all is done already. */
struct slot {
    struct window *window;
    uint8_t *at;
    size_t head;
    uint64_t sequence;
};

/* Puts in the Packet's first field, its sequence: the last thing to write. */
static inline void slot_sequence_field(struct pb_out *packet) { pb_fixed64(packet, Packet_sequence, 0); }

/* Takes the packet's bytes at the tail, and spare ones to stay free behind them. Under the lock. */
enum room slot_take(struct tape_tail *tail, const struct pb_out *packet, size_t spare, struct slot *slot);

/* Fills in what was taken, its tag last. */
void slot_fill(const struct slot *slot, const struct pb_out *packet);

/* Both. Under the lock. */
enum room slot_put(struct tape_tail *tail, const struct pb_out *packet, size_t spare);

#endif
