/* fazhi-report: scores, ranks, workload and deadlines as a page for the browser and for paper; or the dossier of one unit. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { LEDGER, SCHEME, REGISTRY, DAY, KNOWN, ONE_UNIT, LENIENT, NO_DIRECTIVE, OUTPUT };

static const struct option options[] = {
    {0, "ledger", "L", "台账，XML 或 CSV；可多次，合为一本；不给则只写不需要台账的部分",
     "a ledger, XML or CSV; may be repeated, all are one; without it only what needs none"},
    {0, "scheme", "S", "考核办法；默认为内置的示例", "the scheme; default: the built-in example"},
    {0, "registry", "FILE", "机构名录，builtin 为内置名录", "a registry, builtin being the built-in one"},
    {0, "day", "DATE", "考核日；有台账时必须写明", "the day of assessment, required with a ledger"},
    {0, "known", "DATE", "只认到这一天为止登记的记录", "take only what was entered by this day"},
    {'u', "unit", "U", "只写某单位的档案", "the dossier of this unit"},
    {0, "lenient", NULL, "台账中有错的记录不计，逐条指出", "leave out wrong records of a ledger, and name them"},
    {0, "no-directive", NULL, "考核办法不涉及任务分工", "the scheme is about no directive"},
    {'o', "output", "OUT", "写到文件 OUT，“-”为标准输出；必须写明",
     "write to the file OUT, - is standard output; required"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-report",
    .operands = "[--ledger L --day DATE] -o OUT.html [FILE]",
    .zh = "写一份可在浏览器中看、可在 A4 纸上打印的报告：概要、排名、得分率、任务负担、牵头与配合、期限、得分及由来。\n"
          "FILE 为任务分工 XML、文本或网页，“-”为标准输入；不给 FILE 时用内置的中阳县实施意见。",
    .en = "Write a report to be read in a browser and printed on A4: summary, ranking, rates by section, workload, who "
          "works\n"
          "with whom, deadlines, and every score with its derivation. The report is in Chinese, one file, without "
          "script.\n"
          "FILE is directive XML, text or HTML, - is standard input; without FILE the built-in directive of 中阳县.",
    .zh_notes = "例：  fazhi-report --ledger 台账.csv --day 2016-12-31 -o 报告.html\n"
                "      fazhi-report --ledger 台账.csv --day 2016-12-31 --unit 县司法局 -o 县司法局.html",
    .en_notes = "e.g.   fazhi-report --ledger ledger.csv --day 2016-12-31 -o report.html",
    .zh_status =
        "退出码：0 完成；1 输入中没有任务分工，没有该单位，或得不出结果（如并列而办法不许并列）；2 用法有误；\n"
        "        3 输入无法读取或输出无法写入",
    .en_status =
        "exit status: 0 done; 1 no directive in the input, no such unit, or no result, such as for a tie that the "
        "scheme\n"
        "             refuses; 2 wrong use; 3 input that cannot be read, or output that cannot be written",
    .options = options,
};

struct request {
    const char **ledgers;
    size_t ledger_count;
    const char *scheme, *registry, *unit, *output, *path;
    fz_assess_options assess;
    uint32_t loading;
    bool no_directive;
};

/* What the page is made of. */
struct material {
    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;
};

static void take_once(const char **place, const char *value, const char *zh, const char *en)
{
    if (*place)
        wrong_use(&self, zh, en, value);
    *place = value;
}

static void take(struct request *request, int kind, const char *value)
{
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
        take_once(&request->unit, value, "只能写一个单位，多了“%s”", "only one unit is written; \"%s\" is too much");
        break;
    case LENIENT:
        request->loading |= FZ_LEDGER_LENIENT;
        break;
    case NO_DIRECTIVE:
        request->no_directive = true;
        break;
    case OUTPUT:
        take_once(&request->output, value, "只能写到一处，多了“%s”", "only one file is written; \"%s\" is too much");
        break;
    case OPERAND:
        take_once(&request->path, value, "只能给一个 FILE，多了“%s”", "only one FILE is read; \"%s\" is too much");
        break;
    }
}

