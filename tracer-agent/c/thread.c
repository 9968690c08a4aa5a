#include "thread.h"

#include "tape.h"

/* Only what is touched takes memory. */
#define SCRATCH_FIRST ((size_t)1 << 18)
#define SCRATCH_KEPT ((size_t)1 << 22)
#define SCRATCH_MAX (TAPE_PACKET_MAX)

SYS_THREAD struct thread thread_self;
SYS_THREAD_STATE

/* The memory begins with its own size. */
static size_t size_of(const uint8_t *scratch) {
    size_t size;
    memcpy(&size, scratch, sizeof size);
    return size;
}

static void free_scratch(uint8_t *scratch) {
    if (scratch) sys_memory_free(scratch, size_of(scratch));
}

/* The mark is the memory: dyld frees a thread's variables before it says that the thread ends. */
static void thread_ends(void *mark) {
    if (thread_self.scratch == mark) thread_self.scratch = NULL;
    free_scratch(mark);
}

bool thread_start(void) { return sys_at_thread_end(thread_ends); }

void thread_fork_child(void) { thread_self.id = 0; }

uint64_t thread_id(void) {
    if (thread_self.id == 0) thread_self.id = sys_thread_id();
    return thread_self.id;
}

static bool scratch_of(size_t size) {
    uint8_t *scratch = sys_memory(size);
    if (!scratch) return false;
    memcpy(scratch, &size, sizeof size);
    if (!sys_thread_mark(scratch)) {
        sys_memory_free(scratch, size);
        return false;
    }
    free_scratch(thread_self.scratch);
    thread_self.scratch = scratch;
    return true;
}

bool thread_scratch(struct pb_out *out) {
    if (!thread_self.scratch && !scratch_of(SCRATCH_FIRST)) return false;
    uint8_t *end_of = thread_self.scratch + size_of(thread_self.scratch);
    /* Behind its size, and aligned for what the walker stacks up from the floor. */
    *out = (struct pb_out){thread_self.scratch + 16, end_of, end_of, false};
    return true;
}

bool thread_scratch_grow(void) {
    size_t size = size_of(thread_self.scratch) * 2;
    return size <= SCRATCH_MAX && scratch_of(size);
}

void thread_scratch_done(void) {
    if (!thread_self.scratch || size_of(thread_self.scratch) <= SCRATCH_KEPT || !sys_thread_mark(NULL)) return;
    free_scratch(thread_self.scratch);
    thread_self.scratch = NULL;
}
