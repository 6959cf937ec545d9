/* What a registry, a comparison, a supervision and rules answer. */
#include "threads/ask.h"

/* ---------------------------------------------------------------- registry */

size_t ask_registry(things *all, uint64_t *figure)
{
    const fz_registry *r = all->registry;

    say_text(figure, fz_registry_title(r));
    say_text(figure, fz_registry_region(r));
    for (size_t i = 0; i < fz_registry_finding_count(r); i++)
        say_finding(figure, fz_registry_finding(r, i));
    return fz_registry_equal(r, all->registry) != 0;
}

static void ask_body(const fz_body *body, uint64_t *figure)
{
    int32_t reason = 0;

    say_text(figure, fz_body_id(body));
    say_text(figure, fz_body_level(body));
    say_text(figure, fz_body_class(body));
    say_text(figure, fz_body_code(body, "uscc"));
    say_text(figure, fz_body_source(body));
    say_text(figure, fz_body_id(fz_body_parent(body)));
    say_number(figure, fz_body_kind_of(body));
    say_number(figure, fz_body_from(body));
    say_number(figure, fz_body_until(body));
    say_number(figure, fz_body_is_verified(body));
    for (size_t i = 0; i < fz_body_alias_count(body); i++) {
        say_text(figure, fz_body_alias(body, i, &reason));
        say_number(figure, reason);
    }
}

enum { SOME = 64 };

static void say_bodies(uint64_t *figure, const fz_body *const *bodies, size_t count)
{
    say_count(figure, count);
    for (size_t i = 0; i < (count < SOME ? count : SOME); i++)
        say_text(figure, fz_body_id(bodies[i]));
}

/* Whom a body's name means, and who came after it. */
static size_t ask_who(things *all, const fz_body *body, uint64_t *figure)
{
    const fz_body *bodies[SOME];
    fz_match matches[FZ_MATCHES_MAX] = {{.size = sizeof(*matches)}};
    size_t count =
        fz_registry_resolve(all->registry, fz_body_name(body), 20200101, all->directive, matches, FZ_MATCHES_MAX);

    for (size_t i = 0; i < count; i++) {
        say_text(figure, fz_body_id(matches[i].body));
        say_number(figure, matches[i].reason);
    }
    say_bodies(figure, bodies, fz_body_successors(body, 20200101, bodies, SOME));
    say_bodies(figure, bodies, fz_body_members(body, 20161201, bodies, SOME));
    return count;
}

size_t ask_bodies(things *all, uint64_t *figure)
{
    const fz_body *bodies[SOME];
    size_t found = 0, near_ones = fz_registry_suggest(all->registry, "县司法", bodies, SOME);

    say_bodies(figure, bodies, near_ones);
    for (size_t i = 0; i < fz_registry_body_count(all->registry); i++) {
        const fz_body *body = fz_registry_body(all->registry, i);

        ask_body(body, figure);
        if (fz_registry_body_by_id(all->registry, fz_body_id(body)) == body)
            found += ask_who(all, body, figure);
    }
    return near_ones ? found : 0;
}

size_t ask_successions(things *all, uint64_t *figure)
{
    for (size_t i = 0; i < fz_registry_succession_count(all->registry); i++) {
        const fz_succession *one = fz_registry_succession(all->registry, i);

        say_number(figure, fz_succession_kind_of(one));
        say_number(figure, fz_succession_date(one));
        say_text(figure, fz_body_id(fz_succession_from(one, 0)));
        say_text(figure, fz_body_id(fz_succession_to(one, 0)));
        say_text(figure, fz_succession_source(one));
        say_number(figure, fz_succession_is_verified(one));
    }
    return fz_registry_succession_count(all->registry);
}

/* ---------------------------------------------------------------- comparison */

static void ask_pieces(const fz_change *change, uint64_t *figure)
{
    for (size_t i = 0; i < fz_change_piece_count(change); i++) {
        say_number(figure, fz_change_piece_kind(change, i));
        say_text(figure, fz_change_piece_text(change, i));
    }
    for (size_t i = 0; i < fz_change_assignment_count(change); i++) {
        say_number(figure, fz_change_assignment_kind(change, i));
        say_text(figure, fz_assignment_full_name(fz_change_assignment_old(change, i)));
        say_text(figure, fz_assignment_full_name(fz_change_assignment_new(change, i)));
    }
}

static void ask_change(const fz_change *change, uint64_t *figure)
{
    say_number(figure, fz_change_kind_of(change));
    say_number(figure, fz_change_flags(change));
    say_number(figure, fz_change_field(change));
    say_number(figure, fz_change_part(change));
    say_text(figure, fz_task_id(fz_change_old_task(change)));
    say_text(figure, fz_task_id(fz_change_new_task(change)));
    say_text(figure, fz_section_id(fz_change_old_section(change)));
    say_text(figure, fz_section_id(fz_change_new_section(change)));
    say_text(figure, fz_change_old_text(change));
    say_text(figure, fz_change_new_text(change));
    ask_pieces(change, figure);
}

