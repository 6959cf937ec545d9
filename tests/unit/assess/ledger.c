/* Entering, correcting and withdrawing records, and what can be told of them. */
#include "ledger_support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Check and free. */
static void expect_error(fz_status status, fz_error *error, fz_status expected, const char *message)
{
    cr_expect_eq(status, expected, "%s", fz_status_name(status));
    cr_expect_eq(fz_error_status(error), expected);
    if (message)
        cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
}

Test(ledger, a_record_says_what_was_entered)
{
    fz_record_values values = {.size = sizeof(values),
                               .id = "a",
                               .unit = "县司法局",
                               .item = "t17",
                               .event = "逾期",
                               .matter = "m",
                               .mark = "市级",
                               .rater = "甲",
                               .group = "领导",
                               .reporter = "督查室",
                               .document = "通报",
                               .evidence = "档案",
                               .note = "注",
                               .value = -1500000,
                               .has_value = 1,
                               .heads = 3,
                               .date = 20161231,
                               .due = 20161220,
                               .deadline = 20170131,
                               .rectified = 20170115,
                               .recorded = 20170105};
    static const char *const texts[] = {"a",    "县司法局", "t17",  "逾期", "m",  "市级", "甲",
                                        "领导", "督查室",   "通报", "档案", "注", NULL};
    static const fz_date days[] = {20161231, 20161220, 20170131, 20170115, 20170105};
    fz_ledger *ledger = new_ledger();
    const fz_record *record;
    fz_decimal value;

    cr_assert_eq(fz_ledger_add(ledger, &values, &record, NULL), FZ_OK);
    for (int i = 0; i < FZ_RECORD_TEXT_COUNT_; i++) {
        const char *text = fz_record_text(record, (fz_record_text_kind)i);

        cr_expect((text && texts[i]) ? !strcmp(text, texts[i]) : text == texts[i], "text %d is %s", i, text);
    }
    for (int i = 0; i < FZ_RECORD_DAY_COUNT_; i++)
        cr_expect_eq(fz_record_day(record, (fz_record_day_kind)i), days[i]);
    cr_assert(fz_record_value(record, &value));
    cr_assert_eq(value, -1500000);
    cr_assert_eq(fz_record_heads(record), 3);
    cr_assert_eq(fz_ledger_record_count(ledger), 1);
    cr_assert_eq(fz_ledger_record(ledger, 0), record);
    cr_assert_null(fz_ledger_record(ledger, 1));
    cr_assert_eq(fz_ledger_record_by_id(ledger, "a"), record);
    cr_assert_null(fz_ledger_record_by_id(ledger, "县司法局"));
    fz_ledger_unref(ledger);
}

Test(ledger, an_id_that_nobody_gave_is_the_first_free_one)
{
    fz_ledger *ledger = new_ledger();

    enter(ledger, "r2", NULL, 0);
    cr_assert_str_eq(fz_record_text(enter(ledger, NULL, "r1", 0), FZ_RECORD_ID), "r1");
    cr_assert_str_eq(fz_record_text(enter(ledger, NULL, "r3", 0), FZ_RECORD_ID), "r3");
    cr_assert_str_eq(fz_record_text(fz_ledger_record_by_id(ledger, "r3"), FZ_RECORD_UNIT), "r3");
    fz_ledger_unref(ledger);
}

