#include "tape_file.h"

#include "text.h"

/* Names that are tried for one process, which may have had others before an exec. */
#define NAMES_MAX 99

/* .PID and, from the second attempt on, .N */
static void put_name(struct tape_file *file, const char *path, uint32_t attempt) {
    struct text name = text_in(file->path, sizeof file->path);
    text_add(&name, path);
    if (attempt > 0) {
        text_add(&name, ".");
        text_add_number(&name, sys_pid());
    }
    if (attempt > 1) {
        text_add(&name, ".");
        text_add_number(&name, attempt);
    }
}

static struct window *free_window(struct tape_file *file) {
    for (size_t i = 0; i < WINDOWS; i++)
        if (atomic_load_explicit(&file->windows[i].users, memory_order_acquire) == 0) return &file->windows[i];
    return NULL;
}

void window_done(struct window *window) {
    uint8_t *base = window->base;
    size_t length = window->length;
    /* Another thread may take the slot as soon as nobody counts. */
    if (atomic_fetch_sub_explicit(&window->users, 1, memory_order_acq_rel) == 1) sys_memory_free(base, length);
}

/* Maps [offset, end) and makes it the current window. */
static bool open_window(struct tape_file *file, int fd, uint64_t offset, uint64_t end) {
    struct window *window = free_window(file);
    uint8_t *base = window ? sys_map(fd, offset, (size_t)(end - offset)) : NULL;
    if (!base) return false;
    window->base = base;
    window->length = (size_t)(end - offset);
    window->offset = offset;
    atomic_store_explicit(&window->users, 1, memory_order_release);
    if (file->old) window_done(file->old);
    file->old = file->current;
    file->current = window;
    return true;
}

bool file_make(struct tape_file *file, const char *path, bool taken) {
    struct sys_quiet quiet;
    int fd, error = SYS_EXISTS;

    if (path[0] != '/' || strlen(path) + sizeof ".4294967295.99" > sizeof file->path) return false;
    sys_quiet_begin(&quiet);
    for (uint32_t attempt = taken; error == SYS_EXISTS && attempt < NAMES_MAX; attempt++) {
        put_name(file, path, attempt);
        error = sys_open_new(file->path, &fd);
    }
    if (!error) {
        error = sys_file(fd, &file->made);
        sys_close(fd);
    }
    sys_quiet_end(&quiet);
    atomic_store_explicit(&file->reserved, 0, memory_order_relaxed);
    return !error;
}

/* Opens what file_make made, or says why that is not there any more. */
static enum room open_made(const struct tape_file *file, int *fd) {
    struct sys_file now;
    int error = sys_open_again(file->path, fd);
    if (error) return sys_no_descriptor(error) ? ROOM_NONE_NOW : ROOM_LOST;
    enum room room = ROOM;
    if (sys_file(*fd, &now) || now.device != file->made.device || now.inode != file->made.inode)
        room = ROOM_LOST;
    else if (now.size < file->reserved)
        room = ROOM_CUT;
    if (room != ROOM) sys_close(*fd);
    return room;
}

bool file_covers(const struct tape_file *file, uint64_t from, size_t count) {
    const struct window *window = file->current;
    return window && from >= window->offset && from - window->offset + count <= window->length;
}

static uint64_t round_up(uint64_t value, uint64_t step) { return (value + step - 1) / step * step; }

static uint64_t reserved_of(const struct tape_file *file) {
    return atomic_load_explicit(&file->reserved, memory_order_relaxed);
}

static void set_reserved(struct tape_file *file, uint64_t reserved) {
    atomic_store_explicit(&file->reserved, reserved, memory_order_relaxed);
}

