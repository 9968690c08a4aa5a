/*
 * What of the ELF platform counts calls of functions whose parameters nobody knows: an exported
 * function that keeps every register a parameter can be in, and jumps on.
 */
#ifndef XPCTAPE_PLATFORM_ELF_COUNT_H
#define XPCTAPE_PLATFORM_ELF_COUNT_H

#include "platform_elf_xpc.h"

struct sys_counted {
    const char *name;
    /* libxpc's own, NULL until it was looked up. */
    _Atomic(void *) original;
    _Atomic(uint64_t) calls;
};
_Static_assert(offsetof(struct sys_counted, original) == 8 && offsetof(struct sys_counted, calls) == 16,
               "as the instructions have it");

/* Called by the functions below, or before: finds the original, for good if there is one. */
static inline void *sys_counted_find(struct sys_counted *counted) {
    return sys_original(&counted->original, counted->name);
}

#define SYS_COUNTED_FUNCTION(name) \
    ".pushsection .text\n.globl " #name "\n.type " #name ", %function\n.balign 16\n" #name ":\n"

#if defined(__x86_64__)
#define SYS_COUNTED_JUMP(name)                 \
    "endbr64\n"                                \
    "lock incq " #name "_counted+16(%rip)\n"   \
    "movq " #name "_counted+8(%rip), %r11\n"   \
    "testq %r11, %r11\n"                       \
    "jz 1f\n"                                  \
    "jmpq *%r11\n"                             \
    "1: leaq " #name "_counted(%rip), %r11\n"  \
    "jmp sys_counted_first\n"
/* r11 is free at a call; what else a parameter or a result's place can be in is kept. */
#define SYS_COUNTED_FIRST                                                                                     \
    "pushq %rbp\nmovq %rsp, %rbp\n"                                                                          \
    "pushq %rdi\npushq %rsi\npushq %rdx\npushq %rcx\npushq %r8\npushq %r9\npushq %rax\npushq %r10\n"         \
    "subq $128, %rsp\n"                                                                                       \
    "movaps %xmm0, (%rsp)\nmovaps %xmm1, 16(%rsp)\nmovaps %xmm2, 32(%rsp)\nmovaps %xmm3, 48(%rsp)\n"          \
    "movaps %xmm4, 64(%rsp)\nmovaps %xmm5, 80(%rsp)\nmovaps %xmm6, 96(%rsp)\nmovaps %xmm7, 112(%rsp)\n"       \
    "movq %r11, %rdi\ncall sys_counted_look_up\nmovq %rax, %r11\n"                                            \
    "movaps (%rsp), %xmm0\nmovaps 16(%rsp), %xmm1\nmovaps 32(%rsp), %xmm2\nmovaps 48(%rsp), %xmm3\n"          \
    "movaps 64(%rsp), %xmm4\nmovaps 80(%rsp), %xmm5\nmovaps 96(%rsp), %xmm6\nmovaps 112(%rsp), %xmm7\n"       \
    "addq $128, %rsp\n"                                                                                       \
    "popq %r10\npopq %rax\npopq %r9\npopq %r8\npopq %rcx\npopq %rdx\npopq %rsi\npopq %rdi\npopq %rbp\n"       \
    "jmpq *%r11\n"
#elif defined(__aarch64__)
#define SYS_COUNTED_JUMP(name)                                      \
    "hint #34\n" /* bti c */                                        \
    "adrp x16, " #name "_counted\n"                                 \
    "add x16, x16, :lo12:" #name "_counted\n"                       \
    "add x17, x16, #16\n"                                           \
    "1: ldxr x9, [x17]\nadd x9, x9, #1\nstxr w10, x9, [x17]\n"      \
    "cbnz w10, 1b\n"                                                \
    "ldr x17, [x16, #8]\ncbz x17, 2f\nbr x17\n"                     \
    "2: b sys_counted_first\n"
/* x16 is free at a call. */
#define SYS_COUNTED_FIRST                                                                     \
    "stp x29, x30, [sp, #-224]!\nmov x29, sp\n"                                              \
    "stp x0, x1, [sp, #16]\nstp x2, x3, [sp, #32]\nstp x4, x5, [sp, #48]\n"                  \
    "stp x6, x7, [sp, #64]\nstr x8, [sp, #80]\n"                                             \
    "stp q0, q1, [sp, #96]\nstp q2, q3, [sp, #128]\nstp q4, q5, [sp, #160]\n"                \
    "stp q6, q7, [sp, #192]\n"                                                               \
    "mov x0, x16\nbl sys_counted_look_up\nmov x16, x0\n"                                     \
    "ldp q0, q1, [sp, #96]\nldp q2, q3, [sp, #128]\nldp q4, q5, [sp, #160]\n"                \
    "ldp q6, q7, [sp, #192]\n"                                                               \
    "ldp x0, x1, [sp, #16]\nldp x2, x3, [sp, #32]\nldp x4, x5, [sp, #48]\n"                  \
    "ldp x6, x7, [sp, #64]\nldr x8, [sp, #80]\n"                                             \
    "ldp x29, x30, [sp], #224\nbr x16\n"
#endif

/* Another processor's program is traced, and these calls are not counted. */
#ifdef SYS_COUNTED_JUMP
#define SYS_COUNTED(function)                                                      \
    struct sys_counted function##_counted = {.name = #function};                  \
    __asm__(SYS_COUNTED_FUNCTION(function) SYS_COUNTED_JUMP(function) ".popsection\n");
#define SYS_COUNTED_STATE                                                                                   \
    __attribute__((used)) void *sys_counted_look_up(struct sys_counted *counted) {                          \
        return sys_counted_find(counted);                                                                   \
    }                                                                                                       \
    __asm__(".pushsection .text\n.type sys_counted_first, %function\nsys_counted_first:\n" SYS_COUNTED_FIRST \
            ".popsection\n");
#else
#define SYS_COUNTED(function) static struct sys_counted function##_counted = {.name = #function};
#define SYS_COUNTED_STATE
#endif

#endif
