/* The loaded images that a call stack's addresses lie in. */
#ifndef XPCTAPE_IMAGES_H
#define XPCTAPE_IMAGES_H

#include "platform.h"

/*
 * Puts those on this process's tape that are not on it yet: all of them the first time, later what
 * was loaded since. One that is unloaded keeps its packet.
 */
void images_record(void);

/* The three parts of fork. */
void images_fork_prepare(void);
void images_fork_parent(void);
void images_fork_child(void);

#endif
