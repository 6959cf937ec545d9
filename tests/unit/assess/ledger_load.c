/* Ledgers that load, strictly or leniently, and come back as they were; and those that are refused. */
#include "ledger_support.h"

#include "support/oom.h"
#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ------------------------------------------------------------------ round trips ------------------------------------ */

static fz_ledger *load_file(const char *path)
{
    fz_ledger *ledger;
    fz_error *error;

    cr_assert_eq(fz_ledger_load_path(the_context(), path, NULL, 0, &ledger, &error), FZ_OK, "%s: %s", path,
                 fz_error_message(error));
    cr_assert_eq(fz_ledger_finding_count(ledger), 0);
    return ledger;
}

/* XML and CSV each come back to an equal ledger, which is saved to the same bytes. */
static void check_round_trip(const char *path)
{
    fz_ledger *first = load_file(path), *second, *third;
    char *once = saved_xml(first), *twice, *csv = saved_csv(first), *csv_again;

    second = load_ledger(once);
    twice = saved_xml(second);
    cr_expect(fz_ledger_equal(first, second), "%s: not equal after saving", path);
    cr_expect_str_eq(once, twice, "%s: saved twice, different bytes", path);
    third = load_ledger(csv);
    csv_again = saved_csv(third);
    cr_expect_str_eq(csv, csv_again, "%s: saved twice as CSV, different bytes", path);
    if (!fz_ledger_id(first) && !*fz_ledger_title(first))
        cr_expect(fz_ledger_equal(first, third), "%s: not equal after saving as CSV", path);
    cr_expect_eq(fz_ledger_record_count(first), fz_ledger_record_count(third));
    free(once);
    free(twice);
    free(csv);
    free(csv_again);
    fz_ledger_unref(first);
    fz_ledger_unref(second);
    fz_ledger_unref(third);
}

Test(ledger_load, every_good_file_comes_back_as_it_was)
{
    cr_assert_geq(for_each_file("ledger/good", ".xml", check_round_trip), 4);
    cr_assert_geq(for_each_file("ledger/good", ".csv", check_round_trip), 9);
}

static char *data_file(const char *name)
{
    char path[4096];

    snprintf(path, sizeof(path), "%s/ledger/good/%s", getenv("FZ_TEST_DATA"), name);
    return strdup(path);
}

static fz_ledger *load_good(const char *name)
{
    char *path = data_file(name);
    fz_ledger *ledger = load_file(path);

    free(path);
    return ledger;
}

Test(ledger_load, xml_survives_csv_but_for_title_notes_and_markup)
{
    fz_ledger *first = load_ledger(LEDGER(
        "<record id=\"a\" unit=\"=甲\" item=\"-5\" event=\"'+x\" value=\"-0.5\" date=\"2016-01-01\" due=\"2016-01-02\" "
        "matter=\" m \" heads=\"7\" recorded=\"2016-02-01\"><note>一&#13;&#10;\"二\"，,;三\t</note></record>"
        "<record id=\"b\" date=\"2016-01-01\"><replaces record=\"a\">错</replaces></record>"
        "<withdrawal record=\"b\" recorded=\"2016-03-01\" reporter=\"＝丙\"/>"));
    char *csv = saved_csv(first);
    fz_ledger *second = load_ledger(csv);
    char *before = saved_xml(first), *after = saved_xml(second);

    cr_assert(fz_ledger_equal(first, second));
    cr_assert_str_eq(before, after);
    free(csv);
    free(before);
    free(after);
    fz_ledger_unref(first);
    fz_ledger_unref(second);
}

Test(ledger_load, xml_is_saved_in_the_canonical_form)
{
    fz_ledger *ledger = load_good("every-attribute.xml");
    char *path = data_file("every-attribute.xml"), *xml = saved_xml(ledger), *expected = file_text(path), *at;

    /* A decimal is saved in its shortest form. */
    at = strstr(expected, "1.50");
    if (at)
        memmove(at + 3, at + 4, strlen(at + 4) + 1);
    cr_assert_str_eq(xml, expected);
    cr_assert_str_eq(fz_ledger_id(ledger), "2016");
    cr_assert_str_eq(fz_ledger_title(ledger), "2016年度依法行政台账");
    free(path);
    free(xml);
    free(expected);
    fz_ledger_unref(ledger);
}

