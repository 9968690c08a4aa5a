#include "pb.h"

/* The greatest number that a field may have. */
#define NUMBER_MAX ((1u << 29) - 1)

bool pb_read_varint(struct pb_in *in, uint64_t *value) {
    *value = 0;
    for (unsigned i = 0; i < PB_VARINT_MAX && in->at < in->end; i++) {
        uint8_t byte = *in->at++;
        if (i == PB_VARINT_MAX - 1 && byte > 1) return false;
        *value |= (uint64_t)(byte & 0x7f) << (7 * i);
        if (byte < 0x80) return true;
    }
    return false;
}

static bool read_fixed(struct pb_in *in, size_t size, uint64_t *value) {
    *value = 0;
    if ((size_t)(in->end - in->at) < size) return false;
    memcpy(value, in->at, size);
    in->at += size;
    return true;
}

enum pb_step pb_next(struct pb_in *in, struct pb_field *field) {
    uint64_t tag, count;
    bool good = false;

    if (in->at == in->end) return PB_END;
    if (!pb_read_varint(in, &tag) || tag >> 3 == 0 || tag >> 3 > NUMBER_MAX) return PB_BAD;
    *field = (struct pb_field){.number = (uint32_t)(tag >> 3), .wire = (enum pb_wire)(tag & 7)};
    switch (field->wire) {
        case PB_VARINT: good = pb_read_varint(in, &field->value); break;
        case PB_FIXED64: good = read_fixed(in, 8, &field->value); break;
        case PB_FIXED32: good = read_fixed(in, 4, &field->value); break;
        case PB_BYTES:
            if (!pb_read_varint(in, &count) || count > (size_t)(in->end - in->at)) break;
            field->bytes = in->at;
            field->count = count;
            in->at += count;
            good = true;
            break;
    }
    return good ? PB_FIELD : PB_BAD;
}
