/* Stages of plans: entered, corrected, withdrawn, appended and saved as records are, and kept apart from them. */
#include "ledger_support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static fz_stage_values stage_values(const char *id, const char *name, fz_date from, fz_date until)
{
    fz_stage_values values = FZ_STAGE_VALUES_INIT;

    values.id = id;
    values.unit = "县司法局";
    values.item = "t50";
    values.name = name;
    values.from = from;
    values.until = until;
    return values;
}

Test(ledger_stage, a_stage_says_what_was_entered)
{
    fz_stage_values values = stage_values("p1", "动员部署", 20160229, 20160331);
    static const char *const texts[] = {"p1", "县司法局", "t50", "动员部署", "法制办", "方案", "档案", "注", NULL};
    fz_ledger *ledger = new_ledger();
    const fz_stage *stage;

    values.reporter = "法制办", values.document = "方案", values.evidence = "档案", values.note = "注";
    values.recorded = 20160310;
    cr_assert_eq(fz_ledger_add_stage(ledger, &values, &stage, NULL), FZ_OK);
    for (int i = 0; i < FZ_STAGE_TEXT_COUNT_; i++) {
        const char *text = fz_stage_text(stage, (fz_stage_text_kind)i);

        cr_expect(text && texts[i] ? !strcmp(text, texts[i]) : text == texts[i], "text %d is %s", i, text);
    }
    cr_expect_eq(fz_stage_day(stage, FZ_STAGE_FROM), 20160229);
    cr_expect_eq(fz_stage_day(stage, FZ_STAGE_UNTIL), 20160331);
    cr_expect_eq(fz_stage_day(stage, FZ_STAGE_RECORDED), 20160310);
    cr_expect_eq(fz_ledger_record_count(ledger), 0, "a stage is no record");
    cr_expect_null(fz_ledger_record_by_id(ledger, "p1"));
    cr_expect_eq(fz_ledger_stage_by_id(ledger, "p1"), stage);
    cr_expect_eq(fz_ledger_stage(ledger, 0), stage);
    cr_expect_null(fz_ledger_stage(ledger, 1));
    fz_ledger_unref(ledger);
}

