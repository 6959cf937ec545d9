/* fazhi-whatif: what a unit still misses and would gain, what changed since a day, and how firm the ranks are. */
#include "scoring.h"

enum { SINCE = SCORING_OPTIONS_COUNT, ROBUST, RANGE, SEED, THREADS };

static const struct option options[] = {
    SCORING_OPTIONS("table（默认）、json 或 csv", "table (the default), json or csv"),
    {0, "since", "DATE", "与到这一天为止登记的相比，分数有何变化",
     "how the scores differ from those known on this day"},
    {0, "robust", "N", "各权重随机变动 N 次，看名次的范围", "vary all weights N times and tell the range of ranks"},
    {0, "range", "R", "权重变动的幅度，默认 0.25", "by how much weights vary; default 0.25"},
    {0, "seed", "N", "随机数的种子，默认 1；种子相同，结果相同",
     "the seed, 1 by default; the same seed gives the same figures"},
    {0, "threads", "N", "几个线程，默认 1；不影响结果", "how many threads, 1 by default; they change no figure"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-whatif",
    .operands = "--ledger L --day DATE --unit U [FILE]",
    .zh = "还差多少：一个单位各项离满分还差几分、补齐后总分多几分、补到哪一项就到上一等次。\n"
          "或者用 --since 看分数的变化，用 --robust 看权重变动时名次稳不稳。FILE 同 fazhi-score。",
    .en =
        "What a unit still misses in each item, what the total would gain, and with which of them the next grade is\n"
        "reached. Or, with --since, how scores changed, or, with --robust, how firm the ranks are when weights vary.\n"
        "FILE is as for fazhi-score.",
    .zh_notes = "例：  fazhi-whatif --ledger 台账.csv --day 2016-12-31 --unit 县司法局\n"
                "      fazhi-whatif --ledger 台账.csv --day 2016-12-31 --robust 1000 --range 0.1",
    .en_notes = "e.g.   fazhi-whatif --ledger ledger.csv --day 2016-12-31 --unit 县司法局\n"
                "       fazhi-whatif --ledger ledger.csv --day 2016-12-31 --robust 1000 --range 0.1",
    .zh_status = "退出码：0 完成；1 没有该单位，或得不出结果；2 用法有误；3 输入无法读取或输出无法写入",
    .en_status =
        "exit status: 0 done; 1 no such unit, or no result; 2 wrong use; 3 input that cannot be read, or output\n"
        "             that cannot be written",
    .options = options,
};

struct question {
    fz_date since;
    bool robust;
    fz_robustness_options vary;
};

static void take(struct question *question, int kind, const char *value)
{
    switch (kind) {
    case SINCE:
        question->since = day_of(&self, value);
        break;
    case ROBUST:
        question->robust = true;
        question->vary.replications = number_of(&self, value, 1000000);
        break;
    case RANGE:
        if (fz_decimal_parse(value, &question->vary.range) != FZ_OK || question->vary.range < 0 ||
            question->vary.range >= FZ_DECIMAL_ONE)
            wrong_use(&self, "“%s”不是变动幅度；应为 0 以上、1 以下的小数",
                      "\"%s\" is no range; expected 0 or more, and less than 1", value);
        break;
    case SEED:
        question->vary.seed = number_of(&self, value, 4294967295u);
        break;
    default:
        question->vary.threads = number_of(&self, value, 64);
        break;
    }
}

static fz_status write_prospect(const struct scoring *scoring, const fz_report *report, fz_error **error)
{
    const fz_result *result = scoring_unit(scoring, report);
    fz_prospect *prospect;
    fz_status status;

    if (!result)
        wrong_use(&self, "要用 --unit 指明单位，或用 --since、--robust",
                  "--unit must name a unit, or --since or --robust be used", NULL);
    status = fz_prospect_new(result, &prospect, error);
    if (status == FZ_OK)
        status =
            fz_prospect_write(prospect, scoring->format, scoring->flags, scoring->width, write_stdout, NULL, error);
    fz_prospect_unref(prospect);
    return status;
}

static fz_status write_difference(struct scoring *scoring, const fz_report *report, fz_date since, fz_error **error)
{
    fz_report *before = scoring_assess(scoring, since);
    fz_difference *difference;
    fz_status status = fz_difference_new(before, report, &difference, error);

    if (status == FZ_OK)
        status =
            fz_difference_write(difference, scoring->format, scoring->flags, scoring->width, write_stdout, NULL, error);
    fz_difference_unref(difference);
    fz_report_unref(before);
    return status;
}

static fz_status write_robustness(const struct scoring *scoring, const fz_report *report,
                                  const fz_robustness_options *vary, fz_error **error)
{
    fz_robustness *robustness;
    fz_status status = fz_robustness_new(report, vary, &robustness, error);

    if (status == FZ_OK)
        status =
            fz_robustness_write(robustness, scoring->format, scoring->flags, scoring->width, write_stdout, NULL, error);
    fz_robustness_unref(robustness);
    return status;
}

int main(int argc, char **argv)
{
    struct question question = {.vary = FZ_ROBUSTNESS_OPTIONS_INIT};
    struct scoring scoring;
    fz_error *error = NULL;
    fz_report *report;
    fz_status status;
    const char *value;
    int kind;

    program_start(&self, argc, argv);
    scoring_start(&scoring, &self);
    question.vary.seed = 1;
    while ((kind = program_next(&self, &value)) != NO_MORE)
        if (!scoring_take(&scoring, kind, value))
            take(&question, kind, value);
    if (question.since && question.robust)
        wrong_use(&self, "--since 与 --robust 不能同用", "--since and --robust exclude each other", NULL);

    scoring_open(&scoring);
    report = scoring_assess(&scoring, scoring.options.known);
    status = question.robust  ? write_robustness(&scoring, report, &question.vary, &error)
             : question.since ? write_difference(&scoring, report, question.since, &error)
                              : write_prospect(&scoring, report, &error);
    if (status != FZ_OK)
        refuse(&self, error);

    fz_report_unref(report);
    scoring_end(&scoring);
    return program_finish(&self, EXIT_DONE);
}
