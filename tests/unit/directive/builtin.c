/* The built-in directive, by the figures that were counted in the source text (tests/data counts them again without the
 * library). */
#include "support.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static size_t count_tasks(const fz_directive *d, const char *unit, uint32_t roles)
{
    return fz_unit_task_count(fz_directive_unit_by_name(d, unit), roles);
}

Test(builtin, has_twelve_sections_and_68_tasks)
{
    fz_directive *d = load_builtin();

    cr_assert_eq(fz_directive_section_count(d), 12);
    cr_assert_eq(fz_directive_task_count(d), 68);
    fz_directive_unref(d);
}

Test(builtin, counts_the_tasks_of_its_busiest_units)
{
    fz_directive *d = load_builtin();

    cr_assert_eq(count_tasks(d, "县政府法制办", FZ_ROLE_LEAD), 41);
    cr_assert_eq(count_tasks(d, "县政府办", FZ_ROLE_LEAD), 37);
    cr_assert_eq(count_tasks(d, "县政府办", FZ_ROLE_FIRST_LEAD), 36);
    cr_assert_eq(count_tasks(d, "县司法局", FZ_ROLE_LEAD), 12);
    cr_assert_eq(count_tasks(d, "县政府各有关部门", FZ_ROLE_COOPERATE), 66);
    cr_assert_eq(count_tasks(d, "县政府办", FZ_ROLE_FIRST_LEAD | FZ_ROLE_JOINT_LEAD), 37);
    fz_directive_unref(d);
}

Test(builtin, has_141_leads_and_75_cooperations_of_28_units)
{
    fz_directive *d = load_builtin();
    size_t leads = 0, cooperations = 0, leaders = 0;

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);

        for (size_t j = 0; j < fz_task_assignment_count(task); j++) {
            leads += fz_assignment_role(fz_task_assignment(task, j)) == FZ_ROLE_LEAD;
            cooperations += fz_assignment_role(fz_task_assignment(task, j)) == FZ_ROLE_COOPERATE;
        }
    }
    for (size_t i = 0; i < fz_directive_unit_count(d); i++)
        leaders += fz_unit_task_count(fz_directive_unit(d, i), FZ_ROLE_LEAD) > 0;
    cr_assert_eq(leads, 141);
    cr_assert_eq(cooperations, 75);
    cr_assert_eq(fz_directive_unit_count(d), 28);
    cr_assert_eq(leaders, 23);
    fz_directive_unref(d);
}

Test(builtin, says_who_issued_it_to_whom_and_when)
{
    fz_directive *d = load_builtin();

    cr_assert_str_eq(fz_directive_title(d), "关于加快推进法治政府建设的实施意见");
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_ISSUER, 0), "中阳县人民政府");
    cr_assert_eq(fz_directive_field_count(d, FZ_FIELD_ADDRESSEE), 2);
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_ADDRESSEE, 1), "县直有关单位");
    cr_assert_eq(fz_directive_day(d, FZ_FIELD_SIGNED), 20160125);
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_PUBLISHED, 0), "2016-03-21");
    cr_assert_null(fz_directive_field(d, FZ_FIELD_DOC_NUMBER, 0));
    cr_assert_str_eq(fz_directive_basis_number(d, 0), "晋政发〔2015〕4号");
    cr_assert_str_eq(fz_directive_region(d), "141129");
    fz_directive_unref(d);
}

Test(builtin, keeps_the_open_list_of_task_13)
{
    fz_directive *d = load_builtin();
    const fz_task *task = fz_directive_task_by_id(d, "t13");
    const fz_assignment *last = fz_task_assignment(task, fz_task_assignment_count(task) - 1);

    cr_assert_str_eq(fz_unit_name(fz_assignment_unit(last)), "县卫计局");
    cr_assert(fz_assignment_is_open(last));
    cr_assert_not(fz_assignment_is_open(fz_task_assignment(task, 2)));
    cr_assert(fz_task_is_open_ended(task));
    cr_assert_eq(fz_assignment_rank(last), 7);
    cr_assert_not(fz_task_is_open_ended(fz_directive_task_by_id(d, "t61")));
    fz_directive_unref(d);
}

Test(builtin, leads_from_a_task_to_its_section_and_back)
{
    fz_directive *d = load_builtin();
    const fz_task *task = fz_directive_task_by_id(d, "t30");
    const fz_section *section = fz_task_section(task);

    cr_assert_str_eq(fz_section_label(section), "七");
    cr_assert_eq(fz_section_number(section), 7);
    cr_assert_eq(fz_section_task_count(section), 8);
    cr_assert_eq(fz_section_task(section, 0), task);
    cr_assert_eq(fz_task_directive(task), d);
    cr_assert_eq(fz_section_task_count(fz_directive_section(d, 0)), 0);
    cr_assert_eq(fz_section_paragraph_count(fz_directive_section(d, 0)), 1);
    fz_directive_unref(d);
}

Test(builtin, is_the_file_of_the_data_folder_in_canonical_form)
{
    fz_directive *d = load_builtin(), *again;
    char *text = saved(d), *second;

    again = load_text(text);
    second = saved(again);
    cr_assert(fz_directive_equal(d, again));
    cr_assert_str_eq(text, second);
    free(text);
    free(second);
    fz_directive_unref(d);
    fz_directive_unref(again);
}
