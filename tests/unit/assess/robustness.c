/* How robust ranks are. What is checked by figures is computed again here from the factors that the library tells. */
#include "analysis_support.h"
#include "support.h"

#include "assess/robustness.h"
#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHILD(id) VALUE(id, "points=\"100\" weight=\"25\"")

static const char *const mean = SCHEME("<total id=\"t\" points=\"100\" combine=\"mean\">" CHILD("a") CHILD("b")
                                           CHILD("c") CHILD("d") "</total>" GRADES);
static const char *const lines =
    "甲 a 90; 甲 b 70; 甲 c 85; 甲 d 62.5; 乙 a 60; 乙 b 95; 乙 c 70; 乙 d 88; 丙 a 80; 丙 b 80; "
    "丙 c 79; 丙 d 75; 丁 a 40; 丁 b 30; 丁 c 100; 丁 d 20";

static fz_robustness *robust(const fz_report *report, fz_robustness_options options)
{
    fz_robustness *r;
    fz_error *error;

    cr_assert_eq(fz_robustness_new(report, &options, &r, &error), FZ_OK, "%s", fz_error_message(error));
    return r;
}

static fz_robustness_options varying(uint64_t seed, const char *range, uint32_t replications, uint32_t threads)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;

    options.seed = seed;
    options.range = decimal(range);
    options.replications = replications;
    options.threads = threads;
    return options;
}

static bool same_figures(const fz_robustness *a, const fz_robustness *b)
{
    fz_robustness_options of = {.size = sizeof(of)};

    fz_robustness_settings(a, &of);
    for (size_t unit = 0; unit < fz_robustness_count(a); unit++) {
        fz_rank_interval x = {.size = sizeof(x)}, y = {.size = sizeof(y)};

        fz_robustness_unit(a, unit, &x);
        fz_robustness_unit(b, unit, &y);
        if (memcmp(&x, &y, sizeof(x)) != 0)
            return false;
        for (uint32_t k = 0; k < of.replications; k++) {
            fz_decimal p, q;

            fz_robustness_score(a, unit, k, &p);
            fz_robustness_score(b, unit, k, &q);
            if (p != q || fz_robustness_rank(a, unit, k) != fz_robustness_rank(b, unit, k))
                return false;
        }
    }
    return true;
}

static void expect_own_ranks_and_scores(const char *scheme, const char *ledger)
{
    fz_report *report = report_of(the_context(), scheme, ledger);
    fz_robustness *r = robust(report, varying(1, "0", 3, 1));

    for (size_t unit = 0; unit < fz_report_result_count(report); unit++) {
        const fz_result *result = fz_report_result(report, unit);
        fz_decimal own, score;

        fz_result_score(result, &own);
        for (uint32_t k = 0; k < 3; k++) {
            cr_assert_eq(fz_robustness_rank(r, unit, k), fz_result_rank(result));
            fz_robustness_score(r, unit, k, &score);
            cr_assert_eq(score, own);
        }
    }
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, without_range_has_the_ranks_and_scores_of_the_report)
{
    expect_own_ranks_and_scores(mean, lines);
}

/* There the sum is not brought to anything. */
Test(robustness, without_range_has_them_also_where_there_are_no_full_marks)
{
    expect_own_ranks_and_scores(
        SCHEME("<total id=\"t\" points=\"100\" base=\"100\"><indicator id=\"a\"><clamp from=\"-10\" to=\"20\"/>"
               "<value/></indicator></total>"),
        "甲 a 2.5; 乙 a -3; 丙 a 20");
}

/* So many are sorted otherwise than a few; every third shares its score with another. */
Test(robustness, without_range_has_them_also_of_many_units)
{
    char ledger[12000], *at = ledger;

    for (unsigned unit = 0; unit < 150; unit++)
        at += sprintf(at, "u%u a %u; u%u b 50; u%u c 50; u%u d 50;", unit, (unit * 37 % 100) / (unit % 3 ? 1 : 2), unit,
                      unit, unit);
    expect_own_ranks_and_scores(mean, ledger);
}

