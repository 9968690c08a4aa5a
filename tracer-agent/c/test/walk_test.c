/* Objects to records. Needs libxpc. */
#include "walk.h"

#include <sys/socket.h>
#include <sys/wait.h>

#include "block.h"
#include "test.h"

#define BODY 9

static const struct walk_limits whole = {SIZE_MAX, INCOMPLETE_MAX_DATA};
static _Alignas(16) uint8_t room[1 << 20];

/* Walks the object into the end of room, size bytes of it; gives the Value's own bytes. */
static struct pb_in walked(xpc_object_t object, size_t size, const struct walk_limits *limits, struct pb_out *out) {
    struct pb_field field;
    *out = (struct pb_out){room + sizeof room - size, room + sizeof room, room + sizeof room, false};
    walk(out, BODY, object, limits);
    struct pb_in in = {out->at, out->end};
    if (out->full) return (struct pb_in){NULL, NULL};
    CHECK(pb_next(&in, &field) == PB_FIELD && field.number == BODY);
    CHECK(pb_next(&in, &(struct pb_field){0}) == PB_END);
    return (struct pb_in){field.bytes, field.bytes + field.count};
}

static struct pb_in value_of(xpc_object_t object) {
    struct pb_out out;
    struct pb_in in = walked(object, sizeof room, &whole, &out);
    CHECK(!out.full);
    return in;
}

/* The first field of that number; one of number 0 if there is none. */
static struct pb_field field_of(struct pb_in in, uint32_t number) {
    struct pb_field field;
    while (pb_next(&in, &field) == PB_FIELD)
        if (field.number == number) return field;
    return (struct pb_field){0};
}

static struct pb_in inside(struct pb_field field) {
    return (struct pb_in){field.bytes, field.bytes ? field.bytes + field.count : NULL};
}

static bool is_text(struct pb_field field, const char *text) {
    return field.number != 0 && field.count == strlen(text) && memcmp(field.bytes, text, field.count) == 0;
}

struct order {
    struct block block;
    char keys[64][16];
    size_t count;
};

static bool note_key(struct block *block, const char *key, xpc_object_t value) {
    struct order *order = (struct order *)block;
    (void)value;
    strcpy(order->keys[order->count++], key);
    return true;
}

static void keeps_the_order_of_apply(void) {
    static const struct block_descriptor descriptor = {0, sizeof(struct order), NULL, NULL, NULL};
    struct order order = {BLOCK_INIT(note_key, 0, &descriptor), {""}, 0};
    xpc_object_t object = xpc_dictionary_create(NULL, NULL, 0);
    char key[16];
    for (int i = 0; i < 40; i++) {
        snprintf(key, sizeof key, "key %d", i);
        xpc_object_t value = xpc_uint64_create((uint64_t)i);
        xpc_dictionary_set_value(object, key, value);
        xpc_release(value);
    }
    xpc_dictionary_apply(object, &order);
    struct pb_in entries = inside(field_of(value_of(object), Value_dictionary));
    struct pb_field entry;
    size_t count = 0;
    for (; pb_next(&entries, &entry) == PB_FIELD; count++)
        CHECK(is_text(field_of(inside(entry), Entry_key), order.keys[count]));
    CHECK_EQUAL(40, count);
    xpc_release(object);
}

/* Containers in containers: dictionaries where the bit of depth is set, arrays elsewhere. */
static xpc_object_t nested(unsigned depth) {
    xpc_object_t object = xpc_int64_create(7);
    for (unsigned i = 0; i < depth; i++) {
        bool dictionary = i % 2;
        xpc_object_t outer = dictionary ? xpc_dictionary_create(NULL, NULL, 0) : xpc_array_create(NULL, 0);
        if (dictionary)
            xpc_dictionary_set_value(outer, "k", object);
        else
            xpc_array_append_value(outer, object);
        xpc_release(object);
        object = outer;
    }
    return object;
}

