/* A report in its forms: what is refused, what is harmless, and what agrees between them. */
#include "sample.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <fazhi.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char scheme_text[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\" id=\"s\"><head><title>考核</title></head>"
    "<class id=\"c\"><unit>甲局</unit><unit>乙局</unit></class>"
    "<total id=\"t\" combine=\"fold\" points=\"100\"><indicator id=\"a\" name=\"甲项\" points=\"3\" start=\"full\">"
    "<deduct event=\"退回\" points=\"1\" each=\"3\"/></indicator>"
    "<indicator id=\"b\" points=\"4\"><value missing=\"absent\"/></indicator><round places=\"2\"/></total>"
    "<gate id=\"g\" event=\"造假\" effect=\"not-met\"/></scheme>";
static const char ledger_text[] =
    "<ledger xmlns=\"urn:libfazhi:ledger:1\"><record id=\"r1\" unit=\"甲局\" item=\"a\" event=\"退回\" "
    "date=\"2016-05-01\"/>"
    "<record id=\"r2\" unit=\"乙局\" event=\"造假\" date=\"2016-05-01\"/>"
    "<record id=\"r3\" unit=\"乙局\" item=\"b\" value=\"3\" date=\"2016-05-01\"/></ledger>";

/* One in which every allocation of a rule is made. */
static const char rich_scheme[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>R</title></head><class "
    "id=\"c\"><unit>甲局</unit><unit>乙局</unit></class>"
    "<total id=\"t\" combine=\"geometric\" weights=\"4\">"
    "<indicator id=\"a\" points=\"9\" weight=\"1\" start=\"full\"><deduct event=\"迟\" points=\"0.1\" cap=\"1\">"
    "<times value=\"1\" step=\"0.5\" event=\"迟\"/><runs every=\"month\"><run length=\"2\" "
    "points=\"1\"/></runs></deduct>"
    "<add event=\"奖\" points=\"1\" once=\"奖\" split=\"heads\"><limit units=\"50\"/></add></indicator>"
    "<indicator id=\"b\" points=\"9\" weight=\"1\"><raters trim=\"1\"><group name=\"领导\" weight=\"40\"/><group "
    "name=\"群众\" "
    "weight=\"60\"/><void from=\"9\" more=\"5\"/></raters></indicator>"
    "<indicator id=\"v\" points=\"9\" weight=\"1\"><votes><answer event=\"好\" points=\"9\"/></votes></indicator>"
    "<indicator id=\"r\" points=\"9\" weight=\"1\"><ranking event=\"率\" first=\"9\" "
    "step=\"-1\"/></indicator></total></scheme>";
#define AT(unit, item, rest) "<record unit=\"" unit "\" item=\"" item "\" date=\"2016-05-01\" " rest "/>"
static const char rich_ledger[] = "<ledger xmlns=\"urn:libfazhi:ledger:1\">" AT("甲局", "a", "event=\"迟\"")
    AT("乙局", "a", "event=\"奖\" matter=\"m\"") AT("甲局", "a", "event=\"奖\" matter=\"m\"") AT(
        "甲局", "b", "group=\"领导\" value=\"8\" rater=\"x\"") AT("甲局", "b", "group=\"群众\" value=\"7\"")
        AT("甲局", "v", "event=\"好\"") AT("乙局", "r", "event=\"率\" value=\"3\"") AT(
            "甲局", "r",
            "event=\"率\" value=\"2\"") "<record unit=\"甲局\" item=\"a\" event=\"迟\" date=\"2016-06-01\"/></ledger>";

static const char *the_scheme = scheme_text, *the_ledger = ledger_text;

/* Whatever is made here is made in `context`; the report, NULL on failure. */
static fz_status assess(fz_context *context, fz_report **report)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme = NULL;
    fz_ledger *ledger = NULL;
    fz_status status;

    *report = NULL;
    options.day = 20161231;
    status = fz_scheme_load_memory(context, the_scheme, strlen(the_scheme), "s", &scheme, NULL);
    if (status == FZ_OK)
        status = fz_ledger_load_memory(context, the_ledger, strlen(the_ledger), "l", NULL, 0, &ledger, NULL);
    if (status == FZ_OK)
        status = fz_assess(context, NULL, NULL, scheme, ledger, &options, report, NULL);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return status;
}

static fz_report *sample(fz_language language)
{
    fz_context *context;
    fz_report *report;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_language(context, language);
    cr_assert_eq(assess(context, &report), FZ_OK);
    fz_context_unref(context);
    return report;
}

static char *written(const fz_report *report, const fz_result *result, fz_format format, uint32_t flags)
{
    kept text = {.bytes = NULL};

    cr_assert_eq(result ? fz_result_write(result, format, flags, 0, keep, &text, NULL)
                        : fz_report_write(report, format, flags, 0, keep, &text, NULL),
                 FZ_OK);
    return text.bytes;
}

