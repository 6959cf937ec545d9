/* A supervision for its readers. */
#include "supervise/model.h"

#include <string.h>

fz_supervision *fz_supervision_ref(fz_supervision *supervision)
{
    if (supervision)
        atomic_fetch_add_explicit(&supervision->references, 1, memory_order_relaxed);
    return supervision;
}

void fz_supervision_unref(fz_supervision *s)
{
    fz_context *context;

    if (!s || atomic_fetch_sub_explicit(&s->references, 1, memory_order_acq_rel) != 1)
        return;
    context = s->context;
    fz__free(context, s->units, s->unit_capacity * sizeof(*s->units));
    fz__free(context, s->obligations, s->capacity * sizeof(*s->obligations));
    fz__free(context, s->strays, s->stray_capacity * sizeof(*s->strays));
    fz__findings_clear(&s->findings);
    fz__arena_clear(&s->arena);
    fz_directive_unref(s->directive);
    fz_registry_unref(s->registry);
    fz_watch_unref(s->watch);
    fz__free(context, s, sizeof(*s));
    fz_context_unref(context);
}

fz_date fz_supervision_day(const fz_supervision *supervision)
{
    return supervision ? supervision->options.day : 0;
}

size_t fz_supervision_obligation_count(const fz_supervision *supervision)
{
    return supervision ? supervision->count : 0;
}

const fz_obligation *fz_supervision_obligation(const fz_supervision *supervision, size_t index)
{
    return index < fz_supervision_obligation_count(supervision) ? &supervision->obligations[index] : NULL;
}

size_t fz_supervision_unit_count(const fz_supervision *supervision)
{
    return supervision ? supervision->unit_count : 0;
}

const char *fz_supervision_unit(const fz_supervision *supervision, size_t index)
{
    return index < fz_supervision_unit_count(supervision) ? supervision->units[index].name : NULL;
}

size_t fz_supervision_stray_count(const fz_supervision *supervision)
{
    return supervision ? supervision->stray_count : 0;
}

const char *fz_supervision_stray(const fz_supervision *supervision, size_t index, const char **unit, const char **item,
                                 const char **name)
{
    fz__stray stray = {NULL, NULL, NULL, NULL};

    if (index < fz_supervision_stray_count(supervision))
        stray = supervision->strays[index];
    if (unit)
        *unit = stray.unit;
    if (item)
        *item = stray.item;
    if (name)
        *name = stray.name;
    return stray.id;
}

size_t fz_supervision_finding_count(const fz_supervision *supervision)
{
    return supervision ? supervision->findings.count : 0;
}

const fz_finding *fz_supervision_finding(const fz_supervision *supervision, size_t index)
{
    return index < fz_supervision_finding_count(supervision) ? &supervision->findings.items[index] : NULL;
}

/* ------------------------------------------------------------------ an obligation ---------------------------------- */

const char *fz_obligation_id(const fz_obligation *obligation)
{
    return obligation ? obligation->id : "";
}

const char *fz_obligation_unit(const fz_obligation *obligation)
{
    return obligation ? obligation->supervision->units[obligation->unit].name : "";
}

const fz_task *fz_obligation_task(const fz_obligation *obligation)
{
    return obligation ? &obligation->supervision->directive->tasks[obligation->task] : NULL;
}

uint32_t fz_obligation_roles(const fz_obligation *obligation)
{
    static const struct {
        uint32_t bit, role;
    } roles[] = {{FZ__ROLE_FIRST, FZ_ROLE_FIRST_LEAD},
                 {FZ__ROLE_JOINT, FZ_ROLE_JOINT_LEAD},
                 {FZ__ROLE_COOPERATE, FZ_ROLE_COOPERATE},
                 {FZ__ROLE_RESPONSIBLE, FZ_ROLE_RESPONSIBLE}};
    uint32_t set = 0;

    for (size_t i = 0; obligation && i < sizeof(roles) / sizeof(*roles); i++)
        if (obligation->roles & roles[i].bit)
            set |= roles[i].role;
    return set;
}

fz_obligation_kind fz_obligation_kind_of(const fz_obligation *obligation)
{
    return obligation ? (fz_obligation_kind)obligation->kind : FZ_OBLIGATION_TASK;
}

const char *fz_obligation_kind_name(fz_obligation_kind kind)
{
    static const char *const names[] = {"task", "deadline", "recurring", "frequency", "stage"};

    return (unsigned)kind < FZ_OBLIGATION_KIND_COUNT_ ? names[kind] : "";
}

const char *fz_obligation_what(const fz_obligation *obligation)
{
    return obligation ? obligation->what : "";
}

uint32_t fz_obligation_times(const fz_obligation *obligation, uint32_t *done)
{
    if (done)
        *done = obligation ? obligation->done_times : 0;
    return obligation ? obligation->times : 0;
}

fz_date fz_obligation_due(const fz_obligation *obligation, fz_due_source *source, fz_date *first)
{
    if (source)
        *source = obligation ? (fz_due_source)obligation->source : FZ_DUE_NONE;
    if (first)
        *first = obligation ? obligation->first_due : 0;
    return obligation ? obligation->due : 0;
}

const char *fz_obligation_state(const fz_obligation *o, fz_state_kind *kind, fz_date *date, const char **record)
{
    const fz__watch_state *state = o && o->state != FZ__NO_STATE ? &o->supervision->watch->states[o->state] : NULL;

    if (kind)
        *kind = state ? state->kind : FZ_STATE_OPEN;
    if (date)
        *date = o ? o->state_date : 0;
    if (record)
        *record = o ? o->record : NULL;
    return state ? state->name : NULL;
}

fz_date fz_obligation_done(const fz_obligation *obligation)
{
    return obligation ? obligation->done : 0;
}

int fz_obligation_was_returned(const fz_obligation *obligation)
{
    return obligation && obligation->returned;
}

int fz_obligation_days(const fz_obligation *o, int32_t *days)
{
    bool has_days = o && o->due;

    if (days)
        *days = has_days ? fz__days_between(o->done ? o->done : o->supervision->options.day, o->due) : 0;
    return has_days;
}

int fz_obligation_is_overdue(const fz_obligation *obligation)
{
    return obligation && obligation->overdue;
}

const char *fz_obligation_light(const fz_obligation *o, size_t *rule)
{
    bool lit = o && o->light != FZ__NONE;

    if (rule)
        *rule = lit ? o->light : SIZE_MAX;
    return lit ? o->supervision->watch->lights[o->light].name : NULL;
}

size_t fz_obligation_stage_count(const fz_obligation *obligation)
{
    return obligation ? obligation->stage_count : 0;
}
