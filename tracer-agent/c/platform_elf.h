/* Linux with glibc, by LD_PRELOAD. The contract is in platform.h. */
#ifndef XPCTAPE_PLATFORM_ELF_H
#define XPCTAPE_PLATFORM_ELF_H

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "xpc.h"

#define SYS_PRELOAD "LD_PRELOAD"
#if defined(__x86_64__)
#define SYS_NAME "linux-x86_64"
#elif defined(__aarch64__)
#define SYS_NAME "linux-aarch64"
#else
#define SYS_NAME "linux"
#endif

/* The library is loaded at start, so the static model has room; the dynamic one may allocate. */
#define SYS_THREAD _Thread_local __attribute__((tls_model("initial-exec")))
#define SYS_CONSTRUCTOR __attribute__((constructor))
#define SYS_DESTRUCTOR __attribute__((destructor))
#define SYS_EXISTS EEXIST

static inline uint64_t sys_clock(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

#define sys_monotonic_ns() sys_clock(CLOCK_MONOTONIC)
#define sys_wall_ns() sys_clock(CLOCK_REALTIME)

static inline uint64_t sys_thread_id(void) { return (uint64_t)syscall(SYS_gettid); }

#define sys_pid() ((uint32_t)getpid())
#define sys_parent_pid() ((uint32_t)getppid())
#define sys_errno() (&errno)

/* 0 open, 1 held, 2 held and someone sleeps: U. Drepper, "Futexes Are Tricky", mutex 2. */
struct sys_lock {
    _Atomic(uint32_t) word;
};

/*
 * Looks that a lock is worth before the thread sleeps, and pauses between them: a holder mostly
 * needs less time than a sleep, and looking takes the cache line away from it.
 */
enum { SYS_LOCK_LOOKS = 16, SYS_LOCK_PAUSES = 16 };

static inline void sys_pause(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("isb");
#endif
}

static inline bool sys_lock_open(struct sys_lock *lock) {
    uint32_t seen = 0;
    return atomic_compare_exchange_strong_explicit(&lock->word, &seen, 1, memory_order_acquire, memory_order_relaxed);
}

static inline void sys_lock(struct sys_lock *lock) {
    if (sys_lock_open(lock)) return;
    for (unsigned look = 0; look < SYS_LOCK_LOOKS; look++) {
        for (unsigned i = 0; i < SYS_LOCK_PAUSES; i++) sys_pause();
        if (atomic_load_explicit(&lock->word, memory_order_relaxed) == 0 && sys_lock_open(lock)) return;
    }
    while (atomic_exchange_explicit(&lock->word, 2, memory_order_acquire) != 0)
        syscall(SYS_futex, &lock->word, FUTEX_WAIT_PRIVATE, 2, NULL, NULL, 0);
}

static inline void sys_unlock(struct sys_lock *lock) {
    if (atomic_exchange_explicit(&lock->word, 0, memory_order_release) == 2)
        syscall(SYS_futex, &lock->word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

/* In a child, whoever held it. */
static inline void sys_lock_reset(struct sys_lock *lock) {
    atomic_store_explicit(&lock->word, 0, memory_order_relaxed);
}

static inline void *sys_memory(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

static inline void sys_memory_free(void *memory, size_t size) { munmap(memory, size); }

static inline size_t sys_page(void) { return (size_t)sysconf(_SC_PAGESIZE); }

/* Kernels before 4.14 leave the page alone; then only children made by fork are noticed. */
static inline void *sys_fork_page(void) {
    void *page = sys_memory(sys_page());
    if (page) madvise(page, sys_page(), MADV_WIPEONFORK);
    return page;
}

static inline bool sys_is_own(uint32_t pid) { return pid != 0; }

struct sys_quiet {
    sigset_t signals;
    int cancel;
};

static inline void sys_quiet_begin(struct sys_quiet *quiet) {
    static const int own[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};
    sigset_t all;

    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &quiet->cancel);
    sigfillset(&all);
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) sigdelset(&all, own[i]);
    pthread_sigmask(SIG_BLOCK, &all, &quiet->signals);
}

static inline void sys_quiet_end(const struct sys_quiet *quiet) {
    pthread_sigmask(SIG_SETMASK, &quiet->signals, NULL);
    pthread_setcancelstate(quiet->cancel, NULL);
}

/* In a program that closed its 0, 1 or 2, what it prints must not end in a file of ours. */
static inline int sys_opened(int result, int *fd) {
    int error = result < 0 ? errno : 0;
    *fd = result;
    if (error || result > STDERR_FILENO) return error;
    *fd = fcntl(result, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    error = *fd < 0 ? errno : 0;
    close(result);
    return error;
}

static inline int sys_open_new(const char *path, int *fd) {
    return sys_opened(open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600), fd);
}

static inline int sys_open_again(const char *path, int *fd) {
    return sys_opened(open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), fd);
}

static inline int sys_open_read(const char *path, int *fd) {
    return sys_opened(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), fd);
}

