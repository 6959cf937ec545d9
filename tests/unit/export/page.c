/* The page for people: what is refused, what stands in it, and what a failed allocation leaves. How it looks, the browser's check sees. */
#include "sample.h"

#include "export/page_html.h"
#include "support/oom.h"

#include <criterion/criterion.h>
#include <fazhi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char directive_text[] =
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>分工 &amp; 考核</title></head>"
    "<section id=\"s1\" n=\"1\" label=\"一\"><title>总则</title><task id=\"t1\" n=\"1\" label=\"1\"><p>办好。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"甲局\"/><assign role=\"lead\" rank=\"2\" unit=\"乙局\"/>"
    "<assign role=\"cooperate\" rank=\"1\" unit=\"&lt;丙&gt;局\"/><due date=\"2016-06-30\">6月底前</due></task>"
    "<task id=\"t2\" n=\"2\" label=\"2\"><p>再办好。</p><assign role=\"lead\" rank=\"1\" unit=\"甲局\"/>"
    "<assign role=\"cooperate\" rank=\"1\" unit=\"&lt;丙&gt;局\"/></task></section></directive>";
static const char scheme_text[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>考核</title></head><share role=\"first-lead\" factor=\"1\"/>"
    "<share role=\"joint-lead\" factor=\"1\"/>"
    "<total id=\"t\"><indicator id=\"task\" points=\"10\" start=\"full\"><bind each=\"task\"/>"
    "<deduct event=\"退回\" points=\"4\"/></indicator></total>"
    "<grades><grade name=\"好\" from=\"10\"/><grade name=\"差\"/></grades></scheme>";
static const char ledger_text[] =
    "<ledger xmlns=\"urn:libfazhi:ledger:1\"><record id=\"r1\" unit=\"乙局\" item=\"t1\" event=\"退回\" "
    "date=\"2016-05-01\"/></ledger>";

typedef struct made {
    fz_context *context;
    fz_directive *directive;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_watch *watch;
    fz_report *report;
    fz_supervision *supervision;
} made;

static fz_status make(made *all, const fz_allocator *allocator)
{
    fz_assess_options how = FZ_ASSESS_OPTIONS_INIT;
    fz_supervise_options look = FZ_SUPERVISE_OPTIONS_INIT;
    fz_status status = fz_context_new(allocator, &all->context);

    how.day = look.day = 20161231;
    if (status == FZ_OK)
        status =
            fz_directive_load_memory(all->context, directive_text, strlen(directive_text), "d", &all->directive, NULL);
    if (status == FZ_OK)
        status = fz_scheme_load_memory(all->context, scheme_text, strlen(scheme_text), "s", &all->scheme, NULL);
    if (status == FZ_OK)
        status =
            fz_ledger_load_memory(all->context, ledger_text, strlen(ledger_text), "l", NULL, 0, &all->ledger, NULL);
    if (status == FZ_OK)
        status = fz_watch_load_builtin(all->context, &all->watch, NULL);
    if (status == FZ_OK)
        status = fz_assess(all->context, all->directive, NULL, all->scheme, all->ledger, &how, &all->report, NULL);
    if (status == FZ_OK)
        status =
            fz_supervise(all->context, all->directive, NULL, all->ledger, all->watch, &look, &all->supervision, NULL);
    return status;
}

static void unmake(made *all)
{
    fz_supervision_unref(all->supervision);
    fz_report_unref(all->report);
    fz_watch_unref(all->watch);
    fz_ledger_unref(all->ledger);
    fz_scheme_unref(all->scheme);
    fz_directive_unref(all->directive);
    fz_context_unref(all->context);
}

static fz_page_options options_of(const made *all, const char *unit)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;

    options.report = all->report;
    options.ledger = all->ledger;
    options.supervision = all->supervision;
    options.unit = unit;
    return options;
}

static made all;

static void set_up(void)
{
    cr_assert_eq(make(&all, NULL), FZ_OK);
}

static void tear_down(void)
{
    unmake(&all);
}

TestSuite(page, .init = set_up, .fini = tear_down);

