#include "connections.h"

#include "arena.h"
#include "glob.h"
#include "record.h"
#include "tape.h"
#include "thread.h"

#define BUCKETS 1024

struct entry {
    struct entry *next;
    xpc_connection_t object;
    struct connection connection;
    enum origin origin;
    uint64_t flags, listener_id;
    /* Event handler blocks that are alive. */
    int handlers;
    /* The tape that has its packet. */
    uint32_t announced;
};

static struct {
    struct sys_lock lock;
    /* One more whenever what a thread remembers may be wrong. */
    _Atomic(uint64_t) version;
    const char *globs;
    uint64_t last_id;
    struct arena arena;
    struct name *names;
    struct entry *unused;
    struct entry *buckets[BUCKETS];
} all;

void connections_filter(const char *globs) { all.globs = globs; }

static struct entry **bucket(xpc_connection_t object) {
    return &all.buckets[((uintptr_t)object >> 4) * 0x9e3779b97f4a7c15u >> 54];
}

static struct entry *lookup(xpc_connection_t object) {
    struct entry *entry = *bucket(object);
    while (entry && entry->object != object) entry = entry->next;
    return entry;
}

static bool is_name(const struct name *name, const char *text, size_t length) {
    return name->length == length && memcmp(name->text, text, length) == 0;
}

static const struct name *intern(const char *text, size_t length) {
    struct name *name = all.names;
    while (name && !is_name(name, text, length)) name = name->next;
    if (name) return name;
    name = arena_take(&all.arena, sizeof *name + length);
    if (!name) return NULL;
    name->length = length;
    memcpy(name->text, text, length);
    name->next = all.names;
    return all.names = name;
}

/* Puts the connection's packet on this process's tape, once. */
static void announce(struct entry *entry) {
    uint32_t tape = tape_generation();
    if (!entry->connection.recorded || entry->announced == tape) return;
    struct connection_record record = {
        .connection = &entry->connection,
        .origin = entry->origin,
        .flags = entry->flags,
        .listener_id = entry->listener_id,
    };
    if (record_connection(&record)) entry->announced = tape;
}

static void changed(void) { atomic_fetch_add_explicit(&all.version, 1, memory_order_release); }

static void end(struct entry *entry) {
    if (!entry->connection.ended && entry->announced == tape_generation())
        record_state(&entry->connection, STATE_ENDED, NULL);
    entry->connection.ended = true;
    changed();
}

/* Its pointer has another life. */
static void forget(struct entry *entry) {
    struct entry **at = bucket(entry->object);
    end(entry);
    while (*at != entry) at = &(*at)->next;
    *at = entry->next;
    *entry = (struct entry){.next = all.unused};
    all.unused = entry;
}

static struct entry *begin(xpc_connection_t object, const char *text, const struct connection *listener, bool session) {
    size_t length = text ? strlen(text) : 0;
    const struct name *name = text || !listener ? intern(text ? text : "", length) : listener->name;
    struct entry *entry = all.unused;
    if (entry)
        all.unused = entry->next;
    else
        entry = arena_take(&all.arena, sizeof *entry);
    if (!entry || !name) return NULL;
    bool recorded =
        !all.globs || glob_match_any(all.globs, name->text, name->length) || (listener && listener->recorded);
    *entry = (struct entry){
        .next = *bucket(object),
        .object = object,
        .connection = {.id = ++all.last_id, .name = name, .recorded = recorded, .session = session},
        .listener_id = listener ? listener->id : 0,
    };
    *bucket(object) = entry;
    changed();
    return entry;
}

