#include "threads/things.h"
#include "threads/folder.h"

#include <stdlib.h>
#include <string.h>

/* The first task is one of the built-in directive, but for who it is assigned to; the second names one whom no registry knows. */
static const char shortened[] =
    "关于加快推进法治政府建设的实施意见\n\n一、总体要求\n\n"
    "1.认真落实依法确定权力、科学配置权力、制度约束权力、阳光行使权力、合力监督权力、严惩滥用权力,建立完善配套制度,"
    "强化执行职责。（县政府办牵头，县司法局配合）\n"
    "2.每年不少于两次专题学习。（县司法局、县蚕桑局负责，2020年12月底前完成）\n";

/* Between its grades there is a hole, so it has a finding. */
static const char by_columns[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>试</title></head><total id=\"t\" points=\"100\">"
    "<indicator id=\"a\" points=\"60\"><value of=\"100\"/></indicator>"
    "<indicator id=\"b\" points=\"40\"><standard>得分折算</standard><proof>统计表</proof><value "
    "event=\"分\"/></indicator>"
    "</total><grades><grade name=\"优\" from=\"50\"/><grade name=\"差\" to=\"40\"/></grades></scheme>";

/* A ledger of everything: corrected, withdrawn, planned, planned by who does not bear it, unknown to the rules, and faulty. */
static const char happened[] =
    "<ledger xmlns=\"urn:libfazhi:ledger:1\" id=\"2016\"><head><title>2016年度台账</title></head>"
    "<record id=\"a1\" unit=\"县司法局\" item=\"t50\" event=\"退回\" date=\"2016-11-28\" recorded=\"2016-11-29\"/>"
    "<record id=\"a2\" unit=\"县政府法制办\" item=\"t50\" event=\"完成\" date=\"2016-10-12\"/>"
    "<record id=\"a3\" unit=\"县公安局\" event=\"重大行政违法案件\" date=\"2016-09-01\" mark=\"市级\"/>"
    "<record id=\"a4\" unit=\"县司法局\" item=\"list\" event=\"通报表扬\" value=\"1.5\" date=\"2016-05-01\" "
    "heads=\"3\">"
    "<document>通报第3号</document><evidence>档案第12卷</evidence></record>"
    "<record id=\"a5\" unit=\"县司法局\" item=\"t50\" event=\"办结\" date=\"2016-11-30\" recorded=\"2016-12-01\">"
    "<replaces record=\"a1\">登记有误</replaces></record>"
    "<record id=\"a6\" unit=\"县财政局\" item=\"t3\" event=\"退回\" date=\"2016-08-01\" recorded=\"2016-08-02\"/>"
    "<withdrawal record=\"a6\" recorded=\"2016-08-20\" reporter=\"县政府督查室\">经复核不属实</withdrawal>"
    "<record id=\"a7\" unit=\"县财政局\" event=\"没有日期\"/>"
    "<record id=\"a8\" unit=\"县司法局\" item=\"list\" event=\"通报批评\" date=\"2016-12-05\"/>"
    "<stage id=\"p1\" unit=\"县司法局\" item=\"t50\" name=\"动员\" from=\"2016-03-01\" until=\"2016-04-30\"/>"
    "<stage id=\"p2\" unit=\"县司法局\" item=\"t50\" name=\"部署\" until=\"2016-05-30\"><replaces "
    "record=\"p1\"/></stage>"
    "<stage id=\"p3\" unit=\"县政府办\" item=\"t3\" name=\"公布\" until=\"2016-06-30\"/>"
    "<stage id=\"p4\" unit=\"某单位\" item=\"t50\" name=\"总结\" until=\"2016-12-30\"/>"
    "<withdrawal record=\"p3\" recorded=\"2016-06-01\" reporter=\"县政府办\">并入他项</withdrawal></ledger>";

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

static int load_ledger(things *all)
{
    return fz_ledger_load_memory(all->context, happened, strlen(happened), "2016.xml", NULL, FZ_LEDGER_LENIENT,
                                 &all->ledger, NULL) == FZ_OK;
}

/* What the threads load is what they find in memory too. */
static int read_given(things *all)
{
    int good = 1;

    all->given = calloc(all->path_count + 1, sizeof(*all->given));
    for (size_t i = 0; good && all->given && i < all->path_count; i++)
        good = read_input(&all->given[i], all->paths[i]);
    return good && all->given;
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
           fz_watch_load_builtin(all->context, &all->watch, NULL) == FZ_OK && load_ledger(all);
}

static fz_report *assess(things *all, fz_date day)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report = NULL;

    options.day = day;
    fz_assess(all->context, all->directive, all->registry, all->scheme, all->ledger, &options, &report, NULL);
    return report;
}

static fz_supervision *supervise(things *all, fz_date day)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_supervision *supervision = NULL;

    options.day = day;
    fz_supervise(all->context, all->directive, all->registry, all->ledger, all->watch, &options, &supervision, NULL);
    return supervision;
}

static int derive(things *all)
{
    fz_robustness_options vary = FZ_ROBUSTNESS_OPTIONS_INIT;

    vary.replications = 50, vary.threads = 2;
    all->sooner = supervise(all, 20161101);
    all->supervision = supervise(all, 20161201);
    all->report = assess(all, 20161101);
    all->later = assess(all, 20170131);
    return all->sooner && all->supervision && all->report && all->later &&
           fz_prospect_new(fz_report_result_of(all->later, "县司法局"), &all->prospect, NULL) == FZ_OK &&
           fz_difference_new(all->report, all->later, &all->difference, NULL) == FZ_OK &&
           fz_robustness_new(all->later, &vary, &all->robustness, NULL) == FZ_OK &&
           fz_compare(all->context, all->directive, all->changed, &all->comparison, NULL) == FZ_OK;
}

static int open_columns(things *all)
{
    return fz_scheme_load_memory(all->context, by_columns, strlen(by_columns), "columns.xml", &all->by_columns, NULL) ==
               FZ_OK &&
           fz_columns_new(all->context, all->by_columns, NULL, &all->columns, NULL) == FZ_OK;
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
    return pthread_mutex_init(&all->lock, NULL) == 0 && read_given(all) && load(all) && derive(all) &&
           open_columns(all) && collect(all) && go_wrong(all);
}

int things_save(things *all)
{
    return folder_make(all) &&
           fz_ledger_load_path(all->context, all->kept_paths[KEPT_ROWS], NULL, 0, &all->rows, NULL) == FZ_OK;
}

int things_release(things *all)
{
    int clean = folder_remove(all);

    for (size_t i = 0; all->given && i < all->path_count; i++)
        free(all->given[i].bytes);
    free(all->given);
    fz_error_free(all->error);
    fz_collection_unref(all->collection);
    fz_query_unref(all->query);
    fz_columns_unref(all->columns);
    fz_comparison_unref(all->comparison);
    fz_supervision_unref(all->supervision);
    fz_supervision_unref(all->sooner);
    fz_robustness_unref(all->robustness);
    fz_difference_unref(all->difference);
    fz_prospect_unref(all->prospect);
    fz_report_unref(all->later);
    fz_report_unref(all->report);
    fz_ledger_unref(all->rows);
    fz_ledger_unref(all->ledger);
    fz_watch_unref(all->watch);
    fz_scheme_unref(all->by_columns);
    fz_scheme_unref(all->scheme);
    fz_registry_unref(all->registry);
    fz_directive_unref(all->changed);
    fz_directive_unref(all->directive);
    fz_context_unref(all->context);
    pthread_mutex_destroy(&all->lock);
    return clean;
}
