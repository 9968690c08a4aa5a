#include "counted.h"

SYS_COUNTED_STATE
COUNTED(SYS_COUNTED)

#define ADDRESS(name) &name##_counted,
static struct sys_counted *const all[] = {COUNTED(ADDRESS)};
#define COUNT (sizeof all / sizeof all[0])

/* Under the tape's lock. */
static uint64_t told[COUNT];

static uint64_t untold(unsigned at) { return atomic_load_explicit(&all[at]->calls, memory_order_relaxed) - told[at]; }

void counted_find(void) {
    for (unsigned i = 0; i < COUNT; i++)
        if (sys_has(all[i]->name)) sys_counted_find(all[i]);
}

bool counted_untold(unsigned *at, const char **name, uint64_t *calls) {
    while (*at < COUNT && untold(*at) == 0) ++*at;
    if (*at == COUNT) return false;
    *name = all[*at]->name;
    *calls = untold(*at);
    return true;
}

void counted_told(unsigned at, uint64_t calls) { told[at] += calls; }

void counted_forget(void) {
    for (unsigned i = 0; i < COUNT; i++) told[i] += untold(i);
}
