/* What queries find, in a directive small enough to see. */
#include "fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static fz_directive *small;
static fz_query *query;

static void make(void)
{
    small = sketch("1 公开审计结果 |牵头 甲局 乙局 |配合 *各部门\n" /* before any section */
                   "= 一 总则\n"
                   "2 完善制度 |牵头 乙局\n"
                   "3 加强审计 |牵头 甲局 |配合 乙局 丙局…\n"
                   "= 二 措施\n"
                   "== 一 内设\n"
                   "1 培训 |责任 丙局\n"
                   "2 考核 |牵头 丙局 甲局 |责任 甲局\n"
                   "== 二 外联\n"
                   "1/1 联络 |配合 甲局\n"
                   "1/2 通报 |配合 甲局 丙局\n"
                   "- 收尾审核 |牵头 丁局\n"
                   "= 十 附则\n"
                   "12345 施行 |牵头 乙局");
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
}

static void release(void)
{
    fz_query_unref(query);
    fz_directive_unref(small);
}

TestSuite(query, .init = make, .fini = release);

/* The indices of the tasks that are found, in one string. */
static const char *found(void)
{
    static char text[256];
    const fz_task *tasks[16];
    size_t count = fz_query_run(query, small, tasks, 16);

    text[0] = '\0';
    cr_assert(count <= 16);
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%zu", i ? " " : "", fz_task_index(tasks[i]));
    return text;
}

#define UNIT(name, roles) cr_assert_eq(fz_query_unit(query, name, roles, NULL), FZ_OK)
#define SECTION(citation) cr_assert_eq(fz_query_section(query, citation, NULL), FZ_OK)
#define NUMBER(citation)  cr_assert_eq(fz_query_number(query, citation, NULL), FZ_OK)
#define TEXT(words)       cr_assert_eq(fz_query_text(query, words, NULL), FZ_OK)

Test(query, without_conditions_finds_every_task)
{
    cr_assert_str_eq(found(), "0 1 2 3 4 5 6 7 8");
}

Test(query, finds_a_unit_in_any_role_once_a_task)
{
    UNIT("甲局", 0);
    cr_assert_str_eq(found(), "0 2 4 5 6");
}

Test(query, finds_leads_of_any_rank)
{
    UNIT("甲局", FZ_ROLE_LEAD);
    cr_assert_str_eq(found(), "0 2 4");
}

Test(query, finds_first_leads_alone)
{
    UNIT("甲局", FZ_ROLE_FIRST_LEAD);
    cr_assert_str_eq(found(), "0 2");
}

Test(query, finds_joint_leads_alone)
{
    UNIT("甲局", FZ_ROLE_JOINT_LEAD);
    cr_assert_str_eq(found(), "4");
}

Test(query, finds_either_of_several_roles)
{
    UNIT("丙局", FZ_ROLE_COOPERATE | FZ_ROLE_RESPONSIBLE);
    cr_assert_str_eq(found(), "2 3 6");
}

Test(query, finds_tasks_that_two_units_share)
{
    UNIT("甲局", 0);
    UNIT("丙局", 0);
    cr_assert_str_eq(found(), "2 4 6");
}

Test(query, finds_any_unit_in_a_role)
{
    UNIT(NULL, FZ_ROLE_RESPONSIBLE);
    cr_assert_str_eq(found(), "3 4");
}

Test(query, finds_nothing_for_a_unit_that_is_not_there)
{
    UNIT("戊局", 0);
    cr_assert_str_eq(found(), "");
}

Test(query, forgives_white_space_around_a_name)
{
    UNIT(" 　丁局\n", 0);
    cr_assert_str_eq(found(), "7");
}

Test(query, finds_a_section_with_those_inside_it)
{
    SECTION("第二部分");
    cr_assert_str_eq(found(), "3 4 5 6 7");
}

Test(query, finds_an_inner_section)
{
    SECTION("二（二）");
    cr_assert_str_eq(found(), "5 6 7");
}

