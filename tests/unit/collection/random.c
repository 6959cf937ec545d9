/* What is asked of a collection is what is asked of each directive: directives made at random come and go, and random
 * queries are compared with the same queries run on each of those that are there. */
#include "../query/fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define MOST 40

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

static const char *const units[] = {"甲县", "甲縣", "丙", "丁", "戊", "无"};
static const char *const words[] = {"审", "审计", "改革", "改"};
static const char *const sections[] = {"一", "二", "s1", "九"};
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
    static const char *const letters[] = {"审", "计", "改", "革", "的"};
    char text[4096] = "", *at = text;

    at += sprintf(at, "= %s 题\n", below(2) ? "一" : "二");
    for (uint32_t i = 0, count = below(8); i < count; i++) {
        at += sprintf(at, "%u ", i + 1);
        for (uint32_t n = below(5) + 1; n > 0; n--)
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

static fz_query *random_query(void)
{
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    for (uint32_t n = below(3); n > 0; n--)
        cr_assert_eq(fz_query_unit(query, below(6) ? PICK(units) : NULL, PICK(roles), NULL), FZ_OK);
    if (!below(3))
        cr_assert_eq(fz_query_section(query, PICK(sections), NULL), FZ_OK);
    if (!below(4))
        cr_assert_eq(fz_query_number(query, "1-3", NULL), FZ_OK);
    if (!below(4))
        cr_assert_eq(fz_query_text(query, PICK(words), NULL), FZ_OK);
    return query;
}

/* How many tasks were found, after comparing them. */
static size_t compare(const fz_collection *c, fz_directive *const *there, size_t count)
{
    const fz_task *all[MOST * 8], *some[8];
    fz_query *query = random_query();
    size_t found = fz_collection_run(c, query, all, MOST * 8), at = 0;

    for (size_t i = 0; i < count; i++) {
        size_t own = fz_query_run(query, there[i], some, 8);

        cr_assert_leq(at + own, found);
        cr_assert(!own || !memcmp(all + at, some, own * sizeof(*some)), "directive %zu has other tasks", i);
        at += own;
    }
    cr_assert_eq(at, found);
    fz_query_unref(query);
    return found;
}

Test(random, a_collection_finds_what_each_of_its_directives_has)
{
    fz_directive *there[MOST];
    fz_collection *c;
    size_t count = 0, found = 0, removed = 0;

    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    for (state = 7; found < 20000 || removed < 500;) {
        bool adding = count == 0 || (count < MOST && below(2));

        if (adding) {
            there[count] = random_directive();
            cr_assert_eq(fz_collection_add(c, there[count++], NULL), FZ_OK);
        } else {
            size_t out = below((uint32_t)count);

            cr_assert_eq(fz_collection_remove(c, there[out], NULL), FZ_OK);
            fz_directive_unref(there[out]);
            memmove(there + out, there + out + 1, (--count - out) * sizeof(*there));
            removed++;
        }
        cr_assert_eq(fz_collection_count(c), count);
        for (size_t i = 0; i < count; i++)
            cr_assert_eq(fz_collection_directive(c, i), there[i]);
        found += compare(c, there, count);
    }
    while (count > 0)
        fz_directive_unref(there[--count]);
    fz_collection_unref(c);
}
