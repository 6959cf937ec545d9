/* Properties of characters: how wide, what kind. */
#include "base/utf8.h"

#define FULL_WIDTH_FIRST 0xFF01
#define FULL_WIDTH_LAST  0xFF5E
#define FULL_WIDTH_SPACE 0x3000

typedef struct range {
    uint32_t first, last;
} range;

#include "base/width_tables.inc"

static const range private_use[] = {{0xE000, 0xF8FF}, {0xF0000, 0xFFFFD}, {0x100000, 0x10FFFD}};
static const range spaces[] = {{0x09, 0x0D},     {0x20, 0x20},     {0xA0, 0xA0},     {0x2000, 0x200B},
                               {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
/* Ideographs with 々, 〇 and the compatibility forms. */
static const range han[] = {{0x3005, 0x3005}, {0x3007, 0x3007},   {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
                            {0xF900, 0xFAFF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD}};

#define IS_IN(table, c) is_in((table), sizeof(table) / sizeof((table)[0]), (c))

/* Whether `c` is in one of the ranges, which ascend. */
static bool is_in(const range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && c >= ranges[low].first;
}

unsigned fz__char_width(uint32_t c)
{
    if (c < 0xA0)
        return 1;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return 2;
    if (IS_IN(wide, c))
        return 2;
    return !IS_IN(none, c);
}

size_t fz__text_width(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    size_t width = 0;

    while (at < end)
        width += fz__char_width(fz__utf8_next(&at, end));
    return width;
}

bool fz__is_xml_character(uint32_t c)
{
    return c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r';
}

bool fz__is_private_use(uint32_t c)
{
    return c >= private_use[0].first && IS_IN(private_use, c);
}

bool fz__is_any_space(uint32_t c)
{
    return IS_IN(spaces, c);
}

bool fz__is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || IS_IN(han, c);
}

bool fz__is_one_of(uint32_t c, const uint32_t *set)
{
    while (*set && *set != c)
        set++;
    return *set != 0;
}

uint32_t fz__fold_width(uint32_t c)
{
    if (c == FULL_WIDTH_SPACE)
        return ' ';
    return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? c - FULL_WIDTH_FIRST + '!' : c;
}
