#include "plan_rules.h"

#define OUT_OF_MEMORY "no memory for the plan"
#define MALFORMED "the plan is cut or no plan at all"

static const char *decode_step(struct arena *arena, const struct pb_field *whole, struct plan_step *to) {
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;
    enum pb_step step;
    while ((step = pb_next(&in, &field)) == PB_FIELD) {
        bool bytes = field.wire == PB_BYTES;
        if (field.number == Step_key && bytes) {
            to->kind = STEP_KEY;
            if (!plan_copy(arena, &field, &to->key)) return OUT_OF_MEMORY;
            if (strlen(to->key.at) != to->key.length) return "a key in the plan has a NUL in it";
        } else if (field.number == Step_index && field.wire == PB_VARINT) {
            to->kind = STEP_INDEX;
            to->index = (uint32_t)field.value;
        } else if (field.number == Step_append && bytes) {
            to->kind = STEP_APPEND;
        } else if (field.number == Step_occurrence && field.wire == PB_VARINT) {
            to->occurrence = (uint32_t)field.value;
        }
    }
    return step == PB_BAD || to->kind == STEP_NONE ? MALFORMED : NULL;
}

static const char *decode_path(struct arena *arena, const struct pb_field *whole, struct plan_path *to) {
    bool malformed = false;
    size_t count = plan_count(whole->bytes, whole->count, Path_step, &malformed);
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;

    if (malformed) return MALFORMED;
    if (count == 0) return "a path in the plan is empty";
    if (count > PLAN_DEPTH_MAX) return "a path in the plan is too long";
    to->steps = arena_take(arena, count * sizeof *to->steps);
    if (!to->steps) return OUT_OF_MEMORY;
    while (pb_next(&in, &field) == PB_FIELD) {
        if (field.number != Path_step || field.wire != PB_BYTES) continue;
        const char *wrong = decode_step(arena, &field, &to->steps[to->count++]);
        if (wrong) return wrong;
    }
    return NULL;
}

/* A path with or without a value: what conditions and edits are made of. */
static const char *decode_place(struct arena *arena, const struct pb_field *whole, uint32_t path_number,
                                uint32_t value_number, bool equals, struct plan_path *path, struct plan_value **value,
                                bool *unset) {
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;
    enum pb_step step;
    while ((step = pb_next(&in, &field)) == PB_FIELD) {
        const char *wrong = NULL;
        if (field.wire != PB_BYTES) continue;
        if (field.number == path_number) {
            wrong = path->count ? MALFORMED : decode_path(arena, &field, path);
        } else if (field.number == value_number) {
            *value = arena_take(arena, sizeof **value);
            wrong = *value ? plan_decode_value(arena, field.bytes, field.count, equals, *value) : OUT_OF_MEMORY;
        } else if (field.number == Edit_unset && !equals) {
            *unset = true;
        }
        if (wrong) return wrong;
    }
    return step == PB_BAD || path->count == 0 ? MALFORMED : NULL;
}

static const char *decode_condition(struct arena *arena, const struct pb_field *whole, struct plan_condition *to) {
    bool unset = false;
    return decode_place(arena, whole, Condition_path, Condition_equals, true, &to->path, &to->equals, &unset);
}

static const char *decode_edit(struct arena *arena, const struct pb_field *whole, struct plan_edit *to) {
    bool unset = false;
    const char *wrong = decode_place(arena, whole, Edit_path, Edit_set, false, &to->path, &to->set, &unset);
    if (wrong) return wrong;
    if (unset == (to->set != NULL)) return "an edit in the plan neither sets nor removes, or both";
    for (size_t i = 0; i < to->path.count; i++)
        if (to->path.steps[i].kind == STEP_APPEND && (unset || i + 1 < to->path.count))
            return "an edit in the plan appends elsewhere than at the end of a set";
    return NULL;
}

static const char *add_call(uint64_t call, uint64_t *calls) {
    if (call == 0 || call > 63) return "the plan names a call that this agent does not know";
    *calls |= (uint64_t)1 << call;
    return NULL;
}

/* A repeated enum comes packed or one by one. */
static const char *decode_calls(const struct pb_field *field, uint64_t *calls) {
    const char *wrong = NULL;
    uint64_t call;
    if (field->wire == PB_VARINT) return add_call(field->value, calls);
    if (field->wire != PB_BYTES) return MALFORMED;
    struct pb_in in = {field->bytes, field->bytes + field->count};
    while (!wrong && in.at < in.end) wrong = pb_read_varint(&in, &call) ? add_call(call, calls) : MALFORMED;
    return wrong;
}

static const char *decode_rule_field(struct arena *arena, const struct pb_field *field, struct plan_rule *to) {
    bool bytes = field->wire == PB_BYTES;
    if (field->number == Rule_service && bytes) {
        to->has_service = true;
        return plan_copy(arena, field, &to->service) ? NULL : OUT_OF_MEMORY;
    }
    if (field->number == Rule_call) return decode_calls(field, &to->calls);
    if (field->number == Rule_condition && bytes)
        return decode_condition(arena, field, &to->conditions[to->condition_count++]);
    if (field->number == Rule_edit && bytes) return decode_edit(arena, field, &to->edits[to->edit_count++]);
    if (field->number == Rule_nth && field->wire == PB_VARINT) {
        to->nth = field->value;
        return field->value ? NULL : "the plan counts messages from 1, not from 0";
    }
    return "the plan has a field that this agent does not know";
}

static const char *decode_rule(struct arena *arena, const struct pb_field *whole, struct plan_rule *to) {
    bool malformed = false;
    size_t conditions = plan_count(whole->bytes, whole->count, Rule_condition, &malformed);
    size_t edits = plan_count(whole->bytes, whole->count, Rule_edit, &malformed);
    struct pb_in in = {whole->bytes, whole->bytes + whole->count};
    struct pb_field field;

    to->conditions = arena_take(arena, conditions * sizeof *to->conditions);
    to->edits = arena_take(arena, edits * sizeof *to->edits);
    if (malformed) return MALFORMED;
    if (!to->conditions || !to->edits) return OUT_OF_MEMORY;
    while (pb_next(&in, &field) == PB_FIELD) {
        const char *wrong = decode_rule_field(arena, &field, to);
        if (wrong) return wrong;
    }
    return NULL;
}

const char *plan_decode(struct arena *arena, const uint8_t *bytes, size_t length, struct plan *plan) {
    bool malformed = false;
    size_t count = plan_count(bytes, length, Plan_rule, &malformed);
    struct pb_in in = {bytes, bytes + length};
    struct pb_field field;

    *plan = (struct plan){0};
    if (malformed) return MALFORMED;
    if (count > PLAN_RULES_MAX) return "the plan has too many rules";
    plan->rules = arena_take(arena, count * sizeof *plan->rules);
    if (!plan->rules) return OUT_OF_MEMORY;
    while (pb_next(&in, &field) == PB_FIELD) {
        if (field.number != Plan_rule || field.wire != PB_BYTES)
            return "the plan has a field that this agent does not know";
        const char *wrong = decode_rule(arena, &field, &plan->rules[plan->rule_count++]);
        if (wrong) return wrong;
    }
    return NULL;
}
