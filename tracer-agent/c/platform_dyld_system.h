/*
 * libSystem as far as the agent calls it; numbers and layouts of Apple's open sources. A program
 * compiled for macOS 11 or later gets 64-bit inodes under the plain names on arm64, and under
 * $INODE64 names on x86_64.
 */
#ifndef XPCTAPE_PLATFORM_DYLD_SYSTEM_H
#define XPCTAPE_PLATFORM_DYLD_SYSTEM_H

#include <stddef.h>
#include <stdint.h>

typedef long ssize_t;

#define SYS_O_RDWR 0x2
#define SYS_O_NONBLOCK 0x4
#define SYS_O_NOFOLLOW 0x100
#define SYS_O_CREAT 0x200
#define SYS_O_TRUNC 0x400
#define SYS_O_EXCL 0x800
#define SYS_O_NOCTTY 0x20000
#define SYS_O_CLOEXEC 0x1000000
#define SYS_READ_WRITE 3
#define SYS_MAP_SHARED 0x1
#define SYS_MAP_PRIVATE 0x2
#define SYS_MAP_ANON 0x1000
#define SYS_MAP_FAILED ((void *)-1)
#define SYS_EINTR 4
#define SYS_EFBIG 27
#define SYS_ENOSPC 28

/* struct stat with 64-bit inodes; the times in between are not looked at. */
struct sys_stat {
    int32_t device;
    uint16_t mode, links;
    uint64_t inode;
    uint32_t owner, group;
    int32_t special_device;
    int64_t times[8];
    int64_t size, blocks;
    int32_t block_size;
    uint32_t flags, generation;
    int32_t spare;
    int64_t spares[2];
};
_Static_assert(sizeof(struct sys_stat) == 144, "as in <sys/stat.h>");

/* fstore_t. */
struct sys_fstore {
    uint32_t flags;
    int32_t mode;
    int64_t offset, length, allocated;
};

#if defined(__x86_64__)
#define SYS_INODE64 "$INODE64"
#else
#define SYS_INODE64 ""
#endif

int open(const char *path, int flags, ...);
int fcntl(int fd, int command, ...);
int close(int fd);
int sys_fstat(int fd, struct sys_stat *to) __asm__("_fstat" SYS_INODE64);
int ftruncate(int fd, int64_t length);
ssize_t pwrite(int fd, const void *bytes, size_t count, int64_t offset);
ssize_t read(int fd, void *to, size_t count);
void *mmap(void *at, size_t length, int protection, int flags, int fd, int64_t offset);
int munmap(void *at, size_t length);
int getrlimit(int resource, uint64_t *limit);
int getpagesize(void);
int getpid(void);
int getppid(void);
int *__error(void);
uint64_t clock_gettime_nsec_np(int clock);
void os_unfair_lock_lock(uint32_t *lock);
void os_unfair_lock_unlock(uint32_t *lock);
int pthread_threadid_np(void *thread, uint64_t *id);
int pthread_setcancelstate(int state, int *old);
int pthread_sigmask(int how, const uint32_t *set, uint32_t *old);
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
int pthread_key_create(unsigned long *key, void (*end)(void *));
int pthread_setspecific(unsigned long key, const void *value);
char *getenv(const char *name);
int setenv(const char *name, const char *value, int replace);
int unsetenv(const char *name);
char *getcwd(char *to, size_t size);
int _NSGetExecutablePath(char *to, uint32_t *size);
int uname(void *to);
void free(void *memory);
void *dlsym(void *handle, const char *name);
void *memcpy(void *to, const void *from, size_t count);
void *memset(void *to, int byte, size_t count);
int memcmp(const void *one, const void *other, size_t count);
size_t strlen(const char *text);
int strcmp(const char *one, const char *other);
/* proc_pidfileportinfo of <libproc.h>; it is not in every SDK. */
int proc_pidfileportinfo(int pid, uint32_t port, int flavor, void *to, int size) __attribute__((weak_import));

#endif
