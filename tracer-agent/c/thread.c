#include "thread.h"

#include "tape.h"

/* Only what is touched takes memory. */
#define SCRATCH_FIRST ((size_t)1 << 18)
#define SCRATCH_KEPT ((size_t)1 << 22)
#define SCRATCH_MAX (TAPE_PACKET_MAX)

SYS_THREAD struct thread thread_self;
SYS_THREAD_STATE

static void free_scratch(void *mark) {
    struct thread *self = mark;
    if (self->scratch) sys_memory_free(self->scratch, self->scratch_size);
    self->scratch = NULL;
    self->scratch_size = 0;
}

bool thread_start(void) { return sys_at_thread_end(free_scratch); }

void thread_fork_child(void) { thread_self.id = 0; }

uint64_t thread_id(void) {
    if (thread_self.id == 0) thread_self.id = sys_thread_id();
    return thread_self.id;
}

static bool scratch_of(size_t size) {
    uint8_t *scratch = sys_memory(size);
    if (!scratch) return false;
    if (!sys_thread_mark(&thread_self)) {
        sys_memory_free(scratch, size);
        return false;
    }
    free_scratch(&thread_self);
    thread_self.scratch = scratch;
    thread_self.scratch_size = size;
    return true;
}

bool thread_scratch(struct pb_out *out) {
    if (!thread_self.scratch && !scratch_of(SCRATCH_FIRST)) return false;
    uint8_t *end_of = thread_self.scratch + thread_self.scratch_size;
    /* Kept aligned for what the walker stacks up from the floor. */
    *out = (struct pb_out){thread_self.scratch + 16, end_of, end_of, false};
    return true;
}

bool thread_scratch_grow(void) {
    size_t size = thread_self.scratch_size * 2;
    return size <= SCRATCH_MAX && scratch_of(size);
}

void thread_scratch_done(void) {
    if (thread_self.scratch_size > SCRATCH_KEPT) free_scratch(&thread_self);
}
