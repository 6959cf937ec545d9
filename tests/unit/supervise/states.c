/* A year in every state: t1 of 甲, due on the leap day 2016-02-29, looked at on chosen days. */
#include "year.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD "编号,单位,事项,情形,日期,期限,整改期限,整改日期,登记日期,事由,撤回\n"

/* How it stands on a day: light, state, days left, due day, and the day on which it was done. */
static void expect(fz_date day, const char *csv, const char *light, const char *state, int32_t left, fz_date due,
                   fz_date done)
{
    fz_supervision *s = supervise_on(day, csv);
    const fz_obligation *o = owed(s, "甲", "t1", 1);
    const char *is = fz_obligation_state(o, NULL, NULL, NULL);
    int32_t days;

    cr_expect_str_eq(fz_obligation_light(o, NULL), light, "on %d it is %s", (int)day, fz_obligation_light(o, NULL));
    cr_expect(state && is ? !strcmp(state, is) : state == is, "on %d it is %s", (int)day, is);
    cr_expect(fz_obligation_days(o, &days));
    cr_expect_eq(days, left, "on %d there are %d days", (int)day, (int)days);
    cr_expect_eq(fz_obligation_due(o, NULL, NULL), due, "on %d it is due on %d", (int)day,
                 (int)fz_obligation_due(o, NULL, NULL));
    cr_expect_eq(fz_obligation_done(o), done);
    fz_supervision_unref(s);
}

/* Four days before 29 February is the 25th; the day after it is 1 March. */
Test(states, without_a_record_the_light_follows_the_day_over_a_leap_day)
{
    expect(20160225, NULL, "绿", NULL, 4, 20160229, 0);
    expect(20160226, NULL, "黄", NULL, 3, 20160229, 0);
    expect(20160229, NULL, "黄", NULL, 0, 20160229, 0);
    expect(20160301, NULL, "红", NULL, -1, 20160229, 0);
    expect(20170228, NULL, "红", NULL, -365, 20160229, 0);
}

Test(states, assigned_accepted_and_under_way_are_open)
{
    static const char csv[] =
        HEAD "a,甲,t1,交办,2016-01-25,,,,,,\nb,甲,t1,签收,2016-01-26,,,,,,\nc,甲,t1,在办,2016-02-01,,,,,,\n";

    expect(20160125, csv, "绿", "交办", 35, 20160229, 0);
    expect(20160126, csv, "绿", "签收", 34, 20160229, 0);
    expect(20160227, csv, "黄", "在办", 2, 20160229, 0);
    expect(20160301, csv, "红", "在办", -1, 20160229, 0);
}

Test(states, what_is_reported_in_time_waits_and_is_not_overdue)
{
    expect(20160305, HEAD "a,甲,t1,反馈,2016-02-29,,,,,,\n", "蓝", "反馈", -5, 20160229, 0);
    expect(20160305, HEAD "a,甲,t1,反馈,2016-03-01,,,,,,\n", "红", "反馈", -5, 20160229, 0);
}

Test(states, done_in_time_is_green_and_late_yellow)
{
    expect(20161231, HEAD "a,甲,t1,办结,2016-02-29,,,,,,\n", "绿", "办结", 0, 20160229, 20160229);
    expect(20161231, HEAD "a,甲,t1,办结,2016-03-02,,,,,,\n", "黄", "办结", -2, 20160229, 20160302);
    expect(20160301, HEAD "a,甲,t1,办结,2016-03-02,,,,,,\n", "红", NULL, -1, 20160229, 0);
}

/* 29 February to 31 March 2016 are 31 days. */
Test(states, an_extension_moves_the_due_day)
{
    static const char csv[] = HEAD "a,甲,t1,交办,2016-01-25,,,,,,\nb,甲,t1,延期,2016-02-20,2016-03-31,,,,,\n";
    fz_due_source source;
    fz_supervision *s;
    fz_date first;

    expect(20160219, csv, "绿", "交办", 10, 20160229, 0);
    expect(20160229, csv, "绿", "延期", 31, 20160331, 0);
    expect(20160401, csv, "红", "延期", -1, 20160331, 0);
    s = supervise_on(20160301, csv);
    fz_obligation_due(owed(s, "甲", "t1", 1), &source, &first);
    cr_expect_eq(source, FZ_DUE_RECORD);
    cr_expect_eq(first, 20160229);
    cr_expect_eq(fz_obligation_due(owed(s, "乙", "t1", 1), &source, NULL), 20160229, "that of another unit stays");
    cr_expect_eq(source, FZ_DUE_TASK);
    cr_expect_eq(fz_supervision_finding_count(s), 1, "of the 30 workdays alone");
    fz_supervision_unref(s);
}