Test(ledger, a_correction_takes_the_place_from_the_day_it_was_recorded)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();
    const fz_record *old = enter(ledger, "a", "县编办", 20170105), *new;

    values.date = 20160105;
    values.recorded = 20170201;
    cr_assert_eq(fz_ledger_correct(ledger, "a", &values, "笔误", &new, NULL), FZ_OK);
    cr_assert_eq(fz_record_replaces(new), old);
    cr_assert_eq(fz_record_replaced_by(old), new);
    cr_assert_null(fz_record_replaces(old));
    cr_assert_str_eq(fz_record_text(new, FZ_RECORD_REASON), "笔误");
    cr_assert_str_eq(fz_record_text(old, FZ_RECORD_UNIT), "县编办");
    cr_assert_eq(fz_record_state_on(old, 0), FZ_RECORD_CORRECTED);
    cr_assert_eq(fz_record_state_on(old, 20170104), FZ_RECORD_UNKNOWN);
    cr_assert_eq(fz_record_state_on(old, 20170105), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(old, 20170131), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(old, 20170201), FZ_RECORD_CORRECTED);
    cr_assert_eq(fz_record_state_on(new, 20170131), FZ_RECORD_UNKNOWN);
    cr_assert_eq(fz_record_state_on(new, 20170201), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(new, 0), FZ_RECORD_IN_FORCE);
    fz_ledger_unref(ledger);
}

Test(ledger, a_correction_of_no_day_leaves_the_old_record_no_day)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();
    const fz_record *old = enter(ledger, "a", NULL, 0);

    values.date = 20160105;
    cr_assert_eq(fz_ledger_correct(ledger, "a", &values, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_record_state_on(old, 19000101), FZ_RECORD_CORRECTED);
    fz_ledger_unref(ledger);
}

Test(ledger, a_withdrawal_holds_from_the_day_it_was_recorded)
{
    fz_ledger *ledger = new_ledger();
    const fz_record *late = enter(ledger, "a", NULL, 0), *never = enter(ledger, "b", NULL, 0);
    const char *reporter, *reason;
    fz_date recorded;

    cr_assert_not(fz_record_withdrawal(late, &recorded, &reporter, &reason));
    cr_assert_eq(recorded, 0);
    cr_assert_null(reason);
    cr_assert_eq(fz_ledger_withdraw(ledger, "a", 20170201, "督查室", "不属实", NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, "b", 0, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_record_state_on(late, 20170131), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(late, 20170201), FZ_RECORD_WITHDRAWN);
    cr_assert_eq(fz_record_state_on(never, 20170131), FZ_RECORD_WITHDRAWN);
    cr_assert(fz_record_withdrawal(late, &recorded, &reporter, &reason));
    cr_assert_eq(recorded, 20170201);
    cr_assert_str_eq(reporter, "督查室");
    cr_assert_str_eq(reason, "不属实");
    cr_assert(fz_record_withdrawal(never, NULL, &reporter, NULL));
    cr_assert_null(reporter);
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    fz_ledger_unref(ledger);
}

Test(ledger, what_is_over_cannot_be_corrected_or_withdrawn_again)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();
    fz_error *error;
    fz_status status;
    char *before, *after;

    enter(ledger, "a", NULL, 0);
    enter(ledger, "b", NULL, 0);
    values.date = 20160105;
    cr_assert_eq(fz_ledger_correct(ledger, "a", &values, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, "b", 0, NULL, NULL, NULL), FZ_OK);
    before = saved_xml(ledger);
    status = fz_ledger_correct(ledger, "a", &values, NULL, NULL, &error);
    expect_error(status, error, FZ_ERECORD, "record \"a\" is corrected already");
    status = fz_ledger_withdraw(ledger, "a", 0, NULL, NULL, &error);
    expect_error(status, error, FZ_ERECORD, "record \"a\" is corrected already");
    status = fz_ledger_correct(ledger, "b", &values, NULL, NULL, &error);
    expect_error(status, error, FZ_ERECORD, "record \"b\" is withdrawn already");
    status = fz_ledger_withdraw(ledger, "b", 0, NULL, NULL, &error);
    expect_error(status, error, FZ_ERECORD, "record \"b\" is withdrawn already");
    status = fz_ledger_withdraw(ledger, "z", 0, NULL, NULL, &error);
    expect_error(status, error, FZ_ERECORD, "record \"z\" does not exist, or not before this");
    after = saved_xml(ledger);
    cr_assert_str_eq(before, after);
    free(before);
    free(after);
    fz_ledger_unref(ledger);
}

