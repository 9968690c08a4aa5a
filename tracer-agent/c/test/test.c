#include "test.h"

#include <stdio.h>
#include <sys/wait.h>

/* Files that tests read; they last as long as the process. */
struct kept {
    struct kept *next;
    uint8_t bytes[];
};

static struct kept *files;
static int failures;
static char folder[64];

void test_check(bool holds, const char *text, const char *file, int line) {
    if (holds) return;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, text);
    exit(1);
}

void test_equal(uint64_t wanted, uint64_t got, const char *text, const char *file, int line) {
    if (wanted == got) return;
    fprintf(stderr, "%s:%d: %s is %llu, not %llu\n", file, line, text, (unsigned long long)got,
            (unsigned long long)wanted);
    exit(1);
}

static void remove_folder(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    CHECK(system(command) == 0);
}

void test_run(const char *name, void (*test)(void)) {
    int status;
    snprintf(folder, sizeof folder, "/tmp/xpctape-test.XXXXXX");
    CHECK(mkdtemp(folder) != NULL);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        CHECK(chdir(folder) == 0);
        test();
        exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child);
    if (status != 0) {
        failures++;
        fprintf(stderr, "failed: %s (%s %d)\n", name, WIFSIGNALED(status) ? "signal" : "status",
                WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    }
    remove_folder();
}

int test_result(void) { return failures > 0; }

const char *test_path(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

const uint8_t *test_file(const char *path, size_t *length) {
    struct stat status;
    int fd = open(path, O_RDONLY);
    CHECK(fd >= 0);
    CHECK(fstat(fd, &status) == 0);
    *length = (size_t)status.st_size;
    struct kept *file = calloc(1, sizeof *file + *length + 1);
    CHECK(file != NULL);
    file->next = files;
    files = file;
    CHECK(read(fd, file->bytes, *length) == status.st_size);
    close(fd);
    return file->bytes;
}

void test_forget_files(void) {
    while (files) {
        struct kept *next = files->next;
        free(files);
        files = next;
    }
}

struct tape_reader reader_of(const char *path) {
    struct tape_reader reader = {0};
    reader.bytes = test_file(path, &reader.length);
    return reader;
}

bool reader_next(struct tape_reader *reader, struct packet *packet) {
    struct pb_in in = {reader->bytes + reader->at, reader->bytes + reader->length};
    struct pb_field field;

    if (reader->at == reader->length || *in.at == 0) return false;
    CHECK(pb_next(&in, &field) == PB_FIELD);
    CHECK(field.wire == PB_BYTES);
    CHECK(field.number == Trace_packet || field.number == Trace_unfinished);
    *packet = (struct packet){.offset = reader->at, .finished = field.number == Trace_packet};
    reader->at = (size_t)(in.at - reader->bytes);
    if (!packet->finished) return true;
    struct pb_in inner = {field.bytes, field.bytes + field.count};
    CHECK(pb_next(&inner, &field) == PB_FIELD);
    CHECK_EQUAL(Packet_sequence, field.number);
    packet->sequence = field.value;
    CHECK(pb_next(&inner, &field) == PB_FIELD);
    packet->content = field.number;
    packet->in = (struct pb_in){field.bytes, field.bytes + field.count};
    CHECK(pb_next(&inner, &field) == PB_END);
    return true;
}

uint64_t packet_number(const struct packet *packet, uint32_t field) {
    struct pb_in in = packet->in;
    struct pb_field found;
    while (pb_next(&in, &found) == PB_FIELD)
        if (found.number == field) return found.value;
    return 0;
}

const uint8_t *packet_bytes(const struct packet *packet, uint32_t field, size_t *count) {
    struct pb_in in = packet->in;
    struct pb_field found;
    while (pb_next(&in, &found) == PB_FIELD)
        if (found.number == field) {
            *count = found.count;
            return found.bytes;
        }
    return NULL;
}
