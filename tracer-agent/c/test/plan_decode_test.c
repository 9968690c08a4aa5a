/* Plans that are read and plans that are not. */
#include "plan.h"
#include "plan_testing.h"

/* Plans are read from memory of just their size, so that a sanitizer sees a byte too many. */
static const char *read_bytes(const uint8_t *bytes, size_t length) {
    uint8_t *copy = calloc(1, length ? length : 1);
    if (length) memcpy(copy, bytes, length);
    const char *wrong = plan_read(copy, length);
    free(copy);
    return wrong;
}

static const char *read_plan(const struct pb_out *out) {
    CHECK(!out->full);
    return read_bytes(out->at, pb_mark(out));
}

static void is_wrong(const struct pb_out *out, const char *with) {
    const char *wrong = read_plan(out);
    if (!wrong || !strstr(wrong, with)) fprintf(stderr, "wanted \"%s\", got \"%s\"\n", with, wrong ? wrong : "a plan");
    CHECK(wrong && strstr(wrong, with));
    CHECK(!plan_present());
}

static struct pb_out whole_plan(void) {
    struct pb_out out = plan_begin();
    put_set_fd(&out, "boot_loader/kernel", "/dev/null", O_RDONLY);
    put_unset(&out, "network");
    put_set_number(&out, "cpus", Value_uint64, 4);
    pb_uint(&out, Rule_nth, 2);
    put_condition(&out, "method", "start");
    put_condition(&out, "boot_loader", NULL);
    pb_uint(&out, Rule_call, CALL_CONNECTION_SEND_MESSAGE);
    pb_bytes(&out, Rule_call, "\x02\x03", 2);
    pb_bytes(&out, Rule_service, "com.*", 5);
    put_rule(&out, 0);
    return out;
}

static void reads_a_whole_plan(void) {
    struct pb_out out = whole_plan();
    CHECK(!plan_present());
    CHECK(read_plan(&out) == NULL);
    CHECK(plan_present());
}

static void an_empty_plan_is_none(void) {
    CHECK(read_bytes(NULL, 0) == NULL);
    CHECK(!plan_present());
}

/* Cut anywhere it is no plan, or the end of one rule. */
static void refuses_a_cut_plan(void) {
    struct pb_out out = whole_plan();
    for (size_t length = 1; length < pb_mark(&out); length++) {
        const char *wrong = read_bytes(out.at, length);
        CHECK(wrong != NULL);
    }
}

/* One byte changed: it is read or refused, and nothing breaks. */
static void survives_damage(void) {
    struct pb_out out = whole_plan();
    for (size_t at = 0; at < pb_mark(&out); at++)
        for (unsigned byte = 0; byte < 256; byte++) {
            uint8_t old = out.at[at];
            out.at[at] = (uint8_t)byte;
            read_plan(&out);
            out.at[at] = old;
        }
}

#define WRONG(name, put, with)            \
    static void name(void) {              \
        struct pb_out out = plan_begin(); \
        put;                              \
        put_rule(&out, 0);                \
        is_wrong(&out, with);             \
    }

WRONG(no_empty_path, put_unset(&out, ""), "path in the plan is empty")
WRONG(no_append_to_unset, put_unset(&out, "disks/+"), "appends elsewhere")
WRONG(no_append_in_between, put_set_string(&out, "disks/+/path", "x"), "appends elsewhere")
WRONG(no_fd_without_path, put_set_fd(&out, "k", "", 0), "no path to open")
WRONG(no_shmem, put_set_number(&out, "k", Value_shmem, 1), "cut or no plan")
WRONG(no_call_0, pb_uint(&out, Rule_call, 0), "a call that this agent does not know")
WRONG(no_call_64, pb_bytes(&out, Rule_call, "\x40", 1), "a call that this agent does not know")
WRONG(no_0th, pb_uint(&out, Rule_nth, 0), "from 1")
WRONG(no_unknown_field, pb_uint(&out, 15, 1), "does not know")

