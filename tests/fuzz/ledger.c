/* Ledgers: CSV, XML and JSON, told by the content. Loaded leniently, what loads strictly is the same; what loads comes back
 * from XML and JSON, and from CSV as far as CSV goes. */
#include "fuzz.h"

static fz_status load(fz_context *context, const char *bytes, size_t count, void **object, fz_error **error)
{
    fz_ledger *ledger = NULL;
    fz_status status = fz_ledger_load_memory(context, bytes, count, "input", NULL, 0, &ledger, error);

    *object = ledger;
    return status;
}

static fz_status save_xml(const void *object, fz_write_fn write, void *user, fz_error **error)
{
    return fz_ledger_save_callback(object, write, user, error);
}

static fz_status save_json(const void *object, fz_write_fn write, void *user, fz_error **error)
{
    return fz_ledger_save_json(object, write, user, error);
}

static fz_status save_csv(const void *object, fz_write_fn write, void *user, fz_error **error)
{
    return fz_ledger_save_csv(object, write, user, error);
}

static int equal(const void *a, const void *b)
{
    return fz_ledger_equal(a, b);
}

static int same_text(const char *a, const char *b)
{
    return !a == !b && (!a || !strcmp(a, b));
}

typedef struct withdrawal {
    int withdrawn;
    fz_date recorded;
    const char *reporter, *reason;
} withdrawal;

static int same_withdrawal(const withdrawal *a, const withdrawal *b)
{
    return a->withdrawn == b->withdrawn && a->recorded == b->recorded && same_text(a->reporter, b->reporter) &&
           same_text(a->reason, b->reason);
}

static withdrawal of_record(const fz_record *record)
{
    withdrawal w;

    w.withdrawn = fz_record_withdrawal(record, &w.recorded, &w.reporter, &w.reason);
    return w;
}

static withdrawal of_stage(const fz_stage *stage)
{
    withdrawal w;

    w.withdrawn = fz_stage_withdrawal(stage, &w.recorded, &w.reporter, &w.reason);
    return w;
}

static int equal_records(const fz_record *a, const fz_record *b)
{
    withdrawal x = of_record(a), y = of_record(b);
    fz_decimal value, other;

    for (int kind = 0; kind < (int)FZ_RECORD_TEXT_COUNT_; kind++)
        if (!same_text(fz_record_text(a, (fz_record_text_kind)kind), fz_record_text(b, (fz_record_text_kind)kind)))
            return 0;
    for (int kind = 0; kind < (int)FZ_RECORD_DAY_COUNT_; kind++)
        if (fz_record_day(a, (fz_record_day_kind)kind) != fz_record_day(b, (fz_record_day_kind)kind))
            return 0;
    return fz_record_value(a, &value) == fz_record_value(b, &other) && value == other &&
           fz_record_heads(a) == fz_record_heads(b) && same_withdrawal(&x, &y) &&
           same_text(fz_record_text(fz_record_replaces(a), FZ_RECORD_ID),
                     fz_record_text(fz_record_replaces(b), FZ_RECORD_ID));
}

static int equal_stages(const fz_stage *a, const fz_stage *b)
{
    withdrawal x = of_stage(a), y = of_stage(b);

    for (int kind = 0; kind < (int)FZ_STAGE_TEXT_COUNT_; kind++)
        if (!same_text(fz_stage_text(a, (fz_stage_text_kind)kind), fz_stage_text(b, (fz_stage_text_kind)kind)))
            return 0;
    for (int kind = 0; kind < (int)FZ_STAGE_DAY_COUNT_; kind++)
        if (fz_stage_day(a, (fz_stage_day_kind)kind) != fz_stage_day(b, (fz_stage_day_kind)kind))
            return 0;
    return same_withdrawal(&x, &y) && same_text(fz_stage_text(fz_stage_replaces(a), FZ_STAGE_ID),
                                                fz_stage_text(fz_stage_replaces(b), FZ_STAGE_ID));
}

/* CSV holds entries alone: as many come back, and each says what it said. */
static int equal_entries(const void *a, const void *b)
{
    size_t records = fz_ledger_record_count(a), stages = fz_ledger_stage_count(a);

    if (records != fz_ledger_record_count(b) || stages != fz_ledger_stage_count(b))
        return 0;
    for (size_t i = 0; i < records; i++)
        if (!equal_records(fz_ledger_record(a, i), fz_ledger_record(b, i)))
            return 0;
    for (size_t i = 0; i < stages; i++)
        if (!equal_stages(fz_ledger_stage(a, i), fz_ledger_stage(b, i)))
            return 0;
    return 1;
}

static void release(void *object)
{
    fz_ledger_unref(object);
}

static const fuzz_kind as_xml = {load, save_xml, equal, release, 0}, as_json = {load, save_json, equal, release, 0},
                       as_csv = {load, save_csv, equal_entries, release, 0};

static void require_lenient(fz_context *context, const char *data, size_t size, const fz_ledger *strict)
{
    fz_ledger *ledger;
    fz_error *error;
    fz_status status = fz_ledger_load_memory(context, data, size, "input", NULL, FZ_LEDGER_LENIENT, &ledger, &error);
    size_t errors = 0;

    fuzz_require_told(status, error, data, size);
    REQUIRE(!strict || ledger, "loads strictly, but not leniently");
    for (size_t i = 0; i < fz_ledger_finding_count(ledger); i++) {
        fuzz_require_finding(fz_ledger_finding(ledger, i), size);
        errors += fz_finding_severity(fz_ledger_finding(ledger, i)) == FZ_SEVERITY_ERROR;
    }
    REQUIRE(!strict || (!errors && fz_ledger_equal(strict, ledger)), "loads otherwise when lenient");
    if (ledger)
        fuzz_require_comes_back(&as_xml, context, ledger);
    fz_ledger_unref(ledger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fz_ledger *ledger = fuzz_require_loads(&as_xml, context, (const char *)data, size);

    if (ledger) {
        fuzz_require_comes_back(&as_json, context, ledger);
        fuzz_require_comes_back(&as_csv, context, ledger);
        for (size_t i = 0; i < fz_ledger_record_count(ledger); i++) {
            const fz_record *record = fz_ledger_record(ledger, i);

            REQUIRE(fz_ledger_record_by_id(ledger, fz_record_text(record, FZ_RECORD_ID)) == record, "record %zu by id",
                    i);
        }
    }
    require_lenient(context, (const char *)data, size, ledger);
    fz_ledger_unref(ledger);
    fuzz_end(context);
    return 0;
}
