/* The forms that spreadsheets give to CSV, read and written. */
#include "ledger_support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void expect_note(const char *field, const char *note)
{
    char text[512];
    fz_ledger *ledger;
    const char *found;

    snprintf(text, sizeof(text), "日期,备注,事项\n2016-01-05,%s,t1\n", field);
    ledger = load_ledger(text);
    cr_assert_eq(fz_ledger_record_count(ledger), 1);
    found = fz_record_text(fz_ledger_record(ledger, 0), FZ_RECORD_NOTE);
    cr_expect(note && found ? !strcmp(found, note) : found == note, "%s gives %s", field, found);
    cr_expect_str_eq(fz_record_text(fz_ledger_record(ledger, 0), FZ_RECORD_ITEM), "t1");
    fz_ledger_unref(ledger);
}

Test(ledger_csv, a_field_is_what_stands_between_separators_and_within_quotes)
{
    expect_note("甲", "甲");
    expect_note("", NULL);
    expect_note("\"\"", NULL);
    expect_note("  ", NULL);
    expect_note("\" \"", NULL);
    expect_note(" 甲 乙\xE3\x80\x80", "甲 乙");
    expect_note("\" 甲 \"", " 甲 ");
    expect_note("\"a,b\"", "a,b");
    expect_note("\"a\"\"b\"\"\"", "a\"b\"");
    expect_note("\"\"\"\"", "\"");
    expect_note("3\" 管", "3\" 管");
    expect_note("\"一\n二\"", "一\n二");
    expect_note("\"一\r\n二\"", "一\r\n二");
    expect_note("a;b", "a;b");
}

Test(ledger_csv, a_single_quote_keeps_a_formula_from_a_spreadsheet)
{
    expect_note("'=1+1", "=1+1");
    expect_note("''=1", "'=1");
    expect_note("'-x", "-x");
    expect_note("'＋x", "＋x");
    expect_note("\"'\t1\"", "\t1");
    expect_note("=1+1", "=1+1");
    expect_note("'a", "'a");
    expect_note("'", "'");
    expect_note("-5", "-5");
    expect_note("'-5", "-5");
}

/* Enter a note and look at how it is written. */
static void expect_written(const char *note, const char *field)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_ledger *ledger = new_ledger(), *again;
    char expected[512], *csv;

    values.date = 20160105;
    values.note = note;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
    csv = saved_csv(ledger);
    snprintf(expected, sizeof(expected), "\xEF\xBB\xBF编号,日期,备注\r\nr1,2016-01-05,%s\r\n", field);
    cr_expect_str_eq(csv, expected);
    again = load_ledger(csv);
    cr_expect(fz_ledger_equal(ledger, again), "%s comes back as %s", note,
              fz_record_text(fz_ledger_record(again, 0), FZ_RECORD_NOTE));
    free(csv);
    fz_ledger_unref(ledger);
    fz_ledger_unref(again);
}

Test(ledger_csv, what_is_written_comes_back)
{
    expect_written("甲", "甲");
    expect_written(" 甲", "\" 甲\"");
    expect_written("甲\xE3\x80\x80", "\"甲\xE3\x80\x80\"");
    expect_written("a,b", "\"a,b\"");
    expect_written("a;b\tc", "\"a;b\tc\"");
    expect_written("\"", "\"\"\"\"");
    expect_written("一\r\n二", "\"一\r\n二\"");
    expect_written("=1", "'=1");
    expect_written("'=1", "''=1");
    expect_written("''=1", "'''=1");
    expect_written("'a", "'a");
    expect_written("-", "'-");
    expect_written("-5", "-5");
    expect_written("'-5", "''-5");
    expect_written("-5x", "'-5x");
    expect_written("＝x", "'＝x");
    expect_written("@x,\"y\"", "\"'@x,\"\"y\"\"\"");
    expect_written("\t=", "\"'\t=\"");
}