Test(ledger_load, ids_that_are_not_written_are_the_first_free_ones)
{
    static const char *const ids[] = {"r2", "r1", "r3", "r4"};
    fz_ledger *ledger = load_good("without-ids.xml");

    for (size_t i = 0; i < 4; i++)
        cr_expect_str_eq(fz_record_text(fz_ledger_record(ledger, i), FZ_RECORD_ID), ids[i]);
    cr_assert_str_eq(fz_record_text(fz_ledger_record_by_id(ledger, "r3"), FZ_RECORD_UNIT), "县编办\n（机关）");
    fz_ledger_unref(ledger);
}

Test(ledger_load, markup_of_others_stays_where_it_stood)
{
    static const char *const order[] = {"x:kept=\"1\"",
                                        "<!-- before -->",
                                        "<head",
                                        "x:h=\"1\"",
                                        "<x:a",
                                        "x:t=\"2\"",
                                        "<?do it?>",
                                        "x:n=\"3\"",
                                        "<!-- last -->",
                                        "</head>",
                                        "<x:between",
                                        "<record id=\"r1\"",
                                        "x:r=\"4\"",
                                        "<!-- first -->",
                                        "x:d=\"5\"",
                                        "<x:b",
                                        "<note>",
                                        "<x:c",
                                        "</record>",
                                        "<!-- in the middle -->",
                                        "<record id=\"r2\"",
                                        "<x:d",
                                        "<replaces record=\"r1\"",
                                        "x:e=\"6\"",
                                        "<x:f",
                                        "<withdrawal",
                                        "x:w=\"7\"",
                                        "<!-- end -->",
                                        "</ledger>"};
    fz_ledger *ledger = load_good("markup-of-others.xml");
    char *xml = saved_xml(ledger);
    const char *at = xml;

    for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
        const char *found = strstr(at, order[i]);

        cr_assert_not_null(found, "%s is not behind what stood before it in %s", order[i], xml);
        at = found + strlen(order[i]);
    }
    free(xml);
    fz_ledger_unref(ledger);
}

Test(ledger_load, encodings_say_the_same)
{
    fz_ledger *plain = load_good("every-column.csv"), *other;
    static const char *const names[] = {"with-bom.csv", "in-utf-16.csv"};

    for (size_t i = 0; i < 2; i++) {
        other = load_good(names[i]);
        cr_expect(fz_ledger_equal(plain, other), "%s", names[i]);
        fz_ledger_unref(other);
    }
    other = load_good("in-gb18030.csv"); /* which has CR LF within a field as well */
    cr_assert_str_eq(fz_record_text(fz_ledger_record(other, 1), FZ_RECORD_NOTE), "含,逗号 \"引号\" 和\r\n换行");
    cr_assert_str_eq(fz_record_text(fz_ledger_record(plain, 1), FZ_RECORD_NOTE), "含,逗号 \"引号\" 和\n换行");
    cr_assert_str_eq(fz_record_text(fz_ledger_record(other, 0), FZ_RECORD_UNIT), "县司法局");
    fz_ledger_unref(other);
    fz_ledger_unref(plain);
}

Test(ledger_load, an_encoding_can_be_named)
{
    static const char text[] = "\xC8\xD5\xC6\xDA\n2016-01-05\n"; /* 日期 in GB 18030 */
    fz_ledger *ledger;

    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, "GBK", 0, &ledger, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, "UTF-8", 0, &ledger, NULL),
                 FZ_EENCODING);
    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, "Klingon", 0, &ledger, NULL),
                 FZ_ECHARSET);
}

static ptrdiff_t give(void *user, void *bytes, size_t capacity)
{
    const char **text = user;
    size_t count = strlen(*text) < capacity ? strlen(*text) : capacity;

    memcpy(bytes, *text, count);
    *text += count;
    return (ptrdiff_t)count;
}

