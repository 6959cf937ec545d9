#include "threads/cases.h"
#include "threads/ask.h"

#include <string.h>

#define SEED  14695981039346656037u
#define EVERY (FZ_EXPORT_EXPLAIN | FZ_EXPORT_ALL)

/* Run a call that writes; the hash of what it wrote, or 0 when it failed. */
#define WRITTEN(call, ...) (hash = SEED, (call)(__VA_ARGS__, hash_bytes, &hash, NULL) == FZ_OK ? hash : 0)

/* Of two calls that write; 0 when either failed. */
static uint64_t both(uint64_t first, uint64_t second)
{
    return first && second ? first ^ second : 0;
}

/* -------------------------------------------------------------------- whatever is immutable */

static uint64_t one_directive(things *all)
{
    uint64_t hash, first = WRITTEN(fz_directive_save_callback, all->directive);

    return both(first, WRITTEN(fz_directive_write, all->directive, FZ_FORMAT_JSON));
}

static uint64_t one_registry(things *all)
{
    uint64_t hash;
    size_t count = 0;

    if (fz_registry_check_directive(all->registry, all->directive, 20161201, NULL, NULL, &count, NULL) != FZ_OK)
        return 0;
    return WRITTEN(fz_registry_save_callback, all->registry) ? hash + count : 0;
}

static uint64_t one_scheme(things *all)
{
    uint64_t hash, first = WRITTEN(fz_scheme_save_callback, all->scheme);

    return both(first, WRITTEN(fz_scheme_save_json, all->scheme));
}

static uint64_t same_rules(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_watch_save_callback, all->watch);
}

/* -------------------------------------------------------------------- what was computed */

static uint64_t one_report(things *all)
{
    uint64_t hash, first = WRITTEN(fz_report_write, all->later, FZ_FORMAT_JSON, EVERY, 0);

    return both(first, WRITTEN(fz_result_write, fz_report_result(all->later, 0), FZ_FORMAT_TABLE, EVERY, 80));
}

static uint64_t one_prospect(things *all)
{
    return (uint64_t)fz_prospect_missing(all->prospect) + strlen(fz_result_unit(fz_prospect_result(all->prospect)));
}

static uint64_t with_one_prospect(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_prospect_write, all->prospect, FZ_FORMAT_JSON, 0, 0);
}

static uint64_t one_difference(things *all)
{
    return fz_difference_before(all->difference) == all->report ? 1 + fz_difference_count(all->difference) : 0;
}

static uint64_t with_one_difference(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_difference_write, all->difference, FZ_FORMAT_JSON, 0, 0);
}

static uint64_t same_reports(things *all)
{
    fz_difference *difference = NULL;

    if (fz_difference_new(all->report, all->later, &difference, NULL) != FZ_OK)
        return 0;
    uint64_t count = 1 + fz_difference_count(difference);
    fz_difference_unref(difference);
    return count;
}

static uint64_t one_robustness(things *all)
{
    uint64_t sum = 1;

    for (size_t i = 0; i < fz_robustness_count(all->robustness); i++)
        sum = sum * 31 + fz_robustness_rank(all->robustness, i, 7);
    return sum;
}

static uint64_t with_one_robustness(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_robustness_write, all->robustness, FZ_FORMAT_JSON, 0, 0);
}

static uint64_t robustness_of_one_report(things *all)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_robustness *robustness = NULL;
    uint64_t hash;

    options.replications = 20, options.threads = 2;
    if (fz_robustness_new(all->later, &options, &robustness, NULL) != FZ_OK)
        return 0;
    hash = WRITTEN(fz_robustness_write, robustness, FZ_FORMAT_JSON, 0, 0);
    fz_robustness_unref(robustness);
    return hash;
}

static uint64_t one_supervision(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_supervision_write, all->supervision, NULL, FZ_FORMAT_JSON, 0, 0);
}

static uint64_t one_comparison(things *all)
{
    uint64_t hash;

    return WRITTEN(fz_comparison_write, all->comparison, FZ_FORMAT_JSON, 0, 0);
}

static uint64_t one_columns(things *all)
{
    const fz_indicator *second = fz_columns_indicator(all->columns, 1);

    return fz_columns_count(all->columns) + strlen(fz_columns_event(all->columns, 1)) + strlen(fz_indicator_id(second));
}

static uint64_t tables_of_their_own(things *all)
{
    static const fz_decimal first[] = {60000000, FZ_COLUMN_NONE, 100000000}, second[] = {30000000, 20000000, 40000000};
    static const fz_decimal *const values[] = {first, second};
    fz_columns_table table = FZ_COLUMNS_TABLE_INIT;
    fz_decimal scores[3];
    uint32_t ranks[3];
    uint64_t sum = 1;

    table.count = 3, table.values = values, table.scores = scores, table.ranks = ranks;
    if (fz_columns_score(all->columns, &table, NULL) != FZ_OK)
        return 0;
    for (int i = 0; i < 3; i++)
        sum = sum * 31 + (uint64_t)scores[i] + ranks[i];
    return sum;
}

