/* Every limit of a context, at it and one beyond, and at the largest value that it may be given. A limit without a row does not
 * compile or does not pass. */
#include <fazhi.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define XML(inner) "<directive xmlns='urn:libfazhi:directive:1'><head/>" inner "</directive>"
#define TASK       "<task id='t1'><p>x</p></task>"

static fz_status load(fz_context *context, const char *text, fz_error **error)
{
    fz_directive *directive;
    fz_status status = fz_directive_load_memory(context, text, strlen(text), NULL, &directive, error);

    fz_directive_unref(directive);
    return status;
}

static fz_status load_ledger(fz_context *context, const char *text, fz_error **error)
{
    fz_ledger *ledger;
    fz_status status = fz_ledger_load_memory(context, text, strlen(text), NULL, NULL, 0, &ledger, error);

    fz_ledger_unref(ledger);
    return status;
}

typedef struct edge {
    fz_limit limit;
    uint64_t value, most;
    const char *at, *beyond;
    fz_status (*load)(fz_context *context, const char *text, fz_error **error);
} edge;

static const edge edges[] = {
    {FZ_LIMIT_BYTES, sizeof(XML("")) - 1, 1u << 30, XML(""), XML("") "\n", load},
    {FZ_LIMIT_BYTES, 12, 1u << 30, "{\"tasks\":[]}", "{\"tasks\":[]} ", load},
    {FZ_LIMIT_DEPTH, 3, 1024, XML(TASK), XML("<section id='s1'>" TASK "</section>"), load},
    {FZ_LIMIT_DEPTH, 3, 1024, "{\"tasks\":[{\"text\":\"x\"}]}", "{\"tasks\":[{\"text\":\"x\",\"lead\":[\"y\"]}]}",
     load},
    {FZ_LIMIT_TASKS, 1, 10000000, XML(TASK), XML(TASK "<task id='t2'><p>x</p></task>"), load},
    {FZ_LIMIT_TASKS, 1, 10000000, "{\"tasks\":[{\"text\":\"x\"}]}", "{\"tasks\":[{\"text\":\"x\"},{\"text\":\"y\"}]}",
     load},
    {FZ_LIMIT_NAME, 10, 1u << 20, XML("<task id='abcdefghij'><p>x</p></task>"),
     XML("<task id='abcdefghijk'><p>x</p></task>"), load},
    {FZ_LIMIT_ATTRIBUTES, 3, 1024, XML("<task id='t1' n='1' label='1'><p>x</p></task>"),
     XML("<task id='t1' n='1' label='1' mark='1.'><p>x</p></task>"), load},
    {FZ_LIMIT_RECORDS, 1, 100000000, "date,unit,item,event\n2016-01-05,u,a,e\n",
     "date,unit,item,event\n2016-01-05,u,a,e\n2016-01-06,u,a,e\n", load_ledger},
};

static fz_context *context_with(fz_limit limit, uint64_t value)
{
    fz_context *context;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_context_set_limit(context, limit, value), FZ_OK);
    return context;
}

Test(limits, are_kept_at_the_limit_and_one_beyond)
{
    for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++) {
        fz_context *context = context_with(edges[i].limit, edges[i].value);
        fz_error *error;

        cr_assert_eq(edges[i].load(context, edges[i].at, &error), FZ_OK, "%zu: %s", i, fz_error_message(error));
        cr_assert_eq(edges[i].load(context, edges[i].beyond, &error), FZ_ELIMIT, "%zu: %s", i, fz_error_message(error));
        fz_error_free(error);
        fz_context_unref(context);
    }
}

Test(limits, of_errors_leave_out_what_is_beyond)
{
    static const struct {
        const char *text;
        size_t errors;
    } texts[] = {{XML("<a/>"), 1}, {XML("<a/><b/>"), 2}, {XML("<a/><b/><c/>"), 2}};

    for (size_t i = 0; i < 3; i++) {
        fz_context *context = context_with(FZ_LIMIT_ERRORS, 2);
        fz_error *error;
        size_t count = 0;

        cr_assert_eq(load(context, texts[i].text, &error), FZ_EELEMENT);
        for (const fz_error *each = error; each; each = fz_error_next(each))
            count++;
        cr_assert_eq(count, texts[i].errors);
        fz_error_free(error);
        fz_context_unref(context);
    }
}

