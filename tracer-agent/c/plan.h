/*
 * Changes to messages on their way out, by an xpctape.v1.Plan.
 *
 * The program's own objects stay as they are: along the changed path containers are made anew, and
 * leaves are kept. Only a reply made by xpc_dictionary_create_reply is changed itself, since
 * libxpc's copies lose the way back; a message that was received and is sent on is left alone.
 */
#ifndef XPCTAPE_PLAN_H
#define XPCTAPE_PLAN_H

#include "connections.h"

/* Bytes that a plan may have, and how much may be in it. */
#define PLAN_SIZE_MAX ((size_t)1 << 24)
#define PLAN_RULES_MAX 64
#define PLAN_DEPTH_MAX 64

#define CHANGE_REFUSALS_MAX 8

/* What a plan did to one message. */
struct change {
    /* Indexes of the rules that matched. */
    uint32_t rules[PLAN_RULES_MAX];
    unsigned rule_count;
    /* The object itself was changed. */
    bool in_place;
    /* The first edits that were not made, and why. */
    char refused[CHANGE_REFUSALS_MAX][112];
    unsigned refused_count;
};

/* Takes the plan that every later message goes through. NULL, or what is wrong with it. */
const char *plan_read(const uint8_t *bytes, size_t length);

/* The same from a file. */
const char *plan_read_file(const char *path);

/* There is a plan. Costs one load. */
bool plan_present(void);

/*
 * What to send in place of message: that itself, or a new object that the caller releases after
 * the call. reply says that xpc_dictionary_create_reply made it.
 */
xpc_object_t plan_apply(const struct connection *connection, enum call call, xpc_object_t message, bool reply,
                        struct change *change);

#endif
