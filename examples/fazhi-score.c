/* fazhi-score: the scores of all units by a scheme and a ledger, each with its derivation. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LEDGER, SCHEME, REGISTRY, DAY, KNOWN, ONE_UNIT, EXPLAIN, ALL, LENIENT, NO_DIRECTIVE, FORMAT, BOM, WIDTH };

static const struct option options[] = {
    {0, "ledger", "L", "台账，XML 或 CSV；可多次，合为一本", "a ledger, XML or CSV; may be repeated, all are one"},
    {0, "scheme", "S", "考核办法；默认为内置的示例", "the scheme; default: the built-in example"},
    {0, "registry", "FILE", "机构名录，builtin 为内置名录", "a registry, builtin being the built-in one"},
    {0, "day", "DATE", "考核日，必须写明", "the day of assessment, required"},
    {0, "known", "DATE", "只认到这一天为止登记的记录", "take only what was entered by this day"},
    {'u', "unit", "U", "只列某单位", "this unit only"},
    {0, "explain", NULL, "逐项写出怎样得出分数", "derive every score, step by step"},
    {0, "all", NULL, "也列出单位不承担的事项", "also the items that a unit does not bear"},
    {0, "lenient", NULL, "台账中有错的记录不计，逐条指出", "leave out wrong records of a ledger, and name them"},
    {0, "no-directive", NULL, "考核办法不涉及任务分工", "the scheme is about no directive"},
    {'f', "format", "F", "table（默认）、json、csv 或 xml", "table (the default), json, csv or xml"},
    {0, "bom", NULL, "CSV 以 BOM 开头，供 Excel 和 WPS 打开", "begin CSV with a BOM, for Excel and WPS"},
    {0, "width", "N", "表格的列宽；默认为终端宽度或 80", "columns of the table; default: the terminal's, or 80"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-score",
    .operands = "--ledger L --day DATE [FILE]",
    .zh = "按考核办法和台账给各单位评分、排名、定等次，每一分都写得出来历。\n"
          "FILE 为任务分工 XML、文本或网页，“-”为标准输入；不给 FILE 时用内置的中阳县实施意见。",
    .en = "Score, rank and grade units by a scheme and a ledger; every point has its derivation.\n"
          "FILE is directive XML, text or HTML, - is standard input; without FILE the built-in directive of 中阳县.",
    .zh_notes = "例：  fazhi-score --ledger 台账.csv --day 2016-12-31 --unit 县司法局 --explain",
    .en_notes = "e.g.   fazhi-score --ledger ledger.csv --day 2016-12-31 --unit 县司法局 --explain",
    .zh_status =
        "退出码：0 完成；1 输入中没有任务分工，没有该单位，或得不出结果（如并列而办法不许并列）；2 用法有误；\n"
        "        3 输入无法读取或输出无法写入",
    .en_status = "exit status: 0 done; 1 no directive in the input, no such unit, or no result, such as for a tie that "
                 "the scheme\n"
                 "             refuses; 2 wrong use; 3 input that cannot be read, or output that cannot be written",
    .options = options,
};

struct request {
    const char **ledgers;
    size_t ledger_count;
    const char *scheme, *registry, *unit, *path;
    fz_assess_options assess;
    uint32_t loading, flags;
    bool no_directive;
    fz_format format;
    unsigned width;
};

static void take_once(const char **place, const char *value, const char *zh, const char *en)
{
    if (*place)
        wrong_use(&self, zh, en, value);
    *place = value;
}

static void take(struct request *request, int kind, const char *value)
{
    fz_error *error = NULL;

    switch (kind) {
    case LEDGER:
        request->ledgers[request->ledger_count++] = value;
        break;
    case SCHEME:
        take_once(&request->scheme, value, "只能给一个考核办法，多了“%s”",
                  "only one scheme is read; \"%s\" is too much");
        break;
    case REGISTRY:
        take_once(&request->registry, value, "只能给一个机构名录，多了“%s”",
                  "only one registry is read; \"%s\" is too much");
        break;
    case DAY:
        request->assess.day = day_of(&self, value);
        break;
    case KNOWN:
        request->assess.known = day_of(&self, value);
        break;
    case ONE_UNIT:
        take_once(&request->unit, value, "只能列一个单位，多了“%s”", "only one unit is shown; \"%s\" is too much");
        break;
    case EXPLAIN:
        request->flags |= FZ_EXPORT_EXPLAIN;
        break;
    case ALL:
        request->flags |= FZ_EXPORT_ALL;
        break;
    case LENIENT:
        request->loading |= FZ_LEDGER_LENIENT;
        break;
    case NO_DIRECTIVE:
        request->no_directive = true;
        break;
    case FORMAT:
        if (fz_format_parse(self.context, value, &request->format, &error) != FZ_OK)
            die(&self, error);
        break;
    case BOM:
        request->flags |= FZ_EXPORT_BOM;
        break;
    case WIDTH:
        request->width = number_of(&self, value, 10000);
        break;
    case OPERAND:
        take_once(&request->path, value, "只能给一个 FILE，多了“%s”", "only one FILE is read; \"%s\" is too much");
        break;
    }
}

static bool is_stdin(const char *path)
{
    return path && !strcmp(path, "-");
}

static void check(const struct request *request)
{
    int from_stdin = is_stdin(request->scheme) + is_stdin(request->registry) + is_stdin(request->path);

    for (size_t i = 0; i < request->ledger_count; i++)
        from_stdin += is_stdin(request->ledgers[i]);
    if (!request->ledger_count)
        wrong_use(&self, "要用 --ledger 指明台账", "--ledger must name a ledger", NULL);
    if (!request->assess.day)
        wrong_use(
            &self, "要用 --day 写明考核日，如 --day 2016-12-31；程序不看时钟，也不替人猜",
            "--day must give the day of assessment, as in --day 2016-12-31; no clock is read and nothing is guessed",
            NULL);
    if (request->no_directive && request->path)
        wrong_use(&self, "--no-directive 与“%s”不能同用", "--no-directive and \"%s\" exclude each other",
                  request->path);
    if (from_stdin > 1)
        wrong_use(&self, "标准输入“-”只能用一次", "standard input \"-\" can be read once", NULL);
}

/* ------------------------------------------------------------------ input */

