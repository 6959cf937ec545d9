/* What a scheme answers, and what else of the immutable has a statement of its own. */
#include "threads/ask.h"

enum { FEW = 100 };

/* ---------------------------------------------------------------- a scheme */

static size_t ask_scheme_of(const fz_scheme *scheme, uint64_t *figure)
{
    say_text(figure, fz_scheme_id(scheme));
    say_text(figure, fz_scheme_title(scheme));
    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        say_finding(figure, fz_scheme_finding(scheme, i));
    return fz_scheme_total_count(scheme);
}

/* The second is one that leaves something to be looked at. */
size_t ask_scheme(things *all, uint64_t *figure)
{
    fz_status status = fz_scheme_save_json(all->scheme, hash_bytes, figure, NULL);

    return status == FZ_OK && ask_scheme_of(all->scheme, figure) ? ask_scheme_of(all->by_columns, figure) : 0;
}

/* An indicator and all in it; how many can be found by their ids. */
static size_t ask_indicator(const fz_scheme *scheme, const fz_indicator *indicator, uint64_t *figure)
{
    fz_decimal points = 0, weight = 0;
    size_t found = fz_scheme_indicator_by_id(scheme, fz_indicator_id(indicator)) == indicator;

    say_text(figure, fz_indicator_id(indicator));
    say_text(figure, fz_indicator_name(indicator));
    say_text(figure, fz_indicator_standard(indicator));
    say_text(figure, fz_indicator_proof(indicator));
    say_text(figure, fz_indicator_id(fz_indicator_parent(indicator)));
    say_number(figure, fz_indicator_points(indicator, &points));
    say_number(figure, points);
    say_number(figure, fz_indicator_weight(indicator, &weight));
    say_number(figure, weight);
    for (size_t i = 0; i < fz_indicator_child_count(indicator); i++)
        found += ask_indicator(scheme, fz_indicator_child(indicator, i), figure);
    return found;
}

size_t ask_indicators(things *all, uint64_t *figure)
{
    size_t found = ask_indicator(all->by_columns, fz_scheme_total(all->by_columns, 0), figure);

    for (size_t i = 0; i < fz_scheme_total_count(all->scheme); i++)
        found += ask_indicator(all->scheme, fz_scheme_total(all->scheme, i), figure);
    return found;
}

/* ---------------------------------------------------------------- a directive */

static void tell_unit(void *user, const fz_unit *unit, const fz_finding *finding)
{
    say_text(user, fz_unit_name(unit));
    say_finding(user, finding);
}

size_t check_directive(things *all, uint64_t *figure)
{
    const fz_registry *r = all->registry;
    size_t count = 0;

    if (fz_registry_check_directive(r, all->changed, 20161201, tell_unit, figure, &count, NULL) != FZ_OK ||
        fz_registry_save_json(r, hash_bytes, figure, NULL) != FZ_OK)
        return 0;
    return count;
}

size_t write_directive(things *all, uint64_t *figure)
{
    int good = 1;

    for (int format = FZ_FORMAT_JSON; format < FZ_FORMAT_COUNT_; format++)
        if (format != FZ_FORMAT_CSV)
            good &= fz_directive_write(all->directive, (fz_format)format, hash_bytes, figure, NULL) == FZ_OK;
    return (size_t)good;
}

size_t write_comparison(things *all, uint64_t *figure)
{
    return fz_comparison_write(all->comparison, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK;
}

size_t write_supervision(things *all, uint64_t *figure)
{
    const fz_supervision *s = all->supervision;

    return fz_supervision_write(s, NULL, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_supervision_write_plan(s, NULL, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_supervision_write_rates(s, NULL, FZ_FORMAT_TABLE, 0, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_supervision_write_changes(all->sooner, s, NULL, FZ_FORMAT_CSV, 0, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_supervision_write_calendar(s, NULL, hash_bytes, figure, NULL) == FZ_OK;
}

/* ---------------------------------------------------------------- queries */

size_t write_query(things *all, uint64_t *figure)
{
    const fz_task *tasks[FEW];
    size_t count = fz_query_run(all->query, all->directive, tasks, FEW);

    return fz_query_write(all->query, tasks, count, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL) == FZ_OK ? count
                                                                                                             : 0;
}

/* By what each task was found. */
size_t run_query(things *all, uint64_t *figure)
{
    const fz_task *tasks[FEW];
    fz_hit hits[4] = {{.size = sizeof(*hits)}};
    size_t count = fz_query_run(all->query, all->directive, tasks, FEW), found = 0;

    for (size_t i = 0; i < count; i++) {
        size_t own = fz_query_hits(all->query, tasks[i], hits, 4);

        for (size_t j = 0; j < (own < 4 ? own : 4); j++) {
            say_text(figure, fz_unit_name(fz_assignment_unit(hits[j].assignment)));
            say_text(figure, fz_body_id(hits[j].body));
            say_number(figure, hits[j].way * 2 + hits[j].verified);
        }
        found += own;
    }
    return found;
}

static void say_tasks(uint64_t *figure, const fz_task *const *tasks, size_t count)
{
    say_count(figure, count);
    for (size_t i = 0; i < (count < FEW ? count : FEW); i++)
        say_text(figure, fz_task_text(tasks[i]));
}

size_t ask_collection(things *all, uint64_t *figure)
{
    const fz_collection *c = all->collection;
    const fz_body *body = NULL;
    const fz_section *sections[FEW];
    const fz_task *tasks[FEW];

    if (fz_registry_suggest(all->registry, "县司法局", &body, 1) == 0)
        return 0;
    for (size_t i = 0; i < fz_collection_count(c); i++)
        say_text(figure, fz_directive_title(fz_collection_directive(c, i)));
    say_tasks(figure, tasks, fz_collection_run(c, all->query, tasks, FEW));
    say_tasks(figure, tasks, fz_collection_unit_tasks(c, "縣司法局", 0, tasks, FEW));
    size_t owed = fz_collection_body_tasks(c, body, 0, tasks, FEW);
    say_tasks(figure, tasks, owed);
    size_t count = fz_collection_sections(c, "一", sections, FEW);
    for (size_t i = 0; i < (count < FEW ? count : FEW); i++)
        say_text(figure, fz_section_title(sections[i]));
    return owed && count ? fz_collection_task_count(c) : 0;
}
