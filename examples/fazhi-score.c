/* fazhi-score: the scores of all units by a scheme and a ledger, each with its derivation. */
#include "scoring.h"

enum { EXPLAIN = SCORING_OPTIONS_COUNT, ALL };

static const struct option options[] = {
    SCORING_OPTIONS("table（默认）、json、csv 或 xml", "table (the default), json, csv or xml"),
    {0, "explain", NULL, "逐项写出怎样得出分数", "derive every score, step by step"},
    {0, "all", NULL, "也列出单位不承担的事项", "also the items that a unit does not bear"},
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

static void write_report(const struct scoring *scoring, const fz_report *report)
{
    const fz_result *result = scoring_unit(scoring, report);
    fz_error *error = NULL;
    fz_status status =
        result ? fz_result_write(result, scoring->format, scoring->flags, scoring->width, write_stdout, NULL, &error)
               : fz_report_write(report, scoring->format, scoring->flags, scoring->width, write_stdout, NULL, &error);

    if (status != FZ_OK)
        die(&self, error);
}

int main(int argc, char **argv)
{
    struct scoring scoring;
    fz_report *report;
    const char *value;
    int kind;

    program_start(&self, argc, argv);
    scoring_start(&scoring, &self);
    while ((kind = program_next(&self, &value)) != NO_MORE)
        if (!scoring_take(&scoring, kind, value))
            scoring.flags |= kind == EXPLAIN ? FZ_EXPORT_EXPLAIN : FZ_EXPORT_ALL;

    scoring_open(&scoring);
    report = scoring_assess(&scoring, scoring.options.known);
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        print_finding(&self, NULL, fz_report_finding(report, i));
    write_report(&scoring, report);

    fz_report_unref(report);
    scoring_end(&scoring);
    return program_finish(&self, EXIT_DONE);
}