Test(ledger_csv, columns_without_any_value_are_not_written)
{
    fz_ledger *ledger = load_ledger("日期,单位,数值,编号,撤回,理由\n2016-01-05,,,a,,\n,,,,a,错\n");
    char *csv = saved_csv(ledger);

    cr_assert_str_eq(csv, "\xEF\xBB\xBF编号,日期,撤回,理由\r\na,2016-01-05,,\r\n,,a,错\r\n");
    free(csv);
    fz_ledger_unref(ledger);
    ledger = new_ledger();
    csv = saved_csv(ledger);
    cr_assert_str_eq(csv, "\xEF\xBB\xBF日期\r\n");
    free(csv);
    fz_ledger_unref(ledger);
}

Test(ledger_csv, the_names_of_columns_are_chinese_or_english_in_any_order)
{
    fz_ledger *plain = load_ledger("编号,单位,日期,登记日期\na,甲,2016-01-05,2016-02-01\n");
    static const char *const others[] = {
        "id,unit,date,recorded\na,甲,2016-01-05,2016-02-01\n",
        " DATE ,编 号,Recorded,Unit\n2016-01-05,a,2016-02-01,甲\n",
        "\"编号\";单位;ｄａｔｅ;登记日期\na;甲;2016-01-05;2016-02-01\n",
        "编号\t单位\t日期\t登记日期\t\na\t甲\t2016-01-05\t2016-02-01\t\t\n",
        "编号,单位,日期,登记日期,,\n\n,,,\na,甲,2016-01-05,2016-02-01,,,,\n,,,,,,,\n",
        "编号,单位,日期,登记日期\ra,甲,2016-01-05,2016-02-01",
        "\r\n编号,单位,日期,登记日期\r\na,甲,2016-01-05,2016-02-01\r\n\r\n",
    };

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        fz_ledger *other = load_ledger(others[i]);

        cr_expect(fz_ledger_equal(plain, other), "%s", others[i]);
        fz_ledger_unref(other);
    }
    fz_ledger_unref(plain);
}

Test(ledger_csv, every_column_has_both_its_names)
{
    static const char
        *const zh = "编号,单位,事项,情形,数值,日期,期限,整改期限,整改日期,事由,人数,标记,评价人,评价组,填报单位,"
                    "登记日期,依据,证据,备注,更正,撤回,理由\n",
               *const en = "id,unit,item,event,value,date,due,deadline,rectified,matter,heads,mark,rater,"
                           "group,reporter,recorded,document,evidence,note,corrects,withdraws,reason\n",
               *const row = "a,b,c,d,5,2016-01-01,2016-01-02,2016-01-03,2016-01-04,e,2,f,g,h,i,2016-01-05,"
                            "j,k,l,,,\n";
    char first[1024], second[1024];
    fz_ledger *x, *y;

    snprintf(first, sizeof(first), "%s%s", zh, row);
    snprintf(second, sizeof(second), "%s%s", en, row);
    x = load_ledger(first);
    y = load_ledger(second);
    cr_assert(fz_ledger_equal(x, y));
    cr_assert_str_eq(fz_record_text(fz_ledger_record(x, 0), FZ_RECORD_RATER), "g");
    cr_assert_str_eq(fz_record_text(fz_ledger_record(x, 0), FZ_RECORD_EVIDENCE), "k");
    cr_assert_eq(fz_record_day(fz_ledger_record(x, 0), FZ_RECORD_RECTIFIED), 20160104);
    fz_ledger_unref(x);
    fz_ledger_unref(y);
}

