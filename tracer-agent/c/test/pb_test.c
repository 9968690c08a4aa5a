#include "test.h"

static uint8_t room[256];

static struct pb_out empty(size_t size) {
    return (struct pb_out){room + sizeof room - size, room + sizeof room, room + sizeof room, false};
}

static struct pb_in written(const struct pb_out *out) { return (struct pb_in){out->at, out->end}; }

/* The example of protobuf.dev/programming-guides/encoding: field 1 is 150, field 2 is "testing". */
static void writes_what_the_guide_shows(void) {
    static const uint8_t wanted[] = {0x08, 0x96, 0x01, 0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g'};
    struct pb_out out = empty(64);
    pb_bytes(&out, 2, "testing", 7);
    pb_uint(&out, 1, 150);
    CHECK_EQUAL(sizeof wanted, pb_mark(&out));
    CHECK(memcmp(out.at, wanted, sizeof wanted) == 0);
}

static void reads_what_it_wrote(void) {
    static const uint64_t numbers[] = {
        0, 1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)1 << 35, INT64_MAX, (uint64_t)1 << 63, UINT64_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct pb_out out = empty(64);
        struct pb_field field;
        pb_fixed64(&out, 536870911, numbers[i]);
        pb_uint(&out, 15, numbers[i]);
        struct pb_in in = written(&out);
        CHECK(pb_next(&in, &field) == PB_FIELD);
        CHECK_EQUAL(15, field.number);
        CHECK_EQUAL(numbers[i], field.value);
        CHECK(pb_next(&in, &field) == PB_FIELD);
        CHECK_EQUAL(536870911, field.number);
        CHECK_EQUAL(numbers[i], field.value);
        CHECK(pb_next(&in, &field) == PB_END);
    }
}

static void nests(void) {
    struct pb_out out = empty(64);
    struct pb_field field;
    pb_uint(&out, 7, 1);
    size_t mark = pb_mark(&out);
    pb_bytes(&out, 1, "x", 1);
    pb_message(&out, 2, mark);
    struct pb_in in = written(&out);
    CHECK(pb_next(&in, &field) == PB_FIELD);
    CHECK_EQUAL(2, field.number);
    CHECK_EQUAL(3, field.count);
    CHECK(pb_next(&in, &field) == PB_FIELD);
    CHECK_EQUAL(7, field.number);
}

static void leaves_defaults_out(void) {
    struct pb_out out = empty(64);
    pb_uint_set(&out, 1, 0);
    pb_bytes_set(&out, 2, NULL, 0);
    CHECK_EQUAL(0, pb_mark(&out));
    pb_bytes(&out, 2, NULL, 0);
    CHECK_EQUAL(2, pb_mark(&out));
}

/* Whatever the size of the buffer: full, or all of it, and never a byte below the floor. */
static void says_when_it_is_full(void) {
    for (size_t size = 0; size < 40; size++) {
        struct pb_out out = empty(size);
        memset(room, 0xaa, sizeof room);
        pb_bytes(&out, 3, "0123456789", 10);
        pb_fixed64(&out, 2, 1);
        pb_uint(&out, 1, UINT64_MAX);
        pb_message(&out, 4, 0);
        CHECK_EQUAL(size < 12 + 9 + 11 + 2, out.full);
        for (size_t i = 0; i < sizeof room - size; i++) CHECK_EQUAL(0xaa, room[i]);
    }
}

static void refuses(const void *bytes, size_t count) {
    /* In memory of just that size, so that a sanitizer sees a byte too many. */
    uint8_t *copy = malloc(count);
    struct pb_field field;
    memcpy(copy, bytes, count);
    struct pb_in in = {copy, copy + count};
    CHECK(pb_next(&in, &field) == PB_BAD);
    free(copy);
}

static void refuses_what_is_no_message(void) {
    refuses("\x80", 1);                                              /* a cut tag */
    refuses("\x00\x00", 2);                                          /* field 0 */
    refuses("\x0b", 1);                                              /* a group */
    refuses("\x0c", 1);                                              /* a group's end */
    refuses("\x0e\x00", 2);                                          /* wire type 6 */
    refuses("\x08", 1);                                              /* no value */
    refuses("\x08\x80", 2);                                          /* a cut value */
    refuses("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 11);     /* 65 bits */
    refuses("\x08\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 12); /* 11 bytes */
    refuses("\x09\x01\x02\x03\x04\x05\x06\x07", 8);                  /* seven bytes of eight */
    refuses("\x0d\x01\x02\x03", 4);                                  /* three of four */
    refuses("\x0a\x02x", 3);                                         /* longer than there is */
    refuses("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11);     /* longer than memory */
    refuses("\x80\x80\x80\x80\x10\x00", 6);                          /* field 2^29 */
}

/* Every string of up to three bytes ends somewhere, inside it. */
static void survives_noise(void) {
    for (uint32_t noise = 0; noise < 1u << 24; noise += 7) {
        uint8_t bytes[3] = {(uint8_t)noise, (uint8_t)(noise >> 8), (uint8_t)(noise >> 16)};
        struct pb_in in = {bytes, bytes + 3};
        struct pb_field field;
        while (pb_next(&in, &field) == PB_FIELD) CHECK(in.at > bytes && in.at <= bytes + 3);
    }
}

int main(void) {
    RUN(writes_what_the_guide_shows);
    RUN(reads_what_it_wrote);
    RUN(nests);
    RUN(leaves_defaults_out);
    RUN(says_when_it_is_full);
    RUN(refuses_what_is_no_message);
    RUN(survives_noise);
    return test_result();
}
