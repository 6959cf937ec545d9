/* Several files read into one ledger. */
#include "ledger_support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Read what must be read; the test fails with the error's message where it cannot be. */
static void read_behind(fz_ledger *ledger, const char *text, const char *source)
{
    fz_error *error;
    fz_status status = fz_ledger_read_memory(ledger, text, strlen(text), source, NULL, 0, &error);

    cr_assert_eq(status, FZ_OK, "%s in %s", fz_error_message(error), text);
    cr_assert_null(error);
}

/* The error of what must not be read, which leaves the ledger as it was; free it. */
static fz_error *refuse_behind(fz_ledger *ledger, const char *text, const char *source)
{
    fz_error *error;
    char *before = saved_xml(ledger), *after;
    fz_status status = fz_ledger_read_memory(ledger, text, strlen(text), source, NULL, 0, &error);

    cr_assert_neq(status, FZ_OK, "read: %s", text);
    cr_assert_eq(status, fz_error_status(error));
    after = saved_xml(ledger);
    cr_assert_str_eq(before, after, "%s", text);
    free(before);
    free(after);
    return error;
}

static const char january[] =
    "编号,单位,日期,登记日期\na1,县司法局,2016-01-05,2016-01-06\na2,县编办,2016-01-07,2016-01-08\n"
    "a3,县住建局,2016-01-09,2016-01-10\n";

Test(ledger_read, a_later_file_corrects_and_withdraws_records_of_an_earlier_one)
{
    fz_ledger *ledger = new_ledger();
    const fz_record *first, *second;

    read_behind(ledger, january, "1.csv");
    first = fz_ledger_record_by_id(ledger, "a1");
    second = fz_ledger_record_by_id(ledger, "a2");
    read_behind(ledger, "编号,日期,登记日期,更正,撤回,理由\nb1,2016-01-04,2016-02-01,a1,,笔误\n,,2016-02-02,,a2,重复\n",
                "2.csv");
    read_behind(ledger, LEDGER("<withdrawal record=\"b1\" recorded=\"2016-03-01\"/>"), "3.xml");
    cr_assert_eq(fz_ledger_record_count(ledger), 4);
    cr_assert_eq(fz_ledger_record(ledger, 0), first);
    cr_assert_eq(fz_record_replaced_by(first), fz_ledger_record_by_id(ledger, "b1"));
    cr_assert_eq(fz_record_state_on(first, 20160131), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(first, 20160201), FZ_RECORD_CORRECTED);
    cr_assert_eq(fz_record_state_on(second, 20160202), FZ_RECORD_WITHDRAWN);
    cr_assert_eq(fz_record_state_on(fz_ledger_record(ledger, 3), 20160229), FZ_RECORD_IN_FORCE);
    cr_assert_eq(fz_record_state_on(fz_ledger_record(ledger, 3), 20160301), FZ_RECORD_WITHDRAWN);
    fz_ledger_unref(ledger);
}

Test(ledger_read, files_one_behind_the_other_are_as_one_file_of_all_their_rows)
{
    fz_ledger *ledger = new_ledger(),
              *whole = load_ledger("编号,日期,更正,撤回\na,2016-01-05,,\nr1,2016-01-06,,\nb,2016-01-07,a,\n,,,r1\n"
                                   "r2,2016-01-08,,\n");

    read_behind(ledger, "编号,日期\na,2016-01-05\n,2016-01-06\n", NULL);
    read_behind(ledger, "编号,日期,更正,撤回\nb,2016-01-07,a,\n,,,r1\n,2016-01-08,,\n", NULL);
    cr_assert(fz_ledger_equal(ledger, whole));
    fz_ledger_unref(ledger);
    fz_ledger_unref(whole);
}