static enum room grow(struct tape_file *file, int fd, uint64_t from, uint64_t end) {
    uint64_t page = sys_page(), target = round_up(end, TAPE_STEP), reserved = reserved_of(file);
    if (end > reserved) {
        int error = sys_reserve(fd, reserved, target);
        if (error) {
            target = round_up(end, page);
            error = sys_reserve(fd, reserved, target);
        }
        if (error) return ROOM_DISK_FULL;
        set_reserved(file, target);
    }
    return open_window(file, fd, from / page * page, reserved_of(file)) ? ROOM : ROOM_NONE_NOW;
}

static void begin_growth(struct tape_file *file, struct sys_quiet *quiet) {
    sys_quiet_begin(quiet);
    sys_lock(&file->growth);
}

static void end_growth(struct tape_file *file, const struct sys_quiet *quiet) {
    sys_unlock(&file->growth);
    sys_quiet_end(quiet);
}

void file_ahead(struct tape_file *file, uint64_t reserved) {
    struct sys_quiet quiet;
    int fd;

    begin_growth(file, &quiet);
    if (reserved_of(file) == reserved && open_made(file, &fd) == ROOM) {
        if (sys_reserve(fd, reserved, reserved + TAPE_STEP) == 0) set_reserved(file, reserved + TAPE_STEP);
        sys_close(fd);
    }
    end_growth(file, &quiet);
}

enum room file_grow(struct tape_file *file, uint64_t from, size_t count) {
    struct sys_quiet quiet;
    int fd;

    begin_growth(file, &quiet);
    enum room room = open_made(file, &fd);
    if (room == ROOM) {
        room = grow(file, fd, from, from + count);
        sys_close(fd);
    }
    end_growth(file, &quiet);
    return room;
}

static int write_zeros(int fd, uint64_t from, uint64_t to) {
    static const uint8_t zeros[512];
    int error = 0;
    while (from < to && !error) {
        size_t count = to - from < sizeof zeros ? (size_t)(to - from) : sizeof zeros;
        error = sys_write_at(fd, zeros, count, from);
        from += count;
    }
    return error;
}

static enum room write_through(struct tape_file *file, int fd, uint64_t from, const uint8_t *bytes, size_t count,
                               size_t spare) {
    uint64_t end = from + count, reserved = reserved_of(file);
    size_t inside = count;
    if (end + spare > reserved) {
        if (reserved < end) inside = (size_t)(reserved - from);
        uint64_t after = reserved > end ? reserved : end;
        if (sys_write_at(fd, bytes + inside, count - inside, from + inside) || write_zeros(fd, after, end + spare)) {
            sys_cut(fd, reserved);
            return ROOM_DISK_FULL;
        }
        set_reserved(file, end + spare);
    }
    return sys_write_at(fd, bytes, inside, from) ? ROOM_DISK_FULL : ROOM;
}

enum room file_write(struct tape_file *file, uint64_t from, const uint8_t *bytes, size_t count, size_t spare) {
    struct sys_quiet quiet;
    int fd;

    begin_growth(file, &quiet);
    enum room room = open_made(file, &fd);
    if (room == ROOM) {
        room = write_through(file, fd, from, bytes, count, spare);
        sys_close(fd);
    }
    end_growth(file, &quiet);
    return room;
}

void file_trim(struct tape_file *file, uint64_t length) {
    struct sys_quiet quiet;
    int fd;

    begin_growth(file, &quiet);
    if (open_made(file, &fd) == ROOM) {
        if (sys_cut(fd, length) == 0) {
            set_reserved(file, length);
            if (file->old) window_done(file->old);
            if (file->current) window_done(file->current);
            file->old = file->current = NULL;
        }
        sys_close(fd);
    }
    end_growth(file, &quiet);
}

void file_forget(struct tape_file *file) {
    for (size_t i = 0; i < WINDOWS; i++) {
        struct window *window = &file->windows[i];
        if (atomic_load_explicit(&window->users, memory_order_relaxed) > 0)
            sys_memory_free(window->base, window->length);
        atomic_store_explicit(&window->users, 0, memory_order_relaxed);
    }
    file->old = file->current = NULL;
    sys_lock_reset(&file->growth);
}
