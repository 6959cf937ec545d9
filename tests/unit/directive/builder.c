/* The builder: ids that it makes, texts that it joins, order that it keeps. */
#include "support.h"

#include "directive/builder.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static fz__builder *builder;

static void make_builder(void)
{
    builder = fz__builder_new(the_context(), "test");
    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_TITLE, .text = FZ_SLICE("T")});
}

TestSuite(builder, .init = make_builder);

static fz_directive *finish(void)
{
    fz_directive *directive;

    cr_assert_eq(fz__builder_finish(builder, &directive, NULL), FZ_OK);
    fz__builder_free(builder);
    return directive;
}

static void text(const char *words, bool joined)
{
    fz__builder_text(builder, FZ_TEXT_PARAGRAPH, FZ_SLICE(words), FZ_NO_SLICE, joined, NULL);
}

static void task(const char *label, uint32_t number)
{
    fz__builder_task_open(builder, &(fz__task_entry){.label = FZ_SLICE(label), .number = number});
    text("x", false);
    fz__builder_task_close(builder);
}

Test(builder, makes_ids_that_nothing_else_bears)
{
    static const char *const ids[] = {"t1", "t1.2", "t3", "t1-2", "tx.1", "tx.2", "t1.3"};
    fz_directive *d;

    task("1", 1);
    task("一", 1);
    task("（三）", 3);
    task("1/2", 2);
    task(NULL, 0);
    task(NULL, 0);
    task("1", 1);
    d = finish();
    for (size_t i = 0; i < fz_directive_task_count(d); i++)
        cr_assert_str_eq(fz_task_id(fz_directive_task(d, i)), ids[i]);
    fz_directive_unref(d);
}

Test(builder, joins_the_paragraphs_of_a_task_as_its_lines_ran)
{
    fz_directive *d;

    fz__builder_task_open(builder, &(fz__task_entry){.label = FZ_SLICE("1"), .number = 1});
    text("甲。", false);
    fz__builder_text(builder, FZ_TEXT_STATED, FZ_SLICE("（乙局牵头）"), FZ_NO_SLICE, true, NULL);
    text("丙。", true);
    text("丁。", false);
    d = finish();
    cr_assert_str_eq(fz_task_text(fz_directive_task(d, 0)), "甲。丙。\n丁。");
    fz_directive_unref(d);
}

Test(builder, takes_a_unit_once_in_one_role_of_one_task)
{
    fz__assign_entry entry = {.role = FZ_ROLE_LEAD, .unit = FZ_SLICE("甲局")};
    fz_directive *d;

    fz__builder_task_open(builder, &(fz__task_entry){.label = FZ_SLICE("1"), .number = 1});
    text("x", false);
    cr_assert(fz__builder_assign(builder, &entry));
    cr_assert_not(fz__builder_assign(builder, &entry));
    entry.role = FZ_ROLE_COOPERATE;
    cr_assert(fz__builder_assign(builder, &entry));
    fz__builder_task_open(builder, &(fz__task_entry){.label = FZ_SLICE("2"), .number = 2});
    text("x", false);
    cr_assert(fz__builder_assign(builder, &entry));
    d = finish();
    cr_assert_eq(fz_task_assignment_count(fz_directive_task(d, 0)), 2);
    cr_assert_eq(fz_assignment_rank(fz_task_assignment(fz_directive_task(d, 1), 0)), 1);
    fz_directive_unref(d);
}

Test(builder, keeps_text_that_stands_between_sections_and_tasks_where_it_stood)
{
    fz_directive *d;
    char *xml;

    fz__builder_section_open(builder, &(fz__section_entry){.label = FZ_SLICE("一"), .number = 1});
    text("before", false);
    task("1", 1);
    text("between", false);
    fz__builder_section_open(builder, &(fz__section_entry){.label = FZ_SLICE("一"), .number = 1});
    task("2", 2);
    fz__builder_section_close(builder);
    text("after", false);
    d = finish();
    xml = saved(d);
    cr_assert(strstr(xml, "before") < strstr(xml, "id=\"t1\""));
    cr_assert(strstr(xml, "id=\"t1\"") < strstr(xml, "between"));
    cr_assert(strstr(xml, "between") < strstr(xml, "id=\"s1.2\""));
    cr_assert(strstr(xml, "id=\"t2\"") < strstr(xml, "after"));
    cr_assert_eq(fz_section_task_count(fz_directive_section(d, 0)), 2);
    cr_assert_eq(fz_section_parent(fz_directive_section(d, 1)), fz_directive_section(d, 0));
    free(xml);
    fz_directive_unref(d);
}

Test(builder, sorts_the_head_by_field_and_keeps_the_order_within_one)
{
    fz_directive *d;

    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_ADDRESSEE, .text = FZ_SLICE("B")});
    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_SIGNED, .date = 20160125});
    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_ISSUER, .text = FZ_SLICE("I")});
    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_ADDRESSEE, .text = FZ_SLICE("A")});
    d = finish();
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_ADDRESSEE, 0), "B");
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_ADDRESSEE, 1), "A");
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_SIGNED, 0), "2016-01-25");
    cr_assert_null(fz_directive_field(d, FZ_FIELD_ADDRESSEE, 2));
    fz_directive_unref(d);
}