Test(query, finds_an_inner_section_by_its_bracket_alone)
{
    SECTION("（一）");
    cr_assert_str_eq(found(), "3 4");
}

Test(query, finds_a_section_by_its_id)
{
    SECTION("s2.2");
    cr_assert_str_eq(found(), "5 6 7");
}

Test(query, finds_the_tasks_of_either_section)
{
    SECTION("十");
    SECTION("1");
    SECTION("二/一");
    cr_assert_str_eq(found(), "1 2 3 4 8");
}

Test(query, offers_the_tasks_of_nested_answers_once)
{
    SECTION("二（一）");
    SECTION("二");
    cr_assert_str_eq(found(), "3 4 5 6 7");
}

Test(query, finds_nothing_in_a_section_that_is_not_there)
{
    SECTION("九");
    cr_assert_str_eq(found(), "");
}

Test(query, finds_a_number_wherever_it_stands)
{
    NUMBER("2");
    cr_assert_str_eq(found(), "1 4");
}

Test(query, finds_what_stands_under_a_number)
{
    NUMBER("1");
    cr_assert_str_eq(found(), "0 3 5 6");
}

Test(query, finds_a_number_under_a_number)
{
    NUMBER("1（2）");
    cr_assert_str_eq(found(), "6");
}

Test(query, finds_a_range_and_a_list)
{
    NUMBER("2-3，12345");
    cr_assert_str_eq(found(), "1 2 4 8");
}

Test(query, finds_a_citation)
{
    NUMBER("第二部分（一）第1至2项");
    cr_assert_str_eq(found(), "3 4");
}

Test(query, finds_words_in_the_text)
{
    TEXT("审计");
    cr_assert_str_eq(found(), "0 2");
}

Test(query, wants_all_words)
{
    TEXT("审计");
    TEXT("加强");
    cr_assert_str_eq(found(), "2");
}

Test(query, does_not_find_characters_that_stand_apart)
{
    TEXT("计审");
    cr_assert_str_eq(found(), "");
}

Test(query, does_not_find_characters_of_no_task)
{
    TEXT("审鑫");
    cr_assert_str_eq(found(), "");
}

Test(query, wants_conditions_of_every_kind)
{
    UNIT("甲局", FZ_ROLE_LEAD);
    SECTION("一");
    TEXT("审计");
    NUMBER("1-9");
    cr_assert_str_eq(found(), "2");
}

Test(query, counts_beyond_the_room_it_is_given)
{
    const fz_task *tasks[3] = {NULL};

    cr_assert_eq(fz_query_run(query, small, NULL, 0), 9);
    cr_assert_eq(fz_query_run(query, small, tasks, 2), 9);
    cr_assert_eq(fz_task_index(tasks[1]), 1);
    cr_assert_null(tasks[2]);
}

Test(query, runs_on_one_directive_after_another)
{
    fz_directive *other = sketch("= 一 总则\n1 审计 |牵头 丁局");

    SECTION("一");
    TEXT("审计");
    cr_assert_str_eq(found(), "2");
    cr_assert_eq(fz_query_run(query, other, NULL, 0), 1);
    cr_assert_str_eq(found(), "2");
    fz_directive_unref(other);
}

Test(query, finds_nothing_in_nothing)
{
    fz_directive *empty = sketch("= 一 总则");

    cr_assert_eq(fz_query_run(query, empty, NULL, 0), 0);
    cr_assert_eq(fz_query_run(NULL, small, NULL, 0), 0);
    cr_assert_eq(fz_query_run(query, NULL, NULL, 0), 0);
    fz_directive_unref(empty);
}

Test(query, outlives_the_context_that_it_was_made_with)
{
    fz_context *context;
    fz_query *own;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_query_new(context, &own), FZ_OK);
    fz_context_unref(context);
    cr_assert_eq(fz_query_ref(own), own);
    fz_query_unref(own);
    cr_assert_eq(fz_query_text(own, "审计", NULL), FZ_OK);
    cr_assert_eq(fz_query_run(own, small, NULL, 0), 2);
    fz_query_unref(own);
    fz_query_unref(NULL);
    cr_assert_null(fz_query_ref(NULL));
}

