#include "batch.h"

#include "jobs.h"
#include "joining.h"

#include <stdlib.h>
#include <string.h>

struct batch {
    const struct scoring *scoring;
    struct cases cases;
    struct joining joining;
    struct progress progress;
    fz_progress_fn draw; /* NULL: nobody looks */
    int status;
    bool unit_found;
};

/* What comes of a case. */
struct scored {
    fz_ledger *ledger;
    fz_report *report;
    fz_error *error;
    bool refused; /* the error is of assessing: the input was good */
    bool lacks_unit;
    struct text text;
};

/* ------------------------------------------------------------------ on any thread */

static void open_ledger(const struct batch *batch, const struct one_case *one, struct scored *made)
{
    const struct scoring *scoring = batch->scoring;

    if (one->ledger)
        fz_ledger_load_path(scoring->program->context, one->ledger, NULL, scoring->loading, &made->ledger,
                            &made->error);
}

static void assess(const struct batch *batch, const fz_directive *directive, struct scored *made)
{
    const struct scoring *scoring = batch->scoring;

    fz_assess(scoring->program->context, directive, scoring->registry, scoring->scheme, made->ledger, &scoring->options,
              &made->report, &made->error);
    made->refused = fz_error_status(made->error) != FZ_ENOMEM;
}

static void write_text(const struct batch *batch, struct scored *made)
{
    const struct scoring *scoring = batch->scoring;
    const fz_result *result = fz_report_result_of(made->report, scoring->unit);
    uint32_t flags = scoring->flags & ~FZ_EXPORT_BOM;

    made->lacks_unit = scoring->unit && !result;
    if (result)
        fz_result_write(result, scoring->format, flags, scoring->width, text_write, &made->text, &made->error);
    else if (!scoring->unit)
        fz_report_write(made->report, scoring->format, flags, scoring->width, text_write, &made->text, &made->error);
}

static void *score_one(void *user, size_t index)
{
    const struct batch *batch = user;
    const struct one_case *one = &batch->cases.items[index];
    struct scored *made = calloc(1, sizeof(*made));
    fz_directive *directive = NULL;

    if (!made)
        return NULL;
    if (one->directive)
        fz_directive_open_path(batch->scoring->program->context, one->directive, &directive, &made->error);
    else
        directive = fz_directive_ref(batch->scoring->directive);
    if (!made->error)
        open_ledger(batch, one, made);
    if (made->ledger)
        assess(batch, directive, made);
    if (made->report)
        write_text(batch, made);
    fz_directive_unref(directive);
    return made;
}

/* ------------------------------------------------------------------ on the program's own, in order */

static void worsen(struct batch *batch, int status)
{
    batch->status = status > batch->status ? status : batch->status;
}

static void tell_error(struct batch *batch, const struct one_case *one, const struct scored *made)
{
    const char *source = one->directive ? one->directive : one->ledger;
    bool fault = made && (made->refused || fz_error_status(made->error) == FZ_ENODIRECTIVE);

    worsen(batch, fault ? EXIT_FAULT : EXIT_INPUT);
    print_error_of(batch->scoring->program, source, made ? made->error : NULL);
}

static void tell_findings(const struct batch *batch, const struct one_case *one, const struct scored *made)
{
    const struct program *program = batch->scoring->program;

    for (size_t i = 0; i < fz_ledger_finding_count(made->ledger); i++)
        print_finding(program, one->ledger, fz_ledger_finding(made->ledger, i));
    for (size_t i = 0; made->report && i < fz_report_finding_count(made->report); i++)
        print_finding(program, one->ledger, fz_report_finding(made->report, i));
}

static void tell_case(struct batch *batch, const struct one_case *one, const struct scored *made)
{
    if (made && !made->error && !made->ledger) {
        worsen(batch, EXIT_INPUT);
        print_fault(batch->scoring->program, one->directive, "没有找到它的台账", "there is no ledger for it");
        return;
    }
    if (made && made->ledger)
        tell_findings(batch, one, made);
    if (!made || made->error || made->text.failed) {
        tell_error(batch, one, made);
        return;
    }
    batch->unit_found = batch->unit_found || !made->lacks_unit;
    if (!made->lacks_unit)
        joining_add(&batch->joining, one->name, &made->text);
}

static void tell_one(void *user, size_t index, void *of)
{
    struct batch *batch = user;
    struct scored *made = of;

    progress_erase(&batch->progress);
    tell_case(batch, &batch->cases.items[index], made);
    if (batch->draw)
        batch->draw(&batch->progress, index + 1, batch->cases.count);
    if (!made)
        return;
    fz_error_free(made->error);
    fz_report_unref(made->report);
    fz_ledger_unref(made->ledger);
    text_free(&made->text);
    free(made);
}

int batch_score(struct scoring *scoring, struct files *directives, unsigned threads)
{
    const struct program *program = scoring->program;
    struct batch batch = {.scoring = scoring, .unit_found = !scoring->unit};
    struct jobs jobs = {.threads = threads, .work = score_one, .tell = tell_one, .user = &batch};

    if (scoring->format == FZ_FORMAT_XML)
        wrong_use(program, "多份的得分不能写成“%s”；可用：table, json, csv",
                  "the scores of many cannot be written as \"%s\"; known: table, json, csv", "xml");
    cases_find(program, &batch.cases, directives, scoring->ledger_count ? scoring->ledgers[0] : NULL);
    worsen(&batch, directives->status);
    worsen(&batch, batch.cases.ledgers.status);
    jobs.count = batch.cases.count;
    batch.draw = progress_start(&batch.progress, program, "评分", "scoring");
    joining_start(&batch.joining, program, scoring->format, scoring->flags & FZ_EXPORT_BOM);
    if (!jobs_run(&jobs))
        die(program, NULL);
    progress_erase(&batch.progress);
    joining_end(&batch.joining);
    if (!batch.unit_found) {
        print_fault(program, scoring->unit, "没有一份里有这个单位", "none of them has this unit");
        worsen(&batch, EXIT_FAULT);
    }
    cases_free(&batch.cases);
    return batch.status;
}
