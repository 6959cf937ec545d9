/* What a report says of itself, and that nothing in it minds NULL. What its steps say is asked by told_*.c. */
#include "told.h"

#include <criterion/criterion.h>
#include <string.h>

Test(report, nothing_minds_null)
{
    fz_class_summary class = {.size = sizeof(class)};
    fz_decimal points = 7, score = 7;
    char text[8] = "x";
    int changed = 7;

    fz_report_unref(NULL);
    cr_expect_null(fz_report_ref(NULL));
    cr_expect_null(fz_report_scheme(NULL));
    cr_expect_null(fz_report_directive(NULL));
    cr_expect_null(fz_report_ledger_id(NULL));
    cr_expect_eq(fz_report_day(NULL), 0);
    cr_expect_eq(fz_report_known(NULL), 0);
    cr_expect_eq(fz_report_result_count(NULL), 0);
    cr_expect_null(fz_report_result(NULL, 0));
    cr_expect_null(fz_report_result_of(NULL, "甲局"));
    cr_expect_eq(fz_report_class_count(NULL), 0);
    cr_expect_eq(fz_report_class(NULL, 0, &class), 0);
    cr_expect_eq(fz_report_finding_count(NULL), 0);
    cr_expect_null(fz_report_finding(NULL, 0));
    cr_expect_str_eq(fz_result_unit(NULL), "");
    cr_expect_null(fz_result_class(NULL));
    cr_expect_eq(fz_result_score(NULL, &score), 0);
    cr_expect_eq(score, 0);
    cr_expect_eq(fz_result_standing(NULL), FZ_STANDING_NOTHING);
    cr_expect_eq(fz_result_rank(NULL), 0);
    cr_expect_null(fz_result_grade(NULL));
    cr_expect_eq(fz_result_is_not_met(NULL), 0);
    cr_expect_eq(fz_result_gate_count(NULL), 0);
    cr_expect_null(fz_result_gate(NULL, 0, &changed));
    cr_expect_eq(changed, 0);
    cr_expect_eq(fz_result_item_count(NULL), 0);
    cr_expect_null(fz_result_item(NULL, 0));
    cr_expect_null(fz_result_item_of(NULL, "a"));
    cr_expect_eq(fz_result_section(NULL, NULL, &points, NULL), 0);
    cr_expect_eq(points, 0);
    cr_expect_null(fz_item_id(NULL));
    cr_expect_null(fz_item_indicator(NULL));
    cr_expect_null(fz_item_task(NULL));
    cr_expect_null(fz_item_section(NULL));
    cr_expect_null(fz_item_result(NULL));
    cr_expect_null(fz_item_parent(NULL));
    cr_expect_eq(fz_item_child_count(NULL), 0);
    cr_expect_null(fz_item_child(NULL, 0));
    cr_expect_eq(fz_item_applies(NULL), FZ_APPLIES_NOTHING);
    cr_expect_eq(fz_item_points(NULL), 0);
    cr_expect_eq(fz_item_score(NULL), 0);
    cr_expect_eq(fz_item_exact(NULL, text, sizeof(text)), 1);
    cr_expect_str_eq(text, "0");
    cr_expect_eq(fz_item_points_exact(NULL, NULL, 0), 1);
    cr_expect_eq(fz_item_is_approximate(NULL), 0);
    cr_expect_eq(fz_item_step_count(NULL), 0);
    cr_expect_null(fz_item_step(NULL, 0));
    cr_expect_eq(fz_step_kind_of(NULL), FZ_STEP_START);
    cr_expect_eq(fz_step_amount(NULL), 0);
    cr_expect_eq(fz_step_exact(NULL, text, 1), 1);
    cr_expect_str_eq(text, "");
    cr_expect_null(fz_step_rule(NULL));
    cr_expect_null(fz_step_item(NULL));
    cr_expect_eq(fz_step_record_count(NULL), 0);
    cr_expect_null(fz_step_record(NULL, 0));
    strcpy(text, "x");
    cr_expect_eq(fz_step_text(NULL, FZ_LANGUAGE_ZH, text, sizeof(text)), 0);
    cr_expect_str_eq(text, "");
}

