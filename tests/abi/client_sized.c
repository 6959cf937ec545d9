/*
 * Every struct that begins with its size, as a program of yesterday knows it: a library in which it has grown reads no more
 * than that of what it is given, and writes no more where it gives. client.py asks that none is missing.
 *
 * Behind each stands what is no part of it, and is nothing that could be read: no address, no number, not zero.
 */
#include "client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEYOND 64

#define SIZED(name, ...)              \
    struct {                          \
        fz_##name it;                 \
        unsigned char beyond[BEYOND]; \
    } name = {.it = __VA_ARGS__};     \
    memset(name.beyond, 0xA5, sizeof(name.beyond))
#define EMPTY(name) SIZED(name, {.size = sizeof(fz_##name)})
/* Whether nothing was written behind it, and its size is what it was. */
#define WHOLE(name) (name.it.size == sizeof(fz_##name) && untouched(name.beyond))

static int untouched(const unsigned char *bytes)
{
    for (size_t i = 0; i < BEYOND; i++)
        if (bytes[i] != 0xA5)
            return 0;
    return 1;
}

typedef struct things {
    fz_context *context;
    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme, *flat;
    fz_watch *watch;
    fz_ledger *ledger;
    fz_report *before, *after;
    fz_prospect *prospect;
    fz_difference *difference;
    fz_robustness *robustness;
    fz_supervision *supervision;
    fz_query *query;
} things;

