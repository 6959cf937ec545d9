/* What holds of an assessment whatever the scheme: it depends on its arguments alone, refuses what does not fit, and can be ended. What
 * schemes come to is asked by tests/assess and tests/recompute. */
#include "support.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char LATE[] =
    SCHEME("<total id=\"t\" points=\"100\" combine=\"fold\"><indicator id=\"a\" points=\"7\" start=\"full\">"
           "<deduct event=\"迟\" points=\"0.1\" each=\"3\"/><add event=\"奖\" points=\"0.3\"/></indicator>"
           "<indicator id=\"b\" points=\"11\"><value take=\"mean\"/></indicator></total>"
           "<rank ties=\"next\"/><grades><grade name=\"优\" from=\"90\"/><grade name=\"良\"/></grades>");

static void add(fz_ledger *ledger, const char *id, const char *unit, const char *item, const char *event,
                fz_decimal value)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.id = id;
    values.unit = unit;
    values.item = item;
    values.event = event;
    values.value = value;
    values.has_value = 1;
    values.date = 20160601;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
}

static fz_report *assess(const fz_scheme *scheme, const fz_ledger *ledger, fz_error **error)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report;

    options.day = 20161231;
    fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, error);
    return report;
}

/* All that can be seen of a report, as text; free() it. */
static char *seen(const fz_report *report)
{
    size_t size, room = 1u << 20;
    char *text = malloc(room);

    cr_assert_not_null(text);
    size = 0;
    for (size_t i = 0; i < fz_report_result_count(report); i++) {
        const fz_result *result = fz_report_result(report, i);

        size += (size_t)snprintf(text + size, room - size, "%s %u %s\n", fz_result_unit(result), fz_result_rank(result),
                                 fz_result_grade(result) ? fz_result_grade(result) : "-");
        for (size_t k = 0; k < fz_result_item_count(result); k++) {
            const fz_item *item = fz_result_item(result, k);
            char exact[FZ_EXACT_TEXT];

            fz_item_exact(item, exact, sizeof(exact));
            size += (size_t)snprintf(text + size, room - size, "  %s %s:", fz_item_id(item), exact);
            for (size_t s = 0; s < fz_item_step_count(item); s++) {
                const fz_step *step = fz_item_step(item, s);

                fz_step_exact(step, exact, sizeof(exact));
                size += (size_t)snprintf(text + size, room - size, " %s", exact);
                for (size_t n = 0; n < fz_step_record_count(step); n++)
                    size += (size_t)snprintf(text + size, room - size, "(%s)", fz_step_record(step, n));
            }
            size += (size_t)snprintf(text + size, room - size, "\n");
        }
    }
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        size += (size_t)snprintf(text + size, room - size, "%s\n", fz_finding_message(fz_report_finding(report, i)));
    cr_assert_lt(size, room);
    return text;
}

enum { RECORDS = 60 };

/* Sixty records of five units, entered in the order of `order`. */
static char *seen_in_order(const fz_scheme *scheme, const int *order)
{
    static const char *const units[] = {"甲局", "乙局", "丙局", "丁局", "戊局"};
    static const char *const events[] = {"迟", "奖", NULL, "无"};
    fz_ledger *ledger;
    fz_report *report;
    char *text;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    for (int i = 0; i < RECORDS; i++) {
        int n = order[i];
        char id[8];

        snprintf(id, sizeof(id), "n%d", n);
        add(ledger, id, units[n % 5], n % 4 == 2 ? "b" : "a", events[n % 4], (n * 37 % 100 + 1) * 10000);
    }
    report = assess(scheme, ledger, NULL);
    cr_assert_not_null(report);
    text = seen(report);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    return text;
}

Test(assess, the_order_of_the_records_does_not_show)
{
    fz_scheme *scheme = load_scheme(LATE);
    int order[RECORDS];
    char *first, *other;

    for (int i = 0; i < RECORDS; i++)
        order[i] = i;
    first = seen_in_order(scheme, order);
    cr_assert(strstr(first, "甲局"));
    for (int round = 1; round <= 20; round++) {
        for (int i = RECORDS - 1; i > 0; i--) { /* another order each time, the same on every machine */
            int k = (i * 7919 + round * 104729) % (i + 1), swap = order[i];

            order[i] = order[k];
            order[k] = swap;
        }
        other = seen_in_order(scheme, order);
        cr_assert_str_eq(other, first);
        free(other);
    }
    free(first);
    fz_scheme_unref(scheme);
}

