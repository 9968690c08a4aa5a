/*
 * stack: sends a message from three functions deep, and prints where: the innermost function and
 * the return addresses of the two inner ones.
 * stack TAPE DEPTH INNER FIRST SECOND: is that what the tape says, and are the images there?
 */
#include <dlfcn.h>

#include "test.h"

#include "xpc.h"

xpc_connection_t xpc_connection_create(const char *name, dispatch_queue_t queue);
void xpc_connection_send_message(xpc_connection_t connection, xpc_object_t message);

static void *first, *second;

__attribute__((noinline)) static void inner(xpc_connection_t connection, xpc_object_t message) {
    first = __builtin_return_address(0);
    xpc_connection_send_message(connection, message);
    __asm__ volatile("");
}

__attribute__((noinline)) static void outer(xpc_connection_t connection, xpc_object_t message) {
    second = __builtin_return_address(0);
    inner(connection, message);
    __asm__ volatile("");
}

static int send_one(void) {
    xpc_connection_t connection = xpc_connection_create("io.xpctape.nowhere", NULL);
    xpc_object_t message = xpc_dictionary_create(NULL, NULL, 0);
    outer(connection, message);
    /* A library that comes later, and a message that it may have sent. */
    const char *later = getenv("STACK_LATER");
    if (later) CHECK(dlopen(later, RTLD_NOW) != NULL);
    if (later) outer(connection, message);
    printf("%zu %zu %zu\n", (size_t)(uintptr_t)inner, (size_t)(uintptr_t)first, (size_t)(uintptr_t)second);
    xpc_release(message);
    return 0;
}

#define IMAGES_MAX 64

static char **arguments;

static uint64_t number(unsigned index) { return strtoull(arguments[index], NULL, 10); }

/* The addresses of a Message packet. */
static size_t stack_of(const struct packet *packet, uint64_t *addresses) {
    struct pb_in in = packet->in;
    struct pb_field field;
    size_t count = 0;
    while (pb_next(&in, &field) == PB_FIELD) {
        if (field.number != Message_stack) continue;
        CHECK(count < 64);
        addresses[count++] = field.value;
    }
    return count;
}

static void says_where(void) {
    struct tape_reader reader = reader_of(arguments[1]);
    struct packet packet;
    uint64_t addresses[64], starts[IMAGES_MAX], ends[IMAGES_MAX];
    size_t depth = 0, images = 0, messages = 0, length;
    while (reader_next(&reader, &packet)) {
        if (packet.content == Packet_image) {
            CHECK(images < IMAGES_MAX && messages == 0);
            starts[images] = packet_number(&packet, Image_start);
            ends[images++] = packet_number(&packet, Image_end);
            CHECK(packet_bytes(&packet, Image_path, &length) && length > 0);
        }
        if (packet.content == Packet_message) {
            messages++;
            depth = stack_of(&packet, addresses);
        }
    }
    CHECK_EQUAL(1, messages);
    CHECK_EQUAL(number(2), depth);
    CHECK((depth > 0) == (images > 0));
    if (depth > 0) CHECK(addresses[0] > number(3) && addresses[0] < number(3) + 256);
    if (depth > 1) CHECK_EQUAL(number(4), addresses[1]);
    if (depth > 2) CHECK_EQUAL(number(5), addresses[2]);
    for (size_t i = 0; i < depth; i++) {
        size_t in = 0;
        while (in < images && (addresses[i] < starts[in] || addresses[i] >= ends[in])) in++;
        CHECK(in < images);
    }
}

int main(int argc, char **argv) {
    arguments = argv;
    if (argc == 1) return send_one();
    CHECK(argc == 6);
    RUN(says_where);
    return test_result();
}