Test(ledger_read, what_cannot_be_read_leaves_the_ledger_as_it_was)
{
    static const char *const bad[] = {
        "编号,日期,更正,撤回\nb1,2016-02-01,a1,\n,,,a2\nb2,2016-02-30,,\n",
        "日期,撤回\n2016-02-01,\n,a3\n,a3\n",
        "日期\n2016-02-01\n2016-02-01,x\n",
        "单位\n甲\n",
        "",
        LEDGER("<head><title>新</title></head><record id=\"b1\" date=\"2016-02-01\"><replaces record=\"a1\"/></record>"
               "<withdrawal record=\"a2\"/><withdrawal record=\"b1\"/><withdrawal record=\"none\"/>"),
        "<ledger xmlns=\"urn:libfazhi:ledger:1\" id=\"x\"><record date=\"2016-02-01\"/><withdrawal record=\"a3\"/>",
        "<other/>",
        "编号,单位,日期,阶段,止,撤回\ns1,县司法局,,动员,2016-04-30,\n,,,,,s1\ns2,县司法局,,动员,2016-04-31,\n",
    };
    fz_ledger *ledger = new_ledger();

    fz_error_free(refuse_behind(ledger, bad[5], "0.xml"));
    cr_assert_null(fz_ledger_id(ledger));
    cr_assert_str_eq(fz_ledger_title(ledger), "");
    read_behind(ledger, january, "1.csv");
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        fz_error_free(refuse_behind(ledger, bad[i], "2"));
        for (size_t k = 0; k < 3; k++) {
            cr_expect_eq(fz_record_state_on(fz_ledger_record(ledger, k), 0), FZ_RECORD_IN_FORCE, "%s", bad[i]);
            cr_expect_null(fz_record_replaced_by(fz_ledger_record(ledger, k)));
        }
        cr_expect_null(fz_ledger_record_by_id(ledger, "b1"));
        cr_expect_null(fz_ledger_stage_by_id(ledger, "s1"));
        cr_expect_eq(fz_ledger_stage_count(ledger), 0, "%s", bad[i]);
        cr_expect_null(fz_ledger_record_by_id(ledger, "r1"));
    }
    cr_assert_eq(fz_ledger_read_memory(ledger, bad[3], strlen(bad[3]), "2", NULL, FZ_LEDGER_LENIENT, NULL), FZ_ECOLUMN);
    cr_assert_eq(fz_ledger_finding_count(ledger), 0);
    read_behind(ledger, "编号,日期,更正\nb1,2016-02-01,a1\n,2016-02-02,\n", "2.csv");
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 4), FZ_RECORD_ID), "r1");
    fz_ledger_unref(ledger);
}

Test(ledger_read, an_id_of_two_files_is_refused_naming_both_and_what_would_be_right)
{
    fz_ledger *ledger = new_ledger();
    fz_place place = {.size = sizeof(place)};
    fz_error *error;

    read_behind(ledger, "编号,日期\n1,2016-01-05\n2,2016-01-06\n", "一月.csv");
    error = refuse_behind(ledger, "编号,日期\n3,2016-02-05\n2,2016-02-06\n", "二月.csv");
    fz_error_place(error, &place);
    cr_assert_eq(fz_error_status(error), FZ_EDUPLICATE_ID);
    cr_assert_str_eq(fz_error_source(error), "二月.csv");
    cr_assert_eq(place.line, 3);
    cr_assert_eq(place.column, 1);
    cr_assert_str_eq(
        fz_error_message(error),
        "id \"2\" is repeated; it first stands in line 3, of file \"一月.csv\"; expected ids that differ in "
        "all files that make one ledger, as by a prefix for each");
    fz_error_free(error);
    fz_context_set_language(the_context(), FZ_LANGUAGE_ZH);
    error = refuse_behind(ledger, LEDGER("\n<record id=\"1\" date=\"2016-02-05\"/>"), "三月.xml");
    cr_assert_str_eq(fz_error_source(error), "三月.xml");
    cr_assert_str_eq(fz_error_message(error), "id“1”重复，首次出现在第 2 行（文件“一月.csv”）；合成一个台账的各文件，"
                                              "编号应互不相同，例如各加前缀");
    fz_error_free(error);
    error = refuse_behind(ledger, "编号,日期\n3,2016-02-05\n3,2016-02-06\n", "二月.csv");
    cr_assert_str_eq(fz_error_message(error), "id“3”重复，首次出现在第 2 行");
    fz_error_free(error);
    fz_ledger_unref(ledger);
}

Test(ledger_read, the_same_file_twice_says_that_it_stands_there_twice)
{
    fz_ledger *ledger = new_ledger();
    fz_error *error;

    read_behind(ledger, january, "1.csv");
    error = refuse_behind(ledger, january, "1.csv");
    cr_assert_str_eq(fz_error_message(error),
                     "id \"a1\" is repeated; it first stands in line 2, of file \"1.csv\"; expected ids that differ in "
                     "all files that make one ledger, as by a prefix for each");
    fz_error_free(error);
    fz_ledger_unref(ledger);
}

Test(ledger_read, an_id_of_two_ledgers_that_are_appended_names_both_files_too)
{
    fz_ledger *ledger = new_ledger(), *other = new_ledger();
    fz_place place = {.size = sizeof(place)};
    fz_error *error;

    read_behind(ledger, "编号,日期\nx,2016-01-05\na2,2016-01-06\n", "0.csv");
    read_behind(other, january, "1.csv");
    cr_assert_eq(fz_ledger_append(ledger, other, &error), FZ_EDUPLICATE_ID);
    fz_error_place(error, &place);
    cr_assert_str_eq(fz_error_source(error), "1.csv");
    cr_assert_eq(place.line, 3);
    cr_assert_str_eq(fz_error_message(error),
                     "id \"a2\" is repeated; it first stands in line 3, of file \"0.csv\"; expected ids that differ in "
                     "all files that make one ledger, as by a prefix for each");
    fz_error_free(error);
    fz_ledger_unref(ledger);
    fz_ledger_unref(other);
}

