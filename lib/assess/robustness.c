/* Many replications, by one thread or several: each writes what is its own, so that nothing depends on who did what when. */
#include "assess/robustness.h"

#include "assess/philox.h"
#include "assess/thresholds.h"
#include "base/context.h"

#include <pthread.h>
#include <string.h>

#define DEFAULT_REPLICATIONS 1000u
#define MOST_REPLICATIONS    16777216u
#define MOST_THREADS         1024u
#define PROGRESS_CALLS       1000u
/* Before it could tell how far it is. */
#define OPTIONS_OF_FIRST_RELEASE offsetof(fz_robustness_options, progress)

uint32_t fz__vary_factor(const fz_robustness *r, uint32_t replication, uint32_t slot)
{
    uint32_t range = (uint32_t)r->options.range;

    if (!r->varied[slot])
        return FZ_DECIMAL_ONE;
    return (uint32_t)FZ_DECIMAL_ONE - range +
           (uint32_t)fz__philox_below(r->options.seed, replication, slot, 2 * range + 1);
}

/* ------------------------------------------------------------------ a thread's work -------------------------------- */

static void work_clear(const fz_robustness *r, fz__vary_work *work)
{
    const fz_report *report = r->report;
    size_t slots = report->slot_count + 1, units = report->result_count + 1, items = report->item_count + 1;

    fz__free(r->context, work->factors, work->factors ? slots * sizeof(*work->factors) : 0);
    fz__free(r->context, work->weights, work->weights ? slots * sizeof(*work->weights) : 0);
    fz__free(r->context, work->bounds, work->bounds ? (fz__fast_room(r) + 1) * sizeof(*work->bounds) : 0);
    fz__free(r->context, work->items, work->items ? slots * sizeof(*work->items) : 0);
    fz__free(r->context, work->kept, work->kept ? items * sizeof(*work->kept) : 0);
    fz__free(r->context, work->outcomes, work->outcomes ? units * sizeof(*work->outcomes) : 0);
    fz__free(r->context, work->exacts, work->exacts ? 2 * units * sizeof(*work->exacts) : 0);
    fz__free(r->context, work->ranked, work->ranked ? fz__vary_rank_room(r) : 0);
}

static bool work_open(const fz_robustness *r, fz__vary_work *work)
{
    const fz_report *report = r->report;
    size_t slots = report->slot_count + 1, units = report->result_count + 1, items = report->item_count + 1;

    work->robustness = r;
    work->status = FZ_OK;
    work->factors = fz__calloc(r->context, slots * sizeof(*work->factors));
    work->weights = fz__calloc(r->context, slots * sizeof(*work->weights));
    work->bounds = fz__calloc(r->context, (fz__fast_room(r) + 1) * sizeof(*work->bounds));
    work->items = fz__alloc(r->context, slots * sizeof(*work->items));
    work->outcomes = fz__calloc(r->context, units * sizeof(*work->outcomes));
    work->exacts = fz__alloc(r->context, 2 * units * sizeof(*work->exacts));
    work->ranked = fz__alloc(r->context, fz__vary_rank_room(r));
    work->kept = r->keys_vary ? fz__alloc(r->context, items * sizeof(*work->kept)) : NULL;
    return work->factors && work->weights && work->bounds && work->items && work->outcomes && work->exacts &&
           work->ranked && (work->kept || !r->keys_vary);
}

static bool replicate(fz__vary_work *work, uint32_t replication)
{
    const fz_robustness *r = work->robustness;

    work->replication = replication;
    for (uint32_t slot = 0; slot < r->report->slot_count; slot++)
        work->factors[slot] = fz__vary_factor(r, replication, slot);
    return fz__vary_rank(work);
}

/* The replications of a thread. The first failure ends it; it does not end the others, so that the first one of all is found. */
static void *run(void *user)
{
    fz__vary_work *work = user;
    const fz_robustness *r = work->robustness;

    for (uint32_t i = work->first; i < work->end && work->status == FZ_OK; i++)
        if (atomic_load_explicit(&r->cancelled, memory_order_relaxed) || !replicate(work, i))
            break;
    return NULL;
}

/* The caller's own, who tells how far it is. */
static void run_and_tell(fz_robustness *r, fz__vary_work *work)
{
    uint32_t count = work->end - work->first, step = count / PROGRESS_CALLS + 1;

    for (uint32_t i = 0; i < count; i++) {
        if (!replicate(work, work->first + i))
            return;
        if (r->options.progress && (i + 1) % step == 0 &&
            r->options.progress(r->options.user, (uint64_t)(i + 1) * r->options.replications / count,
                                r->options.replications) != 0) {
            atomic_store_explicit(&r->cancelled, true, memory_order_relaxed);
            return;
        }
    }
}

