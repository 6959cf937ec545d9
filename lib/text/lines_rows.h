/* Rows of tables in plain text: parted by bars, by tabs, or drawn with boxes. */
#ifndef FZ_TEXT_LINES_ROWS_H
#define FZ_TEXT_LINES_ROWS_H

#include "text/lines.h"

/* A piece of a cell: a cell may go on over several lines of the source. */
typedef struct fz__fragment {
    uint32_t offset, end;
    uint32_t next; /* of the same cell */
} fz__fragment;

typedef struct fz__row_cell {
    uint32_t first, last; /* fragments */
} fz__row_cell;

typedef struct fz__row_line {
    uint32_t offset, end;
} fz__row_line;

/* What is known of the table that is being read. The last row waits, since it may go on. */
typedef struct fz__rows {
    fz__lines *lines;
    fz__fragment *fragments;
    size_t fragment_count, fragment_capacity;
    fz__row_cell *cells;
    size_t cell_count, cell_capacity;
    fz__row_line *group; /* lines of a drawn table between two rules */
    size_t group_count, group_capacity;
    size_t groups;   /* of this table so far */
    uint32_t table;  /* number of the last table */
    size_t expected; /* cells of its first row */
    unsigned joined; /* lines that the waiting row took in */
    bool inside;     /* the line before was of a table */
    bool drawn;      /* with boxes */
    bool framed;     /* a bar stands before the first cell */
    bool closed;     /* a bar stands behind the last cell */
    bool gap;        /* a blank line stands before the waiting row */
    bool bare;       /* nowhere in the source is a bar, a tab or a box */
} fz__rows;

void fz__rows_init(fz__rows *rows, fz__lines *lines);
/* Take a line that is no blank one: how far it reached, more than the line where a cell held line ends; 0 when it is no row
 * and no rule. */
uint32_t fz__rows_take(fz__rows *rows, uint32_t offset, uint32_t end, bool gap);
/* Put out what waits and release the rest. */
void fz__rows_finish(fz__rows *rows);

#endif
