/*
 * What the agent keeps for each thread, and its guard: hooks that are reached from inside the
 * agent's own work pass straight through.
 */
#ifndef XPCTAPE_THREAD_H
#define XPCTAPE_THREAD_H

#include "connections.h"
#include "pb.h"

struct thread {
    /* Nonzero inside the agent's own work; a signal handler may look. */
    volatile unsigned inside;
    /* This thread holds the locks for a fork. */
    bool forking;
    /* The system's number, 0 until it was asked for. */
    uint64_t id;
    uint8_t *scratch;
    /* The connection that was looked up last. */
    struct connection_cache connection;
};

extern SYS_THREAD struct thread thread_self;

/* Before the first use of scratch memory. False if the system has no room for it. */
bool thread_start(void);

/* In a child, whose only thread has another number. */
void thread_fork_child(void);

/* The system's number of this thread. */
uint64_t thread_id(void);

/*
 * An empty buffer to encode a packet into, TAPE_ROOM bytes free in front; its contents last until
 * the next call in this thread. False if there is no memory.
 */
bool thread_scratch(struct pb_out *out);

/* Makes the buffer twice as great. False if it has its greatest size or there is no memory. */
bool thread_scratch_grow(void);

/* Nobody reads the buffer any more: one that a rare great message needed is given back. */
void thread_scratch_done(void);

#endif
