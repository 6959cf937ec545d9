/* fazhi-report: scores, ranks, workload and deadlines as a page for the browser and for paper; or the dossier of one unit. */
#include "scoring.h"

#include <string.h>

enum { WATCH = SCORING_INPUTS_COUNT, OUTPUT };

static const struct option options[] = {
    SCORING_INPUTS,
    {0, "watch", "FILE", "督办规则；默认为内置的；看考核日前一年到后一个月的事项",
     "watch rules; default: the built-in ones; from a year before the day of assessment to a month after"},
    {'o', "output", "OUT", "写到文件 OUT，“-”为标准输出（必须给）",
     "write to the file OUT, - is standard output; required"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-report",
    .operands = "[--ledger L --day DATE] -o OUT.html [FILE]",
    .zh = "写一份可在浏览器中看、可在 A4 纸上打印的报告：概要、排名、得分率、任务负担、牵头与配合、期限、得分及由来。\n"
          "不给台账时只写不需要台账的部分。FILE 为任务分工 XML、文本或网页，“-”为标准输入；不给 FILE "
          "时用内置的中阳县实施意见。",
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

/* The same day a month later or a year earlier, or the last one before it that the month has. */
static fz_date shifted(fz_date day, int years, int months)
{
    int month = day / 100 % 100 + months, year = day / 10000 + years + (month > 12);
    fz_date other = 0;

    for (int at = day % 100; at && !other; at--)
        other = fz_date_make(year, month > 12 ? month - 12 : month, at);
    return other;
}

/* What is due: looked at from a year before the day of assessment to a month after it. */
static fz_supervision *supervise(const struct scoring *scoring, const char *watch_path)
{
    fz_supervise_options how = FZ_SUPERVISE_OPTIONS_INIT;
    fz_supervision *supervision = NULL;
    fz_watch *watch = NULL;
    fz_error *error = NULL;

    if ((watch_path ? fz_watch_load_path(self.context, watch_path, &watch, &error)
                    : fz_watch_load_builtin(self.context, &watch, &error)) != FZ_OK)
        die(&self, error);
    how.day = scoring->options.day;
    how.known = scoring->options.known;
    how.from = shifted(how.day, -1, 0);
    how.until = shifted(how.day, 0, 1);
    if (fz_supervise(self.context, scoring->directive, scoring->registry, scoring->ledger, watch, &how, &supervision,
                     &error) != FZ_OK)
        die(&self, error);
    fz_watch_unref(watch);
    return supervision;
}

static int write_page(const struct scoring *scoring, const fz_report *report, const fz_supervision *supervision,
                      const char *output)
{
    fz_page_options page = FZ_PAGE_OPTIONS_INIT;
    fz_error *error = NULL;
    fz_status status;

    page.report = report;
    page.directive = scoring->directive;
    page.registry = scoring->registry;
    page.ledger = scoring->ledger;
    page.supervision = supervision;
    page.unit = scoring->unit;
    status = strcmp(output, "-") != 0 ? fz_page_save_path(self.context, &page, output, &error)
                                      : fz_page_write(self.context, &page, write_stdout, NULL, &error);
    if (status == FZ_EUNKNOWN_UNIT && scoring->directive) {
        fz_error_free(error);
        suggest_units(&self, scoring->directive, scoring->unit);
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
    struct scoring scoring;
    fz_report *report = NULL;
    fz_supervision *supervision = NULL;
    const char *value, *output = NULL, *watch = NULL;
    int kind, status;

    program_start(&self, argc, argv);
    scoring_start(&scoring, &self);
    scoring.may_lack_ledger = true;
    while ((kind = program_next(&self, &value)) != NO_MORE) {
        if (kind == WATCH)
            watch = value;
        else if (kind != OUTPUT)
            scoring_take(&scoring, kind, value);
        else if (output)
            wrong_use(&self, "只能写到一处，多了“%s”", "only one file is written; \"%s\" is too much", value);
        else
            output = value;
    }
    if (!output)
        wrong_use(&self, "要用 -o 指明写到哪里", "-o must say where to write", NULL);

    scoring_open(&scoring);
    if (scoring.ledger)
        report = scoring_assess(&scoring, scoring.options.known);
    if (scoring.ledger && scoring.directive)
        supervision = supervise(&scoring, watch);
    status = write_page(&scoring, report, supervision, output);

    fz_supervision_unref(supervision);
    fz_report_unref(report);
    scoring_end(&scoring);
    return program_finish(&self, status);
}
