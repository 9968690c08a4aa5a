/*
 * Protobuf's wire format, both ways, bounded.
 *
 * Written back to front, so that a length is known when its prefix is written: the last field goes
 * first. Field numbers and wire types are those of protobuf.dev/programming-guides/encoding.
 */
#ifndef XPCTAPE_PB_H
#define XPCTAPE_PB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "platform.h"

enum pb_wire { PB_VARINT = 0, PB_FIXED64 = 1, PB_BYTES = 2, PB_FIXED32 = 5 };

/* Bytes that a varint can have. */
#define PB_VARINT_MAX 10

/* What is written lies in [at, end); it may grow down to floor. */
struct pb_out {
    uint8_t *floor, *at, *end;
    /* Something did not fit: what is written is worthless. */
    bool full;
};

/* Room for count bytes in front of what is written, or NULL. */
static inline uint8_t *pb_room(struct pb_out *out, size_t count) {
    if ((size_t)(out->at - out->floor) < count) {
        out->full = true;
        return NULL;
    }
    return out->at -= count;
}

static inline unsigned pb_varint_size(uint64_t value) { return (70 - (unsigned)__builtin_clzll(value | 1)) / 7; }

/* Writes forwards at to; gives what follows. */
static inline uint8_t *pb_write_varint(uint8_t *to, uint64_t value) {
    for (; value > 0x7f; value >>= 7) *to++ = (uint8_t)(value | 0x80);
    *to++ = (uint8_t)value;
    return to;
}

static inline void pb_varint(struct pb_out *out, uint64_t value) {
    /* Most are a byte long. */
    uint8_t *to = pb_room(out, value < 0x80 ? 1 : pb_varint_size(value));
    if (to && value < 0x80)
        *to = (uint8_t)value;
    else if (to)
        pb_write_varint(to, value);
}

/* Few bytes without a call: most keys and texts are short. */
static inline void pb_copy(uint8_t *to, const void *from, size_t count) {
    const uint8_t *bytes = from;
    uint64_t first, last;
    if (count > 16) {
        memcpy(to, from, count);
    } else if (count >= 8) {
        memcpy(&first, bytes, 8);
        memcpy(&last, bytes + count - 8, 8);
        memcpy(to, &first, 8);
        memcpy(to + count - 8, &last, 8);
    } else {
        for (size_t i = 0; i < count; i++) to[i] = bytes[i];
    }
}

static inline void pb_tag(struct pb_out *out, uint32_t field, enum pb_wire wire) { pb_varint(out, field << 3 | wire); }

static inline void pb_uint(struct pb_out *out, uint32_t field, uint64_t value) {
    pb_varint(out, value);
    pb_tag(out, field, PB_VARINT);
}

/* A field without presence: 0 is left out. */
static inline void pb_uint_set(struct pb_out *out, uint32_t field, uint64_t value) {
    if (value) pb_uint(out, field, value);
}

static inline void pb_fixed64(struct pb_out *out, uint32_t field, uint64_t value) {
    uint8_t *to = pb_room(out, 8);
    if (to) memcpy(to, &value, 8);
    pb_tag(out, field, PB_FIXED64);
}

static inline void pb_bytes(struct pb_out *out, uint32_t field, const void *bytes, size_t count) {
    uint8_t *to = pb_room(out, count);
    if (to) pb_copy(to, bytes, count);
    pb_varint(out, count);
    pb_tag(out, field, PB_BYTES);
}

/* A field without presence: nothing is left out. */
static inline void pb_bytes_set(struct pb_out *out, uint32_t field, const void *bytes, size_t count) {
    if (count) pb_bytes(out, field, bytes, count);
}

/* Where a message ends whose fields come next; pb_message closes it. */
static inline size_t pb_mark(const struct pb_out *out) { return (size_t)(out->end - out->at); }

static inline void pb_message(struct pb_out *out, uint32_t field, size_t mark) {
    pb_varint(out, pb_mark(out) - mark);
    pb_tag(out, field, PB_BYTES);
}

/* What is left to read. */
struct pb_in {
    const uint8_t *at, *end;
};

/* One field: value for PB_VARINT, PB_FIXED64 and PB_FIXED32, bytes and count for PB_BYTES. */
struct pb_field {
    uint32_t number;
    enum pb_wire wire;
    uint64_t value;
    const uint8_t *bytes;
    size_t count;
};

/* False if it is cut or has more than 64 bits. */
bool pb_read_varint(struct pb_in *in, uint64_t *value);

enum pb_step { PB_FIELD, PB_END, PB_BAD };

/*
 * Reads the next field. PB_BAD for what is no message: a varint of more than 64 bits, a length
 * beyond the end, a field number out of range, a group. Never reads outside [at, end).
 */
enum pb_step pb_next(struct pb_in *in, struct pb_field *field);

#endif