/* Of what is there, nothing minds an index beyond its end. */
Test(report, nothing_minds_an_index_beyond_the_end)
{
    fz_report *report = report_of(NULL, RULES("points=\"5\" start=\"full\"", "<deduct event=\"退回\" points=\"1\"/>"),
                                  RECORD("r1", "甲局", "event=\"退回\""));
    const fz_result *result = fz_report_result_of(report, "甲局");
    const fz_item *item = fz_result_item_of(result, "a");
    fz_class_summary class = {.size = sizeof(class)};

    cr_assert_not_null(item);
    cr_expect_null(fz_report_result(report, fz_report_result_count(report)));
    cr_expect_eq(fz_report_class(report, 1, &class), 0);
    cr_expect_null(fz_report_finding(report, fz_report_finding_count(report)));
    cr_expect_null(fz_result_gate(result, 0, NULL));
    cr_expect_null(fz_result_item(result, 2));
    cr_expect_null(fz_result_item_of(result, "no"));
    cr_expect_null(fz_item_child(fz_result_item(result, 0), 1));
    cr_expect_null(fz_item_step(item, 2));
    cr_expect_null(fz_step_record(fz_item_step(item, 1), 1));
    cr_expect_str_eq(fz_step_record(fz_item_step(item, 1), 0), "r1");
    cr_expect_str_eq(fz_step_rule(fz_item_step(item, 1)), "deduct");
    cr_expect_eq(fz_step_amount(fz_item_step(item, 1)), -FZ_DECIMAL_ONE);
    cr_expect_null(fz_report_result_of(report, "己局"));
    fz_report_unref(report);
}

/* The steps of a unit stand together whatever is done to the others: here a gate comes last for each of three units. */
Test(report, a_gate_is_the_last_step_of_its_own_unit)
{
    static const char scheme[] =
        SCHEME(UNITS "<total id=\"t\"><indicator id=\"a\" points=\"5\" start=\"full\"><deduct event=\"退回\" "
                     "points=\"1\"/></indicator></total>"
                     "<gate event=\"造假\" effect=\"zero\"/><gate event=\"造假\" effect=\"zero\" target=\"a\"/>");
    static const char *const units[] = {"甲局", "乙局", "丙局"};
    fz_report *report = report_of(
        NULL, scheme, "<record id=\"g\" event=\"造假\" date=\"2016-05-01\"/>" RECORD("r1", "乙局", "event=\"退回\""));

    cr_assert_eq(must_add_up(report), 6);
    for (size_t i = 0; i < 3; i++) {
        const fz_item *item = fz_result_item_of(fz_report_result_of(report, units[i]), "a");
        size_t count = fz_item_step_count(item);

        cr_expect_eq(count, i == 1 ? 3 : 2);
        cr_expect_eq(fz_step_kind_of(fz_item_step(item, count - 1)), FZ_STEP_GATE);
        cr_expect_eq(fz_step_amount(fz_item_step(item, count - 1)), (i == 1 ? -4 : -5) * FZ_DECIMAL_ONE);
    }
    fz_report_unref(report);
}

/* Of the total below there are a, with a1 and a2 below it, and b. */
Test(report, an_item_has_those_that_stand_right_below_it_as_children)
{
    static const char scheme[] =
        SCHEME(UNITS "<total id=\"t\"><indicator id=\"a\"><indicator id=\"a1\" points=\"5\"><value/></indicator>"
                     "<indicator id=\"a2\" points=\"5\"><value/></indicator></indicator>"
                     "<indicator id=\"b\" points=\"5\"><value/></indicator></total>");
    fz_report *report = report_of(NULL, scheme, "");
    const fz_result *result = fz_report_result_of(report, "甲局");
    const fz_item *total = fz_result_item_of(result, "t"), *a = fz_result_item_of(result, "a");

    cr_assert_eq(fz_item_child_count(total), 2);
    cr_expect_eq(fz_item_child(total, 0), a);
    cr_expect_str_eq(fz_item_id(fz_item_child(total, 1)), "b");
    cr_expect_null(fz_item_child(total, 2));
    cr_assert_eq(fz_item_child_count(a), 2);
    cr_expect_str_eq(fz_item_id(fz_item_child(a, 0)), "a1");
    cr_expect_str_eq(fz_item_id(fz_item_child(a, 1)), "a2");
    cr_expect_eq(fz_item_parent(fz_item_child(a, 1)), a);
    cr_expect_eq(fz_item_child_count(fz_item_child(total, 1)), 0);
    cr_expect_null(fz_item_child(fz_item_child(total, 1), 0));
    fz_report_unref(report);
}
