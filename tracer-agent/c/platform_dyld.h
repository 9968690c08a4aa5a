/*
 * macOS 11 and later, by DYLD_INSERT_LIBRARIES. The contract is in platform.h.
 *
 * Not verified: it compiles for both processors, nothing of it has run on a Mac. It declares what
 * it takes from libSystem itself, with the numbers and layouts of Apple's open headers (xnu, Libc),
 * so that it builds where there is no SDK.
 */
#ifndef XPCTAPE_PLATFORM_DYLD_H
#define XPCTAPE_PLATFORM_DYLD_H

#include "platform_dyld_system.h"
#include "xpc.h"

#define SYS_PRELOAD "DYLD_INSERT_LIBRARIES"
#if defined(__arm64__)
#define SYS_NAME "macos-arm64"
#else
#define SYS_NAME "macos-x86_64"
#endif

#define SYS_THREAD _Thread_local
#define SYS_CONSTRUCTOR __attribute__((constructor))
#define SYS_DESTRUCTOR __attribute__((destructor))
#define SYS_EXISTS 17 /* EEXIST */

/* CLOCK_UPTIME_RAW: what mach_absolute_time counts, read without a system call. */
#define sys_monotonic_ns() clock_gettime_nsec_np(8)
#define sys_wall_ns() clock_gettime_nsec_np(0)
#define sys_pid() ((uint32_t)getpid())
#define sys_parent_pid() ((uint32_t)getppid())
#define sys_errno() __error()

static inline uint64_t sys_thread_id(void) {
    uint64_t id = 0;
    pthread_threadid_np(NULL, &id);
    return id;
}

/* os_unfair_lock: one word, 0 is open. */
struct sys_lock {
    uint32_t word;
};

static inline void sys_lock(struct sys_lock *lock) { os_unfair_lock_lock(&lock->word); }

static inline void sys_unlock(struct sys_lock *lock) { os_unfair_lock_unlock(&lock->word); }

static inline void sys_lock_reset(struct sys_lock *lock) { lock->word = 0; }

static inline void *sys_memory(size_t size) {
    void *memory = mmap(NULL, size, SYS_READ_WRITE, SYS_MAP_PRIVATE | SYS_MAP_ANON, -1, 0);
    return memory == SYS_MAP_FAILED ? NULL : memory;
}

static inline void sys_memory_free(void *memory, size_t size) { munmap(memory, size); }

static inline size_t sys_page(void) { return (size_t)getpagesize(); }

/* No page can be had that a child finds zeroed: its number tells it, which libSystem keeps and fork forgets. */
static inline void *sys_fork_page(void) { return sys_memory(sys_page()); }

static inline bool sys_is_own(uint32_t pid) { return pid != 0 && pid == sys_pid(); }

struct sys_quiet {
    uint32_t signals;
    int cancel;
};

/* All but those that the thread brings upon itself. */
static inline void sys_quiet_begin(struct sys_quiet *quiet) {
    /* ILL, TRAP, ABRT, FPE, BUS, SEGV and SYS are 4, 5, 6, 8, 10, 11 and 12. */
    uint32_t all = ~(1u << 3 | 1u << 4 | 1u << 5 | 1u << 7 | 1u << 9 | 1u << 10 | 1u << 11);
    pthread_setcancelstate(0 /* PTHREAD_CANCEL_DISABLE */, &quiet->cancel);
    pthread_sigmask(1 /* SIG_BLOCK */, &all, &quiet->signals);
}

static inline void sys_quiet_end(const struct sys_quiet *quiet) {
    pthread_sigmask(3 /* SIG_SETMASK */, &quiet->signals, NULL);
    pthread_setcancelstate(quiet->cancel, NULL);
}

/* In a program that closed its 0, 1 or 2, what it prints must not end in a file of ours. */
static inline int sys_opened(int result, int *fd) {
    int error = result < 0 ? *__error() : 0;
    *fd = result;
    if (error || result > 2) return error;
    *fd = fcntl(result, 67 /* F_DUPFD_CLOEXEC */, 3);
    error = *fd < 0 ? *__error() : 0;
    close(result);
    return error;
}

static inline int sys_open_new(const char *path, int *fd) {
    return sys_opened(open(path, SYS_O_RDWR | SYS_O_CREAT | SYS_O_EXCL | SYS_O_NOFOLLOW | SYS_O_CLOEXEC, 0600), fd);
}

static inline int sys_open_again(const char *path, int *fd) {
    return sys_opened(open(path, SYS_O_RDWR | SYS_O_NOFOLLOW | SYS_O_CLOEXEC | SYS_O_NONBLOCK | SYS_O_NOCTTY), fd);
}

static inline int sys_open_read(const char *path, int *fd) {
    return sys_opened(open(path, SYS_O_CLOEXEC | SYS_O_NONBLOCK | SYS_O_NOCTTY), fd);
}

