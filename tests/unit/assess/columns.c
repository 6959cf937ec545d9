/* Scoring by columns: expectations are worked out by hand in the comments. Whether columns give what an assessment gives whatever the
 * scheme, columns_random.c asks. */
#include "support.h"

#include "assess/columns_model.h"
#include "support/oom.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ONE  FZ_DECIMAL_ONE
#define NONE FZ_COLUMN_NONE

/* a of 60 points by rate, b of 40 as it is, and what is added outside; rounded to one place. */
static const char *const plain = SCHEME(
    "<total id=\"t\" points=\"100\"><indicator id=\"a\" points=\"60\"><value of=\"100\"/></indicator>"
    "<indicator id=\"b\" points=\"40\"><value event=\"分\"/></indicator>"
    "<indicator id=\"c\" outside=\"true\"><add event=\"奖\" points=\"0.5\" cap=\"2\"/></indicator>"
    "<round places=\"1\"/></total>"
    "<rank/><grades><grade name=\"优\" from=\"90\"/><grade name=\"良\" from=\"60\"/><grade name=\"差\"/></grades>");

static fz_columns *open(const char *xml, const char *class_id)
{
    fz_scheme *scheme = load_scheme(xml);
    fz_columns *columns;
    fz_error *error;
    fz_status status = fz_columns_new(the_context(), scheme, class_id, &columns, &error);

    cr_assert_eq(status, FZ_OK, "%s", fz_error_message(error));
    fz_scheme_unref(scheme); /* the columns keep it */
    return columns;
}

static fz_columns_table table_of(size_t count, const fz_decimal *const *values, fz_decimal *scores, uint32_t *ranks)
{
    fz_columns_table table = FZ_COLUMNS_TABLE_INIT;

    table.count = count;
    table.values = values;
    table.scores = scores;
    table.ranks = ranks;
    return table;
}

Test(columns, are_those_that_the_rules_ask_for_each_once)
{
    fz_columns *c =
        open(INDICATOR(" points=\"9\"",
                       "<value event=\"甲\"/><bands event=\"乙\"><band from=\"0\" points=\"1\"/></bands>"
                       "<distance event=\"甲\" aim=\"丙\" step=\"1\" points=\"1\" side=\"below\"/>"
                       "<levels><level event=\"乙\" points=\"1\"/><level event=\"丁\" points=\"2\"/></levels>"
                       "<value/>"),
             NULL);
    static const char *const events[] = {"甲", "乙", "丙", "丁", NULL};

    cr_assert_eq(fz_columns_count(c), 5);
    for (size_t i = 0; i < 5; i++) {
        cr_expect_str_eq(fz_indicator_id(fz_columns_indicator(c, i)), "a");
        cr_expect(events[i] ? strcmp(fz_columns_event(c, i), events[i]) == 0 : !fz_columns_event(c, i), "%zu", i);
    }
    cr_expect_null(fz_columns_indicator(c, 5));
    cr_expect_null(fz_columns_event(c, 5));
    fz_columns_unref(c);
}

Test(columns, give_scores_ranks_and_grades)
{
    /* 甲: 60 + 38.25 + 1 = 99.25 → 99.3. 乙: 30 (50 of 100) + 40 (cut) = 70. 丙: 60 (cut) + 10 + 2 (capped) = 72. 丁: b is not there:
     * 30.03 + 0 → 30.0. 戊: as 乙. */
    static const fz_decimal a[] = {100 * ONE, 50 * ONE, 120 * ONE, 50050000, 50 * ONE};
    static const fz_decimal b[] = {38250000, 41 * ONE, 10 * ONE, NONE, 40 * ONE};
    static const fz_decimal added[] = {2 * ONE, NONE, 9 * ONE, -3 * ONE, 0};
    static const fz_decimal *const values[] = {a, b, added};
    static const fz_decimal wanted[] = {99300000, 70 * ONE, 72 * ONE, 30 * ONE, 70 * ONE};
    static const uint32_t places[] = {1, 3, 2, 5, 3}, marks[] = {1, 2, 2, 3, 2};
    fz_decimal scores[5], inner[5];
    fz_decimal *const arrays[] = {inner};
    uint32_t ranks[5], grades[5];
    fz_columns_table table = table_of(5, values, scores, ranks);
    fz_columns *c = open(plain, NULL);
    const fz_indicator *const indicators[] = {fz_columns_indicator(c, 2)};

    table.grades = grades;
    table.indicator_count = 1, table.indicators = indicators, table.indicator_scores = arrays;
    cr_assert_eq(fz_columns_score(c, &table, NULL), FZ_OK);
    cr_assert_arr_eq(scores, wanted, sizeof(wanted));
    cr_assert_arr_eq(ranks, places, sizeof(places));
    cr_assert_arr_eq(grades, marks, sizeof(marks));
    cr_assert_str_eq(fz_columns_grade(c, grades[3]), "差");
    cr_assert_eq(inner[0], ONE);
    cr_assert_eq(inner[2], 2 * ONE);
    cr_assert_eq(inner[3], 0);
    fz_columns_unref(c);
}

