/* Queries through a registry. What is expected is counted from the directive itself, task by task. */
#include "fixture.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 100

static fz_directive *builtin_directive(void)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    return directive;
}

static fz_registry *builtin_registry(void)
{
    fz_registry *registry;

    cr_assert_eq(fz_registry_load_builtin(the_context(), &registry, NULL), FZ_OK);
    return registry;
}

static fz_registry *load(const char *xml)
{
    fz_registry *registry;
    fz_error *error;

    cr_assert_eq(fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, &error), FZ_OK, "%s",
                 fz_error_message(error));
    return registry;
}

static fz_query *query_for(const char *unit, uint32_t roles, fz_registry *registry, fz_date date, uint32_t flags)
{
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(query, registry, date, flags, NULL), FZ_OK);
    cr_assert_eq(fz_query_unit(query, unit, roles, NULL), FZ_OK);
    return query;
}

static size_t count_of(const fz_directive *directive, const char *unit, uint32_t roles, fz_registry *registry,
                       fz_date date, uint32_t flags)
{
    fz_query *query = query_for(unit, roles, registry, date, flags);
    size_t count = fz_query_run(query, directive, NULL, 0);

    fz_query_unref(query);
    return count;
}

/* Tasks in which one of some units, as written, has a role. */
static size_t counted_by_hand(const fz_directive *directive, const char *const *units, size_t unit_count, fz_role role)
{
    size_t count = 0;

    for (size_t t = 0; t < fz_directive_task_count(directive); t++) {
        const fz_task *task = fz_directive_task(directive, t);
        int found = 0;

        for (size_t a = 0; a < fz_task_assignment_count(task); a++) {
            const fz_assignment *assignment = fz_task_assignment(task, a);

            for (size_t u = 0; u < unit_count; u++)
                found |= fz_assignment_role(assignment) == role &&
                         !strcmp(fz_unit_name(fz_assignment_unit(assignment)), units[u]);
        }
        count += (size_t)found;
    }
    return count;
}

