/* Saving as CSV: the columns that have a value somewhere, then a row for every entry. */
#include "assess/ledger_read.h"
#include "base/utf8.h"

#include <string.h>

#define ENOUGH 8192 /* bytes that are handed over at once */

typedef struct csv_writer {
    const fz_ledger *ledger;
    fz_write_fn write;
    void *user;
    fz__buffer pending;
    bool used[FZ__COLUMN_COUNT];
    bool refused;
} csv_writer;

/* What an entry says in a column; NULL for nothing. */
static const char *cell(const fz__entry *entry, fz__column column, char text[FZ__COLUMN_TEXT])
{
    const fz_record *record = entry->record;
    const fz__withdrawal *withdrawal = record->withdrawal;

    if (!entry->is_withdrawal)
        return column == COLUMN_CORRECTS    ? fz_record_text(record->replaces, FZ_RECORD_ID)
               : column == COLUMN_WITHDRAWS ? NULL
                                            : fz__record_column(record, &fz__columns[column], text);
    switch ((int)column) {
    case COLUMN_WITHDRAWS:
        return fz_record_text(record, FZ_RECORD_ID);
    case COLUMN_RECORDED:
        fz_date_format(withdrawal->recorded, text, FZ__COLUMN_TEXT);
        return withdrawal->recorded ? text : NULL;
    case COLUMN_REPORTER:
        return fz__ledger_text(record->ledger, withdrawal->reporter);
    case COLUMN_REASON:
        return fz__ledger_text(record->ledger, withdrawal->reason);
    default:
        return NULL;
    }
}

static void find_used(csv_writer *w)
{
    char text[FZ__COLUMN_TEXT];

    w->used[COLUMN_DATE] = w->ledger->record_count > 0 || !w->ledger->stage_count;
    for (size_t i = 0; i < w->ledger->entry_count; i++)
        for (int column = 0; column < FZ__COLUMN_COUNT; column++)
            w->used[column] = w->used[column] || cell(&w->ledger->entries[i], (fz__column)column, text);
}

/* White space at an end would be taken for layout. */
static bool has_space_around(const char *text, size_t length)
{
    const char *first = text, *last = text + fz__utf8_floor(text, length - 1), *end = text + length;

    return fz__is_space(fz__utf8_next(&first, end)) || fz__is_space(fz__utf8_next(&last, end));
}

static void put_cell(csv_writer *w, const char *text)
{
    size_t length = strlen(text);
    bool quoted = length && (strpbrk(text, ",;\"\t\r\n") || has_space_around(text, length));

    if (quoted)
        fz__buffer_char(&w->pending, '"');
    if (fz__csv_is_formula(text))
        fz__buffer_char(&w->pending, '\'');
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        fz__buffer_append(&w->pending, text, (size_t)(quote + 1 - text));
        fz__buffer_char(&w->pending, '"');
    }
    fz__buffer_string(&w->pending, text);
    if (quoted)
        fz__buffer_char(&w->pending, '"');
}

static bool hand_over(csv_writer *w, size_t least)
{
    if (!w->pending.failed && w->pending.length >= least) {
        w->refused = w->write(w->user, w->pending.bytes, w->pending.length) != 0;
        w->pending.length = 0;
    }
    return !w->pending.failed && !w->refused;
}

/* A row: an entry's, or the header without one. */
static bool put_row(csv_writer *w, const fz__entry *entry)
{
    bool first = true;

    for (int column = 0; column < FZ__COLUMN_COUNT; column++) {
        char text[FZ__COLUMN_TEXT];
        const char *said;

        if (!w->used[column])
            continue;
        if (!first)
            fz__buffer_char(&w->pending, ',');
        first = false;
        said = entry ? cell(entry, (fz__column)column, text) : fz__columns[column].zh;
        if (said)
            put_cell(w, said);
    }
    fz__buffer_string(&w->pending, "\r\n");
    return hand_over(w, ENOUGH);
}

static void put_all(csv_writer *w)
{
    fz__buffer_string(&w->pending, "\xEF\xBB\xBF");
    if (!put_row(w, NULL))
        return;
    for (size_t i = 0; i < w->ledger->entry_count; i++)
        if (!put_row(w, &w->ledger->entries[i]))
            return;
    hand_over(w, 1);
}

fz_status fz_ledger_save_csv(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error)
{
    csv_writer w = {.ledger = ledger, .write = write, .user = user};
    fz_status status = FZ_OK;

    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(NULL, error, __func__, "ledger is NULL");
    if (!write)
        return fz__bad_argument(ledger->context, error, __func__, "write is NULL");
    fz__buffer_init(&w.pending, ledger->context);
    find_used(&w);
    put_all(&w);
    if (w.pending.failed)
        status = fz__no_memory(error);
    else if (w.refused)
        status = fz__fail(ledger->context, error, FZ_EWRITE, NULL, FZ_ARGS(FZ_WORD_CALLBACK, FZ_WORD_REFUSED));
    fz__buffer_clear(&w.pending);
    return status;
}