Test(columns, leave_out_what_the_scheme_leaves_out)
{
    /* folded to 100: with a alone 45 of 60 is 75; with neither there is no score. */
    static const fz_decimal a[] = {45 * ONE, 45 * ONE, NONE}, b[] = {10 * ONE, NONE, NONE};
    static const fz_decimal *const values[] = {a, b};
    fz_decimal scores[3];
    uint32_t ranks[3];
    fz_columns_table table = table_of(3, values, scores, ranks);
    fz_columns *c = open(SCHEME("<total id=\"t\" points=\"100\" combine=\"fold\">"
                                "<indicator id=\"a\" points=\"60\"><value missing=\"absent\"/></indicator>"
                                "<indicator id=\"b\" points=\"40\"><value missing=\"absent\"/></indicator></total>"),
                         NULL);

    cr_assert_eq(fz_columns_score(c, &table, NULL), FZ_OK);
    cr_expect_eq(scores[0], 55 * ONE);
    cr_expect_eq(scores[1], 75 * ONE);
    cr_expect_eq(scores[2], NONE);
    cr_expect_eq(ranks[0], 2);
    cr_expect_eq(ranks[1], 1);
    cr_expect_eq(ranks[2], 0);
    fz_columns_unref(c);
}

Test(columns, order_by_the_exact_total_though_it_is_shown_rounded)
{
    /* thirds: 10/3, 3.333333 and 3.333334 are shown as two numbers, but they are three */
    static const fz_decimal a[] = {10 * ONE, 9999999, 10000002};
    static const fz_decimal *const values[] = {a};
    fz_decimal scores[3];
    uint32_t ranks[3];
    fz_columns_table table = table_of(3, values, scores, ranks);
    fz_columns *c = open(INDICATOR(" points=\"100\"", "<value of=\"300\"/>"), NULL);

    for (int plainly = 0; plainly < 2; plainly++) {
        cr_assert_eq(fz__columns_score(c, &table, plainly != 0, NULL), FZ_OK);
        cr_expect_eq(scores[0], 3333333);
        cr_expect_eq(scores[1], 3333333);
        cr_expect_eq(scores[2], 3333334);
        cr_expect_eq(ranks[0], 2);
        cr_expect_eq(ranks[1], 3);
        cr_expect_eq(ranks[2], 1);
    }
    fz_columns_unref(c);
}

Test(columns, score_the_units_of_one_class)
{
    static const char *const classes =
        SCHEME("<class id=\"x\"><unit>甲</unit></class><class id=\"y\"><unit>乙</unit></class>"
               "<total id=\"t\"><indicator id=\"a\" points=\"10\"><add event=\"奖\" points=\"1\">"
               "<times value=\"3\" class=\"y\"/></add></indicator><indicator id=\"b\" class=\"y\" points=\"5\"><value/>"
               "</indicator></total>");
    static const fz_decimal a[] = {2 * ONE}, b[] = {4 * ONE};
    static const fz_decimal *const values[] = {a, b};
    /* x: 2 of 10, and b left out: 2 × 15 ÷ 10 = 3. y: 6 + 4 = 10. */
    fz_decimal score;
    fz_columns_table table = table_of(1, values, &score, NULL);
    fz_columns *x = open(classes, "x"), *y = open(classes, "y");

    cr_assert_eq(fz_columns_score(x, &table, NULL), FZ_OK);
    cr_expect_eq(score, 3 * ONE);
    cr_assert_eq(fz_columns_score(y, &table, NULL), FZ_OK);
    cr_expect_eq(score, 10 * ONE);
    fz_columns_unref(x);
    fz_columns_unref(y);
}