Test(ledger_load, a_callback_gives_the_same_as_memory)
{
    const char *text = "日期,单位\n2016-01-05,县编办\n", *rest = text;
    fz_ledger *ledger, *other = load_ledger(text);

    cr_assert_eq(fz_ledger_load_callback(the_context(), give, &rest, "c", NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert(fz_ledger_equal(ledger, other));
    fz_ledger_unref(ledger);
    fz_ledger_unref(other);
}

Test(ledger_load, saving_to_a_path_and_to_memory_give_the_same)
{
    fz_ledger *ledger = load_good("every-attribute.xml");
    char path[] = "/tmp/fz-ledger-XXXXXX", *whole = saved_xml(ledger), *file, part[10];
    int made = mkstemp(path);
    size_t count;

    cr_assert_geq(made, 0);
    close(made);
    cr_assert_eq(fz_ledger_save_path(ledger, path, NULL), FZ_OK);
    file = file_text(path);
    unlink(path);
    cr_assert_str_eq(file, whole);
    cr_assert_eq(fz_ledger_save_memory(ledger, part, sizeof(part), &count, NULL), FZ_OK);
    cr_assert_eq(count, strlen(whole));
    cr_assert_eq(memcmp(part, whole, sizeof(part)), 0);
    free(file);
    free(whole);
    fz_ledger_unref(ledger);
}

static int refuse_bytes(void *user, const void *bytes, size_t count)
{
    (void)bytes, (void)count;
    return ++*(int *)user;
}

Test(ledger_load, a_sink_that_takes_nothing_is_an_error)
{
    fz_ledger *ledger = load_good("every-column.csv");
    int calls = 0;

    cr_assert_eq(fz_ledger_save_csv(ledger, refuse_bytes, &calls, NULL), FZ_EWRITE);
    cr_assert_eq(fz_ledger_save_callback(ledger, refuse_bytes, &calls, NULL), FZ_EWRITE);
    cr_assert_eq(calls, 2);
    fz_ledger_unref(ledger);
}

/* ------------------------------------------------------------------ refusing --------------------------------------- */

static fz_status load(const char *file, fz_error **error)
{
    fz_ledger *ledger;
    fz_status status = fz_ledger_load_path(the_context(), file, NULL, 0, &ledger, error);

    cr_expect_eq(ledger == NULL, status != FZ_OK);
    fz_ledger_unref(ledger);
    return status;
}

Test(ledger_load, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("ledger/bad", ".xml", load, 1), 38);
    cr_assert_geq(refuse_all("ledger/bad", ".csv", load, 1), 45);
}

Test(ledger_load, several_faults_in_the_order_of_the_file)
{
    static const fz_status codes[] = {FZ_EDATE, FZ_EFIELD, FZ_EROW, FZ_EQUOTE, FZ_ENOFIELD};
    fz_error *error = refuse_ledger("日期,数值\n2016-13-01,x\n2016-01-01\n\"2016-01-01\"x,1\n,3\n2016-01-01,1\n");
    const fz_error *at = error;

    for (size_t i = 0; i < 5; i++, at = fz_error_next(at))
        cr_expect_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
    cr_assert_null(at);
    cr_assert_str_eq(fz_error_source(error), "test");
    fz_error_free(error);
}

Test(ledger_load, no_more_than_the_limit_of_errors)
{
    char text[2000] = "日期\n";
    fz_error *error;
    size_t count = 0;

    for (int i = 0; i < 100; i++)
        strcat(text, "x\n");
    error = refuse_ledger(text);
    for (const fz_error *at = error; at; at = fz_error_next(at))
        count++;
    cr_assert_eq(count, 20);
    fz_error_free(error);
}

static void expect_message(const char *text, fz_language language, const char *message)
{
    fz_error *error;

    fz_context_set_language(the_context(), language);
    error = refuse_ledger(text);
    cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
    fz_context_set_language(the_context(), FZ_LANGUAGE_EN);
}

Test(ledger_load, messages_say_what_is_wrong_and_what_would_be_right_in_both_languages)
{
    expect_message("日期,数值\n2016-01-01,abc\n", FZ_LANGUAGE_ZH,
                   "列“数值”的“abc”不合规定；应为至多六位小数的数，不用千分位，如 92.35");
    expect_message(
        "日期,数值\n2016-01-01,abc\n", FZ_LANGUAGE_EN,
        "column \"value\": \"abc\" is not allowed; expected a number of at most six decimals without thousands "
        "separators, such as 92.35");
    expect_message("日期,人数\n2016-01-01,0\n", FZ_LANGUAGE_ZH, "列“人数”的“0”不合规定；应为1 到 4294967295 的整数");
    expect_message("单位\n甲\n", FZ_LANGUAGE_ZH, "列“日期”缺少；它是必需的");
    expect_message("单位\n甲\n", FZ_LANGUAGE_EN, "column \"date\" is missing, and required");
    expect_message("日期,date\n", FZ_LANGUAGE_ZH, "列“date”重复；应只有一列");
    expect_message(
        "日期,单位\n2016-01-01\n", FZ_LANGUAGE_EN,
        "this row has 1 fields and the header 2; expected as many, a field that holds a separator being quoted");
    expect_message("日期,单位\n2016-01-01,\"甲\n", FZ_LANGUAGE_ZH, "“甲”处的引号有误：到文件末尾都没有后引号");
    expect_message("日期,单位\n2016-01-01,\"甲\"乙\n", FZ_LANGUAGE_EN,
                   "misplaced quote at \"甲\": a separator or the end of the line is expected behind the closing one");
    expect_message("日期,单位\n,甲\n", FZ_LANGUAGE_ZH, "列“日期”没有填写；必须填写");
    expect_message("日期,更正\n2016-01-01,r9\n", FZ_LANGUAGE_ZH, "记录“r9”不存在，或不在这之前");
    expect_message("编号,日期,单位,撤回\na,2016-01-01,,\n,,甲,a\n", FZ_LANGUAGE_ZH,
                   "撤回“a”的这一行不应再填列“单位”，只应填登记日期、填报单位和理由");
    expect_message("编号,日期\na,2016-01-01\na,2016-01-01\n", FZ_LANGUAGE_ZH, "id“a”重复，首次出现在第 2 行");
}

Test(ledger_load, bytes_that_the_encoding_does_not_allow_are_refused_with_the_name_of_the_file)
{
    fz_error *error = refuse_ledger("\xEF\xBB\xBF日期,单位\n2016-01-05,甲\n2016-01-06,\xFF\n");
    fz_place place = {.size = sizeof(place)};
    fz_ledger *ledger;

    fz_error_place(error, &place);
    cr_assert_eq(fz_error_status(error), FZ_EENCODING);
    cr_assert_str_eq(fz_error_source(error), "test");
    cr_assert_eq(place.line, 3);
    cr_assert_eq(place.column, 12);
    fz_error_free(error);
    cr_assert_eq(fz_ledger_load_memory(the_context(), "x", 1, "test", "Klingon", 0, &ledger, &error), FZ_ECHARSET);
    cr_assert_str_eq(fz_error_source(error), "test");
    fz_error_free(error);
}

/* ------------------------------------------------------------------ leniently -------------------------------------- */

static void expect_finding(const fz_ledger *ledger, size_t index, fz_status status, uint64_t line, uint64_t column)
{
    fz_place place = {.size = sizeof(place)};
    const fz_finding *finding = fz_ledger_finding(ledger, index);

    cr_assert_not_null(finding);
    fz_finding_place(finding, &place);
    cr_expect_eq(fz_finding_status(finding), status, "%zu: %s", index, fz_finding_message(finding));
    cr_expect_eq(fz_finding_severity(finding), FZ_SEVERITY_ERROR);
    cr_expect_eq(place.line, line, "%zu: line %d", index, (int)place.line);
    cr_expect_eq(place.column, column, "%zu: column %d", index, (int)place.column);
}

Test(ledger_load, bad_rows_become_findings_and_the_rest_loads)
{
    fz_ledger *ledger = load_lenient("编号,日期,数值,更正\na,2016-01-01,1,\nb,2016-13-01,x,\nc,2016-01-01\n"
                                     "d,2016-01-02,2,b\ne,2016-01-03,3,a\na,2016-01-04,,\n\"f,2016-01-05,5,\n"
                                     "g,2016-01-06,6,\n");

    cr_assert_eq(fz_ledger_record_count(ledger), 3);
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 1), FZ_RECORD_ID), "e");
    cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, "a"), 0), FZ_RECORD_CORRECTED);
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 2), FZ_RECORD_ID), "g");
    cr_assert_eq(fz_ledger_finding_count(ledger), 6);
    expect_finding(ledger, 0, FZ_EDATE, 3, 3);
    expect_finding(ledger, 1, FZ_EFIELD, 3, 14);
    expect_finding(ledger, 2, FZ_EROW, 4, 1);
    expect_finding(ledger, 3, FZ_ERECORD, 5, 16);
    expect_finding(ledger, 4, FZ_EDUPLICATE_ID, 7, 1);
    expect_finding(ledger, 5, FZ_EQUOTE, 8, 2);
    fz_ledger_unref(ledger);
}

