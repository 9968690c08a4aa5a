/*
 * libxpc as Apple and others declare it, for comparison with what the agent declares itself: the
 * types in their C form, where no kind of object is another, and a line a function. The public
 * ones are in the SDK of macOS 14; whose the others are is said there.
 */
#ifndef XPCTAPE_MACOS_PROTOTYPES_H
#define XPCTAPE_MACOS_PROTOTYPES_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* <sys/types.h>, <mach/port.h>, <bsm/audit.h>, <uuid/uuid.h> */
typedef uint32_t uid_t, gid_t, mach_port_t;
typedef int32_t pid_t, au_asid_t;
typedef struct {
    unsigned int val[8];
} audit_token_t;
typedef unsigned char uuid_t[16];

/* <dispatch/dispatch.h> */
typedef struct dispatch_queue_s *dispatch_queue_t;
typedef struct dispatch_data_s *dispatch_data_t;
typedef void (^dispatch_block_t)(void);
typedef void (*dispatch_function_t)(void *);

typedef void *xpc_object_t;
typedef const struct _xpc_type_s *xpc_type_t;
typedef struct _xpc_connection_s *xpc_connection_t;
typedef struct _xpc_endpoint_s *xpc_endpoint_t;
typedef struct _xpc_session_s *xpc_session_t;
typedef struct _xpc_listener_s *xpc_listener_t;
typedef struct _xpc_rich_error_s *xpc_rich_error_t;
typedef struct _xpc_pipe_s *xpc_pipe_t;
typedef uint64_t xpc_session_create_flags_t, xpc_listener_create_flags_t;
typedef void (*xpc_finalizer_t)(void *);
typedef void (*xpc_connection_handler_t)(xpc_connection_t);
typedef void (^xpc_handler_t)(xpc_object_t);
typedef bool (^xpc_array_applier_t)(size_t, xpc_object_t);
typedef bool (^xpc_dictionary_applier_t)(const char *, xpc_object_t);
typedef void (^xpc_session_cancel_handler_t)(xpc_rich_error_t);
typedef void (^xpc_session_incoming_message_handler_t)(xpc_object_t);
typedef void (^xpc_session_reply_handler_t)(xpc_object_t, xpc_rich_error_t);
typedef void (^xpc_listener_incoming_session_handler_t)(xpc_session_t);

#define PROTOTYPE(type, name, parameters) extern type name parameters;
/* What the agent uses, and nobody has published: its own declaration is a guess. */
#define UNPUBLISHED(name)

/* clang-format off */
/* <xpc/connection.h> */
PROTOTYPE(xpc_connection_t, xpc_connection_create, (const char *, dispatch_queue_t))
PROTOTYPE(xpc_connection_t, xpc_connection_create_mach_service, (const char *, dispatch_queue_t, uint64_t))
PROTOTYPE(xpc_connection_t, xpc_connection_create_from_endpoint, (xpc_endpoint_t))
PROTOTYPE(void, xpc_connection_set_target_queue, (xpc_connection_t, dispatch_queue_t))
PROTOTYPE(void, xpc_connection_set_event_handler, (xpc_connection_t, xpc_handler_t))
PROTOTYPE(void, xpc_connection_activate, (xpc_connection_t))
PROTOTYPE(void, xpc_connection_suspend, (xpc_connection_t))
PROTOTYPE(void, xpc_connection_resume, (xpc_connection_t))
PROTOTYPE(void, xpc_connection_send_message, (xpc_connection_t, xpc_object_t))
PROTOTYPE(void, xpc_connection_send_barrier, (xpc_connection_t, dispatch_block_t))
PROTOTYPE(void, xpc_connection_send_message_with_reply, (xpc_connection_t, xpc_object_t, dispatch_queue_t, xpc_handler_t))
PROTOTYPE(xpc_object_t, xpc_connection_send_message_with_reply_sync, (xpc_connection_t, xpc_object_t))
PROTOTYPE(void, xpc_connection_cancel, (xpc_connection_t))
PROTOTYPE(const char *, xpc_connection_get_name, (xpc_connection_t))
PROTOTYPE(uid_t, xpc_connection_get_euid, (xpc_connection_t))
PROTOTYPE(gid_t, xpc_connection_get_egid, (xpc_connection_t))
PROTOTYPE(pid_t, xpc_connection_get_pid, (xpc_connection_t))
PROTOTYPE(au_asid_t, xpc_connection_get_asid, (xpc_connection_t))
PROTOTYPE(void, xpc_connection_set_context, (xpc_connection_t, void *))
PROTOTYPE(void *, xpc_connection_get_context, (xpc_connection_t))
PROTOTYPE(void, xpc_connection_set_finalizer_f, (xpc_connection_t, xpc_finalizer_t))
PROTOTYPE(int, xpc_connection_set_peer_code_signing_requirement, (xpc_connection_t, const char *))

