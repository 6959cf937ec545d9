/* Directives from XML and from text.
 *
 * usage: bench-load collection|paths|import|directive|text FILES [THREADS]
 *
 *     collection   load each from memory and add it to a collection: checked and indexed
 *     paths        the same from the files by fz_collection_load_paths, on THREADS (1)
 *     import       import each from memory, whatever its encoding, and keep them
 *     directive    load the first alone
 *     text         import the first alone
 *
 * Loading answers with the number of tasks, importing with that of assignments. */
#include "bench.h"

#include <fazhi.h>

static fz_context *context;
static fz_collection *collection;
static fz_directive **directives;
static bench_files files;
static uint32_t threads = 1;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

static void set_up(char **arguments)
{
    files = bench_read_all(arguments[0]);
    directives = bench_alloc(files.count, sizeof(fz_directive *));
    if (arguments[0] && arguments[1])
        threads = (uint32_t)bench_number(arguments[1]);
    check(fz_context_new(NULL, &context), NULL);
}

static void load_collection(void)
{
    fz_error *error = NULL;

    check(fz_collection_new(context, &collection), NULL);
    for (size_t i = 0; i < files.count; i++) {
        fz_directive *one;

        check(fz_directive_load_memory(context, files.all[i].bytes, files.all[i].length, NULL, &one, &error), error);
        check(fz_collection_add(collection, one, &error), error);
        fz_directive_unref(one);
    }
    bench_answer((int64_t)fz_collection_task_count(collection));
}

static void load_paths(void)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;

    options.threads = threads;
    check(fz_collection_new(context, &collection), NULL);
    check(fz_collection_load_paths(collection, files.paths, files.count, &options, &error), error);
    bench_answer((int64_t)fz_collection_task_count(collection));
}

static void drop_collection(void)
{
    fz_collection_unref(collection);
}

static size_t assignments_of(const fz_directive *directive)
{
    size_t count = 0;

    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        count += fz_task_assignment_count(fz_directive_task(directive, i));
    return count;
}

static void import_first(size_t count)
{
    fz_error *error = NULL;
    size_t assignments = 0;

    for (size_t i = 0; i < count; i++) {
        check(fz_directive_import_memory(context, files.all[i].bytes, files.all[i].length, NULL, NULL, &directives[i],
                                         &error),
              error);
        assignments += assignments_of(directives[i]);
    }
    bench_answer((int64_t)assignments);
}

static void import_all(void)
{
    import_first(files.count);
}

static void import_one(void)
{
    import_first(1);
}

static void load_one(void)
{
    fz_error *error = NULL;

    check(fz_directive_load_memory(context, files.all[0].bytes, files.all[0].length, NULL, &directives[0], &error),
          error);
    bench_answer((int64_t)fz_directive_task_count(directives[0]));
}

static void drop_all(void)
{
    for (size_t i = 0; i < files.count; i++)
        fz_directive_unref(directives[i]);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"collection", set_up, load_collection, drop_collection},
        {"paths", set_up, load_paths, drop_collection},
        {"import", set_up, import_all, drop_all},
        {"directive", set_up, load_one, drop_all},
        {"text", set_up, import_one, drop_all},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