Test(ledger_load, bad_records_become_findings_and_the_rest_loads)
{
    fz_ledger *ledger = load_lenient(
        LEDGER("<head><note> </note></head>\n<record id=\"a\" date=\"x\"/>\n<record id=\"b\" date=\"2016-01-01\">"
               "<note>n</note><note>m</note></record>\n<record id=\"c\" date=\"2016-01-01\"/>\njunk\n"
               "<other><record id=\"d\" date=\"2016-01-01\"/></other>\n<withdrawal record=\"b\"/>\n"
               "<record id=\"c\" date=\"2016-01-01\"/><record id=\"e\" date=\"2016-01-01\"><replaces "
               "record=\"c\"/></record>"));

    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    cr_assert_eq(fz_record_replaces(fz_ledger_record_by_id(ledger, "e")), fz_ledger_record_by_id(ledger, "c"));
    cr_assert_eq(fz_ledger_finding_count(ledger), 7);
    expect_finding(ledger, 0, FZ_EVALUE, 1, 45);
    expect_finding(ledger, 1, FZ_EDATE, 2, 16);
    expect_finding(ledger, 2, FZ_EREPEATED, 3, 48);
    expect_finding(ledger, 3, FZ_ETEXT, 5, 1);
    expect_finding(ledger, 4, FZ_EELEMENT, 6, 1);
    expect_finding(ledger, 5, FZ_ERECORD, 7, 13);
    expect_finding(ledger, 6, FZ_EDUPLICATE_ID, 8, 9);
    fz_ledger_unref(ledger);
}

