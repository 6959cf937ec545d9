/* What is owed by whom and when: occurrences, plans, units through a registry, and the built-in directive's year. */
#include "year.h"

#include "support/oom.h"
#include "unit/assess/support.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_supervision *over(fz_date day, fz_date from, fz_date until, const char *move, const char *csv)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(move);
    fz_supervision *s;

    options.day = day, options.from = from, options.until = until;
    s = supervise_with(csv, watch, &options);
    fz_watch_unref(watch);
    return s;
}

/* Of 甲 in 2016: t1, t2, t4; 2016-12-04; 2016-02-29; eleven reports, that of 5 January being before the day of signing. Of 乙: t1, t3; twice; four quarters; the end of June. Of 丙: t4. */
Test(owed, a_year_has_what_the_texts_say)
{
    fz_supervision *s = supervise_on(20160601, NULL);
    fz_due_source source;

    cr_expect_eq(fz_supervision_obligation_count(s), (3 + 1 + 1 + 11) + (2 + 1 + 4 + 1) + 1);
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/1/2016-12-04", 1), &source, NULL), 20161204);
    cr_expect_eq(source, FZ_DUE_REQUIREMENT);
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/2/2016-02-29", 1), NULL, NULL), 20160229);
    cr_expect_eq(fz_obligation_due(owed(s, "乙", "t3/3", 1), NULL, NULL), 20160630, "of the year of signing");
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t4", 1), &source, NULL), 0);
    cr_expect_eq(source, FZ_DUE_NONE);
    cr_expect_eq(fz_obligation_kind_of(owed(s, "乙", "t3/1/2016-12-31", 1)), FZ_OBLIGATION_FREQUENCY);
    cr_expect_str_eq(fz_obligation_what(owed(s, "乙", "t3/2/2016-03-31", 1)), "每季度末通报");
    cr_expect_eq(fz_obligation_roles(owed(s, "丙", "t4", 1)), FZ_ROLE_JOINT_LEAD);
    cr_expect_eq(fz_obligation_roles(owed(s, "乙", "t1", 1)), FZ_ROLE_COOPERATE);
    fz_supervision_unref(s);
}

/* 2015-12-01 to 2017-03-01: nothing before 2016-01-25, when the directive was signed; 29 February 2016 and 28 February 2017. */
Test(owed, over_years_ends_and_in_years_without_a_leap_day)
{
    fz_supervision *s = over(20161231, 20151201, 20170301, NULL, NULL);

    cr_expect_null(owed(s, "甲", "t2/1/2015-12-04", 0));
    owed(s, "甲", "t2/1/2016-12-04", 1);
    cr_expect_null(owed(s, "甲", "t2/1/2017-12-04", 0));
    owed(s, "甲", "t2/2/2016-02-29", 1);
    owed(s, "甲", "t2/2/2017-02-28", 1);
    cr_expect_null(owed(s, "甲", "t2/3/2017-03-05", 0), "it lies behind the period");
    cr_expect_null(owed(s, "甲", "t2/3/2016-01-05", 0));
    owed(s, "甲", "t2/3/2016-02-05", 1);
    owed(s, "甲", "t2/3/2017-02-05", 1);
    cr_expect_null(owed(s, "乙", "t3/2/2015-12-31", 0));
    owed(s, "乙", "t3/1/2016-12-31", 1);
    fz_supervision_unref(s);
}

/* 4 December 2016 was a Sunday, 5 June too; 5 March a Saturday. */
Test(owed, due_days_move_as_the_rules_say_and_ids_stay)
{
    fz_supervision *s = over(20160601, 0, 0, "next", NULL);
    fz_date first;

    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/1/2016-12-04", 1), NULL, &first), 20161205);
    cr_expect_eq(first, 20161204);
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/3/2016-03-05", 1), NULL, NULL), 20160307);
    fz_supervision_unref(s);
    s = over(20160601, 0, 0, "previous", NULL);
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/1/2016-12-04", 1), NULL, NULL), 20161202);
    cr_expect_eq(fz_obligation_due(owed(s, "甲", "t2/3/2016-06-05", 1), NULL, NULL), 20160603);
    fz_supervision_unref(s);
}

