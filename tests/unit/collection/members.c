/* Directives come and go, and the lists with them. */
#include "../query/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_collection *empty(void)
{
    fz_collection *c;

    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    return c;
}

/* Add a sketch; the collection alone holds it then. */
static fz_directive *add(fz_collection *c, const char *lines)
{
    fz_directive *d = sketch(lines);

    cr_assert_eq(fz_collection_add(c, d, NULL), FZ_OK);
    fz_directive_unref(d);
    return d;
}

static void leads(const fz_collection *c, const char *unit, uint32_t roles, const char *texts)
{
    const fz_task *tasks[16];
    size_t count = fz_collection_unit_tasks(c, unit, roles, tasks, 16);
    char found[256] = "";

    for (size_t i = 0; i < count; i++)
        strcat(strncat(found, fz_task_text(tasks[i]), strlen("子")), " ");
    cr_assert_str_eq(found, texts);
}

Test(members, an_empty_collection_has_nothing)
{
    fz_collection *c = empty();

    cr_assert_eq(fz_collection_count(c), 0);
    cr_assert_eq(fz_collection_task_count(c), 0);
    cr_assert_null(fz_collection_directive(c, 0));
    cr_assert_eq(fz_collection_unit_tasks(c, "甲局", 0, NULL, 0), 0);
    cr_assert_eq(fz_collection_sections(c, "一", NULL, 0), 0);
    fz_collection_unref(c);
}

Test(members, tasks_come_by_directive_and_then_as_in_the_document)
{
    fz_collection *c = empty();

    add(c, "1 子 |牵头 甲局 乙局\n2 丑 |配合 甲局");
    add(c, "1 寅 |牵头 乙局 甲局\n2 卯 |责任 甲局 |牵头 乙局");
    cr_assert_eq(fz_collection_count(c), 2);
    cr_assert_eq(fz_collection_task_count(c), 4);
    leads(c, "甲局", 0, "子 丑 寅 卯 ");
    leads(c, "甲局", FZ_ROLE_LEAD, "子 寅 ");
    leads(c, "甲局", FZ_ROLE_FIRST_LEAD, "子 ");
    leads(c, "甲局", FZ_ROLE_JOINT_LEAD, "寅 ");
    leads(c, "甲局", FZ_ROLE_FIRST_LEAD | FZ_ROLE_RESPONSIBLE, "子 卯 ");
    leads(c, "乙局", FZ_ROLE_ANY, "子 寅 卯 ");
    leads(c, "丙局", 0, "");
    fz_collection_unref(c);
}

Test(members, what_does_not_fit_is_counted)
{
    fz_collection *c = empty();
    const fz_task *tasks[2] = {NULL, NULL};

    add(c, "1 子 |牵头 甲局\n2 丑 |牵头 甲局");
    cr_assert_eq(fz_collection_unit_tasks(c, "甲局", 0, tasks, 1), 2);
    cr_assert_str_eq(fz_task_text(tasks[0]), "子 ");
    cr_assert_null(tasks[1]);
    fz_collection_unref(c);
}

Test(members, a_task_in_which_a_unit_is_named_in_two_ways_is_found_once)
{
    fz_collection *c = empty();

    add(c, "1 子 |牵头 县局 縣局");
    leads(c, "县局", 0, "子 ");
    leads(c, "縣局", FZ_ROLE_LEAD, "子 ");
    leads(c, "县局", FZ_ROLE_FIRST_LEAD, "子 ");
    fz_collection_unref(c);
}

Test(members, a_query_asks_for_names_as_written)
{
    fz_collection *c = empty();
    fz_query *query;

    add(c, "1 子 |牵头 县局");
    add(c, "1 丑 |牵头 縣局");
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_unit(query, "縣局", 0, NULL), FZ_OK);
    cr_assert_eq(fz_collection_run(c, query, NULL, 0), 1);
    cr_assert_eq(fz_collection_unit_tasks(c, "縣局", 0, NULL, 0), 2);
    fz_query_unref(query);
    fz_collection_unref(c);
}

Test(members, a_directive_is_added_once)
{
    fz_collection *c = empty();
    fz_directive *d = add(c, "1 子 |牵头 甲局");
    fz_error *error = NULL;

    cr_assert_eq(fz_collection_add(c, d, &error), FZ_EMEMBER);
    cr_assert_str_eq(fz_error_message(error), "\"sketch\" is in the collection already; each directive is added once");
    fz_error_free(error);
    cr_assert_eq(fz_collection_count(c), 1);
    leads(c, "甲局", 0, "子 ");
    fz_collection_unref(c);
}

Test(members, what_is_removed_is_found_no_more)
{
    fz_collection *c = empty();
    fz_directive *a = add(c, "= 一 题\n1 子 |牵头 甲局"), *b = add(c, "= 一 题\n1 丑 |牵头 甲局"),
                 *d = add(c, "= 二 题\n1 寅 |牵头 甲局");

    cr_assert_eq(fz_collection_remove(c, b, NULL), FZ_OK);
    leads(c, "甲局", 0, "子 寅 ");
    cr_assert_eq(fz_collection_count(c), 2);
    cr_assert_eq(fz_collection_task_count(c), 2);
    cr_assert_eq(fz_collection_directive(c, 0), a);
    cr_assert_eq(fz_collection_directive(c, 1), d);
    cr_assert_eq(fz_collection_sections(c, "题", NULL, 0), 2);
    cr_assert_eq(fz_collection_sections(c, "一", NULL, 0), 1);
    cr_assert_eq(fz_collection_remove(c, a, NULL), FZ_OK);
    cr_assert_eq(fz_collection_remove(c, d, NULL), FZ_OK);
    leads(c, "甲局", 0, "");
    add(c, "1 卯 |牵头 甲局");
    leads(c, "甲局", 0, "卯 ");
    fz_collection_unref(c);
}