void connections_begin(xpc_connection_t object, enum origin origin, const char *name, uint64_t flags,
                       const struct connection *listener, struct connection *to) {
    *to = (struct connection){0};
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    /* Two threads may see an unknown one at once; a made one is always new. */
    if (entry && (origin != ORIGIN_UNKNOWN || entry->connection.ended)) {
        forget(entry);
        entry = NULL;
    }
    bool session = origin == ORIGIN_SESSION || origin == ORIGIN_PIPE || origin == ORIGIN_EVENT_STREAM ||
                   (listener && listener->session);
    if (!entry && (entry = begin(object, name, listener, session))) {
        entry->origin = origin;
        entry->flags = flags;
    }
    if (entry) {
        announce(entry);
        *to = entry->connection;
    }
    sys_unlock(&all.lock);
}

static bool find(xpc_connection_t object, struct connection *to) {
    struct connection_cache *cache = &thread_self.connection;
    uint64_t version = atomic_load_explicit(&all.version, memory_order_acquire);
    if (cache->object == object && cache->version == version) {
        *to = cache->connection;
        return true;
    }
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    if (entry) {
        announce(entry);
        *to = entry->connection;
        *cache = (struct connection_cache){object, version, entry->connection};
    }
    sys_unlock(&all.lock);
    return entry != NULL;
}

/* One that nobody saw begin. */
static bool find_unknown(xpc_object_t object, xpc_type_t type, struct connection *to) {
    if (type == &_xpc_type_session)
        connections_begin(object, ORIGIN_SESSION, NULL, 0, NULL, to);
    else if (type == &_xpc_type_pipe)
        connections_begin(object, ORIGIN_PIPE, NULL, 0, NULL, to);
    else if (type == &_xpc_type_connection)
        connections_begin(object, ORIGIN_UNKNOWN, xpc_connection_get_name(object), 0, NULL, to);
    else
        return false;
    return to->id != 0;
}

bool connections_find(xpc_connection_t object, struct connection *to) {
    bool found = find(object, to);
    if (found && !to->ended) return true;
    if (!object) return false;
    xpc_type_t type = xpc_get_type(object);
    if (found && type != &_xpc_type_connection && to->session) return true;
    if (found && type == &_xpc_type_connection && !to->session) {
        /* Still the one that ended, unless it has another name by now. */
        const char *name = xpc_connection_get_name(object);
        if (!name || is_name(to->name, name, strlen(name))) return true;
    }
    return find_unknown(object, type, to);
}

void connections_made(void *key, xpc_object_t object) {
    sys_lock(&all.lock);
    struct entry *entry = lookup(key), *stale = object ? lookup(object) : NULL;
    if (entry && !object) forget(entry);
    if (entry && object) {
        if (stale) forget(stale);
        struct entry **at = bucket(key);
        while (*at != entry) at = &(*at)->next;
        *at = entry->next;
        entry->object = object;
        entry->next = *bucket(object);
        *bucket(object) = entry;
        changed();
    }
    sys_unlock(&all.lock);
}

bool connections_known(xpc_connection_t object, struct connection *to) {
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    if (entry) *to = entry->connection;
    sys_unlock(&all.lock);
    return entry != NULL;
}

void connections_handler(xpc_connection_t object, uint64_t id, int change) {
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    if (entry && entry->connection.id == id) {
        entry->handlers += change;
        if (entry->handlers == 0) {
            end(entry);
        } else if (entry->connection.ended) {
            entry->connection.ended = false;
            changed();
        }
    }
    sys_unlock(&all.lock);
}

void connections_hear(xpc_connection_t object, uint64_t id) {
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    if (entry && entry->connection.id == id && !entry->connection.heard) {
        entry->connection.heard = true;
        changed();
    }
    sys_unlock(&all.lock);
}

bool connections_meet(xpc_connection_t object, uint64_t id) {
    sys_lock(&all.lock);
    struct entry *entry = lookup(object);
    bool first = entry && entry->connection.id == id && !entry->connection.met;
    if (first) {
        entry->connection.met = true;
        changed();
    }
    sys_unlock(&all.lock);
    return first;
}

void connections_fork_prepare(void) { sys_lock(&all.lock); }

void connections_fork_parent(void) { sys_unlock(&all.lock); }

void connections_fork_child(void) {
    sys_lock_reset(&all.lock);
    changed();
}