Test(owed, they_are_in_the_order_of_their_days_those_without_behind)
{
    fz_supervision *s = supervise_on(20160601, NULL);
    fz_date last = 0;
    bool ended = false;

    for (size_t i = 0; i < fz_supervision_obligation_count(s); i++) {
        fz_date due = fz_obligation_due(fz_supervision_obligation(s, i), NULL, NULL);

        cr_expect(!due || (!ended && due >= last));
        ended = ended || !due;
        last = due ? due : last;
    }
    cr_expect(ended);
    fz_supervision_unref(s);
}

/* A task with two dated dues and two that recur; signed on Monday 2016-01-25. */
#define DUES                                                                                                     \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title><signed>2016-01-25</signed></head>"     \
    "<section id=\"s1\"><title>一</title><task id=\"t1\"><p>甲。</p><assign role=\"responsible\" rank=\"1\" " \
    "unit=\"甲\"/>"                                                                                             \
    "<due date=\"2016-03-31\">三月底前</due><due date=\"2016-09-30\">九月底前</due>"                     \
    "<due every=\"week\">每周</due><due every=\"half-year\">每半年</due><due "                              \
    "every=\"day\">每天</due></task></section></directive>"

static void expect_dues(fz_date from, fz_date until, const char *const *ids, size_t count)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(NULL);
    fz_directive *directive;
    fz_supervision *s;
    fz_ledger *ledger;

    options.day = 20160301, options.from = from, options.until = until;
    cr_assert_eq(fz_directive_load_memory(the_context(), DUES, sizeof(DUES) - 1, NULL, &directive, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_supervise(the_context(), directive, NULL, ledger, watch, &options, &s, NULL), FZ_OK);
    cr_expect_eq(fz_supervision_obligation_count(s), count);
    for (size_t i = 0; i < count; i++)
        owed(s, "甲", ids[i], 1);
    cr_expect_eq(fz_supervision_finding_count(s), 1, "of what is due every day");
    fz_supervision_unref(s);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    fz_watch_unref(watch);
}

/* The Sundays of late February 2016 are the 21st and the 28th, then comes 6 March. */
Test(owed, dues_that_are_stated_recur_and_stand_beside_each_other)
{
    static const char *const weeks[] = {"t1", "t1/due2", "t1/due3/2016-02-28", "t1/due3/2016-03-06"};
    static const char *const halves[] = {"t1", "t1/due2", "t1/due4/2016-06-30", "t1/due3/2016-07-03"};
    static const char *const first[] = {"t1", "t1/due2", "t1/due3/2016-01-31"};

    expect_dues(20160222, 20160306, weeks, 4);
    expect_dues(20160627, 20160703, halves, 4);
    expect_dues(20160101, 20160206, first, 3);
}

/* p1 is of 甲; p2 of everybody who bears t4: 甲 and 丙; p3 names a task of another, p4 none, p5 is withdrawn, p6 is of nobody. */
#define PLANS                                                                                                                   \
    "编号,单位,事项,阶段,起,止,日期,情形,撤回,登记日期\n"                                                   \
    "p1,甲,t1,动员,2016-02-01,2016-02-15,,,,\np2,,t4,自查,,2016-06-30,,,,\np3,丙,t1,总结,,2016-12-31,,,,\n"             \
    "p4,甲,,其他,,2016-12-31,,,,\np5,乙,t3,作废,,2016-12-31,,,,\n,,,,,,,,p5,2016-02-01\np6,丁,t1,总结,,2016-12-31,,,," \
    "\n"                                                                                                                        \
    "r1,甲,p1,,,,2016-02-14,办结,,\n"

Test(owed, stages_of_plans_are_owed_and_covered_tasks_told)
{
    fz_supervision *s = over(20160701, 0, 0, NULL, PLANS);
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    const char *unit, *item, *name;

    cr_expect_eq(fz_obligation_done(owed(s, "甲", "p1", 1)), 20160214);
    cr_expect_eq(fz_obligation_done(owed(s, "甲", "t1", 1)), 0);
    cr_expect(fz_obligation_is_overdue(owed(s, "甲", "p2", 1)));
    owed(s, "丙", "p2", 1);
    cr_expect_null(owed(s, "乙", "p5", 0));
    cr_expect_eq(fz_obligation_stage_count(owed(s, "甲", "t1", 1)), 1);
    cr_expect_eq(fz_obligation_stage_count(owed(s, "乙", "t1", 1)), 0);
    cr_assert_eq(fz_supervision_stray_count(s), 3);
    cr_expect_str_eq(fz_supervision_stray(s, 0, &unit, &item, &name), "p3");
    cr_expect_str_eq(unit, "丙");
    cr_expect_str_eq(item, "t1");
    cr_expect_str_eq(name, "总结");
    cr_expect_str_eq(fz_supervision_stray(s, 1, NULL, &item, NULL), "p4");
    cr_expect_null(item);
    cr_expect_str_eq(fz_supervision_stray(s, 2, NULL, NULL, NULL), "p6");
    cr_expect_null(fz_supervision_stray(s, 3, NULL, NULL, NULL));
    filter.flags = FZ_ONLY_UNPLANNED;
    cr_expect_eq(fz_supervision_find(s, &filter, NULL, 0), 3, "甲 has none for t2, 乙 for t1 and t3");
    filter.unit = "乙";
    cr_expect_eq(fz_supervision_find(s, &filter, NULL, 0), 2);
    fz_supervision_unref(s);
}

