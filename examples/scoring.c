#include "scoring.h"

#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ------------------------------------------------------------------ options */

void scoring_start(struct scoring *scoring, const struct program *program)
{
    *scoring = (struct scoring){.program = program, .options = FZ_ASSESS_OPTIONS_INIT, .width = terminal_width()};
    scoring->ledgers = must(program, calloc((size_t)program->argc + 1, sizeof(*scoring->ledgers)));
}

static void take_once(const struct program *program, const char **place, const char *value, const char *zh,
                      const char *en)
{
    if (*place)
        wrong_use(program, zh, en, value);
    *place = value;
}

bool scoring_take(struct scoring *scoring, int kind, const char *value)
{
    const struct program *program = scoring->program;
    fz_error *error = NULL;

    switch (kind) {
    case SCORING_LEDGER:
        scoring->ledgers[scoring->ledger_count++] = value;
        return true;
    case SCORING_SCHEME:
        take_once(program, &scoring->scheme_path, value, "只能给一个考核办法，多了“%s”",
                  "only one scheme is read; \"%s\" is too much");
        return true;
    case SCORING_REGISTRY:
        take_once(program, &scoring->registry_path, value, "只能给一个机构名录，多了“%s”",
                  "only one registry is read; \"%s\" is too much");
        return true;
    case SCORING_DAY:
        scoring->options.day = day_of(program, value);
        return true;
    case SCORING_KNOWN:
        scoring->options.known = day_of(program, value);
        return true;
    case SCORING_UNIT:
        take_once(program, &scoring->unit, value, "只能列一个单位，多了“%s”",
                  "only one unit is shown; \"%s\" is too much");
        return true;
    case SCORING_LENIENT:
        scoring->loading |= FZ_LEDGER_LENIENT;
        return true;
    case SCORING_NO_DIRECTIVE:
        scoring->no_directive = true;
        return true;
    case SCORING_FORMAT:
        if (fz_format_parse(program->context, value, &scoring->format, &error) != FZ_OK)
            die(program, error);
        return true;
    case SCORING_BOM:
        scoring->flags |= FZ_EXPORT_BOM;
        return true;
    case SCORING_WIDTH:
        scoring->width = number_of(program, value, 10000);
        return true;
    case OPERAND:
        take_once(program, &scoring->path, value, "只能给一个 FILE，多了“%s”",
                  "only one FILE is read; \"%s\" is too much");
        return true;
    default:
        return false;
    }
}

static bool is_stdin(const char *path)
{
    return path && !strcmp(path, "-");
}

static void check_stdin(const struct scoring *scoring)
{
    int from_stdin = is_stdin(scoring->scheme_path) + is_stdin(scoring->registry_path) + is_stdin(scoring->path);

    for (size_t i = 0; i < scoring->ledger_count; i++)
        from_stdin += is_stdin(scoring->ledgers[i]);
    if (from_stdin > 1)
        wrong_use(scoring->program, "标准输入“-”只能用一次", "standard input \"-\" can be read once", NULL);
}

static void check_day(const struct scoring *scoring)
{
    if (!scoring->options.day)
        wrong_use(
            scoring->program, "要用 --day 写明考核日，如 --day 2016-12-31；程序不看时钟，也不替人猜",
            "--day must give the day of assessment, as in --day 2016-12-31; no clock is read and nothing is guessed",
            NULL);
}

static void check(const struct scoring *scoring)
{
    const struct program *program = scoring->program;

    if (!scoring->ledger_count && !scoring->may_lack_ledger)
        wrong_use(program, "要用 --ledger 指明台账", "--ledger must name a ledger", NULL);
    if (!scoring->ledger_count && (scoring->scheme_path || scoring->no_directive || scoring->options.known))
        wrong_use(program, "没有台账（--ledger）就没有得分", "without a ledger (--ledger) there are no scores", NULL);
    if (scoring->ledger_count)
        check_day(scoring);
    if (scoring->no_directive && scoring->path)
        wrong_use(program, "--no-directive 与“%s”不能同用", "--no-directive and \"%s\" exclude each other",
                  scoring->path);
    check_stdin(scoring);
}

/* ------------------------------------------------------------------ input */

static fz_ledger *read_ledgers(const struct scoring *scoring)
{
    fz_ledger *all = NULL;
    size_t told = 0;

    for (size_t i = 0; i < scoring->ledger_count; i++) {
        const char *path = scoring->ledgers[i];

        if (all)
            read_ledger_or_die(scoring->program, all, path, scoring->loading);
        else
            all = ledger_or_die(scoring->program, path, scoring->loading);
        for (; told < fz_ledger_finding_count(all); told++)
            print_finding(scoring->program, is_stdin(path) ? "<stdin>" : path, fz_ledger_finding(all, told));
    }
    return all;
}

static fz_scheme *read_scheme(const struct scoring *scoring)
{
    fz_scheme *scheme = scheme_or_die(scoring->program, scoring->scheme_path);

    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        print_finding(scoring->program, is_stdin(scoring->scheme_path) ? "<stdin>" : scoring->scheme_path,
                      fz_scheme_finding(scheme, i));
    return scheme;
}

void scoring_open_many(struct scoring *scoring)
{
    check_day(scoring);
    check_stdin(scoring);
    if (scoring->registry_path)
        scoring->registry = registry_or_die(scoring->program, scoring->registry_path);
    scoring->scheme = read_scheme(scoring);
}

void scoring_open(struct scoring *scoring)
{
    check(scoring);
    if (!scoring->no_directive)
        scoring->directive = load_or_die(scoring->program, scoring->path);
    if (scoring->registry_path)
        scoring->registry = registry_or_die(scoring->program, scoring->registry_path);
    if (!scoring->ledger_count)
        return;
    scoring->scheme = read_scheme(scoring);
    scoring->ledger = read_ledgers(scoring);
}

void scoring_end(struct scoring *scoring)
{
    fz_ledger_unref(scoring->ledger);
    fz_scheme_unref(scoring->scheme);
    fz_registry_unref(scoring->registry);
    fz_directive_unref(scoring->directive);
    free(scoring->ledgers);
}

/* ------------------------------------------------------------------ the assessment */

fz_report *scoring_assess(struct scoring *scoring, fz_date known)
{
    struct progress progress;
    fz_assess_options options = scoring->options;
    fz_error *error = NULL;
    fz_report *report;

    options.known = known;
    options.progress = progress_start(&progress, scoring->program, "评分", "scoring");
    options.user = &progress;
    fz_assess(scoring->program->context, scoring->directive, scoring->registry, scoring->scheme, scoring->ledger,
              &options, &report, &error);
    progress_erase(&progress);
    if (!report)
        refuse(scoring->program, error);
    return report;
}

const fz_result *scoring_unit(const struct scoring *scoring, const fz_report *report)
{
    const fz_result *result = fz_report_result_of(report, scoring->unit);

    if (scoring->unit && !result) {
        suggest_units(scoring->program, scoring->directive, scoring->unit);
        exit(EXIT_FAULT);
    }
    return result;
}
