/* The encodings behind fz__decode: each is a codec, and all are driven alike. Within lib/text. */
#ifndef FZ_TEXT_CODEC_H
#define FZ_TEXT_CODEC_H

#include "base/memory.h"

/* What a codec reads where no character begins, and where the bytes end within one. */
#define FZ__UNDECODED UINT32_MAX
#define FZ__CUT       (UINT32_MAX - 1)

/* Read one sequence at `at` < `end`; returns its length, at least 1. A well-formed sequence that nobody was given is
 * undecodable as a whole. */
typedef size_t (*fz__next_fn)(const uint8_t *at, const uint8_t *end, uint32_t *c);

typedef struct fz__codec {
    const char *name; /* canonical */
    fz__next_fn next;
    /* Append what the bytes from *at to `end` say, up to the first that are no character or are U+0000; *at moves there.
     * `iconv` is for Big5 alone. */
    void (*run)(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text);
} fz__codec;

extern const fz__codec fz__utf8_codec, fz__utf16le_codec, fz__utf16be_codec, fz__gb18030_codec, fz__big5_codec;

/* The codec of a canonical name; NULL for others, "UTF-16" among them. */
const fz__codec *fz__codec_find(const char *name);

/* Put a character that is neither undecoded nor cut; `to` has room for four bytes. Returns the end. */
static inline char *fz__put(char *to, uint32_t c)
{
    if (c < 0x80) {
        *to++ = (char)c;
    } else if (c < 0x800) {
        *to++ = (char)(0xC0 | c >> 6);
        *to++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *to++ = (char)(0xE0 | c >> 12);
        *to++ = (char)(0x80 | (c >> 6 & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    } else {
        *to++ = (char)(0xF0 | c >> 18);
        *to++ = (char)(0x80 | (c >> 12 & 0x3F));
        *to++ = (char)(0x80 | (c >> 6 & 0x3F));
        *to++ = (char)(0x80 | (c & 0x3F));
    }
    return to;
}

/* A converter from Big5, one per call; NULL when memory is exhausted or, with `unknown` set, when the platform has none. */
void *fz__big5_open(bool *unknown);
void fz__big5_close(void *iconv);

/* What bytes are taken for, and why. */
typedef struct fz__encoding {
    const char *name;  /* canonical, never NULL, never "UTF-16" */
    bool told;         /* by a mark or by a declaration */
    bool contradicted; /* `declared` names another encoding than the bytes are in */
    char declared[32]; /* the label that the bytes give themselves, "" when they give none */
} fz__encoding;
void fz__encoding_tell(const char *bytes, size_t length, fz__encoding *encoding);

/* The codec that a byte order mark names, and the length of the mark; NULL and 0 when there is none. */
const fz__codec *fz__encoding_mark(const char *bytes, size_t length, size_t *mark_length);
/* The reading in which the bytes make the most sense; `declared` (may be NULL) is kept unless another one is plainly
 * better. NULL when the bytes are all ASCII. */
const fz__codec *fz__encoding_weigh(const uint8_t *bytes, size_t length, const fz__codec *declared);
/* The same between the two orders of UTF-16. */
const fz__codec *fz__encoding_weigh_utf16(const uint8_t *bytes, size_t length);

#endif
