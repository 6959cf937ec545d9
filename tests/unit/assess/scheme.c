/* Schemes that load: the round trip, what their readers are told, what should be looked at. */
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_round_trip(const char *path)
{
    fz_scheme *first, *second;
    fz_error *error;
    char *once, *twice;

    cr_assert_eq(fz_scheme_load_path(the_context(), path, &first, &error), FZ_OK, "%s: %s", path,
                 fz_error_message(error));
    once = saved_scheme(first);
    second = load_scheme(once);
    twice = saved_scheme(second);
    cr_expect(fz_scheme_equal(first, second), "%s: not equal after saving", path);
    cr_expect_str_eq(once, twice, "%s: saved twice, different bytes", path);
    free(once);
    free(twice);
    fz_scheme_unref(first);
    fz_scheme_unref(second);
}

static void expect_no_findings(const char *path)
{
    fz_scheme *scheme;

    cr_assert_eq(fz_scheme_load_path(the_context(), path, &scheme, NULL), FZ_OK);
    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        cr_expect_fail("%s: %s", path, fz_finding_message(fz_scheme_finding(scheme, i)));
    fz_scheme_unref(scheme);
}

Test(scheme, every_way_of_scoring_is_saved_to_the_same_bytes_again)
{
    cr_assert_geq(for_each_file("scheme/good", ".xml", check_round_trip), 31);
}

Test(scheme, the_examples_leave_no_doubt)
{
    cr_assert_geq(for_each_file("scheme/good", ".xml", expect_no_findings), 31);
}

Test(scheme, the_built_in_one_is_in_canonical_form_and_says_that_it_is_an_example)
{
    char path[4096], *file, *text;
    fz_scheme *scheme;

    cr_assert_eq(fz_scheme_load_builtin(the_context(), &scheme, NULL), FZ_OK);
    cr_assert_str_eq(fz_scheme_id(scheme), "zhongyang-example");
    cr_assert_not_null(strstr(fz_scheme_title(scheme), "示例"));
    cr_assert_eq(fz_scheme_finding_count(scheme), 0);
    snprintf(path, sizeof(path), "%s/../../lib/data/zhongyang-scheme.xml", getenv("FZ_TEST_DATA"));
    file = file_text(path);
    text = saved_scheme(scheme);
    cr_assert_str_eq(text, file);
    free(file);
    free(text);
    fz_scheme_unref(scheme);
}

Test(scheme, its_tree_can_be_walked)
{
    fz_scheme *scheme = load_scheme(SCHEME(
        "<total id=\"t\" points=\"100\"><indicator id=\"a\" name=\"制度\" points=\"40\">"
        "<indicator id=\"a1\" points=\"39.5\"><standard>每件扣1分</standard><proof>文件</proof><value/></indicator>"
        "<indicator id=\"a2\" points=\"0.5\"><value/></indicator></indicator>"
        "<indicator id=\"b\" points=\"30\" weight=\"2\"><value/></indicator></total>"));
    const fz_indicator *total = fz_scheme_total(scheme, 0), *a = fz_indicator_child(total, 0);
    const fz_indicator *first = fz_indicator_child(a, 0), *b = fz_indicator_child(total, 1);
    fz_decimal number;

    cr_assert_eq(fz_scheme_total_count(scheme), 1);
    cr_assert_null(fz_scheme_total(scheme, 1));
    cr_assert_eq(fz_indicator_child_count(total), 2);
    cr_assert_str_eq(fz_indicator_id(a), "a");
    cr_assert_str_eq(fz_indicator_name(a), "制度");
    cr_assert_null(fz_indicator_name(b));
    cr_assert(fz_indicator_points(first, &number));
    cr_assert_eq(number, 39500000);
    cr_assert_not(fz_indicator_weight(a, &number));
    cr_assert_eq(number, FZ_DECIMAL_ONE);
    cr_assert(fz_indicator_weight(b, &number));
    cr_assert_eq(number, 2 * FZ_DECIMAL_ONE);
    cr_assert_str_eq(fz_indicator_standard(first), "每件扣1分");
    cr_assert_str_eq(fz_indicator_proof(first), "文件");
    cr_assert_null(fz_indicator_standard(a));
    cr_assert_eq(fz_indicator_parent(first), a);
    cr_assert_eq(fz_indicator_parent(a), total);
    cr_assert_null(fz_indicator_parent(total));
    cr_assert_eq(fz_scheme_indicator_by_id(scheme, "a2"), fz_indicator_child(a, 1));
    cr_assert_null(fz_scheme_indicator_by_id(scheme, "c"));
    fz_scheme_unref(scheme);
}

