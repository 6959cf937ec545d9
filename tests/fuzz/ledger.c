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

/* CSV holds entries alone: as many come back, and the same again. */
static int equal_entries(const void *a, const void *b)
{
    size_t count = fz_ledger_record_count(a);

    for (size_t i = 0; i < count && i < fz_ledger_record_count(b); i++)
        for (int kind = 0; kind < (int)FZ_RECORD_TEXT_COUNT_; kind++) {
            const char *x = fz_record_text(fz_ledger_record(a, i), (fz_record_text_kind)kind);
            const char *y = fz_record_text(fz_ledger_record(b, i), (fz_record_text_kind)kind);

            if (!x != !y || (x && strcmp(x, y)))
                return 0;
        }
    return count == fz_ledger_record_count(b) && fz_ledger_stage_count(a) == fz_ledger_stage_count(b);
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
