/* Tokens of XML by their looks: enough to cut a text at its joints and to find one's way in it, without judging it.
 *
 * libxml2 is the judge. This is for where it has no say: where to cut the pieces it is fed, and the path of an element. */
#ifndef FZ_XML_TOKEN_H
#define FZ_XML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

typedef enum fz__token_kind {
    FZ_TOKEN_START, /* <a> */
    FZ_TOKEN_EMPTY, /* <a/> */
    FZ_TOKEN_END,   /* </a> */
    FZ_TOKEN_OTHER  /* comment, instruction, CDATA section, declaration */
} fz__token_kind;

typedef struct fz__token {
    fz__token_kind kind;
    bool complete; /* its end is there; else `end` is as far as it goes */
    size_t at, end;
    const char *name; /* of tags as written, with prefix; of the rest what they begin with: <!--, <![CDATA[, <?, <! */
    size_t name_length;
    size_t values; /* opening quotation marks in a start tag: no fewer than its attributes */
} fz__token;

/* The token at `at`, where a < stands. A start tag ends at its >, at another <, or with the bytes. */
void fz__token_read(fz__token *token, const char *bytes, size_t length, size_t at);
/* Find an attribute in a start tag by its name as written: its offset, and its length up to the closing quotation mark. */
bool fz__token_attribute(const char *bytes, size_t length, size_t at, const char *name, size_t *offset, size_t *span);

#endif
