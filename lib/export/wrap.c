#include "export/wrap.h"

#include "base/utf8.h"

#include <string.h>

/* May not begin a line. */
static const uint32_t closing[] = {
    '!',    '%',    ')',    ',',    '.',    ':',    ';',    '?',    ']',    '}',    0x00B7, 0x2019, 0x201D,
    0x2026, 0x2030, 0x2103, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x30FB,
    0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0,
};
/* May not end one. */
static const uint32_t opening[] = {
    '(', '[', '{', 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B, 0,
};
/* Are not parted from their like. */
static const uint32_t doubled[] = {0x2014, 0x2026, 0};

/* Scripts that part their words by spaces. */
static bool is_word(uint32_t c)
{
    return c > ' ' && c < 0x2000 && !fz__is_space(c);
}

static bool may_break(uint32_t before, uint32_t after)
{
    if (!fz__char_width(after) || fz__is_space(after))
        return false;
    if (fz__is_space(before))
        return true;
    if (fz__is_one_of(after, closing) || fz__is_one_of(before, opening))
        return false;
    if (before == after && fz__is_one_of(after, doubled))
        return false;
    return !is_word(before) || !is_word(after);
}

static size_t without_spaces_behind(const char *text, size_t length)
{
    while (length && text[length - 1] == ' ')
        length--;
    return length;
}

size_t fz__wrap(const char *text, size_t length, size_t width, size_t *next)
{
    const char *at = text, *end = text + length;
    size_t used = 0, best = 0;
    uint32_t before = 0;

    while (at < end) {
        size_t start = (size_t)(at - text);
        uint32_t c = fz__utf8_next(&at, end);

        if (c == '\n') {
            *next = start + 1;
            return without_spaces_behind(text, start);
        }
        if (start && may_break(before, c))
            best = start;
        used += fz__char_width(c);
        if (used > width && start && !fz__is_space(c)) { /* spaces hang over the edge, unseen */
            *next = best ? best : start;
            return without_spaces_behind(text, *next);
        }
        before = c;
    }
    *next = length;
    return without_spaces_behind(text, length);
}
