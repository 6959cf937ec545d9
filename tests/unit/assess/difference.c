/* Two reports compared: before and after rectification. */
#include "analysis_support.h"
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *const scheme = SCHEME("<total id=\"t\" points=\"100\">" VALUE("a", "points=\"60\"")
                                             VALUE("b", "points=\"30\"") VALUE("c", "points=\"10\"") "</total>" GRADES);

static fz_difference *compared(const char *before, const char *after)
{
    fz_report *a = report_of(the_context(), scheme, before), *b = report_of(the_context(), scheme, after);
    fz_difference *difference;

    cr_assert_eq(fz_difference_new(a, b, &difference, NULL), FZ_OK);
    fz_report_unref(a);
    fz_report_unref(b);
    return difference;
}

Test(difference, of_a_report_from_itself_is_none)
{
    fz_report *report = report_of(the_context(), scheme, "甲 a 50; 甲 b 20; 乙 a 30");
    fz_unit_change change = {.size = sizeof(change)};
    fz_difference *d;

    cr_assert_eq(fz_difference_new(report, report, &d, NULL), FZ_OK);
    cr_assert_eq(fz_difference_is_none(d), 1);
    cr_assert_eq(fz_difference_count(d), 2);
    for (size_t i = 0; i < 2; i++) {
        cr_assert_eq(fz_difference_unit(d, i, &change), 1);
        cr_assert_eq(change.is_changed, 0);
        cr_assert_eq(change.items + change.records, 0);
        cr_assert_eq(change.before, change.after);
    }
    fz_difference_unref(d);
    fz_report_unref(report);
}

Test(difference, tells_units_items_and_records)
{
    /* Before: 甲 50 + 20 + 10 = 80, 乙 70, 丙 60. After: 甲 58 + 17.5 + 10 = 85.5, 乙 90, 丁 5; so 乙 goes before 甲. The ledgers
     * number their records: before r1 to r5, after r1 to r6. */
    fz_difference *d = compared("甲 a 50; 甲 b 20; 甲 c 10; 乙 a 60; 乙 c 10; 丙 a 60",
                                "甲 a 58; 甲 b 17.5; 甲 c 10; 乙 a 60; 乙 b 30; 丁 c 5");
    fz_unit_change change = {.size = sizeof(change)};
    fz_item_change item = {.size = sizeof(item)};
    int came;

    cr_assert_eq(fz_difference_is_none(d), 0);
    cr_assert_eq(fz_difference_count(d), 4);
    fz_difference_unit(d, 0, &change);
    cr_assert_str_eq(fz_result_unit(change.after), "乙");
    cr_assert_eq(fz_result_rank(change.before), 2);
    cr_assert_eq(fz_result_rank(change.after), 1);
    cr_assert_str_eq(fz_result_grade(change.before), "中");
    cr_assert_str_eq(fz_result_grade(change.after), "优");
    cr_assert_eq(change.change, decimal("20"));
    cr_assert_eq(change.items, 2);
    cr_assert_eq(fz_difference_item(d, 0, 0, &item), 1);
    cr_assert_str_eq(item.id, "b");
    cr_assert_eq(item.change, decimal("30"));
    cr_assert_eq(fz_difference_item(d, 0, 1, &item), 1);
    cr_assert_str_eq(item.id, "c");
    cr_assert_eq(item.change, decimal("-10"));
    cr_assert_eq(fz_difference_item(d, 0, 2, &item), 0);
    fz_difference_unit(d, 1, &change);
    cr_assert_eq(change.change, decimal("5.5"));
    cr_assert_eq(fz_difference_item(d, 1, 0, &item), 1);
    cr_assert_eq(item.change, decimal("8"));
    cr_assert_eq(fz_difference_item(d, 1, 1, &item), 1);
    cr_assert_eq(item.change, decimal("-2.5"));
    fz_difference_unit(d, 2, &change);
    cr_assert_null(change.before);
    cr_assert_str_eq(fz_result_unit(change.after), "丁");
    cr_assert_eq(change.change, decimal("5"));
    cr_assert_eq(change.records, 1);
    cr_assert_str_eq(fz_difference_record(d, 2, 0, &came), "r6");
    cr_assert_eq(came, 1);
    fz_difference_unit(d, 3, &change);
    cr_assert_null(change.after);
    cr_assert_str_eq(fz_result_unit(change.before), "丙");
    cr_assert_eq(change.change, decimal("-60"));
    cr_assert_str_eq(fz_difference_record(d, 3, 0, &came), "r6");
    cr_assert_eq(came, 0);
    cr_assert_null(fz_difference_record(d, 3, 1, &came));
    fz_difference_unref(d);
}

