/* Who the units are, by a registry: lists by body, kept up to date as those by unit are. */
#include "collection/model.h"

#include <string.h>

/* The number of the body that a unit is; FZ__NONE for nobody and for several. */
uint32_t fz__roll_body(const fz__roll *roll, const fz__setting *setting, const fz_unit *unit)
{
    fz__meanings meanings;

    fz__resolve_unit(roll->registry, unit, roll->date, setting, &meanings);
    return meanings.count == 1 ? (uint32_t)(meanings.items[0].body - roll->registry->bodies.items) : FZ__NONE;
}

void fz__roll_bodies(const fz__roll *roll, const fz_directive *d, uint32_t *bodies)
{
    fz__setting setting;

    if (roll->registry)
        fz__setting_read(&setting, d);
    for (uint32_t i = 0; i < d->unit_count; i++)
        bodies[i] = roll->registry ? fz__roll_body(roll, &setting, &d->units[i]) : FZ__NONE;
}

/* A directive's units into the lists of bodies. */
static bool roll_add(fz__roll *roll, const fz_collection *c, size_t slot)
{
    const fz_directive *d = c->slots[slot].directive;
    size_t size = (d->unit_count + (size_t)1) * sizeof(uint32_t);
    uint32_t *bodies = fz__alloc(c->context, size);
    bool all = bodies != NULL;

    if (!all)
        return false;
    fz__roll_bodies(roll, d, bodies);
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (bodies[i] != FZ__NONE)
            fz__bearer_want(&roll->bodies[bodies[i]], &d->units[i]);
    for (uint32_t i = 0; i < d->unit_count; i++)
        if (bodies[i] != FZ__NONE)
            all &= fz__bearer_reserve(c->context, &roll->bodies[bodies[i]]);
    for (uint32_t i = 0; all && i < d->assignment_count; i++)
        if (bodies[d->assignments[i].unit] != FZ__NONE)
            fz__bearer_post(&roll->bodies[bodies[d->assignments[i].unit]], &d->assignments[i],
                            fz__key(slot, d->assignments[i].task));
    fz__free(c->context, bodies, size);
    return all;
}

static bool roll_fill(fz__roll *roll, const fz_collection *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (!roll_add(roll, c, c->order[i]))
            return false;
    return true;
}

void fz__roll_clear(fz_context *context, fz__roll *roll)
{
    size_t count = roll->bodies ? roll->registry->bodies.count : 0;

    fz__bearers_clear(context, roll->bodies, count, count);
    fz_registry_unref(roll->registry);
    memset(roll, 0, sizeof(*roll));
}

fz_status fz_collection_set_registry(fz_collection *collection, fz_registry *registry, fz_date date, fz_error **error)
{
    fz__roll roll = {registry, date, NULL};

    if (error)
        *error = NULL;
    if (!collection)
        return fz__bad_argument(NULL, error, __func__, "collection is NULL");
    fz_registry_ref(registry);
    if (registry)
        roll.bodies = fz__calloc(collection->context, registry->bodies.count * sizeof(*roll.bodies));
    if (registry && (!roll.bodies || !roll_fill(&roll, collection))) {
        fz__roll_clear(collection->context, &roll);
        return fz__no_memory(error);
    }
    fz__roll_clear(collection->context, &collection->roll);
    collection->roll = roll;
    return FZ_OK;
}
