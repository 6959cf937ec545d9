/* Who owes what of the directive. */
#include "base/date.h"
#include "supervise/model.h"

#include <string.h>

/* ------------------------------------------------------------------ units ------------------------------------------ */

static fz__naming naming_of(fz__supervising *g)
{
    const fz_supervision *s = g->s;

    return (fz__naming){g->context, s->directive, s->registry, s->options.day, &g->names};
}

static bool look_up(fz__supervising *g, const char *name, fz__known_name *known)
{
    const fz__naming naming = naming_of(g);

    if (!fz__naming_look_up(&naming, name, known) ||
        !FZ_GROW(g->context, &g->name_units, &g->name_capacity, (size_t)known->number + 1))
        return false;
    if (known->number == g->name_count)
        g->name_units[g->name_count++] = FZ__NO_UNIT;
    return true;
}

static uint32_t unit_of_body(const fz__supervising *g, const fz_body *body)
{
    return body ? g->body_units[body - g->s->registry->bodies.items] : FZ__NO_UNIT;
}

bool fz__owed_unit(fz__supervising *g, const char *name, uint32_t *unit)
{
    fz__known_name known;

    if (!look_up(g, name, &known))
        return false;
    if (g->name_units[known.number] == FZ__NO_UNIT)
        g->name_units[known.number] = unit_of_body(g, known.body);
    *unit = g->name_units[known.number];
    return true;
}

/* Names are the directive's or the registry's, which the supervision keeps. */
static bool new_unit(fz__supervising *g, const char *name, const fz_body *body, bool directly, uint32_t *unit)
{
    fz_supervision *s = g->s;

    if (!FZ_GROW(g->context, &s->units, &s->unit_capacity, s->unit_count + 1))
        return false;
    *unit = (uint32_t)s->unit_count;
    s->units[s->unit_count++] = (fz__owing_unit){name, body, directly};
    if (body)
        g->body_units[body - s->registry->bodies.items] = *unit;
    return true;
}

/* The unit of a name of the directive, which is added where it is not there under this or another name. */
static bool unit_named(fz__supervising *g, const char *name, uint32_t *unit)
{
    fz__known_name known;
    fz__owing_unit *there;

    if (!look_up(g, name, &known))
        return false;
    *unit = g->name_units[known.number];
    if (*unit != FZ__NO_UNIT)
        return true;
    *unit = unit_of_body(g, known.body);
    if (*unit == FZ__NO_UNIT &&
        !new_unit(g, known.by_succession ? fz_body_name(known.body) : name, known.body, !known.by_succession, unit))
        return false;
    there = &g->s->units[*unit];
    if (!there->named_directly && !known.by_succession) {
        there->named_directly = true;
        there->name = name;
    }
    g->name_units[known.number] = *unit;
    return true;
}

/* ------------------------------------------------------------------ who bears what --------------------------------- */

static bool add_members(fz__supervising *g, uint32_t task, const fz_body *collective, uint32_t roles)
{
    const fz_supervision *s = g->s;

    for (size_t i = 0; i < s->registry->bodies.count; i++) {
        const fz_body *body = &s->registry->bodies.items[i];
        uint32_t unit;

        if (body->kind == FZ_BODY_COLLECTIVE || !fz__body_lives(body, s->options.day) ||
            !fz__collective_holds(collective, body, s->options.day))
            continue;
        unit = unit_of_body(g, body);
        if (unit == FZ__NO_UNIT && !new_unit(g, fz_body_name(body), body, false, &unit))
            return false;
        if (!fz__bearings_add(g->context, &g->bearings, task, unit, roles))
            return false;
    }
    return true;
}

static bool bear(fz__supervising *g, const fz_assignment *assignment, uint32_t unit, const fz_body *collective)
{
    uint32_t roles = fz__role_bit(assignment);

    return collective ? add_members(g, assignment->task, collective, roles)
                      : fz__bearings_add(g->context, &g->bearings, assignment->task, unit, roles);
}

static bool index_bodies(fz__supervising *g)
{
    size_t count = fz_registry_body_count(g->s->registry);

    g->body_units = fz__arena_alloc(&g->arena, (count + 1) * sizeof(*g->body_units));
    for (size_t i = 0; g->body_units && i < count; i++)
        g->body_units[i] = FZ__NO_UNIT;
    return g->body_units != NULL;
}

bool fz__owed_units(fz__supervising *g)
{
    const fz_directive *d = g->s->directive;
    const fz__naming naming = naming_of(g);
    struct meaning {
        uint32_t unit;
        const fz_body *collective;
    } *meanings = fz__arena_alloc(&g->arena, (d->unit_count + 1) * sizeof(*meanings));

    if (!meanings || !index_bodies(g))
        return false;
    for (uint32_t i = 0; i < d->unit_count; i++) {
        meanings[i].unit = FZ__NO_UNIT;
        meanings[i].collective = fz__naming_collective(&naming, &d->units[i]);
        if (!meanings[i].collective && !unit_named(g, d->units[i].name, &meanings[i].unit))
            return false;
    }
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        const fz_assignment *assignment = &d->assignments[i];

        if (!bear(g, assignment, meanings[assignment->unit].unit, meanings[assignment->unit].collective))
            return false;
    }
    fz__bearings_merge(&g->bearings);
    return true;
}

