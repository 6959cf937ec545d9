/* Prospect, difference and robustness in their forms: one small report, its figures worked out by hand. */
#include "sample.h"
#include "unit/assess/analysis_support.h"
#include "unit/assess/support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <string.h>

/* 甲 50 + 20 = 70: a alone 80, b alone 90 (of 40: 20 more); together 100. */
static const char *const scheme = SCHEME("<total id=\"t\" points=\"100\">" VALUE("a", "name=\"甲项\" points=\"60\"")
                                             VALUE("b", "points=\"40\"") "</total>" GRADES);

static fz_context *chinese(void)
{
    static fz_context *context;

    if (!context)
        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    return context;
}

static fz_prospect *prospect(fz_context *context, const char *lines)
{
    fz_report *report = report_of(context, scheme, lines);
    fz_prospect *p;

    cr_assert_eq(fz_prospect_new(fz_report_result(report, 0), &p, NULL), FZ_OK);
    fz_report_unref(report);
    return p;
}

static void check_prospect(fz_context *context, fz_format format, uint32_t flags, const char *expected)
{
    fz_prospect *p = prospect(context, "甲 a 50; 甲 b 20");
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_prospect_write(p, format, flags, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, expected);
    kept_clear(&text);
    fz_prospect_unref(p);
}

Test(analysis, writes_a_prospect_as_csv_in_the_language_of_the_context)
{
    check_prospect(chinese(), FZ_FORMAT_CSV, 0,
                   "得分项,名称,差满分,可提高,累计总分,说明\r\nb,,20,20,90,至此达到“良”\r\na,甲项,10,10,100,\r\n");
    check_prospect(the_context(), FZ_FORMAT_CSV, FZ_EXPORT_BOM,
                   "\xEF\xBB\xBFItem,Name,Misses,Gains,Total then,Note\r\n"
                   "b,,20,20,90,\"reaches \"\"良\"\"\"\r\na,甲项,10,10,100,\r\n");
}

Test(analysis, writes_a_prospect_as_json)
{
    check_prospect(chinese(), FZ_FORMAT_JSON, 0,
                   "{\n  \"unit\": \"甲\",\n  \"score\": \"70\",\n  \"grade\": \"中\",\n  \"next_grade\": \"良\",\n  "
                   "\"next_from\": "
                   "\"80\",\n  \"missing\": \"10\",\n  \"quota\": false,\n  \"gate\": false,\n  \"items\": [\n"
                   "    {\"id\": \"b\", \"name\": null, \"missing\": \"20\", \"gain\": \"20\", \"total\": \"90\", "
                   "\"zeroed\": false, "
                   "\"reaches\": true},\n"
                   "    {\"id\": \"a\", \"name\": \"甲项\", \"missing\": \"10\", \"gain\": \"10\", \"total\": \"100\", "
                   "\"zeroed\": "
                   "false, \"reaches\": true}\n  ]\n}\n");
}

