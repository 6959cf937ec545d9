/* Every allocation of a query can fail. */
#include "fixture.h"

#include "support/oom.h"

#include <criterion/criterion.h>

static fz_status condition_by_condition(fz_query *query)
{
    fz_status status = fz_query_unit(query, "甲局", FZ_ROLE_LEAD, NULL);

    for (int i = 0; status == FZ_OK && i < 12; i++) {
        status = fz_query_unit(query, NULL, 0, NULL);
        if (status == FZ_OK)
            status = fz_query_section(query, i % 2 ? "七（二）" : "s7", NULL);
        if (status == FZ_OK)
            status = fz_query_number(query, "第四部分第17项,30-37", NULL);
        if (status == FZ_OK)
            status = fz_query_text(query, "审计", NULL);
    }
    return status;
}

static fz_status ask(const fz_allocator *allocator)
{
    fz_context *context;
    fz_query *query;
    fz_error *error;
    uint32_t roles;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_query_new(context, &query);
    if (status == FZ_OK)
        status = condition_by_condition(query);
    if (status == FZ_OK) {
        status = fz_role_parse(context, "牵", &roles, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        status = status == FZ_EROLE ? FZ_OK : status;
    }
    fz_query_unref(query);
    fz_context_unref(context);
    return status;
}

Test(oom, a_query_survives_each_failure)
{
    OOM_SWEEP(ask);
}

Test(oom, running_a_query_takes_no_memory)
{
    static const char xml[] = "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>"
                              "<task id=\"t1\" n=\"1\" label=\"1\"><p>审计</p>"
                              "<assign role=\"lead\" rank=\"1\" unit=\"甲局\"/></task></directive>";
    fz_directive *directive;
    fz_context *context;
    fz_query *query;
    size_t before;
    oom memory;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_directive_load_memory(context, xml, sizeof(xml) - 1, NULL, &directive, NULL), FZ_OK);
    cr_assert_eq(fz_query_new(context, &query), FZ_OK);
    cr_assert_eq(fz_query_unit(query, "甲局", 0, NULL), FZ_OK);
    cr_assert_eq(fz_query_number(query, "1", NULL), FZ_OK);
    cr_assert_eq(fz_query_text(query, "审计", NULL), FZ_OK);
    before = memory.allocations;
    cr_assert_eq(fz_query_run(query, directive, NULL, 0), 1);
    cr_assert_eq(fz_directive_suggest_units(directive, "甲", NULL, 0), 1);
    cr_assert_eq(memory.allocations, before);
    fz_query_unref(query);
    fz_directive_unref(directive);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}
