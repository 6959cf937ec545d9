/* What a comparison says of versions whose differences are known. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAYS(a, b, wanted)                                      \
    do {                                                        \
        fz_comparison *comparison = compare_sketches((a), (b)); \
        cr_assert_str_eq(told(comparison), (wanted));           \
        fz_comparison_unref(comparison);                        \
    } while (0)

#define FIVE(third)                                                                   \
    "= 一 简政放权\n1 清理行政审批事项并公布目录 |牵头 甲 乙\n" \
    "2 建立权力清单制度 |牵头 乙 |配合 丙\n" third                                    \
    "= 二 严格执法\n4 推进综合执法改革试点 |牵头 丙\n5 完善执法程序和裁量基准 |牵头 丁 甲 |配合 乙\n"
#define THIRD "3 推行政府法律顾问 |牵头 丁\n"

/* ------------------------------------------------------------------ the issue's own words */

Test(compare, the_reference_has_no_difference_from_itself)
{
    char *xml = reference_xml();
    fz_directive *a = edited(xml, (const char *const[]){NULL}), *b;
    fz_comparison *comparison;

    fz_directive_load_builtin(the_context(), &b, NULL);
    comparison = compare(a, b);
    cr_assert_eq(fz_comparison_change_count(comparison), 0);
    fz_comparison_unref(comparison);
    comparison = compare(a, a);
    cr_assert_eq(fz_comparison_change_count(comparison), 0);
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
    free(xml);
}

/* A task of the reference cut out as XML; free() it. */
static char *task_xml(const char *xml, const char *id)
{
    char mark[32], *text;
    const char *from, *to;

    snprintf(mark, sizeof(mark), "    <task id=\"%s\"", id);
    from = strstr(xml, mark);
    to = strstr(from, "</task>\n") + 8;
    text = calloc((size_t)(to - from) + 1, 1);
    return memcpy(text, from, (size_t)(to - from));
}

Test(compare, one_unit_swapped_one_task_moved_and_one_sentence_changed_are_three_changes)
{
    char *xml = reference_xml(), *moved = task_xml(xml, "t45"), target[] = "    <task id=\"t41\"";
    char *to = malloc(strlen(moved) + sizeof(target));
    fz_directive *a = edited(xml, (const char *const[]){NULL}), *b;
    fz_comparison *comparison;

    sprintf(to, "%s%s", moved, target);
    b = edited(xml, (const char *const[]){moved, "", target, to, "unit=\"县财政局\"", "unit=\"县审计局\"",
                                          "行政执法和刑事司法衔接工作联席会议制度",
                                          "行政执法和刑事司法衔接工作年度通报制度", NULL});
    comparison = compare(a, b);
    cr_assert_str_eq(told(comparison), "assignments 4>4[-县财政局 lead1][+县审计局 lead1] text 21>21 moved 45>45");
    cr_assert_str_eq(fz_change_piece_text(fz_comparison_change(comparison, 1), 1), "联席会议");
    cr_assert_str_eq(fz_change_piece_text(fz_comparison_change(comparison, 1), 2), "年度通报");
    cr_assert_str_eq(fz_section_label(fz_change_old_section(fz_comparison_change(comparison, 2))), "九");
    cr_assert_str_eq(fz_section_label(fz_change_new_section(fz_comparison_change(comparison, 2))), "八");
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
    free(to);
    free(moved);
    free(xml);
}

Test(compare, no_good_file_differs_from_itself)
{
    char path[1024];
    const struct dirent *entry;
    DIR *folder;
    size_t count = 0;

    snprintf(path, sizeof(path), "%s/good", getenv("FZ_TEST_DATA"));
    folder = opendir(path);
    while ((entry = readdir(folder))) {
        fz_directive *a, *b;

        if (*entry->d_name == '.')
            continue;
        snprintf(path, sizeof(path), "%s/good/%s", getenv("FZ_TEST_DATA"), entry->d_name);
        cr_assert_eq(fz_directive_load_path(the_context(), path, &a, NULL), FZ_OK);
        cr_assert_eq(fz_directive_load_path(the_context(), path, &b, NULL), FZ_OK);
        fz_comparison_unref(compare(a, b)); /* which sees that it is empty */
        fz_directive_unref(a);
        fz_directive_unref(b);
        count++;
    }
    closedir(folder);
    cr_assert_gt(count, 30);
}