Test(assess, steps_add_up_to_the_value_when_points_are_taken_given_and_folded)
{
    /* 甲局: a = 7 − 0.1 × 2 ÷ 3 = 104/15; b = (5 + 6) ÷ 2 = 5.5; (104/15 + 11/2) ÷ 18 × 100 = 1865/27 */
    fz_scheme *scheme = load_scheme(LATE);
    fz_ledger *ledger;
    fz_report *report;
    char exact[FZ_EXACT_TEXT];

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    add(ledger, "r1", "甲局", "a", "迟", 2 * FZ_DECIMAL_ONE);
    add(ledger, "r2", "甲局", "b", NULL, 5 * FZ_DECIMAL_ONE);
    add(ledger, "r3", "甲局", "b", NULL, 6 * FZ_DECIMAL_ONE);
    report = assess(scheme, ledger, NULL);
    cr_assert_not_null(report);
    fz_item_exact(fz_result_item_of(fz_report_result(report, 0), "a"), exact, sizeof(exact));
    cr_expect_str_eq(exact, "104/15");
    fz_item_exact(fz_result_item_of(fz_report_result(report, 0), "t"), exact, sizeof(exact));
    cr_expect_str_eq(exact, "1865/27");
    cr_expect_eq(fz_item_step_count(fz_result_item_of(fz_report_result(report, 0), "t")), 3, "two parts and the fold");
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
}

/* Each of these has some 50 bits over 20, so six of them do not fit 256. */
#define TIMES    "<times value=\"1234567890.123457\"/>"
#define TOO_MANY TIMES TIMES TIMES TIMES TIMES TIMES

Test(assess, a_factor_too_many_is_refused_with_unit_and_indicator)
{
    static const char *const rules[] = {
        "<add event=\"e\" points=\"1\">" TOO_MANY "</add>",
        "<deduct event=\"e\" points=\"1\" count=\"件\">" TOO_MANY "</deduct>",
        "<add event=\"e\" points=\"1\">" TOO_MANY "<runs every=\"month\"><run length=\"1\" points=\"2\"/></runs></add>",
        "<judge event=\"e\" sense=\"add\" from=\"1\" to=\"10\">" TOO_MANY "</judge>",
    };
    fz_record_values record = FZ_RECORD_VALUES_INIT;

    record.unit = "甲局";
    record.item = "a";
    record.event = "e";
    record.note = "理由";
    record.value = 2 * FZ_DECIMAL_ONE;
    record.has_value = 1;
    record.date = 20160601;
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
        char xml[4096];
        fz_scheme *scheme;
        fz_ledger *ledger;
        fz_error *error = NULL;

        snprintf(xml, sizeof(xml), SCHEME("<total id=\"t\"><indicator id=\"a\">%s</indicator></total>"), rules[i]);
        scheme = load_scheme(xml);
        cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
        cr_assert_eq(fz_ledger_add(ledger, &record, NULL, NULL), FZ_OK);
        cr_expect_null(assess(scheme, ledger, &error), "%s", rules[i]);
        cr_expect_eq(fz_error_status(error), FZ_ETOOBIG, "%s: %s", rules[i], fz_error_message(error));
        cr_expect(error && strstr(fz_error_message(error), "\"a\" of \"甲局\""), "%s", fz_error_message(error));
        fz_error_free(error);
        fz_ledger_unref(ledger);
        fz_scheme_unref(scheme);
    }
}

