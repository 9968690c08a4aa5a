/*
 * What the agent needs of a system. Both platform headers define all of it, as static inline
 * functions and macros whose names begin with sys_ and SYS_, beside memcpy, memset, memcmp and
 * strlen; nothing else includes a system header.
 *
 * A function that gives int gives 0 or an errno. None is safe in a signal handler but those that
 * sys_at_fork calls in a child.
 */
#ifndef XPCTAPE_PLATFORM_H
#define XPCTAPE_PLATFORM_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fields.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "fixed-size fields are copied as they lie");

/* Bytes of a cache line, or of two that come together. */
#define SYS_LINE 64

/* Bytes of a path, its NUL included. */
#define SYS_PATH_MAX 4096

/* What tells one file from another, and its size in bytes. */
struct sys_file {
    uint64_t device, inode, size;
};

/* What is known of a descriptor. */
struct sys_fd_facts {
    enum fd_type type;
    bool has_flags, has_size, has_offset, has_inode;
    uint32_t flags;
    uint64_t size, offset, device, inode;
    size_t path_length;
    char path[SYS_PATH_MAX];
};

/* A loaded image: what trace.proto's Image says. All that is pointed to is the system's. */
struct sys_image {
    uint64_t base, start, end;
    const char *path;
    const uint8_t *id;
    size_t id_length;
};
/* Bytes of an image's id that are kept, and those of a UUID. */
#define SYS_IMAGE_ID_MAX 64
#define SYS_IMAGE_ID_UUID 16

#ifdef __APPLE__
#include "platform_dyld.h"
#include "platform_dyld_count.h"
#include "platform_dyld_image.h"
#else
#include "platform_elf.h"
#include "platform_elf_count.h"
#include "platform_elf_image.h"
#endif

/*
 * uint64_t sys_monotonic_ns(void), sys_wall_ns(void), sys_thread_id(void)
 * uint32_t sys_pid(void), sys_parent_pid(void)
 * int *sys_errno(void)                      the calling thread's errno
 *
 * struct sys_lock                           sleeps, after a moment at most; all zero is open
 * void sys_lock(struct sys_lock *), sys_unlock(struct sys_lock *), sys_lock_reset(struct sys_lock *)
 *
 * void *sys_memory(size_t)                  private, zeroed, page-aligned; NULL if there is none
 * void sys_memory_free(void *, size_t)
 * size_t sys_page(void)                     bytes of a page
 * void *sys_fork_page(void)                 a page for a word that tells a child it is one, however it was made
 * bool sys_is_own(uint32_t pid)             what such a word holds is this process's own; 0 never is
 *
 * struct sys_quiet                          no signal and no cancellation reaches this thread
 * void sys_quiet_begin(struct sys_quiet *), sys_quiet_end(const struct sys_quiet *)
 *
 * int sys_open_new(const char *, int *fd)   makes it: exclusive, 0600, no link followed
 * int sys_open_again(const char *, int *fd) for reading and writing, no link followed
 * int sys_open_read(const char *, int *fd)
 * void sys_close(int)
 * int sys_file(int, struct sys_file *)
 * int sys_reserve(int, uint64_t from, uint64_t to)   space that later stores can't lack
 * void *sys_map(int, uint64_t offset, size_t length) shared, to read and write; NULL if it can't be
 * int sys_write_at(int, const void *, size_t, uint64_t)  all of it
 * int sys_read(int, void *, size_t *count)  up to *count; says how many
 * int sys_cut(int, uint64_t length)
 * bool sys_no_descriptor(int error)         the process or system has none left for now
 * int SYS_EXISTS                            errno of a file that is there already
 * int sys_open_flags(const char *, uint32_t flags, int *fd)  never makes nor empties a file
 *
 * const char *sys_environment(const char *) the value, or NULL
 * void sys_environment_set(const char *, const char *)  NULL takes it out
 * size_t sys_executable(char *, size_t), sys_directory(char *, size_t)
 * void sys_uname(struct sys_uname *)        system, release and machine
 *
 * void sys_at_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
 * bool sys_at_thread_end(void (*end)(void *)), sys_thread_mark(void *)
 *                                           calls end(mark) when a marked thread ends
 * SYS_THREAD_STATE                          defines what these need, in one file
 * void sys_free(void *)                     what libxpc's copy functions gave
 * void sys_fd_facts(xpc_object_t, struct sys_fd_facts *)
 * size_t sys_stack_read(const void *from, void *to, size_t)  of this thread's stack; how many were there
 * void sys_images(void (*each)(const struct sys_image *))
 * uint64_t sys_images_version(void)         another one once an image was loaded; not 0
 *
 * SYS_PRELOAD                               the variable that brought the agent in
 * SYS_NAME                                  "linux-x86_64"
 * SYS_THREAD                                a thread's variable, reached without a call
 * SYS_WEAK                                  an import that may be missing; its address is then NULL
 * SYS_HOOK(type, name, parameters)          puts name_hook in name's place, defines name_original
 * void *sys_reached(const char *)           what a call of that name gets to
 * bool sys_has(const char *)                libxpc has it
 * SYS_COUNTED(name), struct sys_counted     puts a counter in name's place: name_counted, with name and calls
 * SYS_COUNTED_STATE                         defines what these need, in one file
 * void sys_counted_find(struct sys_counted *)  looks up the original beforehand
 * SYS_CONSTRUCTOR, SYS_DESTRUCTOR
 */

#endif