Test(ledger_read, what_stands_around_the_records_is_of_the_first_file)
{
    static const char first[] = "<ledger xmlns=\"urn:libfazhi:ledger:1\" id=\"a\" xml:lang=\"zh\"><head><title>甲"
                                "</title><note>注</note></head><record id=\"1\" date=\"2016-01-05\"/></ledger>",
                      second[] = "<ledger xmlns=\"urn:libfazhi:ledger:1\" id=\"b\"><head><title>乙</title></head>"
                                 "<!-- c --><record id=\"2\" date=\"2016-01-06\"/></ledger>";
    fz_ledger *ledger = new_ledger(), *alone = load_ledger(first);
    char *xml;

    read_behind(ledger, first, NULL);
    cr_assert(fz_ledger_equal(ledger, alone));
    read_behind(ledger, second, NULL);
    cr_assert_str_eq(fz_ledger_id(ledger), "a");
    cr_assert_str_eq(fz_ledger_title(ledger), "甲");
    xml = saved_xml(ledger);
    cr_assert_not_null(strstr(xml, "<note>注</note>"));
    cr_assert_null(strstr(xml, "乙"));
    cr_assert_null(strstr(xml, "<!--"));
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    free(xml);
    fz_ledger_unref(ledger);
    fz_ledger_unref(alone);
}

