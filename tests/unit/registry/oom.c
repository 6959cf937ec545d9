/* Failed allocations: everything that a registry does, and what allocates nothing. */
#include "support.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <string.h>

static const char good[] = REGISTRY(
    "<x:y xmlns:x=\"urn:x\"/><source id=\"s\" href=\"h\">来源</source>" BODY("a", "source=\"s\"", "甲局")
        BODY("b", "", "乙局") BODY("c", "", "甲局")
            COLLECTIVE("d", MEMBER("a") MEMBER("b") "<all kind=\"department\"/>" EXCEPT("c"))
                COLLECTIVE("e", MEMBER("d") "<note>n</note>") EVENT("moved", "2019-01-01", FROM("a"), TO("b")));
static const char circle[] = REGISTRY(BODY("a", "parent=\"b\"", "甲") BODY("b", "parent=\"a\"", "乙"));
static const char directive[] = DIRECTIVE("甲县人民政府", LEAD("1", "甲局") LEAD("2", "丙局"));

static int drop(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 0;
}

static fz_status load_ask_and_save(const fz_allocator *allocator)
{
    fz_context *context;
    fz_registry *registry = NULL;
    fz_directive *asked = NULL;
    fz_status status = fz_context_new(allocator, &context);
    size_t count = 0;

    if (status != FZ_OK)
        return status;
    status = fz_registry_load_memory(context, good, strlen(good), "good", &registry, NULL);
    if (status == FZ_OK)
        status = fz_registry_save_callback(registry, drop, NULL, NULL);
    if (status == FZ_OK)
        status = fz_directive_load_memory(context, directive, strlen(directive), "directive", &asked, NULL);
    if (status == FZ_OK)
        status = fz_registry_check_directive(registry, asked, 20200101, NULL, NULL, &count, NULL);
    if (status == FZ_OK) {
        cr_expect_eq(count, 2);
        cr_expect_str_eq(members(registry, "e", 20200101), "b");
    }
    fz_directive_unref(asked);
    fz_registry_unref(registry);
    fz_context_unref(context);
    return status;
}

static fz_status refuse_a_circle(const fz_allocator *allocator)
{
    fz_context *context;
    fz_registry *registry;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_registry_load_memory(context, circle, strlen(circle), "circle", &registry, &error);
    cr_expect_null(registry);
    fz_error_free(error);
    fz_context_unref(context);
    return status == FZ_ECYCLE ? FZ_OK : status;
}

Test(oom, loading_asking_and_saving_survive_each_failure)
{
    OOM_SWEEP(load_ask_and_save);
}

Test(oom, refusing_survives_each_failure)
{
    OOM_SWEEP(refuse_a_circle);
}

Test(oom, questions_allocate_nothing)
{
    oom memory;
    fz_context *context;
    fz_registry *registry;
    fz_directive *asked;
    const fz_body *bodies[8];
    fz_match matches[8] = {{.size = sizeof(fz_match)}};
    size_t before;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_registry_load_builtin(context, &registry, NULL), FZ_OK);
    cr_assert_eq(fz_directive_load_builtin(context, &asked, NULL), FZ_OK);
    before = atomic_load(&memory.allocations);
    cr_assert_eq(fz_registry_resolve(registry, "县政府法制办", 20200101, asked, matches, 8), 1);
    cr_assert_eq(fz_registry_resolve(registry, "縣政府 法制办", 20200101, NULL, matches, 8), 1);
    cr_assert_eq(fz_registry_resolve(registry, "法制办", 20200101, asked, matches, 8), 1);
    cr_assert_eq(fz_registry_resolve(registry, "没有此局", 20200101, asked, matches, 8), 0);
    cr_assert_gt(fz_body_members(fz_registry_body_by_id(registry, "c-departments"), 20200101, bodies, 8), 8);
    cr_assert_eq(fz_body_successors(fz_registry_body_by_id(registry, "b-fzb"), 20200101, bodies, 8), 1);
    cr_assert_gt(fz_registry_suggest(registry, "县司法厅", bodies, 8), 0);
    cr_assert_eq(atomic_load(&memory.allocations), before);
    fz_directive_unref(asked);
    fz_registry_unref(registry);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}
