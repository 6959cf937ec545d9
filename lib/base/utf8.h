/* UTF-8: checking, walking, and the few properties of characters that Chinese documents need. */
#ifndef FZ_BASE_UTF8_H
#define FZ_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FZ__NOT_UTF8 UINT32_MAX

/* What fz__utf8_next does, for any bytes. */
uint32_t fz__utf8_any(const char **at, const char *end);
/* The code point at `*at`, which moves behind it; FZ__NOT_UTF8 when the bytes are not UTF-8 (overlong forms, surrogates
 * and values over U+10FFFF included), `*at` then moving one byte. `*at` < `end` on entry. ASCII and what begins with E1 to
 * EF but ED, Chinese text nearly whole, is read here. */
static inline uint32_t fz__utf8_next(const char **at, const char *end)
{
    const unsigned char *p = (const unsigned char *)*at;

    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xE1 || p[0] > 0xEF || p[0] == 0xED || end - *at < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
        return fz__utf8_any(at, end);
    *at += 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}
/* The bytes of the next character as one number, of UTF-8 that was checked and has a NUL behind it. */
static inline uint32_t fz__utf8_bytes(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    uint32_t character = p[0];

    if (p[0] >= 0xE0 && p[0] < 0xF0) {
        *at += 3;
        return (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    }
    for (++*at; (**at & 0xC0) == 0x80; ++*at)
        character = character << 8 | (unsigned char)**at;
    return character;
}
/* Encode; returns the number of bytes, 1 to 4. */
size_t fz__utf8_put(uint32_t c, char bytes[4]);
/* Offset of the first byte that is not UTF-8; `length` when all is well. */
size_t fz__utf8_check(const char *bytes, size_t length);
/* The bytes of the mark of the byte order that a text begins with: 3, or 0 without one. */
size_t fz__utf8_mark(const char *bytes, size_t length);
/* Number of characters in valid UTF-8. */
size_t fz__utf8_count(const char *bytes, size_t length);
/* The largest length <= `length` that ends at a character's end. */
size_t fz__utf8_floor(const char *bytes, size_t length);
/* Give the caller a text as snprintf does: what fits of it, whole characters and a NUL, into `text`; returns `length`. */
size_t fz__utf8_give(const char *bytes, size_t length, char *text, size_t capacity);

/* Columns on a terminal: 0 for combining and format characters, 2 for wide East Asian ones, else 1. */
unsigned fz__char_width(uint32_t c);
size_t fz__text_width(const char *bytes, size_t length);

bool fz__is_private_use(uint32_t c);
bool fz__is_xml_character(uint32_t c); /* of a code point: whether XML 1.0 has it (production 2, Char) */
bool fz__is_any_space(uint32_t c);     /* what fz__is_space is, for any character */
bool fz__is_han(uint32_t c);
bool fz__is_one_of(uint32_t c, const uint32_t *set); /* which ends with 0 */
/* Full-width ASCII forms and U+3000 as their half-width selves, CJK brackets and others unchanged. */
uint32_t fz__fold_width(uint32_t c);
/* ASCII white space, U+00A0, U+3000, U+2000..U+200B, U+202F, U+205F, U+FEFF. */
static inline bool fz__is_space(uint32_t c)
{
    return (c <= ' ' || c >= 0xA0) && (c <= 0x3000 || c == 0xFEFF) && fz__is_any_space(c);
}

/* Line and column of offsets that only grow: the cursor remembers where it was. */
typedef struct fz__cursor {
    const char *bytes;
    size_t length, offset;
    uint64_t line, column;
    bool has_returns; /* there is a CR: in most texts there is none to look for */
} fz__cursor;
void fz__cursor_init(fz__cursor *cursor, const char *bytes, size_t length);
/* Move to `offset` (from the start again when it lies behind). Lines end in LF, CR LF or CR. */
void fz__cursor_move(fz__cursor *cursor, size_t offset);

#endif
