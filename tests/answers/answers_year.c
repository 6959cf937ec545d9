/* Questions about a year: assessments with their derivations, supervision of the built-in directive, two versions compared. */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const standings[] = {"ranked", "unranked", "nothing", "coverage"};
static const char *const applying[] = {"applies", "class", "bearing", "record", "missing", "nothing"};
static const char *const steps[] = {"start", "rule",    "cap",  "clamp",   "share", "child", "given",
                                    "fold",  "combine", "base", "outside", "round", "gate"};

static void show_item(const fz_item *item)
{
    char exact[FZ_EXACT_TEXT], sentence[4096];

    fz_item_exact(item, exact, sizeof(exact));
    printf("item");
    text(fz_item_id(item)), text(applying[fz_item_applies(item)]), decimal(1, fz_item_points(item));
    decimal(1, fz_item_score(item)), text(exact);
    putchar('\n');
    for (size_t i = 0; i < fz_item_step_count(item); i++) {
        const fz_step *step = fz_item_step(item, i);

        fz_step_exact(step, exact, sizeof(exact));
        if (fz_step_text(step, fz_context_language(context), sentence, sizeof(sentence)) >= sizeof(sentence))
            exit(2);
        printf("step");
        text(steps[fz_step_kind_of(step)]), text(exact), text(sentence);
        putchar('\n');
    }
}

static void show_report(fz_report *report)
{
    for (size_t i = 0; i < fz_report_result_count(report); i++) {
        const fz_result *one = fz_report_result(report, i);
        fz_decimal score = 0;
        int there = fz_result_score(one, &score);

        printf("result");
        text(fz_result_unit(one)), text(fz_result_class(one)), decimal(there, score), text(fz_result_grade(one));
        number(fz_result_rank(one)), text(standings[fz_result_standing(one)]);
        putchar('\n');
        for (size_t k = 0; k < fz_result_item_count(one); k++)
            show_item(fz_result_item(one, k));
    }
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        show_finding(fz_report_finding(report, i));
    fz_report_unref(report);
}

static const char *in_folder(const char *folder, const char *name)
{
    static char path[4096];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "rb");
    if (!file)
        return NULL;
    fclose(file);
    return path;
}

void show_assessment(const char *folder, const char *date)
{
    fz_directive *directive = NULL;
    fz_registry *registry = NULL;
    fz_scheme *scheme = NULL;
    fz_ledger *ledger = NULL;
    fz_report *report = NULL;
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;

    options.day = fz_date_parse(date);
    if (in_folder(folder, "directive.xml"))
        fz_directive_open_path(context, in_folder(folder, "directive.xml"), &directive, NULL);
    if (in_folder(folder, "registry.xml"))
        fz_registry_load_path(context, in_folder(folder, "registry.xml"), &registry, NULL);
    fz_scheme_load_path(context, in_folder(folder, "scheme.xml"), &scheme, NULL);
    fz_ledger_load_path(context, in_folder(folder, "ledger.csv"), NULL, 0, &ledger, NULL);
    if (fz_assess(context, directive, registry, scheme, ledger, &options, &report, NULL) != FZ_OK)
        printf("refused\n");
    show_report(report);
    fz_directive_unref(directive);
    fz_registry_unref(registry);
    fz_scheme_unref(scheme);
    fz_ledger_unref(ledger);
}

static void show_obligation(const fz_obligation *one)
{
    uint32_t done = 0, times = fz_obligation_times(one, &done);
    int32_t days = 0;
    int dated = fz_obligation_days(one, &days);

    printf("obligation");
    text(fz_obligation_unit(one)), text(fz_obligation_id(one)),
        text(fz_obligation_kind_name(fz_obligation_kind_of(one)));
    text(fz_obligation_what(one)), day(fz_obligation_due(one, NULL, NULL)), day(fz_obligation_done(one));
    text(fz_obligation_state(one, NULL, NULL, NULL)), text(fz_obligation_light(one, NULL)), number(times), number(done);
    number((unsigned)fz_obligation_is_overdue(one)), dated ? printf("\t%ld", (long)days) : printf("\t-");
    putchar('\n');
}

static void show_obligations(const fz_supervision *supervision)
{
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;

    for (size_t i = 0; i < fz_supervision_obligation_count(supervision); i++)
        show_obligation(fz_supervision_obligation(supervision, i));
    for (size_t i = 0; i < fz_supervision_finding_count(supervision); i++)
        show_finding(fz_supervision_finding(supervision, i));
    fz_supervision_rate(supervision, NULL, &rates);
    printf("rates");
    number(rates.total), number(rates.finished), number(rates.overdue), number(rates.settled), number(rates.in_time);
    decimal((int)rates.has_completion, rates.completion), decimal((int)rates.has_punctuality, rates.punctuality);
    putchar('\n');
}

fz_status show_supervision(const char *path, const char *date)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_directive *directive = NULL;
    fz_supervision *supervision = NULL;
    fz_ledger *ledger = NULL;
    fz_watch *watch = NULL;
    fz_status status = fz_ledger_load_path(context, path, NULL, 0, &ledger, NULL);

    options.day = fz_date_parse(date);
    if (fz_directive_load_builtin(context, &directive, NULL) != FZ_OK ||
        fz_watch_load_builtin(context, &watch, NULL) != FZ_OK)
        exit(2);
    if (status == FZ_OK)
        status = fz_supervise(context, directive, NULL, ledger, watch, &options, &supervision, NULL);
    if (status == FZ_OK)
        show_obligations(supervision);
    fz_supervision_unref(supervision);
    fz_watch_unref(watch);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    return status;
}

static void show_change(const fz_change *one)
{
    printf("change");
    number((unsigned)fz_change_kind_of(one)), text(fz_task_id(fz_change_old_task(one)));
    text(fz_task_id(fz_change_new_task(one))), text(fz_change_old_text(one)), text(fz_change_new_text(one));
    for (size_t i = 0; i < fz_change_piece_count(one); i++)
        text(fz_change_piece_text(one, i));
    putchar('\n');
}

fz_status show_comparison(const char *path, const char *other)
{
    fz_directive *old = NULL, *new = NULL;
    fz_comparison *comparison = NULL;
    fz_status status = fz_directive_open_path(context, path, &old, NULL);

    if (status == FZ_OK)
        status = fz_directive_open_path(context, other, &new, NULL);
    if (status == FZ_OK)
        status = fz_compare(context, old, new, &comparison, NULL);
    for (size_t i = 0; i < fz_comparison_change_count(comparison); i++)
        show_change(fz_comparison_change(comparison, i));
    fz_comparison_unref(comparison);
    fz_directive_unref(new);
    fz_directive_unref(old);
    return status;
}
