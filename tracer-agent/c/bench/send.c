/*
 * send CALLS THREADS: sends one message again and again, each thread CALLS times, and prints what a
 * call took. The library of nothing.c behind it sends nothing: what remains is the agent's.
 */
#include <pthread.h>

#include <xpc/xpc.h>

#include "bench.h"

static xpc_connection_t connection;
static pthread_barrier_t start;

static void *send_all(void *context) {
    struct bench *bench = context;
    xpc_object_t message = bench_message();
    /* A thread's first record makes its buffer. */
    xpc_connection_send_message(connection, message);
    pthread_barrier_wait(&start);
    for (size_t i = 0; i < bench->count; i++) {
        uint64_t before = bench_now();
        xpc_connection_send_message(connection, message);
        uint64_t took = bench_now() - before;
        bench->times[i] = took > UINT32_MAX ? UINT32_MAX : (uint32_t)took;
    }
    xpc_release(message);
    return NULL;
}

int main(int argc, char **argv) {
    size_t calls = argc == 3 ? strtoul(argv[1], NULL, 10) : 0;
    unsigned threads = argc == 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    struct bench benches[16];
    pthread_t ids[16];
    if (calls == 0 || threads == 0 || threads > 16) return 2;
    connection = xpc_connection_create("io.xpctape.bench", NULL);
    pthread_barrier_init(&start, NULL, threads + 1);
    for (unsigned i = 0; i < threads; i++) {
        benches[i] = bench_of(calls);
        pthread_create(&ids[i], NULL, send_all, &benches[i]);
    }
    pthread_barrier_wait(&start);
    uint64_t before = bench_now();
    for (unsigned i = 0; i < threads; i++) pthread_join(ids[i], NULL);
    bench_print(benches, threads, bench_now() - before);
    return 0;
}