/* ------------------------------------------------------------------ obligations ------------------------------------ */

const char *fz__owed_id(fz__supervising *g, const char *task, const char *part, uint32_t number, fz_date day)
{
    const char *id = NULL;
    fz__buffer text;
    char written[16];

    fz__buffer_init(&text, g->context);
    fz__buffer_string(&text, task);
    if (number) {
        fz__buffer_char(&text, '/');
        fz__buffer_string(&text, part);
        fz__buffer_number(&text, number);
    }
    if (day) {
        fz_date_format(day, written, sizeof(written));
        fz__buffer_char(&text, '/');
        fz__buffer_string(&text, written);
    }
    if (!text.failed)
        id = fz__arena_string(&g->s->arena, text.bytes, text.length);
    fz__buffer_clear(&text);
    return id;
}

struct fz_obligation *fz__owed_add(fz__supervising *g, const fz__bearing *bearing, fz_obligation_kind kind,
                                   const char *id, const char *what)
{
    fz_supervision *s = g->s;
    struct fz_obligation *o;

    if (!id || !FZ_GROW(g->context, &s->obligations, &s->capacity, s->count + 1))
        return NULL;
    o = &s->obligations[s->count];
    *o = (struct fz_obligation){.supervision = s,
                                .id = id,
                                .what = what,
                                .unit = bearing->unit,
                                .task = bearing->task,
                                .roles = bearing->roles,
                                .serial = (uint32_t)s->count++,
                                .times = 1,
                                .state = FZ__NO_STATE,
                                .light = FZ__NONE,
                                .kind = (uint8_t)kind};
    return o;
}

static void set_due(struct fz_obligation *o, fz_date due, fz_due_source source)
{
    o->first_due = due;
    o->due = due ? fz_watch_move(o->supervision->watch, due) : 0;
    o->source = (uint8_t)(due ? source : FZ_DUE_NONE);
}

/* ------------------------------------------------------------------ dues ------------------------------------------- */

/* One for each time of what recurs. */
static bool add_times(fz__supervising *g, const fz__bearing *bearing, fz__recurrence *recurrence, const char *part,
                      uint32_t number, const char *what, uint32_t times, fz_due_source source)
{
    const char *task = g->s->directive->tasks[bearing->task].id;
    fz_obligation_kind kind = times ? FZ_OBLIGATION_FREQUENCY : FZ_OBLIGATION_RECURRING;
    fz_date due, begin, end;

    recurrence->from = g->written > g->s->options.from ? g->written : g->s->options.from;
    recurrence->until = g->s->options.until;
    fz__recurrence_begin(recurrence);
    while (fz__recurrence_next(recurrence, &due, &begin, &end)) {
        struct fz_obligation *o = fz__owed_add(g, bearing, kind, fz__owed_id(g, task, part, number, due), what);

        if (!o)
            return false;
        set_due(o, due, source);
        o->begin = begin;
        o->end = end;
        o->times = times ? times : 1;
    }
    return true;
}

static fz_period period_named(const char *name)
{
    int period = FZ_PERIOD_DAY;

    while (period <= FZ_PERIOD_YEAR && strcmp(fz_period_name((fz_period)period), name) != 0)
        period++;
    return period <= FZ_PERIOD_YEAR ? (fz_period)period : FZ_PERIOD_NONE;
}

/* The task itself, and what its dues add. */
static bool owe_task(fz__supervising *g, const fz__bearing *bearing)
{
    const fz_task *task = &g->s->directive->tasks[bearing->task];
    struct fz_obligation *itself = fz__owed_add(g, bearing, FZ_OBLIGATION_TASK, task->id, task->text);
    size_t index = g->s->count - 1;

    if (!itself)
        return false;
    for (uint32_t i = 0; i < fz_task_due_count(task); i++) {
        const char *every = fz_task_due_every(task, i), *what = fz_task_due_text(task, i);
        fz_date day = fz_task_due_day(task, i);
        fz__recurrence recurrence = {.period = every ? period_named(every) : FZ_PERIOD_NONE};

        if (day && !g->s->obligations[index].due) {
            set_due(&g->s->obligations[index], day, FZ_DUE_TASK);
        } else if (day) {
            struct fz_obligation *further =
                fz__owed_add(g, bearing, FZ_OBLIGATION_TASK, fz__owed_id(g, task->id, "due", i + 1, 0), what);

            if (!further)
                return false;
            set_due(further, day, FZ_DUE_TASK);
        } else if (fz__recurrence_has_days(recurrence.period) &&
                   !add_times(g, bearing, &recurrence, "due", i + 1, what, 0, FZ_DUE_TASK)) {
            return false;
        }
    }
    return true;
}

