/* A ledger as JSON: what was entered, records, stages and withdrawals in their order, by the English names of the columns. */
#include "assess/ledger_model.h"
#include "export/json_tasks.h"

static void put_text(fz__json *json, const char *key, const char *text)
{
    if (text)
        fz__json_string(json, key, text);
}

/* What is not said is left out: few records say much. */
static void put_record(fz__json *json, const fz_record *record)
{
    char text[FZ__COLUMN_TEXT];

    for (int i = 0; i < FZ__COLUMN_COUNT; i++) {
        if (i == COLUMN_CORRECTS)
            put_text(json, fz__columns[i].en, fz_record_text(record->replaces, FZ_RECORD_ID));
        const char *said = fz__record_column(record, &fz__columns[i], text);

        if (said && i == COLUMN_HEADS)
            fz__json_number(json, fz__columns[i].en, record->heads);
        else
            put_text(json, fz__columns[i].en, said);
    }
}

static void put_withdrawal(fz__json *json, const fz_record *record)
{
    const char *reporter, *reason;
    fz_date recorded;

    fz_record_withdrawal(record, &recorded, &reporter, &reason);
    fz__json_string(json, fz__columns[COLUMN_WITHDRAWS].en, fz_record_text(record, FZ_RECORD_ID));
    if (recorded)
        fz__json_day(json, fz__columns[COLUMN_RECORDED].en, recorded);
    put_text(json, fz__columns[COLUMN_REPORTER].en, reporter);
    put_text(json, fz__columns[COLUMN_REASON].en, reason);
}

static void put_notes(fz__json *json, const fz_ledger *ledger)
{
    fz__json_open(json, "notes", FZ_JSON_ARRAY);
    for (const fz__head_piece *piece = ledger->head; piece; piece = piece->next)
        if (piece->kind == FZ_HEAD_NOTE)
            fz__json_string(json, NULL, piece->text);
    fz__json_close(json);
}

static void put_ledger(fz__json *json, const fz_ledger *ledger)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "id", ledger->id);
    fz__json_string(json, "language", ledger->lang);
    fz__json_string(json, "title", *fz_ledger_title(ledger) ? fz_ledger_title(ledger) : NULL);
    put_notes(json, ledger);
    fz__json_open(json, "entries", FZ_JSON_ARRAY);
    for (size_t i = 0; i < ledger->entry_count && !json->sink->failed; i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        if (ledger->entries[i].is_withdrawal)
            put_withdrawal(json, ledger->entries[i].record);
        else
            put_record(json, ledger->entries[i].record);
        fz__json_close(json);
    }
    fz__json_close(json);
    fz__json_close(json);
}

fz_status fz_ledger_save_json(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error)
{
    fz__json json;
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!ledger || !write)
        return fz__bad_argument(ledger ? ledger->context : NULL, error, __func__,
                                ledger ? "write is NULL" : "ledger is NULL");
    fz__sink_init(&sink, write, user);
    fz__json_init(&json, &sink);
    put_ledger(&json, ledger);
    return fz__json_written(&json, ledger->context, error);
}
