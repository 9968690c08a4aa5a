#include "requests.h"

#define SETS 1024
#define WAYS 4

struct request {
    xpc_object_t object;
    uint64_t sequence;
    xpc_object_t session;
    bool reply;
};

static struct {
    struct sys_lock lock;
    /* Replies in the table: mostly there are none to look for. */
    _Atomic(uint32_t) replies;
    /* The newest in front. */
    struct request sets[SETS][WAYS];
} table;

static struct request *set_of(xpc_object_t object) {
    return table.sets[((uintptr_t)object >> 4) * 0x9e3779b97f4a7c15u >> 54];
}

/* Takes what the set has of the object, and closes the gap; what it has not is all zero. */
static struct request take(xpc_object_t object) {
    struct request *set = set_of(object), found = {0};
    for (unsigned i = 0; i < WAYS; i++) {
        if (set[i].object != object) continue;
        found = set[i];
        for (; i + 1 < WAYS; i++) set[i] = set[i + 1];
        set[WAYS - 1] = (struct request){0};
    }
    if (found.reply) atomic_fetch_sub_explicit(&table.replies, 1, memory_order_relaxed);
    return found;
}

static void insert(struct request request) {
    take(request.object);
    struct request *set = set_of(request.object);
    if (set[WAYS - 1].reply) atomic_fetch_sub_explicit(&table.replies, 1, memory_order_relaxed);
    for (unsigned i = WAYS - 1; i > 0; i--) set[i] = set[i - 1];
    set[0] = request;
    if (request.reply) atomic_fetch_add_explicit(&table.replies, 1, memory_order_relaxed);
}

void requests_received(xpc_object_t message, uint64_t sequence, xpc_object_t session) {
    sys_lock(&table.lock);
    insert((struct request){message, sequence, session, false});
    sys_unlock(&table.lock);
}

void requests_replied(xpc_object_t message, xpc_object_t reply) {
    sys_lock(&table.lock);
    struct request request = take(message);
    insert((struct request){reply, request.sequence, request.session, true});
    sys_unlock(&table.lock);
}

xpc_object_t requests_session(xpc_object_t reply) {
    sys_lock(&table.lock);
    struct request request = take(reply);
    if (request.object) insert(request);
    sys_unlock(&table.lock);
    return request.session;
}

bool requests_answered(xpc_object_t reply, uint64_t *sequence) {
    *sequence = 0;
    if (atomic_load_explicit(&table.replies, memory_order_relaxed) == 0) return false;
    sys_lock(&table.lock);
    struct request request = take(reply);
    if (request.object && !request.reply) insert(request);
    sys_unlock(&table.lock);
    if (request.reply) *sequence = request.sequence;
    return request.reply;
}

void requests_fork_prepare(void) { sys_lock(&table.lock); }

void requests_fork_parent(void) { sys_unlock(&table.lock); }

void requests_fork_child(void) {
    sys_lock_reset(&table.lock);
    for (size_t i = 0; i < SETS; i++)
        for (size_t j = 0; j < WAYS; j++) table.sets[i][j].sequence = 0;
}
