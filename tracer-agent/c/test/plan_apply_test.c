/* What a plan does to objects. Needs libxpc. */
#include "plan.h"
#include "plan_testing.h"

/* The work-alike's: objects that live. */
size_t xpc_workalike_live_objects(void);

static struct name service = {.length = 0};
static const struct connection connection = {.id = 1, .name = &service, .recorded = true};

static void read_plan(const struct pb_out *out) {
    CHECK(!out->full);
    CHECK(plan_read(out->at, pb_mark(out)) == NULL);
}

/* Takes the value over. */
static void set(xpc_object_t dictionary, const char *key, xpc_object_t value) {
    xpc_dictionary_set_value(dictionary, key, value);
    xpc_release(value);
}

static void append(xpc_object_t array, xpc_object_t value) {
    xpc_array_append_value(array, value);
    xpc_release(value);
}

/* A configuration as a client might send it. */
static xpc_object_t message(void) {
    xpc_object_t body = xpc_dictionary_create(NULL, NULL, 0);
    xpc_object_t loader = xpc_dictionary_create(NULL, NULL, 0);
    xpc_object_t disks = xpc_array_create(NULL, 0), disk = xpc_dictionary_create(NULL, NULL, 0);
    set(loader, "command_line", xpc_string_create("console=hvc0"));
    set(loader, "kernel", xpc_string_create("old"));
    set(disk, "path", xpc_string_create("/disk"));
    append(disks, disk);
    append(disks, xpc_string_create("second"));
    set(body, "method", xpc_string_create("start"));
    set(body, "cpus", xpc_uint64_create(2));
    set(body, "boot_loader", loader);
    set(body, "disks", disks);
    return body;
}

static xpc_object_t at(xpc_object_t from, const char *key) { return xpc_dictionary_get_value(from, key); }

static bool is_string(xpc_object_t object, const char *text) {
    return object && xpc_get_type(object) == &_xpc_type_string && strcmp(xpc_string_get_string_ptr(object), text) == 0;
}

static struct change change;

/* Applies the plan to a fresh message, which must stay what it is; gives what goes out instead. */
static xpc_object_t applied(void) {
    xpc_object_t before = message(), original = message();
    xpc_object_t out = plan_apply(&connection, CALL_CONNECTION_SEND_MESSAGE, original, false, &change);
    CHECK(xpc_equal(before, original));
    CHECK(!change.in_place);
    if (out == original) out = xpc_retain(out);
    xpc_release(before);
    xpc_release(original);
    return out;
}

static void changes_along_the_path(void) {
    struct pb_out plan = plan_begin();
    put_set_number(&plan, "new", Value_int64, (uint64_t)-3);
    put_set_string(&plan, "disks/+", "third");
    put_set_string(&plan, "disks/#0/path", "/other");
    put_unset(&plan, "disks/#1");
    put_unset(&plan, "method");
    put_set_number(&plan, "cpus", Value_uint64, 8);
    put_set_string(&plan, "boot_loader/command_line", "quiet");
    put_rule(&plan, 0);
    read_plan(&plan);
    xpc_object_t out = applied();
    CHECK_EQUAL(1, change.rule_count);
    CHECK_EQUAL(0, change.refused_count);
    CHECK(is_string(at(at(out, "boot_loader"), "command_line"), "quiet"));
    CHECK(is_string(at(at(out, "boot_loader"), "kernel"), "old"));
    CHECK_EQUAL(8, xpc_uint64_get_value(at(out, "cpus")));
    CHECK(at(out, "method") == NULL);
    CHECK_EQUAL((uint64_t)-3, xpc_int64_get_value(at(out, "new")));
    CHECK_EQUAL(2, xpc_array_get_count(at(out, "disks")));
    CHECK(is_string(at(xpc_array_get_value(at(out, "disks"), 0), "path"), "/other"));
    CHECK(is_string(xpc_array_get_value(at(out, "disks"), 1), "third"));
    xpc_release(out);
}

