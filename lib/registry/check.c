/* Checking a directive against a registry: every name, once, with what would help to put it right. */
#include "registry/model.h"

#include "directive/model.h"

#include <string.h>

#define OFFERED 3

typedef struct checker {
    const fz_registry *registry;
    const fz_directive *directive;
    fz__arena arena;
    fz__findings findings;
    fz_unit_finding_fn report;
    void *user;
} checker;

/* Where a unit is named first. */
static fz__where where_of(const fz_directive *d, const fz_unit *unit)
{
    uint32_t lowest = FZ__NONE;

    for (size_t i = 0; i < FZ_LISTS; i++)
        if (unit->tasks[i].first < unit->tasks[i].end && d->postings[unit->tasks[i].first] < lowest)
            lowest = d->postings[unit->tasks[i].first];
    if (lowest == FZ__NONE)
        return (fz__where){.source = d->source};
    for (uint32_t i = d->tasks[lowest].assignments.first;; i++) {
        const fz_assignment *a = &d->assignments[i];

        if (&d->units[a->unit] == unit)
            return (fz__where){d->source, NULL, a->spot.line, a->spot.column, a->spot.offset, a->spot.length};
    }
}

static bool find(checker *c, const fz_unit *unit, fz_status status, const char *const *arguments)
{
    fz__where where = where_of(c->directive, unit);

    if (!fz__findings_add(&c->findings, status, &where, arguments))
        return false;
    if (c->report)
        c->report(c->user, unit, &c->findings.items[c->findings.count - 1]);
    return true;
}

static bool find_unresolved(checker *c, const fz_unit *unit)
{
    const fz_body *near[OFFERED];
    size_t count = fz_registry_suggest(c->registry, unit->name, near, OFFERED);
    fz__buffer names;
    bool done;

    fz__buffer_init(&names, c->registry->context);
    for (size_t i = 0; i < count && i < OFFERED; i++) {
        fz__buffer_string(&names, i ? ", " : " ");
        fz__buffer_string(&names, fz_body_name(near[i]));
    }
    done = !names.failed && find(c, unit, FZ_FUNRESOLVED,
                                 FZ_ARGS(unit->name, count ? FZ_WORD_NEAR : "", names.length ? names.bytes : ""));
    fz__buffer_clear(&names);
    return done;
}

static bool find_ambiguous(checker *c, const fz_unit *unit, const fz__meanings *meanings)
{
    fz__buffer names;
    bool done;

    fz__buffer_init(&names, c->registry->context);
    for (size_t i = 0; i < meanings->count; i++) {
        fz__buffer_string(&names, i ? ", " : "");
        fz__buffer_string(&names, fz_body_name(meanings->items[i].body));
    }
    done = !names.failed && find(c, unit, FZ_FAMBIGUOUS, FZ_ARGS(unit->name, names.bytes));
    fz__buffer_clear(&names);
    return done;
}

static bool find_ended(checker *c, const fz_unit *unit, const fz_body *body, fz_date date)
{
    char day[16];

    fz_date_format(date, day, sizeof(day));
    return find(c, unit, FZ_FENDED, FZ_ARGS(unit->name, fz_body_name(body), day));
}

static bool check_units(checker *c, fz_date date)
{
    fz__setting setting;
    fz__meanings meanings;

    fz__setting_read(&setting, c->directive);
    for (uint32_t i = 0; i < c->directive->unit_count; i++) {
        const fz_unit *unit = &c->directive->units[i];
        bool done = true;

        fz__resolve_unit(c->registry, unit, date, &setting, &meanings);
        if (meanings.count > 1)
            done = find_ambiguous(c, unit, &meanings);
        else if (!meanings.count && meanings.ended)
            done = find_ended(c, unit, meanings.ended, date);
        else if (!meanings.count)
            done = find_unresolved(c, unit);
        if (!done)
            return false;
    }
    return true;
}

fz_status fz_registry_check_directive(const fz_registry *registry, const fz_directive *directive, fz_date date,
                                      fz_unit_finding_fn report, void *user, size_t *count, fz_error **error)
{
    checker c = {.registry = registry, .directive = directive, .report = report, .user = user};
    fz_status status = FZ_OK;

    if (error)
        *error = NULL;
    if (count)
        *count = 0;
    if (!registry || !directive)
        return fz__bad_argument(registry ? registry->context : NULL, error, __func__,
                                registry ? "directive is NULL" : "registry is NULL");
    fz__arena_init(&c.arena, registry->context);
    fz__findings_init(&c.findings, &c.arena);
    if (!check_units(&c, date))
        status = fz__no_memory(error);
    else if (count)
        *count = c.findings.count;
    fz__findings_clear(&c.findings);
    fz__arena_clear(&c.arena);
    return status;
}
