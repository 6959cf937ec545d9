/* What the robustness of ranks costs: 60 units, 68 indicators, flat or in sections of six. One JSON line.
 *
 * usage: bench-robustness REPLICATIONS [THREADS [nested]]
 *
 * The difference between two runs in instructions (valgrind --tool=callgrind) is what the replications cost, and repeats exactly.
 * tests/bench/robustness.py counts it. */
#include <fazhi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define UNITS 60u
#define ITEMS 68u

static _Noreturn void fail(const fz_error *error)
{
    fprintf(stderr, "bench-robustness: %s\n", error ? fz_error_message(error) : "out of memory");
    exit(1);
}

static fz_scheme *make_scheme(fz_context *context, int nested)
{
    static char xml[65536];
    size_t at = (size_t)snprintf(xml, sizeof(xml),
                                 "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>"
                                 "<total id=\"t\" points=\"100\" combine=\"fold\">");
    fz_scheme *scheme;
    fz_error *error;

    for (unsigned i = 0; i < ITEMS; i++) {
        if (nested && i % 6 == 0)
            at +=
                (size_t)snprintf(xml + at, sizeof(xml) - at, "%s<indicator id=\"n%u\" points=\"10\" combine=\"fold\">",
                                 i ? "</indicator>" : "", i / 6);
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "<indicator id=\"i%u\" points=\"%u\"><value/></indicator>",
                               i, 1 + i % 5);
    }
    at += (size_t)snprintf(xml + at, sizeof(xml) - at,
                           "%s</total><grades><grade name=\"A\" from=\"90\"/><grade name=\"B\" from=\"80\"/>"
                           "<grade name=\"C\" from=\"60\"/><grade name=\"D\"/></grades></scheme>",
                           nested ? "</indicator>" : "");
    if (fz_scheme_load_memory(context, xml, at, "bench", &scheme, &error) != FZ_OK)
        fail(error);
    return scheme;
}

/* Scores from two thirds to all of the points, by a generator of its own. */
static fz_ledger *make_ledger(fz_context *context)
{
    unsigned state = 1;
    fz_ledger *ledger;
    fz_error *error;

    if (fz_ledger_new(context, &ledger, &error) != FZ_OK)
        fail(error);
    for (unsigned i = 0; i < UNITS * ITEMS; i++) {
        unsigned full = 100 * (1 + i % ITEMS % 5);
        fz_record_values values = FZ_RECORD_VALUES_INIT;
        char unit[16], item[16];

        state = state * 1664525u + 1013904223u;
        snprintf(unit, sizeof(unit), "u%02u", i / ITEMS);
        snprintf(item, sizeof(item), "i%u", i % ITEMS);
        values.unit = unit;
        values.item = item;
        values.date = 20160601;
        values.has_value = 1;
        values.value = (fz_decimal)((full * 2 + (state >> 8) % (full + 1)) / 3) * 10000;
        if (fz_ledger_add(ledger, &values, NULL, &error) != FZ_OK)
            fail(error);
    }
    return ledger;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
    fz_assess_options assess = FZ_ASSESS_OPTIONS_INIT;
    fz_robustness *robustness;
    fz_context *context;
    fz_ledger *ledger;
    fz_scheme *scheme;
    fz_report *report;
    fz_error *error;
    double start;

    options.replications = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    options.threads = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
    assess.day = 20161231;
    if (fz_context_new(NULL, &context) != FZ_OK)
        fail(NULL);
    scheme = make_scheme(context, argc > 3);
    ledger = make_ledger(context);
    if (fz_assess(context, NULL, NULL, scheme, ledger, &assess, &report, &error) != FZ_OK)
        fail(error);
    start = now();
    if (fz_robustness_new(report, &options, &robustness, &error) != FZ_OK)
        fail(error);
    printf("{\"bench\":\"robustness/%s\",\"replications\":%u,\"threads\":%u,\"ms\":%.2f}\n",
           argc > 3 ? "nested" : "flat", options.replications, options.threads, now() - start);
    fz_robustness_unref(robustness);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    fz_context_unref(context);
    return 0;
}