Test(ledger_csv, numbers_and_days_are_read_as_clerks_write_them)
{
    static const struct {
        const char *value, *day;
        fz_decimal number;
        fz_date date;
    } cases[] = {{"1.5", "2016/1/5", 1500000, 20160105},           {" -0.50 ", "2016.1.5", -500000, 20160105},
                 {"１２．５", "2016年1月5日", 12500000, 20160105}, {"\" 7 \"", "二〇一六年一月五日", 7000000, 20160105},
                 {"－３", "２０１６－１－５", -3000000, 20160105}, {"+4", "\"2016-01-05\"", 4000000, 20160105},
                 {"'-6", " 2016-01-05 ", -6000000, 20160105}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char text[256];
        fz_ledger *ledger;
        fz_decimal value;

        snprintf(text, sizeof(text), "数值,日期\n%s,%s\n", cases[i].value, cases[i].day);
        ledger = load_ledger(text);
        cr_expect(fz_record_value(fz_ledger_record(ledger, 0), &value));
        cr_expect_eq(value, cases[i].number, "%s", cases[i].value);
        cr_expect_eq(fz_record_day(fz_ledger_record(ledger, 0), FZ_RECORD_DATE), cases[i].date, "%s", cases[i].day);
        fz_ledger_unref(ledger);
    }
}

Test(ledger_csv, a_text_too_long_for_an_attribute_is_refused)
{
    char *text = malloc(9000), *at = text + sprintf(text, "日期,单位\n2016-01-05,");
    fz_error *error;

    memset(at, 'x', 4097);
    at[4097] = '\0';
    error = refuse_ledger(text);
    cr_assert_eq(fz_error_status(error), FZ_EFIELD);
    fz_error_free(error);
    at[4096] = '\0';
    fz_ledger_unref(load_ledger(text));
    free(text);
}

Test(ledger_csv, rows_of_a_template_that_nobody_filled_in_do_not_count)
{
    fz_ledger *ledger = load_ledger("编号,单位,事项,说明,情形,日期,期限\r\n"
                                    ",县司法局,t1,第1项 牵头,,,2016-12-31\r\n"
                                    ",县司法局,t2,\"第2项，配合\n两行\",完成,2016-11-28,2016-12-31\r\n"
                                    ",县教育局,t2,第2项 牵头,,,\r\n");

    cr_assert_eq(fz_ledger_record_count(ledger), 1);
    cr_assert_str_eq(fz_record_text(fz_ledger_record(ledger, 0), FZ_RECORD_ITEM), "t2");
    cr_assert_null(fz_record_text(fz_ledger_record(ledger, 0), FZ_RECORD_NOTE));
    fz_ledger_unref(ledger);
}

Test(ledger_csv, a_row_of_a_template_that_says_something_needs_its_date)
{
    fz_error *error = refuse_ledger("单位,事项,comment,event,date\n县司法局,t1,x,完成,\n");

    cr_assert_eq(fz_error_status(error), FZ_ENOFIELD);
    fz_error_free(error);
}

Test(ledger_csv, a_row_without_comment_needs_its_date_as_ever)
{
    fz_error *error = refuse_ledger("单位,事项,说明,日期\n县司法局,t1,,\n");

    cr_assert_eq(fz_error_status(error), FZ_ENOFIELD);
    fz_error_free(error);
}

Test(ledger_csv, a_withdrawal_may_have_a_comment)
{
    fz_ledger *ledger = load_ledger("编号,日期,撤回,说明\na,2016-01-05,,\n,,a,误填\n");

    cr_assert_eq(fz_record_state_on(fz_ledger_record(ledger, 0), 0), FZ_RECORD_WITHDRAWN);
    fz_ledger_unref(ledger);
}

