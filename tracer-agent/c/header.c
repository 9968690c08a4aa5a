#include "header.h"

#include "tape.h"

#define FORMAT_VERSION 1

static void put_text(struct pb_out *out, uint32_t field, const char *text) {
    pb_bytes_set(out, field, text, strlen(text));
}

static void put_fact(struct pb_out *out, const char *name, const char *text) {
    size_t mark = pb_mark(out);
    if (!text || !*text) return;
    put_text(out, MAP_VALUE, text);
    put_text(out, MAP_KEY, name);
    pb_message(out, Header_fact, mark);
}

/* Bytes of a line in front of a character, or of all of it. */
static size_t before(const char *line, char stop) {
    size_t length = 0;
    while (line[length] && line[length] != '\n' && line[length] != stop) length++;
    return length;
}

/* The recorder's, which are text that protobuf takes; a line without a name is none. */
static void put_facts(struct pb_out *out, const char *facts) {
    while (*facts) {
        size_t length = before(facts, '\n'), name = before(facts, '='), mark = pb_mark(out);
        if (name > 0 && name < length) {
            pb_bytes_set(out, MAP_VALUE, facts + name + 1, length - name - 1);
            pb_bytes_set(out, MAP_KEY, facts, name);
            pb_message(out, Header_fact, mark);
        }
        facts += length + (facts[length] == '\n');
    }
}

/* Globs from the last to the first, as everything here. */
static void put_services(struct pb_out *out, const char *services) {
    size_t end = strlen(services);
    while (end > 0) {
        size_t start = end;
        while (start > 0 && services[start - 1] != '\n') start--;
        if (start < end) pb_bytes(out, Header_service_glob, services + start, end - start);
        end = start > 0 ? start - 1 : 0;
    }
}

static void put_arguments(struct pb_out *out, const struct header *header) {
    for (int i = header->argc; i-- > 0;) pb_bytes(out, Header_argument, header->argv[i], strlen(header->argv[i]));
}

static void put_header(struct pb_out *out, const struct header *header) {
    static const char version[] = "xpctape-agent " XPCTAPE_VERSION " " SYS_NAME;
    struct sys_uname system;
    char executable[SYS_PATH_MAX];

    sys_uname(&system);
    put_fact(out, "environment_error", header->environment_error);
    put_fact(out, "hooks_missing", header->missing);
    put_fact(out, "plan_error", header->plan_error);
    if (header->facts) put_facts(out, header->facts);
    if (header->services) put_services(out, header->services);
    if (header->has_max_data) pb_uint(out, Header_max_data, header->max_data);
    pb_uint_set(out, Header_hooks_live, header->hooks_live);
    put_arguments(out, header);
    pb_bytes_set(out, Header_executable, executable, sys_executable(executable, sizeof executable));
    put_text(out, Header_machine, system.names.machine);
    put_text(out, Header_os_release, system.names.release);
    put_text(out, Header_os, system.names.sysname);
    put_text(out, Header_written_by, version);
    pb_uint(out, Header_format_version, FORMAT_VERSION);
}

static size_t size_of(const struct header *header) {
    size_t size = SYS_PATH_MAX + 8192;
    for (int i = 0; i < header->argc; i++) size += strlen(header->argv[i]) + 2 * PB_VARINT_MAX;
    if (header->services) size += 8 * strlen(header->services);
    if (header->facts) size += 8 * strlen(header->facts);
    return size;
}

bool header_start_tape(const struct header *header, const char *path) {
    /* Stays: a forked child begins its tape with it too. */
    size_t size = size_of(header);
    uint8_t *bytes = sys_memory(size);
    if (!bytes) return false;
    struct pb_out out = {bytes, bytes + size, bytes + size, false};
    put_header(&out, header);
    return !out.full && tape_start(path, out.at, pb_mark(&out));
}