static const char flat_scheme[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head><total id=\"t\" points=\"100\">"
    "<indicator id=\"a\" points=\"100\"><value event=\"甲\"/></indicator></total></scheme>";

/* ------------------------------------------------------------------ given ------------------------------------------- */

static void *take(void *user, size_t bytes)
{
    ++*(int *)user;
    return malloc(bytes);
}

static void give_back(void *user, void *block, size_t bytes)
{
    (void)bytes;
    --*(int *)user;
    free(block);
}

static int allocator(things *t)
{
    fz_context *context = NULL;
    int blocks = 0, taken;
    SIZED(allocator, {sizeof(fz_allocator), take, give_back, &blocks});

    (void)t;
    if (fz_context_new(&allocator.it, &context) != FZ_OK)
        return 0;
    taken = blocks;
    fz_context_unref(context);
    return taken > 0 && blocks == 0 && WHOLE(allocator);
}

static int record_values(things *t)
{
    SIZED(record_values, FZ_RECORD_VALUES_INIT);

    record_values.it.unit = "县司法局", record_values.it.item = "t50", record_values.it.event = "退回";
    record_values.it.date = 20161128;
    return fz_ledger_add(t->ledger, &record_values.it, NULL, NULL) == FZ_OK && WHOLE(record_values);
}

static int stage_values(things *t)
{
    SIZED(stage_values, FZ_STAGE_VALUES_INIT);

    stage_values.it.unit = "县司法局", stage_values.it.item = "t50", stage_values.it.name = "初稿";
    stage_values.it.until = 20160630;
    return fz_ledger_add_stage(t->ledger, &stage_values.it, NULL, NULL) == FZ_OK && WHOLE(stage_values);
}

static int assess_options(things *t)
{
    SIZED(assess_options, FZ_ASSESS_OPTIONS_INIT);

    assess_options.it.day = 20161231;
    return fz_assess(t->context, t->directive, NULL, t->scheme, t->ledger, &assess_options.it, &t->after, NULL) ==
               FZ_OK &&
           WHOLE(assess_options);
}

static int robustness_options(things *t)
{
    SIZED(robustness_options, FZ_ROBUSTNESS_OPTIONS_INIT);

    robustness_options.it.replications = 10;
    if (fz_robustness_new(t->after, &robustness_options.it, &t->robustness, NULL) != FZ_OK)
        return 0;
    robustness_options.it.replications = 0;
    return fz_robustness_settings(t->robustness, &robustness_options.it) && robustness_options.it.replications == 10 &&
           WHOLE(robustness_options);
}

static int take_none(void *user, size_t index, fz_directive *directive)
{
    (void)user, (void)index, (void)directive;
    return 1;
}

static int open_options(things *t)
{
    SIZED(open_options, FZ_OPEN_OPTIONS_INIT);

    return fz_open_paths(t->context, NULL, 0, &open_options.it, take_none, NULL) == FZ_OK && WHOLE(open_options);
}

static int count_bytes(void *user, const void *bytes, size_t count)
{
    (void)bytes;
    *(size_t *)user += count;
    return 0;
}

static int page_options(things *t)
{
    size_t bytes = 0;
    SIZED(page_options, FZ_PAGE_OPTIONS_INIT);

    page_options.it.report = t->after;
    return fz_page_write(t->context, &page_options.it, count_bytes, &bytes, NULL) == FZ_OK && bytes > 10000 &&
           WHOLE(page_options);
}

static int columns_table(things *t)
{
    static const fz_decimal given[2] = {90000000, 80000000};
    const fz_decimal *const values[] = {given};
    fz_decimal scores[2] = {0, 0};
    fz_columns *columns = NULL;
    int good;
    SIZED(columns_table, FZ_COLUMNS_TABLE_INIT);

    columns_table.it.count = 2, columns_table.it.values = values, columns_table.it.scores = scores;
    good = fz_columns_new(t->context, t->flat, NULL, &columns, NULL) == FZ_OK &&
           fz_columns_score(columns, &columns_table.it, NULL) == FZ_OK && WHOLE(columns_table);
    fz_columns_unref(columns);
    return good && scores[0] == given[0] && scores[1] == given[1];
}

static int supervise_options(things *t)
{
    SIZED(supervise_options, FZ_SUPERVISE_OPTIONS_INIT);

    supervise_options.it.day = 20161231;
    return fz_supervise(t->context, t->directive, t->registry, t->ledger, t->watch, &supervise_options.it,
                        &t->supervision, NULL) == FZ_OK &&
           WHOLE(supervise_options);
}

static int obligation_filter(things *t)
{
    SIZED(obligation_filter, FZ_OBLIGATION_FILTER_INIT);

    obligation_filter.it.unit = "县司法局";
    return fz_supervision_find(t->supervision, &obligation_filter.it, NULL, 0) > 7 && WHOLE(obligation_filter);
}

/* ------------------------------------------------------------------ got --------------------------------------------- */

static int place(things *t)
{
    fz_directive *directive = NULL;
    fz_error *error = NULL;
    EMPTY(place);

    if (fz_directive_load_memory(t->context, "\n<no", 4, NULL, &directive, &error) == FZ_OK)
        return 0;
    fz_error_place(error, &place.it);
    fz_error_free(error);
    return place.it.line == 2 && WHOLE(place);
}

static int class_summary(things *t)
{
    EMPTY(class_summary);
    return fz_report_class(t->after, 0, &class_summary.it) && class_summary.it.units > 0 && WHOLE(class_summary);
}

static int open_item(things *t)
{
    EMPTY(open_item);
    return fz_prospect_item(t->prospect, 0, &open_item.it) && open_item.it.missing == 100000 && WHOLE(open_item);
}

/* Of the one unit whose record counts after and not before. */
static int unit_change(things *t)
{
    size_t changed = 0;
    EMPTY(unit_change);

    for (size_t i = 0; fz_difference_unit(t->difference, i, &unit_change.it); i++)
        changed += unit_change.it.is_changed && unit_change.it.records == 1 && unit_change.it.change < 0;
    return changed == 1 && WHOLE(unit_change);
}

static int item_change(things *t)
{
    size_t changed = 0;
    EMPTY(item_change);

    for (size_t i = 0; i < fz_difference_count(t->difference); i++)
        if (fz_difference_item(t->difference, i, 0, &item_change.it))
            changed += item_change.it.id && item_change.it.change < 0;
    return changed == 1 && WHOLE(item_change);
}

static int rank_interval(things *t)
{
    EMPTY(rank_interval);
    return fz_robustness_unit(t->robustness, 0, &rank_interval.it) && rank_interval.it.best >= 1 &&
           WHOLE(rank_interval);
}

static int supervision_rates(things *t)
{
    SIZED(supervision_rates, FZ_SUPERVISION_RATES_INIT);
    return fz_supervision_rate(t->supervision, NULL, &supervision_rates.it) && supervision_rates.it.total > 68 &&
           WHOLE(supervision_rates);
}

/* An array: the size of the first tells where the others are. */
static int match(things *t)
{
    fz_match two[2] = {{.size = sizeof(fz_match)}};

    return fz_registry_resolve(t->registry, "县司法局", 20160125, t->directive, two, 1) == 1 && two[0].body &&
           two[0].size == sizeof(fz_match) && !two[1].body && !two[1].size;
}

static int hit(things *t)
{
    const fz_task *task = NULL;
    fz_hit three[3] = {{.size = sizeof(fz_hit)}};

    return fz_query_unit(t->query, NULL, FZ_ROLE_ANY, NULL) == FZ_OK &&
           fz_query_run(t->query, t->directive, &task, 1) == 68 && fz_query_hits(t->query, task, three, 2) >= 2 &&
           three[0].assignment && three[1].assignment && three[1].assignment != three[0].assignment &&
           three[1].size == sizeof(fz_hit) && !three[2].assignment;
}

/* ------------------------------------------------------------------ all of them -------------------------------------- */

static int prepare(things *t)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;

    options.day = 20161231;
    return fz_directive_load_builtin(t->context, &t->directive, NULL) == FZ_OK &&
           fz_registry_load_builtin(t->context, &t->registry, NULL) == FZ_OK &&
           fz_scheme_load_builtin(t->context, &t->scheme, NULL) == FZ_OK &&
           fz_watch_load_builtin(t->context, &t->watch, NULL) == FZ_OK &&
           fz_scheme_load_memory(t->context, flat_scheme, sizeof(flat_scheme) - 1, NULL, &t->flat, NULL) == FZ_OK &&
           fz_ledger_new(t->context, &t->ledger, NULL) == FZ_OK && fz_query_new(t->context, &t->query) == FZ_OK &&
           fz_assess(t->context, t->directive, NULL, t->scheme, t->ledger, &options, &t->before, NULL) == FZ_OK;
}

