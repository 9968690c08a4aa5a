#include "walk_leaf.h"

#include "connections.h"

void leaf_incomplete(struct pb_out *out, enum incomplete reason, uint64_t full_length) {
    size_t mark = pb_mark(out);
    pb_uint(out, Incomplete_full_length, full_length);
    pb_uint_set(out, Incomplete_reason, reason);
    pb_message(out, Value_incomplete, mark);
}

static void text(struct pb_out *out, uint32_t field, const char *chars) {
    if (chars) pb_bytes_set(out, field, chars, strlen(chars));
}

static void data(struct pb_out *out, xpc_object_t object, size_t most, enum incomplete reason) {
    size_t length = xpc_data_get_length(object), kept = length;
    if (length > most) {
        kept = most;
        leaf_incomplete(out, reason, length);
    }
    uint8_t *to = pb_room(out, kept);
    /* It copies; a pointer to the bytes may make libxpc flatten them first. */
    if (to && kept) xpc_data_get_bytes(object, to, 0, kept);
    pb_varint(out, kept);
    pb_tag(out, Value_data, PB_BYTES);
}

/* A limit on data leaves strings alone; want of memory does not. */
static void string(struct pb_out *out, xpc_object_t object, size_t most, enum incomplete reason) {
    size_t length = xpc_string_get_length(object), kept = length;
    if (length > most && reason == INCOMPLETE_MEMORY) {
        kept = most;
        leaf_incomplete(out, reason, length);
    }
    pb_bytes(out, Value_string, xpc_string_get_string_ptr(object), kept);
}

static void described(struct pb_out *out, uint32_t field, xpc_object_t object, xpc_type_t type) {
    size_t mark = pb_mark(out);
    char *description = xpc_copy_description(object);
    text(out, Described_description, description);
    sys_free(description);
    if (xpc_type_get_name) text(out, Described_type_name, xpc_type_get_name(type));
    pb_message(out, field, mark);
}

static void fd(struct pb_out *out, xpc_object_t object) {
    struct sys_fd_facts facts;
    size_t mark = pb_mark(out);

    sys_fd_facts(object, &facts);
    if (facts.has_inode) {
        pb_uint(out, Fd_inode, facts.inode);
        pb_uint(out, Fd_device, facts.device);
    }
    if (facts.has_offset) pb_uint(out, Fd_offset, facts.offset);
    if (facts.has_size) pb_uint(out, Fd_size, facts.size);
    if (facts.has_flags) pb_uint(out, Fd_flags, facts.flags);
    pb_bytes_set(out, Fd_path, facts.path, facts.path_length);
    pb_uint_set(out, Fd_type, facts.type);
    pb_message(out, Value_fd, mark);
}

static void shmem(struct pb_out *out, xpc_object_t object) {
    if (!xpc_shmem_get_length) {
        size_t end = pb_mark(out);
        pb_message(out, Value_incomplete, end);
    }
    size_t mark = pb_mark(out);
    if (xpc_shmem_get_length) pb_uint_set(out, Shmem_length, xpc_shmem_get_length(object));
    pb_message(out, Value_shmem, mark);
}

static enum singleton singleton_of(xpc_object_t error) {
    if (error == &_xpc_error_connection_interrupted) return SINGLETON_CONNECTION_INTERRUPTED;
    if (error == &_xpc_error_connection_invalid) return SINGLETON_CONNECTION_INVALID;
    if (error == &_xpc_error_termination_imminent) return SINGLETON_TERMINATION_IMMINENT;
    if (error == &_xpc_error_peer_code_signing_requirement) return SINGLETON_PEER_CODE_SIGNING_REQUIREMENT;
    return SINGLETON_UNSPECIFIED;
}

/* An error is asked for the one key that Apple documents; whether it may be applied is not known. */
static void error(struct pb_out *out, xpc_object_t object) {
    size_t mark = pb_mark(out);
    const char *key = &_xpc_error_key_description ? _xpc_error_key_description : NULL;
    const char *description = key ? xpc_dictionary_get_string(object, key) : NULL;
    if (description) {
        pb_bytes(out, Value_string, description, strlen(description));
        pb_message(out, Entry_value, mark);
        text(out, Entry_key, key);
        pb_message(out, Dictionary_entry, mark);
        pb_message(out, Error_keys, mark);
    }
    pb_uint_set(out, Error_singleton, singleton_of(object));
    pb_message(out, Value_error, mark);
}

static void connection(struct pb_out *out, xpc_object_t object) {
    struct connection known;
    size_t mark = pb_mark(out);

    if (connections_known(object, &known)) pb_uint(out, ConnectionValue_id, known.id);
    /* Negative int32s take ten bytes, as protobuf wants it. */
    pb_uint(out, ConnectionValue_asid, (uint64_t)(int64_t)xpc_connection_get_asid(object));
    pb_uint(out, ConnectionValue_egid, xpc_connection_get_egid(object));
    pb_uint(out, ConnectionValue_euid, xpc_connection_get_euid(object));
    pb_uint(out, ConnectionValue_pid, (uint64_t)(int64_t)xpc_connection_get_pid(object));
    text(out, ConnectionValue_name, xpc_connection_get_name(object));
    pb_message(out, Value_connection, mark);
}

static void number(struct pb_out *out, uint32_t field, const void *eight) {
    uint64_t bits;
    memcpy(&bits, eight, sizeof bits);
    pb_fixed64(out, field, bits);
}

void leaf_value(struct pb_out *out, xpc_object_t object, xpc_type_t type, size_t most, enum incomplete reason) {
    if (type == &_xpc_type_string) {
        string(out, object, most, reason);
    } else if (type == &_xpc_type_uint64) {
        pb_uint(out, Value_uint64, xpc_uint64_get_value(object));
    } else if (type == &_xpc_type_bool) {
        pb_uint(out, Value_bool, xpc_bool_get_value(object));
    } else if (type == &_xpc_type_int64) {
        pb_uint(out, Value_int64, (uint64_t)xpc_int64_get_value(object));
    } else if (type == &_xpc_type_data) {
        data(out, object, most, reason);
    } else if (type == &_xpc_type_double) {
        double value = xpc_double_get_value(object);
        number(out, Value_double, &value);
    } else if (type == &_xpc_type_date) {
        pb_fixed64(out, Value_date, (uint64_t)xpc_date_get_value(object));
    } else if (type == &_xpc_type_uuid) {
        pb_bytes(out, Value_uuid, xpc_uuid_get_bytes(object), 16);
    } else if (type == &_xpc_type_null) {
        pb_bytes(out, Value_null, NULL, 0);
    } else if (type == &_xpc_type_fd) {
        fd(out, object);
    } else if (type == &_xpc_type_shmem) {
        shmem(out, object);
    } else if (type == &_xpc_type_error) {
        error(out, object);
    } else if (type == &_xpc_type_connection) {
        connection(out, object);
    } else if (type == &_xpc_type_endpoint) {
        described(out, Value_endpoint, object, type);
    } else if (type == &_xpc_type_mach_send) {
        described(out, Value_mach_send, object, type);
    } else if (type == &_xpc_type_mach_send_once) {
        described(out, Value_mach_send_once, object, type);
    } else if (type == &_xpc_type_mach_recv) {
        described(out, Value_mach_recv, object, type);
    } else if (type == &_xpc_type_pointer && xpc_pointer_get_value) {
        pb_fixed64(out, Value_pointer, (uint64_t)(uintptr_t)xpc_pointer_get_value(object));
    } else {
        described(out, Value_other, object, type);
    }
}
