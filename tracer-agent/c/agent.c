/*
 * The agent's life in a process: its constructor, its end, fork.
 *
 * It says nothing on any descriptor of the program's; what fails turns the tracing off.
 */
#include "agent.h"

#include "counted.h"
#include "header.h"
#include "images.h"
#include "plan.h"
#include "record.h"
#include "requests.h"
#include "stack.h"
#include "tape.h"

/* Until the constructor is done, and forever where there is nothing to trace. */
static _Atomic(uint32_t) never;
_Atomic(_Atomic(uint32_t) *) agent_live = &never;

/* Where the word lies that children find zeroed; NULL if the agent does not work here. */
static _Atomic(uint32_t) *own;

static void fork_prepare(void) {
    /* A signal handler that forks while this thread holds a lock must not wait for it. */
    if (thread_self.inside) return;
    thread_self.forking = true;
    connections_fork_prepare();
    requests_fork_prepare();
    images_fork_prepare();
    tape_fork_prepare();
}

static void fork_parent(void) {
    if (!thread_self.forking) return;
    thread_self.forking = false;
    tape_fork_parent();
    images_fork_parent();
    requests_fork_parent();
    connections_fork_parent();
}

static void fork_child(void) {
    thread_self.forking = false;
    thread_fork_child();
    connections_fork_child();
    requests_fork_child();
    images_fork_child();
    tape_fork_child();
    atomic_store_explicit(own, sys_pid(), memory_order_relaxed);
}

/* What is left of the environment is the program's: as if the agent had not been there. */
static void restore_environment(void) {
    static const char *const names[] = {"XPCTAPE_TAPE",     "XPCTAPE_SERVICES", "XPCTAPE_MAX_DATA", "XPCTAPE_PLAN",
                                        "XPCTAPE_CHILDREN", "XPCTAPE_PRELOAD",  "XPCTAPE_STACK",    "XPCTAPE_FACTS"};
    sys_environment_set(SYS_PRELOAD, sys_environment("XPCTAPE_PRELOAD"));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) sys_environment_set(names[i], NULL);
}

/* A copy that stays when the environment changes. */
static const char *kept(const char *name) {
    const char *value = sys_environment(name);
    size_t size = value ? strlen(value) + 1 : 0;
    char *copy = value ? sys_memory(size) : NULL;
    if (copy) memcpy(copy, value, size);
    return copy;
}

static bool parse_number(const char *text, uint64_t *number) {
    *number = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        if (*number > (UINT64_MAX - 9) / 10) return false;
        *number = *number * 10 + (uint64_t)(*text - '0');
    }
    return *text == 0;
}

static void set_up(int argc, char **argv) {
    struct header header = {.argc = argc, .argv = argv};
    const char *tape = kept("XPCTAPE_TAPE"), *plan = kept("XPCTAPE_PLAN");
    const char *max_data = sys_environment("XPCTAPE_MAX_DATA");

    header.services = kept("XPCTAPE_SERVICES");
    header.facts = kept("XPCTAPE_FACTS");
    if (max_data && *max_data) {
        header.has_max_data = true;
        if (!parse_number(max_data, &header.max_data))
            header.environment_error = "XPCTAPE_MAX_DATA is not a number of bytes";
        else if (header.max_data < SIZE_MAX)
            record_max_data((size_t)header.max_data);
    }
    const char *depth = sys_environment("XPCTAPE_STACK");
    uint64_t addresses = 0;
    if (depth && !parse_number(depth, &addresses)) header.environment_error = "XPCTAPE_STACK is not a number";
    stack_depth(addresses);
    if (plan && *plan) header.plan_error = plan_read_file(plan);
    if (header.services && !*header.services) header.services = NULL;
    connections_filter(header.services);
    struct text missing = text_in(header.missing, sizeof header.missing);
    struct hooks_found found = {true, &missing, 0};
    hooks_connection_find(&found);
    hooks_session_find(&found);
    hooks_pipe_find(&found);
    counted_find();
    header.hooks_live = found.live;
    bool whole = !header.plan_error && !header.environment_error;

    own = tape && thread_start() ? sys_fork_page() : NULL;
    if (own && header_start_tape(&header, tape)) {
        sys_at_fork(fork_prepare, fork_parent, fork_child);
        /* Half a plan is none: the program runs untraced, and the tape says why. */
        if (whole) {
            atomic_store_explicit(own, sys_pid(), memory_order_relaxed);
            atomic_store_explicit(&agent_live, own, memory_order_release);
        } else {
            tape_close();
        }
    }
}

SYS_CONSTRUCTOR static void start(int argc, char **argv) {
    int error = *sys_errno();
    /* A shell on the way to the program: it passes on what it was given. */
    if (!xpc_get_type || !sys_environment("XPCTAPE_TAPE")) return;
    set_up(argc, argv);
    const char *children = sys_environment("XPCTAPE_CHILDREN");
    if (!children || strcmp(children, "1") != 0) restore_environment();
    *sys_errno() = error;
}

SYS_DESTRUCTOR static void finish(void) {
    struct work work;
    if (work_begin(&work)) {
        tape_close();
        work_end(&work);
    }
}
