/* Requirements as the importer finds them: their places in the issuer's text, and that whatever words come together, what is
 * found is quoted rightly and is such as the loader takes. The samples of tests/data/import say what is found. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Test(requirements, of_the_reference_text_stand_where_they_say_in_the_source)
{
    size_t length, count = 0;
    char *text = reference_text(&length);
    fz_directive *d = import_bytes(text, length);

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);

        for (size_t j = 0; j < fz_task_requirement_count(task); j++, count++) {
            const fz_requirement *r = fz_task_requirement(task, j);
            fz_place place = {.size = sizeof(place)};

            fz_requirement_place(r, &place);
            cr_assert_eq(strncmp(text + place.offset, fz_requirement_text(r), fz_requirement_length(r)), 0, "%s",
                         fz_requirement_text(r));
            cr_assert_eq(place.length, fz_requirement_length(r));
        }
    }
    cr_assert_eq(count, 8);
    fz_directive_unref(d);
    free(text);
}

Test(requirements, of_uncertain_value_in_the_reference_text_are_noted_and_not_made)
{
    static const struct {
        fz_status status;
        size_t count;
    } expected[] = {{FZ_FPERIOD, 4},    {FZ_FRECURS, 1}, {FZ_FEXTENT, 2}, {FZ_FTIMELIMIT, 2},
                    {FZ_FCONDITION, 2}, {FZ_FAMOUNT, 0}, {FZ_FBROKEN, 0}};
    size_t length;
    char *text = reference_text(&length);
    fz_directive *d = import_bytes(text, length);

    for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++) {
        size_t count = 0;

        for (size_t j = 0; j < fz_directive_finding_count(d); j++)
            count += fz_finding_status(fz_directive_finding(d, j)) == expected[i].status;
        cr_assert_eq(count, expected[i].count, "%s: %zu", fz_status_name(expected[i].status), count);
    }
    fz_directive_unref(d);
    free(text);
}

static const char *const pieces[] = {"每年",
                                     "每月",
                                     "每季度",
                                     "每两年",
                                     "不少于",
                                     "至少",
                                     "2次",
                                     "20个",
                                     "百分之八十",
                                     "1.5万元",
                                     "达到",
                                     "95%",
                                     "以上",
                                     "以内",
                                     "左右",
                                     "的",
                                     "，",
                                     "。",
                                     "、",
                                     "；",
                                     "（",
                                     "）",
                                     "未经",
                                     "批准",
                                     "不得",
                                     "收费",
                                     "严禁",
                                     "禁止",
                                     "方可",
                                     "底",
                                     "2016年",
                                     "前",
                                     "6月",
                                     "12月4日",
                                     "2月30日",
                                     "30个工作日",
                                     "内",
                                     "定期",
                                     "年度",
                                     "计划",
                                     "制定",
                                     "开展",
                                     "检查",
                                     "报告",
                                     "“",
                                     "”",
                                     "《",
                                     "》",
                                     "\n",
                                     "新建",
                                     "零",
                                     "二十",
                                     "两",
                                     "三",
                                     "第",
                                     "次",
                                     "限期",
                                     "全覆盖",
                                     "前提下",
                                     "一年",
                                     "一次",
                                     "到",
                                     "截至",
                                     "为",
                                     "不低于",
                                     "率",
                                     "100％",
                                     "2,000亩",
                                     " ",
                                     "年内",
                                     "今年",
                                     "上半年",
                                     "末",
                                     "至",
                                     "第一季度",
                                     "-",
                                     "7",
                                     "期",
                                     "/年",
                                     "：",
                                     "县财政局负责",
                                     "（县财政局牵头，2016年底前完成）",
                                     "\xEE\x80\x84",
                                     "嚴禁",
                                     "0.5"};

static size_t make_soup(char *text, size_t capacity, uint32_t *state)
{
    size_t at = (size_t)snprintf(text, capacity, "关于某事的实施方案\n一、任务\n");

    for (int task = 1; task < 4; task++) {
        at += (size_t)snprintf(text + at, capacity - at, "%d.修路", task);
        for (uint32_t left = (*state = *state * 1103515245 + 12345) >> 16 & 31; left; left--) {
            *state = *state * 1103515245 + 12345;
            at += (size_t)snprintf(text + at, capacity - at, "%s",
                                   pieces[(*state >> 16) % (sizeof(pieces) / sizeof(*pieces))]);
        }
        at += (size_t)snprintf(text + at, capacity - at, "。\n责任单位：县教育局\n");
    }
    return at + (size_t)snprintf(text + at, capacity - at, "以上意见请认真落实。\n某县人民政府\n2016年1月25日\n");
}

static size_t check_quotations(const fz_directive *d, const char *soup)
{
    size_t count = 0;

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);

        for (size_t j = 0; j < fz_task_requirement_count(task); j++, count++) {
            const fz_requirement *r = fz_task_requirement(task, j);

            cr_assert_eq(strncmp(fz_task_text(task) + fz_requirement_offset(r), fz_requirement_text(r),
                                 fz_requirement_length(r)),
                         0, "%s\nin %s", fz_requirement_text(r), soup);
        }
    }
    return count;
}

static void check_round_trip(const fz_directive *d, const char *soup)
{
    fz_directive *again;
    fz_error *error;
    char *xml = saved(d);

    cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), "x", &again, &error), FZ_OK,
                 "%s at %s\nof %s", fz_error_message(error), fz_error_path(error), soup);
    cr_assert(fz_directive_equal(d, again), "%s", soup);
    fz_directive_unref(again);
    free(xml);
}

Test(requirements, of_any_soup_of_words_are_quoted_rightly_and_such_as_the_loader_takes)
{
    uint32_t state = 7;
    size_t found = 0;

    for (int i = 0; i < 500; i++) {
        char soup[16384];
        size_t length = make_soup(soup, sizeof(soup), &state);
        fz_directive *d;

        if (fz_directive_import_memory(the_context(), soup, length, "soup", "UTF-8", &d, NULL) != FZ_OK)
            continue;
        found += check_quotations(d, soup);
        check_round_trip(d, soup);
        fz_directive_unref(d);
    }
    cr_assert_gt(found, 500);
}