Test(ledger, what_is_entered_wrongly_is_refused_with_the_value)
{
    fz_record_values right = FZ_RECORD_VALUES_INIT, values;
    fz_ledger *ledger = new_ledger();
    char longest[4098];
    fz_error *error;
    fz_status status;

    enter(ledger, "a", NULL, 0);
    right.date = 20160105;
#define EXPECT(change, expected, message)                  \
    values = right;                                        \
    change;                                                \
    status = fz_ledger_add(ledger, &values, NULL, &error); \
    expect_error(status, error, expected, message);        \
    cr_assert_eq(fz_ledger_record_count(ledger), 1);
    EXPECT(values.date = 0, FZ_ENOFIELD, "column \"date\" is empty, and required")
    EXPECT(values.date = 20160230, FZ_EDATE, "\"20160230\" is no day; expected something like 2016-01-25")
    EXPECT(values.recorded = -7, FZ_EDATE, "\"-7\" is no day; expected something like 2016-01-25")
    EXPECT(values.id = "a", FZ_EDUPLICATE_ID, NULL)
    EXPECT(values.unit = " \xE3\x80\x80", FZ_EFIELD,
           "column \"unit\": \" \xE3\x80\x80\" is not allowed; expected UTF-8 text that is not blank, without control "
           "characters")
    EXPECT(values.note = "", FZ_EFIELD, NULL)
    EXPECT(values.note = "a\x1b[31m", FZ_EFIELD, NULL)
    EXPECT(values.event = "\xE5\x8E", FZ_EFIELD, NULL)
    EXPECT(values.mark = "\xEF\xBF\xBF", FZ_EFIELD, NULL)
    EXPECT((values.has_value = 1, values.value = INT64_MIN), FZ_EFIELD, NULL)
    EXPECT(values.value = 5000000, FZ_EINVAL, "wrong call: fz_ledger_add: values: value is set and has_value is 0")
    EXPECT(
        values.rectified = 20160104, FZ_EDAYS,
        "the day on which it was rectified (2016-01-04) is before the day on which it happened (2016-01-05); expected "
        "the same day or a later one")
    EXPECT(values.size = 8, FZ_EINVAL, NULL)
    EXPECT(values.reserved = 1, FZ_EINVAL, NULL)
    memset(longest, 'x', sizeof(longest) - 1);
    longest[4097] = '\0';
    EXPECT(values.unit = longest, FZ_ELIMIT, "the length of column \"unit\" in bytes is 4097, over the limit of 4096")
#undef EXPECT
    longest[4096] = '\0';
    values = right;
    values.unit = longest;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
    fz_ledger_unref(ledger);
}

Test(ledger, what_is_put_right_on_the_day_it_happened_is_fine)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();

    values.date = values.rectified = 20160105;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
    fz_ledger_unref(ledger);
}

Test(ledger, nothing_is_corrected_or_withdrawn_before_it_was_recorded)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();
    fz_error *error;
    fz_status status;

    enter(ledger, "a", NULL, 20160210);
    enter(ledger, "b", NULL, 20160210);
    enter(ledger, "c", NULL, 20160210);
    values.date = 20160105;
    values.recorded = 20160209;
    status = fz_ledger_correct(ledger, "a", &values, NULL, NULL, &error);
    expect_error(
        status, error, FZ_EDAYS,
        "the day on which the correction was recorded (2016-02-09) is before the day on which the record itself "
        "was (2016-02-10); expected the same day or a later one");
    status = fz_ledger_withdraw(ledger, "a", 20160209, NULL, NULL, &error);
    expect_error(
        status, error, FZ_EDAYS,
        "the day on which the withdrawal was recorded (2016-02-09) is before the day on which the record itself "
        "was (2016-02-10); expected the same day or a later one");
    fz_context_set_language(the_context(), FZ_LANGUAGE_ZH);
    status = fz_ledger_withdraw(ledger, "a", 20160209, NULL, NULL, &error);
    expect_error(status, error, FZ_EDAYS,
                 "撤回的登记日期（2016-02-09）早于原记录的登记日期（2016-02-10）；应在同日或其后");
    cr_assert_eq(fz_ledger_record_count(ledger), 3);
    cr_assert_eq(fz_record_state_on(fz_ledger_record(ledger, 0), 0), FZ_RECORD_IN_FORCE);
    values.recorded = 20160210;
    cr_assert_eq(fz_ledger_correct(ledger, "a", &values, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, "b", 20160210, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, "c", 0, NULL, NULL, NULL), FZ_OK);
    fz_ledger_unref(ledger);
}

