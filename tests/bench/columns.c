/* Scores and ranks of a table of values, exact, by columns. usage: bench-columns score UNITS */
#include "table.h"

#include <fazhi.h>
#include <stdio.h>
#include <stdlib.h>

static fz_context *context;
static fz_columns *columns;
static fz_columns_table table = FZ_COLUMNS_TABLE_INIT;
static fz_decimal *values[ITEMS];

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
}

static fz_scheme *make_scheme(void)
{
    static char xml[16384];
    size_t at = (size_t)snprintf(xml, sizeof(xml),
                                 "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>"
                                 "<total id=\"t\" points=\"100\" combine=\"fold\">");
    fz_error *error = NULL;
    fz_scheme *scheme;

    for (size_t section = 0; section < SECTIONS; section++) {
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "<indicator id=\"n%zu\" points=\"10\" combine=\"fold\">",
                               section);
        for (size_t item = section * A_SECTION; item < ITEMS && item < (section + 1) * A_SECTION; item++)
            at += (size_t)snprintf(xml + at, sizeof(xml) - at,
                                   "<indicator id=\"i%zu\" points=\"%d\"><value/></indicator>", item,
                                   (int)table_points(item));
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</indicator>");
    }
    at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</total></scheme>");
    check(fz_scheme_load_memory(context, xml, at, "bench", &scheme, &error), error);
    return scheme;
}

static void set_up(char **arguments)
{
    fz_error *error = NULL;
    fz_scheme *scheme;

    check(fz_context_new(NULL, &context), NULL);
    scheme = make_scheme();
    check(fz_columns_new(context, scheme, NULL, &columns, &error), error);
    fz_scheme_unref(scheme);
    if (fz_columns_count(columns) != ITEMS)
        bench_die("there are other columns than indicators");
    table.count = bench_number(arguments[0]);
    for (size_t item = 0; item < ITEMS; item++) {
        values[item] = bench_alloc(table.count, sizeof(fz_decimal));
        for (size_t unit = 0; unit < table.count; unit++)
            values[item][unit] = table_value(unit, item) * 10000;
    }
    table.values = (const fz_decimal *const *)values;
}

static void score(void)
{
    fz_error *error = NULL;

    table.scores = bench_alloc(table.count, sizeof(fz_decimal));
    table.ranks = bench_alloc(table.count, sizeof(uint32_t));
    check(fz_columns_score(columns, &table, &error), error);
}

static void drop(void)
{
    bench_answer(table_answer(table.ranks, table.count));
    free(table.scores);
    free(table.ranks);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"score", set_up, score, drop}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
