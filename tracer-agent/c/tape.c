#include "tape.h"

#include "counted.h"

/* The same 16 bytes in every marker. */
static const uint8_t marker_magic[16] = {0xf1, 0x1e, 0x9b, 0x5d, 'x',  'p',  'c',  't',
                                         'a',  'p',  'e',  '\r', '\n', 0x1a, '\n', 0};

/* Bytes of the longest packet that counts drops, and of the other small ones. */
#define DROPPED_PACKET 32
#define SMALL_PACKET 80
_Static_assert(DROP_REASONS *DROPPED_PACKET + SMALL_PACKET - 16 <= TAPE_LAST_WORDS,
               "one count a reason, one more when the recording stops, and the last packet");

enum tape_state { OFF, RUNNING, STOPPED };

static struct {
    /* What every writer reads and hardly one changes. */
    _Alignas(SYS_LINE) _Atomic(enum tape_state) state;
    _Atomic(uint32_t) generation;
    _Atomic(uint64_t) untold[DROP_REASONS];
    /*
     * What every writer changes, in one cache line with the front of the tail: it goes from
     * processor to processor with each packet. It and the rest are under the lock.
     */
    _Alignas(SYS_LINE) struct sys_lock lock;
    /* The file exists and begins with its header. */
    bool made;
    /* path is the parent's. */
    bool child;
    uint64_t next_marker;
    uint64_t messages, connections;
    struct tape_tail tail;
    /* Somebody has seen to what comes behind so many reserved bytes. */
    uint64_t ahead_of;
    enum drop stopped_by;
    const char *path;
    const uint8_t *header;
    size_t header_length;
    uint64_t dropped;
} tape;

/* A small packet in the caller's bytes. */
static struct pb_out small_packet(uint8_t *bytes, size_t size) {
    return (struct pb_out){bytes + TAPE_ROOM, bytes + size, bytes + size, false};
}

/* True if one was due. */
static bool mark(void) {
    uint8_t bytes[SMALL_PACKET];
    uint64_t at = tape.tail.at;
    if (at < tape.next_marker) return false;
    struct pb_out packet = small_packet(bytes, sizeof bytes);
    pb_fixed64(&packet, Marker_offset, at);
    pb_bytes(&packet, Marker_magic, marker_magic, sizeof marker_magic);
    pb_message(&packet, Packet_marker, 0);
    slot_sequence_field(&packet);
    if (slot_put(&tape.tail, &packet, TAPE_LAST_WORDS) == ROOM)
        tape.next_marker = (at / TAPE_MARKER_EVERY + 1) * TAPE_MARKER_EVERY;
    return true;
}

/* Says how many messages are missing since it was last said. */
static void tell_drops(size_t spare) {
    uint8_t bytes[SMALL_PACKET];
    for (uint32_t reason = 1; reason < DROP_REASONS; reason++) {
        if (atomic_load_explicit(&tape.untold[reason], memory_order_relaxed) == 0) continue;
        uint64_t count = atomic_exchange_explicit(&tape.untold[reason], 0, memory_order_relaxed);
        struct pb_out packet = small_packet(bytes, sizeof bytes);
        pb_uint(&packet, Dropped_reason, reason);
        pb_uint(&packet, Dropped_messages, count);
        pb_message(&packet, Packet_dropped, 0);
        slot_sequence_field(&packet);
        if (slot_put(&tape.tail, &packet, spare) == ROOM)
            tape.dropped += count;
        else
            atomic_fetch_add_explicit(&tape.untold[reason], count, memory_order_relaxed);
    }
}

/* The same of calls that are only counted. */
static void tell_unrecorded(void) {
    uint8_t bytes[SMALL_PACKET + 48];
    const char *name;
    uint64_t calls;
    for (unsigned at = 0; counted_untold(&at, &name, &calls); at++) {
        struct pb_out packet = small_packet(bytes, sizeof bytes);
        pb_uint(&packet, Unrecorded_calls, calls);
        pb_bytes(&packet, Unrecorded_function, name, strlen(name));
        pb_message(&packet, Packet_unrecorded, 0);
        slot_sequence_field(&packet);
        if (packet.full || slot_put(&tape.tail, &packet, TAPE_LAST_WORDS) != ROOM) return;
        counted_told(at, calls);
    }
}

/* The recording ends here, and says so if it can. */
static void stop(enum room room, enum tape_kind kind) {
    atomic_store_explicit(&tape.state, STOPPED, memory_order_relaxed);
    tape.stopped_by = room == ROOM_DISK_FULL ? DROP_DISK_FULL : DROP_TAPE_LOST;
    if (kind == TAPE_MESSAGE) tape_drop(tape.stopped_by);
    /* Where the file was cut, the window has nothing behind it: a store would be SIGBUS. */
    if (room == ROOM_CUT)
        tape.made = false;
    else
        tell_drops(0);
}

/* The fields of the header that are not the same in a child. */
static void put_now(struct pb_out *packet) {
    char folder[SYS_PATH_MAX];
    uint64_t wall = sys_wall_ns(), monotonic = sys_monotonic_ns();
    pb_fixed64(packet, Header_start_wall_ns, wall);
    pb_fixed64(packet, Header_start_monotonic_ns, monotonic);
    pb_bytes_set(packet, Header_working_directory, folder, sys_directory(folder, sizeof folder));
    pb_uint(packet, Header_parent_pid, sys_parent_pid());
    pb_uint(packet, Header_pid, sys_pid());
}

