/* Reading JSON (RFC 8259), strictly: a pull parser that hands over one token after another, and stops at the first thing
 * that is wrong.
 *
 *     fz__json_reader_init(&reader, context, bytes, length);
 *     while ((token = fz__json_next(&reader)) > FZ_TOKEN_END)
 *         ...                       // reader.text holds keys, strings and numbers
 *     if (token == FZ_TOKEN_FAULT)  // reader.fault says what, and where
 *
 * The bytes must be UTF-8; one byte order mark at the beginning is passed over. Strings are decoded (a lone surrogate is
 * refused, and so is U+0000, which no text of the library can hold); numbers stay as they are written, and never become a
 * double. Nesting is limited by FZ_LIMIT_DEPTH, keys by FZ_LIMIT_NAME, the whole by FZ_LIMIT_BYTES. What may be a key twice
 * is for json_tree.h, which remembers. */
#ifndef FZ_BASE_JSON_READ_H
#define FZ_BASE_JSON_READ_H

#include "base/error.h"

typedef enum fz__json_token {
    FZ_TOKEN_FAULT = -1,
    FZ_TOKEN_END, /* of the text, which was good */
    FZ_TOKEN_OBJECT,
    FZ_TOKEN_OBJECT_END,
    FZ_TOKEN_ARRAY,
    FZ_TOKEN_ARRAY_END,
    FZ_TOKEN_KEY,
    FZ_TOKEN_STRING,
    FZ_TOKEN_NUMBER,
    FZ_TOKEN_TRUE,
    FZ_TOKEN_FALSE,
    FZ_TOKEN_NULL
} fz__json_token;

/* What is wrong: a code with its arguments, at a byte. FZ_ENOMEM has neither. */
typedef struct fz__json_fault {
    fz_status status;
    size_t offset;
    const char *arguments[4];
    char words[3][FZ_DIGITS];
} fz__json_fault;

typedef struct fz__json_reader {
    fz_context *context;
    const char *bytes;
    size_t length, at;
    size_t start;     /* of the last token */
    fz__buffer text;  /* of it: a key or string decoded, a number as written; terminated */
    fz__buffer kinds; /* the open containers: { or [ */
    int expected;     /* what may come next */
    fz__json_fault fault;
} fz__json_reader;

void fz__json_reader_init(fz__json_reader *reader, fz_context *context, const char *bytes, size_t length);
void fz__json_reader_clear(fz__json_reader *reader);
/* After FZ_TOKEN_FAULT and FZ_TOKEN_END it gives the same again. */
fz__json_token fz__json_next(fz__json_reader *reader);

/* Whether bytes are JSON rather than XML or a text: behind a byte order mark and white space stands { or [. */
bool fz__is_json(const char *bytes, size_t length);

#endif
