/* Lists, rates, and what changed between two days. */
#include "base/context.h"
#include "base/decimal.h"
#include "supervise/model.h"

#include <string.h>

#define KNOWN_FLAGS (FZ_ONLY_OVERDUE | FZ_ONLY_FIRST_LEAD | FZ_ONLY_UNFINISHED | FZ_ONLY_WITHIN | FZ_ONLY_UNPLANNED)

/* ------------------------------------------------------------------ filters ---------------------------------------- */

/* The filter read once: its unit as a body where the registry knows it. */
typedef struct sieve {
    fz_obligation_filter filter;
    const fz_body *body;
} sieve;

static bool read_filter(const fz_supervision *s, const fz_obligation_filter *given, sieve *v)
{
    fz_match match = {.size = sizeof(match)};
    static const fz_obligation_filter all = FZ_OBLIGATION_FILTER_INIT;

    v->body = NULL;
    if (!fz__options_read(&v->filter, sizeof(v->filter), FZ__THROUGH(fz_obligation_filter, reserved),
                          given ? given : &all) ||
        v->filter.flags & ~KNOWN_FLAGS || v->filter.reserved)
        return false;
    if (v->filter.unit && s->registry &&
        fz_registry_resolve(s->registry, v->filter.unit, s->options.day, s->directive, &match, 1) == 1)
        v->body = match.body;
    return true;
}

static bool is_unit(const fz_obligation *o, const sieve *v)
{
    const fz__owing_unit *unit = &o->supervision->units[o->unit];

    return !v->filter.unit || strcmp(unit->name, v->filter.unit) == 0 || (v->body && unit->body == v->body);
}

static bool is_in_section(const fz_obligation *o, const char *wanted)
{
    const fz_directive *d = o->supervision->directive;

    if (!wanted)
        return true;
    for (uint32_t at = d->tasks[o->task].section; at != FZ__NONE; at = d->sections[at].parent) {
        const fz_section *section = &d->sections[at];

        if (strcmp(section->id, wanted) == 0 || (section->label && strcmp(section->label, wanted) == 0))
            return true;
    }
    return false;
}

/* A task has one obligation that has its id: the others of it are not the task once more. */
static bool is_unplanned(const fz_obligation *o)
{
    return o->kind == FZ_OBLIGATION_TASK && !o->stage_count &&
           strcmp(o->id, o->supervision->directive->tasks[o->task].id) == 0;
}

static bool passes(const fz_obligation *o, const sieve *v)
{
    const fz_obligation_filter *f = &v->filter;
    fz_date day = o->supervision->options.day;

    if (!is_unit(o, v) || !is_in_section(o, f->section))
        return false;
    if (f->light && (o->light == FZ__NONE || strcmp(o->supervision->watch->lights[o->light].name, f->light) != 0))
        return false;
    if (f->month && (uint32_t)(o->due / 100) != f->month)
        return false;
    if (f->flags & FZ_ONLY_WITHIN && (!o->due || (int64_t)fz__days_between(day, o->due) > (int64_t)f->within))
        return false;
    return !(f->flags & FZ_ONLY_OVERDUE && !o->overdue) &&
           !(f->flags & FZ_ONLY_FIRST_LEAD && !(o->roles & FZ__ROLE_FIRST)) &&
           !(f->flags & FZ_ONLY_UNFINISHED && fz__obligation_is_finished(o)) &&
           !(f->flags & FZ_ONLY_UNPLANNED && !is_unplanned(o));
}

bool fz__obligation_filter_is_known(const fz_supervision *s, const fz_obligation_filter *filter)
{
    sieve v;

    return read_filter(s, filter, &v);
}

bool fz__obligation_fits(const fz_obligation *o, const fz_obligation_filter *filter)
{
    sieve v;

    return read_filter(o->supervision, filter, &v) && passes(o, &v);
}

size_t fz_supervision_find(const fz_supervision *s, const fz_obligation_filter *filter,
                           const fz_obligation **obligations, size_t capacity)
{
    size_t count = 0;
    sieve v;

    if (!s || !read_filter(s, filter, &v))
        return 0;
    for (size_t i = 0; i < s->count; i++) {
        if (!passes(&s->obligations[i], &v))
            continue;
        if (obligations && count < capacity)
            obligations[count] = &s->obligations[i];
        count++;
    }
    return count;
}

