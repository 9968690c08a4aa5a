/* What of the macOS platform touches libxpc: its hooks, and descriptors inside its objects. */
#ifndef XPCTAPE_PLATFORM_DYLD_XPC_H
#define XPCTAPE_PLATFORM_DYLD_XPC_H

#include "platform_dyld.h"

/*
 * A hook is a pair in __DATA,__interpose. The original is a weak import, called by its name:
 * dyld does not redirect the image that interposes, and skips a pair whose original is NULL.
 * Looking the original up would give the hook.
 */
#define SYS_HOOK(type, name, parameters)                                                                        \
    extern type name parameters __attribute__((weak_import));                                                   \
    static type name##_hook parameters;                                                                         \
    __attribute__((used, section("__DATA,__interpose"))) static const struct sys_interpose name##_interpose = { \
        (const void *)name##_hook, (const void *)name};                                                         \
    static inline type(*name##_original(void)) parameters { return name; }

struct sys_interpose {
    const void *replacement, *original;
};

/* RTLD_DEFAULT */
static inline void *sys_reached(const char *name) { return dlsym((void *)-2, name); }

static inline bool sys_has(const char *name) { return sys_reached(name) != NULL; }

/* Exported; the prototype is assumed. Gives a fileport, not a descriptor. */
SYS_WEAK uint32_t _xpc_fd_get_port(xpc_object_t object);

/* struct vnode_fdinfowithpath of <sys/proc_info.h>. */
struct sys_fd_vnode {
    /* struct proc_fileinfo */
    uint32_t open_flags, status;
    int64_t offset;
    int32_t type;
    uint32_t guard_flags;
    /* struct vnode_info, with struct vinfo_stat in front */
    uint32_t device;
    uint16_t mode, links;
    uint64_t inode;
    uint32_t owner, group;
    int64_t times[8];
    int64_t size, blocks;
    int32_t block_size;
    uint32_t flags, generation, special_device;
    int64_t spares[2];
    int32_t vnode_type, padding;
    int32_t fs_id[2];
    char path[1024];
};
_Static_assert(sizeof(struct sys_fd_vnode) == 1200, "as in <sys/proc_info.h>");

static inline enum fd_type sys_fd_type(uint16_t mode) {
    switch (mode & 0170000) {
        case 0100000: return TYPE_FILE;
        case 0040000: return TYPE_DIRECTORY;
        case 0020000: return TYPE_CHARACTER_DEVICE;
        case 0060000: return TYPE_BLOCK_DEVICE;
        case 0010000: return TYPE_FIFO;
        default: return TYPE_OTHER;
    }
}

/* FREAD and FWRITE of the kernel are 1 and 2; open(2) counts from 0. */
static inline uint32_t sys_open_mode(uint32_t kernel_flags) { return (kernel_flags & ~3u) | ((kernel_flags & 3) - 1); }

/* Only what is a vnode is looked at; sockets and pipes are left "not inspected". */
static inline void sys_fd_facts(xpc_object_t object, struct sys_fd_facts *facts) {
    struct sys_fd_vnode vnode;

    facts->type = TYPE_UNSPECIFIED;
    facts->has_flags = facts->has_size = facts->has_offset = facts->has_inode = false;
    facts->path_length = 0;
    if (!_xpc_fd_get_port || !proc_pidfileportinfo) return;
    int size = proc_pidfileportinfo(getpid(), _xpc_fd_get_port(object), 2 /* PROC_PIDFILEPORTVNODEPATHINFO */, &vnode,
                                    sizeof vnode);
    if (size != (int)sizeof vnode) return;
    facts->type = sys_fd_type(vnode.mode);
    facts->has_flags = (vnode.open_flags & 3) != 0;
    facts->flags = sys_open_mode(vnode.open_flags);
    facts->has_inode = true;
    facts->device = vnode.device;
    facts->inode = vnode.inode;
    facts->has_size = facts->type == TYPE_FILE;
    facts->size = (uint64_t)vnode.size;
    facts->has_offset = facts->type == TYPE_FILE || facts->type == TYPE_BLOCK_DEVICE;
    facts->offset = (uint64_t)vnode.offset;
    vnode.path[sizeof vnode.path - 1] = 0;
    facts->path_length = strlen(vnode.path);
    memcpy(facts->path, vnode.path, facts->path_length);
}

#endif
