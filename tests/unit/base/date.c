/* Days. The counts of days were worked out with Python's datetime. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/date.h"

Test(date, is_made_of_year_month_and_day)
{
    cr_assert_eq(fz_date_make(2016, 1, 25), 20160125);
    cr_assert_eq(fz_date_make(1, 1, 1), 10101);
    cr_assert_eq(fz_date_make(9999, 12, 31), 99991231);
}

Test(date, knows_leap_years)
{
    cr_assert_eq(fz_date_make(2016, 2, 29), 20160229);
    cr_assert_eq(fz_date_make(2015, 2, 29), 0);
    cr_assert_eq(fz_date_make(1900, 2, 29), 0);
    cr_assert_eq(fz_date_make(2000, 2, 29), 20000229);
}

Test(date, does_not_exist_outside_the_calendar)
{
    const int wrong[][3] = {{0, 1, 1},      {-1, 1, 1},    {10000, 1, 1}, {2016, 0, 1},  {2016, 13, 1},
                            {2016, 1, 0},   {2016, 1, 32}, {2016, 4, 31}, {2016, 6, 31}, {2016, 9, 31},
                            {2016, 11, 31}, {2016, 2, 30}, {2016, 1, -1}};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        cr_expect_eq(fz_date_make(wrong[i][0], wrong[i][1], wrong[i][2]), 0);
    cr_assert(fz__date_is_valid(20160125));
    cr_assert_not(fz__date_is_valid(0));
    cr_assert_not(fz__date_is_valid(20160230));
    cr_assert_not(fz__date_is_valid(-20160125));
    cr_assert_not(fz__date_is_valid(INT32_MAX));
}

Test(date, knows_the_end_of_a_month)
{
    cr_assert_eq(fz__date_month_end(2016, 2), 20160229);
    cr_assert_eq(fz__date_month_end(2015, 2), 20150228);
    cr_assert_eq(fz__date_month_end(2016, 12), 20161231);
    cr_assert_eq(fz__date_month_end(2016, 13), 0);
    cr_assert_eq(fz__date_month_end(0, 1), 0);
}

Test(date, counts_days_from_1970)
{
    const struct {
        fz_date date;
        int32_t days;
    } counts[] = {{19700101, 0},    {19691231, -1},      {20000229, 11016}, {20160125, 16825},  {19000301, -25508},
                  {10101, -719162}, {99991231, 2932896}, {21000228, 47540}, {15821015, -141427}};

    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        cr_expect_eq(fz__date_to_days(counts[i].date), counts[i].days, "%d", counts[i].date);
        cr_expect_eq(fz__date_from_days(counts[i].days), counts[i].date, "%d", counts[i].date);
    }
}

Test(date, of_every_day_comes_back_from_its_count)
{
    fz_date before = 0;

    for (int32_t days = -719162; days <= 2932896; days++) {
        fz_date date = fz__date_from_days(days);

        cr_assert(fz__date_is_valid(date));
        cr_assert_gt(date, before);
        cr_assert_eq(fz__date_to_days(date), days);
        before = date;
    }
    cr_assert_eq(fz__date_from_days(-719163), 0);
    cr_assert_eq(fz__date_from_days(2932897), 0);
    cr_assert_eq(fz__date_from_days(INT32_MIN), 0);
    cr_assert_eq(fz__date_from_days(INT32_MAX), 0);
}

Test(date, is_read_in_the_forms_of_documents)
{
    const char *const forms[] = {
        "2016-01-25",
        "2016-1-25",
        "2016/1/25",
        "2016.1.25",
        "2016.01.25",
        "2016年1月25日",
        "2016年01月25日",
        "2016年1月25号",
        "２０１６年１月２５日",
        "２０１６－１－２５",
        "2０1６年1月２5日",
        "2016 年 1 月 25 日",
        "  2016年1月25日\n",
        "　2016年1月25日　",
        "二〇一六年一月二十五日",
        "二○一六年一月二十五日",
        "二零一六年一月二十五日",
        "二Ｏ一六年一月二十五日",
        "二０一六年一月二十五日",
        "二〇一六年元月廿五日",
        "二〇一六年一月二十五號",
        "2016年元月25日",
        "2016—01—25",
        "贰零壹陆年壹月贰拾伍日",
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        cr_expect_eq(fz_date_parse(forms[i]), 20160125, "%s", forms[i]);
    cr_assert_eq(fz_date_parse("二〇一六年十二月三十一日"), 20161231);
    cr_assert_eq(fz_date_parse("二〇二〇年十月十日"), 20201010);
    cr_assert_eq(fz_date_parse("二〇一〇年十一月卅日"), 20101130);
}

Test(date, is_not_read_from_less_or_more_than_a_day)
{
    const char *const others[] = {
        "",
        " ",
        "2016",
        "2016年",
        "2016年1月",
        "2016年1月25",
        "2016年底前",
        "1月25日",
        "16年1月25日",
        "2016-01",
        "2016-1/25",
        "2016/1-25",
        "2016-01-255",
        "2016-001-25",
        "20160125",
        "12016-01-25",
        "2016-01-25T",
        "2016-01-25 2016-01-25",
        "x2016-01-25",
        "二〇一六年一月",
        "一六年一月二十五日",
        "二〇一六年一月二十五",
        "2016年1月25日前",
        "2016--01-25",
        "2016年正月25日",
    };

    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        cr_expect_eq(fz_date_parse(others[i]), 0, "%s", others[i]);
    cr_assert_eq(fz_date_parse(NULL), 0);
}

Test(date, that_does_not_exist_is_read_as_no_day)
{
    const char *const impossible[] = {"2016年2月30日",          "2016-13-01", "2016年1月0日",
                                      "二〇一五年二月二十九日", "0000-01-01", "2016年13月1日"};

    for (size_t i = 0; i < sizeof(impossible) / sizeof(impossible[0]); i++) {
        fz_date date = 7;

        cr_expect_eq(fz__date_read(impossible[i], strlen(impossible[i]), &date), strlen(impossible[i]), "%s",
                     impossible[i]);
        cr_expect_eq(date, 0, "%s", impossible[i]);
        cr_expect_eq(fz_date_parse(impossible[i]), 0, "%s", impossible[i]);
    }
}

Test(date, is_read_up_to_its_end_within_a_text)
{
    const struct {
        const char *text, *day;
        fz_date date;
    } cases[] = {{"2016年1月25日印发", "2016年1月25日", 20160125},
                 {"2016-01-25 10:30", "2016-01-25", 20160125},
                 {"2016年12月31日前完成", "2016年12月31日", 20161231},
                 {"2016.1.25。", "2016.1.25", 20160125},
                 {"印发2016年1月25日", "", 0},
                 {"2016年1月底", "", 0}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fz_date date;

        cr_expect_eq(fz__date_read(cases[i].text, strlen(cases[i].text), &date), strlen(cases[i].day), "%s",
                     cases[i].text);
        cr_expect_eq(date, cases[i].date, "%s", cases[i].text);
    }
}

Test(date, is_not_read_beyond_the_bytes_given)
{
    const char *text = "2016年1月25日";
    fz_date date;

    for (size_t length = 0; length < strlen(text); length++)
        cr_expect_eq(fz__date_read(text, length, &date), 0, "%zu", length);
}

Test(date, is_written_as_the_standard_says)
{
    char text[16];

    cr_assert_eq(fz_date_format(20160125, text, sizeof(text)), 10);
    cr_assert_str_eq(text, "2016-01-25");
    cr_assert_eq(fz_date_format(10101, text, sizeof(text)), 10);
    cr_assert_str_eq(text, "0001-01-01");
    cr_assert_eq(fz_date_format(20160125, text, 5), 10);
    cr_assert_str_eq(text, "2016");
    cr_assert_eq(fz_date_format(20160125, NULL, 0), 10);
}

Test(date, that_is_none_is_written_as_nothing)
{
    char text[4] = "xxx";

    cr_assert_eq(fz_date_format(0, text, sizeof(text)), 0);
    cr_assert_str_eq(text, "");
    cr_assert_eq(fz_date_format(20160230, text, sizeof(text)), 0);
    cr_assert_eq(fz_date_format(-1, NULL, 0), 0);
}
