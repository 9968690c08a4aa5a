/* The tape's first packet: of whom it is and how it was made. */
#ifndef XPCTAPE_HEADER_H
#define XPCTAPE_HEADER_H

#include "hooks.h"

struct header {
    int argc;
    char **argv;
    /* Globs, one a line, or NULL. */
    const char *services;
    /* What the recorder knows of the system: NAME=TEXT, one a line, or NULL. */
    const char *facts;
    bool has_max_data;
    uint64_t max_data;
    /* Why nothing is traced, or NULL. */
    const char *plan_error, *environment_error;
    bool hooks_live;
    /* Functions that libxpc does not have. */
    char missing[2048];
};

/* Starts the tape at path with this header. False if it can't be made. */
bool header_start_tape(const struct header *header, const char *path);

#endif
