/*
 * encode CALLS THREADS [FOLDER]: encodes the message as the agent does, clocks included, each thread
 * CALLS times. With FOLDER it goes out by write(2) each time, to one file that is appended to.
 */
#include "bench.h"
#include "walk.h"

static int file = -1;
static size_t calls, bytes;
static pthread_barrier_t start;

static void encode(struct pb_out *out, void *message) {
    static const struct walk_limits whole = {SIZE_MAX, INCOMPLETE_MAX_DATA};
    static const char service[] = "io.xpctape.bench";
    uint64_t monotonic = sys_monotonic_ns(), wall = sys_wall_ns();
    walk(out, Message_body, message, &whole);
    pb_bytes_set(out, Message_service, service, sizeof service - 1);
    pb_fixed64(out, Message_wall_ns, wall);
    pb_fixed64(out, Message_monotonic_ns, monotonic);
    pb_uint(out, Message_thread, 12345);
    pb_uint(out, Message_call, CALL_CONNECTION_SEND_MESSAGE);
    pb_uint(out, Message_direction, DIRECTION_OUTGOING);
    pb_uint(out, Message_connection_id, 1);
    pb_message(out, Packet_message, 0);
}

static void *encode_all(void *context) {
    struct bench *bench = context;
    size_t size = (size_t)1 << 18;
    uint8_t *room = sys_memory(size);
    void *message = bench_message();
    if (!room) abort();
    pthread_barrier_wait(&start);
    for (size_t i = 0; i < bench->count; i++) {
        struct pb_out out = {room + 16, room + size, room + size, false};
        uint64_t before = bench_now();
        encode(&out, message);
        if (file >= 0 && write(file, out.at, pb_mark(&out)) < 0) abort();
        uint64_t took = bench_now() - before;
        bench->times[i] = took > UINT32_MAX ? UINT32_MAX : (uint32_t)took;
        bytes = pb_mark(&out);
    }
    xpc_release(message);
    return NULL;
}

int main(int argc, char **argv) {
    calls = argc >= 3 ? strtoul(argv[1], NULL, 10) : 0;
    unsigned threads = argc >= 3 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
    struct bench benches[16];
    pthread_t ids[16];
    char path[4096];
    if (calls == 0 || threads == 0 || threads > 16) return 2;
    if (argc == 4) {
        snprintf(path, sizeof path, "%s/written", argv[3]);
        file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0600);
        if (file < 0) return 2;
    }
    pthread_barrier_init(&start, NULL, threads + 1);
    for (unsigned i = 0; i < threads; i++) {
        benches[i] = bench_of(calls);
        pthread_create(&ids[i], NULL, encode_all, &benches[i]);
    }
    pthread_barrier_wait(&start);
    uint64_t before = bench_now();
    for (unsigned i = 0; i < threads; i++) pthread_join(ids[i], NULL);
    bench_print(benches, threads, bench_now() - before);
    fprintf(stderr, "%zu bytes a record\n", bytes);
    return 0;
}
