/* Compares fields.h, line by line, with the .proto files that it speaks of. */
#include <ctype.h>

#include "test.h"

#define NAMES_MAX 512

struct constant {
    char name[96];
    uint64_t value;
};

struct constants {
    struct constant all[NAMES_MAX];
    size_t count;
};

/* The next word or single character; comments and strings are skipped. Empty at the end. */
static const char *next_token(const char **at, char *token, size_t size) {
    const char *from = *at;
    size_t length = 0;
    for (;;) {
        while (isspace((unsigned char)*from)) from++;
        if (strncmp(from, "//", 2) == 0)
            from += strcspn(from, "\n");
        else if (strncmp(from, "/*", 2) == 0)
            from = strstr(from, "*/") + 2;
        else if (*from == '"')
            from = strchr(from + 1, '"') + 1;
        else if (*from == '#')
            from += strcspn(from, "\n");
        else
            break;
    }
    if (isalnum((unsigned char)*from) || *from == '_')
        while (length < size - 1 && (isalnum((unsigned char)*from) || *from == '_')) token[length++] = *from++;
    else if (*from)
        token[length++] = *from++;
    token[length] = 0;
    *at = from;
    return token;
}

static void add(struct constants *to, const char *scope, const char *name, const char *value) {
    CHECK(to->count < NAMES_MAX);
    struct constant *constant = &to->all[to->count++];
    snprintf(constant->name, sizeof constant->name, "%s%s%s", scope, *scope ? "_" : "", name);
    constant->value = strtoull(value, NULL, 10);
}

/* MESSAGE_field and, with the message it lies in, MESSAGE_ENUM_VALUE. */
static void read_proto(const char *text, struct constants *to) {
    char scopes[8][64] = {""}, before[64] = "", token[64], name[64];
    size_t depth = 0;
    while (*next_token(&text, token, sizeof token)) {
        /* Elsewhere than at a statement's start it is a name. */
        bool starts = !*before || strchr(";{}", *before);
        if (starts && (strcmp(token, "message") == 0 || strcmp(token, "enum") == 0 || strcmp(token, "oneof") == 0)) {
            next_token(&text, name, sizeof name);
            CHECK(++depth < 8);
            /* What is in a oneof or an enum has the name of the message around it. */
            strcpy(scopes[depth], strcmp(token, "message") == 0 ? name : depth > 1 ? scopes[depth - 1] : "");
            next_token(&text, token, sizeof token);
            CHECK(strcmp(token, "{") == 0);
        } else if (strcmp(token, "}") == 0) {
            depth--;
        } else if (strcmp(token, "=") == 0) {
            next_token(&text, token, sizeof token);
            if (isdigit((unsigned char)*token)) add(to, scopes[depth], before, token);
        }
        strcpy(before, token);
    }
}

static void read_header(const char *text, struct constants *to) {
    char before[64] = "", token[64];
    while (*next_token(&text, token, sizeof token)) {
        if (strcmp(token, "=") == 0) {
            next_token(&text, token, sizeof token);
            add(to, "", before, token);
        }
        strcpy(before, token);
    }
}

static const char *text_of(const char *path) {
    size_t length;
    return (const char *)test_file(path, &length);
}

static const struct constant *find(const struct constants *in, const char *name) {
    for (size_t i = 0; i < in->count; i++)
        if (strcmp(in->all[i].name, name) == 0) return &in->all[i];
    return NULL;
}

/* What fields.h calls otherwise, for C has one scope. */
static void proto_name(const char *name, char *to, size_t size) {
    static const char *const renamed[][2] = {{"DROP_", "Dropped_REASON_"},
                                             {"INCOMPLETE_", "Incomplete_REASON_"},
                                             {"ORIGIN_", "Connection_ORIGIN_"},
                                             {"STATE_", "ConnectionState_STATE_"},
                                             {"TYPE_", "Fd_TYPE_"},
                                             {"SINGLETON_", "Error_SINGLETON_"}};
    snprintf(to, size, "%s", name);
    for (size_t i = 0; i < sizeof renamed / sizeof renamed[0]; i++) {
        size_t length = strlen(renamed[i][0]);
        if (strncmp(name, renamed[i][0], length) == 0) snprintf(to, size, "%s%s", renamed[i][1], name + length);
    }
}

static const char *headers, *protos;

static void says_what_the_protos_say(void) {
    static struct constants proto, header;
    static const char *const files[] = {"value.proto", "trace.proto", "plan.proto"};
    char name[128];
    for (size_t i = 0; i < 3; i++) {
        snprintf(name, sizeof name, "%s/%s", protos, files[i]);
        read_proto(text_of(name), &proto);
    }
    read_header(text_of(headers), &header);
    CHECK(proto.count > 100 && header.count > 100);
    for (size_t i = 0; i < header.count; i++) {
        const struct constant *own = &header.all[i];
        /* protobuf's own: the fields of a map's entry. */
        if (strncmp(own->name, "MAP_", 4) == 0) continue;
        proto_name(own->name, name, sizeof name);
        const struct constant *theirs = find(&proto, name);
        if (!theirs || theirs->value != own->value)
            fprintf(stderr, "%s = %llu is not so in the .proto files\n", own->name, (unsigned long long)own->value);
        CHECK(theirs && theirs->value == own->value);
    }
}

int main(int argc, char **argv) {
    CHECK(argc == 3);
    headers = argv[1];
    protos = argv[2];
    RUN(says_what_the_protos_say);
    return test_result();
}
