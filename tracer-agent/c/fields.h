/*
 * Field numbers and enum values of decoder/src/main/protobuf/xpctape/v1, as far as the agent needs
 * them. Named MESSAGE_field and ENUM_VALUE; a test compares each line with those files.
 */
#ifndef XPCTAPE_FIELDS_H
#define XPCTAPE_FIELDS_H

/* trace.proto */
enum { Trace_packet = 1, Trace_unfinished = 15 };
enum {
    Packet_sequence = 1,
    Packet_header = 2,
    Packet_message = 3,
    Packet_connection = 4,
    Packet_connection_state = 5,
    Packet_dropped = 6,
    Packet_marker = 7,
    Packet_closed = 8,
    Packet_image = 9,
    Packet_unrecorded = 10
};
enum {
    Header_format_version = 1,
    Header_written_by = 2,
    Header_os = 3,
    Header_os_release = 4,
    Header_machine = 5,
    Header_pid = 6,
    Header_parent_pid = 7,
    Header_executable = 8,
    Header_argument = 9,
    Header_working_directory = 10,
    Header_start_monotonic_ns = 11,
    Header_start_wall_ns = 12,
    Header_hooks_live = 13,
    Header_max_data = 14,
    Header_service_glob = 15,
    Header_fact = 16
};
/* A map's entry is a message with these two fields. */
enum { MAP_KEY = 1, MAP_VALUE = 2 };
enum {
    Message_connection_id = 1,
    Message_direction = 2,
    Message_call = 3,
    Message_reply_to = 4,
    Message_thread = 5,
    Message_monotonic_ns = 6,
    Message_wall_ns = 7,
    Message_service = 8,
    Message_body = 9,
    Message_change = 10,
    Message_stack = 11
};
enum { Image_base = 1, Image_start = 2, Image_end = 3, Image_path = 4, Image_build_id = 5 };
enum { Change_rule = 1, Change_in_place = 2, Change_refused = 3 };
enum {
    Connection_id = 1,
    Connection_name = 2,
    Connection_origin = 3,
    Connection_flags = 4,
    Connection_monotonic_ns = 5,
    Connection_listener_id = 6
};
enum {
    ConnectionState_id = 1,
    ConnectionState_state = 2,
    ConnectionState_monotonic_ns = 3,
    ConnectionState_peer_pid = 4,
    ConnectionState_peer_euid = 5,
    ConnectionState_peer_egid = 6,
    ConnectionState_peer_asid = 7,
    ConnectionState_peer_audit_token = 8
};
enum { Dropped_messages = 1, Dropped_reason = 2 };
enum { Unrecorded_function = 1, Unrecorded_calls = 2 };
enum { Marker_magic = 1, Marker_offset = 2 };
enum { Closed_messages = 1, Closed_connections = 2, Closed_dropped = 3, Closed_monotonic_ns = 4 };

enum direction { DIRECTION_OUTGOING = 1, DIRECTION_INCOMING = 2 };
enum call {
    CALL_CONNECTION_SEND_MESSAGE = 1,
    CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY = 2,
    CALL_CONNECTION_SEND_MESSAGE_WITH_REPLY_SYNC = 3,
    CALL_CONNECTION_SEND_REPLY = 4,
    CALL_CONNECTION_EVENT_HANDLER = 5,
    CALL_CONNECTION_REPLY_HANDLER = 6,
    CALL_CONNECTION_SYNC_REPLY = 7,
    CALL_DICTIONARY_SEND_REPLY = 8,
    CALL_SESSION_SEND_MESSAGE = 9,
    CALL_SESSION_SEND_MESSAGE_WITH_REPLY_ASYNC = 10,
    CALL_SESSION_SEND_MESSAGE_WITH_REPLY_SYNC = 11,
    CALL_SESSION_INCOMING_MESSAGE_HANDLER = 12,
    CALL_SESSION_REPLY_HANDLER = 13,
    CALL_SESSION_SYNC_REPLY = 14,
    CALL_SESSION_CANCEL_HANDLER = 15,
    CALL_PIPE_ROUTINE = 16,
    CALL_PIPE_ROUTINE_REPLY = 17,
    CALL_PIPE_SIMPLEROUTINE = 18,
    CALL_CONNECTION_SEND_NOTIFICATION = 19,
    CALL_PIPE_ROUTINE_ASYNC = 20,
    CALL_PIPE_ROUTINE_FORWARD = 21,
    CALL_PIPE_INTERFACE_ROUTINE = 22,
    CALL_PIPE_RECEIVE = 23,
    CALL_PIPE_SEND_REPLY = 24,
    CALL_EVENT_STREAM_HANDLER = 25
};
enum origin {
    ORIGIN_CREATE = 1,
    ORIGIN_CREATE_MACH_SERVICE = 2,
    ORIGIN_CREATE_FROM_ENDPOINT = 3,
    ORIGIN_PEER = 4,
    ORIGIN_SESSION = 5,
    ORIGIN_PIPE = 6,
    ORIGIN_UNKNOWN = 7,
    ORIGIN_EVENT_STREAM = 8
};
enum state {
    STATE_ACTIVATED = 1,
    STATE_SUSPENDED = 2,
    STATE_RESUMED = 3,
    STATE_CANCELED = 4,
    STATE_ENDED = 5,
    STATE_CONNECTED = 6,
    STATE_BARRIER = 7,
    STATE_TARGET_QUEUE = 8,
    STATE_REJECTED = 9
};
/* Dropped.Reason; its names begin with REASON_ there. */
enum drop {
    DROP_DISK_FULL = 1,
    DROP_MEMORY = 2,
    DROP_TAPE_LOST = 3,
    DROP_REENTRY = 4,
    DROP_DESCRIPTORS = 5,
    DROP_REASONS
};

