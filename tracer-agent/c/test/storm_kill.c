/*
 * storm_kill STORM AGENT ROUNDS [SEED [fork]]: kills two storms of four threads each at a random
 * moment, and compares what each thread had counted after a send with what is on the tapes. With
 * fork, each storm has a child that storms as well, and dies with it. XPCTAPE_STACK is passed on.
 * storm_kill STORM AGENT COUNT whole: nobody kills, and eight threads lose none of COUNT messages each.
 * PRELOAD is the variable that brings the agent in, LD_PRELOAD if it is not set.
 */
#include <dirent.h>
#include <errno.h>
#include <libgen.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "test.h"

#define THREADS 4
#define STORMS 2
/* Of all processes of a storm. */
#define COUNTS (2 * THREADS)
/* Up to so many messages before the kill. */
#define MESSAGES_MAX 20000

struct storm {
    pid_t pid;
    _Atomic uint64_t *sent;
    char tape[128], counter[128];
};

static const char *program, *agent;
static unsigned rounds;
static bool forks;
static uint64_t sent_for_certain;

static void name_files(struct storm *storm, unsigned round, unsigned index) {
    char name[32];
    snprintf(name, sizeof name, "tape-%u-%u", round, index);
    snprintf(storm->tape, sizeof storm->tape, "%s", test_path(name));
    snprintf(name, sizeof name, "count.%u.%u", round, index);
    snprintf(storm->counter, sizeof storm->counter, "%s", test_path(name));
}

/* how is the storm's last argument, or NULL. */
static void start_storm(struct storm *storm, const char *threads, const char *how) {
    int fd = open(storm->counter, O_RDWR | O_CREAT | O_EXCL, 0600);
    CHECK(fd >= 0 && ftruncate(fd, COUNTS * sizeof *storm->sent) == 0);
    storm->sent = mmap(NULL, COUNTS * sizeof *storm->sent, PROT_READ, MAP_SHARED, fd, 0);
    CHECK((void *)storm->sent != MAP_FAILED);
    close(fd);
    storm->pid = fork();
    CHECK(storm->pid >= 0);
    setpgid(storm->pid, storm->pid);
    if (storm->pid == 0) {
        setpgid(0, 0);
        setenv(getenv("PRELOAD") ? getenv("PRELOAD") : "LD_PRELOAD", agent, 1);
        setenv("XPCTAPE_TAPE", storm->tape, 1);
        execl(program, program, threads, storm->counter, how, (char *)NULL);
        _exit(127);
    }
}

static uint64_t sum_of(const struct storm *storm) {
    uint64_t sum = 0;
    for (size_t i = 0; i < (forks ? COUNTS : THREADS); i++) sum += storm->sent[i];
    return sum;
}

static struct pb_in message_in(const struct pb_field *field) {
    return (struct pb_in){field->bytes, field->bytes + field->count};
}

/* The uint64 of that key in the dictionary of a Message packet's body. */
static uint64_t number_in(const struct packet *packet, const char *key) {
    size_t count;
    const uint8_t *body = packet_bytes(packet, Message_body, &count);
    struct pb_in value = {body, body + count}, entry, inner;
    struct pb_field dictionary, field, part, number;
    CHECK(body && pb_next(&value, &dictionary) == PB_FIELD);
    if (dictionary.number != Value_dictionary) return UINT64_MAX;
    struct pb_in entries = message_in(&dictionary);
    while (pb_next(&entries, &field) == PB_FIELD) {
        bool found = false;
        for (entry = message_in(&field); pb_next(&entry, &part) == PB_FIELD;) {
            if (part.number == Entry_key) found = part.count == strlen(key) && memcmp(part.bytes, key, part.count) == 0;
            inner = message_in(&part);
            if (found && part.number == Entry_value && pb_next(&inner, &number) == PB_FIELD) return number.value;
        }
    }
    return UINT64_MAX;
}

