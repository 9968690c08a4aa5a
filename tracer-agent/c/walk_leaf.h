/* The values that hold no others. */
#ifndef XPCTAPE_WALK_LEAF_H
#define XPCTAPE_WALK_LEAF_H

#include "pb.h"

/* Writes the fields of the object's Value message; data and strings are cut at most bytes. */
void leaf_value(struct pb_out *out, xpc_object_t object, xpc_type_t type, size_t most, enum incomplete reason);

/* Says that the Value is not whole, and how long it is. */
void leaf_incomplete(struct pb_out *out, enum incomplete reason, uint64_t full_length);

#endif