/* How many containers lie in each other, and the leaf or the empty container inside them. */
static unsigned depth_of(struct pb_in value, struct pb_in *leaf) {
    for (unsigned depth = 0;; depth++) {
        struct pb_field array = field_of(value, Value_array);
        struct pb_field dictionary = field_of(value, Value_dictionary);
        struct pb_field entry = field_of(inside(dictionary), Dictionary_entry);
        struct pb_field next =
            array.number ? field_of(inside(array), Array_value) : field_of(inside(entry), Entry_value);
        *leaf = value;
        if (!next.number) return depth;
        value = inside(next);
    }
}

static void cuts_what_is_too_deep(void) {
    struct pb_in leaf;
    xpc_object_t fits = nested(WALK_DEPTH_MAX), deeper = nested(WALK_DEPTH_MAX + 1);
    CHECK_EQUAL(WALK_DEPTH_MAX, depth_of(value_of(fits), &leaf));
    CHECK_EQUAL(7, field_of(leaf, Value_int64).value);
    CHECK_EQUAL(0, field_of(leaf, Value_incomplete).number);
    CHECK_EQUAL(WALK_DEPTH_MAX, depth_of(value_of(deeper), &leaf));
    struct pb_in incomplete = inside(field_of(leaf, Value_incomplete));
    CHECK_EQUAL(INCOMPLETE_DEPTH, field_of(incomplete, Incomplete_reason).value);
    CHECK_EQUAL(1, field_of(incomplete, Incomplete_full_length).value);
    xpc_release(fits);
    xpc_release(deeper);
}

static void *walk_deep(void *object) {
    struct pb_in leaf;
    CHECK_EQUAL(WALK_DEPTH_MAX, depth_of(value_of(object), &leaf));
    return NULL;
}

/* With 64 KiB for all, thread and libxpc included. */
static void needs_little_stack(void) {
    pthread_attr_t small;
    pthread_t thread;
    xpc_object_t object = nested(1000);
    pthread_attr_init(&small);
    CHECK(pthread_attr_setstacksize(&small, 64 << 10) == 0);
    CHECK(pthread_create(&thread, &small, walk_deep, object) == 0);
    pthread_join(thread, NULL);
    xpc_release(object);
}

static void cuts_data_where_asked(void) {
    struct pb_out out;
    xpc_object_t data = xpc_data_create("0123456789", 10);
    struct walk_limits four = {4, INCOMPLETE_MAX_DATA};
    struct pb_in value = walked(data, 1000, &four, &out);
    CHECK(is_text(field_of(value, Value_data), "0123"));
    struct pb_in incomplete = inside(field_of(value, Value_incomplete));
    CHECK_EQUAL(INCOMPLETE_MAX_DATA, field_of(incomplete, Incomplete_reason).value);
    CHECK_EQUAL(10, field_of(incomplete, Incomplete_full_length).value);
    struct walk_limits ten = {10, INCOMPLETE_MAX_DATA};
    CHECK_EQUAL(0, field_of(walked(data, 1000, &ten, &out), Value_incomplete).number);
    xpc_release(data);

    xpc_object_t string = xpc_string_create("0123456789");
    CHECK(is_text(field_of(walked(string, 1000, &four, &out), Value_string), "0123456789"));
    four.reason = INCOMPLETE_MEMORY;
    CHECK(is_text(field_of(walked(string, 1000, &four, &out), Value_string), "0123"));
    xpc_release(string);
}

/* Whatever the size of the buffer: full, or the very same bytes, and nothing below the floor. */
static void says_when_it_is_full(void) {
    static uint8_t whole_bytes[sizeof room];
    struct pb_out out;
    xpc_object_t object = nested(20), inner = nested(9);
    xpc_object_t text = xpc_string_create("some text"), data = xpc_data_create("bytes", 5);
    xpc_array_append_value(inner, text);
    xpc_array_append_value(inner, data);
    xpc_dictionary_set_value(object, "inner", inner);
    walked(object, sizeof room, &whole, &out);
    size_t length = pb_mark(&out);
    memcpy(whole_bytes, out.at, length);
    bool fitted = false;
    for (size_t size = 0; size < 4000; size += 8) {
        memset(room, 0xaa, sizeof room);
        walked(object, size, &whole, &out);
        CHECK(!fitted || !out.full);
        fitted = !out.full;
        if (fitted) CHECK(pb_mark(&out) == length && memcmp(out.at, whole_bytes, length) == 0);
        for (size_t i = sizeof room - 5000; i < sizeof room - size; i++) CHECK_EQUAL(0xaa, room[i]);
    }
    CHECK(fitted);
    xpc_release(text);
    xpc_release(data);
    xpc_release(inner);
    xpc_release(object);
}