Test(report, wrong_arguments_are_refused_and_named)
{
    fz_report *report = sample(FZ_LANGUAGE_EN);
    kept text = {.bytes = NULL};
    fz_error *error;

    cr_assert_eq(fz_report_write(NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, &error), FZ_EINVAL);
    fz_error_free(error);
    cr_assert_eq(fz_result_write(NULL, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_report_write(report, FZ_FORMAT_JSON, 0, 0, NULL, NULL, &error), FZ_EINVAL);
    cr_assert_not_null(strstr(fz_error_message(error), "write is NULL"));
    fz_error_free(error);
    cr_assert_eq(fz_report_write(report, FZ_FORMAT_JSON, FZ_EXPORT_EXPAND, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_report_write(report, FZ_FORMAT_COUNT_, 0, 0, keep, &text, &error), FZ_EFORMAT);
    fz_error_free(error);
    cr_assert_eq(text.length, 0);
    fz_report_unref(report);
}

Test(report, a_sink_that_refuses_ends_the_writing)
{
    fz_report *report = sample(FZ_LANGUAGE_ZH);

    for (int format = FZ_FORMAT_TABLE; format <= FZ_FORMAT_XML; format++) {
        kept text = {.most = 10};

        cr_assert_eq(fz_report_write(report, (fz_format)format, FZ_EXPORT_EXPLAIN, 0, keep, &text, NULL), FZ_EWRITE);
        kept_clear(&text);
    }
    fz_report_unref(report);
}

Test(report, csv_has_a_row_a_unit_or_a_step)
{
    fz_report *report = sample(FZ_LANGUAGE_ZH);
    char *units = written(report, NULL, FZ_FORMAT_CSV, 0);
    char *steps =
        written(report, fz_report_result_of(report, "甲局"), FZ_FORMAT_CSV, FZ_EXPORT_EXPLAIN | FZ_EXPORT_BOM);

    cr_assert_str_eq(units, "类别,名次,单位,得分,精确值,等次,排名情况,未达标,否决和门槛,近似\r\n"
                            "c,1,甲局,88.89,88.89,,参加排名,否,,否\r\nc,2,乙局,85.71,85.71,,参加排名,是,g,否\r\n");
    cr_assert_str_eq(
        steps,
        "\xEF\xBB\xBF类别,单位,事项,名称,满分,得分,精确值,步骤,种类,规则,加减,记录,说明\r\n"
        "c,甲局,t,t,100,88.89,88.89,1,child,a,8÷3,,甲项 8/3（≈ 2.666667） 分\r\n"
        "c,甲局,t,t,100,88.89,88.89,2,fold,,776÷9,,按适用分值折算：8/3（≈ 2.666667） ÷ 3 × 100 = 800/9 ≈ 88.888889\r\n"
        "c,甲局,t,t,100,88.89,88.89,3,round,round,1÷900,,四舍五入到 2 位小数：800/9（≈ 88.888889） → 88.89\r\n"
        "c,甲局,a,甲项,3,2.666667,8÷3,1,start,,3,,起评分 3 分\r\n"
        "c,甲局,a,甲项,3,2.666667,8÷3,2,rule,deduct,-1÷3,r1,“退回” 1 次，每 3 次扣 1 分：1/3（≈ 0.333333） × 1 = 1/3 ≈ "
        "0.333333，扣 1/3（≈ 0.333333） 分（记录 r1，2016-05-01）\r\n"
        "c,甲局,b,b,0,0,0,,,,,,没有数值，不计入\r\n");
    free(units);
    free(steps);
    fz_report_unref(report);
}

Test(report, json_speaks_the_language_of_the_context_and_has_exact_amounts)
{
    fz_report *report = sample(FZ_LANGUAGE_EN);
    char *text = written(report, fz_report_result_of(report, "甲局"), FZ_FORMAT_JSON, 0);

    cr_assert_not_null(strstr(text, "\"trace\": [\n            \"starts with 3 points\",\n"), "%s", text);
    cr_assert_not_null(
        strstr(
            text,
            "{\"kind\": \"rule\", \"rule\": \"deduct\", \"item\": null, \"amount\": \"-1/3\", \"records\": [\"r1\"]}"),
        "%s", text);
    cr_assert_not_null(strstr(text, "\"why\": \"missing\""));
    cr_assert_null(strstr(text, "乙局"));
    free(text);
    fz_report_unref(report);
}

Test(report, xml_names_its_gates_and_what_was_not_met)
{
    fz_report *report = sample(FZ_LANGUAGE_ZH);
    char *text = written(report, fz_report_result_of(report, "乙局"), FZ_FORMAT_XML, 0);

    cr_assert_not_null(strstr(text, "standing=\"ranked\" not-met=\"true\">\n    <gate name=\"g\" changed=\"true\"/>"),
                       "%s", text);
    free(text);
    fz_report_unref(report);
}

/* Assess, and write in every form. */
static fz_status assess_and_write(const fz_allocator *allocator)
{
    fz_context *context;
    fz_report *report = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = assess(context, &report);
    for (int format = FZ_FORMAT_TABLE; status == FZ_OK && format <= FZ_FORMAT_XML; format++) {
        kept text = {.bytes = NULL};
        fz_error *error;

        status = fz_report_write(report, (fz_format)format, FZ_EXPORT_EXPLAIN, 0, keep, &text, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        kept_clear(&text);
    }
    fz_report_unref(report);
    fz_context_unref(context);
    return status;
}

Test(report, assessing_and_writing_survive_each_failed_allocation)
{
    OOM_SWEEP(assess_and_write);
    the_scheme = rich_scheme;
    the_ledger = rich_ledger;
    OOM_SWEEP(assess_and_write);
}

static void *write_often(void *report)
{
    char *first = written(report, NULL, FZ_FORMAT_JSON, 0);

    for (int i = 0; i < 20; i++) {
        char *again = written(report, NULL, FZ_FORMAT_JSON, 0);

        if (strcmp(first, again) != 0)
            return report;
        free(again);
    }
    free(first);
    return NULL;
}

Test(report, many_threads_read_one_report)
{
    fz_report *report = sample(FZ_LANGUAGE_ZH);
    pthread_t threads[4];
    void *wrong;

    for (int i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, write_often, report), 0);
    for (int i = 0; i < 4; i++) {
        cr_assert_eq(pthread_join(threads[i], &wrong), 0);
        cr_expect_null(wrong);
    }
    fz_report_unref(report);
}
