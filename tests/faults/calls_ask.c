/* Contexts, ledgers by hand, collections, questions, scores and supervision. */
#include "calls.h"

#include <string.h>

CALL(fz_context_new)
{
    (void)error;
    return fz_context_new(&s->memory.allocator, &s->made.context);
}

CALL(fz_context_set_language)
{
    (void)error;
    return fz_context_set_language(s->context, FZ_LANGUAGE_EN);
}

static void log_nothing(void *user, fz_severity severity, const char *message)
{
    (void)user;
    (void)severity;
    (void)message;
}

CALL(fz_context_set_log)
{
    (void)error;
    return fz_context_set_log(s->context, log_nothing, NULL);
}

CALL(fz_context_set_limit)
{
    (void)error;
    return fz_context_set_limit(s->context, FZ_LIMIT_TASKS, 77);
}

CALL(fz_decimal_parse)
{
    fz_decimal decimal = 0;
    fz_status status = fz_decimal_parse("2.50", &decimal);

    (void)error;
    s->number = (uint64_t)decimal;
    return status;
}

CALL(fz_decimal_round)
{
    fz_decimal decimal = 0;
    fz_status status = fz_decimal_round(1234567, 2, FZ_ROUND_HALF_AWAY, &decimal);

    (void)error;
    s->number = (uint64_t)decimal;
    return status;
}

CALL(fz_format_parse)
{
    fz_format format = FZ_FORMAT_TABLE;
    fz_status status = fz_format_parse(s->context, "json", &format, error);

    s->number = format;
    return status;
}

CALL(fz_role_parse)
{
    uint32_t roles = 0;
    fz_status status = fz_role_parse(s->context, "lead", &roles, error);

    s->number = roles;
    return status;
}

CALL(fz_ledger_new)
{
    return fz_ledger_new(s->context, &s->made.ledger, error);
}

/* So long that what a ledger or a query has in reserve does not hold it. */
static const char *long_text(size_t length)
{
    static char text[100001];

    memset(text, 'x', length);
    text[length] = '\0';
    return text;
}

CALL(fz_ledger_append)
{
    return fz_ledger_append(s->ledger, s->other, error);
}

CALL(fz_ledger_set_title)
{
    return fz_ledger_set_title(s->ledger, long_text(4000), error);
}

static fz_record_values new_record(void)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = "丁";
    values.item = "t9";
    values.event = "新情形";
    values.note = "说明";
    values.date = values.recorded = 20161001;
    return values;
}

CALL(fz_ledger_add)
{
    const fz_record_values values = new_record();

    return fz_ledger_add(s->ledger, &values, &s->made.record, error);
}

CALL(fz_ledger_correct)
{
    const fz_record_values values = new_record();

    return fz_ledger_correct(s->ledger, "a", &values, "写错", &s->made.record, error);
}

CALL(fz_ledger_withdraw)
{
    return fz_ledger_withdraw(s->ledger, "b", 20161101, "督查室", long_text(4000), error);
}

CALL(fz_ledger_add_stage)
{
    fz_stage_values values = FZ_STAGE_VALUES_INIT;

    values.unit = "乙";
    values.item = "t3";
    values.name = "自查";
    values.until = 20160930;
    return fz_ledger_add_stage(s->ledger, &values, &s->made.stage, error);
}

enum { SECOND_IS_BAD = 1, BY_THREADS = 2 }; /* of the variants */

/* Three paths, the second a bad one in every second case, which is told and passed over. */
static void three_paths(const subject *s, const char *paths[3])
{
    paths[0] = paths[1] = paths[2] = s->path;
    if (s->variant & SECOND_IS_BAD)
        paths[1] = "missing";
}

static int count_bad(void *user, size_t index, const fz_error *error)
{
    subject *s = user;

    (void)error;
    s->number += 1000 + index;
    return 0;
}

static int count_good(void *user, size_t index, fz_directive *directive)
{
    subject *s = user;

    s->number += index + fz_directive_task_count(directive);
    return 0;
}

static fz_open_options opening(subject *s)
{
    fz_open_options options = FZ_OPEN_OPTIONS_INIT;

    options.threads = s->variant & BY_THREADS ? 3 : 0;
    options.on_error = s->variant & SECOND_IS_BAD ? count_bad : NULL;
    options.user = s;
    return options;
}

CALL(fz_open_paths)
{
    const fz_open_options options = opening(s);
    const char *paths[3];

    three_paths(s, paths);
    return fz_open_paths(s->context, paths, 3, &options, count_good, error);
}

