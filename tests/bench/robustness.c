/* What the robustness of ranks costs: 60 units, 68 indicators.
 *
 * usage: bench-robustness flat|nested REPLICATIONS [THREADS]    nested: in sections of six indicators */
#include "bench.h"

#include <fazhi.h>
#include <stdio.h>

#define UNITS 60u
#define ITEMS 68u

static fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;
static fz_context *context;
static fz_scheme *scheme;
static fz_ledger *ledger;
static fz_report *report;
static fz_robustness *robustness;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

static void make_scheme(int nested)
{
    static char xml[65536];
    size_t at = (size_t)snprintf(xml, sizeof(xml),
                                 "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>"
                                 "<total id=\"t\" points=\"100\" combine=\"fold\">");
    fz_error *error = NULL;

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
    check(fz_scheme_load_memory(context, xml, at, "bench", &scheme, &error), error);
}

/* Scores from two thirds to all of the points, by a generator of its own. */
static void make_ledger(void)
{
    unsigned state = 1;
    fz_error *error = NULL;

    check(fz_ledger_new(context, &ledger, &error), error);
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
        check(fz_ledger_add(ledger, &values, NULL, &error), error);
    }
}

static void set_up(char **arguments, int nested)
{
    fz_assess_options how = FZ_ASSESS_OPTIONS_INIT;
    fz_error *error = NULL;

    options.replications = (uint32_t)bench_number(arguments[0]);
    options.threads = arguments[0] && arguments[1] ? (uint32_t)bench_number(arguments[1]) : 1;
    how.day = 20161231;
    check(fz_context_new(NULL, &context), NULL);
    make_scheme(nested);
    make_ledger();
    check(fz_assess(context, NULL, NULL, scheme, ledger, &how, &report, &error), error);
}

static void set_up_flat(char **arguments)
{
    set_up(arguments, 0);
}

static void set_up_nested(char **arguments)
{
    set_up(arguments, 1);
}

static void replicate(void)
{
    fz_error *error = NULL;

    check(fz_robustness_new(report, &options, &robustness, &error), error);
}

static void drop(void)
{
    fz_robustness_unref(robustness);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"flat", set_up_flat, replicate, drop},
        {"nested", set_up_nested, replicate, drop},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