/* value.proto */
enum {
    Value_null = 1,
    Value_bool = 2,
    Value_int64 = 3,
    Value_uint64 = 4,
    Value_double = 5,
    Value_date = 6,
    Value_data = 7,
    Value_string = 8,
    Value_uuid = 9,
    Value_array = 10,
    Value_dictionary = 11,
    Value_fd = 12,
    Value_shmem = 13,
    Value_endpoint = 14,
    Value_error = 15,
    Value_connection = 16,
    Value_pointer = 17,
    Value_mach_send = 18,
    Value_mach_send_once = 19,
    Value_mach_recv = 20,
    Value_other = 21,
    Value_incomplete = 24
};
enum { Array_value = 1 };
enum { Dictionary_entry = 1 };
enum { Entry_key = 1, Entry_value = 2 };
enum { Fd_type = 1, Fd_path = 2, Fd_flags = 3, Fd_size = 4, Fd_offset = 5, Fd_device = 6, Fd_inode = 7 };
enum fd_type {
    TYPE_UNSPECIFIED = 0,
    TYPE_FILE = 1,
    TYPE_DIRECTORY = 2,
    TYPE_CHARACTER_DEVICE = 3,
    TYPE_BLOCK_DEVICE = 4,
    TYPE_FIFO = 5,
    TYPE_SOCKET = 6,
    TYPE_OTHER = 7,
    TYPE_INVALID = 8
};
enum { Shmem_length = 1 };
enum { Described_type_name = 1, Described_description = 2 };
enum { Error_singleton = 1, Error_keys = 2 };
enum singleton {
    SINGLETON_UNSPECIFIED = 0,
    SINGLETON_CONNECTION_INTERRUPTED = 1,
    SINGLETON_CONNECTION_INVALID = 2,
    SINGLETON_TERMINATION_IMMINENT = 3,
    SINGLETON_PEER_CODE_SIGNING_REQUIREMENT = 4
};
enum {
    ConnectionValue_name = 1,
    ConnectionValue_pid = 2,
    ConnectionValue_euid = 3,
    ConnectionValue_egid = 4,
    ConnectionValue_asid = 5,
    ConnectionValue_id = 6
};
enum { Incomplete_reason = 1, Incomplete_full_length = 2 };
/* Incomplete.Reason; its names begin with REASON_ there. */
enum incomplete { INCOMPLETE_UNSPECIFIED = 0, INCOMPLETE_MAX_DATA = 1, INCOMPLETE_DEPTH = 2, INCOMPLETE_MEMORY = 3 };

/* plan.proto */
enum { Plan_rule = 1 };
enum { Rule_service = 1, Rule_call = 2, Rule_condition = 3, Rule_nth = 4, Rule_edit = 5 };
enum { Condition_path = 1, Condition_equals = 2 };
enum { Edit_path = 1, Edit_set = 2, Edit_unset = 3 };
enum { Path_step = 1 };
enum { Step_key = 1, Step_index = 2, Step_append = 3, Step_occurrence = 4 };

#endif