static inline int sys_open_flags(const char *path, uint32_t flags, int *fd) {
    const uint32_t never = SYS_O_CREAT | SYS_O_EXCL | SYS_O_TRUNC;
    return sys_opened(open(path, (int)((flags & ~never) | SYS_O_CLOEXEC | SYS_O_NOCTTY)), fd);
}

static inline void sys_close(int fd) { close(fd); }

static inline int sys_file(int fd, struct sys_file *file) {
    struct sys_stat status;
    if (sys_fstat(fd, &status) != 0) return *__error();
    *file = (struct sys_file){(uint64_t)(int64_t)status.device, status.inode, (uint64_t)status.size};
    return 0;
}

/* A file that grows past RLIMIT_FSIZE brings SIGXFSZ, which would end the program. */
static inline bool sys_beyond_limit(uint64_t size) {
    uint64_t limit[2];
    return getrlimit(1 /* RLIMIT_FSIZE */, limit) == 0 && size > limit[0];
}

static inline int sys_write_at(int fd, const void *bytes, size_t count, uint64_t offset) {
    if (sys_beyond_limit(offset + count)) return SYS_EFBIG;
    while (count > 0) {
        ssize_t written = pwrite(fd, bytes, count, (int64_t)offset);
        if (written < 0 && *__error() == SYS_EINTR) continue;
        if (written <= 0) return written < 0 ? *__error() : SYS_ENOSPC;
        bytes = (const char *)bytes + written;
        count -= (size_t)written;
        offset += (uint64_t)written;
    }
    return 0;
}

static inline int sys_cut(int fd, uint64_t length) { return ftruncate(fd, (int64_t)length) == 0 ? 0 : *__error(); }

/* Where the file system does not preallocate, zeros are written: seen on APFS right after open. */
static inline int sys_reserve(int fd, uint64_t from, uint64_t to) {
    static const uint8_t zeros[4096];
    struct sys_fstore store = {4 /* F_ALLOCATEALL */, 3 /* F_PEOFPOSMODE */, 0, (int64_t)(to - from), 0};
    int error = 0;

    if (sys_beyond_limit(to)) return SYS_EFBIG;
    if (fcntl(fd, 42 /* F_PREALLOCATE */, &store) == 0 && store.allocated >= store.length) return sys_cut(fd, to);
    error = *__error();
    if (error == SYS_ENOSPC) return error;
    for (error = 0; from < to && !error; from += sizeof zeros)
        error = sys_write_at(fd, zeros, to - from < sizeof zeros ? (size_t)(to - from) : sizeof zeros, from);
    return error;
}

static inline void *sys_map(int fd, uint64_t offset, size_t length) {
    void *memory = mmap(NULL, length, SYS_READ_WRITE, SYS_MAP_SHARED, fd, (int64_t)offset);
    return memory == SYS_MAP_FAILED ? NULL : memory;
}

static inline int sys_read(int fd, void *to, size_t *count) {
    size_t wanted = *count;
    for (*count = 0; *count < wanted;) {
        ssize_t got = read(fd, (char *)to + *count, wanted - *count);
        if (got < 0 && *__error() == SYS_EINTR) continue;
        if (got < 0) return *__error();
        if (got == 0) break;
        *count += (size_t)got;
    }
    return 0;
}

static inline bool sys_no_descriptor(int error) { return error == 24 /* EMFILE */ || error == 23 /* ENFILE */; }

#define sys_environment(name) ((const char *)getenv(name))

static inline void sys_environment_set(const char *name, const char *value) {
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static inline size_t sys_executable(char *to, size_t size) {
    uint32_t space = (uint32_t)size;
    return _NSGetExecutablePath(to, &space) == 0 ? strlen(to) : 0;
}

static inline size_t sys_directory(char *to, size_t size) { return getcwd(to, size) ? strlen(to) : 0; }

/* struct utsname: five names of 256 bytes. */
struct sys_uname {
    struct {
        char sysname[256], nodename[256], release[256], version[256], machine[256];
    } names;
};

static inline void sys_uname(struct sys_uname *to) {
    if (uname(to) != 0) memset(to, 0, sizeof *to);
}

static inline void sys_at_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void)) {
    pthread_atfork(prepare, parent, child);
}

extern unsigned long sys_thread_key;
#define SYS_THREAD_STATE unsigned long sys_thread_key;

static inline bool sys_at_thread_end(void (*end)(void *)) { return pthread_key_create(&sys_thread_key, end) == 0; }

static inline bool sys_thread_mark(void *mark) { return pthread_setspecific(sys_thread_key, mark) == 0; }

#define sys_free(memory) free(memory)

#include "platform_dyld_xpc.h"

#endif
