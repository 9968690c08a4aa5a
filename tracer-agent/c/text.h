/* Text put together in a caller's bytes; what does not fit is cut. Always ends in NUL. */
#ifndef XPCTAPE_TEXT_H
#define XPCTAPE_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct text {
    char *at, *end;
};

static inline struct text text_in(char *bytes, size_t size) {
    bytes[0] = 0;
    return (struct text){bytes, bytes + size - 1};
}

static inline void text_add(struct text *text, const char *more) {
    while (*more && text->at < text->end) *text->at++ = *more++;
    *text->at = 0;
}

static inline void text_add_number(struct text *text, uint64_t number) {
    char digits[21];
    char *at = digits + sizeof digits - 1;
    *at = 0;
    do *--at = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    text_add(text, at);
}

#endif