static bool put_header(void) {
    size_t size = tape.header_length + SYS_PATH_MAX + 256;
    uint8_t *bytes = sys_memory(size);
    if (!bytes) return false;
    struct pb_out packet = small_packet(bytes, size);
    put_now(&packet);
    uint8_t *to = pb_room(&packet, tape.header_length);
    if (to) memcpy(to, tape.header, tape.header_length);
    pb_message(&packet, Packet_header, 0);
    slot_sequence_field(&packet);
    bool done = !packet.full && slot_put(&tape.tail, &packet, TAPE_LAST_WORDS) == ROOM;
    sys_memory_free(bytes, size);
    return done;
}

/* Makes the file before its first packet: a child's only once it has something to say. */
static bool ready(void) {
    if (tape.made) return true;
    tape.tail.at = tape.tail.sequence = 0;
    tape.messages = tape.connections = tape.dropped = 0;
    tape.next_marker = TAPE_MARKER_EVERY;
    tape.ahead_of = 0;
    tape.made = file_make(&tape.tail.file, tape.path, tape.child) && put_header();
    if (!tape.made) atomic_store_explicit(&tape.state, OFF, memory_order_relaxed);
    return tape.made;
}

static void count(enum tape_kind kind) {
    tape.messages += kind == TAPE_MESSAGE;
    tape.connections += kind == TAPE_CONNECTION;
}

/* What a writer does for the file without the lock. */
struct chores {
    struct window *old;
    /* What was reserved, if it is time to reserve more. */
    uint64_t ahead_of;
};

/* before is the window that was current before. What is not in the writers' line is looked at when it has to be. */
static struct chores take_chores(const struct window *before) {
    struct tape_file *file = &tape.tail.file;
    struct chores chores = {0};
    uint64_t reserved = atomic_load_explicit(&file->reserved, memory_order_relaxed);
    if (file->current != before) {
        chores.old = file->old;
        file->old = NULL;
    }
    if (tape.tail.at + TAPE_STEP / 2 > reserved && tape.ahead_of != reserved && file->current)
        chores.ahead_of = tape.ahead_of = reserved;
    return chores;
}

static void do_chores(const struct chores *chores) {
    if (chores->old) window_done(chores->old);
    if (chores->ahead_of) file_ahead(&tape.tail.file, chores->ahead_of);
}

uint64_t tape_append(const struct pb_out *packet, enum tape_kind kind) {
    struct slot slot = {0};
    struct chores chores = {0};
    enum room room = ROOM_LOST;

    sys_lock(&tape.lock);
    bool running = tape_running() && ready();
    if (running) {
        const struct window *before = tape.tail.file.current;
        tell_drops(TAPE_LAST_WORDS);
        if (mark()) tell_unrecorded();
        room = slot_take(&tape.tail, packet, TAPE_LAST_WORDS, &slot);
        if (room == ROOM) {
            count(kind);
            chores = take_chores(before);
        } else if (room == ROOM_NONE_NOW) {
            if (kind == TAPE_MESSAGE) tape_drop(DROP_DESCRIPTORS);
        } else {
            stop(room, kind);
        }
    } else if (kind == TAPE_MESSAGE) {
        tape_drop(tape.stopped_by);
    }
    sys_unlock(&tape.lock);
    if (running && room == ROOM) slot_fill(&slot, packet);
    do_chores(&chores);
    return slot.sequence;
}

bool tape_running(void) { return atomic_load_explicit(&tape.state, memory_order_relaxed) == RUNNING; }

void tape_drop(enum drop reason) { atomic_fetch_add_explicit(&tape.untold[reason], 1, memory_order_relaxed); }

void tape_miss(void) {
    sys_lock(&tape.lock);
    tape_drop(tape.stopped_by);
    sys_unlock(&tape.lock);
}

uint32_t tape_generation(void) { return atomic_load_explicit(&tape.generation, memory_order_relaxed); }

bool tape_start(const char *path, const uint8_t *header, size_t length) {
    sys_lock(&tape.lock);
    tape.path = path;
    tape.header = header;
    tape.header_length = length;
    atomic_store_explicit(&tape.generation, 1, memory_order_relaxed);
    atomic_store_explicit(&tape.state, RUNNING, memory_order_relaxed);
    bool started = ready();
    sys_unlock(&tape.lock);
    return started;
}

static void put_closed(void) {
    uint8_t bytes[SMALL_PACKET];
    struct pb_out packet = small_packet(bytes, sizeof bytes);
    pb_fixed64(&packet, Closed_monotonic_ns, sys_monotonic_ns());
    pb_uint_set(&packet, Closed_dropped, tape.dropped);
    pb_uint_set(&packet, Closed_connections, tape.connections);
    pb_uint_set(&packet, Closed_messages, tape.messages);
    pb_message(&packet, Packet_closed, 0);
    slot_sequence_field(&packet);
    slot_put(&tape.tail, &packet, 0);
}

void tape_close(void) {
    sys_lock(&tape.lock);
    if (tape.made) {
        tell_unrecorded();
        tell_drops(0);
        put_closed();
        file_trim(&tape.tail.file, tape.tail.at);
    }
    sys_unlock(&tape.lock);
}

void tape_fork_prepare(void) {
    sys_lock(&tape.lock);
    sys_lock(&tape.tail.file.growth);
}

void tape_fork_parent(void) {
    sys_unlock(&tape.tail.file.growth);
    sys_unlock(&tape.lock);
}

void tape_fork_child(void) {
    sys_lock_reset(&tape.lock);
    file_forget(&tape.tail.file);
    tape.made = false;
    tape.child = true;
    counted_forget();
    for (size_t i = 0; i < DROP_REASONS; i++) atomic_store_explicit(&tape.untold[i], 0, memory_order_relaxed);
    if (atomic_load_explicit(&tape.state, memory_order_relaxed) != OFF)
        atomic_store_explicit(&tape.state, RUNNING, memory_order_relaxed);
    atomic_fetch_add_explicit(&tape.generation, 1, memory_order_relaxed);
}