size_t ask_comparison(things *all, uint64_t *figure)
{
    const fz_comparison *c = all->comparison;
    size_t count = fz_comparison_change_count(c), sum = 0;

    for (size_t i = 0; i < count; i++)
        ask_change(fz_comparison_change(c, i), figure);
    for (int kind = 0; kind < FZ_CHANGE_COUNT_; kind++)
        sum += fz_comparison_kind_count(c, (fz_change_kind)kind);
    return sum == count && fz_comparison_old(c) == all->directive && fz_comparison_new(c) == all->changed ? count : 0;
}

/* ---------------------------------------------------------------- supervision */

static void count_change(void *user, uint32_t changes, const fz_obligation *earlier, const fz_obligation *later)
{
    (void)earlier, (void)later;
    say_number(user, changes);
}

/* Of one unit: what it owes, and how much of it is done. */
static size_t ask_owed(const fz_supervision *s, const char *unit, uint64_t *figure)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;
    const fz_obligation *some[SOME];

    filter.unit = unit;
    size_t count = fz_supervision_find(s, &filter, some, SOME);
    for (size_t i = 0; i < (count < SOME ? count : SOME); i++)
        say_text(figure, fz_obligation_id(some[i]));
    say_number(figure, fz_supervision_rate(s, &filter, &rates));
    say_count(figure, rates.total * 1000 + rates.finished);
    return count;
}

size_t ask_supervision(things *all, uint64_t *figure)
{
    const fz_supervision *s = all->supervision;
    const char *unit, *item, *name;
    size_t owed = 0;

    say_number(figure, fz_supervision_day(s));
    say_count(figure, fz_supervision_compare(all->sooner, s, count_change, figure));
    for (size_t i = 0; i < fz_supervision_unit_count(s); i++)
        owed += ask_owed(s, fz_supervision_unit(s, i), figure);
    for (size_t i = 0; i < fz_supervision_stray_count(s); i++)
        say_text(figure, fz_supervision_stray(s, i, &unit, &item, &name));
    for (size_t i = 0; i < fz_supervision_finding_count(s); i++)
        say_finding(figure, fz_supervision_finding(s, i));
    return owed;
}

static void ask_when(const fz_obligation *one, uint64_t *figure)
{
    fz_due_source source = FZ_DUE_NONE;
    fz_state_kind kind = FZ_STATE_OPEN;
    fz_date first = 0, since = 0;
    const char *record = NULL;
    int32_t days = 0;
    size_t rule = 0;

    say_number(figure, fz_obligation_due(one, &source, &first));
    say_number(figure, first);
    say_number(figure, source);
    say_text(figure, fz_obligation_state(one, &kind, &since, &record));
    say_text(figure, record);
    say_number(figure, since);
    say_number(figure, kind);
    say_number(figure, fz_obligation_done(one));
    say_number(figure, fz_obligation_was_returned(one));
    say_number(figure, fz_obligation_days(one, &days) ? days : 0);
    say_number(figure, fz_obligation_is_overdue(one));
    say_text(figure, fz_obligation_light(one, &rule));
    say_count(figure, rule);
}

static void ask_what(const fz_obligation *one, uint64_t *figure)
{
    uint32_t done = 0;

    say_text(figure, fz_obligation_id(one));
    say_text(figure, fz_obligation_unit(one));
    say_text(figure, fz_task_id(fz_obligation_task(one)));
    say_text(figure, fz_obligation_kind_name(fz_obligation_kind_of(one)));
    say_text(figure, fz_obligation_what(one));
    say_number(figure, fz_obligation_roles(one));
    say_number(figure, fz_obligation_times(one, &done));
    say_number(figure, done);
    say_count(figure, fz_obligation_stage_count(one));
}

size_t ask_obligations(things *all, uint64_t *figure)
{
    size_t count = fz_supervision_obligation_count(all->supervision);

    for (size_t i = 0; i < count; i++) {
        ask_what(fz_supervision_obligation(all->supervision, i), figure);
        ask_when(fz_supervision_obligation(all->supervision, i), figure);
    }
    return count;
}

/* ---------------------------------------------------------------- rules */

size_t ask_watch(things *all, uint64_t *figure)
{
    const fz_watch *w = all->watch;
    fz_state_kind kind = FZ_STATE_OPEN;
    const char *when = NULL;
    uint32_t days = 0;

    say_text(figure, fz_watch_id(w));
    say_text(figure, fz_watch_title(w));
    for (size_t i = 0; i < fz_watch_state_count(w); i++)
        say_text(figure, fz_watch_state(w, i, &kind));
    for (size_t i = 0; i < fz_watch_light_count(w); i++)
        say_text(figure, fz_watch_light(w, i, &when, &days));
    say_text(figure, when);
    say_number(figure, fz_watch_move(w, 20161001));
    say_number(figure, fz_watch_is_workday(w, 20161008));
    return fz_watch_equal(w, all->watch) ? fz_watch_light_count(w) : 0;
}
