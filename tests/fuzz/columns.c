/* Scoring by columns is scoring by a ledger: a scheme, and behind a line "%%%%" the bytes that the values are chosen by. Where columns can say
 * what the scheme asks for, scores, ranks and grades are those that an assessment gives. */
#include "fuzz.h"

enum { UNITS = 4, WIDTH = 64 };

typedef struct table {
    fz_columns *columns;
    size_t width;
    fz_decimal values[WIDTH][UNITS];
    const fz_decimal *rows[WIDTH];
} table;

static void fill(table *t, const fuzz_input *bytes)
{
    static const fz_decimal some[] = {FZ_COLUMN_NONE, 0,        1000000,  500000,    60000000, 85500000,     100000000,
                                      99999999,       -3000000, 12345678, 333333333, 1,        123456000000, 90000000};

    for (size_t i = 0; i < t->width; i++) {
        t->rows[i] = t->values[i];
        for (size_t unit = 0; unit < UNITS; unit++) {
            size_t at = i * UNITS + unit;
            unsigned char chosen = bytes->count ? (unsigned char)bytes->bytes[at % bytes->count] : (unsigned char)at;

            t->values[i][unit] = some[chosen % (sizeof(some) / sizeof(*some))];
        }
    }
}

static void add(fz_ledger *ledger, const fz_record_values *values)
{
    fz_error *error;
    fz_status status = fz_ledger_add(ledger, values, NULL, &error);

    REQUIRE(status == FZ_OK, "a record: %s", fz_error_message(error));
}

static const char *const names[UNITS] = {"u1", "u2", "u3", "u4"};

/* A unit without any value is in no record but one of an item that no rule has. */
static fz_ledger *ledger_of(fz_context *context, const table *t)
{
    fz_ledger *ledger;

    REQUIRE(fz_ledger_new(context, &ledger, NULL) == FZ_OK, "no ledger");
    for (size_t unit = 0; unit < UNITS; unit++) {
        fz_record_values values = FZ_RECORD_VALUES_INIT;

        values.unit = names[unit], values.item = "nowhere.at.all", values.date = 20160601;
        add(ledger, &values);
        for (size_t i = 0; i < t->width; i++) {
            if (t->values[i][unit] == FZ_COLUMN_NONE)
                continue;
            values.item = fz_indicator_id(fz_columns_indicator(t->columns, i));
            values.event = fz_columns_event(t->columns, i);
            values.value = t->values[i][unit], values.has_value = 1;
            add(ledger, &values);
        }
    }
    return ledger;
}

static void require_unit(const table *t, const fz_result *result, fz_decimal score, uint32_t rank, uint32_t grade)
{
    const char *name = fz_columns_grade(t->columns, grade), *wanted = fz_result_grade(result);
    fz_decimal reported = 0;

    if (!fz_result_score(result, &reported))
        reported = FZ_COLUMN_NONE;
    REQUIRE(score == reported, "score %lld by columns, %lld by the ledger", (long long)score, (long long)reported);
    REQUIRE(rank == fz_result_rank(result), "rank %u by columns, %u by the ledger", rank, fz_result_rank(result));
    REQUIRE(!name == !wanted && (!name || !strcmp(name, wanted)), "grade %s by columns, %s by the ledger",
            name ? name : "none", wanted ? wanted : "none");
}

static void require_same(fz_context *context, const fz_scheme *scheme, const table *t)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_columns_table given = FZ_COLUMNS_TABLE_INIT;
    fz_decimal scores[UNITS];
    uint32_t ranks[UNITS], grades[UNITS];
    fz_ledger *ledger = ledger_of(context, t);
    fz_report *report;
    fz_error *error;
    fz_status by_columns, by_ledger;

    given.count = UNITS, given.values = t->rows;
    given.scores = scores, given.ranks = ranks, given.grades = grades;
    by_columns = fz_columns_score(t->columns, &given, &error);
    fuzz_require_told(by_columns, error, NULL, 0);
    options.day = 20161231;
    by_ledger = fz_assess(context, NULL, NULL, scheme, ledger, &options, &report, &error);
    fuzz_require_told(by_ledger, error, NULL, 0);
    REQUIRE(!by_columns == !by_ledger, "%s by columns, %s by the ledger", fz_status_name(by_columns),
            fz_status_name(by_ledger));
    for (size_t unit = 0; by_ledger == FZ_OK && unit < UNITS; unit++)
        require_unit(t, fz_report_result_of(report, names[unit]), scores[unit], ranks[unit], grades[unit]);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fuzz_input rest = {(const char *)data, size}, part = fuzz_part(&rest);
    fz_scheme *scheme = NULL;
    fz_error *error;
    fz_status status = fz_scheme_load_memory(context, part.bytes, part.count, "scheme", &scheme, &error);
    table t = {.columns = NULL};

    fuzz_require_told(status, error, part.bytes, part.count);
    status = scheme ? fz_columns_new(context, scheme, NULL, &t.columns, &error) : FZ_OK;
    if (scheme)
        fuzz_require_told(status, error, NULL, 0);
    t.width = fz_columns_count(t.columns);
    if (t.columns && t.width <= WIDTH) {
        fill(&t, &rest);
        require_same(context, scheme, &t);
    }
    fz_columns_unref(t.columns);
    fz_scheme_unref(scheme);
    fuzz_end(context);
    return 0;
}
