/* Decoding in one line, for the tests of lib/text: the text, its findings and what they rest on. */
#ifndef FZ_TESTS_DECODING_H
#define FZ_TESTS_DECODING_H

#include "text/decode.h"

typedef struct decoding {
    fz_context *context;
    fz__arena arena;
    fz__findings findings;
    fz__buffer text;
    const char *encoding;
    fz_status status;
    fz_error *error;
} decoding;

/* Decode with the default allocator; `label` NULL lets the bytes tell. */
void decoding_make(decoding *d, const char *label, const char *bytes, size_t length);
/* The same with every undecodable byte refused. */
void decoding_make_strictly(decoding *d, const char *label, const char *bytes, size_t length);
void decoding_clear(decoding *d);

/* All of a file under tests/data, with a NUL behind it; released by free. */
char *read_data(const char *name, size_t *length);

/* UTF-8 as UTF-16, for well-formed text; released by free. */
char *to_utf16(const char *text, size_t length, bool big, size_t *bytes);

/* The bytes of a string literal without its NUL, which may hold NULs. */
#define BYTES(literal) (literal), sizeof(literal) - 1

/* Assert that bytes decode to a text without a finding. */
#define ASSERT_READS(label, input, expected)              \
    do {                                                  \
        decoding reads_d;                                 \
        decoding_make(&reads_d, (label), BYTES(input));   \
        cr_assert_eq(reads_d.status, FZ_OK);              \
        cr_assert_str_eq(reads_d.text.bytes, (expected)); \
        cr_assert_eq(reads_d.findings.count, 0);          \
        decoding_clear(&reads_d);                         \
    } while (0)

#endif
