/* Scores: a scheme, a ledger and perhaps a directive (else the built-in one), parted by lines "%%%%". The amounts of the steps add up to the
 * score exactly; a report made or written twice is the same, has no difference from itself, and with no variation keeps its ranks. */
#include "fuzz.h"

__extension__ typedef __int128 wide;

/* A fraction, exact; `fits` is 0 where 128 bits do not hold it, and nothing can be said. */
typedef struct fraction {
    wide over, under;
    int fits;
} fraction;

static wide divisor(wide a, wide b)
{
    while (b) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static fraction sum(fraction a, fraction b)
{
    wide x, y;
    fraction result = {0, 1, 0};

    if (!a.fits || !b.fits || __builtin_mul_overflow(a.over, b.under, &x) ||
        __builtin_mul_overflow(b.over, a.under, &y) || __builtin_add_overflow(x, y, &result.over) ||
        __builtin_mul_overflow(a.under, b.under, &result.under))
        return result;
    x = divisor(result.over, result.under);
    return (fraction){result.over / x, result.under / x, 1};
}

/* Of a decimal or a fraction such as -281/3. */
static fraction parse(const char *text)
{
    fraction result = {0, 1, 1};
    int negative = *text == '-', places = 0;

    for (text += negative; *text; text++) {
        if (*text == '.') {
            places = 1;
        } else if (*text == '/') {
            result.under = 0;
            for (text++; *text; text++)
                result.fits &= !__builtin_mul_overflow(result.under, 10, &result.under) &&
                               !__builtin_add_overflow(result.under, *text - '0', &result.under);
            break;
        } else {
            result.fits &= !__builtin_mul_overflow(result.over, 10, &result.over) &&
                           !__builtin_add_overflow(result.over, *text - '0', &result.over);
            result.under *= places ? 10 : 1;
        }
    }
    result.over = negative ? -result.over : result.over;
    return result.fits ? sum(result, (fraction){0, 1, 1}) : result;
}

static void require_steps(const fz_item *item)
{
    char text[FZ_EXACT_TEXT];
    fraction steps = {0, 1, 1}, score;

    for (size_t i = 0; i < fz_item_step_count(item); i++) {
        REQUIRE(fz_step_exact(fz_item_step(item, i), text, sizeof(text)) < sizeof(text), "a step too long");
        steps = sum(steps, parse(text));
        REQUIRE(fz_step_text(fz_item_step(item, i), FZ_LANGUAGE_ZH, NULL, 0), "a step without words");
    }
    REQUIRE(fz_item_exact(item, text, sizeof(text)) < sizeof(text), "a score too long");
    score = parse(text);
    REQUIRE(!steps.fits || !score.fits || fz_item_applies(item) != FZ_APPLIES ||
                (steps.over == score.over && steps.under == score.under),
            "the steps of \"%s\" do not add up to %s", fz_item_id(item), text);
}

static void require_result(const fz_report *report, const fz_result *result)
{
    fz_decimal score;

    REQUIRE(fz_report_result_of(report, fz_result_unit(result)) == result, "unit \"%s\"", fz_result_unit(result));
    REQUIRE(fz_result_score(result, &score) == (fz_result_standing(result) <= FZ_STANDING_UNRANKED) &&
                !fz_result_rank(result) == (fz_result_standing(result) != FZ_STANDING_RANKED),
            "standing %d of \"%s\"", (int)fz_result_standing(result), fz_result_unit(result));
    for (size_t i = 0; i < fz_result_item_count(result); i++)
        require_steps(fz_result_item(result, i));
}

static void require_written_alike(const fz_report *one, const fz_report *other, const char *what)
{
    fuzz_bytes a = {0}, b = {0};

    REQUIRE(fz_report_write(one, FZ_FORMAT_XML, 0, 0, fuzz_take, &a, NULL) == FZ_OK, "no XML");
    REQUIRE(fz_report_write(other, FZ_FORMAT_XML, 0, 0, fuzz_take, &b, NULL) == FZ_OK, "no XML");
    fuzz_require_same(&a, &b, what);
    fuzz_free(&a);
    fuzz_free(&b);
}

static void require_ranks(const fz_report *report)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_robustness *robustness;
    fz_error *error;
    fz_status status;

    options.range = 0;
    options.replications = 2;
    status = fz_robustness_new(report, &options, &robustness, &error);
    fuzz_require_told(status, error, NULL, 0);
    for (size_t i = 0; i < fz_robustness_count(robustness); i++) {
        fz_rank_interval interval = {.size = sizeof(interval)};

        REQUIRE(fz_robustness_unit(robustness, i, &interval) && interval.best == interval.rank &&
                    interval.worst == interval.rank,
                "rank %u becomes %u to %u by no variation", interval.rank, interval.best, interval.worst);
    }
    fz_robustness_unref(robustness);
}

