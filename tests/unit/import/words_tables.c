/* Words that head the columns of tables, one by one: each in a text where it alone makes the difference. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* A table of two columns and who leads; the text of its first task. */
static fz_directive *import_table(const char *first, const char *second)
{
    char text[512];

    snprintf(text, sizeof(text),
             "2020年重点任务分解表\n%s | %s | 牵头单位\n甲乙 | 丙丁 | 县教育局\n戊己 | 庚辛 | 县卫健局\n", first,
             second);
    return import_bytes(text, strlen(text));
}

/* Heads of columns, from those that name the task best to those that name it least. */
static const char *const task_heads[][8] = {
    {"任务名称", "工作任务"},
    {"任务", "重点工作", "主要工作", "工作事项", "项目名称", "问题"},
    {"事项", "指标名称"},
    {"项目内容", "工作内容", "内容"},
    {"举措", "项目", "工作要点"},
    {"措施"},
    {"工作", "指标"},
    {"目标"},
};

static void expect_task(const char *first, const char *second, const char *text)
{
    fz_directive *d = import_table(first, second);

    cr_expect_eq(fz_directive_task_count(d), 2, "%s, %s", first, second);
    if (fz_directive_task_count(d) > 0)
        cr_expect_str_eq(fz_task_text(fz_directive_task(d, 0)), text, "%s, %s", first, second);
    fz_directive_unref(d);
}

Test(words_tables, that_head_columns_of_tasks_give_way_to_better_ones)
{
    const size_t count = sizeof(task_heads) / sizeof(*task_heads);

    for (size_t i = 0; i < count; i++)
        for (size_t a = 0; task_heads[i][a]; a++) {
            expect_task(task_heads[i][a], "备注", "甲乙");
            for (size_t b = 0; i + 1 < count && task_heads[i + 1][b]; b++) {
                expect_task(task_heads[i][a], task_heads[i + 1][b], "甲乙");
                expect_task(task_heads[i + 1][b], task_heads[i][a], "丙丁");
            }
            for (size_t b = 0; task_heads[i][b]; b++) /* of two that are as good the first */
                if (a != b)
                    expect_task(task_heads[i][a], task_heads[i][b], "甲乙");
        }
}

Test(words_tables, that_head_other_columns_are_no_tasks)
{
    static const char *const heads[] = {"任务分类", "任务类别", "类别",     "分类",     "领域", "板块",
                                        "一级指标", "任务类型", "工作类型", "指标要求", NULL};

    for (size_t i = 0; heads[i]; i++) {
        fz_directive *d = import_table(heads[i], "目标");
        const fz_task *task = fz_directive_task(d, 0);

        cr_expect_str_eq(fz_task_text(task), "丙丁", "%s", heads[i]);
        cr_expect_eq(fz_task_field_count(task), 1, "%s", heads[i]);
        cr_expect_str_eq(fz_task_field_name(task, 0), heads[i]);
        cr_expect_str_eq(fz_task_field_text(task, 0), "甲乙", "%s", heads[i]);
        fz_directive_unref(d);
    }
}

Test(words_tables, that_head_columns_of_duties_give_the_responsible_units)
{
    static const char *const heads[] = {"责任", "负责", "分工", "责任分工", "落实", "责任单位", NULL};

    for (size_t i = 0; heads[i]; i++) {
        fz_directive *d = import_format("重点任务分解表\n工作任务 | %s\n甲乙 | 县教育局\n丙丁 | 县卫健局\n", heads[i]);
        const fz_task *task = fz_directive_task_count(d) == 2 ? fz_directive_task(d, 1) : NULL;
        const fz_assignment *a = task && fz_task_assignment_count(task) == 1 ? fz_task_assignment(task, 0) : NULL;

        cr_expect_not_null(a, "%s", heads[i]);
        if (a) {
            cr_expect_eq(fz_assignment_role(a), FZ_ROLE_RESPONSIBLE, "%s", heads[i]);
            cr_expect_str_eq(fz_unit_name(fz_assignment_unit(a)), "县卫健局", "%s", heads[i]);
        }
        fz_directive_unref(d);
    }
}

Test(words_tables, that_head_columns_of_numbers_give_the_task_its_own)
{
    static const char *const heads[] = {"序号", "编号", NULL};

    for (size_t i = 0; heads[i]; i++) {
        fz_directive *d = import_format("重点任务分解表\n%s | 工作任务 | 牵头单位\n7 | 甲乙 | 县教育局\n"
                                        "9 | 丙丁 | 县卫健局\n",
                                        heads[i]);

        cr_expect_str_eq(fz_task_label(fz_directive_task(d, 1)), "9", "%s", heads[i]);
        fz_directive_unref(d);
    }
}

Test(words_tables, that_head_columns_of_kinds_make_a_header_with_a_role)
{
    static const char *const heads[] = {"任务分类", "任务类别", "类别", "分类", "领域", "板块", "一级指标", NULL};

    for (size_t i = 0; heads[i]; i++)
        fz_directive_unref(
            import_format("重点任务分解表\n%s | 牵头单位\n甲乙 | 县教育局\n丙丁 | 县卫健局\n", heads[i]));
}
