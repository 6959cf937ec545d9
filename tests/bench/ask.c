/* All tasks of one unit as lead.
 *
 * usage: bench-ask collection FILES UNIT          a loaded collection
 *        bench-ask registry FILES UNIT DAY        the same through the built-in registry, by which it is indexed for that day
 *        bench-ask floor ASSIGNMENTS UNIT         a list of pointers for each unit, found by name: what cannot be had for less
 *
 * ASSIGNMENTS is the table that corpus.py writes beside the files. */
#include "bench.h"

#include <fazhi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const void **out;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

/* ------------------------------------------------------------------ ours ------------------------------------------- */

static fz_context *context;
static fz_collection *collection;
static fz_query *query;
static const fz_task **tasks;
static size_t capacity;

static void set_up_collection(char **arguments)
{
    bench_files files = bench_read_all(arguments[0]);
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;

    check(fz_context_new(NULL, &context), NULL);
    check(fz_collection_new(context, &collection), NULL);
    check(fz_collection_load_paths(collection, files.paths, files.count, &options, &error), error);
    check(fz_query_new(context, &query), NULL);
    check(fz_query_unit(query, arguments[1], FZ_ROLE_LEAD, &error), error);
    capacity = fz_collection_run(collection, query, NULL, 0);
    tasks = bench_alloc(capacity, sizeof(*tasks));
}

static void set_up_registry(char **arguments)
{
    fz_date day = fz_date_parse(arguments[2]);
    fz_registry *registry;
    fz_error *error = NULL;

    set_up_collection(arguments);
    check(fz_registry_load_builtin(context, &registry, &error), error);
    check(fz_collection_set_registry(collection, registry, day, &error), error);
    check(fz_query_registry(query, registry, day, 0, &error), error);
    capacity = fz_collection_run(collection, query, NULL, 0);
    tasks = bench_alloc(capacity, sizeof(*tasks));
}

static void ask_collection(void)
{
    bench_answer((int64_t)fz_collection_run(collection, query, tasks, capacity));
}

/* ------------------------------------------------------------------ the floor -------------------------------------- */

typedef struct posting {
    const char *unit; /* sorted */
    const char *task;
} posting;

typedef struct list {
    const char *unit;
    const posting *first;
    size_t count;
} list;

static posting *postings;
static list *lists;
static size_t list_count;
static const char *wanted;

static int by_unit(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    int order = strcmp(x->unit, y->unit);

    return order ? order : (x->task > y->task) - (x->task < y->task);
}

static int with_unit(const void *a, const void *b)
{
    return strcmp(a, ((const list *)b)->unit);
}

/* Lines are directive, task, role, rank, unit, with tabs between. */
static size_t read_leads(char *table)
{
    size_t count = 0;
    char *next;

    for (char *line = strtok_r(table, "\n", &next); line; line = strtok_r(NULL, "\n", &next)) {
        char *role = strstr(line, "\tlead\t");

        if (role)
            postings[count++] = (posting){strrchr(line, '\t') + 1, line};
    }
    return count;
}

static void set_up_floor(char **arguments)
{
    bench_file table = bench_read(arguments[0]);
    size_t count;

    wanted = arguments[1];
    postings = bench_alloc(table.length / 8, sizeof(*postings));
    lists = bench_alloc(table.length / 8, sizeof(*lists));
    count = read_leads(table.bytes);
    out = bench_alloc(count, sizeof(*out));
    qsort(postings, count, sizeof(*postings), by_unit);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(postings[i].unit, postings[i - 1].unit))
            lists[list_count++] = (list){postings[i].unit, &postings[i], 0};
        lists[list_count - 1].count++;
    }
}

static void ask_floor(void)
{
    const list *found = bsearch(wanted, lists, list_count, sizeof(*lists), with_unit);
    size_t count = found ? found->count : 0;

    for (size_t i = 0; i < count; i++)
        out[i] = found->first[i].task;
    __asm__ volatile("" : : "r"(out) : "memory");
    bench_answer((int64_t)count);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"collection", set_up_collection, ask_collection, NULL},
        {"registry", set_up_registry, ask_collection, NULL},
        {"floor", set_up_floor, ask_floor, NULL},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
