/* Tables of cells between the objects of the library and a spreadsheet. A table is filled once and written as CSV or as a
 * sheet of a workbook, so both say the same.
 *
 * Cells are text, numbers or days. Text is never taken for a formula; characters that steer or reorder text become U+FFFD.
 * CSV has numbers and days as exact text; a workbook has real ones, its numbers being the nearest floating ones. */
#ifndef FAZHI_EXAMPLES_SHEET_H
#define FAZHI_EXAMPLES_SHEET_H

#include "support.h"

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_COUNT, CELL_DECIMAL, CELL_DAY };

struct cell {
    enum cell_kind kind;
    char *text; /* of the table */
    fz_decimal decimal;
    uint64_t count;
    fz_date day;
};

/* What a column holds, for its width, its format and the cells that are still empty. */
enum column_kind { COLUMN_WORDS, COLUMN_NUMBERS, COLUMN_DAYS, COLUMN_EVENTS };

struct column {
    char *name;
    enum column_kind kind;
};

struct table {
    const struct program *program;
    const char *name; /* of the sheet */
    struct column *columns;
    size_t column_count;
    struct cell *cells; /* row by row */
    size_t cell_count, capacity;
    char **events; /* what may stand in COLUMN_EVENTS; NULL for no list */
    size_t event_count;
};

/* Memory that runs out ends the program. */
void *grow_or_die(const struct program *program, void *memory, size_t size);
char *copy_or_die(const struct program *program, const char *text);

void table_init(struct table *table, const struct program *program, const char *name);
void table_clear(struct table *table);
void add_column(struct table *table, const char *name, enum column_kind kind); /* before any cell */
/* The next cell; NULL, 0 and no day give an empty one. */
void add_text(struct table *table, const char *text);
void add_count(struct table *table, uint64_t count);
void add_decimal(struct table *table, fz_decimal decimal);
void add_day(struct table *table, fz_date day);
size_t row_count(const struct table *table);
const struct cell *cell_at(const struct table *table, size_t row, size_t column);
/* Columns of a screen that a text takes in its longest line, a Han character being two. */
size_t width_of(const char *text);
/* A cell as CSV has it; `room` holds numbers and days. */
const char *cell_text(const struct cell *cell, char room[32]);

/* sheet_tables.c: the tables that there are. `unit` NULL: all units. */
void fill_tasks(struct table *table, const fz_directive *directive, const char *unit);
void fill_ledger(struct table *table, const fz_ledger *ledger, const char *unit);
void fill_scores(struct table *table, const fz_report *report, const char *unit);
void fill_template(struct table *table, const fz_directive *directive, const fz_scheme *scheme, const char *unit);

/* Write a table as CSV with a BOM, or tables as a workbook; false when the file cannot be written. Without libxlsxwriter
 * has_workbooks is false, and write_workbook writes nothing. */
bool write_csv(const struct table *table, const char *path);
extern const bool has_workbooks;
bool write_workbook(const struct table *tables, size_t count, const char *path);

#endif
