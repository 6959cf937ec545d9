/* Workbooks by libxlsxwriter. All text is written as strings, never as formulas or links. */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

const bool has_workbooks = true;

#define LONGEST   32767 /* characters that a cell may hold */
#define NARROWEST 6
#define WIDEST    60
#define FILLED_IN 1000 /* rows below a template in which lists still help */

struct book {
    lxw_workbook *workbook;
    lxw_format *header, *words, *number, *day;
    bool failed;
};

static void note(struct book *book, lxw_error error)
{
    book->failed = book->failed || error != LXW_NO_ERROR;
}

static void make_formats(struct book *book)
{
    book->header = workbook_add_format(book->workbook);
    format_set_bold(book->header);
    format_set_text_wrap(book->header);
    format_set_align(book->header, LXW_ALIGN_VERTICAL_CENTER);
    format_set_bg_color(book->header, 0xDDE6F0);
    book->words = workbook_add_format(book->workbook);
    format_set_text_wrap(book->words);
    format_set_align(book->words, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(book->words, "@");
    book->number = workbook_add_format(book->workbook);
    format_set_align(book->number, LXW_ALIGN_VERTICAL_TOP);
    book->day = workbook_add_format(book->workbook);
    format_set_align(book->day, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(book->day, "yyyy-mm-dd");
}

static lxw_format *format_of(const struct book *book, enum column_kind kind)
{
    return kind == COLUMN_NUMBERS ? book->number : kind == COLUMN_DAYS ? book->day : book->words;
}

/* ------------------------------------------------------------------ cells ------------------------------------------ */

/* The bytes of a text that a cell can hold: characters beyond U+FFFF count twice there. */
static size_t fitting(const char *text)
{
    size_t units = 0, at = 0, next;

    for (; text[at]; at = next) {
        next = at + 1;
        while ((text[next] & 0xC0) == 0x80)
            next++;
        units += next - at > 3 ? 2 : 1;
        if (units > LONGEST)
            break;
    }
    return at;
}

static void put_text(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, char *text)
{
    size_t length = fitting(text);
    char behind = text[length];

    text[length] = '\0';
    note(book, worksheet_write_string(sheet, row, column, text, book->words));
    text[length] = behind;
}

static void put_cell(struct book *book, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const struct cell *cell)
{
    lxw_datetime when = {.year = cell->day / 10000, .month = cell->day / 100 % 100, .day = cell->day % 100};

    switch (cell->kind) {
    case CELL_EMPTY:
        break;
    case CELL_TEXT:
        put_text(book, sheet, row, column, cell->text);
        break;
    case CELL_COUNT:
        note(book, worksheet_write_number(sheet, row, column, (double)cell->count, book->number));
        break;
    case CELL_DECIMAL:
        note(book, worksheet_write_number(sheet, row, column, (double)cell->decimal / FZ_DECIMAL_ONE, book->number));
        break;
    case CELL_DAY: /* before 1900 there are no days in a workbook */
        if (when.year >= 1900) {
            note(book, worksheet_write_datetime(sheet, row, column, &when, book->day));
        } else {
            char text[32];

            note(book, worksheet_write_string(sheet, row, column, cell_text(cell, text), book->words));
        }
        break;
    }
}

/* ------------------------------------------------------------------ sheets ----------------------------------------- */

static double column_width(const struct table *table, size_t column)
{
    size_t widest = width_of(table->columns[column].name) + 3; /* the button of the filter */
    char room[32];

    for (size_t row = 0; row < row_count(table); row++) {
        size_t width = width_of(cell_text(cell_at(table, row, column), room)) + 1;

        widest = width > widest ? width : widest;
    }
    return (double)(widest < NARROWEST ? NARROWEST : widest > WIDEST ? WIDEST : widest);
}

static void limit_to_days(struct book *book, lxw_worksheet *sheet, lxw_row_t last, lxw_col_t column)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_DATE,
                                .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                .minimum_datetime = {.year = 1949, .month = 10, .day = 1},
                                .ignore_blank = LXW_VALIDATION_ON,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};

    note(book, worksheet_data_validation_range(sheet, 1, column, last, column, &rule));
}

/* The events stand on a hidden sheet, where a list may be of any length. */
static void offer_events(struct book *book, const struct table *table, lxw_worksheet *sheet, lxw_row_t last,
                         lxw_col_t column)
{
    lxw_worksheet *list = workbook_add_worksheet(book->workbook, "情形");
    char formula[64];
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
                                .value_formula = formula,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .dropdown = LXW_VALIDATION_ON,
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};

    if (!list) {
        book->failed = true;
        return;
    }
    for (size_t i = 0; i < table->event_count; i++)
        note(book, worksheet_write_string(list, (lxw_row_t)i, 0, table->events[i], book->words));
    worksheet_hide(list);
    snprintf(formula, sizeof(formula), "=情形!$A$1:$A$%zu", table->event_count);
    note(book, worksheet_data_validation_range(sheet, 1, column, last, column, &rule));
}

/* Where people fill in, lists and days help them. */
static void help_to_fill_in(struct book *book, const struct table *table, lxw_worksheet *sheet)
{
    lxw_row_t last = (lxw_row_t)row_count(table) + FILLED_IN;

    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].kind == COLUMN_EVENTS && table->event_count)
            offer_events(book, table, sheet, last, (lxw_col_t)i);
        else if (table->event_count && table->columns[i].kind == COLUMN_DAYS)
            limit_to_days(book, sheet, last, (lxw_col_t)i);
    }
}

static void add_sheet(struct book *book, const struct table *table)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, table->name);
    size_t rows = row_count(table);

    if (!sheet || rows >= LXW_ROW_MAX) {
        book->failed = true;
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        note(book, worksheet_write_string(sheet, 0, (lxw_col_t)i, table->columns[i].name, book->header));
        note(book, worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, column_width(table, i),
                                        format_of(book, table->columns[i].kind)));
    }
    for (size_t row = 0; row < rows; row++)
        for (size_t i = 0; i < table->column_count; i++)
            put_cell(book, sheet, (lxw_row_t)row + 1, (lxw_col_t)i, cell_at(table, row, i));
    worksheet_freeze_panes(sheet, 1, 0);
    if (rows)
        note(book, worksheet_autofilter(sheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(table->column_count - 1)));
    worksheet_set_landscape(sheet);
    worksheet_repeat_rows(sheet, 0, 0);
    help_to_fill_in(book, table, sheet);
}

bool write_workbook(const struct table *tables, size_t count, const char *path)
{
    lxw_workbook_options options = {.constant_memory = LXW_FALSE};
    struct book book = {.workbook = workbook_new_opt(path, &options)};
    lxw_doc_properties properties = {.created = 1451606400}; /* the same input gives the same bytes */

    if (!book.workbook)
        return false;
    workbook_set_properties(book.workbook, &properties);
    make_formats(&book);
    for (size_t i = 0; i < count; i++)
        add_sheet(&book, &tables[i]);
    note(&book, workbook_close(book.workbook));
    return !book.failed;
}
