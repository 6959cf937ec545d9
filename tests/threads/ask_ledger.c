/* What a ledger answers that nobody changes, and what reads it. */
#include "threads/ask.h"

size_t ask_ledger(things *all, uint64_t *figure)
{
    const fz_ledger *l = all->ledger;

    say_text(figure, fz_ledger_id(l));
    say_text(figure, fz_ledger_title(l));
    for (size_t i = 0; i < fz_ledger_finding_count(l); i++)
        say_finding(figure, fz_ledger_finding(l, i));
    say_number(figure, fz_ledger_equal(l, all->rows));
    return fz_ledger_equal(l, all->ledger) ? fz_ledger_finding_count(l) : 0;
}

/* What became of a record. */
static size_t ask_fate(const fz_record *record, uint64_t *figure)
{
    const char *reporter = NULL, *reason = NULL;
    fz_date recorded = 0;
    int withdrawn = fz_record_withdrawal(record, &recorded, &reporter, &reason);

    say_number(figure, recorded);
    say_text(figure, reporter);
    say_text(figure, reason);
    say_text(figure, fz_record_text(fz_record_replaces(record), FZ_RECORD_ID));
    say_text(figure, fz_record_text(fz_record_replaced_by(record), FZ_RECORD_ID));
    say_number(figure, fz_record_state_on(record, 0));
    say_number(figure, fz_record_state_on(record, 20161130));
    return withdrawn != 0;
}

static void ask_record(const fz_record *record, uint64_t *figure)
{
    fz_place place = {.size = sizeof(place)};
    fz_decimal value = 0;

    for (int kind = 0; kind < FZ_RECORD_TEXT_COUNT_; kind++)
        say_text(figure, fz_record_text(record, (fz_record_text_kind)kind));
    for (int kind = 0; kind < FZ_RECORD_DAY_COUNT_; kind++)
        say_number(figure, fz_record_day(record, (fz_record_day_kind)kind));
    say_number(figure, fz_record_value(record, &value));
    say_number(figure, value);
    say_count(figure, fz_record_heads(record));
    fz_record_place(record, &place);
    say_place(figure, &place);
    say_text(figure, fz_record_source(record));
}

size_t ask_records(things *all, uint64_t *figure)
{
    size_t count = fz_ledger_record_count(all->ledger), found = 0, withdrawn = 0;

    for (size_t i = 0; i < count; i++) {
        const fz_record *record = fz_ledger_record(all->ledger, i);

        ask_record(record, figure);
        withdrawn += ask_fate(record, figure);
        found += fz_ledger_record_by_id(all->ledger, fz_record_text(record, FZ_RECORD_ID)) == record;
    }
    return found == count && withdrawn ? count : 0;
}

static size_t ask_stage(const fz_stage *stage, uint64_t *figure)
{
    const char *reporter = NULL, *reason = NULL;
    fz_date recorded = 0;
    int withdrawn = fz_stage_withdrawal(stage, &recorded, &reporter, &reason);

    for (int kind = 0; kind < FZ_STAGE_TEXT_COUNT_; kind++)
        say_text(figure, fz_stage_text(stage, (fz_stage_text_kind)kind));
    for (int kind = 0; kind < FZ_STAGE_DAY_COUNT_; kind++)
        say_number(figure, fz_stage_day(stage, (fz_stage_day_kind)kind));
    say_number(figure, fz_stage_state_on(stage, 20160531));
    say_text(figure, fz_stage_text(fz_stage_replaces(stage), FZ_STAGE_ID));
    say_number(figure, recorded);
    say_text(figure, reporter);
    say_text(figure, reason);
    return withdrawn != 0;
}

size_t ask_stages(things *all, uint64_t *figure)
{
    size_t count = fz_ledger_stage_count(all->ledger), found = 0, withdrawn = 0;

    for (size_t i = 0; i < count; i++) {
        const fz_stage *stage = fz_ledger_stage(all->ledger, i);

        withdrawn += ask_stage(stage, figure);
        found += fz_ledger_stage_by_id(all->ledger, fz_stage_text(stage, FZ_STAGE_ID)) == stage;
    }
    return found == count && withdrawn ? count : 0;
}

size_t write_ledger(things *all, uint64_t *figure)
{
    return fz_ledger_save_csv(all->ledger, hash_bytes, figure, NULL) == FZ_OK &&
           fz_ledger_save_json(all->ledger, hash_bytes, figure, NULL) == FZ_OK;
}

/* Not every event of it is a state of the rules. */
size_t check_ledger(things *all, uint64_t *figure)
{
    fz_error *error = NULL;
    fz_status status = fz_watch_check_ledger(all->watch, all->ledger, "2016.xml", &error);
    size_t count = say_errors(figure, error);

    fz_error_free(error);
    return status == FZ_ESTATE ? count : 0;
}

size_t new_supervision(things *all, uint64_t *figure)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_supervision *supervision = NULL;

    options.day = 20161215;
    if (fz_supervise(all->context, all->directive, all->registry, all->ledger, all->watch, &options, &supervision,
                     NULL) != FZ_OK)
        return 0;
    fz_status status = fz_supervision_write(supervision, NULL, FZ_FORMAT_CSV, 0, 0, hash_bytes, figure, NULL);
    fz_supervision_unref(supervision);
    return status == FZ_OK;
}
