/* UTF-8 and UTF-16. U+0000 ends a run like bytes that are no character: text that ends in NUL cannot hold it. */
#include <string.h>

#include "text/codec.h"

#include "base/utf8.h"

/* The length that a lead byte announces. */
static size_t announced(uint8_t lead)
{
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Whether the bytes end within a character that was well-formed so far: for a lead byte with continuation bytes up to the
 * end, the first of which is in the range that the lead leaves it. */
static bool is_cut(const uint8_t *at, const uint8_t *end)
{
    size_t have = (size_t)(end - at);

    if (*at < 0xC2 || *at > 0xF4 || have >= announced(*at))
        return false;
    for (size_t i = 1; i < have; i++)
        if ((at[i] & 0xC0) != 0x80)
            return false;
    return have == 1 || !((*at == 0xE0 && at[1] < 0xA0) || (*at == 0xED && at[1] > 0x9F) ||
                          (*at == 0xF0 && at[1] < 0x90) || (*at == 0xF4 && at[1] > 0x8F));
}

static size_t utf8_next(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    const char *moved = (const char *)at;

    *c = fz__utf8_next(&moved, (const char *)end);
    if (*c != FZ__NOT_UTF8)
        return (size_t)(moved - (const char *)at);
    *c = FZ__UNDECODED;
    if (!is_cut(at, end))
        return 1;
    *c = FZ__CUT;
    return (size_t)(end - at);
}

/* Sound text goes over in blocks that double, so that a sound file is checked and copied whole, and one that is broken
 * everywhere costs no more than its breaks. A block may end within a character: hence the 3. */
static void utf8_run(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    size_t block = 64, left = (size_t)(end - *at);

    (void)iconv;
    while (left) {
        size_t length = block < left ? block : left;
        size_t sound = fz__utf8_check((const char *)*at, length);
        const void *nul = memchr(*at, 0, sound);
        if (nul)
            sound = (size_t)((const uint8_t *)nul - *at);
        if (sound)
            fz__buffer_append(text, (const char *)*at, sound);
        *at += sound;
        if (nul || length - sound > 3 || (sound < length && length == left))
            return;
        left -= sound;
        block *= 2;
    }
}

static uint32_t unit(const uint8_t *at, bool big)
{
    return big ? (uint32_t)(at[0] << 8 | at[1]) : (uint32_t)(at[1] << 8 | at[0]);
}

static size_t utf16_next(const uint8_t *at, const uint8_t *end, bool big, uint32_t *c)
{
    size_t have = (size_t)(end - at);
    uint32_t low;

    *c = FZ__CUT;
    if (have < 2)
        return have;
    *c = unit(at, big);
    if (*c < 0xD800 || *c > 0xDFFF)
        return 2;
    if (*c < 0xDC00 && have < 4) {
        *c = FZ__CUT;
        return have;
    }
    low = *c < 0xDC00 ? unit(at + 2, big) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
        *c = FZ__UNDECODED;
        return 2;
    }
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    return 4;
}

/* Two bytes make three at most, four make four. */
static void utf16_run(const uint8_t **at, const uint8_t *end, bool big, fz__buffer *text)
{
    char *to = fz__buffer_reserve(text, (size_t)(end - *at) / 2 * 3);

    if (!to)
        return;
    while (*at < end) {
        uint32_t c;
        size_t length = utf16_next(*at, end, big, &c);
        if (c == 0 || c >= FZ__CUT)
            break;
        to = fz__put(to, c);
        *at += length;
    }
    *to = '\0';
    text->length = (size_t)(to - text->bytes);
}

static size_t utf16le_next(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    return utf16_next(at, end, false, c);
}

static size_t utf16be_next(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    return utf16_next(at, end, true, c);
}

static void utf16le_run(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    (void)iconv;
    utf16_run(at, end, false, text);
}

static void utf16be_run(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    (void)iconv;
    utf16_run(at, end, true, text);
}

const fz__codec fz__utf8_codec = {"UTF-8", utf8_next, utf8_run};
const fz__codec fz__utf16le_codec = {"UTF-16LE", utf16le_next, utf16le_run};
const fz__codec fz__utf16be_codec = {"UTF-16BE", utf16be_next, utf16be_run};
