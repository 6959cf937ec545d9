/* Lists, rates and what changed between two days. */
#include "year.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD "编号,单位,事项,情形,日期\n"

/* t1 done by 甲 two days late and by 乙 in time; t4 done by 丙; t2/2 done in time. */
#define YEAR \
    HEAD "a,甲,t1,办结,2016-03-02\nb,乙,t1,办结,2016-02-20\nc,丙,t4,办结,2016-03-01\nd,甲,t2/2,办结,2016-02-29\n"

static size_t count(const fz_supervision *s, const char *unit, const char *section, const char *light, uint32_t flags,
                    uint32_t within, uint32_t month)
{
    fz_obligation_filter f = FZ_OBLIGATION_FILTER_INIT;

    f.unit = unit, f.section = section, f.light = light, f.flags = flags, f.within = within, f.month = month;
    return fz_supervision_find(s, &f, NULL, 0);
}

/* On 2016-03-06. 甲 has 16, of which the reports of February and March (by the 5th) are overdue, and nothing else; 乙 has 8; 丙
 * one. Due within 30 days, to 2016-04-05, and not done: of 甲 three reports, of 乙 the first quarter. */
Test(lists, by_unit_section_light_month_and_days)
{
    fz_supervision *s = supervise_on(20160306, YEAR);

    cr_expect_eq(count(s, NULL, NULL, NULL, 0, 0, 0), 25);
    cr_expect_eq(count(s, "甲", NULL, NULL, 0, 0, 0), 16);
    cr_expect_eq(count(s, "丁", NULL, NULL, 0, 0, 0), 0);
    cr_expect_eq(count(s, NULL, NULL, NULL, FZ_ONLY_OVERDUE, 0, 0), 2);
    cr_expect_eq(count(s, "乙", NULL, NULL, FZ_ONLY_OVERDUE, 0, 0), 0);
    cr_expect_eq(count(s, NULL, "一", NULL, 0, 0, 0), 16, "14 of t2, t1 twice");
    cr_expect_eq(count(s, NULL, "s2", NULL, 0, 0, 0), 9);
    cr_expect_eq(count(s, NULL, NULL, "红", 0, 0, 0), 2);
    cr_expect_eq(count(s, NULL, NULL, "黄", 0, 0, 0), 1, "t1 of 甲, done late");
    cr_expect_eq(count(s, NULL, NULL, NULL, FZ_ONLY_UNFINISHED | FZ_ONLY_WITHIN, 30, 0), 4);
    cr_expect_eq(count(s, NULL, NULL, NULL, FZ_ONLY_UNFINISHED | FZ_ONLY_WITHIN, 29, 0), 3, "5 April is 30 days off");
    cr_expect_eq(count(s, NULL, NULL, NULL, 0, 0, 201602), 4, "t1 twice, 29 February, a report");
    cr_expect_eq(count(s, "乙", NULL, NULL, FZ_ONLY_FIRST_LEAD, 0, 0), 7, "all but t1");
    cr_expect_eq(count(s, NULL, NULL, NULL, 1u << 20, 0, 0), 0, "a flag that nobody knows");
    fz_supervision_unref(s);
}

/* 甲: of 16 two are finished; with a due day and finished or overdue are t1, 29 February and two reports, one of them in time:
 * 2/16, 1/4. All: 4 of 25 are finished; settled is t1 of 乙 as well: 2/5. First leads have all but t1 of 乙 and t4 of 丙: 2/23 =
 * 0.08695652…. 丙: 1 of 1, its task has no day. */
Test(lists, rates_are_exact_and_of_nothing_there_is_none)
{
    fz_supervision_rates r = FZ_SUPERVISION_RATES_INIT;
    fz_obligation_filter f = FZ_OBLIGATION_FILTER_INIT;
    fz_supervision *s = supervise_on(20160306, YEAR);

    f.unit = "甲";
    cr_assert(fz_supervision_rate(s, &f, &r));
    cr_expect(r.total == 16 && r.finished == 2 && r.overdue == 2 && r.settled == 4 && r.in_time == 1);
    cr_expect_eq(r.completion, 125000);
    cr_expect_eq(r.punctuality, 250000);
    f.unit = NULL;
    cr_assert(fz_supervision_rate(s, &f, &r));
    cr_expect(r.total == 25 && r.finished == 4 && r.settled == 5 && r.in_time == 2);
    cr_expect_eq(r.completion, 160000);
    cr_expect_eq(r.punctuality, 400000);
    f.flags = FZ_ONLY_FIRST_LEAD;
    cr_assert(fz_supervision_rate(s, &f, &r));
    cr_expect(r.total == 23 && r.finished == 2 && r.completion == 86957);
    f.flags = 0;
    f.unit = "丙";
    cr_assert(fz_supervision_rate(s, &f, &r));
    cr_expect(r.has_completion && r.completion == FZ_DECIMAL_ONE && !r.has_punctuality && r.settled == 0);
    f.unit = "丁";
    cr_assert(fz_supervision_rate(s, &f, &r));
    cr_expect(!r.has_completion && !r.has_punctuality && r.total == 0);
    r.size = 8;
    cr_expect_not(fz_supervision_rate(s, &f, &r));
    cr_expect_not(fz_supervision_rate(s, &f, NULL));
    fz_supervision_unref(s);
}

