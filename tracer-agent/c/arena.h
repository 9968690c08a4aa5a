/* Memory that is never given back, without malloc. Not locked. */
#ifndef XPCTAPE_ARENA_H
#define XPCTAPE_ARENA_H

#include "platform.h"

struct arena {
    uint8_t *at;
    size_t left;
};

#define ARENA_CHUNK ((size_t)1 << 16)

/* Zeroed and aligned for pointers; NULL if the system has none left. */
static inline void *arena_take(struct arena *arena, size_t size) {
    size = ((size ? size : 1) + 15) & ~(size_t)15;
    if (size > arena->left) {
        size_t chunk = size > ARENA_CHUNK ? size : ARENA_CHUNK;
        uint8_t *memory = sys_memory(chunk);
        if (!memory) return NULL;
        arena->at = memory;
        arena->left = chunk;
    }
    void *taken = arena->at;
    arena->at += size;
    arena->left -= size;
    return taken;
}

#endif