/* Where a thread cannot be had, the caller does its part too. */
static void run_all(fz_robustness *r, fz__vary_work *works, pthread_t *threads, bool *started, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        started[i] = pthread_create(&threads[i], NULL, run, &works[i]) == 0;
    run_and_tell(r, &works[0]);
    for (uint32_t i = 1; i < count; i++) {
        if (started[i])
            pthread_join(threads[i], NULL);
        else
            run(&works[i]);
    }
}

static fz_status outcome_of(const fz_robustness *r, const fz__vary_work *works, uint32_t count, fz_error **error)
{
    const fz_report *report = r->report;
    char text[FZ__RATIONAL_TEXT];

    if (atomic_load_explicit(&r->cancelled, memory_order_relaxed))
        return fz__fail(r->context, error, FZ_ECANCELLED, NULL, FZ_NO_ARGS);
    for (uint32_t i = 0; i < count; i++) {
        const fz_result *result = &report->results[works[i].unit];

        if (works[i].status == FZ_OK)
            continue;
        if (works[i].status == FZ_ENOMEM)
            return fz__no_memory(error);
        fz__rational_format(&works[i].value, text);
        return fz__fail(
            r->context, error, works[i].status, NULL,
            FZ_ARGS(result->name, report->slots[report->trees[result->tree].first + works[i].item].id, text));
    }
    return FZ_OK;
}

static fz_status run_threads(fz_robustness *r, fz_error **error)
{
    uint32_t count = r->options.threads < r->options.replications ? r->options.threads : r->options.replications;
    fz__vary_work *works = fz__calloc(r->context, count * sizeof(*works));
    pthread_t *threads = fz__calloc(r->context, count * sizeof(*threads));
    bool *started = fz__calloc(r->context, count), ready = works && threads && started;
    fz_status status;

    for (uint32_t i = 0; ready && i < count; i++) {
        works[i].first = (uint32_t)((uint64_t)r->options.replications * i / count);
        works[i].end = (uint32_t)((uint64_t)r->options.replications * (i + 1) / count);
        works[i].value = fz__rational_of(0);
        ready = work_open(r, &works[i]);
    }
    if (ready)
        run_all(r, works, threads, started, count);
    status = ready ? outcome_of(r, works, count, error) : fz__no_memory(error);
    for (uint32_t i = 0; works && i < count; i++)
        work_clear(r, &works[i]);
    fz__free(r->context, works, works ? count * sizeof(*works) : 0);
    fz__free(r->context, threads, threads ? count * sizeof(*threads) : 0);
    fz__free(r->context, started, started ? count : 0);
    return status;
}

/* ------------------------------------------------------------------ intervals -------------------------------------- */

static uint32_t percentile(const uint32_t *times, size_t ranks, uint32_t replications, uint64_t percent)
{
    uint64_t place = (percent * replications + 99) / 100, behind = 0;

    for (size_t rank = 0; rank < ranks; rank++) {
        behind += times[rank];
        if (behind >= place)
            return (uint32_t)rank;
    }
    return 0;
}

static void sum_up(const fz_robustness *r, size_t unit, uint32_t *times, size_t ranks)
{
    const fz_result *result = &r->report->results[unit];
    const uint32_t *own = r->ranks + unit * r->options.replications;
    fz_rank_interval *interval = &r->intervals[unit];

    memset(times, 0, ranks * sizeof(*times));
    *interval = (fz_rank_interval){.size = sizeof(*interval), .result = result, .rank = result->rank};
    for (uint32_t i = 0; i < r->options.replications; i++) {
        times[own[i] & ~FZ__REGRADED]++;
        interval->regraded += (own[i] & FZ__REGRADED) != 0;
    }
    if (result->standing != FZ_STANDING_RANKED)
        return;
    interval->kept = times[result->rank];
    interval->best = percentile(times, ranks, r->options.replications, 0);
    for (uint32_t rank = 1; rank < ranks; rank++) {
        if (times[rank] > 0 && (interval->best == 0 || rank < interval->best))
            interval->best = rank;
        if (times[rank] > 0)
            interval->worst = rank;
    }
    interval->median = percentile(times, ranks, r->options.replications, 50);
    interval->p5 = percentile(times, ranks, r->options.replications, 5);
    interval->p95 = percentile(times, ranks, r->options.replications, 95);
}

static bool sum_up_all(fz_robustness *r)
{
    size_t ranks = r->report->result_count + 1;
    uint32_t *times = fz__alloc(r->context, ranks * sizeof(*times));

    for (size_t unit = 0; times && unit < r->report->result_count; unit++)
        sum_up(r, unit, times, ranks);
    fz__free(r->context, times, times ? ranks * sizeof(*times) : 0);
    return times != NULL;
}

