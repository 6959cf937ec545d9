#include "threads/things.h"

#include <stdio.h>
#include <string.h>

static const char shortened[] =
    "关于加快推进法治政府建设的实施意见\n\n一、总体要求\n\n1.完善制度。（县政府办牵头，县司法局配合）\n"
    "2.每年不少于两次专题学习。（县司法局负责）\n";

static const char by_columns[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>试</title></head><total id=\"t\" points=\"100\">"
    "<indicator id=\"a\" points=\"60\"><value of=\"100\"/></indicator>"
    "<indicator id=\"b\" points=\"40\"><value event=\"分\"/></indicator></total></scheme>";

static const char wrong_twice[] = "<directive xmlns=\"urn:libfazhi:directive:1\"><nobody/><knows/></directive>";

int hash_bytes(void *user, const void *bytes, size_t count)
{
    uint64_t *hash = user;

    for (size_t i = 0; i < count; i++)
        *hash = (*hash ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
    return 0;
}

void count_message(void *user, fz_severity severity, const char *message)
{
    (void)severity, (void)message;
    atomic_fetch_add((atomic_size_t *)user, 1);
}

static int add(things *all, const char *unit, const char *event, fz_date date)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = unit, values.item = "t50", values.event = event, values.date = date;
    return fz_ledger_add(all->ledger, &values, NULL, NULL) == FZ_OK;
}

static int load(things *all)
{
    return fz_context_new(NULL, &all->context) == FZ_OK &&
           fz_context_set_log(all->context, count_message, &all->logged) == FZ_OK &&
           fz_directive_load_builtin(all->context, &all->directive, NULL) == FZ_OK &&
           fz_directive_import_memory(all->context, shortened, strlen(shortened), "shortened.txt", NULL, &all->changed,
                                      NULL) == FZ_OK &&
           fz_registry_load_builtin(all->context, &all->registry, NULL) == FZ_OK &&
           fz_scheme_load_builtin(all->context, &all->scheme, NULL) == FZ_OK &&
           fz_watch_load_builtin(all->context, &all->watch, NULL) == FZ_OK &&
           fz_ledger_new(all->context, &all->ledger, NULL) == FZ_OK && add(all, "县司法局", "退回", 20161128) &&
           add(all, "县政府法制办", "完成", 20161012);
}

static fz_report *assess(things *all, fz_date day)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report = NULL;

    options.day = day;
    fz_assess(all->context, all->directive, all->registry, all->scheme, all->ledger, &options, &report, NULL);
    return report;
}

static int derive(things *all)
{
    fz_robustness_options vary = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_supervise_options look = FZ_SUPERVISE_OPTIONS_INIT;

    vary.replications = 50, vary.threads = 2, look.day = 20161201;
    all->report = assess(all, 20161101);
    all->later = assess(all, 20161231);
    return all->report && all->later &&
           fz_prospect_new(fz_report_result(all->later, 0), &all->prospect, NULL) == FZ_OK &&
           fz_difference_new(all->report, all->later, &all->difference, NULL) == FZ_OK &&
           fz_robustness_new(all->later, &vary, &all->robustness, NULL) == FZ_OK &&
           fz_supervise(all->context, all->directive, all->registry, all->ledger, all->watch, &look, &all->supervision,
                        NULL) == FZ_OK &&
           fz_compare(all->context, all->directive, all->changed, &all->comparison, NULL) == FZ_OK;
}

static int open_columns(things *all)
{
    fz_scheme *scheme = NULL;
    int good =
        fz_scheme_load_memory(all->context, by_columns, strlen(by_columns), "columns.xml", &scheme, NULL) == FZ_OK &&
        fz_columns_new(all->context, scheme, NULL, &all->columns, NULL) == FZ_OK;

    fz_scheme_unref(scheme);
    return good;
}

static int collect(things *all)
{
    return fz_query_new(all->context, &all->query) == FZ_OK &&
           fz_query_unit(all->query, "县司法局", FZ_ROLE_LEAD, NULL) == FZ_OK &&
           fz_collection_new(all->context, &all->collection) == FZ_OK &&
           fz_collection_add(all->collection, all->directive, NULL) == FZ_OK &&
           fz_collection_add(all->collection, all->changed, NULL) == FZ_OK &&
           fz_collection_set_registry(all->collection, all->registry, 20161201, NULL) == FZ_OK;
}

static int go_wrong(things *all)
{
    fz_directive *directive = NULL;

    return fz_directive_load_memory(all->context, wrong_twice, strlen(wrong_twice), "wrong.xml", &directive,
                                    &all->error) != FZ_OK;
}

int things_make(things *all, const char *const *paths, size_t count)
{
    memset(all, 0, sizeof(*all));
    all->paths = paths, all->path_count = count;
    return pthread_mutex_init(&all->lock, NULL) == 0 && load(all) && derive(all) && open_columns(all) && collect(all) &&
           go_wrong(all);
}

void things_release(things *all)
{
    fz_error_free(all->error);
    fz_collection_unref(all->collection);
    fz_query_unref(all->query);
    fz_columns_unref(all->columns);
    fz_comparison_unref(all->comparison);
    fz_supervision_unref(all->supervision);
    fz_robustness_unref(all->robustness);
    fz_difference_unref(all->difference);
    fz_prospect_unref(all->prospect);
    fz_report_unref(all->later);
    fz_report_unref(all->report);
    fz_ledger_unref(all->ledger);
    fz_watch_unref(all->watch);
    fz_scheme_unref(all->scheme);
    fz_registry_unref(all->registry);
    fz_directive_unref(all->changed);
    fz_directive_unref(all->directive);
    fz_context_unref(all->context);
    pthread_mutex_destroy(&all->lock);
}