Test(columns, give_the_same_on_either_side_of_a_block)
{
    enum { MANY = 3000 };
    fz_decimal *a = malloc(MANY * sizeof(*a)), *scores = malloc(MANY * sizeof(*scores));
    uint32_t *ranks = malloc(MANY * sizeof(*ranks));
    const fz_decimal *values[] = {a};
    fz_columns_table table = table_of(MANY, values, scores, ranks);
    fz_columns *c = open(INDICATOR(" points=\"3000\"", "<value/>"), NULL);

    for (size_t i = 0; i < MANY; i++) /* each of 0 to 2999 once, as 7 and 3000 have no common factor */
        a[i] = (fz_decimal)(i * 7 % MANY) * ONE;
    a[1024] = NONE; /* it had 168, so 0 stands there twice */
    cr_assert_eq(fz_columns_score(c, &table, NULL), FZ_OK);
    for (size_t i = 0; i < MANY; i++) {
        size_t number = i == 1024 ? 0 : i * 7 % MANY;

        cr_assert_eq(scores[i], (fz_decimal)number * ONE, "%zu", i);
        cr_assert_eq(ranks[i], number == 0 ? MANY - 1 : number < 1168 ? MANY - 1 - number : MANY - number, "%zu", i);
    }
    free(a);
    free(scores);
    free(ranks);
    fz_columns_unref(c);
}

/* Six, five and four times 10^12 points: beyond what fits into a key for ranks, so that these must be told apart otherwise. */
Test(columns, rank_scores_however_large_they_are)
{
    static const fz_decimal a[] = {5000000000000 * ONE, 6000000000000 * ONE, 7 * ONE, 4000000000000 * ONE};
    static const fz_decimal *const values[] = {a};
    fz_decimal scores[4];
    uint32_t ranks[4];
    fz_columns_table table = table_of(4, values, scores, ranks);
    fz_columns *c = open(INDICATOR("", "<value/>"), NULL);

    cr_assert_eq(fz_columns_score(c, &table, NULL), FZ_OK);
    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(scores[i], a[i], "%zu", i);
    cr_expect(ranks[1] == 1 && ranks[0] == 2 && ranks[3] == 3 && ranks[2] == 4, "%u %u %u %u", ranks[0], ranks[1],
              ranks[2], ranks[3]);
    fz_columns_unref(c);
}

/* ------------------------------------------------------------------ refusals --------------------------------------- */

static void check_refused(const char *xml, const char *message)
{
    fz_scheme *scheme = load_scheme(xml);
    fz_columns *c;
    fz_error *error;

    cr_expect_eq(fz_columns_new(the_context(), scheme, NULL, &c, &error), FZ_ECOLUMNS, "%s", xml);
    cr_expect_null(c);
    cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
    fz_scheme_unref(scheme);
}

#define RECORDS            "it asks for single records: their days, matters, marks, proofs, notes or raters"
#define SAID(element, why) "<" element "> of \"a\" cannot be scored by columns: " why "; assess a ledger with fz_assess"

Test(columns, refuse_what_they_cannot_say)
{
    static const struct {
        const char *xml, *message;
    } refused[] = {
        {INDICATOR(" points=\"5\"", "<bind tasks=\"t1\"/><value/>"),
         SAID("bind", "it asks for the tasks of a directive")},
        {INDICATOR(" points=\"5\"", "<judge sense=\"add\" from=\"0\" to=\"5\"/>"), SAID("judge", RECORDS)},
        {INDICATOR(" points=\"5\"", "<votes><answer event=\"好\" points=\"5\"/></votes>"), SAID("votes", RECORDS)},
        {INDICATOR(" points=\"5\"", "<raters/>"), SAID("raters", RECORDS)},
        {INDICATOR(" points=\"5\" start=\"full\"", "<timing late=\"1\" due=\"2016-12-31\"/>"), SAID("timing", RECORDS)},
        {INDICATOR(" points=\"5\"", "<value evidence=\"true\"/>"), SAID("value", RECORDS)},
        {INDICATOR(" points=\"5\"", "<add points=\"1\" once=\"奖\"/>"), SAID("add", RECORDS)},
        {INDICATOR(" points=\"5\"", "<add points=\"1\" split=\"units\"/>"), SAID("add", RECORDS)},
        {INDICATOR(" points=\"5\" start=\"full\"", "<deduct points=\"1\" corrected=\"0.5\"/>"),
         SAID("deduct", RECORDS)},
        {INDICATOR(" points=\"5\" start=\"full\"", "<deduct points=\"1\" uncorrected=\"2\"/>"),
         SAID("deduct", RECORDS)},
        {INDICATOR(" points=\"5\"", "<add points=\"1\"><times value=\"2\" mark=\"省级\"/></add>"),
         SAID("times", RECORDS)},
        {INDICATOR(" points=\"5\"", "<add points=\"1\"><times value=\"2\" event=\"奖\"/></add>"),
         SAID("times", RECORDS)},
        {INDICATOR(" points=\"5\"",
                   "<add points=\"1\"><runs every=\"month\"><run length=\"2\" points=\"3\"/></runs></add>"),
         SAID("runs", RECORDS)},
        {INDICATOR(" points=\"5\"", "<add points=\"1\"><limit units=\"20\"/></add>"),
         SAID("limit", "it asks for what other units of the class score")},
        {SCHEME("<total id=\"a\"><indicator id=\"b\" points=\"5\"><value/></indicator></total>"
                "<rank><key by=\"name\"/></rank>"),
         SAID("key", "the ranking asks for names, or for sums of additions or deductions")},
        {SCHEME("<total id=\"a\"><indicator id=\"b\" points=\"5\"><value/></indicator></total>"
                "<gate event=\"重大案件\" effect=\"not-met\"/>"),
         SAID("gate", "it asks for events of any item, or for scores behind which the total is combined again")},
    };

    for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++)
        check_refused(refused[i].xml, refused[i].message);
}