Test(ledger_load, more_bad_records_than_the_limit_of_errors_are_all_told)
{
    char xml[8000] = "<ledger xmlns=\"urn:libfazhi:ledger:1\">";
    fz_ledger *ledger;

    for (int i = 0; i < 100; i++)
        strcat(xml, "<record date=\"x\"/><record date=\"2016-01-01\"/>");
    ledger = load_lenient(strcat(xml, "</ledger>"));
    cr_assert_eq(fz_ledger_record_count(ledger), 100);
    cr_assert_eq(fz_ledger_finding_count(ledger), 100);
    fz_ledger_unref(ledger);
}

Test(ledger_load, what_cannot_be_left_out_refuses_a_lenient_loading_too)
{
    static const struct {
        const char *text;
        fz_status status;
    } cases[] = {{"", FZ_EEMPTY},
                 {"单位\n甲\n", FZ_ECOLUMN},
                 {"日期,得分\n", FZ_ECOLUMN},
                 {"\"日期\"x\n", FZ_EQUOTE},
                 {"<ledger xmlns=\"urn:libfazhi:ledger:1\" id=\" \"/>", FZ_EVALUE},
                 {"<other/>", FZ_EROOT},
                 {"<ledger xmlns=\"urn:libfazhi:ledger:1\"><record date=\"x\"/><record", FZ_EDATE},
                 {"<ledger xmlns=\"urn:libfazhi:ledger:1\"><record></ledger>", FZ_EREQUIRED}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        fz_ledger *ledger;

        cr_expect_eq(fz_ledger_load_memory(the_context(), cases[i].text, strlen(cases[i].text), NULL, NULL,
                                           FZ_LEDGER_LENIENT, &ledger, NULL),
                     cases[i].status, "%s", cases[i].text);
        cr_expect_null(ledger);
    }
}

Test(ledger_load, bytes_of_no_encoding_are_replaced_and_told_in_a_lenient_loading)
{
    fz_ledger *ledger;
    static const char text[] = "日期,单位\n2016-01-05,县\xFF编办\n2016-01-06,甲\n";

    cr_assert_eq(
        fz_ledger_load_memory(the_context(), text, strlen(text), NULL, "UTF-8", FZ_LEDGER_LENIENT, &ledger, NULL),
        FZ_OK);
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 0), FZ_RECORD_UNIT), "县\xEF\xBF\xBD编办");
    cr_assert_eq(fz_ledger_finding_count(ledger), 1);
    cr_assert_eq(fz_finding_status(fz_ledger_finding(ledger, 0)), FZ_FUNDECODED);
    fz_ledger_unref(ledger);
}

/* ------------------------------------------------------------------ memory and time -------------------------------- */

