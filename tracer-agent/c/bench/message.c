/* The message that is measured: 20 fields, about 550 bytes as a record. */
#include <xpc/xpc.h>

#include "bench.h"

void *bench_message(void) {
    static const char text[] = "a string of some length";
    xpc_object_t message = xpc_dictionary_create(NULL, NULL, 0);
    char key[32];
    for (int i = 0; i < 20; i++) {
        snprintf(key, sizeof key, "field %d", i);
        if (i % 5 == 0)
            xpc_dictionary_set_uint64(message, key, (uint64_t)i << 40);
        else if (i % 5 == 1)
            xpc_dictionary_set_bool(message, key, true);
        else if (i % 5 == 2)
            xpc_dictionary_set_int64(message, key, -i);
        else if (i % 5 == 3)
            xpc_dictionary_set_string(message, key, text + i / 5);
        else
            xpc_dictionary_set_data(message, key, text, 16);
    }
    return message;
}
