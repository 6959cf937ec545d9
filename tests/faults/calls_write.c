/* Writing for people and for other programs; the variant of the entry is the format, or what the page is about. */
#include "calls.h"

static fz_format three(const subject *s)
{
    static const fz_format formats[] = {FZ_FORMAT_JSON, FZ_FORMAT_TABLE, FZ_FORMAT_CSV, FZ_FORMAT_XML};

    return formats[s->variant];
}

#define SHAPE three(s), 0, 0, take, &s->sink, error

CALL(fz_tasks_write)
{
    const fz_task *tasks[] = {fz_directive_task(s->directive, 0), fz_directive_task(s->directive, 1)};

    return fz_tasks_write(s->context, tasks, 2, SHAPE);
}

CALL(fz_query_write)
{
    const fz_task *tasks[] = {fz_directive_task(s->directive, 0), fz_directive_task(s->directive, 1)};

    return fz_query_write(s->query, tasks, 2, SHAPE);
}

CALL(fz_units_write)
{
    const fz_unit *units[] = {fz_directive_unit(s->directive, 0), fz_directive_unit(s->directive, 1)};

    return fz_units_write(s->context, units, 2, s->registry, 20161231, SHAPE);
}

CALL(fz_directive_write)
{
    static const fz_format formats[] = {FZ_FORMAT_XML, FZ_FORMAT_JSON, FZ_FORMAT_AKN, FZ_FORMAT_TEXT, FZ_FORMAT_HTML};

    return fz_directive_write(s->directive, formats[s->variant], take, &s->sink, error);
}

CALL(fz_report_write)
{
    return fz_report_write(s->report_later, SHAPE);
}

CALL(fz_result_write)
{
    return fz_result_write(fz_report_result(s->report_later, 0), SHAPE);
}

CALL(fz_comparison_write)
{
    return fz_comparison_write(s->comparison, SHAPE);
}

CALL(fz_prospect_write)
{
    return fz_prospect_write(s->prospect, SHAPE);
}

CALL(fz_difference_write)
{
    return fz_difference_write(s->difference, SHAPE);
}

CALL(fz_robustness_write)
{
    return fz_robustness_write(s->robustness, SHAPE);
}

CALL(fz_supervision_write)
{
    return fz_supervision_write(s->supervision, NULL, SHAPE);
}

CALL(fz_supervision_write_plan)
{
    return fz_supervision_write_plan(s->supervision, NULL, SHAPE);
}

CALL(fz_supervision_write_rates)
{
    return fz_supervision_write_rates(s->supervision, NULL, SHAPE);
}

CALL(fz_supervision_write_changes)
{
    return fz_supervision_write_changes(s->supervision, s->supervision_later, NULL, SHAPE);
}

CALL(fz_supervision_write_calendar)
{
    return fz_supervision_write_calendar(s->supervision, NULL, take, &s->sink, error);
}

static fz_page_options page_of(const subject *s)
{
    fz_page_options options = FZ_PAGE_OPTIONS_INIT;

    options.report = s->report_later;
    options.registry = s->registry;
    options.ledger = s->ledger;
    options.supervision = s->supervision_later;
    options.unit = s->variant ? "甲" : NULL;
    return options;
}

CALL(fz_page_write)
{
    const fz_page_options options = page_of(s);

    return fz_page_write(s->context, &options, take, &s->sink, error);
}

CALL(fz_page_save_path)
{
    const fz_page_options options = page_of(s);

    return fz_page_save_path(s->context, &options, s->path, error);
}
