/* Rows and columns, said once and written as a table, JSON or CSV. */
#ifndef FZ_EXPORT_GRID_H
#define FZ_EXPORT_GRID_H

#include "export/format.h"
#include "export/json.h"

typedef enum fz__grid_kind {
    FZ_GRID_TEXT,
    FZ_GRID_NUMBER, /* digits, perhaps with a minus */
    FZ_GRID_FLAG    /* "1", or nothing */
} fz__grid_kind;

typedef struct fz__grid_column {
    const char *key, *zh, *en; /* of JSON; of CSV and the table */
    fz__grid_kind kind;
    bool shown; /* in a table, which has less room */
} fz__grid_column;

typedef struct fz__grid {
    fz_context *context;
    const fz__grid_column *columns;
    size_t column_count, rows;
    /* Append what a cell says, a flag apart in words of `chinese` where it is `shown` (CSV or a table), else of the data; false
     * for nothing. */
    bool (*cell)(const struct fz__grid *grid, size_t row, size_t column, fz__buffer *text);
    const void *user;
    const char *zh_unit, *en_unit; /* what a row is: 共 3 项事项, 3 obligations */
    /* Set by the writers. */
    bool data, chinese, cut;
} fz__grid;

/* Each gives false when memory is exhausted. */
bool fz__grid_table(fz__grid *grid, unsigned width, fz__sink *sink);
bool fz__grid_csv(fz__grid *grid, bool bom, fz__sink *sink);
/* An array under a key of what is open. */
bool fz__grid_json(fz__grid *grid, fz__json *json, const char *key);

#endif