Test(analysis, says_before_the_table_what_is_missing_to_the_next_grade)
{
    fz_prospect *p = prospect(chinese(), "甲 a 50; 甲 b 20");
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_prospect_write(p, FZ_FORMAT_TABLE, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_eq(strncmp(text.bytes, "甲：70，中；距“良”还差 10 分\n", strlen("甲：70，中；距“良”还差 10 分\n")), 0,
                 "%s", text.bytes);
    kept_clear(&text);
    fz_prospect_unref(p);
    p = prospect(the_context(), "甲 a 50; 甲 b 20");
    cr_assert_eq(fz_prospect_write(p, FZ_FORMAT_TABLE, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_eq(strncmp(text.bytes, "甲: 70, 中; 10 short of \"良\"\n", strlen("甲: 70, 中; 10 short of \"良\"\n")), 0,
                 "%s", text.bytes);
    kept_clear(&text);
    fz_prospect_unref(p);
}

static fz_difference *difference(fz_context *context, const char *before, const char *after)
{
    fz_report *a = report_of(context, scheme, before), *b = report_of(context, scheme, after);
    fz_difference *d;

    cr_assert_eq(fz_difference_new(a, b, &d, NULL), FZ_OK);
    fz_report_unref(a);
    fz_report_unref(b);
    return d;
}

Test(analysis, writes_a_difference_as_csv_and_json)
{
    fz_difference *d = difference(chinese(), "甲 a 50; 甲 b 20", "甲 a 50; 甲 b 35.5; 乙 a 1");
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_difference_write(d, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, "单位,事项,之前,之后,变化,原名次,现名次,原等次,现等次\r\n"
                                 "甲,,70,85.5,15.5,1,1,中,良\r\n甲,b,20,35.5,15.5,,,,\r\n"
                                 "乙,新增,,1,1,,2,,差\r\n乙,a,,1,1,,,,\r\n乙,b,,0,0,,,,\r\n乙,新记录 r3,,,,,,,\r\n");
    kept_clear(&text);
    cr_assert_eq(fz_difference_write(d, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes,
                     "{\n"
                     "  \"changed\": true,\n"
                     "  \"units\": [\n"
                     "    {\n"
                     "      \"unit\": \"甲\",\n"
                     "      \"changed\": true,\n"
                     "      \"before\": {\"score\": \"70\", \"rank\": 1, \"grade\": \"中\"},\n"
                     "      \"after\": {\"score\": \"85.5\", \"rank\": 1, \"grade\": \"良\"},\n"
                     "      \"change\": \"15.5\",\n"
                     "      \"items\": [\n"
                     "        {\"id\": \"b\", \"before\": \"20\", \"after\": \"35.5\", \"change\": \"15.5\"}\n"
                     "      ],\n"
                     "      \"records_came\": [],\n"
                     "      \"records_went\": []\n"
                     "    },\n"
                     "    {\n"
                     "      \"unit\": \"乙\",\n"
                     "      \"changed\": true,\n"
                     "      \"before\": null,\n"
                     "      \"after\": {\"score\": \"1\", \"rank\": 2, \"grade\": \"差\"},\n"
                     "      \"change\": \"1\",\n"
                     "      \"items\": [\n"
                     "        {\"id\": \"a\", \"before\": null, \"after\": \"1\", \"change\": \"1\"},\n"
                     "        {\"id\": \"b\", \"before\": null, \"after\": \"0\", \"change\": \"0\"}\n"
                     "      ],\n"
                     "      \"records_came\": [\"r3\"],\n"
                     "      \"records_went\": []\n"
                     "    }\n"
                     "  ]\n"
                     "}\n");
    kept_clear(&text);
    fz_difference_unref(d);
}

Test(analysis, says_when_there_is_no_difference)
{
    fz_difference *d = difference(chinese(), "甲 a 50; 甲 b 20", "甲 a 50; 甲 b 20");
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_difference_write(d, FZ_FORMAT_TABLE, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_eq(strncmp(text.bytes, "没有变化\n", strlen("没有变化\n")), 0, "%s", text.bytes);
    kept_clear(&text);
    fz_difference_unref(d);
}

static fz_robustness *robustness(fz_context *context)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_report *report = report_of(context, scheme, "甲 a 50; 甲 b 20; 乙 a 60; 乙 b 40");
    fz_robustness *r;

    options.seed = 18446744073709551615u;
    options.replications = 8;
    cr_assert_eq(fz_robustness_new(report, &options, &r, NULL), FZ_OK);
    fz_report_unref(report);
    return r;
}

Test(analysis, writes_robustness_as_csv_and_json)
{
    /* 乙 has full marks in all, so that no weight moves it from 100 and the first place; 甲, between 60 and 80 with any weight within a
     * quarter (0.5 × w + 0.83 × (1 - w)), keeps its grade. */
    fz_robustness *r = robustness(the_context());
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_robustness_write(r, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, "Unit,Rank,Best,5%,Median,95%,Worst,Kept,Regraded\r\n"
                                 "乙,1,1,1,1,1,1,100.0%,0.0%\r\n甲,2,2,2,2,2,2,100.0%,0.0%\r\n");
    kept_clear(&text);
    cr_assert_eq(fz_robustness_write(r, FZ_FORMAT_JSON, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(
        text.bytes,
        "{\n  \"seed\": \"18446744073709551615\",\n  \"range\": \"0.25\",\n  \"replications\": 8,\n  \"level\": "
        "\"all\",\n"
        "  \"units\": [\n"
        "    {\n      \"unit\": \"乙\",\n      \"class\": null,\n      \"rank\": 1,\n      \"best\": 1,\n      \"p5\": "
        "1,\n"
        "      \"median\": 1,\n      \"p95\": 1,\n      \"worst\": 1,\n      \"kept\": 8,\n      \"regraded\": 0,\n"
        "      \"ranks\": [{\"rank\": 1, \"times\": 8}]\n    },\n"
        "    {\n      \"unit\": \"甲\",\n      \"class\": null,\n      \"rank\": 2,\n      \"best\": 2,\n      \"p5\": "
        "2,\n"
        "      \"median\": 2,\n      \"p95\": 2,\n      \"worst\": 2,\n      \"kept\": 8,\n      \"regraded\": 0,\n"
        "      \"ranks\": [{\"rank\": 2, \"times\": 8}]\n    }\n  ]\n}\n");
    kept_clear(&text);
    fz_robustness_unref(r);
}

Test(analysis, says_before_the_table_what_was_varied)
{
    static const char *const head = "权重各乘以 1±0.25 以内的系数，重复 8 次，种子 18446744073709551615\n";
    fz_robustness *r = robustness(chinese());
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_robustness_write(r, FZ_FORMAT_TABLE, 0, 0, keep, &text, NULL), FZ_OK);
    cr_assert_eq(strncmp(text.bytes, head, strlen(head)), 0, "%s", text.bytes);
    kept_clear(&text);
    fz_robustness_unref(r);
}

Test(analysis, refuses_other_forms_unknown_flags_and_nothing)
{
    fz_prospect *p = prospect(the_context(), "甲 a 50; 甲 b 20");
    fz_difference *d = difference(the_context(), "甲 a 50", "甲 a 40");
    fz_robustness *r = robustness(the_context());
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_prospect_write(p, FZ_FORMAT_XML, 0, 0, keep, &text, NULL), FZ_EFORMAT);
    cr_assert_eq(fz_difference_write(d, FZ_FORMAT_XML, 0, 0, keep, &text, NULL), FZ_EFORMAT);
    cr_assert_eq(fz_robustness_write(r, (fz_format)99, 0, 0, keep, &text, NULL), FZ_EFORMAT);
    cr_assert_eq(fz_prospect_write(p, FZ_FORMAT_CSV, 2, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_difference_write(d, FZ_FORMAT_CSV, 0, 0, NULL, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_prospect_write(NULL, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_difference_write(NULL, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_EINVAL);
    cr_assert_eq(fz_robustness_write(NULL, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_EINVAL);
    text.most = 1;
    cr_assert_eq(fz_robustness_write(r, FZ_FORMAT_CSV, 0, 0, keep, &text, NULL), FZ_EWRITE);
    kept_clear(&text);
    fz_prospect_unref(p);
    fz_difference_unref(d);
    fz_robustness_unref(r);
}

static int swallow(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 0;
}

static fz_status write_all(const fz_report *a, const fz_report *b, fz_format format)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_prospect *p = NULL;
    fz_difference *d = NULL;
    fz_robustness *r = NULL;
    fz_status status = fz_prospect_new(fz_report_result(a, 0), &p, NULL);

    options.replications = 2;
    if (status == FZ_OK)
        status = fz_prospect_write(p, format, 0, 0, swallow, NULL, NULL);
    if (status == FZ_OK)
        status = fz_difference_new(a, b, &d, NULL);
    if (status == FZ_OK)
        status = fz_difference_write(d, format, 0, 0, swallow, NULL, NULL);
    if (status == FZ_OK)
        status = fz_robustness_new(a, &options, &r, NULL);
    if (status == FZ_OK)
        status = fz_robustness_write(r, format, 0, 0, swallow, NULL, NULL);
    fz_prospect_unref(p);
    fz_difference_unref(d);
    fz_robustness_unref(r);
    return status;
}

static fz_status use(const fz_allocator *allocator)
{
    fz_context *context;
    fz_report *a = NULL, *b = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK)
        status = try_report(context, scheme, "甲 a 50; 甲 b 20", &a);
    if (status == FZ_OK)
        status = try_report(context, scheme, "甲 a 50; 甲 b 35; 乙 a 1", &b);
    for (int format = FZ_FORMAT_TABLE; status == FZ_OK && format <= FZ_FORMAT_CSV; format++)
        status = write_all(a, b, (fz_format)format);
    fz_report_unref(a);
    fz_report_unref(b);
    fz_context_unref(context);
    return status;
}

Test(analysis, survives_each_failed_allocation)
{
    OOM_SWEEP(use);
}
