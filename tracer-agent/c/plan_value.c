#include "plan_rules.h"

#define OUT_OF_MEMORY "no memory for the plan"
#define MALFORMED "the plan is cut or no plan at all"

bool plan_copy(struct arena *arena, const struct pb_field *field, struct bytes *to) {
    char *copy = arena_take(arena, field->count + 1);
    if (!copy) return false;
    if (field->count) memcpy(copy, field->bytes, field->count);
    *to = (struct bytes){copy, field->count};
    return true;
}

size_t plan_count(const uint8_t *bytes, size_t length, uint32_t number, bool *malformed) {
    struct pb_in in = {bytes, bytes + length};
    struct pb_field field;
    enum pb_step step;
    size_t count = 0;
    while ((step = pb_next(&in, &field)) == PB_FIELD) count += field.number == number && field.wire == PB_BYTES;
    *malformed |= step == PB_BAD;
    return count;
}

/* A container's values that are still to be decoded; they wait in the arena, not on the stack. */
struct pending {
    struct pending *next;
    const uint8_t *bytes;
    size_t length;
    struct plan_value *to;
    unsigned depth;
};

static const char *decode_fd(struct arena *arena, const struct pb_field *whole, struct plan_value *to) {
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;
    enum pb_step step;
    to->fd.path = (struct bytes){"", 0};
    to->fd.flags = 0;
    while ((step = pb_next(&in, &field)) == PB_FIELD) {
        if (field.number == Fd_path && field.wire == PB_BYTES && !plan_copy(arena, &field, &to->fd.path))
            return OUT_OF_MEMORY;
        if (field.number == Fd_flags && field.wire == PB_VARINT) to->fd.flags = (uint32_t)field.value;
    }
    if (step == PB_BAD) return MALFORMED;
    if (to->fd.path.length == 0 || strlen(to->fd.path.at) != to->fd.path.length)
        return "an fd in the plan has no path to open";
    return NULL;
}

/* The key and the value's bytes of one Entry. */
static const char *decode_entry(struct arena *arena, const struct pb_field *whole, struct bytes *key,
                                struct pb_field *value) {
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;
    enum pb_step step;
    *key = (struct bytes){"", 0};
    *value = (struct pb_field){0};
    while ((step = pb_next(&in, &field)) == PB_FIELD) {
        if (field.wire != PB_BYTES) continue;
        if (field.number == Entry_key && !plan_copy(arena, &field, key)) return OUT_OF_MEMORY;
        if (field.number == Entry_value) *value = field;
    }
    if (step == PB_BAD) return MALFORMED;
    return strlen(key->at) == key->length ? NULL : "a key in the plan has a NUL in it";
}

static const char *decode_container(struct arena *arena, const struct pb_field *whole, const struct pending *parent,
                                    struct pending **todo) {
    bool malformed = false;
    bool dictionary = parent->to->kind == Value_dictionary;
    uint32_t number = dictionary ? Dictionary_entry : Array_value;
    size_t count = plan_count(whole->bytes, whole->count, number, &malformed);
    struct plan_entry *entries = arena_take(arena, count * sizeof *entries);
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field, value;

    if (malformed) return MALFORMED;
    if (parent->depth == PLAN_DEPTH_MAX) return "a value in the plan is nested too deep";
    if (!entries) return OUT_OF_MEMORY;
    parent->to->container.entries = entries;
    parent->to->container.count = count;
    while (pb_next(&in, &field) == PB_FIELD) {
        if (field.number != number || field.wire != PB_BYTES) continue;
        const char *wrong = dictionary ? decode_entry(arena, &field, &entries->key, &value) : NULL;
        struct pending *child = arena_take(arena, sizeof *child);
        if (wrong || !child) return wrong ? wrong : OUT_OF_MEMORY;
        const struct pb_field *from = dictionary ? &value : &field;
        *child = (struct pending){*todo, from->bytes, from->count, &entries++->value, parent->depth + 1};
        *todo = child;
    }
    return NULL;
}

static bool is_wire(uint32_t kind, enum pb_wire wire) {
    switch (kind) {
        case Value_bool:
        case Value_int64:
        case Value_uint64: return wire == PB_VARINT;
        case Value_double:
        case Value_date: return wire == PB_FIXED64;
        default: return wire == PB_BYTES;
    }
}

static const char *decode_kind(struct arena *arena, const struct pb_field *field, bool equals, const struct pending *at,
                               struct pending **todo) {
    at->to->kind = field->number;
    if (!is_wire(field->number, field->wire)) return MALFORMED;
    switch (field->number) {
        case Value_null: return NULL;
        case Value_bool:
        case Value_int64:
        case Value_uint64:
        case Value_double:
        case Value_date: at->to->number = field->value; return NULL;
        case Value_data:
        case Value_string:
        case Value_uuid:
            if (!plan_copy(arena, field, &at->to->bytes)) return OUT_OF_MEMORY;
            if (field->number == Value_uuid && field->count != 16) return "a uuid in the plan does not have 16 bytes";
            if (field->number == Value_string && strlen(at->to->bytes.at) != field->count)
                return "a string in the plan has a NUL in it";
            return NULL;
        case Value_array:
        case Value_dictionary: return decode_container(arena, field, at, todo);
        case Value_fd:
            return equals ? "the plan compares an fd, which equals nothing" : decode_fd(arena, field, at->to);
        case Value_incomplete: return "a value in the plan is not whole";
        default: return "the plan has a value of a type that can't be made";
    }
}

/* One Value; what is inside it is added to todo. */
static const char *decode_one(struct arena *arena, const struct pending *at, bool equals, struct pending **todo) {
    struct pb_in in = {at->bytes, at->bytes + at->length};
    struct pb_field field;
    enum pb_step step;
    while ((step = pb_next(&in, &field)) == PB_FIELD) {
        /* Of a oneof the last one counts; no writer sends two. */
        const char *wrong = at->to->kind ? MALFORMED : decode_kind(arena, &field, equals, at, todo);
        if (wrong) return wrong;
    }
    if (step == PB_BAD) return MALFORMED;
    return at->to->kind ? NULL : "a value in the plan is empty";
}

const char *plan_decode_value(struct arena *arena, const uint8_t *bytes, size_t length, bool equals,
                              struct plan_value *value) {
    struct pending first = {NULL, bytes, length, value, 0}, *todo = &first;
    while (todo) {
        const struct pending *at = todo;
        todo = at->next;
        const char *wrong = decode_one(arena, at, equals, &todo);
        if (wrong) return wrong;
    }
    return NULL;
}
