#include "plan_rules.h"

#include "block.h"

static xpc_object_t build_fd(const struct plan_value *value, const char **wrong) {
    int fd;
    if (sys_open_flags(value->fd.path.at, value->fd.flags, &fd) != 0) {
        *wrong = "the file for an fd can't be opened here";
        return NULL;
    }
    /* libxpc keeps a descriptor of its own. */
    xpc_object_t made = xpc_fd_create(fd);
    sys_close(fd);
    return made;
}

static xpc_object_t build_container(const struct plan_value *value, const char **wrong) {
    bool dictionary = value->kind == Value_dictionary;
    xpc_object_t made = dictionary ? xpc_dictionary_create(NULL, NULL, 0) : xpc_array_create(NULL, 0);
    for (size_t i = 0; made && i < value->container.count; i++) {
        const struct plan_entry *entry = &value->container.entries[i];
        xpc_object_t child = plan_build(&entry->value, wrong);
        if (!child) {
            xpc_release(made);
            return NULL;
        }
        if (dictionary)
            xpc_dictionary_set_value(made, entry->key.at, child);
        else
            xpc_array_append_value(made, child);
        xpc_release(child);
    }
    return made;
}

static double as_double(uint64_t bits) {
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static xpc_object_t build(const struct plan_value *value, const char **wrong) {
    switch (value->kind) {
        case Value_null: return xpc_null_create();
        case Value_bool: return xpc_bool_create(value->number != 0);
        case Value_int64: return xpc_int64_create((int64_t)value->number);
        case Value_uint64: return xpc_uint64_create(value->number);
        case Value_double: return xpc_double_create(as_double(value->number));
        case Value_date: return xpc_date_create((int64_t)value->number);
        case Value_data: return xpc_data_create(value->bytes.at, value->bytes.length);
        case Value_string: return xpc_string_create(value->bytes.at);
        case Value_uuid: return xpc_uuid_create((const uint8_t *)value->bytes.at);
        case Value_fd: return build_fd(value, wrong);
        default: return build_container(value, wrong);
    }
}

xpc_object_t plan_build(const struct plan_value *value, const char **wrong) {
    *wrong = "libxpc does not make such a value";
    return build(value, wrong);
}

static bool is_dictionary(xpc_object_t object) { return xpc_get_type(object) == &_xpc_type_dictionary; }

static bool is_array(xpc_object_t object) { return xpc_get_type(object) == &_xpc_type_array; }

static xpc_object_t find_step(xpc_object_t from, const struct plan_step *step) {
    if (step->occurrence > 0) return NULL;
    if (step->kind == STEP_KEY && is_dictionary(from)) return xpc_dictionary_get_value(from, step->key.at);
    if (step->kind == STEP_INDEX && is_array(from) && step->index < xpc_array_get_count(from))
        return xpc_array_get_value(from, step->index);
    return NULL;
}

xpc_object_t plan_find(xpc_object_t from, const struct plan_path *path) {
    for (size_t i = 0; from && i < path->count; i++) from = find_step(from, &path->steps[i]);
    return from;
}

struct copier {
    struct block block;
    xpc_object_t to;
};

static bool copy_entry(struct block *block, const char *key, xpc_object_t value) {
    xpc_dictionary_set_value(((struct copier *)block)->to, key, value);
    return true;
}

static const struct block_descriptor copier_descriptor = {0, sizeof(struct copier), NULL, NULL, NULL};

/* A new dictionary with the same values but for one; value NULL leaves that out. */
static xpc_object_t copy_dictionary(xpc_object_t from, const char *key, xpc_object_t value) {
    struct copier copier = {BLOCK_INIT(copy_entry, 0, &copier_descriptor), xpc_dictionary_create(NULL, NULL, 0)};
    xpc_dictionary_apply(from, &copier);
    xpc_dictionary_set_value(copier.to, key, value);
    return copier.to;
}

/* The same of an array; an index behind its end appends. */
static xpc_object_t copy_array(xpc_object_t from, size_t index, xpc_object_t value) {
    xpc_object_t to = xpc_array_create(NULL, 0);
    size_t count = xpc_array_get_count(from);
    for (size_t i = 0; i < count || (i == count && i == index); i++) {
        xpc_object_t next = i == index ? value : xpc_array_get_value(from, i);
        if (next) xpc_array_append_value(to, next);
    }
    return to;
}

/* Can the path's last step be made in this container? */
static const char *check_last(xpc_object_t container, const struct plan_step *step, bool set) {
    if (step->kind == STEP_KEY ? !is_dictionary(container) : !is_array(container))
        return "the path's parent is of another type";
    if (step->kind == STEP_APPEND) return NULL;
    if (set && step->kind == STEP_KEY && step->occurrence == 0) return NULL;
    return find_step(container, step) ? NULL : "there is nothing at the path";
}

/* The new child at the step: retained; NULL with wrong NULL where the edit removes it. */
static xpc_object_t new_child(xpc_object_t container, const struct plan_edit *edit, size_t step, const char **wrong) {
    const struct plan_step *at = &edit->path.steps[step];
    if (step + 1 < edit->path.count) {
        xpc_object_t child = find_step(container, at);
        *wrong = "the path's parent is missing";
        return child ? plan_edit_copy(child, edit, step + 1, wrong) : NULL;
    }
    *wrong = check_last(container, at, edit->set != NULL);
    return *wrong || !edit->set ? NULL : plan_build(edit->set, wrong);
}

xpc_object_t plan_edit_copy(xpc_object_t container, const struct plan_edit *edit, size_t step, const char **wrong) {
    const struct plan_step *at = &edit->path.steps[step];
    xpc_object_t child = new_child(container, edit, step, wrong), made;
    if (!child && *wrong) return NULL;
    if (at->kind == STEP_KEY)
        made = copy_dictionary(container, at->key.at, child);
    else
        made = copy_array(container, at->kind == STEP_APPEND ? xpc_array_get_count(container) : at->index, child);
    if (child) xpc_release(child);
    return made;
}

bool plan_edit_in_place(xpc_object_t dictionary, const struct plan_edit *edit, const char **wrong) {
    const struct plan_step *at = &edit->path.steps[0];
    xpc_object_t child = new_child(dictionary, edit, 0, wrong);
    if (!child && *wrong) return false;
    xpc_dictionary_set_value(dictionary, at->key.at, child);
    if (child) xpc_release(child);
    return true;
}
