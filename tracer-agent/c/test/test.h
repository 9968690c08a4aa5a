/* What the unit tests share: checks that name their line, and a reader of tapes. */
#ifndef XPCTAPE_TEST_H
#define XPCTAPE_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pb.h"

/* Ends the process with 1 and says where, if it does not hold. */
#define CHECK(holds) test_check(holds, #holds, __FILE__, __LINE__)
#define CHECK_EQUAL(wanted, got) test_equal((uint64_t)(wanted), (uint64_t)(got), #got, __FILE__, __LINE__)

void test_check(bool holds, const char *text, const char *file, int line);
void test_equal(uint64_t wanted, uint64_t got, const char *text, const char *file, int line);

/* Runs a test in a process of its own and an empty folder that becomes its current one. */
#define RUN(name) test_run(#name, name)
void test_run(const char *name, void (*test)(void));

/* 1 if a test that was run failed. */
int test_result(void);

/* A path in the test's folder; good until the next call. */
const char *test_path(const char *name);

/* A whole file and a NUL; length is its size. */
const uint8_t *test_file(const char *path, size_t *length);
/* Lets go of all that test_file and reader_of gave. */
void test_forget_files(void);

/* One packet of a tape. */
struct packet {
    /* Where its tag stands. */
    size_t offset;
    bool finished;
    uint64_t sequence;
    /* The field number of what it holds, and its bytes. */
    uint32_t content;
    struct pb_in in;
};

struct tape_reader {
    const uint8_t *bytes;
    size_t length, at;
};

struct tape_reader reader_of(const char *path);

/* The next packet; false at the end or at a zero tag, where reader->at stays. Damage is a failure. */
bool reader_next(struct tape_reader *reader, struct packet *packet);

/* The packet's content as a number, of the field with that number; 0 if there is none. */
uint64_t packet_number(const struct packet *packet, uint32_t field);

/* Its bytes, NULL if there is no such field. */
const uint8_t *packet_bytes(const struct packet *packet, uint32_t field, size_t *count);

#endif