Test(columns, refuse_each_thing_by_itself)
{
    fz_scheme *scheme = load_scheme(
        INDICATOR(" points=\"5\" absent=\"mean\"", "<raters/><votes><answer event=\"好\" points=\"5\"/></votes>"));
    fz_columns *c;
    fz_error *error;

    cr_assert_eq(fz_columns_new(the_context(), scheme, NULL, &c, &error), FZ_ECOLUMNS);
    cr_assert_not_null(fz_error_next(fz_error_next(error)));
    cr_assert_null(fz_error_next(fz_error_next(fz_error_next(error))));
    fz_error_free(error);
    fz_scheme_unref(scheme);
}

static void check_score(const char *xml, const fz_decimal *a, size_t count, fz_status wanted, const char *message)
{
    fz_columns *c = open(xml, NULL);
    const fz_decimal *values[] = {a};
    fz_decimal scores[4];
    uint32_t ranks[4];
    fz_columns_table table = table_of(count, values, scores, ranks);
    fz_error *error;

    cr_expect_eq(fz_columns_score(c, &table, &error), wanted);
    cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
    fz_columns_unref(c);
}

Test(columns, name_a_unit_by_its_place)
{
    static const fz_decimal twice[] = {ONE, 2 * ONE, ONE}, far[] = {ONE, INT64_MAX}, below[] = {ONE, -ONE};

    check_score(
        SCHEME("<total id=\"t\"><indicator id=\"a\" points=\"9\"><value/></indicator></total><rank ties=\"refuse\"/>"),
        twice, 3, FZ_ETIE, "\"0\" and \"2\" are equal in \"the ranking\", and the scheme allows no ties");
    check_score(INDICATOR(" points=\"9\"", "<value of=\"1\"/>"), far, 2, FZ_EOVERFLOW,
                "the number 83010348331692982263/1000000 is outside the exact range");
    check_score(INDICATOR(" points=\"9\"", "<goalposts low=\"1\" high=\"9\" scale=\"log\" clamp=\"high\"/>"), below, 2,
                FZ_ENEGATIVE, "\"1\" has -1 in \"a\", of which there is no logarithm, geometric mean or rate");
}

