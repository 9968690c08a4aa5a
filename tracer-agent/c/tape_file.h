/*
 * The tape's file and its mappings. All but window_done and file_ahead are called under the tape's lock.
 */
#ifndef XPCTAPE_TAPE_FILE_H
#define XPCTAPE_TAPE_FILE_H

#include "platform.h"

/* The file grows by this many bytes, or by what a greater packet needs. */
#define TAPE_STEP ((size_t)1 << 22)

/* A mapped part of the file; it goes when its last user does. The file's current one counts as one. */
struct window {
    /* A cache line of its own: all writers count themselves in and out. */
    _Alignas(SYS_LINE) _Atomic(uint32_t) users;
    uint8_t *base;
    size_t length;
    /* Where it begins in the file. */
    uint64_t offset;
};

/* How many may be mapped at once: the current one, and those that a sleeping writer still fills. */
#define WINDOWS 64

/* All zero is a file that was not made. */
struct tape_file {
    struct window *current;
    /* Bytes of the file that have their space. Changed under growth alone. */
    _Atomic(uint64_t) reserved;
    /* The window before the current one, for whoever grew the file to let go of without the tape's lock. */
    struct window *old;
    /* Held while the file grows or is cut; taken behind the tape's lock, or alone. */
    struct sys_lock growth;
    char path[SYS_PATH_MAX];
    /* What was opened first: nothing else is ever written to. */
    struct sys_file made;
    struct window windows[WINDOWS];
};

/* Why there is no more room. */
enum room { ROOM, ROOM_NONE_NOW, ROOM_DISK_FULL, ROOM_LOST, ROOM_CUT };

/*
 * Makes the file at path; taken, with .PID behind it, or .PID.2 and so on. The path must be
 * absolute: programs change their folder.
 */
bool file_make(struct tape_file *file, const char *path, bool taken);

/* Is [from, from + count) in the current window? */
bool file_covers(const struct tape_file *file, uint64_t from, size_t count);

/* Reserves [from, from + count) and more, and makes it the current window. */
enum room file_grow(struct tape_file *file, uint64_t from, size_t count);

/*
 * Reserves a step behind what was reserved, ahead of need and without the tape's lock: only if that is
 * still what is reserved. What does not succeed here is told when it is needed.
 */
void file_ahead(struct tape_file *file, uint64_t reserved);

/*
 * Writes bytes at from, without a window, and reserves spare bytes behind them. What was reserved
 * before is written last: where the disk is full it stays zero.
 */
enum room file_write(struct tape_file *file, uint64_t from, const uint8_t *bytes, size_t count, size_t spare);

/* Cuts the file, and lets go of the current window. */
void file_trim(struct tape_file *file, uint64_t length);

/* Unmaps all, as nobody else can be using it: in a child. */
void file_forget(struct tape_file *file);

/* A user's end. */
void window_done(struct window *window);

#endif