Test(scheme, nothing_is_told_of_nothing)
{
    fz_decimal number = 1;

    cr_assert_null(fz_scheme_id(NULL));
    cr_assert_str_eq(fz_scheme_title(NULL), "");
    cr_assert_eq(fz_scheme_total_count(NULL), 0);
    cr_assert_null(fz_scheme_total(NULL, 0));
    cr_assert_null(fz_scheme_indicator_by_id(NULL, "a"));
    cr_assert_eq(fz_scheme_finding_count(NULL), 0);
    cr_assert_null(fz_scheme_finding(NULL, 0));
    cr_assert_null(fz_indicator_id(NULL));
    cr_assert_null(fz_indicator_standard(NULL));
    cr_assert_not(fz_indicator_points(NULL, &number));
    cr_assert_eq(number, 0);
    cr_assert_null(fz_indicator_parent(NULL));
    cr_assert_eq(fz_indicator_child_count(NULL), 0);
    cr_assert_null(fz_indicator_child(NULL, 0));
    cr_assert_null(fz_scheme_ref(NULL));
    fz_scheme_unref(NULL);
    cr_assert(fz_scheme_equal(NULL, NULL));
}

static void expect_equal(const char *a, const char *b, int expected)
{
    fz_scheme *x = load_scheme(a), *y = load_scheme(b);

    cr_expect_eq(fz_scheme_equal(x, y), expected, "%s\n%s", a, b);
    cr_expect_eq(fz_scheme_equal(y, x), expected);
    fz_scheme_unref(x);
    fz_scheme_unref(y);
}

Test(scheme, equal_ones_mean_the_same)
{
    expect_equal(INDICATOR(" points=\"0.5\"", "<value/>"), INDICATOR(" points=\"0.50\"", "<value/>"), 1);
    expect_equal(INDICATOR("", "<value/>"), INDICATOR(" x:y=\"1\" xmlns:x=\"urn:x\"", "<!-- c --><value/>"), 1);
    expect_equal(INDICATOR("", "<value/>"), INDICATOR(" name=\"a\"", "<value/>"), 0);
    expect_equal(INDICATOR(" name=\"a\"", "<value/>"), INDICATOR(" name=\"b\"", "<value/>"), 0);
    expect_equal(INDICATOR("", "<value/>"), INDICATOR("", "<value/><value/>"), 0);
    expect_equal(INDICATOR("", "<value/>"), INDICATOR("", "<ranking first=\"1\"/>"), 0);
    expect_equal(INDICATOR("", "<note>a</note><value/>"), INDICATOR("", "<note>b</note><value/>"), 0);
}

Test(scheme, markup_of_others_stays_where_it_stood)
{
    fz_scheme *scheme = load_scheme(INDICATOR(" x:y=\"1\" xmlns:x=\"urn:x\"", "<x:z/><value/><!-- last -->"));
    char *text = saved_scheme(scheme);

    cr_assert_not_null(strstr(text, "x:y=\"1\""));
    cr_assert_not_null(strstr(text, "<x:z xmlns:x=\"urn:x\"/>\n      <value/>\n      <!-- last -->\n    </indicator>"));
    free(text);
    fz_scheme_unref(scheme);
}

/* The only finding of a scheme; none when `status` is FZ_OK. */
static void expect_finding(const char *xml, fz_status status, const char *message)
{
    fz_scheme *scheme = load_scheme(xml);

    if (status == FZ_OK) {
        cr_expect_eq(fz_scheme_finding_count(scheme), 0, "%s: %s", xml,
                     fz_finding_message(fz_scheme_finding(scheme, 0)));
    } else {
        cr_expect_eq(fz_scheme_finding_count(scheme), 1, "%s", xml);
        cr_expect_eq(fz_finding_status(fz_scheme_finding(scheme, 0)), status);
        cr_expect_str_eq(fz_finding_message(fz_scheme_finding(scheme, 0)), message);
    }
    fz_scheme_unref(scheme);
}

#define BANDS(bands) INDICATOR("", "<bands>" bands "</bands>")

