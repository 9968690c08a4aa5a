#include "walk.h"

#include "walk_leaf.h"
#include "block.h"

/* An entry that xpc_dictionary_apply gave. */
struct item {
    const char *key;
    xpc_object_t value;
};

/* A container that is being written, last value first. Its entries, if it has any, lie behind it. */
struct frame {
    struct frame *parent;
    xpc_object_t object;
    /* Where its Value message ends. */
    size_t mark;
    /* Values not yet written. */
    size_t left;
    bool dictionary;
    struct item items[];
};

struct walk {
    struct pb_out *out;
    uint32_t field;
    const struct walk_limits *limits;
    struct frame *top;
    unsigned depth;
};

/* A block for xpc_dictionary_apply, which does not keep it. */
struct collector {
    struct block block;
    struct pb_out *out;
    struct frame *frame;
};

static void *stack_up(struct pb_out *out, size_t size) {
    if ((size_t)(out->at - out->floor) < size) {
        out->full = true;
        return NULL;
    }
    void *taken = out->floor;
    out->floor += size;
    return taken;
}

static bool collect(struct block *block, const char *key, xpc_object_t value) {
    struct collector *collector = (struct collector *)block;
    struct item *item = stack_up(collector->out, sizeof *item);
    if (!item) return false;
    *item = (struct item){key, value};
    collector->frame->left++;
    return true;
}

static const struct block_descriptor collect_descriptor = {0, sizeof(struct collector), NULL, NULL, NULL};

static bool open_container(struct walk *walk, xpc_object_t object, size_t mark, bool dictionary) {
    struct frame *frame = stack_up(walk->out, sizeof *frame);
    if (!frame) return false;
    *frame = (struct frame){walk->top, object, mark, 0, dictionary};
    walk->top = frame;
    walk->depth++;
    if (dictionary) {
        struct collector collector = {BLOCK_INIT(collect, 0, &collect_descriptor), walk->out, frame};
        xpc_dictionary_apply(object, &collector);
    } else {
        frame->left = xpc_array_get_count(object);
    }
    return !walk->out->full;
}

/* The value is written; what it stands in follows, that is, precedes it. */
static void close_value(const struct walk *walk, size_t mark, const char *key) {
    struct pb_out *out = walk->out;
    if (!walk->top) {
        pb_message(out, walk->field, mark);
    } else if (!walk->top->dictionary) {
        pb_message(out, Array_value, mark);
    } else {
        pb_message(out, Entry_value, mark);
        pb_bytes(out, Entry_key, key, strlen(key));
        pb_message(out, Dictionary_entry, mark);
    }
}

static const char *current_key(const struct frame *frame) {
    return frame && frame->dictionary ? frame->items[frame->left].key : NULL;
}

static void close_container(struct walk *walk) {
    struct frame *frame = walk->top;
    pb_message(walk->out, frame->dictionary ? Value_dictionary : Value_array, frame->mark);
    walk->top = frame->parent;
    walk->depth--;
    walk->out->floor = (uint8_t *)frame;
    close_value(walk, frame->mark, current_key(walk->top));
}

/* Begins a value. A container stays open, a leaf is whole. False if nothing fits any more. */
static bool write_value(struct walk *walk, xpc_object_t object) {
    struct pb_out *out = walk->out;
    size_t mark = pb_mark(out);
    xpc_type_t type = xpc_get_type(object);
    bool dictionary = type == &_xpc_type_dictionary;

    if (dictionary || type == &_xpc_type_array) {
        if (walk->depth < WALK_DEPTH_MAX) return open_container(walk, object, mark, dictionary);
        leaf_incomplete(out, INCOMPLETE_DEPTH,
                        dictionary ? xpc_dictionary_get_count(object) : xpc_array_get_count(object));
        pb_bytes(out, dictionary ? Value_dictionary : Value_array, NULL, 0);
    } else {
        leaf_value(out, object, type, walk->limits->data, walk->limits->reason);
    }
    close_value(walk, mark, current_key(walk->top));
    return !out->full;
}

void walk(struct pb_out *out, uint32_t field, xpc_object_t object, const struct walk_limits *limits) {
    struct walk walk = {.out = out, .field = field, .limits = limits};
    uint8_t *floor = out->floor;
    bool going = write_value(&walk, object);

    while (going && walk.top) {
        struct frame *top = walk.top;
        if (top->left == 0) {
            close_container(&walk);
            continue;
        }
        top->left--;
        going = write_value(
            &walk, top->dictionary ? top->items[top->left].value : xpc_array_get_value(top->object, top->left));
    }
    out->floor = floor;
}