static fz_supervision *builtin_on(fz_date day, fz_registry *registry)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(NULL);
    fz_directive *directive;
    fz_supervision *s;
    fz_ledger *ledger;

    options.day = day;
    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_supervise(the_context(), directive, registry, ledger, watch, &options, &s, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    fz_watch_unref(watch);
    return s;
}

/* 县司法局 is named in 45 (at least twice a year) and 47 (每年12月4日); both reports of 67 are its through 县政府各有关部门, by the
 * registry alone, since the directive does not say who these are. */
Test(owed, in_december_2016_the_bureau_of_justice_owes_four_things)
{
    static const char *const ids[] = {"t47/1/2016-12-04", "t45/1/2016-12-31", "t67/1/2016-12-31", "t67/2/2016-12-31"};
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    const fz_obligation *found[8];
    fz_registry *registry;
    fz_supervision *s;

    filter.unit = "县司法局";
    filter.month = 201612;
    cr_assert_eq(fz_registry_load_builtin(the_context(), &registry, NULL), FZ_OK);
    s = builtin_on(20161201, registry);
    cr_assert_eq(fz_supervision_find(s, &filter, found, 8), 4);
    for (size_t i = 0; i < 4; i++)
        cr_expect_str_eq(fz_obligation_id(found[i]), ids[i]);
    cr_expect_str_eq(fz_obligation_light(found[0], NULL), "黄", "three days are left");
    cr_expect_str_eq(fz_obligation_light(found[1], NULL), "绿");
    fz_supervision_unref(s);
    s = builtin_on(20161201, NULL);
    cr_expect_eq(fz_supervision_find(s, &filter, found, 8), 2, "45 and 47 name it");
    fz_supervision_unref(s);
    fz_registry_unref(registry);
}

/* In 2018 the bureau of justice took over the office of legal affairs: what both bear is one unit's then, once. */
Test(owed, successors_owe_what_their_predecessors_did)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    const fz_obligation *found[4];
    fz_registry *registry;
    fz_supervision *s;
    size_t justice = 0;

    cr_assert_eq(fz_registry_load_builtin(the_context(), &registry, NULL), FZ_OK);
    s = builtin_on(20201203, registry);
    for (size_t i = 0; i < fz_supervision_unit_count(s); i++) {
        cr_expect_str_neq(fz_supervision_unit(s, i), "县政府法制办");
        justice += strcmp(fz_supervision_unit(s, i), "县司法局") == 0;
    }
    cr_expect_eq(justice, 1);
    filter.unit = "县政府法制办";
    filter.flags = FZ_ONLY_WITHIN;
    filter.within = 1;
    cr_assert_eq(fz_supervision_find(s, &filter, found, 4), 1, "4 December 2020, once, under the old name");
    cr_expect_str_eq(fz_obligation_unit(found[0]), "县司法局");
    cr_expect_eq(fz_obligation_roles(found[0]), FZ_ROLE_FIRST_LEAD | FZ_ROLE_JOINT_LEAD | FZ_ROLE_COOPERATE);
    fz_supervision_unref(s);
    fz_registry_unref(registry);
}

/* A collective of three, of which the directive names one; the bureau of 丙 ended before the year. */
#define BODIES                                                                                                  \
    "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"                                 \
    "<body id=\"a\" kind=\"department\" level=\"county\"><name>甲局</name></body>"                            \
    "<body id=\"b\" kind=\"department\" level=\"county\"><name>乙局</name></body>"                            \
    "<body id=\"c\" kind=\"department\" level=\"county\" until=\"2015-12-31\"><name>丙局</name></body>"       \
    "<collective id=\"all\" level=\"county\"><name>各部门</name><all kind=\"department\" level=\"county\"/>" \
    "</collective></registry>"