/* What is not on the path is the very same object: a live resource has no copy. */
static void keeps_leaves(void) {
    struct pb_out plan = plan_begin();
    put_set_string(&plan, "boot_loader/command_line", "quiet");
    put_rule(&plan, 0);
    read_plan(&plan);
    xpc_object_t original = message();
    set(original, "fd", xpc_fd_create(0));
    xpc_object_t out = plan_apply(&connection, CALL_CONNECTION_SEND_MESSAGE, original, false, &change);
    CHECK(out != original);
    CHECK(at(out, "fd") == at(original, "fd"));
    CHECK(at(out, "disks") == at(original, "disks"));
    CHECK(at(at(out, "boot_loader"), "kernel") == at(at(original, "boot_loader"), "kernel"));
    xpc_release(out);
    xpc_release(original);
}

static void makes_every_kind(void) {
    struct pb_out plan = plan_begin();
    double half = 0.5;
    uint64_t bits;
    memcpy(&bits, &half, 8);
    put_set_fd(&plan, "fd", "/dev/null", O_RDWR);
    put_set_number(&plan, "date", Value_date, 1700000000123456789u);
    put_set_number(&plan, "double", Value_double, bits);
    put_set_number(&plan, "bool", Value_bool, 1);
    /* {k: null, a: [data]} */
    size_t mark = pb_mark(&plan);
    pb_bytes(&plan, Value_dictionary,
             "\x0a\x07\x0a\x01k\x12\x02\x0a\x00\x0a\x0d\x0a\x01"
             "a\x12\x08\x52\x06\x0a\x04\x3a\x02\x00\xff",
             24);
    pb_message(&plan, Edit_set, mark);
    put_path(&plan, Edit_path, "dictionary");
    pb_message(&plan, Rule_edit, mark);
    put_rule(&plan, 0);
    read_plan(&plan);
    xpc_object_t out = applied();
    CHECK_EQUAL(0, change.refused_count);
    CHECK(xpc_get_type(at(out, "fd")) == &_xpc_type_fd);
    CHECK_EQUAL(1700000000123456789u, xpc_date_get_value(at(out, "date")));
    CHECK(xpc_double_get_value(at(out, "double")) == 0.5);
    CHECK(xpc_bool_get_value(at(out, "bool")));
    xpc_object_t dictionary = at(out, "dictionary");
    CHECK(xpc_get_type(at(dictionary, "k")) == &_xpc_type_null);
    xpc_object_t data = xpc_array_get_value(at(dictionary, "a"), 0);
    CHECK_EQUAL(2, xpc_data_get_length(data));
    xpc_release(out);
}

static void asks_the_conditions(void) {
    struct pb_out plan = plan_begin();
    put_set_string(&plan, "not", "here");
    put_condition(&plan, "missing", NULL);
    put_rule(&plan, 0);
    size_t mark = pb_mark(&plan);
    put_set_string(&plan, "nor", "here");
    put_condition(&plan, "method", "stop");
    put_rule(&plan, mark);
    mark = pb_mark(&plan);
    put_set_string(&plan, "but", "here");
    put_condition(&plan, "method", "start");
    put_condition(&plan, "disks/#1", "second");
    put_condition(&plan, "boot_loader/kernel", NULL);
    put_rule(&plan, mark);
    mark = pb_mark(&plan);
    put_set_string(&plan, "other service", "x");
    pb_bytes(&plan, Rule_service, "com.*", 5);
    put_rule(&plan, mark);
    mark = pb_mark(&plan);
    put_set_string(&plan, "other call", "x");
    pb_uint(&plan, Rule_call, CALL_CONNECTION_SEND_REPLY);
    put_rule(&plan, mark);
    read_plan(&plan);
    xpc_object_t out = applied();
    /* Written back to front: the third that was written is the plan's third from the end. */
    CHECK_EQUAL(1, change.rule_count);
    CHECK_EQUAL(2, change.rules[0]);
    CHECK(at(out, "but") != NULL);
    CHECK_EQUAL(5, xpc_dictionary_get_count(out));
    xpc_release(out);
}

