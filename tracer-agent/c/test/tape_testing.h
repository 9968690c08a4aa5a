/* What the tests of the tape share: packets to append, and a reader that checks what holds for all. */
#ifndef XPCTAPE_TAPE_TESTING_H
#define XPCTAPE_TAPE_TESTING_H

#include "tape.h"
#include "test.h"

/* Appends a Message packet: connection id number, and a service of length bytes made of it. */
uint64_t append(uint64_t number, size_t length);

/* Starts a tape of that name in the test's folder. */
bool start(const char *name);

struct summary {
    size_t messages, markers, unfinished, dropped, closed;
    uint64_t drop_reason, last_number, closed_messages, closed_dropped;
    /* Bytes of zero behind the last packet. */
    size_t tail;
};

/* Reads a tape, and checks what holds for each: sequences, markers, bodies, a tail of zeros. */
struct summary read_tape(const char *path);

#endif
