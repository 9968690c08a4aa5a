/* The loaded images that a call stack's addresses lie in. */
#ifndef XPCTAPE_IMAGES_H
#define XPCTAPE_IMAGES_H

#include "platform.h"

/* Remembers those that are loaded now. What is loaded later has no packet. From the constructor alone. */
void images_load(void);

/* Puts them on this process's tape, once. */
void images_record(void);

#endif
