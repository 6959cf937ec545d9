#define _GNU_SOURCE
#include "bench.h"

#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int64_t said = -1;

void bench_die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

void bench_answer(int64_t answer)
{
    said = answer;
}

void *bench_alloc(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);

    if (!memory)
        bench_die("out of memory");
    return memory;
}

unsigned long bench_number(const char *argument)
{
    char *end;
    unsigned long number = argument ? strtoul(argument, &end, 10) : 0;

    if (!argument || end == argument || *end)
        bench_die("a number is missing");
    return number;
}

/* ------------------------------------------------------------------ files ------------------------------------------ */

bench_file bench_read(const char *path)
{
    bench_file in = {strdup(path), NULL, 0};
    FILE *file = fopen(path, "rb");
    long length;

    if (!file || fseek(file, 0, SEEK_END) || (length = ftell(file)) < 0)
        bench_die(path);
    in.length = (size_t)length;
    in.bytes = bench_alloc(in.length + 1, 1);
    rewind(file);
    if (fread(in.bytes, 1, in.length, file) != in.length)
        bench_die(path);
    fclose(file);
    return in;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;

    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

bench_files bench_read_all(const char *list)
{
    size_t length = list ? strlen(list) : 0;
    bench_file names;
    bench_files files = {NULL, NULL, 0, 0};
    char *next;

    if (!list)
        bench_die("a list of files is missing");
    if (length < 5 || strcmp(list + length - 5, ".list") != 0)
        names = (bench_file){NULL, strdup(list), length};
    else
        names = bench_read(list);
    files.all = bench_alloc(count_lines(names.bytes) + 1, sizeof(*files.all));
    files.paths = bench_alloc(count_lines(names.bytes) + 1, sizeof(*files.paths));
    for (char *path = strtok_r(names.bytes, "\n", &next); path; path = strtok_r(NULL, "\n", &next)) {
        files.all[files.count] = bench_read(path);
        files.paths[files.count] = files.all[files.count].path;
        files.bytes += files.all[files.count++].length;
    }
    free(names.bytes);
    free(names.path);
    return files;
}

/* ------------------------------------------------------------------ what is asked ---------------------------------- */

/* The processor's time for all threads of the process: what others do on the machine does not count. */
static int64_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

__attribute__((noinline)) void bench_timed(const contender *one)
{
    one->work();
    __asm__ volatile("" ::: "memory"); /* a last call would be a jump, and callgrind would not see the return */
}

/* Work that is long enough to be timed alone is done once in the life of a program, such as loading a corpus: it finds a fresh
 * heap. Where something is to be torn down the clock stands still for it; where not, one reading serves all. */
static int64_t run(const contender *one, uint64_t times)
{
    int64_t spent = 0, start;

    if (times == 1)
        malloc_trim(0);
    start = now();
    if (!one->tear_down) {
        while (times-- > 0)
            bench_timed(one);
        return now() - start;
    }
    while (times-- > 0) {
        start = now();
        bench_timed(one);
        spent += now() - start;
        one->tear_down();
    }
    return spent;
}

/* A line of /proc/self/status, in bytes. */
static int64_t status(const char *field)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[256];
    int64_t kilobytes = 0;

    while (file && fgets(line, sizeof(line), file))
        if (!strncmp(line, field, strlen(field)))
            kilobytes = strtol(line + strlen(field), NULL, 10);
    if (file)
        fclose(file);
    return kilobytes * 1024;
}

static int64_t held(void)
{
    struct mallinfo2 info = mallinfo2();

    return (int64_t)(info.uordblks + info.hblkhd);
}

/* The high-water mark begins anew. */
static void forget_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");

    if (file) {
        fputs("5", file);
        fclose(file);
    }
}

static void tell_memory(const contender *one)
{
    int64_t held_before = held(), resident_before = status("VmRSS:"), held_after, resident_after, peak;

    forget_peak();
    bench_timed(one);
    held_after = held();
    resident_after = status("VmRSS:");
    peak = status("VmHWM:");
    if (one->tear_down)
        one->tear_down();
    printf("{\"held\":%" PRId64 ",\"resident\":%" PRId64 ",\"peak\":%" PRId64 ",\"answer\":%" PRId64 "}\n",
           held_after - held_before, resident_after - resident_before, peak - resident_before, said);
}

static void serve(const contender *one)
{
    char line[64];

    while (fgets(line, sizeof(line), stdin)) {
        if (!strncmp(line, "run ", 4))
            printf("{\"ns\":%" PRId64 ",\"answer\":%" PRId64 "}\n", run(one, strtoull(line + 4, NULL, 10)), said);
        else if (!strcmp(line, "memory\n"))
            tell_memory(one);
        else
            bench_die("run N or memory is understood");
        fflush(stdout);
    }
}

int bench_main(int argc, char **argv, const contender *contenders)
{
    const contender *one = contenders;

    while (one->name && argc > 1 && strcmp(one->name, argv[1]))
        one++;
    if (argc < 2 || !one->name)
        bench_die("no such contender");
    if (one->set_up)
        one->set_up(argv + 2);
    serve(one);
    return 0;
}