Test(states, what_is_returned_has_its_own_day_and_is_yellow_when_made_good)
{
#define RETURNED HEAD "a,甲,t1,反馈,2016-02-28,,,,,,\nb,甲,t1,退回,2016-03-02,,2016-03-10,,,,\n"
    static const char csv[] = RETURNED "c,甲,t1,办结,2016-03-09,,,2016-03-09,,,\n";

    expect(20160301, csv, "蓝", "反馈", -1, 20160229, 0);
    expect(20160305, csv, "绿", "退回", 5, 20160310, 0);
    expect(20160311, RETURNED, "红", "退回", -1, 20160310, 0);
    expect(20160312, csv, "黄", "办结", 1, 20160310, 20160309);
#undef RETURNED
}

Test(states, closing_keeps_the_day_on_which_it_was_done)
{
    expect(20160601, HEAD "a,甲,t1,办结,2016-02-20,,,,,,\nb,甲,t1,销号,2016-05-01,,,,,,\n", "绿", "销号", 9, 20160229,
           20160220);
}

Test(states, what_is_done_and_sent_back_is_not_done)
{
    expect(20160304, HEAD "a,甲,t1,办结,2016-02-20,,,,,,\nb,甲,t1,退回,2016-03-01,,,,,,\n", "红", "退回", -4, 20160229,
           0);
}

Test(states, records_of_one_day_are_taken_by_id)
{
    expect(20160220, HEAD "b,甲,t1,办结,2016-02-20,,,,,,\na,甲,t1,在办,2016-02-20,,,,,,\n", "绿", "办结", 9, 20160229,
           20160220);
}

Test(states, a_record_without_unit_is_about_every_unit)
{
    fz_supervision *s = supervise_on(20160301, HEAD "a,,t1,办结,2016-02-20,,,,,,\n");

    cr_expect_eq(fz_obligation_done(owed(s, "甲", "t1", 1)), 20160220);
    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t1", 1)), 20160220);
    fz_supervision_unref(s);
}

Test(states, only_what_was_known_and_is_in_force_counts)
{
    static const char csv[] = HEAD "a,甲,t1,办结,2016-02-20,,,,2016-02-25,,\n,,,,,,,,2016-03-05,,a\n";
    static const struct {
        fz_date known, done;
    } cases[] = {{20160224, 0}, {20160225, 20160220}, {20160304, 20160220}, {20160305, 0}, {0, 0}};
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(NULL);

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        fz_supervision *s;

        options.day = 20160401;
        options.known = cases[i].known;
        s = supervise_with(csv, watch, &options);
        cr_expect_eq(fz_obligation_done(owed(s, "甲", "t1", 1)), cases[i].done, "case %zu", i);
        fz_supervision_unref(s);
    }
    fz_watch_unref(watch);
}

/* Twice a year: the second time counts. The year's end is over on 1 January. */
Test(states, what_is_to_be_done_twice_is_done_with_the_second)
{
    static const char csv[] = HEAD "a,乙,t3/1,办结,2016-05-01,,,,,,\nb,乙,t3,办结,2016-11-30,,,,,每年不少于两次,\n";
    fz_supervision *s = supervise_on(20160601, csv);
    const fz_obligation *o = owed(s, "乙", "t3/1/2016-12-31", 1);
    uint32_t done;

    cr_expect_eq(fz_obligation_times(o, &done), 2);
    cr_expect_eq(done, 1);
    cr_expect_eq(fz_obligation_done(o), 0);
    fz_supervision_unref(s);
    s = supervise_on(20161231, csv);
    o = owed(s, "乙", "t3/1/2016-12-31", 1);
    cr_expect_eq(fz_obligation_done(o), 20161130);
    fz_obligation_times(o, &done);
    cr_expect_eq(done, 2);
    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3", 1)), 0, "the task itself is not done by that");
    fz_supervision_unref(s);
}

