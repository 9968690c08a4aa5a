/* Globs over bytes: * for any run, ? for any one. */
#ifndef XPCTAPE_GLOB_H
#define XPCTAPE_GLOB_H

#include <stdbool.h>
#include <stddef.h>

bool glob_match(const char *glob, size_t glob_length, const char *text, size_t length);

/* Does one of the globs match, which stand one a line? */
bool glob_match_any(const char *globs, const char *text, size_t length);

#endif