Test(limits, are_all_tested_here_and_have_the_documented_maximum)
{
    uint64_t most[FZ_LIMIT_COUNT_] = {[FZ_LIMIT_ERRORS] = 10000};

    for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++)
        most[edges[i].limit] = edges[i].most;
    for (int limit = 0; limit < (int)FZ_LIMIT_COUNT_; limit++) {
        fz_context *context;

        cr_assert_neq(most[limit], 0, "limit %d has no edge", limit);
        context = context_with((fz_limit)limit, most[limit]);
        cr_assert_eq(fz_context_set_limit(context, (fz_limit)limit, most[limit] + 1), FZ_EINVAL, "limit %d", limit);
        cr_assert_eq(fz_context_limit(context, (fz_limit)limit), most[limit]);
        fz_context_unref(context);
    }
}

/* ------------------------------------------------------------------ those that no context sets */

/* How many bodies an alias means that `count` of them share. */
static size_t meanings(size_t count)
{
    char *text = malloc(count * 100 + 200), *at = text;
    fz_context *context;
    fz_registry *registry;
    fz_error *error;
    size_t found;

    at += sprintf(at, "<registry xmlns='urn:libfazhi:registry:1'><head><title>T</title></head>");
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "<body id='b%zu' kind='department'><name>第%zu局</name><alias>某局</alias></body>", i, i);
    strcpy(at, "</registry>");
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_registry_load_memory(context, text, strlen(text), NULL, &registry, &error), FZ_OK, "%s",
                 fz_error_message(error));
    found = fz_registry_resolve(registry, "某局", 0, NULL, NULL, 0);
    fz_registry_unref(registry);
    fz_context_unref(context);
    free(text);
    return found;
}

Test(limits, of_matches)
{
    cr_assert_eq(meanings(FZ_MATCHES_MAX), FZ_MATCHES_MAX);
    cr_assert_eq(meanings(FZ_MATCHES_MAX + 1), FZ_MATCHES_MAX);
}

/* Of no unit, so that no number of replications costs anything. */
static fz_report *empty_report(fz_context *context)
{
    static const char text[] = "<scheme xmlns='urn:libfazhi:scheme:1'><head><title>T</title></head><total id='t'>"
                               "<indicator id='a' points='1'><value/></indicator></total></scheme>";
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;

    options.day = 20161231;
    cr_assert_eq(fz_scheme_load_memory(context, text, sizeof(text) - 1, NULL, &scheme, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_new(context, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_assess(context, NULL, NULL, scheme, ledger, &options, &report, NULL), FZ_OK);
    cr_assert_eq(fz_report_result_count(report), 0);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return report;
}

static int cancel(void *user, uint64_t done, uint64_t all)
{
    (void)user;
    (void)done;
    (void)all;
    return 1;
}

Test(limits, of_replications_threads_and_range, .timeout = 600)
{
    static const fz_robustness_options at[] = {
        {.replications = 16777216}, {.threads = 1024}, {.range = 999999}, {.level = FZ_VARY_TOP}};
    static const fz_robustness_options beyond[] = {
        {.replications = 16777217}, {.threads = 1025}, {.range = 1000000}, {.level = FZ_VARY_TOP + 1}};
    fz_context *context;
    fz_report *report;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    report = empty_report(context);
    for (size_t i = 0; i < 4; i++) {
        fz_robustness_options options[] = {at[i], beyond[i]};
        fz_robustness *robustness;
        fz_status status;

        options[0].size = options[1].size = sizeof(options[0]);
        options[0].progress = cancel; /* before the work, not before the options are read */
        status = fz_robustness_new(report, &options[0], &robustness, NULL);
        cr_assert(status == FZ_OK || status == FZ_ECANCELLED, "at %zu: %s", i, fz_status_name(status));
        fz_robustness_unref(robustness);
        cr_assert_eq(fz_robustness_new(report, &options[1], &robustness, NULL), FZ_EINVAL, "beyond %zu", i);
    }
    fz_report_unref(report);
    fz_context_unref(context);
}