static const char csv_sample[] = "编号,日期,单位,备注,更正,撤回,理由\na,2016-01-01,县编办,\"x \"\"y\"\"\",,,\n"
                                 ",2016-01-02,县司法局,,a,,错\n,,,,,a1,\nbad,2016-13-01,,,,,\n";
static const char xml_sample[] =
    LEDGER("<!-- c --><head xmlns:x=\"urn:x\" x:a=\"1\"><title>T</title><note>N</note></head><record id=\"a\" "
           "xmlns:x=\"urn:x\" x:a=\"1\" date=\"2016-01-01\"><x:b/><document>D</document></record><record "
           "date=\"2016-01-01\"><replaces record=\"a\">错</replaces></record><record date=\"x\"/>");

static fz_status load_and_save(const fz_allocator *allocator, const char *text, uint32_t flags)
{
    fz_context *context;
    fz_ledger *ledger = NULL;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);
    size_t count;
    sink t = {NULL, 0, 0};

    if (status != FZ_OK)
        return status;
    status = fz_ledger_load_memory(context, text, strlen(text), "test", NULL, flags, &ledger, &error);
    cr_assert_eq(ledger == NULL, status != FZ_OK);
    if (status == FZ_OK) {
        cr_assert_eq(fz_ledger_record_count(ledger), 2);
        cr_assert_geq(fz_ledger_finding_count(ledger), 1);
        status = fz_ledger_save_memory(ledger, NULL, 0, &count, NULL);
    }
    if (status == FZ_OK)
        status = fz_ledger_save_csv(ledger, append_text, &t, NULL);
    free(t.bytes);
    fz_error_free(error);
    fz_ledger_unref(ledger);
    fz_context_unref(context);
    return status == FZ_EDATE || status == FZ_ERECORD ? FZ_OK : status;
}

static fz_status load_csv(const fz_allocator *allocator)
{
    return load_and_save(allocator, csv_sample, FZ_LEDGER_LENIENT);
}

static fz_status refuse_csv(const fz_allocator *allocator)
{
    return load_and_save(allocator, csv_sample, 0);
}

static char closed_sample[sizeof(xml_sample)];

static fz_status load_xml(const fz_allocator *allocator)
{
    return load_and_save(allocator, xml_sample, FZ_LEDGER_LENIENT);
}

static fz_status refuse_xml(const fz_allocator *allocator)
{
    return load_and_save(allocator, closed_sample, 0);
}

Test(ledger_load, loading_csv_survives_each_failure_of_memory)
{
    OOM_SWEEP(load_csv);
}

Test(ledger_load, refusing_csv_survives_each_failure_of_memory)
{
    OOM_SWEEP(refuse_csv);
}

Test(ledger_load, loading_xml_survives_each_failure_of_memory)
{
    OOM_SWEEP(load_xml);
}

Test(ledger_load, refusing_xml_survives_each_failure_of_memory)
{
    memcpy(closed_sample, xml_sample, sizeof(xml_sample));
    OOM_SWEEP(refuse_xml);
}

/* What takes time in proportion takes a fraction of a second; what is quadratic would run into the test's limit. */
Test(ledger_load, two_hundred_thousand_rows_load_in_time, .timeout = 30)
{
    const size_t count = 200000;
    char *text = malloc(count * 64 + 100), *at = text + sprintf(text, "单位,事项,日期,更正,备注\n");
    fz_ledger *ledger;
    char *csv;

    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "单位%zu,t%zu,2016-01-05,,\"第%zu条\"\n", i % 100, i % 68, i);
    ledger = load_ledger(text);
    cr_assert_eq(fz_ledger_record_count(ledger), count);
    cr_assert_str_eq(fz_record_text(fz_ledger_record_by_id(ledger, "r200000"), FZ_RECORD_NOTE), "第199999条");
    csv = saved_csv(ledger);
    free(csv);
    free(text);
    fz_ledger_unref(ledger);
}

Test(ledger_load, many_faults_do_not_take_more_than_their_time, .timeout = 30)
{
    const size_t count = 100000;
    char *text = malloc(count * 64 + 100), *at = text + sprintf(text, "日期,备注\n");
    fz_ledger *ledger;

    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "x,\"\"\"\n2016-01-05,\"a\n");
    ledger = load_lenient(text);
    cr_assert_geq(fz_ledger_finding_count(ledger), count);
    free(text);
    fz_ledger_unref(ledger);
}
