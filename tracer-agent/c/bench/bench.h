/* What the benchmarks share. */
#ifndef XPCTAPE_BENCH_BENCH_H
#define XPCTAPE_BENCH_BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* An xpc_object_t, for the caller to release. */
void *bench_message(void);

static inline uint64_t bench_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* What one thread has measured, in nanoseconds a call. */
struct bench {
    uint32_t *times;
    size_t count;
};

static inline struct bench bench_of(size_t count) {
    struct bench bench = {calloc(count, sizeof(uint32_t)), count};
    if (!bench.times) abort();
    /* Not while it is measured. */
    memset(bench.times, 1, count * sizeof(uint32_t));
    return bench;
}

static inline int bench_order(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

/* One line: median, mean, 99.9th percentile, worst, and calls a second of all threads together. */
static inline void bench_print(struct bench *threads, unsigned thread_count, uint64_t wall) {
    size_t count = threads[0].count;
    struct bench all = bench_of(count * thread_count);
    double sum = 0;
    for (unsigned i = 0; i < thread_count; i++)
        memcpy(all.times + i * count, threads[i].times, count * sizeof(uint32_t));
    qsort(all.times, all.count, sizeof(uint32_t), bench_order);
    for (size_t i = 0; i < all.count; i++) sum += all.times[i];
    printf("%u %.0f %u %u %.0f\n", all.times[all.count / 2], sum / (double)all.count,
           all.times[all.count - 1 - all.count / 1000], all.times[all.count - 1],
           (double)all.count * 1e9 / (double)wall);
}

#endif