#define FOR_ALL                                                                                                        \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head><section id=\"s1\"><title>一</title>" \
    "<task id=\"t1\"><p>甲。</p><assign role=\"lead\" rank=\"1\" unit=\"甲局\"/>"                                  \
    "<assign role=\"cooperate\" rank=\"1\" unit=\"各部门\" collective=\"true\"/></task></section></directive>"

static fz_status through_a_registry(const fz_allocator *allocator)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_directive *directive = NULL;
    fz_registry *registry = NULL;
    fz_supervision *s = NULL;
    fz_ledger *ledger = NULL;
    fz_watch *watch = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    options.day = 20160301;
    status = fz_watch_load_builtin(context, &watch, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_memory(context, FOR_ALL, sizeof(FOR_ALL) - 1, NULL, &directive, NULL);
    if (status == FZ_OK)
        status = fz_registry_load_memory(context, BODIES, sizeof(BODIES) - 1, NULL, &registry, NULL);
    if (status == FZ_OK)
        status = fz_ledger_new(context, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_supervise(context, directive, registry, ledger, watch, &options, &s, NULL);
    if (s) {
        cr_assert_eq(fz_supervision_obligation_count(s), 2);
        cr_assert_eq(fz_obligation_roles(owed(s, "甲局", "t1", 1)), FZ_ROLE_FIRST_LEAD | FZ_ROLE_COOPERATE);
        cr_assert_eq(fz_obligation_roles(owed(s, "乙局", "t1", 1)), FZ_ROLE_COOPERATE);
    }
    fz_supervision_unref(s);
    fz_ledger_unref(ledger);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
    fz_watch_unref(watch);
    fz_context_unref(context);
    return status;
}

static fz_status whole(const fz_allocator *allocator)
{
    static const char csv[] =
        "编号,单位,事项,阶段,止,日期,情形\np1,甲,t1,动员,2016-02-15,,\np2,丙,t1,总结,2016-12-31,,\n"
        "a,甲,t1,,,2016-02-14,办结\nb,甲,t1,,,2016-02-15,签收\nc,丁,t1,,,2016-02-15,签收\n";
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_directive *directive = NULL;
    fz_supervision *s = NULL;
    fz_ledger *ledger = NULL;
    fz_watch *watch = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    options.day = 20160301;
    status = fz_watch_load_builtin(context, &watch, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_memory(context, the_directive, strlen(the_directive), NULL, &directive, NULL);
    if (status == FZ_OK)
        status = fz_ledger_load_memory(context, csv, sizeof(csv) - 1, NULL, NULL, 0, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_supervise(context, directive, NULL, ledger, watch, &options, &s, NULL);
    cr_assert_eq(s == NULL, status != FZ_OK);
    if (s)
        cr_assert_eq(fz_supervision_finding_count(s), 3);
    fz_supervision_unref(s);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    fz_watch_unref(watch);
    fz_context_unref(context);
    return status;
}

Test(owed, supervising_survives_each_failure_of_memory)
{
    OOM_SWEEP(whole);
    OOM_SWEEP(through_a_registry);
}

Test(owed, a_wrong_call_is_refused)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT, bad = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(NULL);
    fz_context *c = the_context();
    fz_directive *d;
    fz_supervision *s;
    fz_ledger *l;

    options.day = 20160301;
    cr_assert_eq(fz_directive_load_builtin(c, &d, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_new(c, &l, NULL), FZ_OK);
    cr_expect_eq(fz_supervise(NULL, d, NULL, l, watch, &options, &s, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, NULL, NULL, l, watch, &options, &s, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, d, NULL, NULL, watch, &options, &s, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, d, NULL, l, NULL, &options, &s, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, NULL, &s, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &options, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL, "no day");
    bad.day = 20170229;
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL);
    bad = options, bad.known = 20170229;
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL);
    bad = options, bad.from = 20170101;
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL);
    bad = options, bad.until = 99991231;
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL);
    bad = options, bad.size = 4;
    cr_expect_eq(fz_supervise(c, d, NULL, l, watch, &bad, &s, NULL), FZ_EINVAL);
    cr_expect_null(s);
    fz_ledger_unref(l);
    fz_directive_unref(d);
    fz_watch_unref(watch);
}