Test(assess, a_fraction_that_does_not_fit_is_refused_and_never_rounded)
{
    /* Means of 1 to n values in one sum: their common denominator grows past 256 bits long before n = 256. */
    size_t room = 1u << 16, at = 0;
    char *body = malloc(room), *xml = malloc(room + 512), item[16], id[24];
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_error *error = NULL;
    fz_report *report;
    int indicators = 60;

    cr_assert(body && xml);
    for (int i = 0; i < indicators; i++)
        at += (size_t)snprintf(body + at, room - at,
                               "<indicator id=\"i%d\" points=\"1\"><relative to=\"mean\"/></indicator>", i);
    snprintf(xml, room + 512, SCHEME("<total id=\"t\">%s</total>"), body);
    scheme = load_scheme(xml);
    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    for (int i = 0; i < indicators; i++) {
        snprintf(item, sizeof(item), "i%d", i);
        snprintf(id, sizeof(id), "x%d", i);
        add(ledger, id, "甲局", item, NULL, FZ_DECIMAL_ONE);
        snprintf(id, sizeof(id), "y%d", i);
        add(ledger, id, "乙局", item, NULL, 1000000007 * INT64_C(1000) + i * 1009);
    }
    report = assess(scheme, ledger, &error);
    cr_expect_null(report);
    cr_expect_eq(fz_error_status(error), FZ_ETOOBIG, "%s", fz_error_message(error));
    cr_expect(strstr(fz_error_message(error), "甲局") || strstr(fz_error_message(error), "乙局"), "%s",
              fz_error_message(error));
    fz_error_free(error);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    free(xml);
    free(body);
}

typedef struct counter {
    uint64_t calls, last, all;
    uint64_t end_at;
} counter;

static int count(void *user, uint64_t done, uint64_t all)
{
    counter *c = user;

    c->calls++;
    cr_assert_geq(done, c->last);
    cr_assert_leq(done, all);
    c->last = done;
    c->all = all;
    return c->end_at && c->calls >= c->end_at;
}

Test(assess, progress_is_told_and_may_end_it)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme = load_scheme(LATE);
    counter c = {0, 0, 0, 0};
    fz_ledger *ledger;
    fz_report *report;
    fz_error *error = NULL;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    options.day = 20161231;
    options.progress = count;
    options.user = &c;
    cr_assert_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, &error), FZ_OK);
    fz_report_unref(report);
    cr_expect_gt(c.calls, 2);
    for (uint64_t at = 1, calls = c.calls; at <= calls; at++) {
        c = (counter){0, 0, 0, at};
        cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, &error), FZ_ECANCELLED);
        cr_expect_null(report);
        cr_expect_eq(c.calls, at);
        fz_error_free(error);
        error = NULL;
    }
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
}

Test(assess, a_wrong_call_is_refused_and_says_what_is_wrong)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT, newer = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme = load_scheme(LATE);
    fz_ledger *ledger;
    fz_report *report;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    options.day = newer.day = 20161231;
    newer.size = 8;
    cr_expect_eq(fz_assess(NULL, NULL, NULL, scheme, ledger, &options, &report, NULL), FZ_EINVAL);
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, NULL, ledger, &options, &report, NULL), FZ_EINVAL);
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, NULL, &options, &report, NULL), FZ_EINVAL);
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, NULL, &report, NULL), FZ_EINVAL);
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &newer, &report, NULL), FZ_EINVAL);
    options.day = 20160230;
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, NULL), FZ_EINVAL);
    options.day = 20161231;
    options.known = 20161301;
    cr_expect_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, NULL), FZ_EINVAL);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
}

typedef struct job {
    const fz_scheme *scheme;
    const fz_ledger *ledger;
    char *text;
} job;

static void *work(void *user)
{
    job *j = user;
    fz_report *report = assess(j->scheme, j->ledger, NULL);

    j->text = report ? seen(report) : NULL;
    fz_report_unref(report);
    return NULL;
}

Test(assess, threads_may_assess_one_ledger_at_once)
{
    fz_scheme *scheme = load_scheme(LATE);
    pthread_t threads[4];
    job jobs[4];
    fz_ledger *ledger;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    for (int i = 0; i < 40; i++)
        add(ledger, NULL, i % 2 ? "甲局" : "乙局", "a", "迟", (i + 1) * 1000);
    for (int i = 0; i < 4; i++) {
        jobs[i] = (job){scheme, ledger, NULL};
        cr_assert_eq(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        cr_assert_not_null(jobs[i].text);
        cr_expect_str_eq(jobs[i].text, jobs[0].text);
    }
    for (int i = 0; i < 4; i++)
        free(jobs[i].text);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
}