Test(ledger_read, findings_of_files_stand_one_behind_the_other)
{
    static const char one[] = "日期\n2016-01-05\nx\n", two[] = "日期\ny\n2016-01-05\n";
    fz_ledger *ledger = new_ledger();
    fz_place place = {.size = sizeof(place)};

    cr_assert_eq(fz_ledger_read_memory(ledger, one, strlen(one), "1", NULL, FZ_LEDGER_LENIENT, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_read_memory(ledger, two, strlen(two), "2", NULL, FZ_LEDGER_LENIENT, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_record_count(ledger), 2);
    cr_assert_eq(fz_ledger_finding_count(ledger), 2);
    fz_finding_place(fz_ledger_finding(ledger, 0), &place);
    cr_assert_eq(place.line, 3);
    fz_finding_place(fz_ledger_finding(ledger, 1), &place);
    cr_assert_eq(place.line, 2);
    fz_ledger_unref(ledger);
}

static void expect_place(const fz_record *record, const char *source, uint64_t line, uint64_t column)
{
    fz_place place = {.size = sizeof(place), .line = 99, .column = 99, .offset = 99, .length = 99};
    const char *found = fz_record_source(record);

    fz_record_place(record, &place);
    cr_expect_eq(place.line, line, "line %d", (int)place.line);
    cr_expect_eq(place.column, column, "column %d", (int)place.column);
    cr_expect_eq(place.offset, 0);
    cr_expect_eq(place.length, 0);
    cr_expect((found && source) ? !strcmp(found, source) : found == source, "source %s", found);
}

Test(ledger_read, a_record_knows_where_it_stands)
{
    fz_ledger *ledger = new_ledger(), *all = new_ledger();

    read_behind(ledger, "日期,备注\n2016-01-05,\"一\n二\"\n\n2016-01-06,\n", "1.csv");
    read_behind(ledger, LEDGER("\n<record date=\"2016-01-07\"/>\n  <record date=\"2016-01-08\"/>"), "2.xml");
    read_behind(ledger, "日期\n2016-01-09\n", NULL);
    enter(ledger, NULL, NULL, 0);
    expect_place(fz_ledger_record(ledger, 0), "1.csv", 2, 1);
    expect_place(fz_ledger_record(ledger, 1), "1.csv", 5, 1);
    expect_place(fz_ledger_record(ledger, 2), "2.xml", 2, 1);
    expect_place(fz_ledger_record(ledger, 3), "2.xml", 3, 3);
    expect_place(fz_ledger_record(ledger, 4), NULL, 2, 1);
    expect_place(fz_ledger_record(ledger, 5), NULL, 0, 0);
    expect_place(NULL, NULL, 0, 0);
    fz_record_place(fz_ledger_record(ledger, 0), NULL);
    cr_assert_eq(fz_ledger_append(all, ledger, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    expect_place(fz_ledger_record(all, 1), "1.csv", 5, 1);
    expect_place(fz_ledger_record(all, 3), "2.xml", 3, 3);
    expect_place(fz_ledger_record(all, 5), NULL, 0, 0);
    fz_ledger_unref(all);
}

static ptrdiff_t give(void *user, void *bytes, size_t capacity)
{
    const char **text = user;
    size_t count = strlen(*text) < capacity ? strlen(*text) : capacity;

    memcpy(bytes, *text, count);
    *text += count;
    return (ptrdiff_t)count;
}

static ptrdiff_t fail_to_give(void *user, void *bytes, size_t capacity)
{
    (void)user;
    (void)bytes;
    (void)capacity;
    return -1;
}

Test(ledger_read, a_file_and_a_callback_give_the_same_as_memory)
{
    char path[] = "/tmp/fazhi-ledger-XXXXXX";
    int file = mkstemp(path);
    const char *rest = january;
    fz_ledger *whole = load_ledger(january), *by_path = new_ledger(), *by_callback = new_ledger();

    cr_assert_eq(write(file, january, strlen(january)), (ssize_t)strlen(january));
    close(file);
    cr_assert_eq(fz_ledger_read_path(by_path, path, NULL, 0, NULL), FZ_OK);
    cr_assert_str_eq(fz_record_source(fz_ledger_record(by_path, 0)), path);
    cr_assert_eq(fz_ledger_read_callback(by_callback, give, &rest, "c", NULL, 0, NULL), FZ_OK);
    cr_assert(fz_ledger_equal(by_path, whole));
    cr_assert(fz_ledger_equal(by_callback, whole));
    unlink(path);
    cr_assert_eq(fz_ledger_read_path(by_path, path, NULL, 0, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_ledger_read_callback(by_path, fail_to_give, NULL, "c", NULL, 0, NULL), FZ_EREAD);
    cr_assert(fz_ledger_equal(by_path, whole));
    fz_ledger_unref(whole);
    fz_ledger_unref(by_path);
    fz_ledger_unref(by_callback);
}

Test(ledger_read, a_wrong_call)
{
    fz_ledger *ledger = new_ledger();
    fz_error *error;

    cr_assert_eq(fz_ledger_read_memory(NULL, "", 0, NULL, NULL, 0, &error), FZ_EINVAL);
    cr_assert_not_null(error);
    fz_error_free(error);
    cr_assert_eq(fz_ledger_read_memory(ledger, NULL, 1, NULL, NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_read_memory(ledger, NULL, 0, NULL, NULL, 0, NULL), FZ_EEMPTY);
    cr_assert_eq(fz_ledger_read_memory(ledger, "", 0, NULL, NULL, 2, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_read_path(NULL, "x", NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_read_path(ledger, NULL, NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_read_callback(NULL, give, NULL, NULL, NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_read_callback(ledger, NULL, NULL, NULL, NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_ledger_record_count(ledger), 0);
    fz_ledger_unref(ledger);
}

Test(ledger_read, the_limit_of_records_is_of_all_files_together)
{
    fz_context *context;
    fz_ledger *ledger;

    fz_context_new(NULL, &context);
    fz_context_set_limit(context, FZ_LIMIT_RECORDS, 5);
    cr_assert_eq(fz_ledger_load_memory(context, january, strlen(january), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_read_memory(ledger, "date\n2016-01-01\n2016-01-01\n2016-01-01\n", 38, NULL, NULL, 0, NULL),
                 FZ_ELIMIT);
    cr_assert_eq(fz_ledger_record_count(ledger), 3);
    cr_assert_eq(fz_ledger_read_memory(ledger, "date\n2016-01-01\n2016-01-01\n", 27, NULL, NULL, 0, NULL), FZ_OK);
    fz_ledger_unref(ledger);
    fz_context_unref(context);
}

static fz_status read_two(const fz_allocator *allocator)
{
    static const char two[] = "编号,日期,更正,撤回\nb1,2016-02-01,a1,\n,,,a2\n,2016-02-03,,\n",
                      three[] = LEDGER("<head><title>新</title></head><record date=\"2016-02-01\"><replaces record="
                                       "\"b1\"/></record><withdrawal record=\"a3\"/>");
    static const char *const texts[] = {two, three};
    fz_context *context;
    fz_ledger *ledger = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_ledger_load_memory(context, january, strlen(january), "1", NULL, 0, &ledger, NULL);
    for (size_t i = 0; i < 2 && status == FZ_OK; i++) {
        size_t count = fz_ledger_record_count(ledger);

        status = fz_ledger_read_memory(ledger, texts[i], strlen(texts[i]), "2", NULL, 0, NULL);
        if (status == FZ_OK)
            continue;
        cr_assert_eq(fz_ledger_record_count(ledger), count);
        cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, i ? "b1" : "a1"), 0), FZ_RECORD_IN_FORCE);
        cr_assert_eq(fz_record_state_on(fz_ledger_record_by_id(ledger, i ? "a3" : "a2"), 0), FZ_RECORD_IN_FORCE);
    }
    fz_ledger_unref(ledger);
    fz_context_unref(context);
    return status;
}

Test(ledger_read, reading_behind_survives_each_failure_of_memory)
{
    OOM_SWEEP(read_two);
}
