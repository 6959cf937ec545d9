/* What a comparison costs. One JSON line a figure.
 *
 * usage: bench-compare            measure with the clock
 *        bench-compare KIND N     compare directives of N tasks, once; KIND is edited, alike or strange
 *
 * edited: every task has a few words changed, and one is inserted at the front; alike: all tasks are made of the same few
 * words; strange: no task of one is in the other. The second form is for counting instructions. */
#include <fazhi.h>

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define REPEATS 5

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "bench-compare: %s\n", what);
    exit(1);
}

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

static fz_directive *make(fz_context *context, const char *kind, bool new_one, uint32_t tasks)
{
    uint32_t stock = strcmp(kind, "alike") ? 3000 : 12, first = strcmp(kind, "strange") || !new_one ? 0x4E00 : 0x6E00;
    char *xml = malloc((tasks + 2) * (size_t)600 + 400), *at = xml;
    fz_directive *directive;
    uint32_t n = 0;

    if (!xml)
        fail("out of memory");
    at += sprintf(at, "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>");
    for (uint32_t i = new_one ? 0 : 1; i <= tasks; i++, n++) {
        at += sprintf(at, "<task id=\"t%" PRIu32 "\" n=\"%" PRIu32 "\" label=\"%" PRIu32 "\"><p>", n, n + 1, n + 1);
        at = put_text(at, first, stock, i * 977 + 1, new_one);
        at += sprintf(at, "</p><assign role=\"lead\" rank=\"1\" unit=\"县第%" PRIu32 "局\"/></task>", i % 20);
    }
    sprintf(at, "</directive>");
    if (fz_directive_load_memory(context, xml, strlen(xml), NULL, &directive, NULL) != FZ_OK)
        fail("the directive was refused");
    free(xml);
    return directive;
}

static int by_time(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

static void measure(fz_context *context, const char *kind, uint32_t tasks, int repeats)
{
    fz_directive *a = make(context, kind, false, tasks), *b = make(context, kind, true, tasks);
    fz_comparison *comparison;
    double times[REPEATS];
    size_t changes = 0;

    for (int i = 0; i < repeats; i++) {
        clock_t start = clock();

        if (fz_compare(context, a, b, &comparison, NULL) != FZ_OK)
            fail("out of memory");
        times[i] = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
        changes = fz_comparison_change_count(comparison);
        fz_comparison_unref(comparison);
    }
    qsort(times, (size_t)repeats, sizeof(*times), by_time);
    printf("{\"bench\": \"compare/%s-%" PRIu32 "\", \"n\": %d, \"median_ms\": %.1f, \"changes\": %zu}\n", kind, tasks,
           repeats, times[repeats / 2], changes);
    fz_directive_unref(a);
    fz_directive_unref(b);
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"edited", "alike", "strange"};
    fz_context *context;

    if (fz_context_new(NULL, &context) != FZ_OK)
        fail("out of memory");
    if (argc == 3)
        measure(context, argv[1], (uint32_t)atoi(argv[2]), 1);
    for (size_t i = 0; argc == 1 && i < 3; i++)
        for (uint32_t tasks = 2000; tasks <= 20000; tasks *= 10)
            measure(context, kinds[i], tasks, REPEATS);
    fz_context_unref(context);
    return 0;
}