/* The report of a ledger with a registry in which 甲局 is also called 甲委. */
static fz_report *with_registry(const char *lines)
{
    static const char *const xml =
        "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"
        "<body id=\"a\" kind=\"department\" verified=\"true\"><name>甲局</name><alias>甲委</alias>"
        "</body></registry>";
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_ledger *ledger = ledger_of(the_context(), lines);
    fz_scheme *loaded = load_scheme(scheme);
    fz_registry *registry;
    fz_report *report;

    options.day = 20161231;
    cr_assert_eq(fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, NULL), FZ_OK);
    cr_assert_eq(fz_assess(the_context(), NULL, registry, loaded, ledger, &options, &report, NULL), FZ_OK);
    fz_registry_unref(registry);
    fz_scheme_unref(loaded);
    fz_ledger_unref(ledger);
    return report;
}

Test(difference, matches_units_by_their_body_where_names_differ)
{
    fz_report *before = with_registry("甲局 a 50"), *after = with_registry("甲委 a 55");
    fz_unit_change change = {.size = sizeof(change)};
    fz_difference *d;

    cr_assert_eq(fz_difference_new(before, after, &d, NULL), FZ_OK);
    cr_assert_eq(fz_difference_count(d), 1);
    fz_difference_unit(d, 0, &change);
    cr_assert_str_eq(fz_result_unit(change.before), "甲局");
    cr_assert_str_eq(fz_result_unit(change.after), "甲委");
    cr_assert_eq(change.change, decimal("5"));
    fz_difference_unref(d);
    fz_report_unref(before);
    fz_report_unref(after);
}

Test(difference, of_what_applies_no_more_is_its_score)
{
    fz_difference *d = compared("甲 a 50; 甲 b 0; 甲 c 10", "甲 a 50; 甲 b -; 甲 c 10");
    fz_item_change item = {.size = sizeof(item)};

    /* b of 0 is left out, and the sum brought from 70 to 100: 60 × 100 ÷ 70 = 600/7; less 60 is 180/7 */
    char text[FZ_EXACT_TEXT];

    cr_assert_eq(fz_difference_item(d, 0, 0, &item), 1);
    cr_assert_str_eq(item.id, "b");
    cr_assert_eq(item.change, 0);
    fz_difference_unit_exact(d, 0, text, sizeof(text));
    cr_assert_str_eq(text, "180/7");
    fz_difference_item_exact(d, 0, 0, text, sizeof(text));
    cr_assert_str_eq(text, "0");
    fz_difference_unref(d);
}

Test(difference, of_nothing_is_empty)
{
    fz_unit_change change = {.size = sizeof(change)};
    fz_item_change item = {.size = sizeof(item)};
    fz_report *report = report_of(the_context(), scheme, "甲 a 50");
    fz_difference *d;
    int came;

    cr_assert_eq(fz_difference_new(NULL, report, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_difference_new(report, NULL, &d, NULL), FZ_EINVAL);
    cr_assert_eq(fz_difference_new(report, report, NULL, NULL), FZ_EINVAL);
    cr_assert_null(fz_difference_ref(NULL));
    fz_difference_unref(NULL);
    cr_assert_null(fz_difference_before(NULL));
    cr_assert_null(fz_difference_after(NULL));
    cr_assert_eq(fz_difference_is_none(NULL), 1);
    cr_assert_eq(fz_difference_count(NULL), 0);
    cr_assert_eq(fz_difference_unit(NULL, 0, &change), 0);
    cr_assert_eq(fz_difference_item(NULL, 0, 0, &item), 0);
    cr_assert_eq(fz_difference_unit_exact(NULL, 0, NULL, 0) + fz_difference_item_exact(NULL, 0, 0, NULL, 0), 2);
    cr_assert_null(fz_difference_record(NULL, 0, 0, &came));
    fz_report_unref(report);
}

static fz_status use(const fz_allocator *allocator)
{
    fz_context *context;
    fz_report *before = NULL, *after = NULL;
    fz_difference *d = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = try_report(context, scheme, "甲 a 50; 甲 b 20; 丙 c 1", &before);
    if (status == FZ_OK)
        status = try_report(context, scheme, "甲 a 50; 乙 b 20; 甲 c 3", &after);
    if (status == FZ_OK)
        status = fz_difference_new(before, after, &d, NULL);
    fz_difference_unref(d);
    fz_report_unref(before);
    fz_report_unref(after);
    fz_context_unref(context);
    return status;
}

Test(difference, survives_each_failed_allocation)
{
    OOM_SWEEP(use);
}