/* ------------------------------------------------------------------ what is refused */

static void refused(fz_status status, fz_status expected, fz_error *error, const char *message)
{
    cr_expect_eq(status, expected);
    cr_expect_eq(fz_error_status(error), expected);
    cr_expect_str_eq(fz_error_message(error), message);
    fz_error_free(error);
    cr_expect_str_eq(found(), "0 1 2 3 4 5 6 7 8", "a refused condition must leave the query as it was");
}

Test(query, refuses_a_citation_that_it_cannot_read)
{
    fz_error *error;
    const char *message = "cannot read the citation \"17-\"; expected a task such as 17, 30-37, 第17项任务, "
                          "第四部分第17项, or a section such as 七, 第七部分, 七（二）";
    fz_status status = fz_query_number(query, "17-", &error);

    refused(status, FZ_ECITATION, error, message);
}

Test(query, refuses_the_whole_list_for_one_part)
{
    fz_error *error;
    fz_status status = fz_query_number(query, "2,x", &error);

    refused(status, FZ_ECITATION, error,
            "cannot read the citation \"2,x\"; expected a task such as 17, 30-37, 第17项任务, 第四部分第17项, or a "
            "section such as 七, 第七部分, 七（二）");
}

Test(query, refuses_a_section_that_it_cannot_read)
{
    fz_error *error;
    fz_status status = fz_query_section(query, "总则", &error);

    refused(status, FZ_ECITATION, error,
            "cannot read the citation \"总则\"; expected a task such as 17, 30-37, 第17项任务, 第四部分第17项, or a "
            "section such as 七, 第七部分, 七（二）");
}

Test(query, refuses_an_empty_name)
{
    fz_error *error;
    fz_status status = fz_query_unit(query, " 　", 0, &error);

    refused(status, FZ_EUNIT, error, "the unit's name is empty");
}

Test(query, refuses_bytes_that_are_no_text)
{
    fz_error *error;
    fz_status status = fz_query_text(query, "审\xE8\xAE", &error);

    refused(status, FZ_EENCODING, error, "not valid UTF-8 from byte 3: 0xE8");
    cr_assert_eq(fz_query_unit(query, "\xFF", 0, NULL), FZ_EENCODING);
    cr_assert_eq(fz_query_section(query, "\xFF", NULL), FZ_EENCODING);
    cr_assert_eq(fz_query_number(query, "\xFF", NULL), FZ_EENCODING);
}

Test(query, refuses_wrong_calls)
{
    fz_query *none = query;
    fz_error *error;

    fz_status status = fz_query_text(query, "", &error);

    refused(status, FZ_EINVAL, error, "wrong call: fz_query_text: words is empty");
    status = fz_query_text(query, NULL, &error);
    refused(status, FZ_EINVAL, error, "wrong call: fz_query_text: words is NULL");
    status = fz_query_unit(query, "甲局", 32, &error);
    refused(status, FZ_EINVAL, error, "wrong call: fz_query_unit: roles holds an unknown role");
    status = fz_query_section(query, NULL, &error);
    refused(status, FZ_EINVAL, error, "wrong call: fz_query_section: section is NULL");
    status = fz_query_number(query, NULL, &error);
    refused(status, FZ_EINVAL, error, "wrong call: fz_query_number: number is NULL");
    cr_assert_eq(fz_query_unit(NULL, "甲局", 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_section(NULL, "七", NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_number(NULL, "17", NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_text(NULL, "审计", NULL), FZ_EINVAL);
    cr_assert_eq(fz_query_new(NULL, &none), FZ_EINVAL);
    cr_assert_null(none);
    cr_assert_eq(fz_query_new(the_context(), NULL), FZ_EINVAL);
}
