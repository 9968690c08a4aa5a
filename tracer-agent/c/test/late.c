/*
 * late: brings libxpc in after it has started, with a library that is linked to it, and ends with 0 if a connection
 * works. Compiled WITH_XPC it is that library.
 */
#ifdef WITH_XPC
#include "talk.h"

static void on_message(void *context, xpc_object_t message) {
    if (xpc_get_type(message) != XPC_TYPE_DICTIONARY) return;
    xpc_object_t reply = xpc_dictionary_create_reply(message);
    xpc_connection_send_message(context, reply);
    xpc_release(reply);
}

static void on_peer(struct self_talk *talk, xpc_connection_t peer) {
    (void)talk;
    xpc_connection_set_event_handler(peer, HANDLER_BLOCK(on_message, peer));
    xpc_connection_activate(peer);
}

__attribute__((visibility("default"))) bool late_talk(void);

bool late_talk(void) {
    static struct self_talk talk = {.on_peer = on_peer};
    self_talk_start(&talk);
    xpc_object_t message = xpc_dictionary_create(NULL, NULL, 0);
    xpc_object_t reply = xpc_connection_send_message_with_reply_sync(talk.client, message);
    return xpc_get_type(reply) == XPC_TYPE_DICTIONARY;
}
#else
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>

int main(int argc, char **argv) {
    void *library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
    bool (*talk)(void) = library ? (bool (*)(void))dlsym(library, "late_talk") : NULL;
    return talk && talk() ? 0 : 1;
}
#endif
