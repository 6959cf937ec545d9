/* Grades and their quotas; expectations are worked out by hand in the comments. */
#include "analysis_support.h"
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

#define TABLE(attributes, grades)                                                                           \
    SCHEME("<total id=\"t\" points=\"100\"><indicator id=\"a\" points=\"100\"><value/></indicator></total>" \
           "<grades" attributes ">" grades "</grades>")

static size_t findings_of(const fz_report *report, fz_status status, const char **message)
{
    size_t count = 0;

    for (size_t i = 0; i < fz_report_finding_count(report); i++) {
        const fz_finding *finding = fz_report_finding(report, i);

        if (fz_finding_status(finding) != status)
            continue;
        count++;
        *message = fz_finding_message(finding);
    }
    return count;
}

/* 30 per cent of four are 1.2, so one may be 优: 甲 and 乙 are equal and both stay, which is one more than may be. */
Test(grades, say_when_a_tie_leaves_more_in_one_than_its_quota_rounded_down)
{
    fz_report *report = report_of(
        the_context(),
        TABLE(" edge=\"upper\"", "<grade name=\"优\" from=\"80\" most=\"30\"/><grade name=\"良\" below=\"80\"/>"),
        "甲 a 90; 乙 a 90; 丙 a 50; 丁 a 40");
    const char *message = NULL;

    cr_expect_str_eq(fz_result_grade(fz_report_result_of(report, "甲")), "优");
    cr_expect_str_eq(fz_result_grade(fz_report_result_of(report, "乙")), "优");
    cr_expect_str_eq(fz_result_grade(fz_report_result_of(report, "丙")), "良");
    cr_assert_eq(findings_of(report, FZ_FQUOTAOVER, &message), 1);
    cr_expect_not_null(strstr(message, "has 2"), "%s", message);
    fz_report_unref(report);
}

/* 60 and 40 make the hundred full, and 优 needs none. */
Test(grades, may_need_all_the_units_that_there_are)
{
    fz_scheme_unref(
        load_scheme(TABLE("", "<grade name=\"优\" from=\"90\"/><grade name=\"良\" from=\"60\" least=\"60\"/>"
                              "<grade name=\"差\" least=\"40\"/>")));
}
