/* fazhi-score: the scores of all units by a scheme and a ledger, each with its derivation. */
#include "batch.h"

enum { EXPLAIN = SCORING_OPTIONS_COUNT, ALL, JOBS };

static const struct option options[] = {
    SCORING_OPTIONS("table（默认）、json、csv 或 xml", "table (the default), json, csv or xml"),
    {0, "explain", NULL, "逐项写出怎样得出分数", "derive every score, step by step"},
    {0, "all", NULL, "也列出单位不承担的事项", "also the items that a unit does not bear"},
    {'j', "jobs", "N", "多份时的线程数；默认为处理器数", "threads, of many; default: one a processor"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-score",
    .operands = "--ledger L --day DATE [FILE]...",
    .zh =
        "按考核办法和台账给各单位评分、排名、定等次，每一分都写得出来历。\n"
        "FILE 为任务分工 XML、JSON、文本或网页，“-”为标准输入；不给 FILE 时用内置的中阳县实施意见。\n"
        "给多个 FILE 或文件夹时，每份有自己的台账：甲县.xml 的台账是旁边的 甲县.csv；--ledger 给出文件夹时，是其中\n"
        "同一位置的 甲县.csv、.xml 或 .json。一份 FILE 配台账文件夹时，每本台账各评一次。排名只在一份之内；坏文件逐一\n"
        "报告，其余照常。",
    .en = "Score, rank and grade units by a scheme and a ledger; every point has its derivation.\n"
          "FILE is directive XML, JSON, text or HTML, - is standard input; without FILE the built-in directive of "
          "中阳县.\n"
          "Several, or a folder, have a ledger each: that of a.xml is a.csv beside it or, where --ledger is a folder, "
          "a.csv,\n"
          "a.xml or a.json at the same place in that. One FILE with a folder of ledgers is scored by each. Ranks are "
          "within one\n"
          "directive. Bad files are told one by one, and the others go on.",
    .zh_notes = "例：  fazhi-score --ledger 台账.csv --day 2016-12-31 --unit 县司法局 --explain\n"
                "      fazhi-score --ledger 全省台账/ --day 2016-12-31 --format csv 全省/",
    .en_notes = "e.g.   fazhi-score --ledger ledger.csv --day 2016-12-31 --unit 县司法局 --explain\n"
                "       fazhi-score --ledger ledgers/ --day 2016-12-31 --format csv province/",
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

static int score_one(struct scoring *scoring, const struct files *files)
{
    fz_report *report;

    scoring->path = files->count ? files->paths[0] : NULL;
    scoring_open(scoring);
    report = scoring_assess(scoring, scoring->options.known);
    for (size_t i = 0; i < fz_report_finding_count(report); i++)
        print_finding(&self, NULL, fz_report_finding(report, i));
    write_report(scoring, report);
    fz_report_unref(report);
    return EXIT_DONE;
}

static int score_many(struct scoring *scoring, struct files *files, unsigned jobs)
{
    if (scoring->ledger_count > 1)
        wrong_use(&self, "多份的台账在一个文件夹里，多了“%s”",
                  "the ledgers of many are in one folder; \"%s\" is too much", scoring->ledgers[1]);
    if (scoring->no_directive && files->count)
        wrong_use(&self, "--no-directive 与“%s”不能同用", "--no-directive and \"%s\" exclude each other",
                  files->paths[0]);
    scoring_open_many(scoring);
    if (!files_are_many(files) && !scoring->no_directive)
        scoring->directive = load_or_die(&self, files->count ? files->paths[0] : NULL);
    return batch_score(scoring, files, jobs);
}

int main(int argc, char **argv)
{
    uint32_t jobs = jobs_or_all(&self, NULL);
    struct files files = {.count = 0};
    struct scoring scoring;
    const char *value;
    int kind, status;

    program_start(&self, argc, argv);
    scoring_start(&scoring, &self);
    while ((kind = program_next(&self, &value)) != NO_MORE) {
        if (kind == OPERAND)
            files_add(&self, &files, value);
        else if (kind == JOBS)
            jobs = jobs_or_all(&self, value);
        else if (!scoring_take(&scoring, kind, value))
            scoring.flags |= kind == EXPLAIN ? FZ_EXPORT_EXPLAIN : FZ_EXPORT_ALL;
    }
    status = cases_are_many(&files, scoring.ledger_count ? scoring.ledgers[0] : NULL)
                 ? score_many(&scoring, &files, jobs)
                 : score_one(&scoring, &files);
    scoring_end(&scoring);
    files_free(&files);
    return program_finish(&self, status);
}
