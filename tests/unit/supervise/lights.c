/* Which light is shown when: each case of lib/data/watch.md alone, over the same situations. */
#include "year.h"

#include "unit/assess/support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define HEAD "编号,单位,事项,情形,日期,期限,整改期限,整改日期\n"

/* Of 甲: t1 is due on 2016-02-29, t4 has no day. */
static const struct {
    char letter;
    fz_date day;
    const char *task, *csv;
} situations[] = {
    {'a', 20160225, "t1", NULL},
    {'b', 20160229, "t1", NULL},
    {'c', 20160301, "t1", NULL},
    {'d', 20161231, "t1", HEAD "a,甲,t1,办结,2016-02-29,,,\n"},
    {'e', 20161231, "t1", HEAD "a,甲,t1,办结,2016-03-01,,,\n"},
    {'f', 20161231, "t1", HEAD "a,甲,t1,退回,2016-03-02,,2016-03-10,\nb,甲,t1,办结,2016-03-09,,,2016-03-09\n"},
    {'g', 20160305, "t1", HEAD "a,甲,t1,反馈,2016-02-29,,,\n"},
    {'h', 20160305, "t1", HEAD "a,甲,t1,反馈,2016-03-01,,,\n"},
    {'i', 20160305, "t1", HEAD "a,甲,t1,退回,2016-03-02,,2016-03-10,\n"},
    {'j', 20160301, "t1", HEAD "a,甲,t1,延期,2016-02-20,2016-03-31,,\n"},
    {'k', 20161231, "t4", NULL},
};
#define SITUATIONS (sizeof(situations) / sizeof(*situations))

/* The letters of the situations in which the one light there is, is lit. */
static void expect_lit(const char *when, const char *letters)
{
    char xml[1024], lit[SITUATIONS + 1] = "";
    fz_error *error;
    fz_watch *watch;

    snprintf(xml, sizeof(xml),
             "<watch xmlns=\"urn:libfazhi:watch:1\"><head><title>T</title></head><state name=\"办结\" kind=\"done\"/>"
             "<state name=\"反馈\" kind=\"waiting\"/><state name=\"退回\" kind=\"returned\"/>"
             "<state name=\"延期\" kind=\"extended\"/><light name=\"灯\" when=\"%s/></watch>",
             when);
    cr_assert_eq(fz_watch_load_memory(the_context(), xml, strlen(xml), NULL, &watch, &error), FZ_OK, "%s",
                 fz_error_message(error));
    for (size_t i = 0; i < SITUATIONS; i++) {
        fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
        fz_supervision *s;
        size_t rule;

        options.day = situations[i].day;
        s = supervise_with(situations[i].csv, watch, &options);
        if (fz_obligation_light(owed(s, "甲", situations[i].task, 1), &rule)) {
            cr_expect_eq(rule, 0);
            lit[strlen(lit)] = situations[i].letter;
        } else {
            cr_expect_eq(rule, SIZE_MAX);
        }
        fz_supervision_unref(s);
    }
    cr_expect_str_eq(lit, letters, "%s: it is lit in %s", when, lit);
    fz_watch_unref(watch);
}

Test(lights, of_what_is_done)
{
    expect_lit("done\"", "def");
    expect_lit("done-in-time\"", "d");
    expect_lit("done-late\"", "e");
    expect_lit("rectified\"", "f");
}

/* What was reported in time is not overdue; from 29 February to 5 March there are five days. */
Test(lights, of_what_is_overdue)
{
    expect_lit("overdue\"", "ch");
    expect_lit("overdue\" days=\"2\"", "h");
    expect_lit("overdue\" days=\"6\"", "");
}

Test(lights, of_what_is_not_done)
{
    expect_lit("waiting\"", "g");
    expect_lit("returned\"", "i");
    expect_lit("extended\"", "j");
    expect_lit("no-day\"", "k");
    expect_lit("open\"", "abcghijk");
    expect_lit("any\"", "abcdefghijk");
}

Test(lights, of_what_falls_due)
{
    expect_lit("today\"", "b");
    expect_lit("before\"", "b");
    expect_lit("before\" days=\"4\"", "ab");
    expect_lit("before\" days=\"5\"", "abi");
}