Test(robustness, has_the_scores_that_its_factors_give)
{
    static const uint64_t values[4] = {900, 700, 850, 625}; /* of 甲, in tenths */
    fz_report *report = report_of(the_context(), mean, lines);
    fz_robustness *r = robust(report, varying(20160125, "0.25", 200, 1));
    size_t unit = 0;

    while (strcmp(fz_result_unit(fz_report_result(report, unit)), "甲") != 0)
        unit++;
    for (uint32_t k = 0; k < 200; k++) {
        uint64_t sum = 0, weights = 0;
        fz_decimal factor, score;

        for (int i = 0; i < 4; i++) {
            cr_assert_eq(fz_robustness_factor(r, k, (char[]){(char)('a' + i), 0}, &factor), 1);
            cr_assert(factor >= 750000 && factor <= 1250000);
            sum += (uint64_t)factor * values[i];
            weights += (uint64_t)factor;
        }
        fz_robustness_score(r, unit, k, &score);
        cr_assert_eq(score, (fz_decimal)((sum * 100000 * 2 + weights) / (2 * weights))); /* a half goes up */
    }
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, has_the_same_figures_on_any_number_of_threads)
{
    static const uint32_t threads[] = {2, 3, 7, 1000};
    fz_report *report = report_of(the_context(), mean, lines);
    fz_robustness *one = robust(report, varying(7, "0.5", 500, 1)), *other = robust(report, varying(8, "0.5", 500, 1));

    for (size_t i = 0; i < 4; i++) {
        fz_robustness *many = robust(report, varying(7, "0.5", 500, threads[i]));

        cr_assert(same_figures(one, many), "%u threads", threads[i]);
        fz_robustness_unref(many);
    }
    cr_assert_not(same_figures(one, other));
    fz_robustness_unref(other);
    fz_robustness_unref(one);
    fz_report_unref(report);
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

Test(robustness, tells_intervals_of_the_sorted_ranks)
{
    /* Of 150 ranks in order: 5 % is the 8th (7.5 upwards), the median the 75th, 95 % the 143rd (142.5 upwards). */
    fz_report *report = report_of(the_context(), mean, lines);
    fz_robustness *r = robust(report, varying(3, "0.9", 150, 1));
    bool moved = false;

    for (size_t unit = 0; unit < fz_robustness_count(r); unit++) {
        fz_rank_interval interval = {.size = sizeof(interval)};
        uint32_t ranks[150], kept = 0, times = 0, regraded = 0;

        cr_assert_eq(fz_robustness_unit(r, unit, &interval), 1);
        for (uint32_t k = 0; k < 150; k++) {
            fz_decimal score;
            const char *grade;

            ranks[k] = fz_robustness_rank(r, unit, k);
            kept += ranks[k] == fz_result_rank(interval.result);
            fz_robustness_score(r, unit, k, &score);
            grade = score >= decimal("90")   ? "优"
                    : score >= decimal("80") ? "良"
                    : score >= decimal("60") ? "中"
                                             : "差";
            regraded += strcmp(grade, fz_result_grade(interval.result)) != 0;
        }
        qsort(ranks, 150, sizeof(*ranks), compare);
        cr_assert_eq(interval.best, ranks[0]);
        cr_assert_eq(interval.p5, ranks[7]);
        cr_assert_eq(interval.median, ranks[74]);
        cr_assert_eq(interval.p95, ranks[142]);
        cr_assert_eq(interval.worst, ranks[149]);
        cr_assert_eq(interval.kept, kept);
        cr_assert_eq(interval.regraded, regraded);
        for (uint32_t rank = 0; rank < 6; rank++)
            times += fz_robustness_times(r, unit, rank);
        cr_assert_eq(times, 150);
        moved = moved || interval.best != interval.worst;
    }
    cr_assert(moved);
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, leaves_full_marks_and_ties_at_them)
{
    /* 甲 has full marks in all, 乙 in what applies to it: in each replication both have 100 and share rank 1, 丙 is third. */
    const char *scheme = SCHEME(
        "<total id=\"t\" points=\"100\"><indicator id=\"n\" points=\"60\" combine=\"fold\">" VALUE("a", "points=\"7\"")
            VALUE("b", "points=\"13\"") "</indicator><indicator id=\"m\" points=\"40\">" VALUE("c", "points=\"30\"")
                VALUE("d", "points=\"10\"") "</indicator></total>");
    fz_report *report = report_of(
        the_context(), scheme,
        "甲 a 7; 甲 b 13; 甲 c 30; 甲 d 10; 乙 a 7; 乙 b -; 乙 c 30; 乙 d 10; 丙 a 6.9; 丙 b 13; 丙 c 30; 丙 d 10");
    fz_robustness *r = robust(report, varying(5, "0.999999", 100, 2));

    for (uint32_t k = 0; k < 100; k++) {
        fz_decimal score;

        for (size_t unit = 0; unit < 2; unit++) {
            fz_robustness_score(r, unit, k, &score);
            cr_assert_eq(score, decimal("100"), "%s in %u", shown(score), k);
            cr_assert_eq(fz_robustness_rank(r, unit, k), 1);
        }
        cr_assert_eq(fz_robustness_rank(r, 2, k), 3);
    }
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, leaves_full_marks_of_shares)
{
    /* 甲 has all of one task and all of its half of the other; with weights p and q a score of 0.4 in it comes to
     * 100 × (p + 0.2 q) ÷ (p + 0.5 q). */
    fz_report *full = shared_report(the_context(), "甲 t1 1; 甲 t2 1");
    fz_report *part = shared_report(the_context(), "甲 t1 1; 甲 t2 0.4; 乙 t2 0.9");
    fz_robustness *r = robust(full, varying(5, "0.9", 20, 1)), *s = robust(part, varying(5, "0.9", 20, 1));
    fz_robustness_options options = varying(5, "0.9", 20, 1);
    fz_robustness *plain;
    size_t unit = strcmp(fz_result_unit(fz_report_result(part, 0)), "甲") == 0 ? 0 : 1;

    for (uint32_t k = 0; k < 20; k++) {
        fz_decimal score, first, second;

        fz_robustness_score(r, 0, k, &score);
        cr_assert_eq(score, decimal("100"));
        fz_robustness_factor(s, k, "task.t1", &first);
        fz_robustness_factor(s, k, "task.t2", &second);
        fz_robustness_score(s, unit, k, &score);
        cr_assert_eq(score, (2 * (10 * first + 2 * second) * 100000000 + 10 * first + 5 * second) /
                                (2 * (10 * first + 5 * second)));
    }
    cr_assert_eq(fz__robustness_new(part, &options, true, &plain, NULL), FZ_OK);
    cr_assert(same_figures(s, plain));
    fz_robustness_unref(plain);
    fz_robustness_unref(r);
    fz_robustness_unref(s);
    fz_report_unref(full);
    fz_report_unref(part);
}

Test(robustness, varies_the_top_alone_where_it_should)
{
    const char *scheme = SCHEME("<total id=\"t\" points=\"100\"><indicator id=\"n\" points=\"60\">" VALUE(
        "a", "points=\"20\"") VALUE("b", "points=\"40\"") "</indicator>" VALUE("c", "points=\"40\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a 5; 甲 b 40; 甲 c 30");
    fz_robustness_options options = varying(5, "0.5", 1, 1);
    fz_robustness *all = robust(report, options), *top;
    fz_decimal a, n, total;

    options.level = FZ_VARY_TOP;
    top = robust(report, options);
    cr_assert_eq(fz_robustness_factor(all, 0, "a", &a), 1);
    cr_assert_neq(a, FZ_DECIMAL_ONE);
    cr_assert_eq(fz_robustness_factor(top, 0, "a", &a), 1);
    cr_assert_eq(a, FZ_DECIMAL_ONE);
    cr_assert_eq(fz_robustness_factor(top, 0, "n", &n), 1);
    cr_assert_neq(n, FZ_DECIMAL_ONE);
    cr_assert_eq(fz_robustness_factor(top, 0, "t", &total), 1);
    cr_assert_eq(total, FZ_DECIMAL_ONE);
    cr_assert_eq(fz_robustness_factor(top, 0, "x", &n), 0);
    cr_assert_eq(fz_robustness_factor(top, 1, "a", &n), 0);
    fz_robustness_unref(top);
    fz_robustness_unref(all);
    fz_report_unref(report);
}

Test(robustness, varies_the_weights_of_a_geometric_mean)
{
    /* 甲 has 90 and 40, 乙 60 in both: whatever the weights, 乙 has 60, and 甲 what they make of 40 and 90. With p the part of a's weight
     * it is before 乙 when 90^p × 40^(1 - p) is above 60, which is p above 0.5: (9 ÷ 4)^p above 3 ÷ 2. */
    const char *scheme = SCHEME("<total id=\"t\" points=\"100\" combine=\"geometric\">" VALUE(
        "a", "points=\"100\" weight=\"50\"") VALUE("b", "points=\"100\" weight=\"50\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a 90; 甲 b 40; 乙 a 60; 乙 b 60");
    fz_robustness *r = robust(report, varying(2, "0.4", 40, 3));
    size_t unit = strcmp(fz_result_unit(fz_report_result(report, 0)), "甲") == 0 ? 0 : 1;

    for (uint32_t k = 0; k < 40; k++) {
        fz_decimal first, second, score;

        fz_robustness_factor(r, k, "a", &first);
        fz_robustness_factor(r, k, "b", &second);
        cr_assert_eq(fz_robustness_rank(r, unit, k), first > second ? 1 : 2);
        fz_robustness_score(r, 1 - unit, k, &score);
        cr_assert_eq(score, decimal("60"));
    }
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, leaves_an_indicator_with_a_negative_weight_as_it_is)
{
    const char *scheme = SCHEME("<total id=\"t\" combine=\"sum\">" VALUE("a", "points=\"20\"")
                                    VALUE("b", "points=\"40\" weight=\"-1\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a 5; 甲 b 40; 乙 a 15; 乙 b 3");
    fz_robustness *r = robust(report, varying(5, "0.5", 4, 1));
    fz_decimal factor, score;

    cr_assert_eq(fz_robustness_factor(r, 0, "a", &factor), 1);
    cr_assert_eq(factor, FZ_DECIMAL_ONE);
    fz_robustness_score(r, 0, 0, &score);
    cr_assert_eq(score, decimal("12"));
    fz_robustness_unref(r);
    fz_report_unref(report);
}

Test(robustness, varies_beside_a_weight_of_nothing)
{
    const char *scheme = SCHEME("<total id=\"t\" combine=\"sum\">" VALUE("a", "points=\"20\"")
                                    VALUE("b", "points=\"40\" weight=\"0\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a 5; 甲 b 40; 乙 a 15; 乙 b 3");
    fz_robustness *r = robust(report, varying(5, "0.5", 4, 1));
    fz_decimal factor;

    cr_assert_eq(fz_robustness_factor(r, 0, "a", &factor), 1);
    cr_assert_neq(factor, FZ_DECIMAL_ONE);
    fz_robustness_unref(r);
    fz_report_unref(report);
}

/* n is the mean of 90 and 40 by their factors, (90 a + 40 b) ÷ (a + b); of it, 60 and 75 the least counts. */
Test(robustness, takes_the_least_of_what_varied)
{
    const char *scheme = SCHEME("<total id=\"t\" points=\"100\" combine=\"minimum\">" VALUE(
        "c",
        "points=\"100\"") "<indicator id=\"n\" points=\"100\" combine=\"mean\">" VALUE("a",
                                                                                       "points=\"100\" weight=\"50\"")
                                    VALUE("b", "points=\"100\" weight=\"50\"") "</indicator>" VALUE(
                                        "d", "points=\"100\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a 90; 甲 b 40; 甲 c 60; 甲 d 75");
    fz_robustness_options options = varying(7, "0.6", 60, 2);
    fz_robustness *r = robust(report, options), *exact;
    unsigned below = 0;

    for (uint32_t k = 0; k < 60; k++) {
        fz_decimal a, b, score;
        int64_t mean_of;

        fz_robustness_factor(r, k, "a", &a);
        fz_robustness_factor(r, k, "b", &b);
        mean_of = (90 * a + 40 * b) * FZ_DECIMAL_ONE / (a + b);
        fz_robustness_score(r, 0, k, &score);
        if (mean_of >= decimal("60.001"))
            cr_assert_eq(score, decimal("60"), "%u: %s", k, shown(score));
        if (mean_of <= decimal("59.999")) {
            below++;
            cr_assert(llabs(score - mean_of) <= 1, "%u: %s", k, shown(score));
        }
    }
    cr_assert(below > 5 && below < 55, "%u", below);
    cr_assert_eq(fz__robustness_new(report, &options, true, &exact, NULL), FZ_OK);
    cr_assert(same_figures(r, exact));
    fz_robustness_unref(exact);
    fz_robustness_unref(r);
    fz_report_unref(report);
}

/* -10 and 20 have a mean above 0 while their factors are near, and below 0 when the first is twice the second: of it there is no
 * geometric mean. */
Test(robustness, refuses_a_geometric_mean_of_what_became_negative)
{
    const char *scheme = SCHEME(
        "<total id=\"t\" points=\"100\" combine=\"geometric\"><indicator id=\"n\" points=\"100\" "
        "combine=\"mean\" weight=\"50\"><indicator id=\"a\" points=\"100\" weight=\"50\"><clamp "
        "from=\"-100\" to=\"100\"/><value/></indicator>" VALUE(
            "b", "points=\"100\" weight=\"50\"") "</indicator>" VALUE("c", "points=\"100\" weight=\"50\"") "</total>");
    fz_report *report = report_of(the_context(), scheme, "甲 a -10; 甲 b 20; 甲 c 50");
    fz_robustness_options options = varying(3, "0.9", 200, 1);
    fz_robustness *r;
    fz_error *error;

    cr_assert_eq(fz_robustness_new(report, &options, &r, &error), FZ_ENEGATIVE, "%s", fz_error_message(error));
    cr_assert_null(r);
    fz_error_free(error);
    fz_report_unref(report);
}

/* ------------------------------------------------------------------ both ways ------------------------------------- */

static uint32_t state;
static uint32_t dice(uint32_t sides)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % sides;
}

static char scheme_text[16384], ledger_text[16384];
static unsigned leaf_count, leaf_full[64];

static void add(const char *text)
{
    strcat(scheme_text, text);
}

static void add_leaf(unsigned full, const char *weight)
{
    char text[128];

    leaf_full[leaf_count] = full;
    snprintf(text, sizeof(text), "<indicator id=\"i%u\" points=\"%u\"%s%s><value/></indicator>", leaf_count, full,
             weight, dice(6) ? "" : " absent=\"full\"");
    leaf_count++;
    add(text);
}

/* What combines indicators that all have the points of the whole; the first two take weights. */
static const char *const equal_ways[] = {"mean", "geometric", "minimum", "product"};

static void add_rounding(const char *places)
{
    static const char *const modes[] = {"half-away", "half-even", "ceiling", "floor", "truncate"};
    char text[80];

    snprintf(text, sizeof(text), "<round places=\"%s\" mode=\"%s\"/>", places, modes[dice(5)]);
    add(text);
}

static void open_total(unsigned nodes, unsigned way)
{
    char text[160], weights[40] = "";

    if (way < 2)
        snprintf(weights, sizeof(weights), " weights=\"%u\"", nodes * (nodes + 1) / 2);
    snprintf(text, sizeof(text), "<total id=\"t\" points=\"100\" combine=\"%s\"%s>", way < 4 ? equal_ways[way] : "fold",
             weights);
    add(text);
    if (dice(3) == 0)
        add(dice(2) ? "<clamp from=\"0\" to=\"95\"/>" : "<clamp from=\"70\" to=\"80.5\"/>");
}

/* Two levels of every way of combining, with rounding, limits, base and something outside here and there. */
static void make_scheme(void)
{
    static const char *const ways[] = {"sum", "fold", "mean", "minimum", "fold"};
    unsigned nodes = 1 + dice(4), whole = dice(10);
    char text[256];

    leaf_count = 0;
    strcpy(scheme_text, "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>");
    open_total(nodes, whole);
    for (unsigned node = 0; node < nodes; node++) {
        unsigned way = whole < 4 ? 1 + dice(4) : dice(5), leaves = 1 + dice(5), sum = 0;
        char weight[32] = "";

        if (whole < 2)
            snprintf(weight, sizeof(weight), " weight=\"%u\"", node + 1);
        else if (whole >= 4 && dice(2))
            snprintf(weight, sizeof(weight), " weight=\"0.%u\"", 1 + dice(9));
        snprintf(text, sizeof(text), "<indicator id=\"n%u\" %s combine=\"%s\"%s%s", node,
                 way == 0 ? "" : "points=\"100\"", ways[way], weight, way == 2 ? " weights=\"" : "");
        add(text);
        sum = leaves * (leaves + 1) / 2;
        snprintf(text, sizeof(text), way == 2 ? "%u\">" : ">", sum);
        add(text);
        for (unsigned i = 0; i < leaves; i++) {
            *weight = '\0';
            if (way == 2)
                snprintf(weight, sizeof(weight), " weight=\"%u\"", i + 1);
            add_leaf(way == 2 || way == 3 ? 100 : 3 + dice(40), weight);
        }
        if (dice(4) == 0)
            add_rounding("2");
        add("</indicator>");
    }
    if (dice(3) == 0)
        add("<indicator id=\"out\" points=\"5\" outside=\"true\"><value/></indicator>");
    if (dice(2))
        add_rounding("1");
    add("</total>");
    if (dice(2))
        add("<rank on=\"rounded\" ties=\"next\"><key by=\"indicator\" indicator=\"i0\"/></rank>");
    else if (dice(2))
        add("<rank><key by=\"indicator\" indicator=\"n0\"/></rank>");
    add(GRADES "</scheme>");
}

static void make_ledger(unsigned units)
{
    char *at = ledger_text;

    for (unsigned unit = 0; unit < units; unit++)
        for (unsigned i = 0; i < leaf_count; i++) {
            unsigned kind = dice(8), hundredths = leaf_full[i] * 100;

            if (unit > 0 && unit % 4 == 0)
                kind = 6;
            if (kind == 7)
                at += sprintf(at, "u%u i%u -;", unit, i);
            else if (kind == 6)
                at += sprintf(at, "u%u i%u %u;", unit, i, leaf_full[i]);
            else
                at += sprintf(at, "u%u i%u %u.%02u;", unit, i, (hundredths / 2 + 50 * dice(leaf_full[i])) / 100,
                              50 * dice(2));
        }
}

Test(robustness, has_the_same_figures_the_fast_and_the_exact_way)
{
    unsigned compared = 0;

    for (state = 11; compared < 240; compared++) {
        fz_robustness_options options = varying(state, compared % 3 ? "0.3" : "0.999999", 8, 1);
        fz_robustness *fast, *plain;
        fz_report *report;

        make_scheme();
        make_ledger(9);
        report = report_of(the_context(), scheme_text, ledger_text);
        options.level = compared % 5 == 0;
        cr_assert_eq(fz__robustness_new(report, &options, false, &fast, NULL), FZ_OK, "%s", scheme_text);
        cr_assert_eq(fz__robustness_new(report, &options, true, &plain, NULL), FZ_OK, "%s", scheme_text);
        cr_assert(same_figures(fast, plain), "%u: %s %s", compared, scheme_text, ledger_text);
        fz_robustness_unref(plain);
        fz_robustness_unref(fast);
        options.range = 0;
        fast = robust(report, options);
        for (size_t unit = 0; unit < fz_robustness_count(fast); unit++)
            cr_assert_eq(fz_robustness_rank(fast, unit, 0), fz_result_rank(fz_report_result(report, unit)));
        fz_robustness_unref(fast);
        fz_report_unref(report);
    }
}

/* Twelve indicators folded from five each: with factors of seven digits their common denominator has some 400 bits. */
static fz_report *deep_report(unsigned units)
{
    char text[160];

    leaf_count = 0;
    strcpy(scheme_text, "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>"
                        "<total id=\"t\" points=\"100\" combine=\"fold\">");
    for (unsigned node = 0; node < 12; node++) {
        snprintf(text, sizeof(text), "<indicator id=\"n%u\" points=\"10\" combine=\"fold\">", node);
        add(text);
        for (unsigned i = 0; i < 5; i++) {
            snprintf(text, sizeof(text), "<indicator id=\"i%u\" points=\"%u\"><value/></indicator>", leaf_count, i + 1);
            leaf_full[leaf_count++] = i + 1;
            add(text);
        }
        add("</indicator>");
    }
    add("</total>" GRADES "</scheme>");
    make_ledger(units);
    return report_of(the_context(), scheme_text, ledger_text);
}

Test(robustness, decides_ranks_where_fractions_outgrow_their_bits)
{
    fz_report *report;
    fz_robustness_options options = varying(9, "0.25", 12, 1);
    fz_robustness *fast, *plain;

    state = 5;
    report = deep_report(9);
    cr_assert_eq(fz__robustness_new(report, &options, false, &fast, NULL), FZ_OK);
    cr_assert_eq(fz__robustness_new(report, &options, true, &plain, NULL), FZ_OK);
    cr_assert(same_figures(fast, plain));
    fz_robustness_unref(plain);
    fz_robustness_unref(fast);
    fz_report_unref(report);
}

/* ------------------------------------------------------------------ contract -------------------------------------- */

static int stop(void *user, uint64_t done, uint64_t all)
{
    (void)all;
    *(uint64_t *)user = done;
    return 1;
}

Test(robustness, ends_when_the_host_wants_it)
{
    fz_report *report = report_of(the_context(), mean, lines);
    fz_robustness_options options = varying(1, "0.1", 100, 2);
    fz_robustness *r;
    uint64_t done = 0;

    options.progress = stop;
    options.user = &done;
    cr_assert_eq(fz_robustness_new(report, &options, &r, NULL), FZ_ECANCELLED);
    cr_assert_null(r);
    cr_assert_gt(done, 0);
    fz_report_unref(report);
}

/* Whether options are taken, without the work that they would make. */
static fz_status begin_with(const fz_report *report, fz_robustness_options options)
{
    uint64_t done = 0;
    fz_robustness *r;
    fz_status status;

    options.progress = stop;
    options.user = &done;
    status = fz_robustness_new(report, &options, &r, NULL);
    cr_assert_null(r);
    return status;
}

Test(robustness, takes_as_many_replications_and_threads_as_the_limit_and_not_one_more)
{
    fz_report *report = report_of(the_context(), mean, "甲 a 90");

    cr_assert_eq(begin_with(report, varying(1, "0.1", 16777216, 1)), FZ_ECANCELLED);
    cr_assert_eq(begin_with(report, varying(1, "0.1", 16777217, 1)), FZ_EINVAL);
    cr_assert_eq(begin_with(report, varying(1, "0.1", 1000, 1024)), FZ_ECANCELLED);
    cr_assert_eq(begin_with(report, varying(1, "0.1", 1000, 1025)), FZ_EINVAL);
    cr_assert_eq(begin_with(report, varying(1, "0.999999", 1000, 1)), FZ_ECANCELLED);
    cr_assert_eq(begin_with(report, varying(1, "1", 1000, 1)), FZ_EINVAL);
    fz_report_unref(report);
}

Test(robustness, refuses_options_beyond_their_limits)
{
    fz_report *report = report_of(the_context(), mean, lines);
    fz_robustness *r;
    fz_robustness_options bad[6];

    for (int i = 0; i < 6; i++)
        bad[i] = varying(1, "0.1", 1, 1);
    bad[0].range = FZ_DECIMAL_ONE;
    bad[1].range = -1;
    bad[2].replications = 16777217;
    bad[3].threads = 1025;
    bad[4].level = 2;
    bad[5].size = 3;
    for (int i = 0; i < 6; i++)
        cr_assert_eq(fz_robustness_new(report, &bad[i], &r, NULL), FZ_EINVAL, "%d", i);
    cr_assert_eq(fz_robustness_new(report, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_robustness_new(NULL, NULL, &r, NULL), FZ_EINVAL);
    fz_report_unref(report);
}

Test(robustness, of_nothing_is_empty)
{
    fz_rank_interval interval = {.size = sizeof(interval)};
    fz_robustness_options options = {.size = sizeof(options)};
    fz_decimal number = 1;

    cr_assert_null(fz_robustness_ref(NULL));
    fz_robustness_unref(NULL);
    cr_assert_null(fz_robustness_report(NULL));
    cr_assert_eq(fz_robustness_settings(NULL, &options), 0);
    cr_assert_eq(fz_robustness_count(NULL), 0);
    cr_assert_eq(fz_robustness_unit(NULL, 0, &interval), 0);
    cr_assert_eq(fz_robustness_times(NULL, 0, 1) + fz_robustness_rank(NULL, 0, 0), 0);
    cr_assert_eq(fz_robustness_score(NULL, 0, 0, &number), 0);
    cr_assert_eq(number, 0);
    cr_assert_eq(fz_robustness_factor(NULL, 0, "a", &number), 0);
}

static fz_status use(const fz_allocator *allocator)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_context *context;
    fz_report *report = NULL;
    fz_robustness *r = NULL;
    fz_status status = fz_context_new(allocator, &context);

    options.replications = 5;
    options.threads = 2;
    if (status == FZ_OK)
        status = try_report(context, mean, "甲 a 90; 甲 b 70; 乙 a 60; 乙 b 95", &report);
    if (status == FZ_OK)
        status = fz_robustness_new(report, &options, &r, NULL);
    fz_robustness_unref(r);
    fz_report_unref(report);
    fz_context_unref(context);
    return status;
}

Test(robustness, survives_each_failed_allocation)
{
    OOM_SWEEP(use);
}
