/* Every allocation of a collection can fail; a failed call leaves it as it was. */
#include "corpus.h"

#include "support/oom.h"

#include <criterion/criterion.h>

static corpus files;

static int bad_file(void *user, size_t index, const fz_error *error)
{
    (void)user;
    cr_assert_eq(index, 2);
    cr_assert_eq(fz_error_status(error), FZ_ETAG);
    return 0;
}

static fz_status load(fz_collection *c)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;
    size_t before = fz_collection_count(c), found = fz_collection_unit_tasks(c, "甲局", 0, NULL, 0);
    fz_status status;

    options.on_error = bad_file;
    status = fz_collection_load_paths(c, files.paths, files.count, &options, &error);
    cr_assert_eq(fz_error_status(error), status);
    fz_error_free(error);
    if (status == FZ_OK)
        before += files.count - 1, found += files.count - 1;
    cr_assert_eq(fz_collection_count(c), before);
    cr_assert_eq(fz_collection_unit_tasks(c, "甲局", 0, NULL, 0), found);
    return status;
}

static fz_status set_registry(fz_context *context, fz_collection *c)
{
    fz_registry *registry;
    fz_status status = fz_registry_load_builtin(context, &registry, NULL);

    if (status == FZ_OK)
        status = fz_collection_set_registry(c, registry, 0, NULL);
    fz_registry_unref(registry);
    return status;
}

static fz_status use(const fz_allocator *allocator)
{
    fz_directive *builtin = NULL;
    fz_collection *c = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_collection_new(context, &c);
    if (status == FZ_OK)
        status = fz_directive_load_builtin(context, &builtin, NULL);
    if (status == FZ_OK)
        status = fz_collection_add(c, builtin, NULL);
    if (status == FZ_OK)
        status = set_registry(context, c);
    if (status == FZ_OK)
        status = load(c);
    if (status == FZ_OK)
        status = fz_collection_remove(c, builtin, NULL);
    fz_directive_unref(builtin);
    fz_collection_unref(c);
    fz_context_unref(context);
    return status;
}

Test(oom, a_collection_survives_each_failure, .timeout = 600)
{
    corpus_make(&files, 4, 3);
    OOM_SWEEP(use);
    corpus_remove(&files);
}

Test(oom, asking_and_removing_take_no_memory)
{
    fz_directive *builtin;
    fz_collection *c;
    fz_context *context;
    fz_query *query, *words;
    size_t before;
    oom memory;

    oom_init(&memory);
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    cr_assert_eq(fz_directive_load_builtin(context, &builtin, NULL), FZ_OK);
    cr_assert_eq(fz_collection_new(context, &c), FZ_OK);
    cr_assert_eq(fz_collection_add(c, builtin, NULL), FZ_OK);
    cr_assert_eq(fz_query_new(context, &query), FZ_OK);
    cr_assert_eq(fz_query_unit(query, "县政府法制办", FZ_ROLE_LEAD, NULL), FZ_OK);
    cr_assert_eq(fz_query_new(context, &words), FZ_OK);
    cr_assert_eq(fz_query_text(words, "行政执法", NULL), FZ_OK);
    before = memory.allocations;
    cr_assert_eq(fz_collection_run(c, query, NULL, 0), 41);
    cr_assert_eq(fz_collection_run(c, words, NULL, 0), 10);
    cr_assert_eq(fz_collection_unit_tasks(c, "县政府法制办", FZ_ROLE_LEAD, NULL, 0), 41);
    cr_assert_eq(fz_collection_sections(c, "依法全面履行政府职能", NULL, 0), 1);
    cr_assert_eq(fz_collection_remove(c, builtin, NULL), FZ_OK);
    cr_assert_eq(memory.allocations, before);
    fz_query_unref(query);
    fz_query_unref(words);
    fz_collection_unref(c);
    fz_directive_unref(builtin);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
}
