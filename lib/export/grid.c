#include "export/grid.h"

#include "export/csv.h"
#include "export/table.h"

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40

/* A cell as people read it. */
static void append_shown(const fz__grid *grid, size_t row, size_t column, fz__buffer *text)
{
    size_t before = text->length;
    bool said = grid->cell(grid, row, column, text);

    if (grid->columns[column].kind != FZ_GRID_FLAG)
        return;
    text->length = text->failed ? text->length : before;
    fz__buffer_string(text, said ? grid->chinese ? "是" : "yes" : "");
}

/* ------------------------------------------------------------------ table ------------------------------------------ */

typedef struct shown_grid {
    fz__grid *grid;
    size_t columns[FZ__TABLE_COLUMNS];
} shown_grid;

static void table_cell(const fz__table *table, size_t row, size_t column, fz__buffer *text)
{
    const shown_grid *shown = table->user;

    append_shown(shown->grid, row, shown->columns[column], text);
}

bool fz__grid_table(fz__grid *grid, unsigned width, fz__sink *sink)
{
    shown_grid shown = {.grid = grid};
    fz__table table = {.context = grid->context, .rows = grid->rows, .cell = table_cell, .user = &shown};

    grid->chinese = fz_context_language(grid->context) == FZ_LANGUAGE_ZH;
    grid->cut = true;
    for (size_t i = 0; i < grid->column_count && table.columns < FZ__TABLE_COLUMNS; i++) {
        if (!grid->columns[i].shown)
            continue;
        table.headings[table.columns] = grid->chinese ? grid->columns[i].zh : grid->columns[i].en;
        shown.columns[table.columns++] = i;
    }
    width = width ? width : DEFAULT_WIDTH;
    if (!fz__table_write(&table, width < LEAST_WIDTH ? LEAST_WIDTH : width, sink))
        return false;
    fz__sink_string(sink, grid->rows ? "\n" : "");
    fz__sink_string(sink, grid->chinese ? "共 " : "");
    fz__sink_number(sink, grid->rows);
    fz__sink_char(sink, ' ');
    fz__sink_string(sink, grid->chinese ? grid->zh_unit : grid->en_unit);
    fz__sink_string(sink, grid->chinese || grid->rows == 1 ? "\n" : "s\n");
    return true;
}

/* ------------------------------------------------------------------ CSV -------------------------------------------- */

bool fz__grid_csv(fz__grid *grid, bool bom, fz__sink *sink)
{
    bool done = true;
    fz__buffer text;
    fz__csv csv;

    grid->chinese = true;
    fz__csv_init(&csv, sink, bom);
    for (size_t i = 0; i < grid->column_count; i++)
        fz__csv_cell(&csv, grid->columns[i].zh);
    fz__csv_end_row(&csv);
    fz__buffer_init(&text, grid->context);
    for (size_t row = 0; row < grid->rows && done && !sink->failed; row++) {
        for (size_t i = 0; i < grid->column_count && done; i++) {
            text.length = 0;
            fz__buffer_string(&text, "");
            append_shown(grid, row, i, &text);
            done = !text.failed;
            fz__csv_cell(&csv, done && text.length ? text.bytes : "");
        }
        fz__csv_end_row(&csv);
    }
    fz__buffer_clear(&text);
    return done;
}

/* ------------------------------------------------------------------ JSON ------------------------------------------- */

static void put(fz__json *json, const fz__grid_column *column, bool said, const fz__buffer *text)
{
    if (column->kind == FZ_GRID_FLAG)
        fz__json_bool(json, column->key, said);
    else if (!said)
        fz__json_string(json, column->key, NULL);
    else if (column->kind == FZ_GRID_NUMBER)
        fz__json_digits(json, column->key, text->bytes);
    else
        fz__json_text(json, column->key, text->length ? text->bytes : "", text->length);
}

bool fz__grid_json(fz__grid *grid, fz__json *json, const char *key)
{
    bool done = true;
    fz__buffer text;

    grid->data = true;
    fz__buffer_init(&text, grid->context);
    fz__json_open(json, key, FZ_JSON_ARRAY);
    for (size_t row = 0; row < grid->rows && done && !json->sink->failed; row++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT);
        for (size_t i = 0; i < grid->column_count && done; i++) {
            bool said;

            text.length = 0;
            fz__buffer_string(&text, "");
            said = grid->cell(grid, row, i, &text);
            done = !text.failed;
            if (done)
                put(json, &grid->columns[i], said, &text);
        }
        fz__json_close(json);
    }
    fz__json_close(json);
    fz__buffer_clear(&text);
    return done;
}