Test(ledger, a_correction_that_is_withdrawn_does_not_bring_back_what_it_replaced)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();
    const fz_record *old = enter(ledger, "a", NULL, 20160106), *new;

    values.date = 20160105;
    values.recorded = 20160201;
    cr_assert_eq(fz_ledger_correct(ledger, "a", &values, NULL, &new, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, fz_record_text(new, FZ_RECORD_ID), 20160301, NULL, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_record_state_on(old, 20160131), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(new, 20160229), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(old, 20160301), FZ_RECORD_CORRECTED);
    cr_assert_eq(fz_record_state_on(new, 20160301), FZ_RECORD_WITHDRAWN);
    fz_ledger_unref(ledger);
}

Test(ledger, a_wrong_call)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger(), *none = ledger;
    const fz_record *record = (const fz_record *)&values;
    size_t count;

    values.date = 20160105;
    cr_assert_eq(fz_ledger_new(NULL, &none, NULL), FZ_EINVAL);
    cr_assert_null(none);
    cr_assert_eq(fz_ledger_new(the_context(), NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_add(NULL, &values, &record, NULL), FZ_EINVAL);
    cr_assert_null(record);
    cr_assert_eq(fz_ledger_add(ledger, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_correct(ledger, NULL, &values, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_correct(ledger, "a", NULL, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_withdraw(ledger, NULL, 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_set_title(NULL, "x", NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_append(ledger, ledger, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_append(ledger, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_append(NULL, ledger, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_memory(ledger, NULL, 1, &count, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_memory(ledger, NULL, 0, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_path(ledger, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_callback(ledger, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_csv(ledger, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_save_csv(NULL, append_text, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_memory(the_context(), NULL, 1, NULL, NULL, 0, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_memory(the_context(), "", 0, NULL, NULL, 2, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_memory(the_context(), "", 0, NULL, NULL, 0, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_path(NULL, "x", NULL, 0, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_path(the_context(), NULL, NULL, 0, &none, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_load_path(the_context(), "/no/such.csv", NULL, 0, &none, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_ledger_load_callback(the_context(), NULL, NULL, NULL, NULL, 0, &none, NULL), FZ_EINVAL);
    fz_ledger_unref(ledger);
}

Test(ledger, nothing_is_told_of_nothing)
{
    fz_ledger *ledger = new_ledger();
    fz_decimal value = 1;

    cr_assert_null(fz_ledger_id(NULL));
    cr_assert_null(fz_ledger_id(ledger));
    cr_assert_str_eq(fz_ledger_title(NULL), "");
    cr_assert_str_eq(fz_ledger_title(ledger), "");
    cr_assert_eq(fz_ledger_record_count(NULL), 0);
    cr_assert_null(fz_ledger_record(ledger, 0));
    cr_assert_null(fz_ledger_record_by_id(NULL, "a"));
    cr_assert_null(fz_ledger_record_by_id(ledger, NULL));
    cr_assert_eq(fz_ledger_finding_count(NULL), 0);
    cr_assert_null(fz_ledger_finding(ledger, 0));
    cr_assert_null(fz_record_text(NULL, FZ_RECORD_ID));
    cr_assert_null(fz_record_text(enter(ledger, NULL, NULL, 0), (fz_record_text_kind)13));
    cr_assert_eq(fz_record_day(fz_ledger_record(ledger, 0), (fz_record_day_kind)5), 0);
    cr_assert_not(fz_record_value(NULL, &value));
    cr_assert_eq(value, 0);
    cr_assert_eq(fz_record_heads(NULL), 0);
    cr_assert_eq(fz_record_state_on(NULL, 0), FZ_RECORD_UNKNOWN);
    cr_assert_null(fz_record_replaces(NULL));
    cr_assert_null(fz_record_replaced_by(NULL));
    cr_assert_not(fz_record_withdrawal(NULL, NULL, NULL, NULL));
    cr_assert_null(fz_ledger_ref(NULL));
    fz_ledger_unref(NULL);
    cr_assert(fz_ledger_equal(NULL, NULL));
    cr_assert_not(fz_ledger_equal(ledger, NULL));
    fz_ledger_unref(ledger);
}

Test(ledger, a_title_comes_and_goes)
{
    fz_ledger *ledger = load_ledger(LEDGER("<head><title>旧</title><note>注</note></head>"));
    char *xml;

    cr_assert_eq(fz_ledger_set_title(ledger, "新", NULL), FZ_OK);
    cr_assert_str_eq(fz_ledger_title(ledger), "新");
    cr_assert_eq(fz_ledger_set_title(ledger, " ", NULL), FZ_EFIELD);
    cr_assert_eq(fz_ledger_set_title(ledger, NULL, NULL), FZ_OK);
    cr_assert_str_eq(fz_ledger_title(ledger), "");
    cr_assert_eq(fz_ledger_set_title(ledger, "再", NULL), FZ_OK);
    xml = saved_xml(ledger);
    cr_assert_not_null(strstr(xml, "<title>再</title>\n    <note>注</note>"));
    free(xml);
    fz_ledger_unref(ledger);
}

Test(ledger, a_title_goes_from_behind_markup_of_others)
{
    fz_ledger *ledger = load_ledger(LEDGER("<head><x:y xmlns:x=\"urn:x\"/><title>旧</title><note>注</note></head>"));
    char *xml;

    cr_assert_eq(fz_ledger_set_title(ledger, NULL, NULL), FZ_OK);
    xml = saved_xml(ledger);
    cr_expect_null(strstr(xml, "<title>"));
    cr_expect_not_null(strstr(xml, "x:y"));
    cr_expect_not_null(strstr(xml, "<note>注</note>"));
    free(xml);
    fz_ledger_unref(ledger);
}

Test(ledger, records_stay_where_they_are_and_outlive_context_and_first_holder)
{
    fz_context *context;
    fz_ledger *ledger;
    const fz_record *first;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_ledger_new(context, &ledger, NULL), FZ_OK);
    fz_context_unref(context);
    first = enter(ledger, NULL, "县编办", 0);
    for (size_t i = 0; i < 5000; i++)
        enter(ledger, NULL, "县司法局", 0);
    fz_ledger_ref(ledger);
    fz_ledger_unref(ledger);
    cr_assert_eq(fz_ledger_record(ledger, 0), first);
    cr_assert_str_eq(fz_record_text(first, FZ_RECORD_UNIT), "县编办");
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 5000), FZ_RECORD_ID), "r5001");
    fz_ledger_unref(ledger);
}

/* ------------------------------------------------------------------ appending --------------------------------------- */

Test(ledger, several_files_make_one_ledger)
{
    fz_ledger *ledger = load_ledger(LEDGER("<record date=\"2016-01-01\"/><record id=\"r2\" date=\"2016-01-02\"/>"));
    fz_ledger *other = load_ledger(LEDGER("<record date=\"2016-02-01\"/><record id=\"x\" date=\"2016-02-02\"/>"
                                          "<record id=\"y\" date=\"2016-02-03\"><!-- c --><replaces record=\"x\">why"
                                          "</replaces></record><withdrawal record=\"y\">no</withdrawal>"));
    fz_ledger *expected = load_ledger(
        LEDGER("<record id=\"r1\" date=\"2016-01-01\"/><record id=\"r2\" date=\"2016-01-02\"/>"
               "<record id=\"r3\" date=\"2016-02-01\"/><record id=\"x\" date=\"2016-02-02\"/>"
               "<record id=\"y\" date=\"2016-02-03\"><!-- c --><replaces record=\"x\">why</replaces></record>"
               "<withdrawal record=\"y\">no</withdrawal>"));
    char *whole, *wanted;

    cr_assert_eq(fz_ledger_append(ledger, other, NULL), FZ_OK);
    fz_ledger_unref(other);
    cr_assert(fz_ledger_equal(ledger, expected));
    whole = saved_xml(ledger);
    wanted = saved_xml(expected);
    cr_assert_str_eq(whole, wanted);
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "x"), 0), FZ_RECORD_CORRECTED);
    cr_assert_str_eq(fz_record_text(enter(ledger, NULL, NULL, 0), FZ_RECORD_ID), "r4");
    free(whole);
    free(wanted);
    fz_ledger_unref(expected);
    fz_ledger_unref(ledger);
}

Test(ledger, a_written_id_that_is_taken_refuses_the_whole_of_another_ledger)
{
    fz_ledger *ledger =
        load_ledger(LEDGER("<record id=\"a\" date=\"2016-01-01\"/><record id=\"b\" date=\"2016-01-02\"/>"));
    fz_ledger *other = load_ledger(LEDGER("<record date=\"2016-02-01\"/><record id=\"b\" date=\"2016-02-02\"/>"
                                          "<record id=\"a\" date=\"2016-02-03\"/>"));
    fz_error *error;
    fz_status status = fz_ledger_append(ledger, other, &error);

    cr_assert_eq(status, FZ_EDUPLICATE_ID);
    cr_assert_not_null(strstr(fz_error_message(error), "\"b\""));
    cr_assert_not_null(strstr(fz_error_message(fz_error_next(error)), "\"a\""));
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    fz_error_free(error);
    fz_ledger_unref(ledger);
    fz_ledger_unref(other);
}

/* ------------------------------------------------------------------ equality ---------------------------------------- */

static void expect_equal(const char *a, const char *b, int expected)
{
    fz_ledger *x = load_ledger(a), *y = load_ledger(b);

    cr_expect_eq(fz_ledger_equal(x, y), expected, "%s\n%s", a, b);
    cr_expect_eq(fz_ledger_equal(y, x), expected);
    fz_ledger_unref(x);
    fz_ledger_unref(y);
}

#define ONE(attributes, children) LEDGER("<record id=\"a\" date=\"2016-01-01\"" attributes ">" children "</record>")

Test(ledger, equal_ones_say_the_same)
{
    expect_equal(ONE(" value=\"0.5\"", ""), ONE(" value=\"0.50\" xmlns:x=\"urn:x\" x:a=\"1\"", "<!-- c -->"), 1);
    expect_equal(ONE("", ""), "编号,日期\na,2016年1月1日\n", 1);
    expect_equal(ONE(" value=\"0\"", ""), ONE("", ""), 0);
    expect_equal(ONE(" unit=\"b\"", ""), ONE(" unit=\"c\"", ""), 0);
    expect_equal(ONE(" heads=\"2\"", ""), ONE("", ""), 0);
    expect_equal(ONE(" due=\"2016-01-01\"", ""), ONE("", ""), 0);
    expect_equal(ONE("", "<note>x</note>"), ONE("", "<evidence>x</evidence>"), 0);
    expect_equal(LEDGER("<head><title>x</title></head>"), LEDGER(""), 0);
    expect_equal(LEDGER("<head/>"), LEDGER(""), 1);
}

#define TWO "<record id=\"a\" date=\"2016-01-01\"/><record id=\"b\" date=\"2016-01-01\"/>"

Test(ledger, history_counts)
{
    expect_equal(LEDGER(TWO "<withdrawal record=\"a\"/>"), LEDGER(TWO "<withdrawal record=\"b\"/>"), 0);
    expect_equal(LEDGER(TWO "<withdrawal record=\"a\">x</withdrawal>"), LEDGER(TWO "<withdrawal record=\"a\"/>"), 0);
    expect_equal(LEDGER(TWO "<withdrawal record=\"a\" recorded=\"2016-01-01\"/>"),
                 LEDGER(TWO "<withdrawal record=\"a\"/>"), 0);
    expect_equal(LEDGER(TWO "<record id=\"c\" date=\"2016-01-01\"><replaces record=\"a\"/></record>"),
                 LEDGER(TWO "<record id=\"c\" date=\"2016-01-01\"><replaces record=\"b\"/></record>"), 0);
    expect_equal(LEDGER(TWO "<record id=\"c\" date=\"2016-01-01\"/>"),
                 LEDGER(TWO "<record id=\"c\" date=\"2016-01-01\"><replaces record=\"b\"/></record>"), 0);
}

/* ------------------------------------------------------------------ limits and memory ------------------------------- */

Test(ledger, one_record_beyond_the_limit)
{
    static const char two[] = "日期\n2016-01-01\n2016-01-02\n", three[] = "日期\n2016-01-01\n2016-01-02\n2016-01-03\n",
                      xml[] = LEDGER("<record date=\"2016-01-01\"/><record date=\"2016-01-01\"/><record "
                                     "date=\"2016-01-01\"/>");
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger, *none;
    fz_context *context;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_limit(context, FZ_LIMIT_RECORDS, 2);
    cr_assert_eq(fz_ledger_load_memory(context, two, strlen(two), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_load_memory(context, three, strlen(three), NULL, NULL, 0, &none, NULL), FZ_ELIMIT);
    cr_assert_eq(fz_ledger_load_memory(context, three, strlen(three), NULL, NULL, 1, &none, NULL), FZ_ELIMIT);
    cr_assert_eq(fz_ledger_load_memory(context, xml, strlen(xml), NULL, NULL, 0, &none, NULL), FZ_ELIMIT);
    cr_assert_eq(fz_ledger_load_memory(context, xml, strlen(xml), NULL, NULL, 1, &none, NULL), FZ_ELIMIT);
    cr_assert_null(none);
    values.date = 20160101;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_ELIMIT);
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    fz_context_set_limit(context, FZ_LIMIT_BYTES, sizeof(two) - 2);
    cr_assert_eq(fz_ledger_load_memory(context, two, strlen(two), NULL, NULL, 0, &none, NULL), FZ_ELIMIT);
    fz_ledger_unref(ledger);
    fz_context_unref(context);
}

static fz_status edit(const fz_allocator *allocator)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_context *context;
    fz_ledger *ledger = NULL, *other = NULL;
    fz_status status = fz_context_new(allocator, &context);
    size_t count = 0;

    if (status != FZ_OK)
        return status;
    values.date = 20160105;
    values.unit = "县司法局";
    status = fz_ledger_new(context, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_ledger_new(context, &other, NULL);
    if (status == FZ_OK)
        status = fz_ledger_add(ledger, &values, NULL, NULL);
    count = fz_ledger_record_count(ledger);
    if (status == FZ_OK)
        status = fz_ledger_correct(ledger, "r1", &values, "笔误", NULL, NULL);
    if (status != FZ_OK && count)
        cr_assert_eq(fz_record_state_on(fz_ledger_record(ledger, 0), 0), FZ_RECORD_IN_FORCE);
    if (status == FZ_OK)
        status = fz_ledger_withdraw(ledger, "r2", 0, "督查室", "不属实", NULL);
    if (status == FZ_OK)
        status = fz_ledger_set_title(ledger, "台账", NULL);
    if (status == FZ_OK)
        status = fz_ledger_add(other, &values, NULL, NULL);
    if (status == FZ_OK) {
        status = fz_ledger_append(other, ledger, NULL);
        cr_assert_eq(fz_ledger_record_count(other), status == FZ_OK ? 3 : 1);
    }
    fz_ledger_unref(ledger);
    fz_ledger_unref(other);
    fz_context_unref(context);
    return status;
}

Test(ledger, editing_survives_each_failure_of_memory)
{
    OOM_SWEEP(edit);
}
