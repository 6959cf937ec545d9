/*
 * What wants one thread at a time: the lock lets the threads in by turns, and each must find what the one before left. And what
 * starts threads itself.
 */
#include "threads/ask.h"

#include <string.h>

/* ---------------------------------------------------------------- a ledger */

static fz_record_values completed(void)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = "县司法局", values.item = "t53", values.event = "完成", values.date = 20161130;
    return values;
}

/* Enter, correct and withdraw; the ledger is as it was, but longer. */
static size_t enter(fz_ledger *ledger, uint64_t *figure)
{
    const fz_record_values values = completed();
    fz_stage_values plan = FZ_STAGE_VALUES_INIT;
    const fz_record *first = NULL, *second = NULL;
    const fz_stage *stage = NULL;

    plan.name = "动员", plan.until = 20160430;
    if (fz_ledger_add(ledger, &values, &first, NULL) != FZ_OK ||
        fz_ledger_correct(ledger, fz_record_text(first, FZ_RECORD_ID), &values, "有误", &second, NULL) != FZ_OK ||
        fz_ledger_withdraw(ledger, fz_record_text(second, FZ_RECORD_ID), 20161201, NULL, NULL, NULL) != FZ_OK ||
        fz_ledger_add_stage(ledger, &plan, &stage, NULL) != FZ_OK ||
        fz_ledger_set_title(ledger, "2016年度台账", NULL) != FZ_OK)
        return 0;
    say_number(figure,
               fz_record_state_on(first, 0) * 100 + fz_record_state_on(second, 0) * 10 + fz_stage_state_on(stage, 0));
    return fz_record_replaced_by(first) == second && fz_record_replaces(second) == first;
}

size_t change_ledger(things *all, uint64_t *figure)
{
    pthread_mutex_lock(&all->lock);
    size_t before = fz_ledger_record_count(all->ledger), good = enter(all->ledger, figure);
    say_count(figure, fz_ledger_record_count(all->ledger) - before);
    pthread_mutex_unlock(&all->lock);
    return good;
}

/* Gives the rows once. */
static ptrdiff_t give_rows(void *user, void *buffer, size_t capacity)
{
    input *left = user;
    size_t count = left->count < capacity ? left->count : capacity;

    memcpy(buffer, left->bytes, count);
    left->bytes += count, left->count -= count;
    return (ptrdiff_t)count;
}

static int read_rows(fz_ledger *ledger, const input *rows)
{
    input left = *rows;

    return fz_ledger_read_path(ledger, rows->path, NULL, 0, NULL) == FZ_OK &&
           fz_ledger_read_memory(ledger, rows->bytes, rows->count, "rows.csv", NULL, 0, NULL) == FZ_OK &&
           fz_ledger_read_callback(ledger, give_rows, &left, "rows.csv", NULL, 0, NULL) == FZ_OK;
}

/* How many records are entered, on all threads: into the ledger of all, and into one of the thread's own. */
size_t read_ledger(things *all, uint64_t *figure)
{
    const input *rows = &all->kept[KEPT_ROWS];
    fz_ledger *own = NULL;
    int good = fz_ledger_new(all->context, &own, NULL) == FZ_OK && read_rows(own, rows) &&
               fz_ledger_save_callback(own, hash_bytes, figure, NULL) == FZ_OK;

    pthread_mutex_lock(&all->lock);
    size_t before = fz_ledger_record_count(all->ledger);
    good = good && read_rows(all->ledger, rows);
    size_t entered = fz_ledger_record_count(all->ledger) - before;
    pthread_mutex_unlock(&all->lock);
    good = good && entered == fz_ledger_record_count(own);
    fz_ledger_unref(own);
    return good ? entered : 0;
}

/* The rows are read by all threads at once, while each has a ledger of its own to put them into; that of all by turns. */
size_t append_ledger(things *all, uint64_t *figure)
{
    fz_ledger *own = NULL;
    int good = fz_ledger_new(all->context, &own, NULL) == FZ_OK && fz_ledger_append(own, all->rows, NULL) == FZ_OK &&
               fz_ledger_append(own, all->rows, NULL) == FZ_OK &&
               fz_ledger_save_callback(own, hash_bytes, figure, NULL) == FZ_OK;

    pthread_mutex_lock(&all->lock);
    size_t before = fz_ledger_record_count(all->ledger);
    good = good && fz_ledger_append(all->ledger, all->rows, NULL) == FZ_OK;
    size_t entered = fz_ledger_record_count(all->ledger) - before;
    pthread_mutex_unlock(&all->lock);
    good = good && entered == fz_ledger_record_count(all->rows);
    fz_ledger_unref(own);
    return good ? entered : 0;
}

/* ---------------------------------------------------------------- a query and a collection */

/* A condition that is asked again changes nothing. */
size_t change_query(things *all, uint64_t *figure)
{
    fz_query *query = all->query;

    pthread_mutex_lock(&all->lock);
    int good = fz_query_unit(query, "县司法局", FZ_ROLE_LEAD, NULL) == FZ_OK &&
               fz_query_section(query, "九", NULL) == FZ_OK && fz_query_number(query, "40-60", NULL) == FZ_OK &&
               fz_query_text(query, "法", NULL) == FZ_OK &&
               fz_query_registry(query, all->registry, 20161201, FZ_QUERY_EXPAND, NULL) == FZ_OK;
    size_t found = fz_query_run(query, all->directive, NULL, 0);
    pthread_mutex_unlock(&all->lock);
    say_count(figure, found);
    return good ? found : 0;
}