CALL(fz_collection_load_paths)
{
    const fz_open_options options = opening(s);
    const char *paths[3];

    three_paths(s, paths);
    return fz_collection_load_paths(s->collection, paths, 3, &options, error);
}

CALL(fz_collection_new)
{
    (void)error;
    return fz_collection_new(s->context, &s->made.collection);
}

CALL(fz_collection_add)
{
    return fz_collection_add(s->collection, s->later, error);
}

CALL(fz_collection_remove)
{
    return fz_collection_remove(s->collection, s->directive, error);
}

CALL(fz_collection_set_registry)
{
    return fz_collection_set_registry(s->collection, s->registry, 20161231, error);
}

CALL(fz_compare)
{
    return fz_compare(s->context, s->directive, s->later, &s->made.comparison, error);
}

CALL(fz_query_new)
{
    (void)error;
    return fz_query_new(s->context, &s->made.query);
}

CALL(fz_query_unit)
{
    return fz_query_unit(s->query, long_text(100000), FZ_ROLE_LEAD, error);
}

CALL(fz_query_section)
{
    return fz_query_section(s->query, "七", error);
}

CALL(fz_query_number)
{
    return fz_query_number(s->query, "第四部分第17项", error);
}

CALL(fz_query_text)
{
    return fz_query_text(s->query, "行政 执法", error);
}

CALL(fz_query_registry)
{
    return fz_query_registry(s->query, s->registry, 20161231, 0, error);
}

CALL(fz_registry_check_directive)
{
    size_t count = 0;
    fz_status status = fz_registry_check_directive(s->registry, s->later, 20161231, NULL, NULL, &count, error);

    s->number = count;
    return status;
}

CALL(fz_watch_check_ledger)
{
    return fz_watch_check_ledger(s->watch, s->ledger, "ledger", error);
}

CALL(fz_assess)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;

    options.day = s->day;
    return fz_assess(s->context, s->directive, s->registry, s->scheme, s->ledger, &options, &s->made.report, error);
}

CALL(fz_columns_new)
{
    return fz_columns_new(s->context, s->flat, NULL, &s->made.columns, error);
}

CALL(fz_columns_score)
{
    static const fz_decimal values[] = {90000000, 80000000, 7, 90000000};
    const fz_decimal *columns[] = {values, values, NULL};
    fz_columns_table units = FZ_COLUMNS_TABLE_INIT;
    fz_decimal scores[4] = {0};
    uint32_t ranks[4] = {0}, grades[4] = {0};
    fz_status status;

    units.count = 4;
    units.values = columns;
    units.scores = scores;
    units.ranks = ranks;
    units.grades = grades;
    status = fz_columns_score(s->columns, &units, error);
    take(&s->sink, scores, sizeof(scores));
    take(&s->sink, ranks, sizeof(ranks));
    take(&s->sink, grades, sizeof(grades));
    return status;
}

CALL(fz_supervise)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;

    options.day = 20160801;
    return fz_supervise(s->context, s->directive, s->registry, s->ledger, s->watch, &options, &s->made.supervision,
                        error);
}

CALL(fz_result_if)
{
    fz_decimal total = 0;
    char text[100] = "";
    fz_status status =
        fz_result_if(fz_report_result(s->report_later, 0), "section.s1", 500000, &total, text, sizeof(text), error);

    take(&s->sink, text, sizeof(text));
    s->number = (uint64_t)total;
    return status;
}

/* It has no status: every step has a sentence, so that none is one that memory did not suffice for. */
CALL(fz_step_text)
{
    const fz_item *item = fz_result_item(fz_report_result(s->report_later, 0), 0);
    char text[400];
    size_t length;

    (void)error;
    length = fz_step_text(fz_item_step(item, 0), FZ_LANGUAGE_ZH, text, sizeof(text));
    if (length == 0)
        return *text ? FZ_EINVAL : FZ_ENOMEM;
    take(&s->sink, text, length < sizeof(text) ? length : sizeof(text));
    return FZ_OK;
}

CALL(fz_prospect_new)
{
    return fz_prospect_new(fz_report_result(s->report_later, 0), &s->made.prospect, error);
}

CALL(fz_difference_new)
{
    return fz_difference_new(s->report, s->report_later, &s->made.difference, error);
}

CALL(fz_robustness_new)
{
    fz_robustness_options options = FZ_ROBUSTNESS_OPTIONS_INIT;

    options.replications = 3;
    options.threads = s->variant ? 3 : 0;
    return fz_robustness_new(s->report_later, &options, &s->made.robustness, error);
}