/* How many of each thread's messages are on a tape; they must be there without a gap. */
static void count_sent(const char *tape, uint64_t *found) {
    struct tape_reader reader = reader_of(tape);
    struct packet packet;
    while (reader_next(&reader, &packet)) {
        if (packet.content != Packet_message || packet_number(&packet, Message_direction) != DIRECTION_OUTGOING)
            continue;
        uint64_t thread = number_in(&packet, "thread");
        CHECK(thread < COUNTS);
        CHECK_EQUAL(++found[thread], number_in(&packet, "number"));
    }
    /* What a kill leaves behind the last packet is the tail, and nothing but zeros. */
    for (; reader.at < reader.length; reader.at++) CHECK_EQUAL(0, reader.bytes[reader.at]);
}

/* The tapes of a storm and of its child, TAPE.PID, are read and removed; who died early has none. */
static void read_tapes(const struct storm *storm, uint64_t *found) {
    char folder_name[sizeof storm->tape], path[512];
    snprintf(folder_name, sizeof folder_name, "%s", storm->tape);
    DIR *folder = opendir(dirname(folder_name));
    unsigned tapes = 0;
    size_t length = strlen(storm->tape);
    memset(found, 0, COUNTS * sizeof *found);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        snprintf(path, sizeof path, "%s/%s", folder_name, entry->d_name);
        if (strncmp(path, storm->tape, length) != 0 || (path[length] && path[length] != '.')) continue;
        count_sent(path, found);
        unlink(path);
        tapes++;
    }
    closedir(folder);
    CHECK(tapes <= (forks ? 2 : 1));
}

static void kill_round(unsigned round) {
    struct storm storms[STORMS];
    uint64_t found[COUNTS], wanted = 1 + (uint64_t)rand() % MESSAGES_MAX;
    int status;

    for (unsigned i = 0; i < STORMS; i++) {
        name_files(&storms[i], round, i);
        start_storm(&storms[i], "4", forks ? "fork" : NULL);
    }
    while (sum_of(&storms[0]) < wanted) CHECK(waitpid(storms[0].pid, &status, WNOHANG) == 0);
    for (unsigned i = 0; i < STORMS; i++) CHECK(kill(-storms[i].pid, SIGKILL) == 0);
    for (unsigned i = 0; i < STORMS; i++) {
        CHECK(waitpid(storms[i].pid, &status, 0) == storms[i].pid && WIFSIGNALED(status));
        /* Its child comes to us when it is gone. */
        while (waitpid(-storms[i].pid, &status, 0) > 0) continue;
        CHECK(errno == ECHILD);
    }
    for (unsigned i = 0; i < STORMS; i++) {
        read_tapes(&storms[i], found);
        for (size_t j = 0; j < (forks ? COUNTS : THREADS); j++) CHECK(found[j] >= storms[i].sent[j]);
        sent_for_certain += sum_of(&storms[i]);
        munmap((void *)storms[i].sent, COUNTS * sizeof *storms[i].sent);
        unlink(storms[i].counter);
        test_forget_files();
    }
}

static void loses_nothing(void) {
    for (unsigned round = 0; round < rounds; round++) kill_round(round);
    printf("%u killed, %llu messages were sent for certain, none is missing\n", rounds * STORMS,
           (unsigned long long)sent_for_certain);
}

static void whole_storm(void) {
    struct storm storm;
    uint64_t found[COUNTS];
    char count[16];
    int status;
    snprintf(count, sizeof count, "%u", rounds);
    name_files(&storm, 0, 0);
    start_storm(&storm, "8", count);
    CHECK(waitpid(storm.pid, &status, 0) == storm.pid && status == 0);
    read_tapes(&storm, found);
    for (size_t i = 0; i < COUNTS; i++) CHECK_EQUAL(rounds, found[i]);
}

int main(int argc, char **argv) {
    CHECK(argc >= 4 && argc <= 6);
    /* Tests run in a folder of their own. */
    program = realpath(argv[1], NULL);
    agent = realpath(argv[2], NULL);
    CHECK(program && agent);
    rounds = (unsigned)strtoul(argv[3], NULL, 10);
    bool whole = argc == 5 && strcmp(argv[4], "whole") == 0;
    forks = argc == 6 && strcmp(argv[5], "fork") == 0;
    CHECK(prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);
    srand(argc >= 5 ? (unsigned)strtoul(argv[4], NULL, 10) : (unsigned)time(NULL));
    if (whole)
        RUN(whole_storm);
    else
        RUN(loses_nothing);
    return test_result();
}