/* <xpc/endpoint.h> */
PROTOTYPE(xpc_endpoint_t, xpc_endpoint_create, (xpc_connection_t))

/* <xpc/session.h>, macOS 13 */
PROTOTYPE(char *, xpc_session_copy_description, (xpc_session_t))
PROTOTYPE(xpc_session_t, xpc_session_create_xpc_service, (const char *, dispatch_queue_t, xpc_session_create_flags_t, xpc_rich_error_t *))
PROTOTYPE(xpc_session_t, xpc_session_create_mach_service, (const char *, dispatch_queue_t, xpc_session_create_flags_t, xpc_rich_error_t *))
PROTOTYPE(void, xpc_session_set_incoming_message_handler, (xpc_session_t, xpc_session_incoming_message_handler_t))
PROTOTYPE(void, xpc_session_set_cancel_handler, (xpc_session_t, xpc_session_cancel_handler_t))
PROTOTYPE(void, xpc_session_set_target_queue, (xpc_session_t, dispatch_queue_t))
PROTOTYPE(bool, xpc_session_activate, (xpc_session_t, xpc_rich_error_t *))
PROTOTYPE(void, xpc_session_cancel, (xpc_session_t))
PROTOTYPE(xpc_rich_error_t, xpc_session_send_message, (xpc_session_t, xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_session_send_message_with_reply_sync, (xpc_session_t, xpc_object_t, xpc_rich_error_t *))
PROTOTYPE(void, xpc_session_send_message_with_reply_async, (xpc_session_t, xpc_object_t, xpc_session_reply_handler_t))

/* <xpc/listener.h>, macOS 14 */
PROTOTYPE(char *, xpc_listener_copy_description, (xpc_listener_t))
PROTOTYPE(xpc_listener_t, xpc_listener_create, (const char *, dispatch_queue_t, xpc_listener_create_flags_t, xpc_listener_incoming_session_handler_t, xpc_rich_error_t *))
PROTOTYPE(bool, xpc_listener_activate, (xpc_listener_t, xpc_rich_error_t *))
PROTOTYPE(void, xpc_listener_cancel, (xpc_listener_t))
PROTOTYPE(void, xpc_listener_reject_peer, (xpc_session_t, const char *))

/* <xpc/rich_error.h> */
PROTOTYPE(char *, xpc_rich_error_copy_description, (xpc_rich_error_t))
PROTOTYPE(bool, xpc_rich_error_can_retry, (xpc_rich_error_t))

/* <xpc/xpc.h> */
PROTOTYPE(xpc_object_t, xpc_retain, (xpc_object_t))
PROTOTYPE(void, xpc_release, (xpc_object_t))
PROTOTYPE(xpc_type_t, xpc_get_type, (xpc_object_t))
PROTOTYPE(const char *, xpc_type_get_name, (xpc_type_t))
PROTOTYPE(xpc_object_t, xpc_copy, (xpc_object_t))
PROTOTYPE(bool, xpc_equal, (xpc_object_t, xpc_object_t))
PROTOTYPE(size_t, xpc_hash, (xpc_object_t))
PROTOTYPE(char *, xpc_copy_description, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_null_create, (void))
PROTOTYPE(xpc_object_t, xpc_bool_create, (bool))
PROTOTYPE(bool, xpc_bool_get_value, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_int64_create, (int64_t))
PROTOTYPE(int64_t, xpc_int64_get_value, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_uint64_create, (uint64_t))
PROTOTYPE(uint64_t, xpc_uint64_get_value, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_double_create, (double))
PROTOTYPE(double, xpc_double_get_value, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_date_create, (int64_t))
PROTOTYPE(xpc_object_t, xpc_date_create_from_current, (void))
PROTOTYPE(int64_t, xpc_date_get_value, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_data_create, (const void *, size_t))
PROTOTYPE(xpc_object_t, xpc_data_create_with_dispatch_data, (dispatch_data_t))
PROTOTYPE(size_t, xpc_data_get_length, (xpc_object_t))
PROTOTYPE(const void *, xpc_data_get_bytes_ptr, (xpc_object_t))
PROTOTYPE(size_t, xpc_data_get_bytes, (xpc_object_t, void *, size_t, size_t))
PROTOTYPE(xpc_object_t, xpc_string_create, (const char *))
PROTOTYPE(xpc_object_t, xpc_string_create_with_format, (const char *, ...))
PROTOTYPE(xpc_object_t, xpc_string_create_with_format_and_arguments, (const char *, va_list))
PROTOTYPE(size_t, xpc_string_get_length, (xpc_object_t))
PROTOTYPE(const char *, xpc_string_get_string_ptr, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_uuid_create, (const uuid_t))
PROTOTYPE(const uint8_t *, xpc_uuid_get_bytes, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_fd_create, (int))
PROTOTYPE(int, xpc_fd_dup, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_shmem_create, (void *, size_t))
PROTOTYPE(size_t, xpc_shmem_map, (xpc_object_t, void **))
PROTOTYPE(xpc_object_t, xpc_array_create, (const xpc_object_t *, size_t))
PROTOTYPE(xpc_object_t, xpc_array_create_empty, (void))
PROTOTYPE(void, xpc_array_set_value, (xpc_object_t, size_t, xpc_object_t))
PROTOTYPE(void, xpc_array_append_value, (xpc_object_t, xpc_object_t))
PROTOTYPE(size_t, xpc_array_get_count, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_array_get_value, (xpc_object_t, size_t))
PROTOTYPE(bool, xpc_array_apply, (xpc_object_t, xpc_array_applier_t))
PROTOTYPE(void, xpc_array_set_bool, (xpc_object_t, size_t, bool))
PROTOTYPE(void, xpc_array_set_int64, (xpc_object_t, size_t, int64_t))
PROTOTYPE(void, xpc_array_set_uint64, (xpc_object_t, size_t, uint64_t))
PROTOTYPE(void, xpc_array_set_double, (xpc_object_t, size_t, double))
PROTOTYPE(void, xpc_array_set_date, (xpc_object_t, size_t, int64_t))
PROTOTYPE(void, xpc_array_set_data, (xpc_object_t, size_t, const void *, size_t))
PROTOTYPE(void, xpc_array_set_string, (xpc_object_t, size_t, const char *))
PROTOTYPE(void, xpc_array_set_uuid, (xpc_object_t, size_t, const uuid_t))
PROTOTYPE(void, xpc_array_set_fd, (xpc_object_t, size_t, int))
PROTOTYPE(void, xpc_array_set_connection, (xpc_object_t, size_t, xpc_connection_t))
PROTOTYPE(bool, xpc_array_get_bool, (xpc_object_t, size_t))
PROTOTYPE(int64_t, xpc_array_get_int64, (xpc_object_t, size_t))
PROTOTYPE(uint64_t, xpc_array_get_uint64, (xpc_object_t, size_t))
PROTOTYPE(double, xpc_array_get_double, (xpc_object_t, size_t))
PROTOTYPE(int64_t, xpc_array_get_date, (xpc_object_t, size_t))
PROTOTYPE(const void *, xpc_array_get_data, (xpc_object_t, size_t, size_t *))
PROTOTYPE(const char *, xpc_array_get_string, (xpc_object_t, size_t))
PROTOTYPE(const uint8_t *, xpc_array_get_uuid, (xpc_object_t, size_t))
PROTOTYPE(int, xpc_array_dup_fd, (xpc_object_t, size_t))
PROTOTYPE(xpc_connection_t, xpc_array_create_connection, (xpc_object_t, size_t))
PROTOTYPE(xpc_object_t, xpc_array_get_dictionary, (xpc_object_t, size_t))
PROTOTYPE(xpc_object_t, xpc_array_get_array, (xpc_object_t, size_t))
PROTOTYPE(xpc_object_t, xpc_dictionary_create, (const char *const *, const xpc_object_t *, size_t))
PROTOTYPE(xpc_object_t, xpc_dictionary_create_empty, (void))
PROTOTYPE(xpc_object_t, xpc_dictionary_create_reply, (xpc_object_t))
PROTOTYPE(void, xpc_dictionary_set_value, (xpc_object_t, const char *, xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_dictionary_get_value, (xpc_object_t, const char *))
PROTOTYPE(size_t, xpc_dictionary_get_count, (xpc_object_t))
PROTOTYPE(bool, xpc_dictionary_apply, (xpc_object_t, xpc_dictionary_applier_t))
PROTOTYPE(xpc_connection_t, xpc_dictionary_get_remote_connection, (xpc_object_t))
PROTOTYPE(void, xpc_dictionary_set_bool, (xpc_object_t, const char *, bool))
PROTOTYPE(void, xpc_dictionary_set_int64, (xpc_object_t, const char *, int64_t))
PROTOTYPE(void, xpc_dictionary_set_uint64, (xpc_object_t, const char *, uint64_t))
PROTOTYPE(void, xpc_dictionary_set_double, (xpc_object_t, const char *, double))
PROTOTYPE(void, xpc_dictionary_set_date, (xpc_object_t, const char *, int64_t))
PROTOTYPE(void, xpc_dictionary_set_data, (xpc_object_t, const char *, const void *, size_t))
PROTOTYPE(void, xpc_dictionary_set_string, (xpc_object_t, const char *, const char *))
PROTOTYPE(void, xpc_dictionary_set_uuid, (xpc_object_t, const char *, const uuid_t))
PROTOTYPE(void, xpc_dictionary_set_fd, (xpc_object_t, const char *, int))
PROTOTYPE(void, xpc_dictionary_set_connection, (xpc_object_t, const char *, xpc_connection_t))
PROTOTYPE(bool, xpc_dictionary_get_bool, (xpc_object_t, const char *))
PROTOTYPE(int64_t, xpc_dictionary_get_int64, (xpc_object_t, const char *))
PROTOTYPE(uint64_t, xpc_dictionary_get_uint64, (xpc_object_t, const char *))
PROTOTYPE(double, xpc_dictionary_get_double, (xpc_object_t, const char *))
PROTOTYPE(int64_t, xpc_dictionary_get_date, (xpc_object_t, const char *))
PROTOTYPE(const void *, xpc_dictionary_get_data, (xpc_object_t, const char *, size_t *))
PROTOTYPE(const char *, xpc_dictionary_get_string, (xpc_object_t, const char *))
PROTOTYPE(const uint8_t *, xpc_dictionary_get_uuid, (xpc_object_t, const char *))
PROTOTYPE(int, xpc_dictionary_dup_fd, (xpc_object_t, const char *))
PROTOTYPE(xpc_connection_t, xpc_dictionary_create_connection, (xpc_object_t, const char *))
PROTOTYPE(xpc_object_t, xpc_dictionary_get_dictionary, (xpc_object_t, const char *))
PROTOTYPE(xpc_object_t, xpc_dictionary_get_array, (xpc_object_t, const char *))
PROTOTYPE(void, xpc_main, (xpc_connection_handler_t))
PROTOTYPE(void, xpc_transaction_begin, (void))
PROTOTYPE(void, xpc_transaction_end, (void))
PROTOTYPE(void, xpc_set_event_stream_handler, (const char *, dispatch_queue_t, xpc_handler_t))

/* <xpc/connection.h> and its neighbours, macOS 14.4 */
PROTOTYPE(int, xpc_connection_set_peer_entitlement_exists_requirement, (xpc_connection_t, const char *))
PROTOTYPE(int, xpc_connection_set_peer_entitlement_matches_value_requirement, (xpc_connection_t, const char *, xpc_object_t))
PROTOTYPE(int, xpc_connection_set_peer_team_identity_requirement, (xpc_connection_t, const char *))
PROTOTYPE(int, xpc_connection_set_peer_platform_identity_requirement, (xpc_connection_t, const char *))
PROTOTYPE(int, xpc_connection_set_peer_lightweight_code_requirement, (xpc_connection_t, xpc_object_t))
PROTOTYPE(int, xpc_session_set_peer_code_signing_requirement, (xpc_session_t, const char *))
PROTOTYPE(int, xpc_listener_set_peer_code_signing_requirement, (xpc_listener_t, const char *))
PROTOTYPE(void, xpc_dictionary_set_mach_send, (xpc_object_t, const char *, mach_port_t))
PROTOTYPE(mach_port_t, xpc_dictionary_copy_mach_send, (xpc_object_t, const char *))

/* Exported, in no public header: as darling declares them. */
PROTOTYPE(void, xpc_dictionary_send_reply, (xpc_object_t))
PROTOTYPE(bool, xpc_dictionary_expects_reply, (xpc_object_t))
PROTOTYPE(xpc_connection_t, xpc_dictionary_get_connection, (xpc_object_t))
PROTOTYPE(void, xpc_dictionary_get_audit_token, (xpc_object_t, audit_token_t *))
PROTOTYPE(void, xpc_dictionary_handoff_reply, (xpc_object_t, dispatch_queue_t, dispatch_block_t))
PROTOTYPE(void, xpc_dictionary_handoff_reply_f, (xpc_object_t, dispatch_queue_t, void *, dispatch_function_t))
PROTOTYPE(void, xpc_dictionary_set_mach_recv, (xpc_object_t, const char *, mach_port_t))
PROTOTYPE(mach_port_t, xpc_dictionary_extract_mach_recv, (xpc_object_t, const char *))
PROTOTYPE(void, xpc_dictionary_apply_f, (xpc_object_t, void *, void (*)(const char *, xpc_object_t, void *)))
PROTOTYPE(void, xpc_array_apply_f, (xpc_object_t, void *, void (*)(size_t, xpc_object_t, void *)))
PROTOTYPE(void, xpc_array_set_mach_send, (xpc_object_t, size_t, mach_port_t))
PROTOTYPE(mach_port_t, xpc_array_copy_mach_send, (xpc_object_t, size_t))
PROTOTYPE(xpc_object_t, xpc_mach_send_create, (mach_port_t))
PROTOTYPE(xpc_object_t, xpc_mach_send_create_with_disposition, (mach_port_t, unsigned int))
PROTOTYPE(mach_port_t, xpc_mach_send_copy_right, (xpc_object_t))
PROTOTYPE(mach_port_t, xpc_mach_send_get_right, (xpc_object_t))
PROTOTYPE(xpc_object_t, xpc_mach_recv_create, (mach_port_t))
PROTOTYPE(mach_port_t, xpc_mach_recv_extract_right, (xpc_object_t))
PROTOTYPE(xpc_pipe_t, xpc_pipe_create, (const char *, uint64_t))
PROTOTYPE(xpc_pipe_t, xpc_pipe_create_from_port, (mach_port_t, uint64_t))
PROTOTYPE(void, xpc_pipe_invalidate, (xpc_pipe_t))
PROTOTYPE(int, xpc_pipe_routine, (xpc_pipe_t, xpc_object_t, xpc_object_t *))
PROTOTYPE(int, xpc_pipe_routine_with_flags, (xpc_pipe_t, xpc_object_t, xpc_object_t *, uint64_t))
PROTOTYPE(int, xpc_pipe_routine_reply, (xpc_object_t))
PROTOTYPE(int, xpc_pipe_routine_async, (xpc_pipe_t, xpc_object_t, mach_port_t))
PROTOTYPE(int, xpc_pipe_routine_forward, (xpc_pipe_t, xpc_object_t))
PROTOTYPE(int, xpc_pipe_simpleroutine, (xpc_pipe_t, xpc_object_t))
PROTOTYPE(int, xpc_pipe_receive, (mach_port_t, xpc_object_t *, uint64_t))

/* Exported, in no public header: as WebKit declares them. */
PROTOTYPE(xpc_object_t, xpc_connection_copy_entitlement_value, (xpc_connection_t, const char *))
PROTOTYPE(void, xpc_connection_get_audit_token, (xpc_connection_t, audit_token_t *))
PROTOTYPE(void, xpc_connection_kill, (xpc_connection_t, int))
PROTOTYPE(void, xpc_connection_set_instance, (xpc_connection_t, uuid_t))
PROTOTYPE(void, xpc_connection_set_oneshot_instance, (xpc_connection_t, uuid_t))
PROTOTYPE(void, xpc_connection_set_bootstrap, (xpc_connection_t, xpc_object_t))

UNPUBLISHED(_xpc_fd_get_port)
UNPUBLISHED(_xpc_pipe_interface_routine)
UNPUBLISHED(xpc_connection_send_notification)
UNPUBLISHED(xpc_pointer_get_value)
UNPUBLISHED(xpc_session_create_xpc_endpoint)
UNPUBLISHED(xpc_shmem_get_length)
/* clang-format on */

#endif
