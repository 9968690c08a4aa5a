#include "plan_testing.h"

struct pb_out plan_begin(void) {
    static uint8_t room[1 << 16];
    return (struct pb_out){room, room + sizeof room, room + sizeof room, false};
}

static void put_step(struct pb_out *out, const char *text, size_t length) {
    size_t mark = pb_mark(out);
    if (*text == '+')
        pb_bytes(out, Step_append, NULL, 0);
    else if (*text == '#')
        pb_uint(out, Step_index, strtoul(text + 1, NULL, 10));
    else
        pb_bytes(out, Step_key, text, length);
    pb_message(out, Path_step, mark);
}

void put_path(struct pb_out *out, uint32_t field, const char *path) {
    size_t mark = pb_mark(out), end = strlen(path);
    while (end > 0) {
        size_t start = end;
        while (start > 0 && path[start - 1] != '/') start--;
        put_step(out, path + start, end - start);
        end = start > 0 ? start - 1 : 0;
    }
    pb_message(out, field, mark);
}

void put_string(struct pb_out *out, uint32_t field, const char *text) {
    size_t mark = pb_mark(out);
    pb_bytes(out, Value_string, text, strlen(text));
    pb_message(out, field, mark);
}

void put_number(struct pb_out *out, uint32_t field, uint32_t kind, uint64_t number) {
    size_t mark = pb_mark(out);
    if (kind == Value_double || kind == Value_date)
        pb_fixed64(out, kind, number);
    else
        pb_uint(out, kind, number);
    pb_message(out, field, mark);
}

void put_fd(struct pb_out *out, uint32_t field, const char *path, uint32_t flags) {
    size_t mark = pb_mark(out);
    pb_uint(out, Fd_flags, flags);
    pb_bytes(out, Fd_path, path, strlen(path));
    pb_message(out, Value_fd, mark);
    pb_message(out, field, mark);
}

void put_set_string(struct pb_out *out, const char *path, const char *text) {
    size_t mark = pb_mark(out);
    put_string(out, Edit_set, text);
    put_path(out, Edit_path, path);
    pb_message(out, Rule_edit, mark);
}

void put_set_number(struct pb_out *out, const char *path, uint32_t kind, uint64_t number) {
    size_t mark = pb_mark(out);
    put_number(out, Edit_set, kind, number);
    put_path(out, Edit_path, path);
    pb_message(out, Rule_edit, mark);
}

void put_set_fd(struct pb_out *out, const char *path, const char *file, uint32_t flags) {
    size_t mark = pb_mark(out);
    put_fd(out, Edit_set, file, flags);
    put_path(out, Edit_path, path);
    pb_message(out, Rule_edit, mark);
}

void put_unset(struct pb_out *out, const char *path) {
    size_t mark = pb_mark(out);
    pb_bytes(out, Edit_unset, NULL, 0);
    put_path(out, Edit_path, path);
    pb_message(out, Rule_edit, mark);
}

void put_condition(struct pb_out *out, const char *path, const char *text) {
    size_t mark = pb_mark(out);
    if (text) put_string(out, Condition_equals, text);
    put_path(out, Condition_path, path);
    pb_message(out, Rule_condition, mark);
}

void put_rule(struct pb_out *out, size_t mark) { pb_message(out, Plan_rule, mark); }