Test(ledger_csv, the_names_of_columns_may_be_in_traditional_characters)
{
    static const char *const simplified =
                                 "编号,单位,事项,情形,数值,日期,期限,整改期限,整改日期,事由,人数,标记,评价人,评价组,"
                                 "填报单位,登记日期,依据,证据,备注,更正,撤回,理由\n",
                             *const traditional =
                                 "編號,單位,事項,情形,數值,日期,期限,整改期限,整改日期,事由,人數,標記,評價人,評價組,"
                                 "填報單位,登記日期,依據,證據,備註,更正,撤回,理由\n",
                             *const row =
                                 "a,b,c,d,5,2016-01-01,2016-01-02,2016-01-03,2016-01-04,e,2,f,g,h,i,2016-01-05,"
                                 "j,k,l,,,\n";
    char first[1024], second[1024];
    fz_ledger *x, *y;

    snprintf(first, sizeof(first), "%s%s", simplified, row);
    snprintf(second, sizeof(second), "%s%s", traditional, row);
    x = load_ledger(first);
    y = load_ledger(second);
    cr_assert(fz_ledger_equal(x, y));
    fz_ledger_unref(x);
    fz_ledger_unref(y);
}

/* 編號,單位,日期,備註 and 一,縣政府,2016-01-05,於法有據 */
Test(ledger_csv, a_sheet_in_big5_is_read_and_its_texts_stay_as_they_are)
{
    fz_ledger *ledger, *plain = load_ledger("编号,单位,日期,备注\n一,縣政府,2016-01-05,於法有據\n");
    static const char text[] = "\xBD\x73\xB8\xB9"
                               ","
                               "\xB3\xE6\xA6\xEC"
                               ","
                               "\xA4\xE9\xB4\xC1"
                               ","
                               "\xB3\xC6\xB5\xF9"
                               "\n"
                               "\xA4\x40"
                               ","
                               "\xBF\xA4\xAC\x46\xA9\xB2"
                               ",2016-01-05,"
                               "\xA9\xF3\xAA\x6B\xA6\xB3\xBE\xDA"
                               "\n";

    cr_assert_eq(fz_ledger_load_memory(the_context(), text, strlen(text), NULL, "Big5", 0, &ledger, NULL), FZ_OK);
    cr_assert(fz_ledger_equal(ledger, plain));
    fz_ledger_unref(ledger);
    fz_ledger_unref(plain);
}

Test(ledger_csv, a_first_line_may_say_what_parts_fields)
{
    static const char *const texts[] = {
        "sep=;\n编号;日期;备注\na;2016-01-05;一,二,三,四\n",
        "sep=,\r\n编号,日期,备注\r\na,2016-01-05,\"一,二,三,四\"\r\n",
        "SEP=\t\n编号\t日期\t备注\na\t2016-01-05\t一,二,三,四\n",
        "\xEF\xBB\xBF\"sep=|\"\n编号|日期|备注\na|2016-01-05|一,二,三,四",
        "sep=:\n\n编号:日期:备注\na:2016-01-05:一,二,三,四",
    };
    fz_ledger *plain = load_ledger("编号,日期,备注\na,2016-01-05,\"一,二,三,四\"\n");

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_ledger *ledger = load_ledger(texts[i]);
        fz_place place = {.size = sizeof(place)};

        cr_expect(fz_ledger_equal(ledger, plain), "%s", texts[i]);
        fz_record_place(fz_ledger_record(ledger, 0), &place);
        cr_expect_eq(place.line, i == 4 ? 4 : 3, "line %d of %s", (int)place.line, texts[i]);
        fz_ledger_unref(ledger);
    }
    fz_ledger_unref(plain);
}

Test(ledger_csv, a_first_line_that_says_no_separator_is_a_row_of_names)
{
    static const char *const texts[] = {"sep=x\n日期\n",   "sep=\n日期\n",   "sep=;;\n日期\n",
                                        "\"sep=;\n日期\n", "sep=;x\n日期\n", "sepx;\n"};

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_error *error = refuse_ledger(texts[i]);
        fz_place place = {.size = sizeof(place)};

        fz_error_place(error, &place);
        cr_expect(fz_error_status(error) == FZ_ECOLUMN || fz_error_status(error) == FZ_EQUOTE, "%s", texts[i]);
        cr_expect_eq(place.line, 1);
        fz_error_free(error);
    }
    fz_error_free(refuse_ledger("sep=;"));
    fz_error_free(refuse_ledger("sep=;\n"));
}