Test(compare, every_good_file_differs_from_every_other_and_back)
{
    char path[1024];
    const struct dirent *entry;
    DIR *folder;
    fz_directive *all[100];
    size_t count = 0;

    snprintf(path, sizeof(path), "%s/good", getenv("FZ_TEST_DATA"));
    folder = opendir(path);
    while ((entry = readdir(folder)) && count < 100) {
        snprintf(path, sizeof(path), "%s/good/%s", getenv("FZ_TEST_DATA"), entry->d_name);
        if (*entry->d_name != '.')
            cr_assert_eq(fz_directive_load_path(the_context(), path, &all[count++], NULL), FZ_OK);
    }
    closedir(folder);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            fz_comparison_unref(compare(all[i], all[j])); /* which sees that both ways mirror, and empty means equal */
    while (count)
        fz_directive_unref(all[--count]);
}

/* ------------------------------------------------------------------ tasks */

Test(compare, a_task_inserted_renumbers_those_behind_it_and_moves_none)
{
    SAYS(FIVE(THIRD),
         "= 一 简政放权\n1 清理行政审批事项并公布目录 |牵头 甲 乙\n2 完全不同的新任务 |牵头 戊\n"
         "3 建立权力清单制度 |牵头 乙 |配合 丙\n4 推行政府法律顾问 |牵头 丁\n"
         "= 二 严格执法\n5 推进综合执法改革试点 |牵头 丙\n6 完善执法程序和裁量基准 |牵头 丁 甲 |配合 乙\n",
         "added >2 renumbered 2>3 renumbered 3>4 renumbered 4>5 renumbered 5>6");
}

Test(compare, a_task_removed_is_told_where_it_stood)
{
    SAYS(FIVE(THIRD), FIVE(""), "removed 3>");
    SAYS("1 甲乙丙 |牵头 甲\n2 丁戊己 |牵头 甲", "2 丁戊己 |牵头 甲", "removed 1>");
    SAYS(FIVE(THIRD) "6 子丑寅卯 |牵头 甲\n", FIVE(THIRD), "removed 6>");
}

Test(compare, a_new_task_of_the_same_number_is_not_the_old_one)
{
    SAYS(FIVE(THIRD), FIVE("3 春夏秋冬 |牵头 丁\n"), "removed 3> added >3");
}

Test(compare, a_text_may_change_while_a_task_before_it_is_inserted)
{
    SAYS("1 清理行政审批事项并公布目录 |牵头 甲\n2 建立健全权力清单制度 |牵头 乙",
         "1 全新 |牵头 丙\n2 清理行政审批事项并公布目录 |牵头 甲\n3 建立健全权力和责任清单制度 |牵头 乙",
         "added >1 renumbered 1>2 renumbered 2>3 text 2>3");
}

Test(compare, one_pair_may_have_several_changes)
{
    SAYS(FIVE(THIRD),
         "= 一 简政放权\n1 清理行政审批事项并公布目录 |牵头 甲 乙\n2 建立权力清单制度 |牵头 乙 |配合 丙\n"
         "= 二 严格执法\n4 推进综合执法改革试点 |牵头 丙\n5 完善执法程序和裁量基准 |牵头 丁 甲 |配合 乙\n"
         "6 全面推行政府法律顾问 |牵头 戊\n",
         "moved 3>6 renumbered 3>6 text 3>6 assignments 3>6[-丁 lead1][+戊 lead1]");
}

Test(compare, a_section_split_is_a_section_added_and_its_tasks_moved)
{
    SAYS(FIVE(THIRD),
         "= 一 简政放权\n1 清理行政审批事项并公布目录 |牵头 甲 乙\n"
         "= 二 依法决策\n2 建立权力清单制度 |牵头 乙 |配合 丙\n3 推行政府法律顾问 |牵头 丁\n"
         "= 三 严格执法\n4 推进综合执法改革试点 |牵头 丙\n5 完善执法程序和裁量基准 |牵头 丁 甲 |配合 乙\n",
         "section_added >二 moved 2>2 moved 3>3 section_renumbered 二>三");
}

