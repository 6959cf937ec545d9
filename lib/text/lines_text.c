/* Plain text to lines: what is damage, where lines end, and which of them are rows. */
#include <string.h>

#include "base/utf8.h"
#include "text/lines_rows.h"

static bool is_zero_width(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* What a character of a line is removed as; FZ_REMOVED_KINDS when it stays. White space inside a line stays. */
static fz__removed_kind damage_of(uint32_t c)
{
    if (c < 0x7F && c >= 0x20)
        return FZ_REMOVED_KINDS;
    if (fz__is_private_use(c))
        return FZ_REMOVED_PRIVATE_USE;
    if (is_zero_width(c))
        return FZ_REMOVED_ZERO_WIDTH;
    if (c >= 0xFFFD && c <= 0xFFFF) /* the last two are no characters, and XML does not have them */
        return FZ_REMOVED_UNDECODED;
    if (is_control(c) && !fz__is_space(c))
        return FZ_REMOVED_CONTROL;
    return FZ_REMOVED_KINDS;
}

static bool is_toned(uint32_t c)
{
    /* āáǎà ēéěè īíǐì ōóǒò ūúǔù ǖǘǚǜ */
    static const uint16_t toned[] = {0x101, 0xE1, 0x1CE, 0xE0, 0x113, 0xE9, 0x11B, 0xE8, 0x12B, 0xED,  0x1D0, 0xEC,
                                     0x14D, 0xF3, 0x1D2, 0xF2, 0x16B, 0xFA, 0x1D4, 0xF9, 0x1D6, 0x1D8, 0x1DA, 0x1DC};

    for (size_t i = 0; i < sizeof(toned) / sizeof(*toned); i++)
        if (toned[i] == c)
            return true;
    return false;
}

/* The length of pinyin in brackets, (fā), at a bracket behind a character; 0 when it is something else. At least one
 * vowel bears its tone: (app) is text. */
static uint32_t pinyin_length(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *start = lines->source.bytes + offset, *at = start, *stop = lines->source.bytes + end;
    bool toned = false;

    (void)fz__utf8_next(&at, stop);
    for (unsigned letters = 0; at < stop && letters <= 7; letters++) {
        uint32_t c = fz__utf8_next(&at, stop);

        if ((c == ')' || c == 0xFF09) && letters)
            return toned ? (uint32_t)(at - start) : 0;
        if (is_toned(c))
            toned = true;
        else if (!(c >= 'a' && c <= 'z') && c != 0xFC)
            return 0;
    }
    return 0;
}

/* Over characters that are never damage nor a bracket: ASCII, U+3000 to U+9FFF, which are most of the text, and full-width
 * signs. */
static const char *pass_sound(const char *at, const char *stop)
{
    while (at < stop) {
        unsigned char c = (unsigned char)*at;

        if (c >= 0xE3 && c <= 0xE9)
            at += 3;
        else if (c >= 0x20 && c < 0x7F && c != '(')
            at++;
        else if (c == 0xEF && (unsigned char)at[1] == 0xBC && (unsigned char)at[2] != 0x88)
            at += 3;
        else
            break;
    }
    return at;
}

/* Whether the text from `run` to `here`, which both are offsets of the source, ends in an ideograph. */
static bool ends_in_han(const fz__lines *lines, uint32_t run, uint32_t here)
{
    const char *end = lines->source.bytes + here, *at = end - 1;

    while (at > lines->source.bytes + run && ((unsigned char)*at & 0xC0) == 0x80)
        at--;
    return fz__is_han(fz__utf8_next(&at, end));
}

/* Copy [offset, end) of the source, without damage. */
void fz__lines_clean(fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *bytes = lines->source.bytes, *at = bytes + offset, *stop = bytes + end;
    uint32_t run = offset;
    bool after_han = false; /* of what stands before the run */

    while ((at = pass_sound(at, stop)) < stop) {
        uint32_t here = (uint32_t)(at - bytes), c, length;
        fz__removed_kind kind;

        c = fz__utf8_next(&at, stop);
        kind = damage_of(c);
        length = (uint32_t)(at - bytes) - here;
        after_han = here > run ? ends_in_han(lines, run, here) : after_han;

        if (after_han && (c == '(' || c == 0xFF08)) {
            uint32_t pinyin = pinyin_length(lines, here, end);

            if (pinyin) {
                kind = FZ_REMOVED_PINYIN;
                length = pinyin;
                at = bytes + here + pinyin;
            }
        }
        if (kind == FZ_REMOVED_KINDS)
            continue;
        /* A run of the same damage is one repair. */
        while (kind != FZ_REMOVED_PINYIN && at < stop) {
            const char *next = at;

            if (damage_of(fz__utf8_next(&next, stop)) != kind)
                break;
            at = next;
            length = (uint32_t)(at - bytes) - here;
        }
        fz__lines_put(lines, run, here - run);
        fz__lines_repair(lines, kind, here, length);
        run = here + length;
    }
    fz__lines_put(lines, run, end - run);
}

/* Narrow [*start, *end) to what is no white space, and name what was cut. */
void fz__lines_trim(fz__lines *lines, uint32_t *start, uint32_t *end)
{
    const char *bytes = lines->source.bytes, *at = bytes + *start, *stop = bytes + *end, *last = at;
    uint32_t first = *start, until = *end;

    while (at < stop && fz__is_space(fz__utf8_next(&at, stop)))
        first = (uint32_t)(at - bytes);
    at = bytes + first;
    last = at;
    /* From the back: step over whole characters. */
    while (until > first) {
        uint32_t before = until - 1;

        while (before > first && ((unsigned char)bytes[before] & 0xC0) == 0x80)
            before--;
        last = bytes + before;
        if (!fz__is_space(fz__utf8_next(&last, bytes + until)))
            break;
        until = before;
    }
    fz__lines_remove(lines, FZ_REMOVED_SPACE, *start, first - *start);
    fz__lines_remove(lines, FZ_REMOVED_SPACE, until, *end - until);
    *start = first;
    *end = until;
}

/* Whether white space takes two columns: by custom it is U+3000. */
static bool is_indent(const char *space, size_t length)
{
    return (length >= 3 && memcmp(space, "\xE3\x80\x80", 3) == 0) || fz__text_width(space, length) >= 2;
}

static void read_text(fz__lines *lines, uint32_t offset, uint32_t end, bool gap)
{
    uint32_t start = offset;
    unsigned hints = gap ? FZ_LINE_GAP : 0;

    fz__lines_trim(lines, &start, &end);
    if (is_indent(lines->source.bytes + offset, start - offset))
        hints |= FZ_LINE_INDENTED;
    (void)fz__lines_begin(lines, FZ_LINE_TEXT, hints);
    fz__lines_clean(lines, start, end);
    fz__lines_end(lines);
}

static bool is_blank(const fz__lines *lines, uint32_t offset, uint32_t end)
{
    const char *at = lines->source.bytes + offset, *stop = lines->source.bytes + end;

    while (at < stop)
        if (!fz__is_space(fz__utf8_next(&at, stop)))
            return false;
    return true;
}

void fz__lines_text(fz__lines *lines)
{
    fz__rows rows;
    uint32_t start = 0, next;
    bool gap = false;

    fz__rows_init(&rows, lines);
    /* Hardly more than the source: what is put in, but for line ends, is taken from it. */
    (void)fz__buffer_reserve(&lines->text, lines->source.length + 1);
    while (start < lines->source.length && !lines->failed) {
        uint32_t end = fz__line_end(lines, start, &next), reached;

        if (is_blank(lines, start, end)) {
            fz__lines_remove(lines, FZ_REMOVED_SPACE, start, next - start);
            gap = true;
            start = next;
            continue;
        }
        reached = fz__rows_take(&rows, start, end, gap);
        if (!reached)
            read_text(lines, start, end, gap);
        else if (reached != end)
            end = fz__line_end(lines, reached, &next);
        gap = false;
        fz__lines_remove(lines, FZ_REMOVED_SPACE, end, next - end);
        start = next;
    }
    fz__rows_finish(&rows);
}
