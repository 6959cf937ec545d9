/* What writing a page for people costs. usage: bench-page write DIRECTIVE LEDGER SCHEME */
#include "bench.h"

#include <fazhi.h>

static fz_context *context;
static fz_directive *directive;
static fz_ledger *ledger;
static fz_report *report;
static fz_supervision *supervision;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

static void assess(const char *path)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_error *error = NULL;
    fz_scheme *scheme;

    options.day = 20161231;
    check(fz_scheme_load_path(context, path, &scheme, &error), error);
    check(fz_assess(context, directive, NULL, scheme, ledger, &options, &report, &error), error);
    fz_scheme_unref(scheme);
}

static void supervise(void)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_error *error = NULL;
    fz_watch *watch;

    options.day = 20161231;
    options.from = 20151231;
    options.until = 20170131;
    check(fz_watch_load_builtin(context, &watch, &error), error);
    check(fz_supervise(context, directive, NULL, ledger, watch, &options, &supervision, &error), error);
    fz_watch_unref(watch);
}

static void set_up(char **arguments)
{
    fz_error *error = NULL;

    check(fz_context_new(NULL, &context), NULL);
    check(fz_directive_load_path(context, arguments[0], &directive, &error), error);
    check(fz_ledger_load_path(context, arguments[1], NULL, 0, &ledger, &error), error);
    assess(arguments[2]);
    supervise();
}

static int64_t written;

static int count_bytes(void *user, const void *bytes, size_t count)
{
    (void)user, (void)bytes;
    written += (int64_t)count;
    return 0;
}

/* Answers with the bytes of the page. */
static void write_page(void)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;
    fz_error *error = NULL;

    written = 0;
    options.report = report;
    options.directive = directive;
    options.ledger = ledger;
    options.supervision = supervision;
    check(fz_page_write(context, &options, count_bytes, NULL, &error), error);
    bench_answer(written);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"write", set_up, write_page, NULL}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
