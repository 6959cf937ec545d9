/* What a collection costs, beside what cannot be had for less.
 *
 * usage: bench-collection sax LIST [TIMES]             bare libxml2 SAX2 of the bytes, which are read before
 *        bench-collection load LIST [TIMES [THREADS]]   a collection of the same files, checked and indexed
 *        bench-collection iconv LIST [TIMES]           GB 18030 to UTF-8, the bytes being read before
 *        bench-collection ask LIST                     all tasks that 县司法局 leads, beside a bare list of as many
 *        bench-collection memory LIST                  what a loaded collection holds
 *        bench-collection both|import LIST TIMES       sax (iconv) and load in turn, a JSON line with medians and ratio
 *
 * LIST is a file with a path a line. */
#define _POSIX_C_SOURCE 200809L
#include <iconv.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <fazhi.h>

typedef struct input {
    char *path, *bytes;
    size_t length;
} input;

static input *inputs;
static const char **paths;
static size_t count, total;
static size_t live, peak;

static void *count_alloc(void *user, size_t n)
{
    (void)user;
    live += n;
    peak = live > peak ? live : peak;
    return malloc(n);
}

static void count_release(void *user, void *memory, size_t n)
{
    (void)user;
    live -= n;
    free(memory);
}

/* Milliseconds of the processor, all threads together: what others do on the machine does not count. */
static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what)
{
    fprintf(stderr, "bench-collection: %s\n", what);
    exit(1);
}

static void read_input(input *in)
{
    FILE *file = fopen(in->path, "rb");

    if (!file || fseek(file, 0, SEEK_END))
        die(in->path);
    in->length = (size_t)ftell(file);
    in->bytes = malloc(in->length + 1);
    rewind(file);
    if (!in->bytes || fread(in->bytes, 1, in->length, file) != in->length)
        die(in->path);
    fclose(file);
    total += in->length;
}

static void read_list(const char *list)
{
    FILE *file = fopen(list, "r");
    char line[4096];

    if (!file)
        die(list);
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = '\0';
        inputs = realloc(inputs, (count + 1) * sizeof(*inputs));
        paths = realloc(paths, (count + 1) * sizeof(*paths));
        if (!inputs || !paths)
            die("out of memory");
        inputs[count] = (input){.path = strdup(line)};
        paths[count] = inputs[count].path;
        count++;
    }
    fclose(file);
}

/* Handlers that do nothing: what any reader on libxml2 pays. */
static void on_start(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int a, const xmlChar **b, int d,
                     int e, const xmlChar **f)
{
    (void)c, (void)n, (void)p, (void)u, (void)a, (void)b, (void)d, (void)e, (void)f;
}
static void on_end(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u)
{
    (void)c, (void)n, (void)p, (void)u;
}
static void on_text(void *c, const xmlChar *t, int n)
{
    (void)c, (void)t, (void)n;
}

static double sax(void)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .ignorableWhitespace = on_text};
    double start = now();

    for (size_t i = 0; i < count; i++) {
        xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);

        xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC);
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
        if (xmlParseChunk(parser, inputs[i].bytes, (int)inputs[i].length, 1))
            die(inputs[i].path);
        xmlFreeParserCtxt(parser);
    }
    return now() - start;
}

static double convert(void)
{
    static char out[1 << 22];
    double start = now();

    for (size_t i = 0; i < count; i++) {
        iconv_t converter = iconv_open("UTF-8", "GB18030");
        char *from = inputs[i].bytes, *to = out;
        size_t left = inputs[i].length, room = sizeof(out);

        if (iconv(converter, &from, &left, &to, &room) == (size_t)-1)
            die(inputs[i].path);
        iconv_close(converter);
    }
    return now() - start;
}

static double wall(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static fz_collection *made; /* by load, for who asks it */

/* With the allocator that most have, or the one that counts. */
static double load(unsigned threads, bool counted)
{
    static const fz_allocator counting = {sizeof(counting), count_alloc, count_release, NULL};
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;
    fz_error *error = NULL;
    fz_context *context;
    double start;

    fz_collection_unref(made);
    if (fz_context_new(counted ? &counting : NULL, &context) != FZ_OK)
        die("no context");
    fz_collection_new(context, &made);
    options.threads = threads;
    start = now();
    if (fz_collection_load_paths(made, paths, count, &options, &error) != FZ_OK)
        die(fz_error_message(error));
    start = now() - start;
    fz_context_unref(context);
    return start;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof(*values), compare);
    return values[n / 2];
}

