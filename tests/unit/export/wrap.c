/* Breaking text into lines. */
#include "export/wrap.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* The lines, parted by |. */
static const char *wrapped(const char *text, size_t width)
{
    static char lines[1024];
    size_t length = strlen(text), next;

    lines[0] = '\0';
    for (size_t at = 0; at < length; at += next) {
        size_t line = fz__wrap(text + at, length - at, width, &next);

        cr_assert(next > 0, "a line must make progress");
        snprintf(lines + strlen(lines), sizeof(lines) - strlen(lines), "%s%.*s", at ? "|" : "", (int)line, text + at);
    }
    return lines;
}

Test(wrap, fills_lines_with_wide_characters)
{
    cr_expect_str_eq(wrapped("建立健全依法决策机制", 8), "建立健全|依法决策|机制");
    cr_expect_str_eq(wrapped("建立健全依法决策机制", 9), "建立健全|依法决策|机制");
    cr_expect_str_eq(wrapped("建立健全", 8), "建立健全");
    cr_expect_str_eq(wrapped("", 8), "");
}

Test(wrap, begins_no_line_with_closing_punctuation)
{
    cr_expect_str_eq(wrapped("建立健全，依法决策。", 8), "建立健|全，依法|决策。");
    cr_expect_str_eq(wrapped("建立健全,依法", 8), "建立健|全,依法");
    cr_expect_str_eq(wrapped("建立“健全”》。依法", 8), "建立“健|全”》。|依法");
}

Test(wrap, ends_no_line_with_opening_punctuation)
{
    cr_expect_str_eq(wrapped("建立健（全）", 8), "建立健|（全）");
    cr_expect_str_eq(wrapped("建立健《“全”》", 8), "建立健|《“全”》");
}

Test(wrap, keeps_words_and_numbers_whole)
{
    cr_expect_str_eq(wrapped("到2016年底", 6), "到2016|年底");
    cr_expect_str_eq(wrapped("截止2016年", 6), "截止|2016年");
    cr_expect_str_eq(wrapped("use libfazhi now", 9), "use|libfazhi|now");
    cr_expect_str_eq(wrapped("增长12.5%以上", 8), "增长|12.5%以|上");
}

Test(wrap, keeps_dashes_and_dots_together)
{
    cr_expect_str_eq(wrapped("甲乙丙——丁", 7), "甲乙丙|——丁");
    cr_expect_str_eq(wrapped("甲乙丙……丁", 7), "甲乙|丙……丁");
}

Test(wrap, drops_the_space_at_which_it_breaks)
{
    cr_expect_str_eq(wrapped("甲乙 丙丁", 4), "甲乙|丙丁");
    cr_expect_str_eq(wrapped("甲乙   丙丁", 5), "甲乙|丙丁");
}

Test(wrap, ends_lines_at_line_breaks)
{
    cr_expect_str_eq(wrapped("县政府办\n县编办\n\n等", 80), "县政府办|县编办||等");
    cr_expect_str_eq(wrapped("甲\n", 80), "甲");
}

Test(wrap, breaks_where_it_must)
{
    cr_expect_str_eq(wrapped("abcdefghij", 4), "abcd|efgh|ij");
    cr_expect_str_eq(wrapped("，，，，，", 4), "，，|，，|，");
    cr_expect_str_eq(wrapped("建立", 2), "建|立");
}

Test(wrap, keeps_combining_marks_with_their_letter)
{
    cr_expect_str_eq(wrapped("甲乙e\xCC\x81", 5), "甲乙e\xCC\x81");
    cr_expect_str_eq(wrapped("甲乙\xCC\x81丙", 4), "甲乙\xCC\x81|丙");
}