Test(members, what_is_not_there_is_not_removed)
{
    fz_collection *c = empty();
    fz_directive *d = sketch("1 子 |牵头 甲局");
    fz_error *error = NULL;

    cr_assert_eq(fz_collection_remove(c, d, &error), FZ_ENOMEMBER);
    cr_assert_str_eq(fz_error_message(error),
                     "\"sketch\" is not in the collection; expected a directive that was added");
    fz_error_free(error);
    fz_directive_unref(d);
    fz_collection_unref(c);
}

/* Sections by their labels and titles; what is both is found once. */
Test(members, sections_are_found_by_label_and_by_title)
{
    fz_collection *c = empty();
    const fz_section *sections[4];

    add(c, "= 一 普法\n= 二 一");
    add(c, "= 一 執法\n1 子 |牵头 甲局");
    cr_assert_eq(fz_collection_sections(c, "一", sections, 4), 3);
    cr_assert_str_eq(fz_section_title(sections[0]), "普法");
    cr_assert_str_eq(fz_section_title(sections[1]), "一");
    cr_assert_str_eq(fz_section_title(sections[2]), "執法");
    cr_assert_eq(fz_collection_sections(c, "执法", sections, 4), 1);
    cr_assert_eq(fz_collection_sections(c, "法", sections, 4), 0);
    fz_collection_unref(c);
}

Test(members, a_collection_keeps_its_directives_alive)
{
    fz_collection *c = empty(), *same = fz_collection_ref(c);

    add(c, "1 子 |牵头 甲局");
    fz_collection_unref(c);
    leads(same, "甲局", 0, "子 ");
    fz_collection_unref(same);
}

/* 县政府法制办 was merged into 县司法局 in 2019: the built-in registry says so. */
Test(members, a_body_has_the_tasks_of_all_units_that_it_is)
{
    fz_collection *c = empty();
    fz_directive *builtin;
    fz_registry *registry;
    fz_match match = {.size = sizeof(match)};
    fz_query *query;
    size_t wanted;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &builtin, NULL), FZ_OK);
    cr_assert_eq(fz_registry_load_builtin(the_context(), &registry, NULL), FZ_OK);
    cr_assert_eq(fz_collection_add(c, builtin, NULL), FZ_OK);
    cr_assert_eq(fz_collection_set_registry(c, registry, fz_date_parse("2020-01-01"), NULL), FZ_OK);
    cr_assert_eq(fz_registry_resolve(registry, "县司法局", fz_date_parse("2020-01-01"), NULL, &match, 1), 1);
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(query, registry, fz_date_parse("2020-01-01"), 0, NULL), FZ_OK);
    cr_assert_eq(fz_query_unit(query, "县司法局", FZ_ROLE_LEAD, NULL), FZ_OK);
    wanted = fz_query_run(query, builtin, NULL, 0);
    cr_assert_gt(wanted, fz_collection_unit_tasks(c, "县司法局", FZ_ROLE_LEAD, NULL, 0));
    cr_assert_eq(fz_collection_run(c, query, NULL, 0), wanted);
    cr_assert_eq(fz_collection_body_tasks(c, match.body, FZ_ROLE_LEAD, NULL, 0), wanted);
    cr_assert_eq(fz_collection_remove(c, builtin, NULL), FZ_OK);
    cr_assert_eq(fz_collection_body_tasks(c, match.body, FZ_ROLE_LEAD, NULL, 0), 0);
    cr_assert_eq(fz_collection_add(c, builtin, NULL), FZ_OK);
    cr_assert_eq(fz_collection_body_tasks(c, match.body, FZ_ROLE_LEAD, NULL, 0), wanted);
    cr_assert_eq(fz_collection_set_registry(c, NULL, 0, NULL), FZ_OK);
    cr_assert_eq(fz_collection_body_tasks(c, match.body, FZ_ROLE_LEAD, NULL, 0), 0);
    fz_query_unref(query);
    fz_registry_unref(registry);
    fz_directive_unref(builtin);
    fz_collection_unref(c);
}

Test(members, null_is_refused_or_has_nothing)
{
    fz_collection *c;

    cr_assert_eq(fz_collection_new(NULL, &c), FZ_EINVAL);
    cr_assert_null(c);
    cr_assert_eq(fz_collection_new(the_context(), NULL), FZ_EINVAL);
    c = empty();
    cr_assert_eq(fz_collection_add(c, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_collection_add(NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_collection_remove(c, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_collection_set_registry(NULL, NULL, 0, NULL), FZ_EINVAL);
    cr_assert_eq(fz_collection_run(c, NULL, NULL, 0), 0);
    cr_assert_eq(fz_collection_run(NULL, NULL, NULL, 0), 0);
    cr_assert_eq(fz_collection_body_tasks(c, NULL, 0, NULL, 0), 0);
    cr_assert_eq(fz_collection_unit_tasks(c, NULL, 0, NULL, 0), 0);
    cr_assert_eq(fz_collection_sections(c, NULL, NULL, 0), 0);
    cr_assert_null(fz_collection_ref(NULL));
    fz_collection_unref(NULL);
    fz_collection_unref(c);
}
