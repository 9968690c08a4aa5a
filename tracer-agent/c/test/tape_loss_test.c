/* The tape where something is missing: space, descriptors, memory, the file itself. */
#include "tape_testing.h"

static void set_limit(int resource, rlim_t soft) {
    struct rlimit limit;
    CHECK(getrlimit(resource, &limit) == 0);
    limit.rlim_cur = soft;
    CHECK(setrlimit(resource, &limit) == 0);
}

/* SIGXFSZ would end this process: a file's greatest size is a full disk that needs no disk. */
static void stops_when_the_disk_is_full(void) {
    uint64_t written = 0, lost = 0;
    set_limit(RLIMIT_FSIZE, TAPE_STEP + 12345);
    CHECK(start("t"));
    for (uint64_t i = 1; i <= TAPE_STEP / 100; i++) *(append(i, 300) ? &written : &lost) += 1;
    CHECK(!tape_running());
    /* Told at once, for a kill that may come. */
    struct summary now = read_tape(test_path("t"));
    CHECK_EQUAL(DROP_DISK_FULL, now.drop_reason);
    CHECK_EQUAL(1, now.dropped);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(written, sum.messages);
    CHECK_EQUAL(written, sum.last_number);
    CHECK_EQUAL(lost, sum.dropped);
    CHECK_EQUAL(lost, sum.closed_dropped);
    CHECK_EQUAL(0, sum.tail);
    /* Up to the last page that the limit allows. */
    CHECK(written * 350 > TAPE_STEP + 12345);
}

/* What does not fit at all does not hide what was there before it. */
static void stops_at_a_packet_that_does_not_fit(void) {
    set_limit(RLIMIT_FSIZE, TAPE_STEP + 12345);
    CHECK(start("t"));
    CHECK(append(1, 1000) != 0);
    CHECK_EQUAL(0, append(2, 3 * TAPE_STEP));
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(1, sum.messages);
    CHECK_EQUAL(1, sum.dropped);
}

static void fill_first_step(void) {
    CHECK(start("t"));
    CHECK(append(1, TAPE_STEP - 2000) != 0);
}

static void stops_when_it_is_deleted(void) {
    fill_first_step();
    CHECK(unlink(test_path("t")) == 0);
    CHECK_EQUAL(0, append(2, 4000));
    CHECK(!tape_running());
    tape_close();
    CHECK(access(test_path("t"), F_OK) != 0);
}

static void tells_when_it_is_moved(void) {
    char moved[128];
    fill_first_step();
    strcpy(moved, test_path("moved"));
    CHECK(rename(test_path("t"), moved) == 0);
    /* Another's file at the old place stays as it is. */
    int other = open(test_path("t"), O_CREAT | O_WRONLY, 0600);
    CHECK(write(other, "mine", 4) == 4);
    CHECK_EQUAL(0, append(2, 4000));
    tape_close();
    CHECK_EQUAL(4, lseek(other, 0, SEEK_END));
    struct summary sum = read_tape(moved);
    CHECK_EQUAL(1, sum.dropped);
    CHECK_EQUAL(DROP_TAPE_LOST, sum.drop_reason);
}

/* Stores behind the end of a cut file are SIGBUS: there must not be any. */
static void stops_when_it_is_cut(void) {
    fill_first_step();
    /* With the marker that is due. */
    CHECK(append(2, 10) != 0);
    CHECK(truncate(test_path("t"), 0) == 0);
    CHECK_EQUAL(0, append(3, 4000));
    CHECK(!tape_running());
    tape_close();
    tape_drop(DROP_MEMORY);
    CHECK_EQUAL(0, append(4, 10));
}

static void goes_on_when_descriptors_come_back(void) {
    fill_first_step();
    set_limit(RLIMIT_NOFILE, 0);
    CHECK_EQUAL(0, append(2, 4000));
    CHECK_EQUAL(0, append(3, 4000));
    CHECK(append(4, 10) != 0);
    CHECK(tape_running());
    set_limit(RLIMIT_NOFILE, 64);
    CHECK(append(5, 4000) != 0);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(3, sum.messages);
    CHECK_EQUAL(2, sum.dropped);
    CHECK_EQUAL(DROP_DESCRIPTORS, sum.drop_reason);
}

#ifndef TEST_SANITIZED
/*
 * No room in the address space: packets go out by write(2), and none is lost. A sanitizer's own
 * memory does not live with that limit.
 */
static void writes_where_it_can_not_map(void) {
    fill_first_step();
    set_limit(RLIMIT_AS, 1);
    for (uint64_t i = 2; i <= 600; i++) CHECK(append(i, 4000) != 0);
    set_limit(RLIMIT_AS, RLIM_INFINITY);
    CHECK(append(601, 4000) != 0);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(601, sum.messages);
    CHECK_EQUAL(0, sum.tail);
}
#endif

int main(void) {
    for (int fd = 3; fd < 64; fd++) close(fd);
    RUN(stops_when_the_disk_is_full);
    RUN(stops_at_a_packet_that_does_not_fit);
    RUN(stops_when_it_is_deleted);
    RUN(tells_when_it_is_moved);
    RUN(stops_when_it_is_cut);
    RUN(goes_on_when_descriptors_come_back);
#ifndef TEST_SANITIZED
    RUN(writes_where_it_can_not_map);
#endif
    return test_result();
}
