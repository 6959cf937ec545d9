/* Watch rules, and the supervision that comes of them: rules, then behind a line "%%%%" a ledger of states and plans, which may be
 * missing. What is listed adds up, and a supervision differs in nothing from itself, nor from one made again. */
#include "fuzz.h"

FUZZ_KIND(watch)

static void count_change(void *user, uint32_t changes, const fz_obligation *earlier, const fz_obligation *later)
{
    REQUIRE(changes && (earlier || later), "a change of nothing");
    ++*(size_t *)user;
}

static void require_rates(const fz_supervision *supervision)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;
    size_t all = fz_supervision_obligation_count(supervision), overdue, unfinished, counted = 0;

    REQUIRE(fz_supervision_rate(supervision, &filter, &rates), "no rates");
    filter.flags = FZ_ONLY_OVERDUE;
    overdue = fz_supervision_find(supervision, &filter, NULL, 0);
    filter.flags = FZ_ONLY_UNFINISHED;
    unfinished = fz_supervision_find(supervision, &filter, NULL, 0);
    for (size_t i = 0; i < all; i++)
        counted += fz_obligation_is_overdue(fz_supervision_obligation(supervision, i)) != 0;
    REQUIRE(rates.total == all && rates.overdue == overdue && counted == overdue &&
                rates.finished + unfinished == all && rates.in_time <= rates.settled && rates.settled <= all,
            "%zu obligations, %zu overdue, %zu unfinished; the rates say %zu, %zu and %zu finished", all, overdue,
            unfinished, (size_t)rates.total, (size_t)rates.overdue, (size_t)rates.finished);
}

/* Every obligation is of one unit, and the units together have them all. */
static void require_units(const fz_supervision *supervision)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    size_t sum = 0;

    for (size_t i = 0; i < fz_supervision_unit_count(supervision); i++) {
        filter.unit = fz_supervision_unit(supervision, i);
        sum += fz_supervision_find(supervision, &filter, NULL, 0);
    }
    REQUIRE(sum == fz_supervision_obligation_count(supervision), "the units have %zu obligations of %zu", sum,
            fz_supervision_obligation_count(supervision));
}

static void write_all(const fz_supervision *supervision, fuzz_bytes *bytes)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;

    REQUIRE(fz_supervision_write(supervision, &filter, FZ_FORMAT_JSON, 0, 0, fuzz_take, bytes, NULL) == FZ_OK,
            "no JSON");
    REQUIRE(fz_supervision_write_calendar(supervision, &filter, fuzz_take, bytes, NULL) == FZ_OK, "no calendar");
}

/* `again` may be the same, written twice. */
static void require_same(const fz_supervision *supervision, const fz_supervision *again, const char *what)
{
    fuzz_bytes a = {0}, b = {0};
    size_t changes = 0;

    write_all(supervision, &a);
    write_all(again, &b);
    fuzz_require_same(&a, &b, what);
    REQUIRE(!fz_supervision_compare(supervision, again, count_change, &changes) && !changes, "%s: it differs", what);
    fuzz_free(&a);
    fuzz_free(&b);
}

static fz_supervision *supervise(fz_context *context, const fz_directive *directive, const fz_watch *watch,
                                 const fz_ledger *ledger, fuzz_answer *answer)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_supervision *supervision;

    options.day = 20161201;
    answer->status = fz_supervise(context, directive, NULL, ledger, watch, &options, &supervision, &answer->error);
    REQUIRE(!supervision == (answer->status != FZ_OK), "%s", fz_status_name(answer->status));
    return supervision;
}

static void require_supervises(fz_context *context, const fz_watch *watch, const fz_ledger *ledger)
{
    fuzz_answer first, second;
    fz_directive *directive;
    fz_supervision *supervision, *again;

    REQUIRE(fz_directive_load_builtin(context, &directive, NULL) == FZ_OK, "no directive");
    supervision = supervise(context, directive, watch, ledger, &first);
    again = supervise(context, directive, watch, ledger, &second);
    fuzz_require_told_twice(&first, &second, NULL, 0);
    if (supervision) {
        require_rates(supervision);
        require_units(supervision);
        require_same(supervision, supervision, "written twice");
        require_same(supervision, again, "supervised twice");
        for (size_t i = 0; i < fz_supervision_finding_count(supervision); i++)
            fuzz_require_finding(fz_supervision_finding(supervision, i), SIZE_MAX / 4);
    }
    fz_supervision_unref(supervision);
    fz_supervision_unref(again);
    fz_directive_unref(directive);
}

/* Moving a day gives one that need not be moved again. */
static void require_moves(const fz_watch *watch)
{
    for (fz_date day = 20160930; day <= 20161010; day = day == 20160930 ? 20161001 : day + 1) {
        fz_date moved = fz_watch_move(watch, day);

        REQUIRE(fz_watch_move(watch, moved) == moved, "%d moves to %d, which moves on", (int)day, (int)moved);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fuzz_input input = {(const char *)data, size}, rules = fuzz_part(&input);
    fz_watch *watch = fuzz_require_loads(&kind_watch, context, rules.bytes, rules.count);
    fz_ledger *ledger = NULL;

    if (watch) {
        fz_error *error = NULL;
        fz_status status = fz_ledger_load_memory(context, input.bytes, input.count, "ledger", NULL, FZ_LEDGER_LENIENT,
                                                 &ledger, &error);

        fuzz_require_told(status, error, input.bytes, input.count);
        require_moves(watch);
        require_supervises(context, watch, ledger);
    }
    fz_ledger_unref(ledger);
    fz_watch_unref(watch);
    fuzz_end(context);
    return 0;
}
