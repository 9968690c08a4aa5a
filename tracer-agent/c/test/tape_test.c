#include <sys/wait.h>

#include "tape_testing.h"

static void writes_in_order(void) {
    struct stat status;
    CHECK(start("t"));
    CHECK_EQUAL(2, append(1, 10));
    CHECK_EQUAL(3, append(2, 0));
    struct summary open = read_tape(test_path("t"));
    CHECK_EQUAL(2, open.messages);
    CHECK(open.tail > 0);
    tape_close();
    struct summary closed = read_tape(test_path("t"));
    CHECK_EQUAL(2, closed.messages);
    CHECK_EQUAL(1, closed.closed);
    CHECK_EQUAL(2, closed.closed_messages);
    CHECK_EQUAL(0, closed.tail);
    CHECK(stat(test_path("t"), &status) == 0);
    CHECK_EQUAL(0600, status.st_mode & 07777);
}

static void goes_on_after_its_end(void) {
    CHECK(start("t"));
    append(1, 10);
    tape_close();
    CHECK_EQUAL(4, append(2, 10));
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(2, sum.messages);
    CHECK_EQUAL(1, sum.closed);
}

static void grows_with_markers(void) {
    CHECK(start("t"));
    for (uint64_t i = 1; i <= 20000; i++) CHECK(append(i, i % 2400) != 0);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(20000, sum.messages);
    CHECK(sum.markers > 5 * TAPE_STEP / TAPE_MARKER_EVERY);
    CHECK_EQUAL(0, sum.tail);
}

static void takes_packets_greater_than_a_step(void) {
    CHECK(start("t"));
    for (uint64_t i = 1; i <= 6; i++) CHECK(append(i, i * TAPE_STEP - 100) != 0);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(6, sum.messages);
    /* One behind each, but for the last, behind which nothing came. */
    CHECK_EQUAL(5, sum.markers);
}

#define WRITERS 8
#define EACH 5000

static void *write_many(void *first) {
    for (uint64_t i = 0; i < EACH; i++) append((uint64_t)(uintptr_t)first + i, 20 + i % 900);
    return NULL;
}

static void keeps_every_writer(void) {
    static bool seen[WRITERS * EACH];
    pthread_t threads[WRITERS];
    struct packet packet;

    CHECK(start("t"));
    for (size_t i = 0; i < WRITERS; i++) CHECK(pthread_create(&threads[i], NULL, write_many, (void *)(i * EACH)) == 0);
    for (size_t i = 0; i < WRITERS; i++) pthread_join(threads[i], NULL);
    tape_close();
    CHECK_EQUAL(WRITERS * EACH, read_tape(test_path("t")).messages);
    struct tape_reader reader = reader_of(test_path("t"));
    while (reader_next(&reader, &packet)) {
        uint64_t number = packet_number(&packet, Message_connection_id);
        if (packet.content != Packet_message) continue;
        CHECK(number < WRITERS * EACH && !seen[number]);
        seen[number] = true;
    }
}

static void takes_another_name(void) {
    char name[32];
    CHECK(close(open(test_path("t"), O_CREAT | O_WRONLY, 0600)) == 0);
    CHECK(start("t"));
    append(1, 10);
    snprintf(name, sizeof name, "t.%d", getpid());
    CHECK_EQUAL(1, read_tape(test_path(name)).messages);
}

static void refuses_a_relative_path(void) {
    static const uint8_t header[] = {Header_format_version << 3, 1};
    CHECK(!tape_start("t", header, sizeof header));
    CHECK(!tape_running());
    CHECK_EQUAL(0, append(1, 10));
}

static void gives_a_child_its_own(void) {
    char name[32];
    int status;
    CHECK(start("t"));
    pthread_atfork(tape_fork_prepare, tape_fork_parent, tape_fork_child);
    append(1, 10);
    pid_t quiet = fork();
    if (quiet == 0) _exit(0);
    CHECK(waitpid(quiet, &status, 0) == quiet && status == 0);
    snprintf(name, sizeof name, "t.%d", quiet);
    CHECK(access(test_path(name), F_OK) != 0);
    pid_t child = fork();
    if (child == 0) {
        CHECK_EQUAL(2, tape_generation());
        append(7, 10);
        tape_close();
        snprintf(name, sizeof name, "t.%d", getpid());
        struct summary sum = read_tape(test_path(name));
        CHECK_EQUAL(1, sum.messages);
        CHECK_EQUAL(1, sum.closed_messages);
        CHECK_EQUAL(7, sum.last_number);
        exit(0);
    }
    append(2, 10);
    CHECK(waitpid(child, &status, 0) == child && status == 0);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(2, sum.messages);
    CHECK_EQUAL(2, sum.last_number);
}

static void counts_what_others_drop(void) {
    CHECK(start("t"));
    tape_drop(DROP_REENTRY);
    tape_drop(DROP_REENTRY);
    append(1, 10);
    tape_drop(DROP_MEMORY);
    tape_close();
    struct summary sum = read_tape(test_path("t"));
    CHECK_EQUAL(3, sum.dropped);
    CHECK_EQUAL(3, sum.closed_dropped);
}

static void leaves_no_descriptor(void) {
    CHECK(start("t"));
    for (uint64_t i = 1; i <= 5000; i++) append(i, 500);
    for (int fd = 3; fd < 64; fd++) CHECK(fcntl(fd, F_GETFD) == -1);
}

/* A program may have closed what it does not print on; it may open that again, too. */
static void stays_off_the_standard_descriptors(void) {
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    CHECK(start("t"));
    for (uint64_t i = 1; i <= 5000; i++) CHECK(append(i, 500) != 0);
    CHECK(fcntl(STDIN_FILENO, F_GETFD) == -1 && fcntl(STDOUT_FILENO, F_GETFD) == -1);
    tape_close();
    CHECK_EQUAL(5000, read_tape(test_path("t")).messages);
}

int main(void) {
    for (int fd = 3; fd < 64; fd++) close(fd);
    RUN(writes_in_order);
    RUN(goes_on_after_its_end);
    RUN(grows_with_markers);
    RUN(takes_packets_greater_than_a_step);
    RUN(keeps_every_writer);
    RUN(takes_another_name);
    RUN(refuses_a_relative_path);
    RUN(gives_a_child_its_own);
    RUN(counts_what_others_drop);
    RUN(leaves_no_descriptor);
    RUN(stays_off_the_standard_descriptors);
    return test_result();
}
