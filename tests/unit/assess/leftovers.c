/* Records that say the same, which may have been pasted twice: all that a record can say parts it from another. */
#include "analysis_support.h"
#include "support.h"

#include <criterion/criterion.h>

/* How many findings of a code a report has when the ledger holds two records. */
static size_t told(const fz_record_values *first, const fz_record_values *second, fz_status code)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme = load_scheme(INDICATOR(" points=\"100\" start=\"full\"", "<deduct points=\"1\"/>"));
    fz_ledger *ledger;
    fz_report *report;
    size_t count = 0;

    options.day = 20161231;
    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_add(ledger, first, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_add(ledger, second, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, NULL), FZ_OK);
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        count += fz_finding_status(fz_report_finding(report, i)) == code;
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return count;
}

static fz_record_values plain(void)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = "甲";
    values.item = "a";
    values.event = "通报";
    values.date = 20160601;
    return values;
}

/* Whichever stands first in the ledger. */
static void parts(const fz_record_values *other, const char *what)
{
    fz_record_values one = plain();

    cr_expect_eq(told(&one, other, FZ_FSAME), 0, "%s", what);
    cr_expect_eq(told(other, &one, FZ_FSAME), 0, "%s", what);
    cr_expect_eq(told(other, other, FZ_FSAME), 1, "%s", what);
}

#define PARTS(member, said)               \
    do {                                  \
        fz_record_values other = plain(); \
                                          \
        other.member = said;              \
        parts(&other, #member);           \
    } while (0)

Test(leftovers, are_told_of_records_that_say_the_same)
{
    fz_record_values one = plain(), named = plain();

    cr_assert_eq(told(&one, &one, FZ_FSAME), 1);
    named.id = "r-1";
    cr_assert_eq(told(&one, &named, FZ_FSAME), 0, "who gave it an id of its own knew it");
}

Test(leftovers, are_no_records_that_differ_in_anything)
{
    PARTS(unit, "乙");
    PARTS(event, "批评");
    PARTS(matter, "事");
    PARTS(mark, "二等");
    PARTS(rater, "丙");
    PARTS(group, "领导");
    PARTS(reporter, "丁");
    PARTS(document, "文");
    PARTS(evidence, "图");
    PARTS(note, "注");
    PARTS(heads, 2);
    PARTS(date, 20160602);
    PARTS(due, 20160701);
    PARTS(deadline, 20160702);
    PARTS(rectified, 20160703);
    PARTS(recorded, 20160704);
}

Test(leftovers, are_no_records_of_other_values)
{
    fz_record_values none = plain(), zero = plain(), one = plain(), two = plain();

    zero.has_value = one.has_value = two.has_value = 1;
    one.value = FZ_DECIMAL_ONE;
    two.value = 2 * FZ_DECIMAL_ONE;
    cr_expect_eq(told(&none, &zero, FZ_FSAME), 0);
    cr_expect_eq(told(&zero, &none, FZ_FSAME), 0);
    cr_expect_eq(told(&one, &two, FZ_FSAME), 0);
    cr_expect_eq(told(&two, &one, FZ_FSAME), 0);
    cr_expect_eq(told(&two, &two, FZ_FSAME), 1);
}