static void require_report(fz_report *report)
{
    fz_difference *difference;

    for (size_t i = 0; i < fz_report_result_count(report); i++)
        require_result(report, fz_report_result(report, i));
    require_written_alike(report, report, "written twice");
    if (fz_difference_new(report, report, &difference, NULL) == FZ_OK)
        REQUIRE(fz_difference_is_none(difference), "it differs from itself");
    fz_difference_unref(difference);
    require_ranks(report);
}

static fz_directive *open_it(fz_context *context, const fuzz_input *input)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = input->count
                           ? fz_directive_open_memory(context, input->bytes, input->count, "input", &directive, &error)
                           : fz_directive_load_builtin(context, &directive, &error);

    fuzz_require_told(status, error, NULL, 0);
    return directive;
}

/* What an assessment is made of. */
typedef struct matter {
    fz_context *context;
    const fz_scheme *scheme;
    fz_directive *directive; /* NULL: it was refused */
    fz_ledger *ledger;
} matter;

static fz_report *assess(const matter *m, fuzz_answer *answer)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report;

    options.day = 20161231;
    answer->status = fz_assess(m->context, m->directive, NULL, m->scheme, m->ledger, &options, &report, &answer->error);
    REQUIRE(!report == (answer->status != FZ_OK), "%s", fz_status_name(answer->status));
    return report;
}

static void require_assesses(const matter *m)
{
    fuzz_answer first, second;
    fz_report *report = assess(m, &first), *again = assess(m, &second);

    fuzz_require_told_twice(&first, &second, NULL, 0);
    if (report) {
        require_written_alike(report, again, "assessed twice");
        require_report(report);
    }
    fz_report_unref(report);
    fz_report_unref(again);
}

static void run(fz_context *context, const fz_scheme *scheme, const fuzz_input *ledger, const fuzz_input *rest)
{
    matter m = {.context = context, .scheme = scheme};
    fz_error *error;
    fz_status status = fz_ledger_load_memory(context, ledger->bytes, ledger->count, "ledger", NULL, FZ_LEDGER_LENIENT,
                                             &m.ledger, &error);

    fuzz_require_told(status, error, ledger->bytes, ledger->count);
    m.directive = open_it(context, rest);
    if (m.ledger)
        require_assesses(&m);
    fz_ledger_unref(m.ledger);
    fz_directive_unref(m.directive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fuzz_input rest = {(const char *)data, size}, scheme_part = fuzz_part(&rest), ledger = fuzz_part(&rest);
    fz_scheme *scheme;
    fz_error *error;
    fz_status status = fz_scheme_load_memory(context, scheme_part.bytes, scheme_part.count, "scheme", &scheme, &error);

    fuzz_require_told(status, error, scheme_part.bytes, scheme_part.count);
    if (scheme)
        run(context, scheme, &ledger, &rest);
    fz_scheme_unref(scheme);
    fuzz_end(context);
    return 0;
}
