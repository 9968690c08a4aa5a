#include "stack.h"

#include "thread.h"

static unsigned wanted;

void stack_depth(uint64_t depth) { wanted = depth < STACK_MAX ? (unsigned)depth : STACK_MAX; }

/* A frame: the caller's frame, and where it goes on. */
struct frame {
    uint64_t caller, address;
};

void stack_capture(struct stack *to, const void *frame) {
    uint64_t from = (uint64_t)(uintptr_t)frame;
    struct frame now;
    struct pb_out scratch;

    to->count = 0;
    if (wanted == 0) return;
    memcpy(&now, frame, sizeof now);
    to->addresses[to->count++] = now.address;
    /* A copy, in the buffer that nothing is in yet: what a frame says may lead anywhere. */
    if (wanted == 1 || !thread_scratch(&scratch)) return;
    size_t length = sys_stack_read(frame, scratch.floor, STACK_FIRST);
    while (to->count < wanted) {
        uint64_t offset = now.caller - (uint64_t)(uintptr_t)frame;
        /* Callers lie further up. */
        if (now.caller <= from || now.caller % sizeof(uint64_t) != 0 || offset > STACK_BYTES - sizeof now) break;
        if (length == STACK_FIRST && offset + sizeof now > length)
            length = sys_stack_read(frame, scratch.floor, STACK_BYTES);
        if (offset + sizeof now > length) break;
        from = now.caller;
        memcpy(&now, scratch.floor + ((uintptr_t)from - (uintptr_t)frame), sizeof now);
        if (now.address == 0) break;
        to->addresses[to->count++] = now.address;
    }
}
