/* Many results as one output: each under its name in tables, with its name in the first column of CSV, as one member of an array
 * in JSON. */
#ifndef FAZHI_EXAMPLES_JOINING_H
#define FAZHI_EXAMPLES_JOINING_H

#include "support.h"

/* Bytes that grow. */
struct text {
    char *bytes;
    size_t length, capacity;
    bool failed; /* memory is exhausted */
};
int text_write(void *text, const void *bytes, size_t count); /* an fz_write_fn */
void text_free(struct text *text);

struct joining {
    const struct program *program;
    fz_format format; /* FZ_FORMAT_TABLE, _CSV or _JSON */
    size_t count;     /* of those that were added */
};
void joining_start(struct joining *joining, const struct program *program, fz_format format, bool bom);
/* A result as the library writes it. */
void joining_add(struct joining *joining, const char *name, const struct text *text);
void joining_end(struct joining *joining);

#endif