Test(compare, a_section_with_a_new_title_is_known_by_its_tasks)
{
    SAYS(FIVE(THIRD),
         "= 一 职能转变\n1 清理行政审批事项并公布目录 |牵头 甲 乙\n2 建立权力清单制度 |牵头 乙 |配合 丙\n" THIRD
         "= 二 严格执法\n4 推进综合执法改革试点 |牵头 丙\n5 完善执法程序和裁量基准 |牵头 丁 甲 |配合 乙\n",
         "section_title 一>一");
}

Test(compare, a_section_with_a_new_title_and_number_is_known_by_its_tasks)
{
    SAYS("= 一 简政放权\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲",
         "= 一 全新部分\n- 冬 |牵头 甲\n= 二 职能转变\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲",
         "section_added >一 added > section_renumbered 一>二 section_title 一>二");
}

Test(compare, a_section_moved_does_not_move_its_tasks)
{
    SAYS("= 一 甲事\n1 春 |牵头 甲\n2 夏 |牵头 甲\n= 二 乙事\n3 秋 |牵头 甲\n= 三 丙事\n4 冬 |牵头 甲",
         "= 一 丙事\n1 冬 |牵头 甲\n= 二 甲事\n2 春 |牵头 甲\n3 夏 |牵头 甲\n= 三 乙事\n4 秋 |牵头 甲",
         "section_moved 三>一 section_renumbered 三>一 renumbered 4>1 section_renumbered 一>二 renumbered 1>2 "
         "renumbered 2>3 section_renumbered 二>三 renumbered 3>4");
}

Test(compare, a_task_that_changes_its_place_is_moved_and_none_of_those_it_passes)
{
    SAYS("- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲\n- 冬 |牵头 甲",
         "- 冬 |牵头 甲\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲", "moved >");
}

Test(compare, which_of_two_neighbours_has_moved_is_uncertain)
{
    SAYS("- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲", "- 夏 |牵头 甲\n- 春 |牵头 甲\n- 秋 |牵头 甲", "moved >?");
}

Test(compare, equal_texts_are_told_apart_by_assignments_neighbours_and_order)
{
    SAYS("1 按时报告 |牵头 甲\n2 按时报告 |牵头 乙", "1 按时报告 |牵头 甲\n2 按时报告 |牵头 乙", "");
    SAYS("- 按时报告 |牵头 甲\n- 按时报告 |牵头 乙\n- 春 |牵头 甲\n- 夏 |牵头 甲",
         "- 按时报告 |牵头 乙\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 按时报告 |牵头 甲", "moved >");
    SAYS("1 春 |牵头 甲\n2 报告 |牵头 甲\n3 秋 |牵头 甲\n4 报告 |牵头 甲",
         "1 春 |牵头 甲\n3 秋 |牵头 甲\n4 报告 |牵头 甲", "removed 2>");
}

Test(compare, which_of_equal_tasks_is_gone_is_uncertain)
{
    SAYS("1 春 |牵头 甲\n2 报告 |牵头 甲\n3 夏 |牵头 甲\n4 报告 |牵头 甲\n5 秋 |牵头 甲",
         "1 春 |牵头 甲\n2 冬 |牵头 甲\n3 报告 |牵头 甲\n4 寒 |牵头 甲\n5 秋 |牵头 甲",
         "added >2 renumbered 2>3? removed 3> removed 4>? added >4");
}

Test(compare, which_of_two_texts_equally_alike_is_the_new_version_is_uncertain)
{
    SAYS("- 推进依法行政改革 |牵头 甲", "- 推进依法行政改善 |牵头 甲\n- 推进依法行政改进 |牵头 甲", "text >? added >?");
    SAYS("- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲\n- 推进依法行政改革 |牵头 甲",
         "- 推进依法行政改善 |牵头 甲\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 秋 |牵头 甲\n- 推进依法行政改进 |牵头 甲",
         "added >? text >?");
}

/* Both have eight of eleven pairs of characters in common with the old text. */
Test(compare, of_two_texts_equally_alike_the_one_of_the_same_number_is_the_new_version)
{
    SAYS("2 推进依法行政改革工作|牵头 甲", "1 推进依法行政改革事业|牵头 甲\n2 推进依法行政新的工作|牵头 甲",
         "added >1 text 2>2");
}