/* What is taken out and added again, and indexed anew, is found as before. */
size_t change_collection(things *all, uint64_t *figure)
{
    fz_collection *collection = all->collection;

    pthread_mutex_lock(&all->lock);
    int good = fz_collection_remove(collection, all->changed, NULL) == FZ_OK &&
               fz_collection_set_registry(collection, NULL, 0, NULL) == FZ_OK &&
               fz_collection_add(collection, all->changed, NULL) == FZ_OK &&
               fz_collection_set_registry(collection, all->registry, 20161201, NULL) == FZ_OK;
    size_t found = fz_collection_unit_tasks(collection, "县司法局", 0, NULL, 0);
    pthread_mutex_unlock(&all->lock);
    say_count(figure, found);
    return good ? found : 0;
}

/* ---------------------------------------------------------------- a context */

static const char wrong_twice[] = "<directive xmlns=\"urn:libfazhi:directive:1\"><nobody/><knows/></directive>";

/* What the context lets be said of a document that is none. */
static size_t go_wrong(things *all, uint64_t *figure)
{
    fz_directive *directive = NULL;
    fz_error *error = NULL;

    fz_directive_load_memory(all->context, wrong_twice, strlen(wrong_twice), "wrong.xml", &directive, &error);
    size_t count = say_errors(figure, error);
    fz_error_free(error);
    return count;
}

size_t free_error(things *all, uint64_t *figure)
{
    return go_wrong(all, figure);
}

/* A language and a limit hold until they are set again. */
size_t change_context(things *all, uint64_t *figure)
{
    fz_context *context = all->context;

    pthread_mutex_lock(&all->lock);
    int good = fz_context_set_language(context, FZ_LANGUAGE_EN) == FZ_OK &&
               fz_context_set_limit(context, FZ_LIMIT_ERRORS, 1) == FZ_OK && go_wrong(all, figure) == 1;
    good = fz_context_set_language(context, FZ_LANGUAGE_ZH) == FZ_OK &&
           fz_context_set_limit(context, FZ_LIMIT_ERRORS, 0) == FZ_OK && go_wrong(all, figure) > 1 && good;
    pthread_mutex_unlock(&all->lock);
    return (size_t)good;
}

/* ---------------------------------------------------------------- many files */

static int take(void *user, size_t index, fz_directive *directive)
{
    say_count(user, (index + 1) * fz_directive_task_count(directive));
    return 0;
}

static int go_on(void *user, size_t index, const fz_error *error)
{
    say_count(user, index);
    say_errors(user, error);
    return 0;
}

static fz_open_options by_threads(uint64_t *figure)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;

    options.threads = 3, options.on_error = go_on, options.user = figure;
    return options;
}

/* Some of the files are bad, so there is something to log. */
size_t open_files(things *all, uint64_t *figure)
{
    const size_t logged = atomic_load(&all->logged);
    const fz_open_options options = by_threads(figure);

    if (fz_open_paths(all->context, all->paths, all->path_count, &options, take, NULL) != FZ_OK)
        return 0;
    return atomic_load(&all->logged) > logged;
}

size_t load_files(things *all, uint64_t *figure)
{
    const fz_open_options options = by_threads(figure);
    fz_collection *collection = NULL;

    if (fz_collection_new(all->context, &collection) != FZ_OK)
        return 0;
    fz_status status = fz_collection_load_paths(collection, all->paths, all->path_count, &options, NULL);
    size_t count = fz_collection_task_count(collection);
    fz_collection_unref(collection);
    say_count(figure, count);
    return status == FZ_OK ? count : 0;
}

/* What the threads that open files have to say goes to the function that was set last, and with none it goes nowhere. */
static size_t say_elsewhere(things *all, atomic_size_t *told, uint64_t *figure)
{
    const size_t logged = atomic_load(&all->logged);
    const fz_open_options options = by_threads(figure);

    if (fz_context_set_log(all->context, count_message, told) != FZ_OK ||
        fz_open_paths(all->context, all->paths, all->path_count, &options, take, NULL) != FZ_OK)
        return 0;
    const size_t heard = atomic_load(told);
    if (fz_context_set_log(all->context, NULL, NULL) != FZ_OK || go_wrong(all, figure) == 0)
        return 0;
    return atomic_load(told) == heard && atomic_load(&all->logged) == logged ? heard : 0;
}

size_t change_log(things *all, uint64_t *figure)
{
    atomic_size_t told = 0;

    pthread_mutex_lock(&all->lock);
    size_t heard = say_elsewhere(all, &told, figure);
    if (fz_context_set_log(all->context, count_message, &all->logged) != FZ_OK)
        heard = 0;
    pthread_mutex_unlock(&all->lock);
    say_count(figure, heard);
    return heard;
}
