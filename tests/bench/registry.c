/* What a registry costs: building it at two sizes, and looking names up. One JSON line a figure.
 *
 * usage: bench-registry            measure with the clock
 *        bench-registry load N     load a registry of N bodies and 3 N aliases, once
 *        bench-registry look N M   the same, and look M names up
 *
 * The second and third form are for counting instructions (valgrind --tool=callgrind): the difference between two runs is
 * what the difference between their arguments costs, and repeats exactly. tests/bench/registry.py does so. */
#include <fazhi.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define REPEATS 11

static uint64_t allocations;

static void *count_alloc(void *user, size_t count)
{
    (void)user;
    allocations++;
    return malloc(count);
}

static void count_release(void *user, void *memory, size_t count)
{
    (void)user;
    (void)count;
    free(memory);
}

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "bench-registry: %s\n", what);
    exit(1);
}

/* Names such as 县第4711号管理局 under four forms; the numbers make all of them different. */
static char *make_xml(size_t bodies, size_t *length)
{
    size_t room = 400 + bodies * 320, at;
    char *xml = malloc(room);

    if (!xml)
        fail("out of memory");
    at = (size_t)snprintf(xml, room, "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>");
    for (size_t i = 0; i < bodies; i++)
        at += (size_t)snprintf(
            xml + at, room - at,
            "<body id=\"b%zu\" kind=\"department\"><name>某县第%zu号监督管理局</name>"
            "<short>县第%zu号监督管理局</short><short>县%zu局</short><alias>第%zu号监督管理局</alias></body>",
            i, i, i, i, i);
    at += (size_t)snprintf(xml + at, room - at, "</registry>");
    *length = at;
    return xml;
}

static fz_registry *load(fz_context *context, const char *xml, size_t length)
{
    fz_registry *registry;

    if (fz_registry_load_memory(context, xml, length, "bench", &registry, NULL) != FZ_OK)
        fail("the registry does not load");
    return registry;
}

/* Look up names by turns: as written, in traditional characters and with a space, and one that nobody has. */
static size_t look(const fz_registry *registry, size_t bodies, size_t count)
{
    static const char *const forms[] = {"县第%zu号监督管理局", "县第%zu号监督管理局", "縣第 %zu 號監督管理局",
                                        "县第%zu号监督所"};
    char names[1024][64];
    fz_match match = {.size = sizeof(match)};
    size_t found = 0;

    for (size_t i = 0; i < 1024; i++) {
        const char *form = forms[i % 4];
        const char *hole = strstr(form, "%zu");

        snprintf(names[i], sizeof(names[i]), "%.*s%zu%s", (int)(hole - form), form, i * 7919 % bodies, hole + 3);
    }
    for (size_t i = 0; i < count; i++)
        found += fz_registry_resolve(registry, names[i % 1024], 20200101, NULL, &match, 1);
    return found;
}

static double now(void) /* microseconds of this process */
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* other programs may be running */
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *times)
{
    qsort(times, REPEATS, sizeof(*times), compare);
    return times[REPEATS / 2];
}

static double time_load(fz_context *context, size_t bodies)
{
    double times[REPEATS];
    size_t length;
    char *xml = make_xml(bodies, &length);

    for (size_t i = 0; i < REPEATS; i++) {
        double start = now();
        fz_registry *registry = load(context, xml, length);

        times[i] = now() - start;
        fz_registry_unref(registry);
    }
    free(xml);
    return median(times);
}

static void measure(fz_context *context)
{
    const size_t bodies = 10000, looks = 1000000;
    double small = time_load(context, bodies / 10), large = time_load(context, bodies), times[REPEATS];
    size_t length, found = 0;
    char *xml = make_xml(bodies, &length);
    fz_registry *registry = load(context, xml, length);
    uint64_t before = allocations;

    printf("{\"bench\":\"registry/load-1000\",\"n\":%d,\"median_us\":%.0f}\n", REPEATS, small);
    printf("{\"bench\":\"registry/load-10000\",\"n\":%d,\"median_us\":%.0f,\"times_the_small_one\":%.2f}\n", REPEATS,
           large, large / small);
    for (size_t i = 0; i < REPEATS; i++) {
        double start = now();

        found = look(registry, bodies, looks);
        times[i] = (now() - start) * 1e3 / (double)looks;
    }
    printf(
        "{\"bench\":\"registry/resolve\",\"n\":%d,\"median_ns\":%.0f,\"found\":%zu,\"of\":%zu,\"allocations\":%" PRIu64
        "}\n",
        REPEATS, median(times), found, looks, allocations - before);
    fz_registry_unref(registry);
    free(xml);
}

int main(int argc, char **argv)
{
    const fz_allocator allocator = {sizeof(allocator), count_alloc, count_release, NULL};
    fz_context *context;

    if (fz_context_new(&allocator, &context) != FZ_OK)
        fail("no context");
    if (argc < 3) {
        measure(context);
    } else {
        size_t bodies = strtoul(argv[2], NULL, 10), length;
        char *xml = make_xml(bodies, &length);
        fz_registry *registry = load(context, xml, length);

        if (argc > 3)
            printf("%zu\n", look(registry, bodies, strtoul(argv[3], NULL, 10)));
        fz_registry_unref(registry);
        free(xml);
    }
    fz_context_unref(context);
    return 0;
}
