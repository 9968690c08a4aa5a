/*
 * libxpc as far as the agent calls it: prototypes of Apple's <xpc/xpc.h>, or as marked of
 * darling's. No SDK header is at hand where this is built. The functions that are hooked are in
 * hooks.c. All are weak, so that a process without libxpc starts.
 */
#ifndef XPCTAPE_XPC_H
#define XPCTAPE_XPC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __APPLE__
#define SYS_WEAK __attribute__((weak_import))
#else
#define SYS_WEAK __attribute__((weak))
#endif

/* Apple's own tell kinds of objects and of handlers apart; macos/declarations.c compares by them. */
#ifndef XPCTAPE_XPC_TYPES_GIVEN
typedef void *xpc_object_t;
typedef xpc_object_t xpc_connection_t;
typedef xpc_object_t xpc_endpoint_t;
typedef xpc_object_t xpc_session_t;
typedef xpc_object_t xpc_rich_error_t;
typedef xpc_object_t xpc_pipe_t;
/* Nothing says that it is an object. */
typedef void *xpc_listener_t;
typedef const struct _xpc_type_s *xpc_type_t;
typedef void *dispatch_queue_t;
/* <bsm/audit.h> */
typedef struct {
    unsigned int val[8];
} audit_token_t;
/* Blocks; block.h knows their layout. */
typedef struct block *xpc_handler_t;
typedef xpc_handler_t dispatch_block_t;
typedef xpc_handler_t xpc_session_incoming_message_handler_t;
typedef xpc_handler_t xpc_session_cancel_handler_t;
typedef xpc_handler_t xpc_session_reply_handler_t;
typedef xpc_handler_t xpc_listener_incoming_session_handler_t;
typedef void *xpc_dictionary_applier_t;
#endif

/* XPC_TYPE_NAME of Apple's header is the address of _xpc_type_name. */
#define XPC_TYPE(name) extern const struct _xpc_type_s _xpc_type_##name SYS_WEAK
XPC_TYPE(null);
XPC_TYPE(bool);
XPC_TYPE(int64);
XPC_TYPE(uint64);
XPC_TYPE(double);
XPC_TYPE(date);
XPC_TYPE(data);
XPC_TYPE(string);
XPC_TYPE(uuid);
XPC_TYPE(fd);
XPC_TYPE(shmem);
XPC_TYPE(array);
XPC_TYPE(dictionary);
XPC_TYPE(error);
XPC_TYPE(connection);
XPC_TYPE(endpoint);
XPC_TYPE(session);
XPC_TYPE(pipe);
XPC_TYPE(pointer);
XPC_TYPE(mach_send);
XPC_TYPE(mach_send_once);
XPC_TYPE(mach_recv);
#undef XPC_TYPE

/* XPC_ERROR_NAME of Apple's header is the address of _xpc_error_name. */
struct _xpc_dictionary_s;
extern const struct _xpc_dictionary_s _xpc_error_connection_interrupted SYS_WEAK;
extern const struct _xpc_dictionary_s _xpc_error_connection_invalid SYS_WEAK;
extern const struct _xpc_dictionary_s _xpc_error_termination_imminent SYS_WEAK;
extern const struct _xpc_dictionary_s _xpc_error_peer_code_signing_requirement SYS_WEAK;
extern const char *const _xpc_error_key_description SYS_WEAK;

SYS_WEAK xpc_object_t xpc_retain(xpc_object_t object);
SYS_WEAK void xpc_release(xpc_object_t object);
SYS_WEAK xpc_type_t xpc_get_type(xpc_object_t object);
SYS_WEAK const char *xpc_type_get_name(xpc_type_t type);
SYS_WEAK bool xpc_equal(xpc_object_t one, xpc_object_t other);
SYS_WEAK char *xpc_copy_description(xpc_object_t object);

SYS_WEAK xpc_object_t xpc_null_create(void);
SYS_WEAK xpc_object_t xpc_bool_create(bool value);
SYS_WEAK xpc_object_t xpc_int64_create(int64_t value);
SYS_WEAK xpc_object_t xpc_uint64_create(uint64_t value);
SYS_WEAK xpc_object_t xpc_double_create(double value);
SYS_WEAK xpc_object_t xpc_date_create(int64_t nanoseconds);
SYS_WEAK xpc_object_t xpc_data_create(const void *bytes, size_t length);
SYS_WEAK xpc_object_t xpc_string_create(const char *string);
SYS_WEAK xpc_object_t xpc_uuid_create(const uint8_t *uuid);
SYS_WEAK xpc_object_t xpc_fd_create(int fd);

SYS_WEAK bool xpc_bool_get_value(xpc_object_t object);
SYS_WEAK int64_t xpc_int64_get_value(xpc_object_t object);
SYS_WEAK uint64_t xpc_uint64_get_value(xpc_object_t object);
SYS_WEAK double xpc_double_get_value(xpc_object_t object);
SYS_WEAK int64_t xpc_date_get_value(xpc_object_t object);
SYS_WEAK size_t xpc_data_get_length(xpc_object_t object);
SYS_WEAK size_t xpc_data_get_bytes(xpc_object_t object, void *to, size_t offset, size_t length);
SYS_WEAK size_t xpc_string_get_length(xpc_object_t object);
SYS_WEAK const char *xpc_string_get_string_ptr(xpc_object_t object);
SYS_WEAK const uint8_t *xpc_uuid_get_bytes(xpc_object_t object);
/* Exported, not in Apple's header. The prototype of the first is a guess, of the second darling's. */
SYS_WEAK size_t xpc_shmem_get_length(xpc_object_t object);
SYS_WEAK void *xpc_pointer_get_value(xpc_object_t object);

SYS_WEAK xpc_object_t xpc_array_create(const xpc_object_t *objects, size_t count);
SYS_WEAK size_t xpc_array_get_count(xpc_object_t array);
SYS_WEAK xpc_object_t xpc_array_get_value(xpc_object_t array, size_t index);
SYS_WEAK void xpc_array_append_value(xpc_object_t array, xpc_object_t value);

SYS_WEAK xpc_object_t xpc_dictionary_create(const char *const *keys, const xpc_object_t *values, size_t count);
SYS_WEAK size_t xpc_dictionary_get_count(xpc_object_t dictionary);
SYS_WEAK xpc_object_t xpc_dictionary_get_value(xpc_object_t dictionary, const char *key);
SYS_WEAK const char *xpc_dictionary_get_string(xpc_object_t dictionary, const char *key);
SYS_WEAK void xpc_dictionary_set_value(xpc_object_t dictionary, const char *key, xpc_object_t value);
SYS_WEAK bool xpc_dictionary_apply(xpc_object_t dictionary, xpc_dictionary_applier_t applier);
/* Of a message that was received, or a reply to one, the connection; NULL for any other. */
SYS_WEAK xpc_connection_t xpc_dictionary_get_remote_connection(xpc_object_t dictionary);

SYS_WEAK const char *xpc_connection_get_name(xpc_connection_t connection);
SYS_WEAK int32_t xpc_connection_get_pid(xpc_connection_t connection);
SYS_WEAK uint32_t xpc_connection_get_euid(xpc_connection_t connection);
SYS_WEAK uint32_t xpc_connection_get_egid(xpc_connection_t connection);
SYS_WEAK int32_t xpc_connection_get_asid(xpc_connection_t connection);
/* Exported, not in Apple's header; the prototype is WebKit's. */
SYS_WEAK void xpc_connection_get_audit_token(xpc_connection_t connection, audit_token_t *to);

#endif
