#include "export/rows.h"

#include "export/csv.h"
#include "export/table.h"

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40

static bool is_chinese(const fz_context *context)
{
    return fz_context_language(context) == FZ_LANGUAGE_ZH;
}

static void table_cell(const fz__table *table, size_t row, size_t column, fz__buffer *text)
{
    const fz__rows *rows = table->user;

    rows->cell(rows->user, row, column, is_chinese(rows->context), text);
}

bool fz__rows_table(const fz__rows *rows, unsigned width, fz__sink *sink)
{
    fz__table table = {
        .context = rows->context, .columns = rows->columns, .rows = rows->count, .cell = table_cell, .user = rows};

    for (size_t i = 0; i < rows->columns; i++)
        table.headings[i] = is_chinese(rows->context) ? rows->headings[i].zh : rows->headings[i].en;
    width = width ? width : DEFAULT_WIDTH;
    return fz__table_write(&table, width < LEAST_WIDTH ? LEAST_WIDTH : width, sink);
}

bool fz__rows_csv(const fz__rows *rows, bool bom, fz__sink *sink)
{
    bool chinese = is_chinese(rows->context), done = true;
    fz__buffer text;
    fz__csv csv;

    fz__csv_init(&csv, sink, bom);
    for (size_t i = 0; i < rows->columns; i++)
        fz__csv_cell(&csv, chinese ? rows->headings[i].zh : rows->headings[i].en);
    fz__csv_end_row(&csv);
    fz__buffer_init(&text, rows->context);
    for (size_t row = 0; row < rows->count && done && !sink->failed; row++) {
        for (size_t i = 0; i < rows->columns && done; i++) {
            text.length = 0;
            rows->cell(rows->user, row, i, chinese, &text);
            fz__csv_cell(&csv, text.length ? text.bytes : "");
            done = !text.failed;
        }
        fz__csv_end_row(&csv);
    }
    fz__buffer_clear(&text);
    return done;
}

const char *fz__analysis_fault(const void *object, const char *object_fault, uint32_t flags, fz_write_fn write)
{
    if (!object)
        return object_fault;
    if (!write)
        return "write is NULL";
    return flags & ~FZ_EXPORT_BOM ? "flags holds an unknown flag" : NULL;
}

static bool write_form(const fz__analysis *analysis, fz_format format, uint32_t flags, unsigned width, fz__sink *sink)
{
    const fz__rows *rows = &analysis->rows;
    fz__json json;

    if (format == FZ_FORMAT_CSV)
        return fz__rows_csv(rows, flags & FZ_EXPORT_BOM, sink);
    if (format == FZ_FORMAT_JSON) {
        fz__json_init(&json, sink);
        analysis->json(rows->user, &json);
        return true;
    }
    analysis->head(rows->user, is_chinese(rows->context), sink);
    return fz__rows_table(rows, width, sink);
}

fz_status fz__analysis_write(const fz__analysis *analysis, fz_format format, uint32_t flags, unsigned width,
                             fz_write_fn write, void *user, fz_error **error)
{
    const fz__writers *form = fz__form_of(format);
    fz_context *context = analysis->rows.context;
    fz__sink sink;

    if (format != FZ_FORMAT_TABLE && format != FZ_FORMAT_JSON && format != FZ_FORMAT_CSV)
        return fz__no_form(context, error, form, FZ_OBJECT_TASKS);
    fz__sink_init(&sink, write, user);
    return fz__written(context, &sink, write_form(analysis, format, flags, width, &sink), error);
}

/* ------------------------------------------------------------------ pieces ----------------------------------------- */

void fz__buffer_decimal(fz__buffer *text, fz_decimal decimal)
{
    char digits[32];

    fz_decimal_format(decimal, digits, sizeof(digits));
    fz__buffer_string(text, digits);
}

void fz__json_decimal(fz__json *json, const char *key, fz_decimal decimal)
{
    char digits[32];

    fz_decimal_format(decimal, digits, sizeof(digits));
    fz__json_string(json, key, digits);
}

void fz__buffer_text(fz__buffer *text, const char *string)
{
    fz__buffer_string(text, string ? string : "");
}

void fz__buffer_rank(fz__buffer *text, uint32_t rank)
{
    if (rank > 0)
        fz__buffer_number(text, rank);
}

void fz__buffer_percent(fz__buffer *text, uint64_t part, uint64_t whole)
{
    uint64_t tenths = whole ? (part * 2000 + whole) / (2 * whole) : 0;

    fz__buffer_number(text, tenths / 10);
    fz__buffer_char(text, '.');
    fz__buffer_number(text, tenths % 10);
    fz__buffer_char(text, '%');
}