Test(states, of_what_recurs_a_record_is_about_the_time_in_whose_period_it_lies)
{
    fz_supervision *s = supervise_on(20161231, HEAD "a,乙,t3,办结,2016-07-02,,,,,每季度末通报,\n"
                                                    "b,乙,t3/2/2016-03-31,办结,2016-04-10,,,,,,\n");

    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3/2/2016-09-30", 1)), 20160702, "2 July is of the third quarter");
    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3/2/2016-03-31", 1)), 20160410, "its id says so");
    cr_expect(fz_obligation_is_overdue(owed(s, "乙", "t3/2/2016-06-30", 1)));
    cr_expect_not(fz_obligation_is_overdue(owed(s, "乙", "t3/2/2016-12-31", 1)), "on the day itself it is not");
    fz_supervision_unref(s);
}

Test(states, what_hangs_on_a_task_is_closed_with_it_but_not_done_with_it)
{
    fz_supervision *s = supervise_on(20161231, HEAD "a,乙,t3,办结,2016-11-01,,,,,,\n");

    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3/3", 1)), 0);
    fz_supervision_unref(s);
    s = supervise_on(20161231, HEAD "a,乙,t3,办结,2016-11-01,,,,,,\nb,乙,t3,销号,2016-11-05,,,,,,\n"
                                    "c,乙,t3/3,办结,2016-06-30,,,,,,\n");
    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3/2/2016-12-31", 1)), 20161101);
    cr_expect_eq(fz_obligation_done(owed(s, "乙", "t3/3", 1)), 20160630, "what has its own record keeps it");
    fz_supervision_unref(s);
}

Test(states, not_applicable_takes_a_task_from_its_unit)
{
    fz_supervision *s = supervise_on(20161231, HEAD "a,甲,t1,不适用,2016-02-01,,,,,,\n");

    cr_expect_null(owed(s, "甲", "t1", 0));
    cr_expect_not_null(owed(s, "乙", "t1", 0));
    fz_supervision_unref(s);
}

/* The finding of the 30 workdays has no line and comes first. */
Test(states, what_does_not_fit_is_told_with_its_line)
{
    static const struct {
        fz_status status;
        uint64_t line;
        const char *message;
    } told[] = {
        {FZ_FNODAY, 0,
         "no day follows from the requirement \"30个工作日内\" of \"2\", which is not supervised by itself"},
        {FZ_FSTATE, 2, "the event \"办好了\" of record \"a\" (甲) is no state of supervision and does not count there"},
        {FZ_FEXTENSION, 3, "record \"b\" extends without a new due day, which stays as it was"},
        {FZ_FTRANSITION, 5,
         "record \"d\" goes from \"办结\" to \"签收\", which the watch rules do not have; taken as it is"},
        {FZ_FSTRAY, 6, "record \"e\" (丁, t1) is about nothing that is supervised and does not count"},
        {FZ_FSTRAY, 7, "record \"f\" (丙, t1) is about nothing that is supervised and does not count"},
        {FZ_FSTRAY, 8, "record \"g\" (甲, t9) is about nothing that is supervised and does not count"},
    };
    fz_supervision *s =
        supervise_on(20161231, HEAD "a,甲,t1,办好了,2016-02-01,,,,,,\nb,甲,t1,延期,2016-02-02,,,,,,\n"
                                    "c,甲,t4,办结,2016-02-03,,,,,,\nd,甲,t4,签收,2016-02-04,,,,,,\n"
                                    "e,丁,t1,办结,2016-02-05,,,,,,\nf,丙,t1,办结,2016-02-05,,,,,,\n"
                                    "g,甲,t9,办结,2016-02-05,,,,,,\nh,甲,指标1,逾期,2016-02-05,,,,,,\n");

    cr_assert_eq(fz_supervision_finding_count(s), sizeof(told) / sizeof(*told));
    for (size_t i = 0; i < sizeof(told) / sizeof(*told); i++) {
        const fz_finding *finding = fz_supervision_finding(s, i);
        fz_place place = {.size = sizeof(place)};

        fz_finding_place(finding, &place);
        cr_expect_eq(fz_finding_status(finding), told[i].status, "%zu", i);
        cr_expect_eq(place.line, told[i].line);
        cr_expect_str_eq(fz_finding_message(finding), told[i].message);
    }
    fz_supervision_unref(s);
}
