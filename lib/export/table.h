/* A table for a terminal or a page of fixed width: columns that line up, cells that wrap. */
#ifndef FZ_EXPORT_TABLE_H
#define FZ_EXPORT_TABLE_H

#include "export/sink.h"

#define FZ__TABLE_COLUMNS 16

/* What a table is made from. `cell` appends the text of a cell, whose lines are parted by LF; it is called twice for each;
 * the table makes what it gives printable (harmless.h). A column in which every cell is empty is left out. */
typedef struct fz__table {
    fz_context *context;
    const char *headings[FZ__TABLE_COLUMNS];
    size_t columns, rows;
    void (*cell)(const struct fz__table *table, size_t row, size_t column, fz__buffer *text);
    const void *user;
} fz__table;

/* False when memory is exhausted; whether the writing failed, the sink knows. */
bool fz__table_write(const fz__table *table, size_t width, fz__sink *sink);

#endif