static char *page_of(const fz_page_options *options)
{
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_page_write(all.context, options, keep, &text, NULL), FZ_OK);
    return text.bytes;
}

static bool says(const fz_page_options *options, const char *what)
{
    char *text = page_of(options);
    bool found = strstr(text, what) != NULL;

    free(text);
    return found;
}

Test(page, wrong_arguments_are_refused_and_named)
{
    fz_page_options options = options_of(&all, NULL), nothing = FZ_PAGE_OPTIONS_INIT;
    fz_error *error;

    fz_context_set_language(all.context, FZ_LANGUAGE_EN);
    cr_assert_eq(fz_page_write(NULL, &options, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_page_write(all.context, NULL, keep, NULL, &error), FZ_EINVAL);
    cr_assert_not_null(strstr(fz_error_message(error), "options is NULL"));
    fz_error_free(error);
    cr_assert_eq(fz_page_write(all.context, &options, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_page_write(all.context, &nothing, keep, NULL, &error), FZ_EINVAL);
    cr_assert_not_null(strstr(fz_error_message(error), "neither a report nor a directive"));
    fz_error_free(error);
    options.flags = 1;
    cr_assert_eq(fz_page_write(all.context, &options, keep, NULL, NULL), FZ_EINVAL);
    options.flags = 0;
    options.size = sizeof(options) - 1;
    cr_assert_eq(fz_page_write(all.context, &options, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_page_save_path(all.context, &options, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_page_save_path(NULL, &options, "x", NULL), FZ_EINVAL);
}

Test(page, a_unit_that_nobody_knows_is_an_error_and_nothing_is_written)
{
    fz_page_options options = options_of(&all, "丁局");
    kept text = {.bytes = NULL};
    fz_error *error;

    cr_assert_eq(fz_page_write(all.context, &options, keep, &text, &error), FZ_EUNKNOWN_UNIT);
    cr_assert_str_eq(fz_error_message(error), "没有单位“丁局”");
    cr_assert_eq(text.length, 0);
    fz_error_free(error);
}

Test(page, a_sink_that_refuses_ends_the_writing)
{
    fz_page_options options = options_of(&all, NULL);
    kept text = {.most = 10};

    cr_assert_eq(fz_page_write(all.context, &options, keep, &text, NULL), FZ_EWRITE);
    kept_clear(&text);
}

/* 乙局 loses 4 of 10 points, so 甲局 with all 20 of its two tasks is first. */
Test(page, the_ranking_has_ranks_scores_and_grades)
{
    fz_page_options options = options_of(&all, NULL);

    cr_assert(says(&options, "<tr><td class=\"number\">1</td><th scope=\"row\"><a href=\"#unit1\">甲局</a></th>"
                             "<td class=\"number\">20</td><td>好</td><td></td></tr>\n"
                             "<tr><td class=\"number\">2</td><th scope=\"row\"><a href=\"#unit2\">乙局</a></th>"
                             "<td class=\"number\">6</td><td>差</td><td></td></tr>\n"));
}

Test(page, a_rate_is_cut_off_and_what_is_missing_makes_it_dark)
{
    fz_page_options options = options_of(&all, NULL);

    cr_assert(says(&options, "<th scope=\"row\">甲局</th><td class=\"h10\">100</td>"));
    cr_assert(says(&options, "<th scope=\"row\">乙局</th><td class=\"h6\">60</td>"));
}

Test(page, those_who_lead_are_tied_to_those_who_cooperate)
{
    fz_page_options options = options_of(&all, NULL);

    cr_assert(says(&options, "<th scope=\"col\"><span>&lt;丙&gt;局</span></th>"));
    cr_assert(says(&options, "<th scope=\"row\">甲局</th><td class=\"t2\">2</td>"));
    cr_assert(says(&options, "<th scope=\"row\">乙局</th><td class=\"t1\">1</td>"));
}

Test(page, what_is_overdue_has_a_red_light)
{
    fz_page_options options = options_of(&all, NULL);

    cr_assert(says(&options, "<span class=\"light red\">■</span>红</td><td class=\"day\">2016-06-30</td>"));
    options.supervision = NULL;
    cr_assert_not(says(&options, "class=\"light"));
}

Test(page, a_dossier_is_about_one_unit_by_any_name_and_says_what_is_missing)
{
    fz_page_options options = options_of(&all, " 乙局 ");

    cr_assert(says(&options, "<h1>乙局<span"));
    cr_assert_not(says(&options, "再办好"));
    cr_assert(says(&options, "下一等次是好，10 分起，还差 4 分。"));
    options.unit = "<丙>局"; /* it has no result */
    cr_assert(says(&options, "<h1>&lt;丙&gt;局<span"));
    cr_assert(says(&options, "再办好"));
}

/* The directive calls the body otherwise than its name in the registry, for which the page is asked. */
Test(page, a_dossier_finds_what_the_registry_knows_as_one_body)
{
    static const char registry_xml[] =
        "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>R</title></head><body id=\"b\" kind=\"department\">"
        "<name>某县甲局</name><alias>甲局</alias></body></registry>";
    static const char csv[] = "单位,事项,情形,日期\n某县甲局,t1,退回,2016-05-01\n";
    fz_assess_options how = FZ_ASSESS_OPTIONS_INIT;
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    fz_registry *registry;
    fz_ledger *ledger;
    fz_report *report;

    how.day = 20161231;
    cr_assert_eq(fz_registry_load_memory(all.context, registry_xml, strlen(registry_xml), NULL, &registry, NULL),
                 FZ_OK);
    cr_assert_eq(fz_ledger_load_memory(all.context, csv, strlen(csv), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_assess(all.context, all.directive, registry, all.scheme, ledger, &how, &report, NULL), FZ_OK);
    options.report = report;
    options.registry = registry;
    options.unit = "某县甲局";
    cr_assert(says(&options, "<h1>甲局<span"));
    cr_assert(says(&options, "再办好"));
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_registry_unref(registry);
}

Test(page, a_directive_alone_gives_what_needs_no_scores)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;

    options.directive = all.directive;
    cr_assert(says(&options, "id=\"work\""));
    cr_assert(says(&options, "<td>6月底前</td><td>2016-06-30</td>"));
    cr_assert_not(says(&options, "id=\"ranking\""));
}

/* 60 that lead times 51 that cooperate are more cells than a matrix may have. */
Test(page, too_many_ties_for_a_matrix_are_a_list)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    char *xml = malloc(1 << 20), *at = xml;
    fz_directive *directive;

    at += sprintf(at, "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>");
    for (int lead = 1; lead <= 60; lead++) {
        at += sprintf(at, "<task id=\"t%d\" n=\"%d\"><p>办。</p><assign role=\"lead\" rank=\"1\" unit=\"牵%d局\"/>",
                      lead, lead, lead);
        for (int rank = 1; rank <= (lead == 1 ? 51 : 2); rank++)
            at += sprintf(at, "<assign role=\"cooperate\" rank=\"%d\" unit=\"配%d局\"/>", rank, rank);
        at += sprintf(at, "</task>");
    }
    sprintf(at, "</directive>");
    cr_assert_eq(fz_directive_load_memory(all.context, xml, strlen(xml), NULL, &directive, NULL), FZ_OK);
    options.directive = directive;
    cr_assert(says(&options, "<th scope=\"col\">配合单位（共同承担的任务数）</th>"));
    cr_assert(says(&options, "<th scope=\"row\">牵60局</th><td>配1局（1）、配2局（1）</td>"));
    fz_directive_unref(directive);
    free(xml);
}

/* What a scheme and a ledger give. */
static fz_report *assessed(const char *scheme_xml, const char *ledger_csv)
{
    fz_assess_options how = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;

    how.day = 20161231;
    cr_assert_eq(fz_scheme_load_memory(all.context, scheme_xml, strlen(scheme_xml), NULL, &scheme, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_load_memory(all.context, ledger_csv, strlen(ledger_csv), NULL, NULL, 0, &ledger, NULL),
                 FZ_OK);
    cr_assert_eq(fz_assess(all.context, NULL, NULL, scheme, ledger, &how, &report, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return report;
}

/* Of a class of so many units. */
static bool says_that_only_the_first_are_drawn(int units)
{
    static const char scheme[] = "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>S</title></head><total id=\"t\">"
                                 "<indicator id=\"a\" points=\"1000\"><value/></indicator></total></scheme>";
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    char csv[8000] = "单位,事项,数值,日期\n", *at = csv + strlen(csv);
    bool said;

    for (int i = 1; i <= units; i++)
        at += sprintf(at, "第%d局,a,%d,2016-05-01\n", i, i);
    fz_report *report = assessed(scheme, csv);
    options.report = report;
    said = says(&options, "图中只画前面的单位，其余见表。");
    cr_expect(says(&options, "第1局"), "the table has all");
    fz_report_unref(report);
    return said;
}

Test(page, of_a_class_the_first_hundred_are_drawn)
{
    cr_expect_not(says_that_only_the_first_are_drawn(100));
    cr_expect(says_that_only_the_first_are_drawn(101));
}

Test(page, what_a_gate_makes_nothing_is_said_to_be)
{
    static const char scheme[] = "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>S</title></head><total "
                                 "id=\"t\"><indicator id=\"a\" points=\"10\">"
                                 "<value/></indicator><indicator id=\"b\" points=\"10\"><value/></indicator></total>"
                                 "<gate event=\"造假\" effect=\"zero\" target=\"a\"/></scheme>";
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;

    options.report = assessed(
        scheme, "单位,事项,情形,数值,日期\n甲局,a,,9,2016-05-01\n甲局,b,,9,2016-05-01\n甲局,,造假,,2016-05-02\n"
                "乙局,a,,8,2016-05-01\n乙局,b,,8,2016-05-01\n");
    options.unit = "甲局";
    cr_expect(says(&options, "被否决为 0 分"));
    options.unit = "乙局";
    cr_expect_not(says(&options, "被否决为 0 分"));
    fz_report_unref((fz_report *)(uintptr_t)options.report);
}

/* Due on 30 June, done on 5 July: five days late. */
Test(page, what_was_done_late_is_told_with_the_days)
{
    static const char csv[] = "单位,事项,情形,日期\n甲局,t1,办结,2016-07-05\n";
    fz_supervise_options look = FZ_SUPERVISE_OPTIONS_INIT;
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    fz_supervision *supervision;
    fz_ledger *ledger;

    look.day = 20161231;
    cr_assert_eq(fz_ledger_load_memory(all.context, csv, strlen(csv), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_supervise(all.context, all.directive, NULL, ledger, all.watch, &look, &supervision, NULL), FZ_OK);
    options.directive = all.directive;
    options.supervision = supervision;
    options.unit = "甲局";
    cr_expect(says(&options, "迟 5"));
    options.unit = "乙局";
    cr_expect_not(says(&options, "迟 5"));
    fz_supervision_unref(supervision);
    fz_ledger_unref(ledger);
}

static void reads(const char *text, size_t length)
{
    fz_directive *directive;
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;

    cr_assert_eq(fz_directive_import_memory(all.context, text, length, NULL, "UTF-8", &directive, NULL), FZ_OK);
    options.directive = directive;
    cr_assert(says(&options, "<caption>导入任务分工时"));
    cr_assert(says(&options, "FZ_FTRUNCATED"));
    fz_directive_unref(directive);
}

Test(page, what_the_import_and_the_ledger_found_is_listed)
{
    static const char text[] = "关于年度任务的分工方案\n1.甲事。（县发改局）\n2.乙事。（县财政局）\n各单位要高度";
    static const char csv[] = "编号,单位,事项,情形,日期\na,甲局,t1,退回,2016-02-01\nb,甲局,t1,退回,2016-02-30\n";
    fz_page_options options = options_of(&all, NULL);

    reads(text, sizeof(text) - 1);
    cr_assert_eq(fz_ledger_read_memory(all.ledger, csv, sizeof(csv) - 1, "更多.csv", NULL, FZ_LEDGER_LENIENT, NULL),
                 FZ_OK);
    cr_assert(says(&options, "<caption>台账"));
    cr_assert(says(&options, "2016-02-30"));
}

Test(page, a_file_is_replaced_as_a_whole_or_not_at_all)
{
    fz_page_options options = options_of(&all, NULL);
    char path[] = "/tmp/fazhi-page-XXXXXX", byte;
    int file = mkstemp(path);
    char *text = page_of(&options);
    FILE *read;

    cr_assert_geq(file, 0);
    close(file);
    cr_assert_eq(fz_page_save_path(all.context, &options, path, NULL), FZ_OK);
    options.unit = "丁局";
    cr_assert_eq(fz_page_save_path(all.context, &options, path, NULL), FZ_EUNKNOWN_UNIT);
    read = fopen(path, "rb");
    cr_assert_not_null(read);
    for (const char *at = text; *at; at++)
        cr_assert(fread(&byte, 1, 1, read) == 1 && byte == *at);
    cr_assert_eq(fread(&byte, 1, 1, read), 0);
    fclose(read);
    unlink(path);
    cr_assert_eq(fz_page_save_path(all.context, &options, "/nowhere/at/all", NULL), FZ_EWRITE);
    free(text);
}

/* ------------------------------------------------------------------ the writer ------------------------------------- */

static const char *escaped(void (*write)(fz__html *html, const char *text), const char *text)
{
    static kept out;
    fz__html html;

    kept_clear(&out);
    out = (kept){.bytes = NULL};
    fz__sink_init(&html.sink, keep, &out);
    write(&html, text);
    cr_assert(fz__sink_finish(&html.sink));
    return out.bytes ? out.bytes : "";
}

static void clip(fz__html *html, const char *text)
{
    fz__html_clipped(html, text, 6);
}

Test(html, text_is_escaped_and_what_steers_is_shown)
{
    cr_assert_str_eq(escaped(fz__html_text, "<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    cr_assert_str_eq(escaped(fz__html_text, "甲\t乙\r\n丙\x1b\xE2\x80\xAE\xEF\xBF\xBE"),
                     "甲 乙 \n丙\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    cr_assert_str_eq(escaped(fz__html_text, NULL), "");
}

Test(html, cells_that_would_be_computed_are_quoted)
{
    cr_assert_str_eq(escaped(fz__html_cell, "=1+1"), "&#39;=1+1");
    cr_assert_str_eq(escaped(fz__html_cell, " ＋1"), "&#39; ＋1");
    cr_assert_str_eq(escaped(fz__html_cell, "甲=1"), "甲=1");
}

Test(html, what_is_too_wide_is_clipped_between_characters)
{
    cr_assert_str_eq(escaped(clip, "甲乙丙"), "甲乙丙");
    cr_assert_str_eq(escaped(clip, "甲乙丙丁"), "甲乙…");
    cr_assert_str_eq(escaped(clip, "abcdef"), "abcdef");
    cr_assert_str_eq(escaped(clip, "<<<<<<<"), "&lt;&lt;&lt;&lt;…");
}

/* ------------------------------------------------------------------ memory ----------------------------------------- */

/* Both pages; making what they are about is other tests' to sweep, so it takes memory that does not fail. */
static fz_status write_both(const fz_allocator *allocator)
{
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    for (int i = 0; status == FZ_OK && i < 2; i++) {
        fz_page_options options = options_of(&all, i ? "乙局" : NULL);
        kept text = {.bytes = NULL};
        fz_error *error;

        status = fz_page_write(context, &options, keep, &text, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        kept_clear(&text);
    }
    fz_context_unref(context);
    return status;
}

Test(page, writing_survives_each_failed_allocation)
{
    OOM_SWEEP(write_both);
}

static fz_status make_and_write(const fz_allocator *allocator)
{
    made own = {NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    fz_status status = make(&own, allocator);

    if (status == FZ_OK) {
        fz_page_options options = options_of(&own, " 乙局"); /* to be folded, which takes memory */
        kept text = {.bytes = NULL};

        status = fz_page_write(own.context, &options, keep, &text, NULL);
        kept_clear(&text);
    }
    unmake(&own);
    return status;
}

Test(page, making_all_and_writing_survives_each_failed_allocation)
{
    OOM_SWEEP(make_and_write);
}