/* What becomes of the ledger's record. */
static int derive(things *t)
{
    return fz_prospect_new(fz_report_result_of(t->after, "县司法局"), &t->prospect, NULL) == FZ_OK &&
           fz_difference_new(t->before, t->after, &t->difference, NULL) == FZ_OK;
}

static void release(things *t)
{
    fz_query_unref(t->query);
    fz_supervision_unref(t->supervision);
    fz_robustness_unref(t->robustness);
    fz_difference_unref(t->difference);
    fz_prospect_unref(t->prospect);
    fz_report_unref(t->after);
    fz_report_unref(t->before);
    fz_ledger_unref(t->ledger);
    fz_watch_unref(t->watch);
    fz_scheme_unref(t->flat);
    fz_scheme_unref(t->scheme);
    fz_registry_unref(t->registry);
    fz_directive_unref(t->directive);
}

/* In this order: the later ones stand on what the earlier ones made. */
#define USED(name)        \
    {                     \
        "fz_" #name, name \
    }
static const struct {
    const char *name;
    int (*holds)(things *t);
} structs[] = {
    USED(allocator),
    USED(place),
    USED(record_values),
    USED(stage_values),
    USED(assess_options),
    {NULL, derive},
    USED(class_summary),
    USED(open_item),
    USED(unit_change),
    USED(item_change),
    USED(robustness_options),
    USED(rank_interval),
    USED(open_options),
    USED(page_options),
    USED(columns_table),
    USED(supervise_options),
    USED(obligation_filter),
    USED(supervision_rates),
    USED(match),
    USED(hit),
};

int every_struct(fz_context *context)
{
    things t = {.context = context};
    int good = prepare(&t);

    for (size_t i = 0; i < sizeof(structs) / sizeof(*structs); i++) {
        int holds = good && structs[i].holds(&t);

        if (structs[i].name)
            printf("%s %s\n", structs[i].name, holds ? "holds" : "DOES NOT HOLD");
        good = good && (holds || structs[i].name);
    }
    release(&t);
    return good;
}