/* Nine pairs of characters each, two of them in common: 0.22. */
Test(compare, less_likeness_will_do_for_the_same_number_in_the_same_section)
{
    SAYS("2 推进依法行政改革|牵头 甲", "2 推进公共服务均等|牵头 甲", "text 2>2");
    SAYS("2 推进依法行政改革|牵头 甲", "3 推进公共服务均等|牵头 甲", "removed 2> added >3");
    SAYS("- 推进依法行政改革|牵头 甲", "- 推进公共服务均等|牵头 甲", "removed > added >");
    SAYS("= 一 甲事\n2 推进依法行政改革|牵头 甲\n3 春|牵头 甲",
         "= 一 甲事\n3 春|牵头 甲\n= 二 乙事\n2 推进公共服务均等|牵头 甲", "removed 2> section_added >二 added >2");
}

Test(compare, what_was_removed_behind_a_task_that_has_moved_stays_where_it_was)
{
    SAYS("- 春 |牵头 甲\n- 夏 |牵头 甲\n- 推进依法行政改革 |牵头 甲\n- 暑 |牵头 甲\n- 寒 |牵头 甲",
         "- 暑 |牵头 甲\n- 春 |牵头 甲\n- 夏 |牵头 甲\n- 推进依法行政改善 |牵头 甲", "moved > text > removed >");
}

/* 检查检查…: all of them have the same pairs of characters, and each a length of its own. */
static fz_directive *monotonous(uint32_t shortest, bool numbered, const char *around)
{
    static char lines[1 << 16];
    char *at = lines;

    at += sprintf(at, "%s", around);
    for (uint32_t i = 0; i < 60; i++) {
        at += numbered ? sprintf(at, "%u ", i + 1) : sprintf(at, "- ");
        for (uint32_t n = 0; n < shortest + i; n++)
            at += sprintf(at, "检查");
        at += sprintf(at, "|牵头 甲\n");
    }
    sprintf(at, "%s", around);
    return sketch(lines);
}

static void monotonous_says(bool numbered, const char *around_a, const char *around_b, size_t texts)
{
    fz_directive *a = monotonous(2, numbered, around_a), *b = monotonous(100, numbered, around_b);
    fz_comparison *comparison = compare(a, b);

    cr_assert_eq(fz_comparison_kind_count(comparison, FZ_CHANGE_TEXT), texts, "%s", told(comparison));
    cr_assert_eq(fz_comparison_kind_count(comparison, FZ_CHANGE_MOVED), 0);
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
}

Test(compare, tasks_too_much_alike_to_be_told_apart_are_matched_by_neighbourhood_and_number)
{
    monotonous_says(false, "", "", 60);
    monotonous_says(false, "- 春 |牵头 甲\n", "- 春 |牵头 甲\n", 60);
    monotonous_says(true, "- 春 |牵头 甲\n", "- 秋 |牵头 甲\n", 60);
}

/* ------------------------------------------------------------------ assignments */

Test(compare, assignments_are_told_by_unit_role_rank_and_list)
{
    SAYS("1 文 |牵头 甲 乙 |配合 丙", "1 文 |牵头 甲 丁 |配合 丙", "assignments 1>1[-乙 lead2][+丁 lead2]");
    SAYS("1 文 |牵头 甲 |配合 乙 丙", "1 文 |责任 甲 乙 丙",
         "assignments 1>1[甲 lead1>resp1][乙 with1>resp2][丙 with2>resp3]");
    SAYS("1 文 |牵头 甲 乙 丙", "1 文 |牵头 乙 丙", "assignments 1>1[-甲 lead1][乙 lead2>lead1]");
    SAYS("1 文 |配合 甲 乙 丙", "1 文 |配合 乙 丙", "assignments 1>1[-甲 with1]");
    SAYS("1 文 |牵头 甲 乙 丙", "1 文 |牵头 甲 丙 乙", "assignments 1>1[丙 lead3>lead2][乙 lead2>lead3]");
    SAYS("1 文 |配合 甲 乙", "1 文 |配合 甲 乙…", "assignments 1>1[乙 opened]");
    SAYS("1 文 |配合 甲 乙…", "1 文 |配合 甲 乙", "assignments 1>1[乙 closed]");
    SAYS("1 文 |配合 甲 乙…", "1 文 |配合 甲 丙…", "assignments 1>1[-乙 with2][+丙 with2]");
    SAYS("1 文 |配合 甲", "1 文 |配合 *甲", "assignments 1>1[甲 read]");
    SAYS("1 文 |牵头 甲 |配合 甲", "1 文 |牵头 甲", "assignments 1>1[-甲 with1]");
    SAYS("1 文|牵头 甲", "1 文", "assignments 1>1[-甲 lead1]");
}