static uint64_t same_arguments(things *all)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report = NULL;
    uint64_t hash;

    options.day = 20161231;
    if (fz_assess(all->context, all->directive, all->registry, all->scheme, all->ledger, &options, &report, NULL) !=
        FZ_OK)
        return 0;
    hash = WRITTEN(fz_report_write, report, FZ_FORMAT_CSV, 0, 0);
    fz_report_unref(report);
    return hash;
}

static uint64_t same_objects(things *all)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    uint64_t hash;

    options.report = all->later, options.ledger = all->ledger, options.supervision = all->supervision;
    return WRITTEN(fz_page_write, all->context, &options);
}

/* -------------------------------------------------------------------- asking */

static uint64_t one_query(things *all)
{
    const fz_task *tasks[100];
    uint64_t hash;

    return WRITTEN(fz_query_write, all->query, tasks, fz_query_run(all->query, all->directive, tasks, 100),
                   FZ_FORMAT_JSON, 0, 0);
}

static uint64_t one_query_on_one_directive(things *all)
{
    return fz_query_run(all->query, all->directive, NULL, 0);
}

static uint64_t collection_at_rest(things *all)
{
    return 1 + fz_collection_run(all->collection, all->query, NULL, 0) * 100 +
           fz_collection_unit_tasks(all->collection, "县司法局", 0, NULL, 0) +
           fz_collection_task_count(all->collection);
}

static uint64_t ledger_at_rest(things *all)
{
    uint64_t hash, first = WRITTEN(fz_ledger_save_csv, all->ledger);

    return both(first, WRITTEN(fz_ledger_save_json, all->ledger));
}

/* -------------------------------------------------------------------- one context, many threads */

static const char unclosed[] = "<directive xmlns=\"urn:libfazhi:directive:1\"><head>";

static uint64_t one_context(things *all)
{
    fz_directive *directive = NULL;
    fz_error *error = NULL;
    uint64_t hash;

    if (fz_directive_load_memory(all->context, unclosed, strlen(unclosed), "unclosed.xml", &directive, &error) == FZ_OK)
        return 0;
    size_t message = strlen(fz_error_message(error));
    fz_error_free(error);
    if (fz_directive_load_builtin(all->context, &directive, NULL) != FZ_OK)
        return 0;
    hash = WRITTEN(fz_directive_save_callback, directive);
    fz_directive_unref(directive);
    return hash ? hash + message : 0;
}

static uint64_t one_error(things *all)
{
    fz_directive *directive = NULL;
    fz_error *error = NULL;
    fz_status status = fz_directive_load_memory(all->context, unclosed, strlen(unclosed), "a.xml", &directive, &error);

    fz_error_free(error);
    return (uint64_t)status;
}

static int take(void *user, size_t index, fz_directive *directive)
{
    *(uint64_t *)user += (index + 1) * fz_directive_task_count(directive);
    return 0;
}

static int go_on(void *user, size_t index, const fz_error *error)
{
    (void)index, (void)error;
    *(uint64_t *)user += 1000003;
    return 0;
}

/* Some of the files are bad, so there is something to log. */
static uint64_t open_files(things *all)
{
    const size_t logged = atomic_load(&all->logged);
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    uint64_t sum = 1;

    options.threads = 3, options.on_error = go_on, options.user = &sum;
    if (fz_open_paths(all->context, all->paths, all->path_count, &options, take, NULL) != FZ_OK)
        return 0;
    return atomic_load(&all->logged) > logged ? sum : 0;
}

/* -------------------------------------------------------------------- what wants one thread at a time */

static uint64_t add_record(things *all)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = "县司法局", values.item = "t53", values.event = "完成", values.date = 20161130;
    return fz_ledger_add(all->ledger, &values, NULL, NULL) == FZ_OK;
}

uint64_t break_the_ledger(things *all)
{
    return add_record(all);
}

static uint64_t ledger_one_at_a_time(things *all)
{
    pthread_mutex_lock(&all->lock);
    uint64_t done = add_record(all);
    pthread_mutex_unlock(&all->lock);
    return done;
}

/* The other ledger is read by all threads at once, while each has one of its own to put it into. */
static uint64_t append_to_their_own(things *all)
{
    fz_ledger *own = NULL;
    uint64_t hash = 0;

    if (fz_ledger_new(all->context, &own, NULL) == FZ_OK && fz_ledger_append(own, all->ledger, NULL) == FZ_OK)
        hash = WRITTEN(fz_ledger_save_json, own);
    fz_ledger_unref(own);
    return hash;
}

