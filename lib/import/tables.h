/* Tables of tasks: rows under a header whose words name the columns. */
#ifndef FZ_IMPORT_TABLES_H
#define FZ_IMPORT_TABLES_H

#include "import/statements.h"

#define FZ__COLUMNS 32
#define FZ__NO_ROW  UINT32_MAX

typedef enum fz__column_kind {
    FZ_COLUMN_OTHER,
    FZ_COLUMN_NUMBER,
    FZ_COLUMN_CATEGORY,
    FZ_COLUMN_TASK,
    FZ_COLUMN_ROLE, /* units, deadline, persons: `label` says which */
} fz__column_kind;

typedef struct fz__column {
    fz__column_kind kind;
    unsigned weight; /* of a task's column: the heaviest one that is not empty is the text */
    fz__label label;
    fz__span name;
} fz__column;

typedef struct fz__table {
    fz__column columns[FZ__COLUMNS];
    unsigned count;
} fz__table;

/* A row that is a task. */
typedef struct fz__row {
    size_t para;
    uint32_t table;              /* number of its table, from 0 */
    fz__span cells[FZ__COLUMNS]; /* by column; empty where there is none */
    fz__mark mark;               /* its number */
    fz__span number;             /* all that is printed of it: （1） */
    fz__span text;
    unsigned text_column;
    bool goes_on; /* more of the row above: units, measures */
} fz__row;

typedef struct fz__tables {
    fz__table *items;
    size_t count, capacity;
    fz__row *rows;
    size_t row_count, row_capacity;
} fz__tables;

/* What the words of a header's cell say. */
fz__column fz__column_read(const fz__page *page, fz__span cell);
/* A row that is a header: it names a role and one more column. */
bool fz__header_read(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table);
/* A header of two rows: what stands under 责任分工 names the columns. False, and the table as it was, when the row says nothing of the
 * kind. */
bool fz__header_refine(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table);
/* A second row of a header names nothing under what the first has named as the task: alone it would be no header. */
bool fz__header_is_lower(const fz__span *cells, unsigned count, const fz__table *table);
/* Make rows of tables that came as one cell a line, or as lines parted by white space. On single lines, before they are
 * joined. */
void fz__tables_shape(fz__page *page);
/* Find the tables in paragraphs [first, end) and read their statements. Rows of no table become text. */
void fz__tables_read(fz__tables *tables, fz__page *page, fz__statements *statements, size_t first, size_t end);
void fz__tables_clear(fz__tables *tables, fz_context *context);

#endif