/* ------------------------------------------------------------------ making ----------------------------------------- */

static const char *options_fault(const fz_robustness_options *given, fz_robustness_options *options)
{
    *options = (fz_robustness_options)FZ_ROBUSTNESS_OPTIONS_INIT;
    if (given && !fz__options_read(options, sizeof(*options), OPTIONS_OF_FIRST_RELEASE, given))
        return "options.size is not set, or newer than this library";
    options->size = sizeof(*options);
    options->replications = options->replications ? options->replications : DEFAULT_REPLICATIONS;
    options->threads = options->threads ? options->threads : 1;
    if (options->range < 0 || options->range >= FZ_DECIMAL_ONE)
        return "options.range is not from 0 to 0.999999";
    if (options->replications > MOST_REPLICATIONS)
        return "options.replications is more than 16777216";
    if (options->threads > MOST_THREADS)
        return "options.threads is more than 1024";
    if (options->level > FZ_VARY_TOP)
        return "options.level is none of FZ_VARY_*";
    return options->reserved ? "options.reserved is not 0" : NULL;
}

static bool room_for(fz_robustness *r)
{
    const fz_report *report = r->report;
    size_t slots = report->slot_count + 1, units = report->result_count + 1, replications = r->options.replications;

    if (units > SIZE_MAX / sizeof(*r->scores) / replications)
        return false;
    r->varied = fz__arena_alloc(&r->arena, slots);
    r->inner_varied = fz__arena_alloc(&r->arena, slots);
    r->vary = fz__arena_alloc(&r->arena, (report->item_count + 1) * sizeof(*r->vary));
    r->twin = fz__arena_alloc(&r->arena, units * sizeof(*r->twin));
    r->key_rank = fz__arena_alloc(&r->arena, units * sizeof(*r->key_rank));
    r->grades = fz__arena_alloc(&r->arena, units * sizeof(*r->grades));
    r->intervals = fz__arena_alloc(&r->arena, units * sizeof(*r->intervals));
    r->ranks = fz__calloc(r->context, units * replications * sizeof(*r->ranks));
    r->scores = fz__calloc(r->context, units * replications * sizeof(*r->scores));
    if (!r->varied || !r->inner_varied || !r->vary || !r->twin || !r->key_rank || !r->grades || !r->intervals ||
        !r->ranks || !r->scores)
        return false;
    memset(r->varied, 0, slots);
    memset(r->inner_varied, 0, slots);
    memset(r->key_rank, 0, units * sizeof(*r->key_rank));
    return true;
}

static bool read_grades(fz_robustness *r, uint32_t *unit)
{
    for (*unit = 0; *unit < r->report->result_count; ++*unit) {
        const fz_result *result = &r->report->results[*unit];
        const fz__node *table = r->report->classes[result->class_index].grades;
        fz__rational score = fz__rational_of(0);

        if (table && !fz__graded_score(table, &r->report->items[result->first_item], &score))
            return false;
        r->grades[*unit] = fz__grade_by_score(table, &score);
    }
    return true;
}

static fz_status too_big(const fz_robustness *r, uint32_t unit, uint32_t item, fz_error **error)
{
    const fz_result *result = &r->report->results[unit];

    return fz__fail(r->context, error, FZ_ETOOBIG, NULL,
                    FZ_ARGS(result->name, r->report->slots[r->report->trees[result->tree].first + item].id));
}

static fz_status compute(fz_robustness *r, bool plainly, fz_error **error)
{
    uint32_t unit = 0, item = 0;
    fz_status status;

    if (!room_for(r))
        return fz__no_memory(error);
    if (fz__vary_prepare(r, &unit, &item) != FZ_OK || !read_grades(r, &unit))
        return too_big(r, unit, item, error);
    if (!fz__vary_keys(r) || (!plainly && !fz__fast_prepare(r)))
        return fz__no_memory(error);
    status = run_threads(r, error);
    if (status == FZ_OK && !sum_up_all(r))
        return fz__no_memory(error);
    r->options.progress = NULL;
    r->options.user = NULL;
    return status;
}

