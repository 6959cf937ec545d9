/* What the assessment of a county costs, with all derivations: 60 units, 68 tasks in 12 sections that every unit bears, 5,000
 * records, and the scheme that comes with the library. usage: bench-assess county */
#include "bench.h"

#include <fazhi.h>
#include <stdio.h>

#define UNITS    60u
#define TASKS    68u
#define SECTIONS 12u
#define RECORDS  5000u

static fz_context *context;
static fz_directive *directive;
static fz_ledger *ledger;
static fz_scheme *scheme;
static fz_report *report;

static void check(fz_status status, fz_error *error)
{
    if (status != FZ_OK)
        bench_die(error ? fz_error_message(error) : "out of memory");
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

static void make_directive(void)
{
    static char xml[1u << 19];
    size_t at = (size_t)snprintf(xml, sizeof(xml),
                                 "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>");
    fz_error *error = NULL;

    for (unsigned task = 0, section = 0; section < SECTIONS; section++) {
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "<section id=\"s%u\" label=\"%u\"><title>S</title>",
                               section + 1, section + 1);
        for (; task < (section + 1) * TASKS / SECTIONS; task++)
            at += write_task(xml + at, sizeof(xml) - at, task);
        at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</section>");
    }
    at += (size_t)snprintf(xml + at, sizeof(xml) - at, "</directive>");
    check(fz_directive_load_memory(context, xml, at, "bench", &directive, &error), error);
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

static void make_ledger(void)
{
    fz_error *error = NULL;

    check(fz_ledger_new(context, &ledger, &error), error);
    for (unsigned i = 0; i < RECORDS; i++) {
        char unit[16], item[16], note[32];
        fz_record_values values = make_record(i, unit, item, note);

        check(fz_ledger_add(ledger, &values, NULL, &error), error);
    }
}

static void set_up(char **arguments)
{
    fz_error *error = NULL;

    (void)arguments;
    check(fz_context_new(NULL, &context), NULL);
    make_directive();
    make_ledger();
    check(fz_scheme_load_builtin(context, &scheme, &error), error);
}

static void assess(void)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_error *error = NULL;

    options.day = 20170131;
    check(fz_assess(context, directive, NULL, scheme, ledger, &options, &report, &error), error);
}

static void drop(void)
{
    fz_report_unref(report);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"county", set_up, assess, drop}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