Test(through, as_written_the_three_counts_hold)
{
    fz_directive *directive = builtin_directive();
    fz_registry *registry = builtin_registry();

    for (int with = 0; with < 2; with++) {
        fz_registry *through = with ? registry : NULL;

        cr_assert_eq(count_of(directive, "县政府法制办", FZ_ROLE_LEAD, through, 0, 0), 41);
        cr_assert_eq(count_of(directive, "县政府办", FZ_ROLE_LEAD, through, 0, 0), 37);
        cr_assert_eq(count_of(directive, "县司法局", FZ_ROLE_LEAD, through, 0, 0), 12);
    }
    cr_assert_eq(count_of(directive, "县司法局", FZ_ROLE_LEAD, registry, 20160125, 0), 12);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

Test(through, in_2020_the_justice_bureau_leads_the_union_of_both)
{
    static const char *const both[] = {"县司法局", "县政府法制办"};
    fz_directive *directive = builtin_directive();
    fz_registry *registry = builtin_registry();
    size_t leads = counted_by_hand(directive, both, 2, FZ_ROLE_LEAD);

    cr_assert_gt(leads, 41);
    cr_assert_lt(leads, 41 + 12, "they lead some tasks together, which count once");
    cr_assert_eq(count_of(directive, "县司法局", FZ_ROLE_LEAD, registry, 20200101, 0), leads);
    cr_assert_eq(count_of(directive, "县政府法制办", FZ_ROLE_LEAD, registry, 20200101, 0), leads,
                 "it is the same body");
    cr_assert_eq(count_of(directive, "司法局", FZ_ROLE_LEAD, registry, 20200101, 0), leads, "completed");
    cr_assert_eq(count_of(directive, "縣司法局", FZ_ROLE_LEAD, registry, 20200101, 0), leads, "folded");
    cr_assert_eq(count_of(directive, "县自然资源局", FZ_ROLE_ANY, registry, 20200101, 0),
                 counted_by_hand(directive, (const char *const[]){"县国土局"}, 1, FZ_ROLE_LEAD) +
                     counted_by_hand(directive, (const char *const[]){"县国土局"}, 1, FZ_ROLE_COOPERATE));
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

Test(through, collectives_stand_for_their_members_only_when_asked_to)
{
    static const char *const own[] = {"县财政局"}, *const all[] = {"县财政局", "县政府各有关部门"};
    fz_directive *directive = builtin_directive();
    fz_registry *registry = builtin_registry();
    size_t alone = counted_by_hand(directive, own, 1, FZ_ROLE_COOPERATE);
    size_t with_all = counted_by_hand(directive, all, 2, FZ_ROLE_COOPERATE);

    cr_assert_geq(with_all, 66);
    cr_assert_eq(count_of(directive, "县财政局", FZ_ROLE_COOPERATE, registry, 20160125, 0), alone);
    cr_assert_eq(count_of(directive, "县财政局", FZ_ROLE_COOPERATE, registry, 20160125, FZ_QUERY_EXPAND), with_all);
    cr_assert_eq(count_of(directive, "县财政局", FZ_ROLE_LEAD, registry, 20160125, FZ_QUERY_EXPAND),
                 counted_by_hand(directive, own, 1, FZ_ROLE_LEAD), "the collective leads nothing");
    cr_assert_eq(count_of(directive, "县财政局", FZ_ROLE_COOPERATE, NULL, 0, FZ_QUERY_EXPAND), alone, "no registry");
    cr_assert_eq(count_of(directive, "县政府各有关部门", FZ_ROLE_COOPERATE, registry, 20160125, 0), 66);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

Test(through, every_hit_tells_its_way)
{
    fz_directive *directive = builtin_directive();
    fz_registry *registry = builtin_registry();
    fz_query *query = query_for("县司法局", FZ_ROLE_LEAD | FZ_ROLE_COOPERATE, registry, 20200101, FZ_QUERY_EXPAND);
    const fz_task *tasks[MOST];
    size_t count = fz_query_run(query, directive, tasks, MOST), ways[3] = {0};

    cr_assert_leq(count, MOST);
    for (size_t i = 0; i < count; i++) {
        fz_hit hits[8] = {{.size = sizeof(fz_hit)}};
        size_t n = fz_query_hits(query, tasks[i], hits, 8);

        cr_assert_gt(n, 0, "what is found is found by something");
        for (size_t h = 0; h < n; h++) {
            const char *unit = fz_unit_name(fz_assignment_unit(hits[h].assignment));

            cr_assert_eq(fz_assignment_task(hits[h].assignment), tasks[i]);
            cr_assert_str_eq(fz_body_id(hits[h].body), "b-sfj");
            ways[hits[h].way]++;
            cr_expect_eq(hits[h].way == FZ_WAY_SUCCESSOR, !strcmp(unit, "县政府法制办"));
            cr_expect_eq(hits[h].way == FZ_WAY_COLLECTIVE, !strcmp(unit, "县政府各有关部门"));
            cr_expect_eq(hits[h].way == FZ_WAY_WRITTEN, !strcmp(unit, "县司法局"));
            cr_expect_eq(hits[h].verified, hits[h].way != FZ_WAY_SUCCESSOR);
        }
    }
    cr_assert(ways[FZ_WAY_WRITTEN] && ways[FZ_WAY_SUCCESSOR] && ways[FZ_WAY_COLLECTIVE] == 66);
    fz_query_unref(query);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

Test(through, hits_of_a_query_as_written)
{
    fz_directive *directive = sketch("1 文 |牵头 甲 乙 |配合 甲\n");
    fz_query *query = query_for("甲", FZ_ROLE_ANY, NULL, 0, 0);
    fz_hit hits[2] = {{.size = sizeof(fz_hit)}}, old = {.size = 8};
    const fz_task *task = fz_directive_task(directive, 0);

    cr_assert_eq(fz_query_hits(query, task, hits, 2), 2);
    cr_assert_eq(fz_assignment_role(hits[1].assignment), FZ_ROLE_COOPERATE);
    cr_assert_null(hits[0].body);
    cr_assert_eq(fz_query_hits(query, task, NULL, 0), 2);
    cr_assert_eq(fz_query_hits(query, task, &old, 1), 2);
    cr_assert_null(old.assignment);
    cr_assert_eq(fz_query_hits(NULL, task, hits, 2), 0);
    cr_assert_eq(fz_query_hits(query, NULL, hits, 2), 0);
    fz_query_unref(query);
    fz_directive_unref(directive);
}

#define HEAD           "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"
#define BODY(id, name) "<body id=\"" id "\" kind=\"department\"><name>" name "</name></body>"

Test(through, what_is_ambiguous_is_left_as_written)
{
    fz_registry *registry =
        load(HEAD BODY("a", "教科局") BODY("b", "教育局")
                 BODY("c", "科技局") "<succession kind=\"split\" date=\"2019-03-01\"><from body=\"a\"/><to body=\"b\"/>"
                                     "<to body=\"c\"/></succession></registry>");
    fz_directive *directive = sketch("1 文 |牵头 教科局\n2 文 |牵头 教育局\n3 文 |牵头 气象台\n");

    cr_assert_eq(count_of(directive, "教科局", 0, registry, 20160101, 0), 1);
    cr_assert_eq(count_of(directive, "教科局", 0, registry, 20200101, 0), 1,
                 "of the two that came after it, none is chosen");
    cr_assert_eq(count_of(directive, "教育局", 0, registry, 20200101, 0), 1, "nor is 教科局 taken for it");
    cr_assert_eq(count_of(directive, "气象台", 0, registry, 20200101, 0), 1, "who is in no registry is who is written");
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

Test(through, units_and_other_conditions_combine)
{
    fz_registry *registry = load(
        HEAD BODY("a", "甲") BODY("b", "乙") "<body id=\"c\" kind=\"department\"><name>丙</name>"
                                             "<alias>丙局</alias></body><succession kind=\"moved\" date=\"2019-03-01\">"
                                             "<from body=\"a\"/><to body=\"b\"/></succession></registry>");
    fz_directive *directive =
        sketch("= 一 题\n1 审计 |牵头 甲 |配合 丙\n2 改革 |牵头 甲\n3 审计 |牵头 乙 |配合 丙局\n= 二 题\n"
               "4 审计 |牵头 甲 |配合 丙\n");
    fz_query *query = query_for("乙", FZ_ROLE_LEAD, registry, 20200101, 0);
    const fz_task *tasks[4];

    cr_assert_eq(fz_query_run(query, directive, NULL, 0), 4);
    cr_assert_eq(fz_query_unit(query, "丙", FZ_ROLE_COOPERATE, NULL), FZ_OK);
    cr_assert_eq(fz_query_run(query, directive, NULL, 0), 3);
    cr_assert_eq(fz_query_section(query, "一", NULL), FZ_OK);
    cr_assert_eq(fz_query_run(query, directive, tasks, 4), 2);
    cr_assert_eq(fz_task_number(tasks[0]), 1);
    cr_assert_eq(fz_task_number(tasks[1]), 3);
    cr_assert_eq(fz_query_registry(query, NULL, 0, 0, NULL), FZ_OK);
    cr_assert_eq(fz_query_run(query, directive, tasks, 4), 0, "as written 乙 and 丙 share nothing in 一");
    fz_query_unref(query);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
}

/* One body under more names than one run keeps lists of. */
Test(through, a_body_of_very_many_names_is_found_under_each)
{
    char *xml = malloc(65536), *lines = malloc(65536);
    size_t at = (size_t)sprintf(xml, "%s<body id=\"a\" kind=\"other\"><name>名</name>", HEAD), line = 0;
    fz_registry *registry;
    fz_directive *directive;

    for (int i = 0; i < 200; i++) {
        at += (size_t)sprintf(xml + at, "<alias>名%d</alias>", i);
        line += (size_t)sprintf(lines + line, "%d 文 |牵头 名%d\n%d 文 |牵头 别%d\n", 2 * i + 1, i, 2 * i + 2, i);
    }
    sprintf(xml + at, "</body></registry>");
    registry = load(xml);
    directive = sketch(lines);
    cr_assert_eq(count_of(directive, "名7", FZ_ROLE_LEAD, registry, 0, 0), 200);
    cr_assert_eq(count_of(directive, "别7", FZ_ROLE_LEAD, registry, 0, 0), 1);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
    free(xml);
    free(lines);
}

/* As everywhere else: who frees the error in any case may do so. */
Test(through, a_registry_that_is_taken_leaves_no_error)
{
    fz_error *error = (fz_error *)(void *)&error;
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(query, NULL, 0, 0, &error), FZ_OK);
    cr_assert_null(error);
    fz_query_unref(query);
}

Test(through, wrong_arguments)
{
    fz_query *query;
    fz_error *error = NULL;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(NULL, NULL, 0, 0, &error), FZ_EINVAL);
    fz_error_free(error);
    cr_assert_eq(fz_query_registry(query, NULL, 0, 2, NULL), FZ_EINVAL);
    fz_query_unref(query);
}

static fz_status ask_through(const fz_allocator *allocator)
{
    fz_context *context;
    fz_registry *registry = NULL;
    fz_directive *directive = NULL;
    fz_query *query = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_registry_load_builtin(context, &registry, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_builtin(context, &directive, NULL);
    if (status == FZ_OK)
        status = fz_query_new(context, &query);
    if (status == FZ_OK)
        status = fz_query_registry(query, registry, 20200101, FZ_QUERY_EXPAND, NULL);
    fz_registry_unref(registry); /* the query keeps it alive */
    if (status == FZ_OK)
        status = fz_query_unit(query, "县司法局", 0, NULL);
    if (status == FZ_OK) {
        const oom *memory = allocator->user;
        size_t before = atomic_load(&memory->allocations);
        fz_hit hit = {.size = sizeof(hit)};

        cr_expect_gt(fz_query_run(query, directive, NULL, 0), 60);
        cr_expect_gt(fz_query_hits(query, fz_directive_task(directive, 0), &hit, 1), 0);
        cr_expect_eq(atomic_load(&memory->allocations), before, "asking allocates nothing");
    }
    fz_query_unref(query);
    fz_directive_unref(directive);
    fz_context_unref(context);
    return status;
}

Test(through, survives_each_failed_allocation)
{
    OOM_SWEEP(ask_through);
}
