/* All tasks that hold some words.
 *
 * usage: bench-words collection FILES WORDS    a loaded collection
 *        bench-words scan FILES WORDS          every text of it, read from its beginning: what there is without an index */
#include "bench.h"

#include <fazhi.h>
#include <string.h>

static fz_collection *collection;
static fz_query *query;
static const fz_task **tasks;
static size_t capacity;
static const char *words;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

static void set_up(char **arguments)
{
    bench_files files = bench_read_all(arguments[0]);
    fz_error *error = NULL;
    fz_context *context;

    words = arguments[1];
    check(fz_context_new(NULL, &context), NULL);
    check(fz_collection_new(context, &collection), NULL);
    check(fz_collection_load_paths(collection, files.paths, files.count, NULL, &error), error);
    check(fz_query_new(context, &query), NULL);
    check(fz_query_text(query, words, &error), error);
    capacity = fz_collection_run(collection, query, NULL, 0);
    tasks = bench_alloc(capacity + 1, sizeof(*tasks));
}

static void ask_collection(void)
{
    bench_answer((int64_t)fz_collection_run(collection, query, tasks, capacity));
}

static void read_all(void)
{
    size_t found = 0;

    for (size_t i = 0; i < fz_collection_count(collection); i++) {
        const fz_directive *directive = fz_collection_directive(collection, i);

        for (size_t n = 0; n < fz_directive_task_count(directive); n++) {
            const fz_task *task = fz_directive_task(directive, n);

            if (strstr(fz_task_text(task), words))
                tasks[found++] = task;
        }
    }
    bench_answer((int64_t)found);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"collection", set_up, ask_collection, NULL},
        {"scan", set_up, read_all, NULL},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
