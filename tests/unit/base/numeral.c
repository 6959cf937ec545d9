/* Numerals as Chinese documents write them. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/numeral.h"

typedef struct reading {
    const char *text;
    uint32_t value;
} reading;

static void expect_readings(const reading *readings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t value;

        cr_expect(fz__numeral_parse(readings[i].text, strlen(readings[i].text), &value), "%s", readings[i].text);
        cr_expect_eq(value, readings[i].value, "%s is %u, not %u", readings[i].text, readings[i].value, value);
    }
}
#define EXPECT_READINGS(readings) expect_readings((readings), sizeof(readings) / sizeof((readings)[0]))

static void expect_none(const char *const *texts)
{
    for (; *texts; texts++) {
        uint32_t value = 7;

        cr_expect_eq(fz__numeral_read(*texts, strlen(*texts), &value), 0, "%s", *texts);
        cr_expect_eq(value, 0, "%s", *texts);
    }
}
#define EXPECT_NONE(...) expect_none((const char *const[]){__VA_ARGS__, NULL})

Test(numeral, reads_arabic_digits_of_either_width)
{
    const reading readings[] = {{"0", 0}, {"7", 7}, {"17", 17}, {"１７", 17}, {"1７", 17}, {"007", 7}, {"9999", 9999}};

    EXPECT_READINGS(readings);
}

Test(numeral, reads_digits_with_places)
{
    const reading readings[] = {
        {"一", 1},
        {"九", 9},
        {"十", 10},
        {"十二", 12},
        {"二十", 20},
        {"四十五", 45},
        {"九十九", 99},
        {"一百", 100},
        {"一百零一", 101},
        {"一百一十", 110},
        {"一百一十二", 112},
        {"一百二十三", 123},
        {"三百〇五", 305},
        {"九百九十九", 999},
        {"一千", 1000},
        {"一千零一", 1001},
        {"一千零一十", 1010},
        {"一千零一十六", 1016},
        {"一千一百", 1100},
        {"一千一百零一", 1101},
        {"五千零九十", 5090},
        {"九千九百九十九", 9999},
    };

    EXPECT_READINGS(readings);
}

Test(numeral, reads_nian_as_twenty)
{
    const reading readings[] = {{"廿", 20},   {"廿三", 23}, {"卄一", 21},      {"卅", 30},
                                {"卅一", 31}, {"卌九", 49}, {"一百廿三", 123}, {"一千零廿", 1020}};

    EXPECT_READINGS(readings);
}

Test(numeral, reads_liang_as_two)
{
    const reading readings[] = {{"两", 2}, {"两百", 200}, {"两千零二", 2002}, {"兩千兩百", 2200}};

    EXPECT_READINGS(readings);
    EXPECT_NONE("两十", "一百两", "两〇一六");
}

Test(numeral, reads_traditional_and_financial_forms)
{
    const reading readings[] = {
        {"壹", 1},           {"贰", 2},          {"貳", 2},
        {"叁", 3},           {"參", 3},          {"肆", 4},
        {"伍", 5},           {"陆", 6},          {"陸", 6},
        {"柒", 7},           {"捌", 8},          {"玖", 9},
        {"拾", 10},          {"壹拾", 10},       {"壹拾贰", 12},
        {"壹佰贰拾叁", 123}, {"壹仟零壹", 1001}, {"玖仟玖佰玖拾玖", 9999},
        {"贰零壹陆", 2016},
    };

    EXPECT_READINGS(readings);
}

Test(numeral, reads_ten_without_a_digit_behind_a_hundred)
{
    const reading readings[] = {{"一百十", 110}, {"一百十二", 112}};

    EXPECT_READINGS(readings);
    EXPECT_NONE("一千十", "一百零十二");
}

Test(numeral, reads_digits_in_a_row)
{
    const reading readings[] = {{"〇", 0},         {"零", 0},          {"一二三", 123},    {"二〇一六", 2016},
                                {"二○一六", 2016}, {"二零一六", 2016}, {"二〇〇八", 2008}, {"二〇〇〇", 2000},
                                {"〇五", 5},       {"九九九九", 9999}};

    EXPECT_READINGS(readings);
}

Test(numeral, takes_letters_for_zeros_between_digits)
{
    const reading readings[] = {{"二O一六", 2016}, {"二Ｏ一六", 2016}, {"二０一六", 2016}, {"二0一六", 2016},
                                {"二O一O", 2010},  {"二ＯＯ八", 2008}, {"一百○一", 101}};
    uint32_t value;

    EXPECT_READINGS(readings);
    cr_assert_eq(fz__numeral_read("二OO年", strlen("二OO年"), &value), strlen("二OO"));
    cr_assert_eq(value, 200);
    cr_assert_eq(fz__numeral_read("三OA系统", strlen("三OA系统"), &value), strlen("三"));
    cr_assert_eq(value, 3);
    cr_assert_eq(fz__numeral_read("三O", strlen("三O"), &value), strlen("三"));
}

Test(numeral, reads_numbers_that_are_one_character)
{
    const reading readings[] = {{"①", 1},  {"⑳", 20},  {"⑴", 1},   {"⒇", 20},  {"⒈", 1},   {"⒛", 20},
                                {"㈠", 1}, {"㈩", 10}, {"㉑", 21}, {"㉟", 35}, {"㊱", 36}, {"㊿", 50},
                                {"㊀", 1}, {"㊉", 10}, {"⓪", 0},   {"⓫", 11},  {"⓴", 20},  {"⓵", 1},
                                {"⓾", 10}, {"❶", 1},   {"❿", 10},  {"➀", 1},   {"➓", 10}};
    uint32_t value;

    EXPECT_READINGS(readings);
    cr_assert_eq(fz__numeral_read("①②", 6, &value), 3, "one at a time");
}

Test(numeral, refuses_what_is_not_well_formed)
{
    EXPECT_NONE("", "百", "千", "十百", "一十十", "百一", "零零", "〇〇", "零十", "十零", "一百零", "一百零零一",
                "一百一百", "一十百", "廿廿", "廿十", "十廿", "一二百", "九千九百九十九九");
}

Test(numeral, refuses_what_has_two_readings_or_a_place_too_many)
{
    EXPECT_NONE("一百二", "一千二", "一千二百三", "一百零二十", "一千一十", "十一五", "十三五");
}

Test(numeral, refuses_what_is_out_of_range)
{
    EXPECT_NONE("10000", "12345", "１２３４５", "99999999999999999999", "000000017", "万", "一万", "三千萬", "一亿",
                "3百", "5万", "二〇一六一", "一二三四五");
}

Test(numeral, refuses_what_is_none)
{
    EXPECT_NONE("a", "第", "、", "年", "○", "○一", "O", "\x80", "\xE4\xB8", "参");
}

Test(numeral, reads_up_to_where_the_numeral_ends)
{
    const struct {
        const char *text, *numeral;
        uint32_t value;
    } cases[] = {{"十二、", "十二", 12},     {"17.加快", "17", 17},  {"二〇一六年", "二〇一六", 2016},
                 {"四十五条", "四十五", 45}, {"１７项", "１７", 17}, {"一\xE4\xB8", "一", 1},
                 {"1\xE5", "1", 1}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint32_t value;

        cr_expect_eq(fz__numeral_read(cases[i].text, strlen(cases[i].text), &value), strlen(cases[i].numeral), "%s",
                     cases[i].text);
        cr_expect_eq(value, cases[i].value, "%s", cases[i].text);
        cr_expect_not(fz__numeral_parse(cases[i].text, strlen(cases[i].text), &value));
    }
}

Test(numeral, writes_formal_chinese)
{
    const reading readings[] = {{"一", 1},
                                {"十", 10},
                                {"十二", 12},
                                {"二十", 20},
                                {"一百", 100},
                                {"一百零一", 101},
                                {"一百一十", 110},
                                {"一百一十二", 112},
                                {"一千零一", 1001},
                                {"一千零一十", 1010},
                                {"一千零一十六", 1016},
                                {"一千一百零一", 1101},
                                {"二千", 2000},
                                {"九千九百九十九", 9999}};
    char text[32];

    for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++) {
        cr_expect_eq(fz__numeral_format(readings[i].value, text, sizeof(text)), strlen(readings[i].text));
        cr_expect_str_eq(text, readings[i].text);
    }
}

Test(numeral, writes_nothing_out_of_range)
{
    char text[4] = "xxx";

    cr_assert_eq(fz__numeral_format(0, text, sizeof(text)), 0);
    cr_assert_str_eq(text, "");
    cr_assert_eq(fz__numeral_format(10000, text, sizeof(text)), 0);
    cr_assert_eq(fz__numeral_format(UINT32_MAX, NULL, 0), 0);
}

Test(numeral, writes_what_fits)
{
    char text[7];

    cr_assert_eq(fz__numeral_format(45, text, sizeof(text)), 9);
    cr_assert_str_eq(text, "四十");
    cr_assert_eq(fz__numeral_format(45, NULL, 0), 9);
}

Test(numeral, reads_everything_it_writes)
{
    for (uint32_t i = 1; i <= 9999; i++) {
        char text[32];
        uint32_t value;
        size_t length = fz__numeral_format(i, text, sizeof(text));

        cr_assert(fz__numeral_parse(text, length, &value), "%s", text);
        cr_assert_eq(value, i, "%s is %u, not %u", text, i, value);
    }
}

Test(numeral, reads_every_row_of_digits)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    for (uint32_t i = 1000; i <= 9999; i++) {
        char text[16] = "";
        uint32_t value;

        for (uint32_t place = 1000; place > 0; place /= 10)
            strcat(text, digits[i / place % 10]);
        cr_assert(fz__numeral_parse(text, 12, &value));
        cr_assert_eq(value, i);
    }
}

Test(numeral, knows_the_digit_of_a_character)
{
    cr_assert_eq(fz__numeral_digit('7'), 7);
    cr_assert_eq(fz__numeral_digit(0xFF17), 7);
    cr_assert_eq(fz__numeral_digit(0x4E03), 7);
    cr_assert_eq(fz__numeral_digit(0x3007), 0);
    cr_assert_eq(fz__numeral_digit(0x25CB), 0);
    cr_assert_eq(fz__numeral_digit('O'), 0);
    cr_assert_eq(fz__numeral_digit(0x5341), -1);
    cr_assert_eq(fz__numeral_digit('a'), -1);
}
