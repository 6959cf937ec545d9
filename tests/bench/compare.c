/* What a comparison costs.
 *
 * usage: bench-compare edited|alike|strange TASKS
 *
 * edited: every task has a few words changed, and one is inserted at the front; alike: all tasks are made of the same few
 * words; strange: no task of one is in the other. */
#include "bench.h"

#include <fazhi.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fz_context *context;
static fz_directive *before, *after;
static fz_comparison *comparison;

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

static char *put_character(char *at, uint32_t c)
{
    *at++ = (char)(0xE0 | c >> 12);
    *at++ = (char)(0x80 | (c >> 6 & 63));
    *at++ = (char)(0x80 | (c & 63));
    return at;
}

/* About 100 characters, as a task has; the characters come from a stock, so that a small one makes texts alike. */
static char *put_text(char *at, uint32_t first, uint32_t stock, uint32_t seed, uint32_t changed)
{
    state = seed;
    for (uint32_t i = 0, count = 80 + below(40); i < count; i++) {
        uint32_t c = first + below(stock);

        at = put_character(at, i == 20 || i == 50 ? c + changed : c);
    }
    return at;
}

static fz_directive *make(const char *kind, bool new_one, uint32_t tasks)
{
    uint32_t stock = strcmp(kind, "alike") ? 3000 : 12, first = strcmp(kind, "strange") || !new_one ? 0x4E00 : 0x6E00;
    char *xml = bench_alloc((tasks + 2) * (size_t)600 + 400, 1), *at = xml;
    fz_directive *one;
    uint32_t n = 0;

    at += sprintf(at, "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>");
    for (uint32_t i = new_one ? 0 : 1; i <= tasks; i++, n++) {
        at += sprintf(at, "<task id=\"t%" PRIu32 "\" n=\"%" PRIu32 "\" label=\"%" PRIu32 "\"><p>", n, n + 1, n + 1);
        at = put_text(at, first, stock, i * 977 + 1, new_one);
        at += sprintf(at, "</p><assign role=\"lead\" rank=\"1\" unit=\"县第%" PRIu32 "局\"/></task>", i % 20);
    }
    sprintf(at, "</directive>");
    if (fz_directive_load_memory(context, xml, strlen(xml), NULL, &one, NULL) != FZ_OK)
        bench_die("the directive was refused");
    free(xml);
    return one;
}

static void set_up(const char *kind, char **arguments)
{
    uint32_t tasks = (uint32_t)bench_number(arguments[0]);

    if (fz_context_new(NULL, &context) != FZ_OK)
        bench_die("out of memory");
    before = make(kind, false, tasks);
    after = make(kind, true, tasks);
}

static void set_up_edited(char **arguments)
{
    set_up("edited", arguments);
}

static void set_up_alike(char **arguments)
{
    set_up("alike", arguments);
}

static void set_up_strange(char **arguments)
{
    set_up("strange", arguments);
}

static void compare(void)
{
    if (fz_compare(context, before, after, &comparison, NULL) != FZ_OK)
        bench_die("out of memory");
    bench_answer((int64_t)fz_comparison_change_count(comparison));
}

static void drop(void)
{
    fz_comparison_unref(comparison);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {
        {"edited", set_up_edited, compare, drop},
        {"alike", set_up_alike, compare, drop},
        {"strange", set_up_strange, compare, drop},
        {NULL, NULL, NULL, NULL},
    };

    return bench_main(argc, argv, contenders);
}