Test(compare, deadlines_persons_and_fields_are_changes_of_their_own)
{
    SAYS("1 文 |牵头 甲 |时限 2016年底前", "1 文 |牵头 甲 |时限 2017年6月底前", "due 1>1");
    SAYS("1 文 |牵头 甲 |时限 2016年底前", "1 文 |牵头 甲", "due 1>1");
    SAYS("1 文 |牵头 甲 |牵头领导： 王某", "1 文 |牵头 甲 |牵头领导： 李某", "details 1>1");
    SAYS("1 文 |牵头 甲 |指标= 十件", "1 文 |牵头 甲 |指标= 百件", "details 1>1");
}

/* ------------------------------------------------------------------ the rest of the document */

#define WHOLE                                                                                                         \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>关于甲的意见</title><addressee>乙</addressee>" \
    "<signed>2016-01-25</signed></head><preamble><p>为做好甲，制定本意见。</p></preamble>"                 \
    "<section id=\"s1\" n=\"1\" label=\"一\" mark=\"一、\"><title>总则</title><p>坚持甲。</p>"               \
    "<task id=\"t1\" n=\"1\" label=\"1\" mark=\"1.\"><p>做好甲。</p><stated>牵头单位:丙</stated>"            \
    "<assign role=\"lead\" rank=\"1\" "                                                                               \
    "unit=\"丙\"/></task></section><closing><p>各单位要认真落实。</p></closing></directive>"

static void whole_says(const char *from, const char *to, const char *wanted)
{
    fz_directive *a = edited(WHOLE, (const char *const[]){NULL});
    fz_directive *b = edited(WHOLE, (const char *const[]){from, to, NULL});
    fz_comparison *comparison = compare(a, b);

    cr_assert_str_eq(told(comparison), wanted);
    fz_comparison_unref(comparison);
    fz_directive_unref(a);
    fz_directive_unref(b);
}

Test(compare, head_parts_and_sections_are_compared)
{
    whole_says("关于甲的意见", "关于乙的意见", "head title");
    whole_says("<addressee>乙</addressee>", "<addressee>乙</addressee><addressee>丁</addressee>", "head addressee");
    whole_says("2016-01-25", "2017-01-25", "head signed");
    whole_says("制定本意见", "制定本方案", "part preamble");
    whole_says("认真落实", "抓好落实", "part closing");
    whole_says("坚持甲", "坚持乙", "section_text 一>一");
    whole_says("总则", "总体要求和原则", "section_title 一>一");
    whole_says("一、", "一.", "section_renumbered 一>一");
    whole_says("mark=\"1.\"", "mark=\"1、\"", "renumbered 1>1");
    whole_says("牵头单位:丙", "牵头部门:丙", "statement 1>1");
    whole_says("牵头单位:丙", "牵头单位：丙", "statement 1>1~");
    whole_says("<stated>", "<stated joined=\"true\">", "other");
}

Test(compare, a_difference_of_white_space_and_width_alone_is_marked)
{
    SAYS("1 完善制度,加强监督:甲 |牵头 甲", "1 完善制度，加强监督：甲 |牵头 甲", "text 1>1~");
    SAYS("1 完善制度,加强监督 |牵头 甲", "1 完善制度，加强督查 |牵头 甲", "text 1>1");
}

/* ------------------------------------------------------------------ the object */

Test(compare, arguments_that_are_missing_are_refused)
{
    fz_directive *d = sketch("1 文 |牵头 甲");
    fz_comparison *comparison = (fz_comparison *)&d;
    fz_error *error;

    cr_assert_eq(fz_compare(NULL, d, d, &comparison, &error), FZ_EINVAL);
    cr_assert_null(comparison);
    fz_error_free(error);
    cr_assert_eq(fz_compare(the_context(), NULL, d, &comparison, &error), FZ_EINVAL);
    cr_assert_str_eq(fz_error_message(error), "wrong call: fz_compare: a is NULL");
    fz_error_free(error);
    cr_assert_eq(fz_compare(the_context(), d, NULL, &comparison, NULL), FZ_EINVAL);
    cr_assert_eq(fz_compare(the_context(), d, d, NULL, NULL), FZ_EINVAL);
    fz_directive_unref(d);
}