fz_status fz__robustness_new(const fz_report *report, const fz_robustness_options *options, bool plainly,
                             fz_robustness **robustness, fz_error **error)
{
    fz_context *context = report ? report->context : NULL;
    fz_robustness_options known;
    const char *fault = !report       ? "report is NULL"
                        : !robustness ? "robustness is NULL"
                                      : options_fault(options, &known);
    fz_robustness *r;
    fz_status status;

    if (error)
        *error = NULL;
    if (robustness)
        *robustness = NULL;
    if (fault)
        return fz__bad_argument(context, error, "fz_robustness_new", fault);
    r = fz__calloc(context, sizeof(*r));
    if (!r)
        return fz__no_memory(error);
    atomic_init(&r->references, 1);
    atomic_init(&r->cancelled, false);
    r->context = fz_context_ref(context);
    /* Immutable: a reference changes nothing that anybody can see. */
    r->report = fz_report_ref((fz_report *)(uintptr_t)report);
    r->options = known;
    fz__arena_init(&r->arena, context);
    status = compute(r, plainly, error);
    if (status == FZ_OK)
        *robustness = r;
    else
        fz_robustness_unref(r);
    return status;
}

fz_status fz_robustness_new(const fz_report *report, const fz_robustness_options *options, fz_robustness **robustness,
                            fz_error **error)
{
    return fz__robustness_new(report, options, false, robustness, error);
}

fz_robustness *fz_robustness_ref(fz_robustness *robustness)
{
    if (robustness)
        atomic_fetch_add_explicit(&robustness->references, 1, memory_order_relaxed);
    return robustness;
}

void fz_robustness_unref(fz_robustness *r)
{
    size_t figures;
    fz_context *context;

    if (!r || atomic_fetch_sub_explicit(&r->references, 1, memory_order_acq_rel) != 1)
        return;
    context = r->context;
    figures = (r->report->result_count + 1) * (size_t)r->options.replications;
    fz__fast_clear(r);
    fz__free(context, r->ranks, r->ranks ? figures * sizeof(*r->ranks) : 0);
    fz__free(context, r->scores, r->scores ? figures * sizeof(*r->scores) : 0);
    fz__arena_clear(&r->arena);
    fz_report_unref(r->report);
    fz__free(context, r, sizeof(*r));
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ for its readers -------------------------------- */

const fz_report *fz_robustness_report(const fz_robustness *robustness)
{
    return robustness ? robustness->report : NULL;
}

int fz_robustness_settings(const fz_robustness *robustness, fz_robustness_options *options)
{
    size_t size = fz__struct_size(options, OPTIONS_OF_FIRST_RELEASE);

    if (!robustness || !size)
        return 0;
    fz__struct_fill(options, size, &robustness->options, sizeof(robustness->options));
    return 1;
}

size_t fz_robustness_count(const fz_robustness *robustness)
{
    return robustness ? robustness->report->result_count : 0;
}

int fz_robustness_unit(const fz_robustness *robustness, size_t index, fz_rank_interval *interval)
{
    size_t size = fz__struct_size(interval, FZ__THROUGH(fz_rank_interval, regraded));
    const fz_rank_interval *known;

    if (index >= fz_robustness_count(robustness) || !size)
        return 0;
    known = &robustness->intervals[robustness->report->order[index]];
    fz__struct_fill(interval, size, known, sizeof(*known));
    return 1;
}

/* The place of a figure; false when there is none. */
static bool place_of(const fz_robustness *r, size_t index, uint32_t replication, size_t *place)
{
    if (index >= fz_robustness_count(r) || replication >= r->options.replications)
        return false;
    *place = (size_t)r->report->order[index] * r->options.replications + replication;
    return true;
}

uint32_t fz_robustness_times(const fz_robustness *robustness, size_t index, uint32_t rank)
{
    uint32_t times = 0;

    if (rank == 0 || index >= fz_robustness_count(robustness))
        return 0;
    for (uint32_t i = 0; i < robustness->options.replications; i++)
        times += fz_robustness_rank(robustness, index, i) == rank;
    return times;
}

uint32_t fz_robustness_rank(const fz_robustness *robustness, size_t index, uint32_t replication)
{
    size_t place;

    return place_of(robustness, index, replication, &place) ? robustness->ranks[place] & ~FZ__REGRADED : 0;
}

int fz_robustness_score(const fz_robustness *robustness, size_t index, uint32_t replication, fz_decimal *score)
{
    size_t place;
    bool known = place_of(robustness, index, replication, &place) &&
                 fz__has_score(&robustness->report->results[robustness->report->order[index]]);

    if (score)
        *score = known ? robustness->scores[place] : 0;
    return known;
}

int fz_robustness_factor(const fz_robustness *robustness, uint32_t replication, const char *item, fz_decimal *factor)
{
    if (factor)
        *factor = 0;
    if (!robustness || !item || replication >= robustness->options.replications)
        return 0;
    for (uint32_t slot = 0; slot < robustness->report->slot_count; slot++) {
        if (strcmp(robustness->report->slots[slot].id, item) != 0)
            continue;
        if (factor)
            *factor = fz__vary_factor(robustness, replication, slot);
        return 1;
    }
    return 0;
}