static inline int sys_open_flags(const char *path, uint32_t flags, int *fd) {
    const uint32_t never = O_CREAT | O_EXCL | O_TRUNC | O_TMPFILE;
    return sys_opened(open(path, (int)((flags & ~never) | O_CLOEXEC | O_NOCTTY)), fd);
}

static inline void sys_close(int fd) { close(fd); }

static inline int sys_file(int fd, struct sys_file *file) {
    struct stat status;
    if (fstat(fd, &status) != 0) return errno;
    *file = (struct sys_file){status.st_dev, status.st_ino, (uint64_t)status.st_size};
    return 0;
}

/* A file that grows past RLIMIT_FSIZE brings SIGXFSZ, which would end the program. */
static inline bool sys_beyond_limit(uint64_t size) {
    struct rlimit limit;
    return getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && size > limit.rlim_cur;
}

/*
 * Zeros in one great write: the page cache takes them in great folios, and a mapping of these takes
 * a tenth of the time that one fault a page does (ext4 of Linux 6.18: 0.4 µs a page, not 4). The
 * space is there already, so nothing depends on it.
 */
static inline void sys_warm(int fd, uint64_t from, uint64_t to) {
    enum { PARTS = 64 };
    static char zeros[1 << 16];
    struct iovec parts[PARTS];
    while (from < to) {
        uint64_t left = to - from, count = 0;
        int used = 0;
        for (; used < PARTS && count < left; used++) {
            parts[used] = (struct iovec){zeros, left - count < sizeof zeros ? left - count : sizeof zeros};
            count += parts[used].iov_len;
        }
        ssize_t written = pwritev(fd, parts, used, (off_t)from);
        if (written <= 0) return;
        from += (uint64_t)written;
    }
}

static inline int sys_reserve(int fd, uint64_t from, uint64_t to) {
    if (sys_beyond_limit(to)) return EFBIG;
    int error = posix_fallocate(fd, (off_t)from, (off_t)(to - from));
    if (!error) sys_warm(fd, from, to);
    return error;
}

static inline void *sys_map(int fd, uint64_t offset, size_t length) {
    void *memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)offset);
    return memory == MAP_FAILED ? NULL : memory;
}

static inline int sys_write_at(int fd, const void *bytes, size_t count, uint64_t offset) {
    if (sys_beyond_limit(offset + count)) return EFBIG;
    while (count > 0) {
        ssize_t written = pwrite(fd, bytes, count, (off_t)offset);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written < 0 ? errno : ENOSPC;
        bytes = (const char *)bytes + written;
        count -= (size_t)written;
        offset += (uint64_t)written;
    }
    return 0;
}

static inline int sys_read(int fd, void *to, size_t *count) {
    size_t wanted = *count;
    for (*count = 0; *count < wanted;) {
        ssize_t got = read(fd, (char *)to + *count, wanted - *count);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        *count += (size_t)got;
    }
    return 0;
}

static inline int sys_cut(int fd, uint64_t length) { return ftruncate(fd, (off_t)length) == 0 ? 0 : errno; }

static inline bool sys_no_descriptor(int error) { return error == EMFILE || error == ENFILE; }

#define sys_environment(name) ((const char *)getenv(name))

static inline void sys_environment_set(const char *name, const char *value) {
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static inline size_t sys_executable(char *to, size_t size) {
    ssize_t length = readlink("/proc/self/exe", to, size);
    return length < 0 ? 0 : (size_t)length;
}

static inline size_t sys_directory(char *to, size_t size) { return getcwd(to, size) ? strlen(to) : 0; }

struct sys_uname {
    struct utsname names;
};

static inline void sys_uname(struct sys_uname *to) {
    if (uname(&to->names) != 0) memset(to, 0, sizeof *to);
}

static inline void sys_at_fork(void (*prepare)(void), void (*parent)(void), void (*child)(void)) {
    pthread_atfork(prepare, parent, child);
}

extern pthread_key_t sys_thread_key;
#define SYS_THREAD_STATE pthread_key_t sys_thread_key;

static inline bool sys_at_thread_end(void (*end)(void *)) { return pthread_key_create(&sys_thread_key, end) == 0; }

static inline bool sys_thread_mark(void *mark) { return pthread_setspecific(sys_thread_key, mark) == 0; }

#define sys_free(memory) free(memory)

#include "platform_elf_xpc.h"

#endif