/* ------------------------------------------------------------------ requirements ----------------------------------- */

/* The day of a deadline; 0 where it has none of its own. */
static fz_date deadline_of(const fz__supervising *g, const fz_requirement *r)
{
    fz__recurrence once = {.period = FZ_PERIOD_YEAR, .month = r->month, .day = r->day};
    fz_date due, begin, end;

    if (r->date || !r->month || !g->written)
        return r->date;
    once.from = fz_date_make(g->written / 10000, 1, 1);
    once.until = fz_date_make(g->written / 10000, 12, 31);
    fz__recurrence_begin(&once);
    return fz__recurrence_next(&once, &due, &begin, &end) ? due : 0;
}

/* How often; a fraction counts as the whole above it. */
static uint32_t times_of(const fz_requirement *r)
{
    fz_decimal times = r->numbered ? r->number / FZ_DECIMAL_ONE + (r->number % FZ_DECIMAL_ONE > 0) : 1;

    if (r->numbered && r->bound == FZ_BOUND_ABOVE && r->number % FZ_DECIMAL_ONE == 0)
        times++;
    return times < 1 ? 1 : times > 1000000 ? 1000000 : (uint32_t)times;
}

/* What is a duty at all, and comes with days. */
static bool is_limit(const fz_requirement *r)
{
    return r->bound == FZ_BOUND_MOST || r->bound == FZ_BOUND_BELOW;
}

static bool has_days(const fz__supervising *g, const fz_requirement *r)
{
    return r->kind == FZ_REQUIREMENT_DEADLINE ? deadline_of(g, r) != 0 : fz__recurrence_has_days((fz_period)r->period);
}

static bool is_duty(const fz_requirement *r)
{
    return r->kind == FZ_REQUIREMENT_DEADLINE || r->kind == FZ_REQUIREMENT_RECURRING ||
           (r->kind == FZ_REQUIREMENT_FREQUENCY && !is_limit(r));
}

static bool owe_requirement(fz__supervising *g, const fz__bearing *bearing, uint32_t number, const fz_requirement *r)
{
    const char *task = g->s->directive->tasks[bearing->task].id;
    fz__recurrence recurrence = {.period = (fz_period)r->period, .month = r->month, .day = r->day};
    struct fz_obligation *o;

    if (!is_duty(r) || !has_days(g, r))
        return true;
    if (r->kind != FZ_REQUIREMENT_DEADLINE)
        return add_times(g, bearing, &recurrence, "", number, r->text,
                         r->kind == FZ_REQUIREMENT_FREQUENCY ? times_of(r) : 0, FZ_DUE_REQUIREMENT);
    o = fz__owed_add(g, bearing, FZ_OBLIGATION_DEADLINE, fz__owed_id(g, task, "", number, 0), r->text);
    if (o)
        set_due(o, deadline_of(g, r), FZ_DUE_REQUIREMENT);
    return o != NULL;
}

static bool tell_dayless(fz__supervising *g, const fz_task *task, const char *words)
{
    return fz__findings_add(&g->s->findings, FZ_FNODAY, NULL, FZ_ARGS(task->label ? task->label : task->id, words));
}

/* Once each, whoever bears the task. */
static bool tell_all_dayless(fz__supervising *g)
{
    const fz_directive *d = g->s->directive;

    for (uint32_t i = 0; i < d->requirement_count; i++) {
        const fz_requirement *r = &d->requirements[i];

        if (is_duty(r) && !has_days(g, r) && !tell_dayless(g, &d->tasks[r->task], r->text))
            return false;
    }
    for (uint32_t i = 0; i < d->task_count; i++)
        for (size_t k = 0; k < fz_task_due_count(&d->tasks[i]); k++) {
            const char *every = fz_task_due_every(&d->tasks[i], k);

            if (every && !fz__recurrence_has_days(period_named(every)) &&
                !tell_dayless(g, &d->tasks[i], fz_task_due_text(&d->tasks[i], k)))
                return false;
        }
    return true;
}

bool fz__owed_tasks(fz__supervising *g)
{
    fz__setting setting;

    fz__setting_read(&setting, g->s->directive);
    g->written = setting.written;
    for (size_t i = 0; i < g->bearings.count; i++) {
        const fz__bearing *bearing = &g->bearings.items[i];
        const fz_task *task = &g->s->directive->tasks[bearing->task];

        if (!owe_task(g, bearing))
            return false;
        for (uint32_t k = 0; k < fz_task_requirement_count(task); k++)
            if (!owe_requirement(g, bearing, k + 1, fz_task_requirement(task, k)))
                return false;
    }
    return tell_all_dayless(g);
}
