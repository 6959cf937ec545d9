/* Writing JSON (RFC 8259): UTF-8, two spaces a level. What is opened as a line stays on one, with all that it holds:
 *
 *     fz__json_open(&json, NULL, FZ_JSON_OBJECT);
 *     fz__json_string(&json, "title", title);          // NULL is null
 *     fz__json_open(&json, "lead", FZ_JSON_ARRAY_LINE);
 *     fz__json_string(&json, NULL, "县司法局");        // no keys in arrays
 *     fz__json_close(&json);
 *     fz__json_close(&json);
 *
 * Control characters, those that a terminal may obey, and those that reorder text are escaped, so what is printed is what
 * is there. */
#ifndef FZ_EXPORT_JSON_H
#define FZ_EXPORT_JSON_H

#include "export/sink.h"

typedef enum fz__json_shape { FZ_JSON_OBJECT, FZ_JSON_OBJECT_LINE, FZ_JSON_ARRAY, FZ_JSON_ARRAY_LINE } fz__json_shape;

#define FZ__JSON_DEPTH 16

typedef struct fz__json {
    fz__sink *sink;
    unsigned depth;
    struct fz__json_level {
        bool line, array, filled;
    } levels[FZ__JSON_DEPTH];
} fz__json;

void fz__json_init(fz__json *json, fz__sink *sink);
void fz__json_open(fz__json *json, const char *key, fz__json_shape shape);
void fz__json_close(fz__json *json); /* the outermost one ends its line */
void fz__json_string(fz__json *json, const char *key, const char *text);
void fz__json_text(fz__json *json, const char *key, const char *bytes, size_t length);
/* A string in pieces. */
void fz__json_begin_text(fz__json *json, const char *key);
void fz__json_more_text(fz__json *json, const char *text);
void fz__json_end_text(fz__json *json);
void fz__json_number(fz__json *json, const char *key, uint64_t number);
/* A number that is written already. */
void fz__json_digits(fz__json *json, const char *key, const char *digits);
void fz__json_bool(fz__json *json, const char *key, bool value);

#endif