static fz_ledger *read_ledgers(const struct request *request)
{
    fz_ledger *all = NULL;
    fz_error *error = NULL;

    for (size_t i = 0; i < request->ledger_count; i++) {
        fz_ledger *ledger = ledger_or_die(&self, request->ledgers[i], request->loading);

        for (size_t k = 0; k < fz_ledger_finding_count(ledger); k++)
            print_finding(&self, is_stdin(request->ledgers[i]) ? "<stdin>" : request->ledgers[i],
                          fz_ledger_finding(ledger, k));
        if (!all) {
            all = ledger;
            continue;
        }
        if (fz_ledger_append(all, ledger, &error) != FZ_OK)
            die(&self, error);
        fz_ledger_unref(ledger);
    }
    return all;
}

static fz_scheme *read_scheme(const struct request *request)
{
    fz_scheme *scheme = scheme_or_die(&self, request->scheme);

    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        print_finding(&self, is_stdin(request->scheme) ? "<stdin>" : request->scheme, fz_scheme_finding(scheme, i));
    return scheme;
}

/* ------------------------------------------------------------------ progress */

#define BAR 40

struct progress {
    struct timespec start;
    int shown; /* cells of the bar that are drawn; -1: none yet */
};

/* Whether a second has gone by: before that nobody needs to be told. */
static bool is_slow(const struct progress *progress)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - progress->start.tv_sec > 1 ||
           (now.tv_sec > progress->start.tv_sec && now.tv_nsec >= progress->start.tv_nsec);
}

static int draw(void *user, uint64_t done, uint64_t all)
{
    struct progress *progress = user;
    int cells = all ? (int)((double)done / (double)all * BAR) : BAR;

    if (cells == progress->shown || !is_slow(progress))
        return 0;
    progress->shown = cells;
    fprintf(stderr, "\r%s [%.*s%*s] %3d%%", say(&self, "评分", "scoring"), cells,
            "########################################", BAR - cells, "", cells * 100 / BAR);
    fflush(stderr);
    return 0;
}

static fz_report *assess(struct request *request, const fz_directive *directive, const fz_registry *registry,
                         const fz_scheme *scheme, const fz_ledger *ledger)
{
    struct progress progress = {.shown = -1};
    fz_error *error = NULL;
    fz_report *report;

    if (isatty(STDERR_FILENO)) {
        clock_gettime(CLOCK_MONOTONIC, &progress.start);
        request->assess.progress = draw;
        request->assess.user = &progress;
    }
    fz_assess(self.context, directive, registry, scheme, ledger, &request->assess, &report, &error);
    if (progress.shown >= 0)
        fputs("\r\033[K", stderr);
    if (!report)
        refuse(&self, error);
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        print_finding(&self, NULL, fz_report_finding(report, i));
    return report;
}

/* ------------------------------------------------------------------ output */

static int write_report(const struct request *request, const fz_report *report, const fz_directive *directive)
{
    const fz_result *result = fz_report_result_of(report, request->unit);
    fz_error *error = NULL;
    fz_status status;

    if (request->unit && !result) {
        suggest_units(&self, directive, request->unit);
        return EXIT_FAULT;
    }
    status = request->unit
                 ? fz_result_write(result, request->format, request->flags, request->width, write_stdout, NULL, &error)
                 : fz_report_write(report, request->format, request->flags, request->width, write_stdout, NULL, &error);
    if (status != FZ_OK)
        die(&self, error);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    struct request request = {.width = terminal_width(), .assess = FZ_ASSESS_OPTIONS_INIT};
    fz_directive *directive = NULL;
    fz_registry *registry = NULL;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    request.ledgers = calloc((size_t)argc + 1, sizeof(*request.ledgers));
    if (!request.ledgers)
        die(&self, NULL);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    check(&request);

    if (!request.no_directive)
        directive = load_or_die(&self, request.path);
    if (request.registry)
        registry = registry_or_die(&self, request.registry);
    scheme = read_scheme(&request);
    ledger = read_ledgers(&request);
    report = assess(&request, directive, registry, scheme, ledger);
    status = write_report(&request, report, directive);

    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    fz_registry_unref(registry);
    fz_directive_unref(directive);
    free(request.ledgers);
    return program_finish(&self, status);
}