Test(scheme, holes_between_bands_are_found)
{
    expect_finding(BANDS("<band from=\"90\" points=\"1\"/><band below=\"80\" points=\"0\"/>"), FZ_FGAP,
                   "there is a hole between <band>: nothing holds what lies between 80 and 90");
    expect_finding(BANDS("<band above=\"80\" points=\"1\"/><band below=\"80\" points=\"0\"/>"), FZ_FGAP,
                   "there is a hole between <band>: nothing holds what lies between 80 and 80");
    expect_finding(BANDS("<band from=\"80\" points=\"1\"/><band below=\"80\" points=\"0\"/>"), FZ_OK, NULL);
    expect_finding(BANDS("<band above=\"80\" points=\"1\"/><band to=\"80\" points=\"0\"/>"), FZ_OK, NULL);
}

#define GRADES(attributes, grades)                                                                              \
    SCHEME("<total id=\"t\"><indicator id=\"a\"><value/></indicator></total><grades" attributes ">" grades "</" \
           "grades>")
#define WHOLE_GRADES                                                                          \
    "<grade name=\"优\" from=\"90\" to=\"100\"/><grade name=\"良\" from=\"80\" to=\"89\"/>" \
    "<grade name=\"中\" from=\"60\" to=\"79\"/><grade name=\"差\" from=\"0\" to=\"59\"/>"

/* 财政部's 优 90-100, 良 80-89, 中 60-79, 差 0-59: 89.5 has no grade unless scores are whole numbers first. */
Test(scheme, grades_of_whole_numbers_have_no_holes_when_scores_are_whole)
{
    fz_scheme *scheme = load_scheme(GRADES("", WHOLE_GRADES));

    cr_assert_eq(fz_scheme_finding_count(scheme), 3);
    cr_assert_eq(fz_finding_status(fz_scheme_finding(scheme, 0)), FZ_FGAP);
    fz_scheme_unref(scheme);
    expect_finding(GRADES(" places=\"0\"", WHOLE_GRADES), FZ_OK, NULL);
    expect_finding(GRADES(" places=\"0\"", "<grade name=\"优\" from=\"90\"/><grade name=\"良\" to=\"88\"/>"), FZ_FGAP,
                   "there is a hole between <grade>: nothing holds what lies between 88 and 90");
    expect_finding(GRADES(" places=\"1\"", "<grade name=\"优\" from=\"90\"/><grade name=\"良\" to=\"89.9\"/>"), FZ_OK,
                   NULL);
    expect_finding(GRADES(" places=\"0\"", "<grade name=\"升\" from=\"0.5\"/><grade name=\"降\" below=\"-0.5\"/>"),
                   FZ_FGAP, "there is a hole between <grade>: nothing holds what lies between -0.5 and 0.5");
    expect_finding(GRADES(" places=\"0\"", "<grade name=\"升\" from=\"-0.5\"/><grade name=\"降\" to=\"-1\"/>"), FZ_OK,
                   NULL);
}

Test(scheme, a_grade_reaches_up_to_the_one_above_it)
{
    expect_finding(
        GRADES("", "<grade name=\"优秀\" from=\"90\"/><grade name=\"良好\" from=\"80\"/><grade name=\"一般\"/>"), FZ_OK,
        NULL);
}

Test(scheme, a_cap_above_the_points_is_found)
{
    expect_finding(INDICATOR(" points=\"5\" start=\"full\"", "<deduct points=\"1\" cap=\"5.5\"/>"), FZ_FCAP,
                   "the cap of 5.5 does nothing: there are 5 points");
    expect_finding(INDICATOR(" points=\"5\" start=\"full\"", "<deduct points=\"1\" cap=\"5\"/>"), FZ_OK, NULL);
}

Test(scheme, a_finding_has_its_place)
{
    fz_scheme *scheme = load_scheme(INDICATOR(" points=\"5\" start=\"full\"", "\n  <deduct points=\"1\" cap=\"6\"/>"));
    fz_place place = {.size = sizeof(place)};

    fz_finding_place(fz_scheme_finding(scheme, 0), &place);
    cr_assert_eq(place.line, 2);
    cr_assert_eq(place.column, 3);
    fz_scheme_unref(scheme);
}