Test(compare, nothing_has_no_changes)
{
    fz_comparison *comparison = compare_sketches("1 文 |牵头 甲", "1 文 |牵头 乙");
    const fz_change *change = fz_comparison_change(comparison, 0);

    cr_assert_null(fz_comparison_ref(NULL));
    fz_comparison_unref(NULL);
    cr_assert_null(fz_comparison_old(NULL));
    cr_assert_null(fz_comparison_new(NULL));
    cr_assert_eq(fz_comparison_change_count(NULL), 0);
    cr_assert_eq(fz_comparison_kind_count(NULL, FZ_CHANGE_TEXT), 0);
    cr_assert_eq(fz_comparison_kind_count(comparison, (fz_change_kind)0), 0);
    cr_assert_eq(fz_comparison_kind_count(comparison, FZ_CHANGE_COUNT_), 0);
    cr_assert_null(fz_comparison_change(NULL, 0));
    cr_assert_null(fz_comparison_change(comparison, 1));
    cr_assert_eq(fz_change_kind_of(NULL), 0);
    cr_assert_eq(fz_change_flags(NULL), 0);
    cr_assert_null(fz_change_old_task(NULL));
    cr_assert_null(fz_change_new_task(NULL));
    cr_assert_null(fz_change_old_section(NULL));
    cr_assert_null(fz_change_new_section(NULL));
    cr_assert_eq(fz_change_field(NULL), FZ_FIELD_COUNT_);
    cr_assert_eq(fz_change_part(change), FZ_PART_COUNT_);
    cr_assert_eq(fz_change_part(NULL), FZ_PART_COUNT_);
    cr_assert_null(fz_change_old_text(change));
    cr_assert_null(fz_change_old_text(NULL));
    cr_assert_null(fz_change_new_text(NULL));
    cr_assert_eq(fz_change_piece_count(NULL), 0);
    cr_assert_eq(fz_change_piece_kind(change, 0), FZ_PIECE_EQUAL);
    cr_assert_null(fz_change_piece_text(change, 0));
    cr_assert_eq(fz_change_assignment_count(NULL), 0);
    cr_assert_eq(fz_change_assignment_kind(NULL, 0), 0);
    cr_assert_eq(fz_change_assignment_kind(change, 2), 0);
    cr_assert_null(fz_change_assignment_old(change, 1), "what was added was not there");
    cr_assert_null(fz_change_assignment_new(NULL, 0));
    fz_comparison_unref(comparison);
}

Test(compare, a_comparison_keeps_its_directives)
{
    fz_directive *a = sketch("1 文字|牵头 甲"), *b = sketch("1 文章|牵头 甲");
    fz_comparison *comparison = compare(a, b), *again = fz_comparison_ref(comparison);

    cr_assert_eq(fz_comparison_old(comparison), a);
    cr_assert_eq(fz_comparison_new(comparison), b);
    fz_directive_unref(a);
    fz_directive_unref(b);
    fz_comparison_unref(comparison);
    cr_assert_str_eq(fz_change_old_text(fz_comparison_change(again, 0)), "文字");
    cr_assert_str_eq(fz_task_text(fz_change_new_task(fz_comparison_change(again, 0))), "文章");
    fz_comparison_unref(again);
}

static void *read_often(void *shared)
{
    const fz_comparison *comparison = shared;
    size_t sum = 0;

    for (size_t n = 0; n < 2000; n++)
        for (size_t i = 0; i < fz_comparison_change_count(comparison); i++) {
            const fz_change *change = fz_comparison_change(comparison, i);

            for (size_t k = 0; k < fz_change_piece_count(change); k++)
                sum += strlen(fz_change_piece_text(change, k));
            sum += fz_change_assignment_count(change) + fz_change_flags(change);
        }
    return (void *)(uintptr_t)sum;
}

Test(compare, any_number_of_threads_read_one_comparison)
{
    fz_comparison *comparison = compare_sketches("1 文字甲 |牵头 甲", "1 文字乙 |牵头 乙");
    uintptr_t alone = (uintptr_t)read_often(comparison);
    pthread_t threads[4];
    void *sum;

    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, read_often, comparison), 0);
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], &sum);
        cr_assert_eq((uintptr_t)sum, alone);
    }
    cr_assert_gt(alone, 0);
    fz_comparison_unref(comparison);
}