static bool is_dash(const char *path)
{
    return path && !strcmp(path, "-");
}

static void check(const struct request *request)
{
    int from_stdin = is_dash(request->scheme) + is_dash(request->registry) + is_dash(request->path);

    for (size_t i = 0; i < request->ledger_count; i++)
        from_stdin += is_dash(request->ledgers[i]);
    if (!request->output)
        wrong_use(&self, "要用 -o 指明写到哪里", "-o must say where to write", NULL);
    if (request->ledger_count && !request->assess.day)
        wrong_use(
            &self, "要用 --day 写明考核日，如 --day 2016-12-31；程序不看时钟，也不替人猜",
            "--day must give the day of assessment, as in --day 2016-12-31; no clock is read and nothing is guessed",
            NULL);
    if (!request->ledger_count && (request->scheme || request->no_directive || request->assess.known))
        wrong_use(&self, "没有台账（--ledger）就没有得分", "without a ledger (--ledger) there are no scores", NULL);
    if (request->no_directive && request->path)
        wrong_use(&self, "--no-directive 与“%s”不能同用", "--no-directive and \"%s\" exclude each other",
                  request->path);
    if (from_stdin > 1)
        wrong_use(&self, "标准输入“-”只能用一次", "standard input \"-\" can be read once", NULL);
}

static fz_ledger *read_ledgers(const struct request *request)
{
    fz_ledger *all = NULL;
    fz_error *error = NULL;

    for (size_t i = 0; i < request->ledger_count; i++) {
        fz_ledger *ledger = ledger_or_die(&self, request->ledgers[i], request->loading);

        for (size_t k = 0; k < fz_ledger_finding_count(ledger); k++)
            print_finding(&self, is_dash(request->ledgers[i]) ? "<stdin>" : request->ledgers[i],
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

static struct material read_all(const struct request *request)
{
    struct material all = {NULL, NULL, NULL, NULL, NULL};
    fz_error *error = NULL;

    if (!request->no_directive)
        all.directive = load_or_die(&self, request->path);
    if (request->registry)
        all.registry = registry_or_die(&self, request->registry);
    if (!request->ledger_count)
        return all;
    all.scheme = scheme_or_die(&self, request->scheme);
    all.ledger = read_ledgers(request);
    fz_assess(self.context, all.directive, all.registry, all.scheme, all.ledger, &request->assess, &all.report, &error);
    if (!all.report)
        refuse(&self, error);
    return all;
}

static int write_page(const struct request *request, const struct material *all)
{
    fz_page_options page = FZ_PAGE_OPTIONS_INIT;
    fz_error *error = NULL;
    fz_status status;

    page.report = all->report;
    page.directive = all->directive;
    page.registry = all->registry;
    page.ledger = all->ledger;
    page.unit = request->unit;
    status = is_dash(request->output) ? fz_page_write(self.context, &page, write_stdout, NULL, &error)
                                      : fz_page_save_path(self.context, &page, request->output, &error);
    if (status == FZ_EUNKNOWN_UNIT && all->directive) {
        fz_error_free(error);
        suggest_units(&self, all->directive, request->unit);
        return EXIT_FAULT;
    }
    if (status == FZ_EUNKNOWN_UNIT)
        refuse(&self, error);
    if (status != FZ_OK)
        die(&self, error);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    struct request request = {.assess = FZ_ASSESS_OPTIONS_INIT};
    struct material all;
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    request.ledgers = calloc((size_t)argc + 1, sizeof(*request.ledgers));
    if (!request.ledgers)
        die(&self, NULL);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    check(&request);

    all = read_all(&request);
    status = write_page(&request, &all);

    fz_report_unref(all.report);
    fz_ledger_unref(all.ledger);
    fz_scheme_unref(all.scheme);
    fz_registry_unref(all.registry);
    fz_directive_unref(all.directive);
    free(request.ledgers);
    return program_finish(&self, status);
}
