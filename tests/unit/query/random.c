/* The driver that a run chooses may change its cost, never its answer: queries made at random are asked of directives
 * made at random, and what they find is compared with asking every task. */
#include "fixture.h"

#include "query/query.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

static const char *const units[] = {"甲", "乙", "丙", "丁", "戊", "无"};
static const char *const words[] = {"审", "审计", "计", "改革", "革改", "改", "𠮷", "计𠮷"};
static const char *const sections[] = {"一", "二", "三", "一（一）", "一/二", "（二）", "s1", "s2.1", "九"};
static const char *const numbers[] = {"1", "2", "3-5", "1/2", "第一部分第2项", "一部分（二）第1至3项", "9", "2,4"};
static const uint32_t roles[] = {0,
                                 FZ_ROLE_LEAD,
                                 FZ_ROLE_FIRST_LEAD,
                                 FZ_ROLE_JOINT_LEAD,
                                 FZ_ROLE_COOPERATE,
                                 FZ_ROLE_RESPONSIBLE,
                                 FZ_ROLE_COOPERATE | FZ_ROLE_JOINT_LEAD};
#define PICK(list) ((list)[below(sizeof(list) / sizeof(*(list)))])

static fz_directive *random_directive(void)
{
    static const char *const role_names[] = {"牵头", "配合", "责任"};
    static const char *const numerals[] = {"一", "二", "三"};
    static const char *const letters[] = {"审", "计", "改", "革", "的", "𠮷"}; /* one beyond the basic plane */
    char text[16384] = "", *at = text;

    for (uint32_t i = 0, count = below(40); i < count; i++) {
        if (!below(5))
            at += sprintf(at, "= %s 题\n", PICK(numerals));
        else if (!below(6) && strchr(text, '='))
            at += sprintf(at, "== %s 题\n", PICK(numerals));
        at += below(4) ? sprintf(at, "%u ", below(6) + 1) : sprintf(at, "%u/%u ", below(3) + 1, below(3) + 1);
        for (uint32_t n = below(6) + 1; n > 0; n--)
            at += sprintf(at, "%s", PICK(letters));
        for (uint32_t role = 0; role < 3; role++) {
            uint32_t first = below(5), many = below(3);

            at += many ? sprintf(at, " |%s", role_names[role]) : 0;
            for (uint32_t n = 0; n < many; n++)
                at += sprintf(at, " %s", units[(first + n) % 5]);
        }
        at += sprintf(at, "\n");
    }
    return sketch(text);
}

/* ------------------------------------------------------------------ the same question, asked of one task */

static bool has_role(const fz_assignment *assignment, uint32_t asked)
{
    uint32_t rank = fz_assignment_rank(assignment), role = fz_assignment_role(assignment);

    if (role == FZ_ROLE_LEAD)
        return asked & (FZ_ROLE_LEAD | (rank == 1 ? FZ_ROLE_FIRST_LEAD : FZ_ROLE_JOINT_LEAD));
    return asked & role;
}

static bool has_unit(const fz_task *task, const fz__unit_condition *condition)
{
    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *assignment = fz_task_assignment(task, i);

        if (has_role(assignment, condition->roles) &&
            (!condition->name || !strcmp(condition->name, fz_unit_name(fz_assignment_unit(assignment)))))
            return true;
    }
    return false;
}

static bool is_wanted(const fz_query *query, const fz_task *task)
{
    bool section_wanted = !query->section_count, number_wanted = !query->number_count;

    for (size_t i = 0; i < query->unit_count; i++)
        if (!has_unit(task, &query->units[i]))
            return false;
    for (size_t i = 0; i < query->words_count; i++)
        if (!strstr(fz_task_text(task), query->words[i].bytes))
            return false;
    for (size_t i = 0; i < query->number_count; i++)
        number_wanted |= fz__task_cited(task, &query->numbers[i]);
    for (const fz_section *s = fz_task_section(task); s; s = fz_section_parent(s))
        for (size_t i = 0; i < query->section_count; i++)
            section_wanted |= fz__section_cited(s, &query->sections[i]);
    return section_wanted && number_wanted;
}

static fz_query *random_query(void)
{
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    for (uint32_t n = below(3); n > 0; n--)
        cr_assert_eq(fz_query_unit(query, below(6) ? PICK(units) : NULL, PICK(roles), NULL), FZ_OK);
    for (uint32_t n = below(3); n > 0; n--)
        cr_assert_eq(fz_query_section(query, PICK(sections), NULL), FZ_OK);
    for (uint32_t n = below(2); n > 0; n--)
        cr_assert_eq(fz_query_number(query, PICK(numbers), NULL), FZ_OK);
    for (uint32_t n = below(2); n > 0; n--)
        cr_assert_eq(fz_query_text(query, PICK(words), NULL), FZ_OK);
    return query;
}

Test(random, queries_find_what_asking_every_task_finds)
{
    size_t found = 0;

    for (state = 1; found < 2000;) {
        fz_directive *directive = random_directive();
        const fz_task *tasks[64];

        for (int n = 0; n < 50; n++) {
            fz_query *query = random_query();
            size_t count = fz_query_run(query, directive, tasks, 64), at = 0;

            for (size_t i = 0; i < fz_directive_task_count(directive); i++) {
                const fz_task *task = fz_directive_task(directive, i);

                if (!is_wanted(query, task))
                    continue;
                cr_assert(at < count && tasks[at] == task, "task %zu is not found", i);
                at++;
            }
            cr_assert_eq(at, count);
            found += count;
            fz_query_unref(query);
        }
        fz_directive_unref(directive);
    }
}