Test(columns, refuse_wrong_arguments)
{
    fz_scheme *scheme = load_scheme(plain);
    fz_columns *c = open(plain, NULL), *none;
    fz_decimal scores[1], *arrays[] = {scores}, *missing[] = {NULL};
    fz_columns_table good = table_of(0, NULL, NULL, NULL), bad;
    const fz_indicator *indicators[] = {fz_scheme_total(scheme, 0)};
    static const fz_decimal *const values[3];

    good.values = values;
    cr_expect_eq(fz_columns_new(NULL, scheme, NULL, &none, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_new(the_context(), NULL, NULL, &none, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_new(the_context(), scheme, NULL, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_new(the_context(), scheme, "x", &none, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_score(NULL, &good, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_score(c, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_score(c, &good, NULL), FZ_OK);
    bad = good, bad.size = 3;
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    bad = good, bad.count = (size_t)UINT32_MAX;
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    bad = good, bad.values = NULL;
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    bad = good, bad.indicator_count = 1, bad.indicators = indicators;
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    bad.indicator_scores = missing;
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    bad.indicator_scores = arrays; /* of another scheme's object */
    cr_expect_eq(fz_columns_score(c, &bad, NULL), FZ_EINVAL);
    cr_expect_eq(fz_columns_count(NULL), 0);
    cr_expect_null(fz_columns_indicator(NULL, 0));
    cr_expect_null(fz_columns_event(NULL, 0));
    cr_expect_null(fz_columns_grade(NULL, 1));
    cr_expect_null(fz_columns_grade(c, 0));
    cr_expect_null(fz_columns_grade(c, 4));
    cr_expect_null(fz_columns_ref(NULL));
    fz_columns_unref(NULL);
    cr_expect_eq(fz_columns_ref(c), c);
    fz_columns_unref(c);
    fz_columns_unref(c);
    fz_scheme_unref(scheme);
}

/* ------------------------------------------------------------------ memory and threads ----------------------------- */

/* Places with mean ties, a class mean, quotas, keys and units that go by fractions. */
static const char *const everything = SCHEME(
    "<total id=\"t\" combine=\"fold\" points=\"100\">"
    "<indicator id=\"a\" points=\"10\"><ranking ties=\"mean\" first=\"10\" step=\"-1\" missing=\"absent\"/></indicator>"
    "<indicator id=\"b\" points=\"10\"><distance group=\"mean\" step=\"1\" points=\"1\" side=\"above\"/></indicator>"
    "<indicator id=\"c\" points=\"10\"><levels><level event=\"高\" points=\"10\"/></levels></indicator></total>"
    "<rank><key by=\"indicator\" indicator=\"b\"/></rank>"
    "<grades><grade name=\"优\" from=\"50\" most=\"50\"/><grade name=\"差\"/></grades>");
/* The same without what has no plan. */
static const char *const planned =
    SCHEME("<total id=\"t\" combine=\"fold\" points=\"100\">"
           "<indicator id=\"a\" points=\"10\"><ranking first=\"10\" step=\"-1\" missing=\"absent\"/></indicator>"
           "<indicator id=\"b\" points=\"10\"><bands><band from=\"0\" points=\"3\"/></bands></indicator>"
           "<indicator id=\"c\" points=\"10\"><value event=\"高\"/></indicator></total>"
           "<rank><key by=\"indicator\" indicator=\"b\"/></rank>"
           "<grades><grade name=\"优\" from=\"50\" most=\"50\"/><grade name=\"差\"/></grades>");

static fz_status score_once(fz_context *context, const char *xml)
{
    static const fz_decimal a[] = {ONE, NONE, ONE, 3 * ONE}, b[] = {ONE, 2 * ONE, 3 * ONE, 0};
    static const fz_decimal *const values[] = {a, b, b};
    fz_decimal scores[4];
    uint32_t ranks[4], grades[4];
    fz_columns_table table = table_of(4, values, scores, ranks);
    fz_scheme *scheme = NULL;
    fz_columns *c = NULL;
    fz_status status = fz_scheme_load_memory(context, xml, strlen(xml), NULL, &scheme, NULL);

    table.grades = grades;
    if (status == FZ_OK)
        status = fz_columns_new(context, scheme, NULL, &c, NULL);
    if (status == FZ_OK)
        status = fz_columns_score(c, &table, NULL);
    if (status == FZ_OK) { /* quotas alone want ranks of the library's own */
        table.ranks = NULL;
        status = fz_columns_score(c, &table, NULL);
    }
    fz_columns_unref(c);
    fz_scheme_unref(scheme);
    return status;
}

static fz_status use(const fz_allocator *allocator, const char *xml)
{
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = score_once(context, xml);
    fz_context_unref(context);
    return status;
}

static fz_status score_everything(const fz_allocator *allocator)
{
    return use(allocator, everything);
}

static fz_status score_planned(const fz_allocator *allocator)
{
    return use(allocator, planned);
}

Test(columns, survive_each_failure_of_memory)
{
    OOM_SWEEP(score_everything);
    OOM_SWEEP(score_planned);
}

static void *score_many(void *columns)
{
    static const fz_decimal a[] = {3 * ONE, ONE, 2 * ONE};
    static const fz_decimal *const values[] = {a, a, NULL};
    fz_decimal scores[3];
    uint32_t ranks[3];
    fz_columns_table table = table_of(3, values, scores, ranks);

    for (int i = 0; i < 200; i++)
        if (fz_columns_score(columns, &table, NULL) != FZ_OK || ranks[0] != 1 || ranks[1] != 3 || ranks[2] != 2)
            return columns;
    return NULL;
}

Test(columns, are_shared_by_threads)
{
    fz_columns *c = open(plain, NULL);
    pthread_t threads[4];

    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, score_many, c), 0);
    for (size_t i = 0; i < 4; i++) {
        void *wrong;

        pthread_join(threads[i], &wrong);
        cr_expect_null(wrong);
    }
    fz_columns_unref(c);
}
