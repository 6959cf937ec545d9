/* What the assessment of a county costs, with all derivations: 60 units, 68 tasks in 12 sections that every unit bears, 5,000
 * records, and the scheme that comes with the library. One JSON line.
 *
 * usage: bench-assess TIMES
 *
 * The difference between two runs in instructions (valgrind --tool=callgrind) is what the assessments cost, and repeats exactly.
 * tests/bench/assess.py counts it. */
#include <fazhi.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define UNITS    60u
#define TASKS    68u
#define SECTIONS 12u
#define RECORDS  5000u

static _Noreturn void fail(const fz_error *error)
{
    fprintf(stderr, "bench-assess: %s\n", error ? fz_error_message(error) : "out of memory");
    exit(1);
}

/* Every task has another first lead; each fifth unit behind it leads too, the others cooperate. */
static size_t write_task(char *xml, size_t room, unsigned task)
{
    size_t at = (size_t)snprintf(xml, room, "<task id=\"t%u\" label=\"%u\"><p>T</p>", task + 1, task + 1);
    unsigned ranks[2] = {0, 0};

    for (unsigned i = 0; i < UNITS; i++) {
        unsigned cooperates = i % 5 != 0;

        at += (size_t)snprintf(xml + at, room - at, "<assign role=\"%s\" rank=\"%u\" unit=\"u%02u\"/>",
                               cooperates ? "cooperate" : "lead", ++ranks[cooperates], (task + i) % UNITS);
    }
    return at + (size_t)snprintf(xml + at, room - at, "</task>");
}

static fz_directive *make_directive(fz_context *context)
{
    static char xml[1u << 19];
    size_t at = (size_t)snprintf(xml, sizeof(xml),
                                 "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>");
    fz_directive *directive;
    fz_error *error;

    for (unsigned task = 0, section = 0; section < SECTIONS; section++) {
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "<section id=\"s%u\" label=\"%u\"><title>S</title>",
                               section + 1, section + 1);
        for (; task < (section + 1) * TASKS / SECTIONS; task++)
            at += write_task(xml + at, sizeof(xml) - at, task);
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</section>");
    }
    at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</directive>");
    if (fz_directive_load_memory(context, xml, at, "bench", &directive, &error) != FZ_OK)
        fail(error);
    return directive;
}

/* The n-th record: first of every unit and task that it is done, now and then late; then tasks that came back. */
static fz_record_values make_record(unsigned n, char unit[16], char item[16], char note[32])
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    unsigned pair = n % (UNITS * TASKS);

    snprintf(unit, 16, "u%02u", pair / TASKS);
    snprintf(item, 16, "t%u", 1 + pair % TASKS);
    snprintf(note, 32, "第%u号", n);
    values.unit = unit;
    values.item = item;
    values.document = note;
    values.event = n < UNITS * TASKS ? "完成" : "退回";
    values.date = n % 7 == 0 ? 20170101 + (fz_date)(n % 28) : 20160601 + (fz_date)(n % 28);
    return values;
}

static fz_ledger *make_ledger(fz_context *context)
{
    fz_ledger *ledger;
    fz_error *error;

    if (fz_ledger_new(context, &ledger, &error) != FZ_OK)
        fail(error);
    for (unsigned i = 0; i < RECORDS; i++) {
        char unit[16], item[16], note[32];
        fz_record_values values = make_record(i, unit, item, note);

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

static int compare_times(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
    unsigned times = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 21;
    double *taken = calloc(times + 1, sizeof(*taken));
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_directive *directive;
    fz_context *context;
    fz_ledger *ledger;
    fz_scheme *scheme;
    fz_error *error;

    options.day = 20170131;
    if (!taken || fz_context_new(NULL, &context) != FZ_OK)
        fail(NULL);
    directive = make_directive(context);
    ledger = make_ledger(context);
    if (fz_scheme_load_builtin(context, &scheme, &error) != FZ_OK)
        fail(error);
    for (unsigned i = 0; i < times; i++) {
        double start = now();
        fz_report *report;

        if (fz_assess(context, directive, NULL, scheme, ledger, &options, &report, &error) != FZ_OK)
            fail(error);
        taken[i] = now() - start;
        fz_report_unref(report);
    }
    qsort(taken, times, sizeof(*taken), compare_times);
    printf("{\"bench\":\"assess/"
           "county\",\"n\":%u,\"units\":%u,\"tasks\":%u,\"records\":%u,\"median_ms\":%.2f,\"least_ms\":%.2f}\n",
           times, UNITS, TASKS, RECORDS, taken[times / 2], taken[0]);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    fz_directive_unref(directive);
    fz_context_unref(context);
    free(taken);
    return 0;
}
