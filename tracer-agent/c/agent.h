/* Whether the agent works in this process, and its guard. */
#ifndef XPCTAPE_AGENT_H
#define XPCTAPE_AGENT_H

#include "thread.h"

/*
 * Points to the number of this process while the agent works; to 0 before its constructor is done
 * and in a process that it has nothing to do with; to 0 or another's number in a child that came
 * about behind the back of fork's handlers.
 */
extern _Atomic(_Atomic(uint32_t) *) agent_live;

static inline bool agent_works(void) {
    _Atomic(uint32_t) *live = atomic_load_explicit(&agent_live, memory_order_acquire);
    return sys_is_own(atomic_load_explicit(live, memory_order_relaxed));
}

/*
 * The agent's own work in a thread of the program: keeps errno, and hooks that are reached from
 * inside it pass through. No thread local is touched before the agent works.
 */
struct work {
    int error;
};

/* False, and nothing to end, where the agent has no work to do. */
static inline bool work_begin(struct work *work) {
    if (!agent_works() || thread_self.inside) return false;
    work->error = *sys_errno();
    thread_self.inside = 1;
    return true;
}

static inline void work_end(const struct work *work) {
    thread_self.inside = 0;
    *sys_errno() = work->error;
}

/* The hook reached the agent's own work from inside it. */
static inline bool work_nested(void) { return agent_works() && thread_self.inside; }

#endif