Test(ledger_stage, what_contradicts_itself_is_refused_and_changes_nothing)
{
    static const struct {
        const char *id, *name, *corrects, *reason;
        fz_date from, until;
        fz_status status;
    } cases[] = {
        {"b", NULL, NULL, NULL, 0, 20160331, FZ_ENOFIELD},
        {"b", " ", NULL, NULL, 0, 20160331, FZ_EFIELD},
        {"b", "动员", NULL, NULL, 0, 0, FZ_ENOFIELD},
        {"b", "动员", NULL, NULL, 20160401, 20160331, FZ_ESTAGE_ORDER},
        {"b", "动员", NULL, NULL, 0, 20170229, FZ_EDATE},
        {"b", "动员", NULL, "因故", 0, 20160331, FZ_EFIELD},
        {"b", "动员", "r", NULL, 0, 20160331, FZ_ERECORD},
        {"b", "动员", "nobody", NULL, 0, 20160331, FZ_ERECORD},
        {"a", "动员", NULL, NULL, 0, 20160331, FZ_EDUPLICATE_ID},
        {"r", "动员", NULL, NULL, 0, 20160331, FZ_EDUPLICATE_ID},
    };
    fz_stage_values first = stage_values("a", "动员", 0, 20160331);
    fz_record_values record = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger();

    record.id = "r", record.date = 20160301;
    cr_assert_eq(fz_ledger_add_stage(ledger, &first, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_add(ledger, &record, NULL, NULL), FZ_OK);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        fz_stage_values values = stage_values(cases[i].id, cases[i].name, cases[i].from, cases[i].until);
        const fz_stage *stage = fz_ledger_stage(ledger, 0);
        fz_error *error = NULL;

        values.corrects = cases[i].corrects, values.reason = cases[i].reason;
        cr_expect_eq(fz_ledger_add_stage(ledger, &values, &stage, &error), cases[i].status, "case %zu: %s", i,
                     fz_error_message(error));
        cr_expect_null(stage);
        fz_error_free(error);
    }
    record.id = "s";
    cr_expect_eq(fz_ledger_correct(ledger, "a", &record, NULL, NULL, NULL), FZ_ERECORD);
    cr_expect_eq(fz_ledger_stage_count(ledger), 1);
    cr_expect_eq(fz_ledger_record_count(ledger), 1);
    cr_expect_eq(fz_ledger_add_stage(NULL, &first, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_ledger_add_stage(ledger, NULL, NULL, NULL), FZ_EINVAL);
    first.size = 8;
    cr_expect_eq(fz_ledger_add_stage(ledger, &first, NULL, NULL), FZ_EINVAL);
    fz_ledger_unref(ledger);
}

Test(ledger_stage, a_correction_and_a_withdrawal_hold_from_their_day)
{
    fz_stage_values old = stage_values("a", "动员", 0, 20160331), better = stage_values("b", "动员", 0, 20160430);
    fz_ledger *ledger = new_ledger();

    better.corrects = "a", better.reason = "推迟", better.recorded = 20160325;
    cr_assert_eq(fz_ledger_add_stage(ledger, &old, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_add_stage(ledger, &better, NULL, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_withdraw(ledger, "b", 20160501, NULL, NULL, NULL), FZ_OK);
    cr_expect_eq(fz_stage_state_on(fz_ledger_stage(ledger, 0), 20160324), FZ_RECORD_IN_FORCE);
    cr_expect_eq(fz_stage_state_on(fz_ledger_stage(ledger, 0), 20160325), FZ_RECORD_CORRECTED);
    cr_expect_eq(fz_stage_state_on(fz_ledger_stage(ledger, 1), 20160324), FZ_RECORD_UNKNOWN);
    cr_expect_eq(fz_stage_state_on(fz_ledger_stage(ledger, 1), 20160430), FZ_RECORD_IN_FORCE);
    cr_expect_eq(fz_stage_state_on(fz_ledger_stage(ledger, 1), 20160501), FZ_RECORD_WITHDRAWN);
    cr_expect_eq(fz_stage_replaces(fz_ledger_stage(ledger, 1)), fz_ledger_stage(ledger, 0));
    cr_expect_str_eq(fz_stage_text(fz_ledger_stage(ledger, 1), FZ_STAGE_REASON), "推迟");
    fz_ledger_unref(ledger);
}

Test(ledger_stage, a_withdrawal_tells_when_by_whom_and_why)
{
    fz_stage_values stage = stage_values("a", "动员", 0, 20160331);
    fz_ledger *ledger = new_ledger();
    const char *reporter, *reason;
    fz_date recorded;

    cr_assert_eq(fz_ledger_add_stage(ledger, &stage, NULL, NULL), FZ_OK);
    cr_expect_not(fz_stage_withdrawal(fz_ledger_stage(ledger, 0), &recorded, &reporter, &reason));
    cr_assert_eq(fz_ledger_withdraw(ledger, "a", 20160501, "督查室", "取消", NULL), FZ_OK);
    cr_expect(fz_stage_withdrawal(fz_ledger_stage(ledger, 0), NULL, NULL, NULL));
    cr_expect(fz_stage_withdrawal(fz_ledger_stage(ledger, 0), &recorded, &reporter, &reason));
    cr_expect_eq(recorded, 20160501);
    cr_expect_str_eq(reporter, "督查室");
    cr_expect_str_eq(reason, "取消");
    fz_ledger_unref(ledger);
}

Test(ledger_stage, null_gives_nothing)
{
    cr_expect_eq(fz_ledger_stage_count(NULL), 0);
    cr_expect_null(fz_ledger_stage(NULL, 0));
    cr_expect_null(fz_ledger_stage_by_id(NULL, "a"));
    cr_expect_null(fz_stage_text(NULL, FZ_STAGE_ID));
    cr_expect_eq(fz_stage_day(NULL, FZ_STAGE_UNTIL), 0);
    cr_expect_eq(fz_stage_state_on(NULL, 0), FZ_RECORD_UNKNOWN);
    cr_expect_null(fz_stage_replaces(NULL));
    cr_expect_not(fz_stage_withdrawal(NULL, NULL, NULL, NULL));
}

#define PLAN "编号,单位,事项,阶段,止,撤回,更正\np1,甲,t1,一,2016-03-31,,\n,甲,t1,二,2016-06-30,,\n,,,,,p1,\n"

Test(ledger_stage, both_forms_keep_stages_and_their_history)
{
    fz_ledger *ledger = load_ledger(PLAN), *again;
    char *csv = saved_csv(ledger);

    again = load_ledger(csv);
    cr_expect(fz_ledger_equal(ledger, again));
    cr_expect_str_eq(csv, "\xEF\xBB\xBF编号,单位,事项,撤回,阶段,止\r\np1,甲,t1,,一,2016-03-31\r\n"
                          "r1,甲,t1,,二,2016-06-30\r\n,,,p1,,\r\n");
    fz_ledger_unref(again);
    fz_ledger_unref(ledger);
    free(csv);
}

static fz_decimal total_of(const char *csv, size_t *findings)
{
    fz_scheme *scheme = load_scheme(INDICATOR("", "<deduct event=\"逾期\" points=\"2\"/>"));
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_ledger *ledger = load_ledger(csv);
    fz_decimal score = -1;
    fz_report *report;
    fz_error *error;

    options.day = 20161231;
    cr_assert_eq(fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, &error), FZ_OK, "%s",
                 fz_error_message(error));
    cr_assert_eq(fz_report_result_count(report), 1, "a stage alone makes nobody a unit");
    fz_result_score(fz_report_result(report, 0), &score);
    *findings = fz_report_finding_count(report);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return score;
}

Test(ledger_stage, scores_do_not_see_stages)
{
    size_t with, without;
    fz_decimal score = total_of("单位,事项,情形,日期,阶段,止\n甲,a,逾期,2016-03-01,,\n乙,a,,,动员,2016-03-31\n", &with);

    cr_expect_eq(score, total_of("单位,事项,情形,日期\n甲,a,逾期,2016-03-01\n", &without));
    cr_expect_eq(with, without);
}

static fz_status plan(const fz_allocator *allocator)
{
    fz_stage_values values = stage_values("b", "动员", 0, 20160430);
    fz_ledger *ledger = NULL, *other = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_ledger_load_memory(context, PLAN, sizeof(PLAN) - 1, NULL, NULL, 0, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_ledger_new(context, &other, NULL);
    if (status == FZ_OK)
        status = fz_ledger_add_stage(other, &values, NULL, NULL);
    if (status == FZ_OK) {
        status = fz_ledger_append(other, ledger, NULL);
        cr_assert_eq(fz_ledger_stage_count(other), status == FZ_OK ? 3 : 1);
    }
    fz_ledger_unref(ledger);
    fz_ledger_unref(other);
    fz_context_unref(context);
    return status;
}

Test(ledger_stage, entering_loading_and_appending_survive_each_failure_of_memory)
{
    OOM_SWEEP(plan);
}
