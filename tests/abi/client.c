/*
 * A program of yesterday: client.py compiles it against the headers of the ABI description and a library that has nothing
 * but their functions, and runs it with the library of today. It passes by value and by address whatever crosses the ABI:
 * an allocator, every struct that begins with its size, dates, decimals, callbacks. `every_function` is made from the description, so that the
 * loader has to find each function under its version.
 */
#include "client.h"

#include "every_function.h"

#include <stdio.h>
#include <stdlib.h>

static long blocks;

static void *take(void *user, size_t bytes)
{
    ++*(long *)user;
    return malloc(bytes);
}

static void give_back(void *user, void *block, size_t bytes)
{
    (void)bytes;
    *(long *)user -= block != NULL;
    free(block);
}

static int count_bytes(void *user, const void *bytes, size_t count)
{
    (void)bytes;
    *(size_t *)user += count;
    return 0;
}

static int worked(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        fprintf(stderr, "%s\n", error ? fz_error_message(error) : "no memory");
    fz_error_free(error);
    return status == FZ_OK;
}

/* Ask and save. */
static int ask(fz_context *context, const fz_directive *directive)
{
    fz_error *error = NULL;
    fz_query *query = NULL;
    size_t first = 0, bytes = 0;

    if (!worked(fz_query_new(context, &query), NULL))
        return 0;
    fz_status status = fz_query_unit(query, "县司法局", FZ_ROLE_FIRST_LEAD, &error);
    if (status == FZ_OK)
        first = fz_query_run(query, directive, NULL, 0);
    fz_query_unref(query);
    if (!worked(status, error) || !worked(fz_directive_save_callback(directive, count_bytes, &bytes, &error), error))
        return 0;
    printf("%zu tasks, %zu led first, %s\n", fz_directive_task_count(directive), first,
           bytes > 50000 ? "saved" : "cut short");
    return 1;
}

/* One record into a ledger, and the score that it leads to. */
static int score(fz_context *context, const fz_directive *directive, const fz_scheme *scheme, fz_ledger *ledger)
{
    fz_error *error = NULL;
    fz_report *report = NULL;
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    fz_decimal scored = 0;
    char text[64] = "";

    values.unit = "县司法局", values.item = "t50", values.event = "退回", values.date = 20161128;
    options.day = 20161231;
    if (!worked(fz_ledger_add(ledger, &values, NULL, &error), error))
        return 0;
    error = NULL;
    if (!worked(fz_assess(context, directive, NULL, scheme, ledger, &options, &report, &error), error))
        return 0;
    if (fz_result_score(fz_report_result_of(report, "县司法局"), &scored))
        fz_decimal_format(scored, text, sizeof(text));
    printf("县司法局 %s\n", text);
    fz_report_unref(report);
    return 1;
}

static int use(fz_context *context)
{
    fz_error *error = NULL;
    fz_directive *directive = NULL;
    fz_scheme *scheme = NULL;
    fz_ledger *ledger = NULL;
    int good = worked(fz_directive_load_builtin(context, &directive, &error), error);

    error = NULL;
    good = good && worked(fz_scheme_load_builtin(context, &scheme, &error), error);
    error = NULL;
    good = good && worked(fz_ledger_new(context, &ledger, &error), error);
    good = good && ask(context, directive) && score(context, directive, scheme, ledger);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    fz_directive_unref(directive);
    return good;
}

int main(void)
{
    fz_allocator allocator = {sizeof(allocator), take, give_back, &blocks};
    fz_context *context = NULL;

    for (size_t i = 0; i < sizeof(every_function) / sizeof(*every_function); i++)
        if (!every_function[i])
            return 1;
    if (fz_context_new(&allocator, &context) != FZ_OK)
        return 1;
    int good = use(context) && every_struct(context);
    fz_context_unref(context);
    printf("%ld blocks left\n", blocks);
    return good ? 0 : 1;
}