static void counts_to_the_nth(void) {
    struct pb_out plan = plan_begin();
    put_set_string(&plan, "method", "changed");
    pb_uint(&plan, Rule_nth, 2);
    put_rule(&plan, 0);
    read_plan(&plan);
    for (int i = 1; i <= 3; i++) {
        xpc_object_t out = applied();
        CHECK_EQUAL(i == 2, change.rule_count);
        CHECK(is_string(at(out, "method"), i == 2 ? "changed" : "start"));
        xpc_release(out);
    }
}

static void refuses_by_name(void) {
    struct pb_out plan = plan_begin();
    put_set_fd(&plan, "kernel", "/no/such/file", O_RDONLY);
    put_set_string(&plan, "disks/#7", "x");
    put_set_string(&plan, "method/deeper", "x");
    put_set_string(&plan, "missing/deeper", "x");
    put_unset(&plan, "missing");
    put_rule(&plan, 0);
    read_plan(&plan);
    xpc_object_t before = message(), out = applied();
    CHECK(xpc_equal(before, out));
    CHECK_EQUAL(5, change.refused_count);
    CHECK(strcmp(change.refused[0], "rule 0, edit 0: there is nothing at the path") == 0);
    CHECK(strcmp(change.refused[1], "rule 0, edit 1: the path's parent is missing") == 0);
    CHECK(strcmp(change.refused[2], "rule 0, edit 2: the path's parent is of another type") == 0);
    CHECK(strcmp(change.refused[3], "rule 0, edit 3: there is nothing at the path") == 0);
    CHECK(strcmp(change.refused[4], "rule 0, edit 4: the file for an fd can't be opened here") == 0);
    xpc_release(before);
    xpc_release(out);
}

/* The object itself, with what is nested in it copied. */
static void changes_a_reply_in_place(void) {
    struct pb_out plan = plan_begin();
    put_unset(&plan, "cpus");
    put_set_string(&plan, "boot_loader/kernel", "new");
    put_rule(&plan, 0);
    read_plan(&plan);
    xpc_object_t reply = message(), loader = xpc_retain(at(reply, "boot_loader"));
    CHECK(plan_apply(&connection, CALL_CONNECTION_SEND_REPLY, reply, true, &change) == reply);
    CHECK(change.in_place);
    CHECK(is_string(at(at(reply, "boot_loader"), "kernel"), "new"));
    CHECK(is_string(at(loader, "kernel"), "old"));
    CHECK(at(reply, "cpus") == NULL);
    xpc_release(loader);
    xpc_release(reply);
}

/* Nothing that was made lives on. */
static void leaks_nothing(void) {
    size_t before = xpc_workalike_live_objects();
    struct pb_out plan = plan_begin();
    put_set_string(&plan, "method/deeper", "refused");
    put_set_string(&plan, "disks/#0/path", "/other");
    put_set_string(&plan, "disks/+", "third");
    put_set_fd(&plan, "fd", "/dev/null", O_RDONLY);
    put_unset(&plan, "boot_loader/kernel");
    put_condition(&plan, "method", "start");
    put_rule(&plan, 0);
    read_plan(&plan);
    for (int i = 0; i < 10; i++) xpc_release(applied());
    CHECK_EQUAL(before, xpc_workalike_live_objects());
}

int main(void) {
    RUN(changes_along_the_path);
    RUN(keeps_leaves);
    RUN(makes_every_kind);
    RUN(asks_the_conditions);
    RUN(counts_to_the_nth);
    RUN(refuses_by_name);
    RUN(changes_a_reply_in_place);
    RUN(leaks_nothing);
    return test_result();
}
