/* GB 18030-2022, and with it GBK and GB 2312.
 *
 * The table is our own and not iconv's, because iconv gives no stable answer: glibc 2.36 follows no edition (18 codes are
 * errors, 6 go beyond the standard), 2.38 follows 2022, musl 2000 with most four-byte codes wrong. Settling the
 * differences around iconv would mean knowing each platform's; 48 kB of table know the standard, and read Chinese text
 * in half of the time of glibc 2.36 (10 MB: 13 ms against 25).
 *
 * What is read differently from the standard's letter, and like browsers do:
 *   - the 24 private-use code points whose characters have code points of their own (see gb18030.py), in both forms;
 *   - byte 80, which is € in code page 936.
 * A3A0 stays U+E5E5: the standard leaves it to the user, and only browsers make a space of it. */
#include "text/codec.h"

#include "base/utf8.h"

/* Four-byte codes are numbered from 81308130; up to FOUR_BYTE_BMP they are characters of the BMP, from BEYOND_BMP on those
 * of the other planes. What lies between is unassigned. */
enum { FOUR_BYTE_BMP = 39420, BEYOND_BMP = 189000, BEYOND_COUNT = 0x100000 };

struct range {
    uint16_t number, first;
};

#include "gb18030_table.inc"

/* 0 for bytes that are no two-byte code. */
static inline uint32_t table_entry(unsigned lead, unsigned trail)
{
    return lead - 0x81 > 0xFE - 0x81 || trail - 0x40 > 0xFE - 0x40 ? 0 : two_byte[lead - 0x81][trail - 0x40];
}

static uint32_t two_byte_character(unsigned lead, unsigned trail)
{
    uint32_t c = table_entry(lead, trail);

    return c - 0xD800 < sizeof(beyond_bmp) / sizeof(*beyond_bmp) ? beyond_bmp[c - 0xD800] : c;
}

static uint32_t four_byte_character(uint32_t number)
{
    size_t low = 0, high = sizeof(ranges) / sizeof(*ranges);

    if (number - BEYOND_BMP < BEYOND_COUNT)
        return 0x10000 + (number - BEYOND_BMP);
    if (number >= FOUR_BYTE_BMP)
        return FZ__UNDECODED;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].number <= number)
            low = middle;
        else
            high = middle;
    }
    return ranges[low].first + (number - ranges[low].number);
}

static bool is_digit(uint8_t byte)
{
    return byte >= 0x30 && byte <= 0x39;
}

static bool is_lead(uint8_t byte)
{
    return byte >= 0x81 && byte <= 0xFE;
}

/* `at` stands at a lead byte with a digit or nothing behind it. */
static size_t next_four(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    size_t have = (size_t)(end - at);

    *c = FZ__UNDECODED;
    if ((have > 2 && !is_lead(at[2])) || (have > 3 && !is_digit(at[3])))
        return 1;
    if (have < 4) {
        *c = FZ__CUT;
        return have;
    }
    *c = four_byte_character((((at[0] - 0x81u) * 10 + (at[1] - 0x30u)) * 126 + (at[2] - 0x81u)) * 10 + (at[3] - 0x30u));
    return 4;
}

static size_t next(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    *c = *at == 0x80 ? 0x20AC : *at;
    if (*at <= 0x80)
        return 1;
    *c = FZ__UNDECODED;
    if (!is_lead(*at))
        return 1;
    if (end - at == 1 || is_digit(at[1]))
        return next_four(at, end, c);
    *c = two_byte_character(at[0], at[1]);
    if (*c)
        return 2;
    *c = FZ__UNDECODED;
    return 1;
}

/* Fill up to `room` bytes at `out`; stops early where no character begins. Nearly all of a text is ASCII or, by two bytes,
 * a character from U+0800 to U+D7FF: these go by the short way. */
static size_t fill(const uint8_t **from, const uint8_t *end, char *out, size_t room)
{
    const uint8_t *at = *from;
    char *to = out, *last = out + room - 4;

    while (at < end && to <= last) {
        uint32_t c = *at;
        if (c - 1 < 0x7F) {
            *to++ = (char)c;
            at++;
        } else if (end - at > 1 && (c = table_entry(at[0], at[1])) - 0x800 < 0xD800 - 0x800) {
            do {
                to[0] = (char)(0xE0 | c >> 12);
                to[1] = (char)(0x80 | (c >> 6 & 0x3F));
                to[2] = (char)(0x80 | (c & 0x3F));
                to += 3;
                at += 2;
            } while (end - at > 1 && to <= last && (c = table_entry(at[0], at[1])) - 0x800 < 0xD800 - 0x800);
        } else {
            size_t length = next(at, end, &c);
            if (c == 0 || c >= FZ__CUT)
                break;
            to = fz__put(to, c);
            at += length;
        }
    }
    *from = at;
    return (size_t)(to - out);
}

/* A two-byte code makes three bytes at most, a single byte three too, but that is rare. */
static void run(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    size_t room, filled;

    (void)iconv;
    do {
        room = (size_t)(end - *at) / 2 * 3 + 8;
        char *out = fz__buffer_reserve(text, room);
        if (!out)
            return;
        filled = fill(at, end, out, room);
        out[filled] = '\0';
        text->length += filled;
    } while (*at < end && filled + 4 > room);
}

const fz__codec fz__gb18030_codec = {"GB18030", next, run};
