/*
 * Loaded behind the agent: a libxpc whose xpc_copy_description sends messages itself, by the name that the agent has
 * hooked. What comes from inside the agent's own work must pass through, and be counted.
 */
#include <stddef.h>
#include <string.h>

__attribute__((visibility("default"))) char *xpc_copy_description(void *object);

void *xpc_connection_create(const char *name, void *queue);
void xpc_connection_set_event_handler(void *connection, void *handler);
void xpc_connection_activate(void *connection);
void xpc_connection_send_message(void *connection, void *message);
void *xpc_dictionary_create(const char *const *keys, void *const *values, size_t count);
void xpc_release(void *object);

extern void *_NSConcreteGlobalBlock[32];

static void nothing(void *block, void *event) {
    (void)block;
    (void)event;
}

static const struct { unsigned long reserved, size; } descriptor = {0, 32};
static struct {
    void *isa;
    int flags, reserved;
    void (*invoke)(void *, void *);
    const void *descriptor;
} block = {_NSConcreteGlobalBlock, 1 << 28, 0, nothing, &descriptor};

char *xpc_copy_description(void *object) {
    static void *connection;
    (void)object;
    if (!connection) {
        connection = xpc_connection_create("io.xpctape.nowhere", NULL);
        xpc_connection_set_event_handler(connection, &block);
        xpc_connection_activate(connection);
    }
    void *message = xpc_dictionary_create(NULL, NULL, 0);
    xpc_connection_send_message(connection, message);
    xpc_release(message);
    return strdup("described");
}