typedef struct told {
    const char *unit, *id;
    uint32_t changes;
    size_t count;
} told;

static void hear(void *user, uint32_t changes, const fz_obligation *earlier, const fz_obligation *later)
{
    told *t = user;
    const fz_obligation *o = later ? later : earlier;

    t->count++;
    if (strcmp(fz_obligation_unit(o), t->unit) == 0 && strcmp(fz_obligation_id(o), t->id) == 0)
        t->changes = changes;
}

static uint32_t changes_of(const fz_supervision *a, const fz_supervision *b, const char *unit, const char *id)
{
    told t = {unit, id, 0, 0};
    size_t changed = fz_supervision_compare(a, b, hear, &t);

    cr_expect_eq(changed, t.count);
    return t.changes;
}

Test(lists, between_two_days_what_came_due_was_done_and_became_overdue)
{
    fz_supervision *a = supervise_on(20160225, NULL), *b = supervise_on(20160301, YEAR),
                   *c = supervise_on(20170101, NULL);

    cr_expect_eq(changes_of(a, b, "甲", "t1"), FZ_SINCE_DUE | FZ_SINCE_OVERDUE | FZ_SINCE_LIGHT);
    cr_expect_eq(changes_of(a, b, "乙", "t1"), FZ_SINCE_DONE | FZ_SINCE_STATE, "green before and after");
    cr_expect_eq(changes_of(a, b, "乙", "t3"), 0);
    cr_expect_eq(fz_supervision_compare(a, a, NULL, NULL), 0);
    cr_expect_eq(changes_of(a, c, "甲", "t2/1/2016-12-04"), FZ_SINCE_GONE);
    cr_expect_eq(changes_of(a, c, "甲", "t2/1/2017-12-04"), FZ_SINCE_APPEARED);
    cr_expect_eq(fz_supervision_compare(NULL, a, NULL, NULL), fz_supervision_obligation_count(a));
    cr_expect_eq(fz_supervision_compare(a, NULL, NULL, NULL), fz_supervision_obligation_count(a));
    fz_supervision_unref(a);
    fz_supervision_unref(b);
    fz_supervision_unref(c);
}

Test(lists, null_gives_nothing)
{
    fz_supervision_rates r = FZ_SUPERVISION_RATES_INIT;

    cr_expect_null(fz_supervision_ref(NULL));
    fz_supervision_unref(NULL);
    cr_expect_eq(fz_supervision_day(NULL), 0);
    cr_expect_eq(fz_supervision_obligation_count(NULL), 0);
    cr_expect_null(fz_supervision_obligation(NULL, 0));
    cr_expect_eq(fz_supervision_find(NULL, NULL, NULL, 0), 0);
    cr_expect(fz_supervision_rate(NULL, NULL, &r));
    cr_expect_not(r.has_completion);
    cr_expect_eq(fz_supervision_unit_count(NULL), 0);
    cr_expect_null(fz_supervision_unit(NULL, 0));
    cr_expect_eq(fz_supervision_stray_count(NULL), 0);
    cr_expect_null(fz_supervision_stray(NULL, 0, NULL, NULL, NULL));
    cr_expect_eq(fz_supervision_finding_count(NULL), 0);
    cr_expect_null(fz_supervision_finding(NULL, 0));
    cr_expect_str_eq(fz_obligation_id(NULL), "");
    cr_expect_str_eq(fz_obligation_unit(NULL), "");
    cr_expect_null(fz_obligation_task(NULL));
    cr_expect_eq(fz_obligation_roles(NULL), 0);
    cr_expect_eq(fz_obligation_kind_of(NULL), FZ_OBLIGATION_TASK);
    cr_expect_str_eq(fz_obligation_kind_name((fz_obligation_kind)99), "");
    cr_expect_str_eq(fz_obligation_what(NULL), "");
    cr_expect_eq(fz_obligation_times(NULL, NULL), 0);
    cr_expect_eq(fz_obligation_due(NULL, NULL, NULL), 0);
    cr_expect_null(fz_obligation_state(NULL, NULL, NULL, NULL));
    cr_expect_eq(fz_obligation_done(NULL), 0);
    cr_expect_not(fz_obligation_was_returned(NULL));
    cr_expect_not(fz_obligation_days(NULL, NULL));
    cr_expect_not(fz_obligation_is_overdue(NULL));
    cr_expect_null(fz_obligation_light(NULL, NULL));
    cr_expect_eq(fz_obligation_stage_count(NULL), 0);
    cr_expect_eq(fz_supervision_compare(NULL, NULL, NULL, NULL), 0);
}
