/*
 * Return addresses of the thread that sends, by its frame pointers: every program has them on macOS,
 * and on Linux one that was built with -fno-omit-frame-pointer. Without them all but the first are
 * missing, or few. No lock, no memory, and nothing is touched that could be unmapped.
 */
#ifndef XPCTAPE_STACK_H
#define XPCTAPE_STACK_H

#include "platform.h"

#define STACK_MAX 64
/* Bytes of the stack that are looked at, and of these at first: fewer pages cost less. */
#define STACK_BYTES ((size_t)16384)
#define STACK_FIRST ((size_t)2048)

struct stack {
    unsigned count;
    uint64_t addresses[STACK_MAX];
};

/* How many addresses to keep of each outgoing message, at most STACK_MAX; 0 from the start. Set once. */
void stack_depth(uint64_t depth);

/* The frame of the function whose caller comes first: a hook's __builtin_frame_address(0). */
void stack_capture(struct stack *to, const void *frame);

#endif
