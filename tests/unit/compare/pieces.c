/* The words that changed: what is cut where, and that texts without end stay cheap. */
#include "support.h"

#include "compare/model.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Pieces as [-deleted][+inserted]; static memory. */
static const char *marked(const char *a, const char *b)
{
    static char text[4096];
    static const char *const begins[] = {"", "[-", "[+"}, *const ends[] = {"", "]", "]"};
    char *lines[2];
    fz_comparison *comparison;
    const fz_change *change;

    for (size_t i = 0; i < 2; i++) {
        size_t room = strlen(i ? b : a) + 200;

        lines[i] = malloc(room);
        snprintf(lines[i], room, "7 %s|牵头 甲", i ? b : a);
    }
    comparison = compare_sketches(lines[0], lines[1]);
    cr_assert_eq(fz_comparison_kind_count(comparison, FZ_CHANGE_TEXT), 1, "%s", told(comparison));
    change = fz_comparison_change(comparison, 0);
    *text = '\0';
    for (size_t i = 0; i < fz_change_piece_count(change); i++) {
        fz_piece_kind kind = fz_change_piece_kind(change, i);

        strcat(strcat(strcat(text, begins[kind]), fz_change_piece_text(change, i)), ends[kind]);
    }
    fz_comparison_unref(comparison);
    free(lines[0]);
    free(lines[1]);
    return text;
}

Test(pieces, numbers_and_latin_words_stay_whole)
{
    cr_assert_str_eq(marked("到2016年底前完成", "到2018年底前完成"), "到[-2016][+2018]年底前完成");
    cr_assert_str_eq(marked("建设OA办公系统平台", "建设OB办公系统平台"), "建设[-OA][+OB]办公系统平台");
    cr_assert_str_eq(marked("自印发之日起三十日内公布", "自印发之日起二十日内公布"),
                     "自印发之日起[-三十][+二十]日内公布");
    cr_assert_str_eq(marked("完成１２件以上任务", "完成１３件以上任务"), "完成[-１２][+１３]件以上任务");
}

Test(pieces, a_change_stands_at_punctuation_where_it_may)
{
    cr_assert_str_eq(marked("加强公安、民政、教育工作", "加强公安、教育工作"), "加强公安、[-民政、]教育工作");
    cr_assert_str_eq(marked("做好甲事。做好丙事。做好丁事。", "做好甲事。做好乙事。做好丙事。做好丁事。"),
                     "做好甲事。[+做好乙事。]做好丙事。做好丁事。");
}

Test(pieces, little_that_is_equal_between_two_changes_goes_to_them)
{
    cr_assert_str_eq(marked("全面推进依法治县建设工作", "全面推进以德治市建设工作"),
                     "全面推进[-依法治县][+以德治市]建设工作");
    cr_assert_str_eq(marked("认真学习。不得延误时间", "努力学习。不得拖拉时间"),
                     "[-认真][+努力]学习。不得[-延误][+拖拉]时间");
}

Test(pieces, a_beginning_an_end_and_all_of_a_text_may_change)
{
    cr_assert_str_eq(marked("推进执法改革", "继续推进执法改革"), "[+继续]推进执法改革");
    cr_assert_str_eq(marked("推进执法改革工作", "推进执法改革"), "推进执法改革[-工作]");
}

/* A text of `count` characters, the same in each run; texts of different seeds have no character in common. */
static char *long_text(size_t count, uint32_t seed)
{
    char *text = malloc(count * 3 + 1), *at = text;
    uint32_t state = seed;

    for (size_t i = 0; i < count; i++) {
        uint32_t c;

        state = state * UINT32_C(1664525) + UINT32_C(1013904223);
        c = 0x4E00 + seed * 0x1000 + (state >> 16) % 0x1000;
        *at++ = (char)(0xE0 | c >> 12);
        *at++ = (char)(0x80 | (c >> 6 & 63));
        *at++ = (char)(0x80 | (c & 63));
    }
    *at = '\0';
    return text;
}

/* The texts compared as a preamble, which has no other to be matched with. */
static fz_comparison *compare_preambles(const char *a, const char *b)
{
    fz_directive *directives[2];
    fz_comparison *comparison;

    for (size_t i = 0; i < 2; i++) {
        const char *text = i ? b : a;
        size_t room = strlen(text) + 300;
        char *xml = malloc(room);

        snprintf(
            xml, room,
            "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>一</title></head><preamble><p>%s</p></preamble>"
            "<task id=\"t1\"><p>一</p></task></directive>",
            text);
        cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), NULL, &directives[i], NULL), FZ_OK);
        free(xml);
    }
    comparison = compare(directives[0], directives[1]);
    fz_directive_unref(directives[0]);
    fz_directive_unref(directives[1]);
    return comparison;
}

Test(pieces, long_texts_that_have_nothing_in_common_are_replaced_as_a_whole)
{
    char *a = long_text(350000, 0), *b = long_text(350000, 1);
    clock_t start = clock();
    fz_comparison *comparison = compare_preambles(a, b);

    cr_assert_str_eq(told(comparison), "part preamble!");
    cr_assert_eq(fz_change_piece_count(fz_comparison_change(comparison, 0)), 2);
    cr_assert_lt((double)(clock() - start) / CLOCKS_PER_SEC, 20, "compared twice, also in a slow build");
    fz_comparison_unref(comparison);
    free(a);
    free(b);
}

Test(pieces, a_small_change_in_a_long_text_is_found)
{
    char *a = long_text(350000, 0), *b = long_text(350000, 0);
    fz_comparison *comparison;

    memcpy(b + 300000, "变", 3);
    memcpy(b + 600000, "变", 3);
    comparison = compare_preambles(a, b);
    cr_assert_str_eq(told(comparison), "part preamble");
    cr_assert_eq(fz_change_piece_count(fz_comparison_change(comparison, 0)), 7);
    fz_comparison_unref(comparison);
    free(a);
    free(b);
}