/* The most that the process has held, in bytes. */
static size_t high_water(void)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    size_t kilobytes = 0;

    while (file && fgets(line, sizeof(line), file))
        if (!strncmp(line, "VmHWM:", 6))
            kilobytes = strtoul(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return kilobytes * 1024;
}

static void side_by_side(const char *name, double (*floor)(void), size_t times)
{
    double floors[64], ours[64], floor_ms, our_ms;

    if (times < 1 || times > 64)
        die("TIMES is from 1 to 64");
    for (size_t i = 0; i < times; i++) {
        floors[i] = floor();
        ours[i] = load(1, false);
    }
    floor_ms = median(floors, times);
    our_ms = median(ours, times);
    printf("{\"bench\":\"collection/%s\",\"files\":%zu,\"bytes\":%zu,\"n\":%zu,\"floor_ms\":%.2f,\"ms\":%.2f,"
           "\"least\":%.2f,\"most\":%.2f,\"ratio\":%.2f,\"ms_a_file\":%.3f}\n",
           name, count, total, times, floor_ms, our_ms, ours[0], ours[times - 1], our_ms / floor_ms,
           our_ms / (double)count);
}

static void memory(void)
{
    size_t before = high_water();

    load(1, true);
    printf("{\"bench\":\"collection/memory\",\"files\":%zu,\"held\":%zu,\"peak\":%zu,\"ratio\":%.2f,"
           "\"resident_growth\":%.2f}\n",
           count, live, peak, (double)live / (double)total, (double)(high_water() - before) / (double)total);
}

/* The floor of asking: as many pointers, copied. Microseconds for one time. */
static double bare(const fz_task **tasks, size_t n, const fz_task **out)
{
    double start = now();

    for (int i = 0; i < 1000; i++) {
        for (size_t at = 0; at < n; at++)
            out[at] = tasks[at];
        __asm__ volatile("" ::: "memory");
    }
    return now() - start;
}

static void ask(void)
{
    const fz_task **tasks, **out;
    fz_query *query = NULL;
    fz_context *context = NULL;
    double times[21], floors[21], us, floor_us;
    size_t found;

    load(1, false);
    if (fz_context_new(NULL, &context) != FZ_OK || fz_query_new(context, &query) != FZ_OK)
        die("no query");
    fz_query_unit(query, "县司法局", FZ_ROLE_LEAD, NULL);
    found = fz_collection_run(made, query, NULL, 0);
    tasks = calloc(found + 1, sizeof(*tasks));
    out = calloc(found + 1, sizeof(*out));
    for (int n = 0; tasks && out && n < 21; n++) {
        double start = now();

        for (int i = 0; i < 1000; i++)
            fz_collection_run(made, query, tasks, found);
        times[n] = now() - start;
        floors[n] = bare(tasks, found, out);
    }
    us = median(times, 21);
    floor_us = median(floors, 21);
    printf(
        "{\"bench\":\"collection/ask\",\"files\":%zu,\"hits\":%zu,\"us\":%.2f,\"floor_us\":%.2f,\"ns_a_hit\":%.2f}\n",
        count, found, us, floor_us, us * 1e3 / (double)(found ? found : 1));
    free(tasks);
    free(out);
    fz_query_unref(query);
    fz_context_unref(context);
}

int main(int argc, char **argv)
{
    const char *what = argc > 2 ? argv[1] : "";
    size_t times = argc > 3 ? strtoul(argv[3], NULL, 10) : 1;
    unsigned threads = argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 1;

    if (argc < 3)
        die("usage: bench-collection sax|load|iconv|ask|both|import|memory LIST [TIMES [THREADS]]");
    read_list(argv[2]);
    for (size_t i = 0; i < count; i++)
        read_input(&inputs[i]);
    if (!strcmp(what, "both"))
        side_by_side("load", sax, times);
    else if (!strcmp(what, "import"))
        side_by_side("import", convert, times);
    else if (!strcmp(what, "ask"))
        ask();
    else if (!strcmp(what, "memory"))
        memory();
    else
        for (double ms, start; times-- > 0;) {
            start = wall();
            ms = !strcmp(what, "load") ? load(threads, false) : !strcmp(what, "iconv") ? convert() : sax();
            printf("{\"bench\":\"collection/%s\",\"ms\":%.2f,\"wall_ms\":%.2f}\n", what, ms, wall() - start);
        }
    fz_collection_unref(made);
    for (size_t i = 0; i < count; i++) {
        free(inputs[i].path);
        free(inputs[i].bytes);
    }
    free(inputs);
    free(paths);
    return 0;
}
