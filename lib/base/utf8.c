/* UTF-8: checking, decoding, and the place of an offset.
 *
 * Well-formed UTF-8 is what table 3-7 of the Unicode Standard allows: of the two bytes that begin a sequence, the second
 * one's range rules out overlong forms, surrogates and values over U+10FFFF; every further byte is a continuation. */
#include "base/utf8.h"

#include <string.h>

#define WORD       sizeof(uint64_t)
#define EACH(byte) (UINT64_MAX / 0xFF * (byte))

static bool continues(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the sequence at `p`, of which `left` bytes are there; 0 when it is not well formed. */
static inline size_t sequence(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4 || left < 2 || !continues(p[1]))
        return 0;
    if (p[0] < 0xE0)
        return 2;
    if (left < 3 || !continues(p[2]))
        return 0;
    if (p[0] < 0xF0)
        return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ? 0 : 3;
    if (left < 4 || !continues(p[3]))
        return 0;
    return (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F) ? 0 : 4;
}

uint32_t fz__utf8_any(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;
    size_t length = sequence(p, (size_t)(end - *at));

    *at += length ? length : 1;
    switch (length) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    case 3:
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    case 4:
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    default:
        return FZ__NOT_UTF8;
    }
}

size_t fz__utf8_put(uint32_t c, char bytes[4])
{
    unsigned char *p = (unsigned char *)bytes;

    if (c < 0x80) {
        p[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (unsigned char)(0xC0 | c >> 6);
        p[1] = (unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (unsigned char)(0xE0 | c >> 12);
        p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        p[2] = (unsigned char)(0x80 | (c & 0x3F));
        return 3;
    }
    p[0] = (unsigned char)(0xF0 | c >> 18);
    p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
    p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    p[3] = (unsigned char)(0x80 | (c & 0x3F));
    return 4;
}

static uint64_t word_at(const unsigned char *p)
{
    uint64_t word;

    memcpy(&word, p, WORD);
    return word;
}

/* Chinese text is mostly three bytes a character: two of them are looked at in one step. E0 and ED, after which not every
 * continuation is allowed, are left to the careful way. */
size_t fz__utf8_check(const char *bytes, size_t length)
{
    static const unsigned char masks[WORD] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};
    static const unsigned char forms[WORD] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0};
    const unsigned char *start = (const unsigned char *)bytes, *p = start, *end = start + length;
    const uint64_t mask = word_at(masks), form = word_at(forms);

    while (p < end) {
        size_t count = 0;

        while ((size_t)(end - p) >= WORD) {
            uint64_t word = word_at(p);

            if (!(word & EACH(0x80)))
                p += WORD;
            else if ((word & mask) == form && p[0] != 0xE0 && p[0] != 0xED && p[3] != 0xE0 && p[3] != 0xED)
                p += 6;
            else
                break;
        }
        if (p < end && !(count = sequence(p, (size_t)(end - p))))
            break;
        p += count;
    }
    return (size_t)(p - start);
}

size_t fz__utf8_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

size_t fz__utf8_count(const char *bytes, size_t length)
{
    size_t count = 0, i = 0;

    /* Of each byte of a word the bit that says it begins a character; they are summed by a product. */
    for (; length - i >= WORD; i += WORD) {
        uint64_t word = word_at((const unsigned char *)bytes + i);

        count += (size_t)(((~word >> 7 | word >> 6) & EACH(0x01)) * EACH(0x01) >> 56);
    }
    for (; i < length; i++)
        count += !continues((unsigned char)bytes[i]);
    return count;
}

size_t fz__utf8_floor(const char *bytes, size_t length)
{
    size_t start = length;

    /* Back to the lead byte of the last character, which is at most three continuations away. */
    while (start > 0 && length - start < 3 && continues((unsigned char)bytes[start - 1]))
        start--;
    if (start == 0)
        return length;
    start--;
    return sequence((const unsigned char *)bytes + start, length - start) == length - start ? length : start;
}

size_t fz__utf8_give(const char *bytes, size_t length, char *text, size_t capacity)
{
    size_t fits = length;

    if (capacity == 0)
        return length;
    if (fits >= capacity)
        fits = fz__utf8_floor(bytes, capacity - 1);
    if (fits > 0)
        memcpy(text, bytes, fits);
    text[fits] = '\0';
    return length;
}

void fz__cursor_init(fz__cursor *cursor, const char *bytes, size_t length)
{
    *cursor = (fz__cursor){.bytes = bytes, .length = length, .line = 1, .column = 1};
    cursor->has_returns = length && memchr(bytes, '\r', length);
}

/* Go to `offset`, which begins a new line. */
static void begin_line(fz__cursor *cursor, size_t offset)
{
    cursor->offset = offset;
    cursor->line++;
    cursor->column = 1;
}

/* Step over the CRs before `end` that end a line. One before an LF does not: the LF does. */
static void cross_returns(fz__cursor *cursor, size_t end)
{
    const char *at = cursor->bytes + cursor->offset, *cr;

    if (!cursor->has_returns)
        return;
    while ((cr = memchr(at, '\r', (size_t)(cursor->bytes + end - at)))) {
        at = cr + 1;
        if (at == cursor->bytes + cursor->length || *at != '\n')
            begin_line(cursor, (size_t)(at - cursor->bytes));
    }
}

void fz__cursor_move(fz__cursor *cursor, size_t offset)
{
    if (offset > cursor->length)
        offset = cursor->length;
    if (offset < cursor->offset)
        cursor->offset = 0, cursor->line = cursor->column = 1;
    while (cursor->offset < offset) {
        const char *lf = memchr(cursor->bytes + cursor->offset, '\n', offset - cursor->offset);
        size_t end = lf ? (size_t)(lf - cursor->bytes) : offset;

        cross_returns(cursor, end);
        if (lf) {
            begin_line(cursor, end + 1);
            continue;
        }
        cursor->column += fz__utf8_count(cursor->bytes + cursor->offset, offset - cursor->offset);
        cursor->offset = offset;
    }
}
