/* What the programs that score have in common: their inputs as options, how these are opened, and the assessment with its progress bar.
 *
 *     enum { EXPLAIN = SCORING_OPTIONS_COUNT, … };
 *     static const struct option options[] = {SCORING_OPTIONS, {0, "explain", …}, {0}};
 *
 *     while ((kind = program_next(&program, &value)) != NO_MORE)
 *         if (!scoring_take(&scoring, kind, value))
 *             ...                                        // an option of the program's own
 *     scoring_open(&scoring);
 *     fz_report *report = scoring_assess(&scoring, scoring.options.known); */
#ifndef FAZHI_EXAMPLES_SCORING_H
#define FAZHI_EXAMPLES_SCORING_H

#include "support.h"

enum {
    SCORING_LEDGER,
    SCORING_SCHEME,
    SCORING_REGISTRY,
    SCORING_DAY,
    SCORING_KNOWN,
    SCORING_UNIT,
    SCORING_LENIENT,
    SCORING_NO_DIRECTIVE,
    SCORING_INPUTS_COUNT,
    SCORING_FORMAT = SCORING_INPUTS_COUNT,
    SCORING_BOM,
    SCORING_WIDTH,
    SCORING_OPTIONS_COUNT
};

/* The first of them: what is read, and of whom. A program with options of its own in place of the others puts them behind these. */
#define SCORING_INPUTS                                                                                                \
    {0, "ledger", "L", "台账，XML、JSON 或 CSV；可多次，合为一本",                                                    \
     "a ledger, XML, JSON or CSV; may be repeated, all are one"},                                                     \
        {0, "scheme", "S", "考核办法；默认为内置的示例", "the scheme; default: the built-in example"},                \
        {0, "registry", "FILE", "机构名录，builtin 为内置名录", "a registry, builtin being the built-in one"},        \
        {0, "day", "DATE", "考核日，必须写明", "the day of assessment, required"},                                    \
        {0, "known", "DATE", "只认到这一天为止登记的记录", "take only what was entered by this day"},                 \
        {'u', "unit", "U", "只列某单位", "this unit only"},                                                           \
        {0, "lenient", NULL, "台账中有错的记录不计，逐条指出", "leave out wrong records of a ledger, and name them"}, \
    {                                                                                                                 \
        0, "no-directive", NULL, "考核办法不涉及任务分工", "the scheme is about no directive"                         \
    }

#define SCORING_OPTIONS(formats_zh, formats_en)                                                                    \
    SCORING_INPUTS, {'f', "format", "F", formats_zh, formats_en},                                                  \
        {0, "bom", NULL, "CSV 以 BOM 开头，供 Excel 和 WPS 打开", "begin CSV with a BOM, for Excel and WPS"},      \
    {                                                                                                              \
        0, "width", "N", "表格的列宽；默认为终端宽度或 80", "columns of the table; default: the terminal's, or 80" \
    }

struct scoring {
    const struct program *program;
    const char **ledgers;
    size_t ledger_count;
    const char *scheme_path, *registry_path, *unit, *path;
    fz_assess_options options;
    uint32_t loading, flags; /* FZ_LEDGER_*; FZ_EXPORT_* */
    bool no_directive, may_lack_ledger;
    fz_format format;
    unsigned width;

    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_ledger *ledger;
};

void scoring_start(struct scoring *scoring, const struct program *program);
/* False when the option is none of these. */
bool scoring_take(struct scoring *scoring, int kind, const char *value);
/* Check what was asked for, and open all of it; findings go to stderr. Ends the program when it cannot. Where there may be no ledger
 * and is none, there is no scheme either, and nothing to assess. */
void scoring_open(struct scoring *scoring);
/* The same of what many directives with a ledger each have in common: the scheme and the registry. */
void scoring_open_many(struct scoring *scoring);
/* Assess as known on a day (0: all that was entered); ends the program when there is no result. */
fz_report *scoring_assess(struct scoring *scoring, fz_date known);
/* The result of --unit, NULL without it; ends the program when there is no such unit. */
const fz_result *scoring_unit(const struct scoring *scoring, const fz_report *report);
void scoring_end(struct scoring *scoring);

#endif
