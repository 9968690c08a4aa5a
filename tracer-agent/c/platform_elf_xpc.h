/* What of the ELF platform touches libxpc: its hooks, and descriptors inside its objects. */
#ifndef XPCTAPE_PLATFORM_ELF_XPC_H
#define XPCTAPE_PLATFORM_ELF_XPC_H

#include "platform_elf.h"

/*
 * A hook is an exported function of the same name: the library comes first in the search order.
 * libxpc's own is looked up at the first call, which may come before the constructor.
 */
#define SYS_HOOK(type, name, parameters)                                                              \
    static type name##_hook parameters;                                                               \
    extern __typeof__(name##_hook) name __attribute__((alias(#name "_hook"), visibility("default"))); \
    static _Atomic(void *) name##_slot;                                                               \
    static inline type(*name##_original(void)) parameters {                                           \
        return (type(*) parameters)sys_original(&name##_slot, #name);                                 \
    }

/* Stands for a function that libxpc does not have and that was called all the same. */
static inline void *sys_missing(void) { return NULL; }

static inline void *sys_original(_Atomic(void *) *slot, const char *name) {
    void *found = atomic_load_explicit(slot, memory_order_acquire);
    if (found) return found;
    found = dlsym(RTLD_NEXT, name);
    if (!found) {
        /* A libxpc that a plugin brought in is behind no one. */
        void *library = dlopen("libxpc.so", RTLD_LAZY | RTLD_NOLOAD);
        if (library) {
            found = dlsym(library, name);
            dlclose(library);
        }
    }
    if (!found) return (void *)sys_missing;
    atomic_store_explicit(slot, found, memory_order_release);
    return found;
}

static inline bool sys_has(const char *name) { return dlsym(RTLD_NEXT, name) != NULL; }

static inline void *sys_reached(const char *name) { return dlsym(RTLD_DEFAULT, name); }

/* The work-alike's; there it gives the object's own descriptor, which stays the object's. */
SYS_WEAK int _xpc_fd_get_port(xpc_object_t object);

static inline enum fd_type sys_fd_type(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFREG: return TYPE_FILE;
        case S_IFDIR: return TYPE_DIRECTORY;
        case S_IFCHR: return TYPE_CHARACTER_DEVICE;
        case S_IFBLK: return TYPE_BLOCK_DEVICE;
        case S_IFIFO: return TYPE_FIFO;
        case S_IFSOCK: return TYPE_SOCKET;
        default: return TYPE_OTHER;
    }
}

/*
 * Makes no descriptor: a dup and its close would drop the process's fcntl locks on the file.
 * What /proc names otherwise than by a path, "pipe:[1]", has none.
 */
static inline void sys_fd_facts(xpc_object_t object, struct sys_fd_facts *facts) {
    char link[64];
    struct stat status;
    int fd = _xpc_fd_get_port ? _xpc_fd_get_port(object) : -1;

    facts->has_flags = facts->has_size = facts->has_offset = facts->has_inode = false;
    facts->path_length = 0;
    if (!_xpc_fd_get_port) {
        facts->type = TYPE_UNSPECIFIED;
        return;
    }
    if (fstat(fd, &status) != 0) {
        facts->type = TYPE_INVALID;
        return;
    }
    facts->type = sys_fd_type(status.st_mode);
    facts->has_inode = true;
    facts->device = status.st_dev;
    facts->inode = status.st_ino;
    facts->has_size = facts->type == TYPE_FILE;
    facts->size = (uint64_t)status.st_size;
    int flags = fcntl(fd, F_GETFL);
    facts->has_flags = flags >= 0;
    facts->flags = (uint32_t)flags;
    off_t offset = facts->type == TYPE_FILE || facts->type == TYPE_BLOCK_DEVICE ? lseek(fd, 0, SEEK_CUR) : -1;
    facts->has_offset = offset >= 0;
    facts->offset = (uint64_t)offset;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, facts->path, sizeof facts->path);
    if (length > 0 && facts->path[0] == '/') facts->path_length = (size_t)length;
}

#endif
