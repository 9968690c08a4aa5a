/*
 * Blocks by hand, for compilers without -fblocks: the layout of the Block ABI
 * (clang.llvm.org/docs/Block-ABI-Apple.html).
 */
#ifndef XPCTAPE_BLOCK_H
#define XPCTAPE_BLOCK_H

#include "platform.h"

enum { BLOCK_HAS_COPY_DISPOSE = 1 << 25, BLOCK_HAS_SIGNATURE = 1 << 30 };
/* What _Block_object_assign and _Block_object_dispose are told about a block inside a block. */
enum { BLOCK_FIELD_IS_BLOCK = 7 };

struct block_descriptor {
    unsigned long reserved, size;
    /* Present with BLOCK_HAS_COPY_DISPOSE. */
    void (*copy)(void *to, const void *from);
    void (*dispose)(const void *block);
    /* Present with BLOCK_HAS_SIGNATURE. */
    const char *signature;
};

/* Captured variables follow. */
struct block {
    void *isa;
    int flags, reserved;
    void (*invoke)(void);
    const struct block_descriptor *descriptor;
};

extern void *_NSConcreteStackBlock[32] SYS_WEAK;
SYS_WEAK void _Block_object_assign(void *to, const void *object, int flags);
SYS_WEAK void _Block_object_dispose(const void *object, int flags);

/* A literal on the stack; whoever keeps it copies it with _Block_copy. */
#define BLOCK_INIT(function, has, describes) \
    { _NSConcreteStackBlock, has, 0, (void (*)(void))function, describes }

#endif
