/*
 * What of the macOS platform counts calls of functions whose parameters nobody knows: it keeps every
 * register a parameter can be in, and jumps on. dyld skips the pair of an absent one.
 */
#ifndef XPCTAPE_PLATFORM_DYLD_COUNT_H
#define XPCTAPE_PLATFORM_DYLD_COUNT_H

#include "platform_dyld_xpc.h"

struct sys_counted {
    const char *name;
    _Atomic(uint64_t) calls;
};
_Static_assert(offsetof(struct sys_counted, calls) == 8, "as the instructions have it");

/* dyld has bound them. */
static inline void sys_counted_find(struct sys_counted *counted) { (void)counted; }

/* The original by its slot in the GOT; x16, x17, x9 and x10 are free at a call. */
#if defined(__arm64__)
#define SYS_COUNTED_JUMP(name)                                             \
    "adrp x16, _" #name "_counted@PAGE\n"                                  \
    "add x16, x16, _" #name "_counted@PAGEOFF\n"                           \
    "add x16, x16, #8\n"                                                   \
    "1: ldxr x9, [x16]\nadd x9, x9, #1\nstxr w10, x9, [x16]\ncbnz w10, 1b\n" \
    "adrp x17, _" #name "@GOTPAGE\n"                                       \
    "ldr x17, [x17, _" #name "@GOTPAGEOFF]\n"                              \
    "br x17\n"
#else
#define SYS_COUNTED_JUMP(name)             \
    "lock incq _" #name "_counted+8(%rip)\n" \
    "jmpq *_" #name "@GOTPCREL(%rip)\n"
#endif

#define SYS_COUNTED(function)                                                                      \
    __attribute__((used)) struct sys_counted function##_counted = {.name = #function};             \
    extern void function(void) __attribute__((weak_import));                                       \
    void function##_count(void);                                                                   \
    __asm__(".section __TEXT,__text,regular,pure_instructions\n.weak_reference _" #function       \
            "\n.private_extern _" #function "_count\n.globl _" #function "_count\n.p2align 4\n_" #function \
            "_count:\n" SYS_COUNTED_JUMP(function));                                               \
    __attribute__((used, section("__DATA,__interpose"))) static const struct sys_interpose         \
        function##_interpose = {(const void *)function##_count, (const void *)function};

#define SYS_COUNTED_STATE

#endif
