#include "glob.h"

bool glob_match(const char *glob, size_t glob_length, const char *text, size_t length) {
    /* Where the last * stands, and the first byte that it has not swallowed yet. */
    size_t star = glob_length, resume = 0, g = 0, t = 0;

    while (t < length) {
        if (g < glob_length && glob[g] == '*') {
            star = g++;
            resume = t;
        } else if (g < glob_length && (glob[g] == '?' || glob[g] == text[t])) {
            g++;
            t++;
        } else if (star < glob_length) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (g < glob_length && glob[g] == '*') g++;
    return g == glob_length;
}

bool glob_match_any(const char *globs, const char *text, size_t length) {
    for (;;) {
        size_t count = 0;
        while (globs[count] && globs[count] != '\n') count++;
        if (count > 0 && glob_match(globs, count, text, length)) return true;
        if (!globs[count]) return false;
        globs += count + 1;
    }
}