static void refuses_a_nul_in_a_key(void) {
    struct pb_out out = plan_begin();
    pb_bytes(&out, Edit_unset, NULL, 0);
    size_t mark = pb_mark(&out);
    pb_bytes(&out, Step_key, "a\0b", 3);
    pb_message(&out, Path_step, mark);
    pb_message(&out, Edit_path, mark);
    pb_message(&out, Rule_edit, 0);
    put_rule(&out, 0);
    is_wrong(&out, "NUL");
}

static void refuses_what_can_not_be_made(void) {
    struct pb_out out = plan_begin();
    pb_bytes(&out, Value_endpoint, NULL, 0);
    pb_message(&out, Edit_set, 0);
    put_path(&out, Edit_path, "k");
    pb_message(&out, Rule_edit, 0);
    put_rule(&out, 0);
    is_wrong(&out, "can't be made");
}

static void refuses_a_short_uuid(void) {
    struct pb_out out = plan_begin();
    pb_bytes(&out, Value_uuid, "0123456789", 10);
    pb_message(&out, Edit_set, 0);
    put_path(&out, Edit_path, "k");
    pb_message(&out, Rule_edit, 0);
    put_rule(&out, 0);
    is_wrong(&out, "16 bytes");
}

static void refuses_a_comparison_with_an_fd(void) {
    struct pb_out out = plan_begin();
    put_fd(&out, Condition_equals, "/dev/null", 0);
    put_path(&out, Condition_path, "k");
    pb_message(&out, Rule_condition, 0);
    put_rule(&out, 0);
    is_wrong(&out, "equals nothing");
}

/* Ten thousand arrays in each other: refused, without ten thousand frames of stack. */
static void refuses_what_is_too_deep(void) {
    struct pb_out out = plan_begin();
    pb_uint(&out, Value_uint64, 1);
    for (int i = 0; i < 5000; i++) {
        pb_message(&out, Array_value, 0);
        pb_message(&out, Value_array, 0);
    }
    pb_message(&out, Edit_set, 0);
    put_path(&out, Edit_path, "k");
    pb_message(&out, Rule_edit, 0);
    put_rule(&out, 0);
    is_wrong(&out, "too deep");
}

static void refuses_too_many_rules(void) {
    struct pb_out out = plan_begin();
    for (int i = 0; i < PLAN_RULES_MAX + 1; i++) put_rule(&out, pb_mark(&out));
    is_wrong(&out, "too many rules");
}

static void says_what_is_wrong_with_a_file(void) {
    struct pb_out out = whole_plan();
    CHECK(strstr(plan_read_file(test_path("missing")), "opened") != NULL);
    CHECK(strstr(plan_read_file(test_path("")), "read") != NULL);
    int fd = open(test_path("plan"), O_WRONLY | O_CREAT, 0600);
    CHECK(write(fd, out.at, pb_mark(&out)) == (ssize_t)pb_mark(&out));
    CHECK(plan_read_file(test_path("plan")) == NULL);
    CHECK(plan_present());
    CHECK(ftruncate(fd, (off_t)PLAN_SIZE_MAX + 1) == 0);
    CHECK(strstr(plan_read_file(test_path("plan")), "too long") != NULL);
}

int main(void) {
    RUN(reads_a_whole_plan);
    RUN(an_empty_plan_is_none);
    RUN(refuses_a_cut_plan);
    RUN(survives_damage);
    RUN(no_empty_path);
    RUN(no_append_to_unset);
    RUN(no_append_in_between);
    RUN(no_fd_without_path);
    RUN(no_shmem);
    RUN(refuses_what_can_not_be_made);
    RUN(no_call_0);
    RUN(no_call_64);
    RUN(no_0th);
    RUN(no_unknown_field);
    RUN(refuses_a_nul_in_a_key);
    RUN(refuses_a_short_uuid);
    RUN(refuses_a_comparison_with_an_fd);
    RUN(refuses_what_is_too_deep);
    RUN(refuses_too_many_rules);
    RUN(says_what_is_wrong_with_a_file);
    return test_result();
}