Test(scheme, rules_that_make_room_for_each_other_may_stand_together)
{
    expect_finding(INDICATOR(" points=\"5\"", "<add points=\"1\"/><deduct points=\"1\"/>"), FZ_OK, NULL);
    expect_finding(INDICATOR("", "<clamp/><deduct points=\"1\"/>"), FZ_OK, NULL);
    expect_finding(INDICATOR(" points=\"5\" start=\"full\"", "<clamp from=\"0\" to=\"6\"/><add points=\"1\"/>"), FZ_OK,
                   NULL);
}

static fz_status load_and_save(const fz_allocator *allocator)
{
    static const char xml[] =
        SCHEME("<class id=\"x\"><unit>甲</unit></class><total id=\"t\" x:y=\"1\" xmlns:x=\"urn:x\"><indicator id=\"a\" "
               "points=\"5\" start=\"full\"><x:z/><bands><band from=\"1\" points=\"-1\"/><band below=\"1\" "
               "points=\"0\"/></bands><deduct points=\"1\" cap=\"6\"><times value=\"2\" class=\"x\"/></deduct>"
               "</indicator></total><grades><grade name=\"g\"/></grades>");
    fz_context *context;
    fz_scheme *scheme = NULL;
    fz_status status = fz_context_new(allocator, &context);
    size_t count;

    if (status != FZ_OK)
        return status;
    status = fz_scheme_load_memory(context, xml, sizeof(xml) - 1, "test", &scheme, NULL);
    if (status == FZ_OK) {
        cr_assert_eq(fz_scheme_finding_count(scheme), 1);
        status = fz_scheme_save_memory(scheme, NULL, 0, &count, NULL);
    }
    fz_scheme_unref(scheme);
    fz_context_unref(context);
    return status;
}

static fz_status load_and_refuse(const fz_allocator *allocator)
{
    static const char xml[] =
        SCHEME("<class id=\"x\"><unit>甲</unit><unit>甲</unit></class><total id=\"t\" class=\"x x\">"
               "<indicator id=\"a\" points=\"5\"><ranking><place at=\"2\" points=\"1\"/></ranking>"
               "</indicator><indicator id=\"a\"/></total>");
    fz_context *context;
    fz_scheme *scheme = NULL;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_scheme_load_memory(context, xml, sizeof(xml) - 1, "test", &scheme, &error);
    cr_assert_null(scheme);
    fz_error_free(error);
    fz_context_unref(context);
    return status == FZ_ECLASSED_TWICE ? FZ_OK : status;
}

Test(scheme, loading_survives_each_failure_of_memory)
{
    OOM_SWEEP(load_and_save);
}

Test(scheme, refusing_survives_each_failure_of_memory)
{
    OOM_SWEEP(load_and_refuse);
}

/* What takes time in proportion takes a fraction of a second; what is quadratic would run into the test's limit. */
Test(scheme, a_hundred_thousand_indicators_load_in_time, .timeout = 20)
{
    const size_t count = 100000;
    const char *head = "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head><total id=\"t\">"
                       "<indicator id=\"all\">",
               *tail = "</indicator></total></scheme>";
    char *xml = malloc(strlen(head) + count * 100 + strlen(tail) + 1), *at = xml + sprintf(xml, "%s", head);
    const fz_indicator *all;
    fz_scheme *scheme;

    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "<indicator id=\"i%zu\" points=\"1\"><bind section=\"s1\"/><value/></indicator>", i);
    strcpy(at, tail);
    scheme = load_scheme(xml);
    all = fz_indicator_child(fz_scheme_total(scheme, 0), 0);
    cr_assert_eq(fz_indicator_child_count(all), count);
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(fz_indicator_parent(fz_indicator_child(all, i)), all);
    cr_assert_eq(fz_scheme_indicator_by_id(scheme, "i99999"), fz_indicator_child(all, count - 1));
    free(xml);
    fz_scheme_unref(scheme);
}

Test(scheme, it_outlives_its_context_and_its_first_holder)
{
    fz_context *context;
    fz_scheme *scheme;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_scheme_load_builtin(context, &scheme, NULL), FZ_OK);
    fz_context_unref(context);
    cr_assert_eq(fz_scheme_ref(scheme), scheme);
    fz_scheme_unref(scheme);
    cr_assert_eq(fz_indicator_child_count(fz_scheme_total(scheme, 0)), 2);
    fz_scheme_unref(scheme);
}
