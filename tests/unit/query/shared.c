/* Tasks that two units share, and the walk over posting lists that counts them. */
#include "fixture.h"

#include "query/postings.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t shared(const fz_directive *directive, const char *a, uint32_t a_roles, const char *b, uint32_t b_roles)
{
    return fz_directive_shared_task_count(directive, fz_directive_unit_by_name(directive, a), a_roles,
                                          fz_directive_unit_by_name(directive, b), b_roles);
}

Test(shared, counts_tasks_in_which_both_have_a_role)
{
    fz_directive *d = sketch("1 文 |牵头 甲 乙\n2 文 |牵头 乙 |配合 甲\n3 文 |牵头 甲\n4 文 |牵头 甲 |责任 甲 乙");

    cr_assert_eq(shared(d, "甲", FZ_ROLE_ANY, "乙", FZ_ROLE_ANY), 3);
    cr_assert_eq(shared(d, "甲", FZ_ROLE_LEAD, "乙", FZ_ROLE_LEAD), 1);
    cr_assert_eq(shared(d, "甲", FZ_ROLE_COOPERATE, "乙", FZ_ROLE_FIRST_LEAD), 1);
    cr_assert_eq(shared(d, "甲", FZ_ROLE_JOINT_LEAD, "乙", FZ_ROLE_ANY), 0);
    cr_assert_eq(shared(d, "甲", FZ_ROLE_ANY, "甲", FZ_ROLE_ANY), 4, "a unit shares its tasks with itself");
    cr_assert_eq(shared(d, "甲", 0, "乙", FZ_ROLE_ANY), 0);
    fz_directive_unref(d);
}

Test(shared, counts_nothing_for_units_of_elsewhere)
{
    fz_directive *d = sketch("1 文 |牵头 甲 乙"), *other = sketch("1 文 |牵头 甲 乙");
    const fz_unit *a = fz_directive_unit(d, 0), *b = fz_directive_unit(other, 1);

    cr_assert_eq(fz_directive_shared_task_count(d, a, FZ_ROLE_ANY, b, FZ_ROLE_ANY), 0);
    cr_assert_eq(fz_directive_shared_task_count(d, a, FZ_ROLE_ANY, NULL, FZ_ROLE_ANY), 0);
    cr_assert_eq(fz_directive_shared_task_count(NULL, a, FZ_ROLE_ANY, a, FZ_ROLE_ANY), 0);
    fz_directive_unref(d);
    fz_directive_unref(other);
}

/* 甲 leads every task but each seventh, in which it cooperates; 乙 is responsible for each fifth. */
static fz_directive *long_directive(size_t tasks)
{
    char *text = malloc(tasks * 64), *at = text;
    fz_directive *directive;

    for (size_t i = 0; i < tasks; i++)
        at += sprintf(at, "%zu 文 |%s 甲%s\n", i + 1, i % 7 ? "牵头" : "配合", i % 5 ? "" : " |责任 乙");
    directive = sketch(text);
    free(text);
    return directive;
}

Test(shared, seeks_every_task_from_every_start)
{
    fz_directive *d = long_directive(100);
    const fz_unit *unit = fz_directive_unit_by_name(d, "乙");
    fz__postings postings;

    for (uint32_t start = 0; start < 100; start++) {
        for (uint32_t stride = 1; stride < 40; stride++) {
            fz__postings_open(&postings, unit, FZ_ROLE_ANY);
            cr_assert_eq(fz__postings_size(&postings), 20);
            for (uint32_t least = start; least < 120; least += stride) {
                uint32_t wanted = (least + 4) / 5 * 5;

                cr_assert_eq(fz__postings_seek(&postings, least), wanted < 100 ? wanted : FZ__NONE);
            }
        }
    }
    fz_directive_unref(d);
}

Test(shared, merges_lists_of_several_roles)
{
    fz_directive *d = long_directive(100);
    fz__postings postings;

    fz__postings_open(&postings, fz_directive_unit_by_name(d, "甲"), FZ_ROLE_ANY);
    for (uint32_t i = 0; i < 100; i++)
        cr_assert_eq(fz__postings_seek(&postings, i), i);
    cr_assert_eq(fz__postings_seek(&postings, 100), FZ__NONE);
    cr_assert_eq(shared(d, "甲", FZ_ROLE_COOPERATE, "乙", FZ_ROLE_RESPONSIBLE), 3, "0, 35 and 70");
    fz_directive_unref(d);
}
