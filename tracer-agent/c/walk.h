/*
 * An object to an xpctape.v1.Value.
 *
 * Asks for an object's type before it touches it, and changes and keeps nothing. Of the thread's
 * stack it takes one frame however deep the object is; what is open is stacked up in the buffer,
 * from the floor, while the packet grows towards it. Entries keep the order of
 * xpc_dictionary_apply.
 */
#ifndef XPCTAPE_WALK_H
#define XPCTAPE_WALK_H

#include "pb.h"

/*
 * Containers inside one another that are written; one that is deeper is left empty and says so.
 * One value more than that is what io.xpctape.model.Limits lets a reader take.
 */
#define WALK_DEPTH_MAX 127

struct walk_limits {
    /* Bytes kept of each data value. */
    size_t data;
    /* Why data that is longer is cut. */
    enum incomplete reason;
};

/*
 * Writes the object as field of the message that is being written. Where the buffer does not
 * suffice, out->full says so. What lies between out->floor and out->at is overwritten.
 */
void walk(struct pb_out *out, uint32_t field, xpc_object_t object, const struct walk_limits *limits);

#endif