static uint64_t one_at_a_time(things *all)
{
    pthread_mutex_lock(&all->lock);
    uint64_t done = fz_collection_remove(all->collection, all->changed, NULL) == FZ_OK &&
                    fz_collection_add(all->collection, all->changed, NULL) == FZ_OK &&
                    fz_query_unit(all->query, "县司法局", FZ_ROLE_LEAD, NULL) == FZ_OK;
    pthread_mutex_unlock(&all->lock);
    return done;
}

static uint64_t load_files(things *all)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_collection *collection = NULL;
    uint64_t sum = 1;

    options.threads = 3, options.on_error = go_on, options.user = &sum;
    if (fz_collection_new(all->context, &collection) != FZ_OK)
        return 0;
    fz_status status = fz_collection_load_paths(collection, all->paths, all->path_count, &options, NULL);
    sum += fz_collection_task_count(collection);
    fz_collection_unref(collection);
    return status == FZ_OK ? sum : 0;
}

static uint64_t context_alone(things *all)
{
    pthread_mutex_lock(&all->lock);
    uint64_t done = fz_context_set_language(all->context, FZ_LANGUAGE_EN) == FZ_OK && one_context(all) != 0 &&
                    fz_context_set_language(all->context, FZ_LANGUAGE_ZH) == FZ_OK;
    pthread_mutex_unlock(&all->lock);
    return done;
}

/* What the threads that open files have to say goes to the function that was set last, and with none it goes nowhere. */
static uint64_t say_elsewhere(things *all, atomic_size_t *told)
{
    const size_t logged = atomic_load(&all->logged);
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    uint64_t sum = 0;

    options.threads = 3, options.on_error = go_on, options.user = &sum;
    if (fz_context_set_log(all->context, count_message, told) != FZ_OK ||
        fz_open_paths(all->context, all->paths, all->path_count, &options, take, NULL) != FZ_OK)
        return 0;
    const size_t heard = atomic_load(told);
    if (fz_context_set_log(all->context, NULL, NULL) != FZ_OK || one_context(all) == 0)
        return 0;
    return atomic_load(told) == heard && atomic_load(&all->logged) == logged ? heard : 0;
}

static uint64_t another_log(things *all)
{
    atomic_size_t told = 0;

    pthread_mutex_lock(&all->lock);
    uint64_t heard = say_elsewhere(all, &told);
    if (fz_context_set_log(all->context, count_message, &all->logged) != FZ_OK)
        heard = 0;
    pthread_mutex_unlock(&all->lock);
    return heard;
}

const thread_case thread_cases[] = {
    {"any.", ask_everything},
    {"any number on one directive.", one_directive},
    {"any number on one registry.", one_registry},
    {"any number on one scheme.", one_scheme},
    {"any number on the same rules.", same_rules},
    {"any number on one report.", one_report},
    {"any number on one prospect.", one_prospect},
    {"any number with one prospect.", with_one_prospect},
    {"any number on one difference.", one_difference},
    {"any number with one difference.", with_one_difference},
    {"any number on the same reports.", same_reports},
    {"any number on one robustness.", one_robustness},
    {"any number with one robustness.", with_one_robustness},
    {"any number on one report; it starts `threads` - 1 of its own and waits for them.", robustness_of_one_report},
    {"any number on one supervision.", one_supervision},
    {"any number on one comparison.", one_comparison},
    {"any number on one `columns`.", one_columns},
    {"any number on one `columns`, each with a table of its own.", tables_of_their_own},
    {"any number with the same arguments, while the ledger is not changed.", same_arguments},
    {"any number on the same objects, while the ledger is not changed.", same_objects},
    {"any number with one query.", one_query},
    {"any number with one query on one directive.", one_query_on_one_directive},
    {"any while none changes it.", collection_at_rest},
    {"any number while the ledger is not changed.", ledger_at_rest},
    {"one at a time with one ledger, while `other` is not changed.", append_to_their_own},
    {"any number with one context.", one_context},
    {"not while another thread uses the context; `log` itself is called on whichever thread has something to say.",
     another_log},
    {"one at a time for one error.", one_error},
    {"any number with one context; the log function of the context is called on all threads.", open_files},
    {"one at a time with one ledger.", ledger_one_at_a_time},
    {"one at a time.", one_at_a_time},
    {"one at a time; it starts those that the options allow and ends them.", load_files},
    {"not while another thread uses the context.", context_alone},
};
const size_t thread_case_count = sizeof(thread_cases) / sizeof(*thread_cases);
