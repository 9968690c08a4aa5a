#include "glob.h"
#include "plan_rules.h"
#include "text.h"

static struct plan plan;
static _Atomic(bool) present;

const char *plan_read(const uint8_t *bytes, size_t length) {
    static struct arena arena;
    const char *wrong = plan_decode(&arena, bytes, length, &plan);
    if (!wrong) atomic_store_explicit(&present, plan.rule_count > 0, memory_order_release);
    return wrong;
}

const char *plan_read_file(const char *path) {
    struct sys_file file = {0};
    int fd;
    if (sys_open_read(path, &fd) != 0) return "the plan can't be opened";
    const char *wrong = "the plan can't be read";
    if (sys_file(fd, &file) == 0 && file.size <= PLAN_SIZE_MAX) {
        size_t length = (size_t)file.size, size = length ? length : 1;
        uint8_t *bytes = sys_memory(size);
        if (bytes && sys_read(fd, bytes, &length) == 0) wrong = plan_read(bytes, length);
        if (bytes) sys_memory_free(bytes, size);
    } else {
        wrong = "the plan is too long";
    }
    sys_close(fd);
    return wrong;
}

bool plan_present(void) { return atomic_load_explicit(&present, memory_order_acquire); }

static bool holds(const struct plan_condition *condition, xpc_object_t message) {
    const char *wrong;
    xpc_object_t found = plan_find(message, &condition->path);
    if (!found || !condition->equals) return found != NULL;
    xpc_object_t wanted = plan_build(condition->equals, &wrong);
    if (!wanted) return false;
    bool equal = xpc_equal(found, wanted);
    xpc_release(wanted);
    return equal;
}

static bool matches(struct plan_rule *rule, const struct connection *connection, enum call call, xpc_object_t message) {
    const struct name *name = connection->name;
    if (rule->has_service && !glob_match(rule->service.at, rule->service.length, name->text, name->length))
        return false;
    if (rule->calls && !(rule->calls >> call & 1)) return false;
    for (size_t i = 0; i < rule->condition_count; i++)
        if (!holds(&rule->conditions[i], message)) return false;
    uint64_t seen = atomic_fetch_add_explicit(&rule->seen, 1, memory_order_relaxed) + 1;
    return rule->nth == 0 || rule->nth == seen;
}

static void refuse(struct change *change, size_t edit, const char *why) {
    if (change->refused_count == CHANGE_REFUSALS_MAX) return;
    char *to = change->refused[change->refused_count++];
    struct text text = text_in(to, sizeof change->refused[0]);
    text_add(&text, "rule ");
    text_add_number(&text, change->rules[change->rule_count - 1]);
    text_add(&text, ", edit ");
    text_add_number(&text, edit);
    text_add(&text, ": ");
    text_add(&text, why);
}

/* The message as it goes out so far. */
struct draft {
    xpc_object_t original, now;
    bool reply, received;
};

static const char *edit(struct draft *draft, const struct plan_edit *edit, struct change *change) {
    const char *wrong = NULL;
    if (draft->received) return "the message was received and is sent on, a copy would lose its way back";
    if (draft->reply) {
        if (!plan_edit_in_place(draft->now, edit, &wrong)) return wrong;
        change->in_place = true;
        return NULL;
    }
    xpc_object_t made = plan_edit_copy(draft->now, edit, 0, &wrong);
    if (!made) return wrong;
    if (draft->now != draft->original) xpc_release(draft->now);
    draft->now = made;
    return NULL;
}

xpc_object_t plan_apply(const struct connection *connection, enum call call, xpc_object_t message, bool reply,
                        struct change *change) {
    struct draft draft = {message, message, reply, false};
    change->rule_count = change->refused_count = 0;
    change->in_place = false;
    if (xpc_get_type(message) != &_xpc_type_dictionary) return message;
    draft.received = !reply && xpc_dictionary_get_remote_connection(message) != NULL;
    for (size_t i = 0; i < plan.rule_count; i++) {
        struct plan_rule *rule = &plan.rules[i];
        if (!matches(rule, connection, call, draft.now)) continue;
        change->rules[change->rule_count++] = (uint32_t)i;
        for (size_t j = 0; j < rule->edit_count; j++) {
            const char *wrong = edit(&draft, &rule->edits[j], change);
            if (wrong) refuse(change, j, wrong);
        }
    }
    return draft.now;
}
