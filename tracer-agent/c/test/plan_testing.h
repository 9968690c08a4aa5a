/* Writes plans as replay would, back to front: the last part of a rule goes first. */
#ifndef XPCTAPE_PLAN_TESTING_H
#define XPCTAPE_PLAN_TESTING_H

#include "pb.h"
#include "test.h"

/* An empty plan of at most so many bytes. */
struct pb_out plan_begin(void);

/* A path: keys and #N between slashes, + to append. "" writes none. */
void put_path(struct pb_out *out, uint32_t field, const char *path);

/* A Value of that kind. */
void put_string(struct pb_out *out, uint32_t field, const char *text);
void put_number(struct pb_out *out, uint32_t field, uint32_t kind, uint64_t number);
void put_fd(struct pb_out *out, uint32_t field, const char *path, uint32_t flags);

/* Edits of the rule that is being written. */
void put_set_string(struct pb_out *out, const char *path, const char *text);
void put_set_number(struct pb_out *out, const char *path, uint32_t kind, uint64_t number);
void put_set_fd(struct pb_out *out, const char *path, const char *file, uint32_t flags);
void put_unset(struct pb_out *out, const char *path);

/* A condition; text NULL: the path exists. */
void put_condition(struct pb_out *out, const char *path, const char *text);

/* Ends the rule whose fields were written since mark. */
void put_rule(struct pb_out *out, size_t mark);

#endif
