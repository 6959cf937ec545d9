/* The stages of plans that are in force: each is an obligation of its unit, or where it names none of every unit that bears the
 * task; those that name no task of their unit are strays. */
#include "supervise/model.h"

#include <string.h>

/* The task of an id; FZ__NONE. */
static uint32_t task_of(const fz_directive *d, const char *id)
{
    uint32_t number = id ? fz__strings_find(&d->task_ids, id, strlen(id)) : FZ__NO_STRING;

    return number == FZ__NO_STRING ? FZ__NONE : number;
}

static const char *keep(fz__supervising *g, const char *text, bool *failed)
{
    const char *kept = text ? fz__arena_string(&g->s->arena, text, strlen(text)) : NULL;

    *failed = *failed || (text && !kept);
    return kept;
}

static bool add_stray(fz__supervising *g, const fz_stage *stage)
{
    fz_supervision *s = g->s;
    bool failed = !FZ_GROW(g->context, &s->strays, &s->stray_capacity, s->stray_count + 1);
    fz__stray stray = {NULL, NULL, NULL, NULL};

    if (failed)
        return false;
    stray.id = keep(g, fz_stage_text(stage, FZ_STAGE_ID), &failed);
    stray.unit = keep(g, fz_stage_text(stage, FZ_STAGE_UNIT), &failed);
    stray.item = keep(g, fz_stage_text(stage, FZ_STAGE_ITEM), &failed);
    stray.name = keep(g, fz_stage_text(stage, FZ_STAGE_NAME), &failed);
    s->strays[s->stray_count++] = stray;
    return !failed;
}

static bool owe_stage(fz__supervising *g, const fz__bearing *bearing, const fz_stage *stage)
{
    bool failed = false;
    const char *id = keep(g, fz_stage_text(stage, FZ_STAGE_ID), &failed);
    const char *name = keep(g, fz_stage_text(stage, FZ_STAGE_NAME), &failed);
    struct fz_obligation *o = failed ? NULL : fz__owed_add(g, bearing, FZ_OBLIGATION_STAGE, id, name);

    if (!o)
        return false;
    o->first_due = fz_stage_day(stage, FZ_STAGE_UNTIL);
    o->due = fz_watch_move(g->s->watch, o->first_due);
    o->source = FZ_DUE_STAGE;
    return true;
}

/* Bearings are sorted by task: those of one lie together. */
static bool owe_everybody(fz__supervising *g, uint32_t task, const fz_stage *stage, bool *placed)
{
    for (size_t i = fz__bearings_first(&g->bearings, task); i < g->bearings.count && g->bearings.items[i].task == task;
         i++) {
        *placed = true;
        if (!owe_stage(g, &g->bearings.items[i], stage))
            return false;
    }
    return true;
}

static bool place_stage(fz__supervising *g, const fz_stage *stage)
{
    const char *name = fz_stage_text(stage, FZ_STAGE_UNIT);
    uint32_t task = task_of(g->s->directive, fz_stage_text(stage, FZ_STAGE_ITEM)), unit = FZ__NO_UNIT;
    bool placed = false;
    size_t at;

    if (name && !fz__owed_unit(g, name, &unit))
        return false;
    at = fz__bearings_place(&g->bearings, task, unit);
    if (at < g->bearings.count)
        return owe_stage(g, &g->bearings.items[at], stage);
    if (!name && task != FZ__NONE && !owe_everybody(g, task, stage, &placed))
        return false;
    return placed || add_stray(g, stage);
}

/* How many stages a unit has for a task, told to all that it owes of it. Those of a unit and task need not lie together. */
static bool count_stages(fz__supervising *g)
{
    fz_supervision *s = g->s;
    size_t size = (g->bearings.count + 1) * sizeof(uint32_t);
    uint32_t *counts = fz__calloc(g->context, size);

    if (!counts)
        return false;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < s->count; i++) {
            struct fz_obligation *o = &s->obligations[i];
            size_t at = fz__bearings_place(&g->bearings, o->task, o->unit);

            if (pass == 0)
                counts[at] += o->kind == FZ_OBLIGATION_STAGE;
            else
                o->stage_count = counts[at];
        }
    fz__free(g->context, counts, size);
    return true;
}

bool fz__owed_stages(fz__supervising *g)
{
    for (size_t i = 0; i < g->ledger->stage_count; i++) {
        const fz_stage *stage = (const fz_stage *)g->ledger->stages[i];

        if (fz_stage_state_on(stage, g->s->options.known) == FZ_RECORD_IN_FORCE && !place_stage(g, stage))
            return false;
    }
    return count_stages(g);
}
