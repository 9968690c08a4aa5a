/* A plan in memory, between its bytes and its effects. */
#ifndef XPCTAPE_PLAN_RULES_H
#define XPCTAPE_PLAN_RULES_H

#include "arena.h"
#include "pb.h"
#include "plan.h"

/* Strings are followed by a NUL, and hold none where libxpc takes C strings. */
struct bytes {
    const char *at;
    size_t length;
};

struct plan_entry;

struct plan_value {
    /* A Value_ field number: of what libxpc can make. */
    uint32_t kind;
    union {
        /* bool, int64, uint64, double and date, as their bits. */
        uint64_t number;
        /* data, string, uuid. */
        struct bytes bytes;
        struct {
            struct plan_entry *entries;
            size_t count;
        } container;
        struct {
            struct bytes path;
            uint32_t flags;
        } fd;
    };
};

/* Of a dictionary, or without its key of an array. */
struct plan_entry {
    struct bytes key;
    struct plan_value value;
};

enum step_kind { STEP_NONE, STEP_KEY, STEP_INDEX, STEP_APPEND };

struct plan_step {
    enum step_kind kind;
    struct bytes key;
    uint32_t index, occurrence;
};

struct plan_path {
    struct plan_step *steps;
    size_t count;
};

struct plan_condition {
    struct plan_path path;
    /* NULL: the path has to exist. */
    struct plan_value *equals;
};

struct plan_edit {
    struct plan_path path;
    /* NULL: what the path names is removed. */
    struct plan_value *set;
};

struct plan_rule {
    bool has_service;
    struct bytes service;
    /* A bit a call; 0 for any. */
    uint64_t calls;
    uint64_t nth;
    struct plan_condition *conditions;
    size_t condition_count;
    struct plan_edit *edits;
    size_t edit_count;
    /* Messages that matched so far. */
    _Atomic(uint64_t) seen;
};

struct plan {
    struct plan_rule *rules;
    size_t rule_count;
};

/* Decodes a plan into the arena. NULL, or what is wrong. */
const char *plan_decode(struct arena *arena, const uint8_t *bytes, size_t length, struct plan *plan);

/* Decodes a Value; equals says that something is compared with it. NULL, or what is wrong. */
const char *plan_decode_value(struct arena *arena, const uint8_t *bytes, size_t length, bool equals,
                              struct plan_value *value);

/* A copy with a NUL behind it; false if memory is out. */
bool plan_copy(struct arena *arena, const struct pb_field *field, struct bytes *to);

/* How often the message has that field; the message was read to its end, or malformed is set. */
size_t plan_count(const uint8_t *bytes, size_t length, uint32_t number, bool *malformed);

/* A new object, or NULL: what is wrong is then said. */
xpc_object_t plan_build(const struct plan_value *value, const char **wrong);

/* What the path names, borrowed, or NULL. */
xpc_object_t plan_find(xpc_object_t from, const struct plan_path *path);

/* A new container with the edit made at step and below, or NULL: what is wrong is then said. */
xpc_object_t plan_edit_copy(xpc_object_t container, const struct plan_edit *edit, size_t step, const char **wrong);

/* Makes the edit on a dictionary itself; what is nested in it is copied. False: wrong says why. */
bool plan_edit_in_place(xpc_object_t dictionary, const struct plan_edit *edit, const char **wrong);

#endif