/* ------------------------------------------------------------------ rates ------------------------------------------ */

static void count_one(const fz_obligation *o, fz_supervision_rates *r)
{
    bool finished = fz__obligation_is_finished(o);

    r->total++;
    r->finished += finished;
    r->overdue += o->overdue;
    r->settled += o->due && (finished || o->overdue);
    r->in_time += o->due && finished && o->done <= o->due;
}

static void divide(uint64_t part, uint64_t whole, fz_decimal *rate, uint32_t *has_rate)
{
    *rate = 0;
    *has_rate =
        whole && fz__decimal_scale(FZ_DECIMAL_ONE, (int64_t)part, (int64_t)whole, FZ_ROUND_HALF_AWAY, rate) ? 1 : 0;
}

int fz_supervision_rate(const fz_supervision *s, const fz_obligation_filter *filter, fz_supervision_rates *rates)
{
    fz_supervision_rates r = FZ_SUPERVISION_RATES_INIT;
    size_t size = fz__struct_size(rates, FZ__THROUGH(fz_supervision_rates, has_punctuality));
    sieve v;

    if (!size)
        return 0;
    if (s && read_filter(s, filter, &v))
        for (size_t i = 0; i < s->count; i++)
            if (passes(&s->obligations[i], &v))
                count_one(&s->obligations[i], &r);
    divide(r.finished, r.total, &r.completion, &r.has_completion);
    divide(r.in_time, r.settled, &r.punctuality, &r.has_punctuality);
    fz__struct_fill(rates, size, &r, sizeof(r));
    return 1;
}

/* ------------------------------------------------------------------ two days --------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static uint32_t changes_of(const fz_obligation *a, const fz_obligation *b)
{
    fz_date before = a->supervision->options.day, after = b->supervision->options.day;
    uint32_t changes = 0;

    if (b->due && before < b->due && b->due <= after && !fz__obligation_is_finished(b))
        changes |= FZ_SINCE_DUE;
    if (fz__obligation_is_finished(b) && !fz__obligation_is_finished(a))
        changes |= FZ_SINCE_DONE;
    if (b->overdue && !a->overdue)
        changes |= FZ_SINCE_OVERDUE;
    if (!same_text(fz_obligation_light(a, NULL), fz_obligation_light(b, NULL)))
        changes |= FZ_SINCE_LIGHT;
    if (!same_text(fz_obligation_state(a, NULL, NULL, NULL), fz_obligation_state(b, NULL, NULL, NULL)))
        changes |= FZ_SINCE_STATE;
    if (a->due != b->due)
        changes |= FZ_SINCE_MOVED;
    return changes;
}

/* The obligation at a place by key; NULL behind the last. */
static const fz_obligation *by_key(const fz_supervision *s, size_t index)
{
    return index < fz_supervision_obligation_count(s) ? s->by_key[index] : NULL;
}

/* Which of two comes first: below 0 the earlier's, above 0 the later's, 0 when they are one. */
static int order_of(const fz_obligation *a, const fz_obligation *b)
{
    if (!a || !b)
        return a ? -1 : 1;
    return fz__obligation_compare_keys(a, b);
}

size_t fz_supervision_compare(const fz_supervision *earlier, const fz_supervision *later, fz_obligation_change_fn tell,
                              void *user)
{
    const fz_obligation *a, *b;
    size_t x = 0, y = 0, changed = 0;

    while (a = by_key(earlier, x), b = by_key(later, y), a || b) {
        int order = order_of(a, b);
        uint32_t changes = order < 0 ? FZ_SINCE_GONE : order > 0 ? FZ_SINCE_APPEARED : changes_of(a, b);

        x += order <= 0;
        y += order >= 0;
        changed += changes != 0;
        if (changes && tell)
            tell(user, changes, order <= 0 ? a : NULL, order >= 0 ? b : NULL);
    }
    return changed;
}
