/* Rows of cells that are written as a table or as CSV, with headings in the context's language. */
#ifndef FZ_EXPORT_ROWS_H
#define FZ_EXPORT_ROWS_H

#include "export/format.h"
#include "export/json.h"

typedef struct fz__heading {
    const char *zh, *en;
} fz__heading;

typedef struct fz__rows {
    fz_context *context;
    const fz__heading *headings;
    size_t columns, count; /* FZ__TABLE_COLUMNS at most */
    void (*cell)(const void *user, size_t row, size_t column, bool chinese, fz__buffer *text);
    const void *user;
} fz__rows;

/* False when memory is exhausted. */
bool fz__rows_table(const fz__rows *rows, unsigned width, fz__sink *sink);
bool fz__rows_csv(const fz__rows *rows, bool bom, fz__sink *sink);

/* What an analysis is written with: its rows, what stands before its table, and its JSON. */
typedef struct fz__analysis {
    fz__rows rows;
    void (*head)(const void *user, bool chinese, fz__sink *sink);
    void (*json)(const void *user, fz__json *json);
} fz__analysis;

fz_status fz__analysis_write(const fz__analysis *analysis, fz_format format, uint32_t flags, unsigned width,
                             fz_write_fn write, void *user, fz_error **error);
/* What the arguments of such a function lack; NULL when nothing. `object` says so when it is NULL. */
const char *fz__analysis_fault(const void *object, const char *object_fault, uint32_t flags, fz_write_fn write);

/* Decimals as text, appended or as a JSON string; a text or nothing. */
void fz__buffer_decimal(fz__buffer *text, fz_decimal decimal);
void fz__json_decimal(fz__json *json, const char *key, fz_decimal decimal);
void fz__buffer_text(fz__buffer *text, const char *string);
/* A rank, nothing for 0. */
void fz__buffer_rank(fz__buffer *text, uint32_t rank);
/* Parts of a whole in per cent with one place, half away. */
void fz__buffer_percent(fz__buffer *text, uint64_t part, uint64_t whole);

#endif
