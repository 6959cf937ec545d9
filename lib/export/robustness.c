/* How robust ranks are, in each form. */
#include "export/rows.h"

#include "assess/context.h"

typedef enum cell { UNIT, RANK, BEST, P5, MEDIAN, P95, WORST, KEPT, REGRADED, CELLS } cell;

static const fz__heading headings[CELLS] = {
    [UNIT] = {"单位", "Unit"},   [RANK] = {"名次", "Rank"},     [BEST] = {"最前", "Best"},
    [P5] = {"5%", "5%"},         [MEDIAN] = {"中位", "Median"}, [P95] = {"95%", "95%"},
    [WORST] = {"最后", "Worst"}, [KEPT] = {"名次不变", "Kept"}, [REGRADED] = {"等次改变", "Regraded"},
};

static void put_cell(const void *user, size_t row, size_t column, bool chinese, fz__buffer *text)
{
    const fz_robustness *robustness = user;
    fz_robustness_options options = {.size = sizeof(options)};
    fz_rank_interval interval = {.size = sizeof(interval)};
    const uint32_t *const ranks[] = {[RANK] = &interval.rank,     [BEST] = &interval.best, [P5] = &interval.p5,
                                     [MEDIAN] = &interval.median, [P95] = &interval.p95,   [WORST] = &interval.worst};

    (void)chinese;
    fz_robustness_settings(robustness, &options);
    fz_robustness_unit(robustness, row, &interval);
    if (column == UNIT)
        fz__buffer_string(text, fz_result_unit(interval.result));
    else if (column <= WORST)
        fz__buffer_rank(text, *ranks[column]);
    else if (column == REGRADED ? fz_result_score(interval.result, NULL) : interval.rank > 0)
        fz__buffer_percent(text, column == KEPT ? interval.kept : interval.regraded, options.replications);
}

static void put_head(const void *user, bool chinese, fz__sink *sink)
{
    fz_robustness_options options = {.size = sizeof(options)};
    char range[32];

    fz_robustness_settings(user, &options);
    fz_decimal_format(options.range, range, sizeof(range));
    fz__sink_string(sink, chinese ? "权重各乘以 1±" : "weights times 1±");
    fz__sink_string(sink, range);
    fz__sink_string(sink, chinese ? " 以内的系数" : " at most");
    if (options.level == FZ_VARY_TOP)
        fz__sink_string(sink, chinese ? "（只限总分之下一级）" : " (only directly in the total)");
    fz__sink_string(sink, chinese ? "，重复 " : ", ");
    fz__sink_number(sink, options.replications);
    fz__sink_string(sink, chinese ? " 次，种子 " : " replications, seed ");
    fz__sink_number(sink, options.seed);
    fz__sink_string(sink, "\n");
}

static void put_ranks(fz__json *json, const fz_robustness *robustness, size_t unit, const fz_rank_interval *interval)
{
    fz__json_open(json, "ranks", FZ_JSON_ARRAY_LINE);
    for (uint32_t rank = interval->best; rank > 0 && rank <= interval->worst; rank++) {
        uint32_t times = fz_robustness_times(robustness, unit, rank);

        if (times == 0)
            continue;
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_number(json, "rank", rank);
        fz__json_number(json, "times", times);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_rank(fz__json *json, const char *key, uint32_t rank)
{
    if (rank > 0)
        fz__json_number(json, key, rank);
    else
        fz__json_string(json, key, NULL);
}

static void put_unit(fz__json *json, const fz_robustness *robustness, size_t unit, const fz_rank_interval *interval)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "unit", fz_result_unit(interval->result));
    fz__json_string(json, "class", fz_result_class(interval->result));
    put_rank(json, "rank", interval->rank);
    put_rank(json, "best", interval->best);
    put_rank(json, "p5", interval->p5);
    put_rank(json, "median", interval->median);
    put_rank(json, "p95", interval->p95);
    put_rank(json, "worst", interval->worst);
    fz__json_number(json, "kept", interval->kept);
    fz__json_number(json, "regraded", interval->regraded);
    put_ranks(json, robustness, unit, interval);
    fz__json_close(json);
}

/* The seed is a string: numbers of 64 bits are not safe with every reader. */
static void put_json(const void *user, fz__json *json)
{
    fz_robustness_options options = {.size = sizeof(options)};
    fz_rank_interval interval = {.size = sizeof(interval)};
    char digits[FZ_DIGITS];

    fz_robustness_settings(user, &options);
    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "seed", fz__digits(options.seed, digits));
    fz__json_decimal(json, "range", options.range);
    fz__json_number(json, "replications", options.replications);
    fz__json_string(json, "level", options.level == FZ_VARY_TOP ? "top" : "all");
    fz__json_open(json, "units", FZ_JSON_ARRAY);
    for (size_t i = 0; fz_robustness_unit(user, i, &interval) && !json->sink->failed; i++)
        put_unit(json, user, i, &interval);
    fz__json_close(json);
    fz__json_close(json);
}

fz_status fz_robustness_write(const fz_robustness *robustness, fz_format format, uint32_t flags, unsigned width,
                              fz_write_fn write, void *user, fz_error **error)
{
    const char *fault = fz__analysis_fault(robustness, "robustness is NULL", flags, write);
    fz_context *context = robustness ? fz__report_context(fz_robustness_report(robustness)) : NULL;
    const fz__analysis analysis = {
        {context, headings, CELLS, fz_robustness_count(robustness), put_cell, robustness}, put_head, put_json};

    if (error)
        *error = NULL;
    if (fault)
        return fz__bad_argument(context, error, __func__, fault);
    return fz__analysis_write(&analysis, format, flags, width, write, user, error);
}