static struct pb_in fd_value(int fd) {
    xpc_object_t object = xpc_fd_create(fd);
    CHECK(object != NULL);
    struct pb_in value = inside(field_of(value_of(object), Value_fd));
    xpc_release(object);
    return value;
}

static void describes_descriptors(void) {
    int fd = open(test_path("file"), O_RDWR | O_CREAT | O_APPEND, 0600), pair[2];
    struct stat status;
    CHECK(write(fd, "12345", 5) == 5 && lseek(fd, 3, SEEK_SET) == 3 && fstat(fd, &status) == 0);
    struct pb_in file = fd_value(fd);
    CHECK_EQUAL(TYPE_FILE, field_of(file, Fd_type).value);
    CHECK(is_text(field_of(file, Fd_path), test_path("file")));
    CHECK_EQUAL(O_RDWR | O_APPEND, field_of(file, Fd_flags).value & (O_ACCMODE | O_APPEND));
    CHECK_EQUAL(5, field_of(file, Fd_size).value);
    CHECK_EQUAL(3, field_of(file, Fd_offset).value);
    CHECK_EQUAL(status.st_ino, field_of(file, Fd_inode).value);
    CHECK_EQUAL(TYPE_DIRECTORY, field_of(fd_value(open("/", O_RDONLY)), Fd_type).value);
    CHECK_EQUAL(TYPE_CHARACTER_DEVICE, field_of(fd_value(open("/dev/null", O_RDONLY)), Fd_type).value);
    CHECK(pipe(pair) == 0);
    struct pb_in end = fd_value(pair[1]);
    CHECK_EQUAL(TYPE_FIFO, field_of(end, Fd_type).value);
    CHECK_EQUAL(0, field_of(end, Fd_path).number);
    CHECK_EQUAL(O_WRONLY, field_of(end, Fd_flags).value & O_ACCMODE);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    CHECK_EQUAL(TYPE_SOCKET, field_of(fd_value(pair[0]), Fd_type).value);
}

/* Closing any descriptor of a file drops the process's fcntl locks on it: POSIX. */
static void leaves_locks_alone(void) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int status, fd = open(test_path("locked"), O_RDWR | O_CREAT, 0600);
    xpc_object_t object = xpc_fd_create(fd);
    CHECK(fcntl(fd, F_SETLK, &lock) == 0);
    value_of(object);
    pid_t child = fork();
    if (child == 0) {
        CHECK(fcntl(fd, F_GETLK, &lock) == 0);
        _exit(lock.l_type == F_WRLCK ? 0 : 1);
    }
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_EQUAL(0, status);
    xpc_release(object);
}

static void tells_errors_by_name(void) {
    struct pb_in error = inside(field_of(value_of((xpc_object_t)&_xpc_error_connection_interrupted), Value_error));
    CHECK_EQUAL(SINGLETON_CONNECTION_INTERRUPTED, field_of(error, Error_singleton).value);
    struct pb_in entry = inside(field_of(inside(field_of(error, Error_keys)), Dictionary_entry));
    CHECK(is_text(field_of(entry, Entry_key), "XPCErrorDescription"));
    CHECK(field_of(inside(field_of(entry, Entry_value)), Value_string).count > 0);
}

int main(void) {
    RUN(keeps_the_order_of_apply);
    RUN(cuts_what_is_too_deep);
    RUN(needs_little_stack);
    RUN(cuts_data_where_asked);
    RUN(says_when_it_is_full);
    RUN(describes_descriptors);
    RUN(leaves_locks_alone);
    RUN(tells_errors_by_name);
    return test_result();
}
