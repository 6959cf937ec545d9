#include "export/parties.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ who is who ------------------------------------- */

static uint32_t party_of(fz__parties *parties, uint32_t *of_body, const fz_registry *registry, const fz_unit *unit,
                         const fz_body *body)
{
    uint32_t *known = body ? &of_body[body - registry->bodies.items] : NULL;

    if (known && *known != FZ__NONE)
        return *known;
    if (known)
        *known = (uint32_t)parties->count;
    parties->items[parties->count] =
        (fz__party){.name = unit->name, .body = body, .collective = unit->kind == FZ_UNIT_COLLECTIVE};
    return (uint32_t)parties->count++;
}

static bool name_parties(fz__parties *parties, const fz_directive *directive, const fz_registry *registry, fz_date day)
{
    size_t bodies = registry ? registry->bodies.count : 0;
    uint32_t *of_body = fz__alloc(parties->context, bodies * sizeof(*of_body));
    fz__meanings meanings = {0};
    fz__setting setting;

    if (!of_body)
        return false;
    for (size_t i = 0; i < bodies; i++)
        of_body[i] = FZ__NONE;
    fz__setting_read(&setting, directive);
    for (uint32_t i = 0; i < directive->unit_count; i++) {
        const fz_unit *unit = &directive->units[i];

        if (registry)
            fz__resolve_unit(registry, unit, day, &setting, &meanings);
        parties->of_unit[i] =
            party_of(parties, of_body, registry, unit, meanings.count == 1 ? meanings.items[0].body : NULL);
    }
    fz__free(parties->context, of_body, bodies * sizeof(*of_body));
    return true;
}

/* ------------------------------------------------------------------ what they carry -------------------------------- */

fz__list fz__list_of(const fz_assignment *assignment)
{
    if (assignment->role == FZ_ROLE_COOPERATE)
        return FZ_LIST_COOPERATE;
    if (assignment->role == FZ_ROLE_RESPONSIBLE)
        return FZ_LIST_RESPONSIBLE;
    return assignment->rank == 1 ? FZ_LIST_FIRST_LEAD : FZ_LIST_JOINT_LEAD;
}

/* Count a role in a task, once for each party; false when it was counted. */
static bool count_role(fz__party *party, uint32_t task, fz__list list)
{
    if (list == FZ_LIST_JOINT_LEAD && party->at[FZ_LIST_FIRST_LEAD] == task + 1)
        return false;
    if (party->at[list] == task + 1)
        return false;
    party->at[list] = task + 1;
    party->counts[list]++;
    if (party->seen != task + 1)
        party->tasks++;
    party->seen = task + 1;
    return true;
}

static bool add_ties(fz__parties *parties, const fz_directive *directive, const fz_task *task, uint32_t cooperate)
{
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const fz_assignment *lead = &directive->assignments[i];
        uint32_t who = parties->of_unit[lead->unit];

        if (lead->role != FZ_ROLE_LEAD || who == cooperate)
            continue;
        if (!FZ_GROW(parties->context, &parties->ties, &parties->tie_capacity, parties->tie_count + 1))
            return false;
        parties->ties[parties->tie_count++] = (fz__tie){who, cooperate, task->index};
    }
    return true;
}

/* First leads before all others: who is one in a task is no joint lead of it by another name. */
static bool walk_task(fz__parties *parties, const fz_directive *directive, const fz_task *task)
{
    fz__range all = task->assignments;

    for (uint32_t i = all.first; i < all.end; i++)
        if (fz__list_of(&directive->assignments[i]) == FZ_LIST_FIRST_LEAD)
            count_role(&parties->items[parties->of_unit[directive->assignments[i].unit]], task->index,
                       FZ_LIST_FIRST_LEAD);
    for (uint32_t i = all.first; i < all.end; i++) {
        const fz_assignment *assignment = &directive->assignments[i];
        uint32_t who = parties->of_unit[assignment->unit];
        fz__list list = fz__list_of(assignment);

        if (count_role(&parties->items[who], task->index, list) && list == FZ_LIST_COOPERATE &&
            !add_ties(parties, directive, task, who))
            return false;
    }
    return true;
}

static int compare_ties(const void *a, const void *b)
{
    const fz__tie *one = a, *other = b;

    if (one->lead != other->lead)
        return one->lead < other->lead ? -1 : 1;
    if (one->cooperate != other->cooperate)
        return one->cooperate < other->cooperate ? -1 : 1;
    return one->tasks < other->tasks ? -1 : one->tasks > other->tasks;
}

/* Ties come one a task, which they hold; of those of one pair one is left, with their number. The same body may lead a task under two
 * names. */
static void merge_ties(fz__parties *parties)
{
    size_t kept = 0;
    uint32_t task = FZ__NONE;

    fz__sort(parties->ties, parties->tie_count, sizeof(*parties->ties), compare_ties);
    for (size_t i = 0; i < parties->tie_count; i++) {
        fz__tie tie = parties->ties[i], *last = kept ? &parties->ties[kept - 1] : NULL;

        if (!last || last->lead != tie.lead || last->cooperate != tie.cooperate)
            parties->ties[kept++] = (fz__tie){tie.lead, tie.cooperate, 1};
        else if (task != tie.tasks)
            last->tasks++;
        task = tie.tasks;
    }
    parties->tie_count = kept;
}

/* ------------------------------------------------------------------ all of them ------------------------------------ */

bool fz__parties_find(fz__parties *parties, fz_context *context, const fz_directive *directive,
                      const fz_registry *registry, fz_date day)
{
    *parties = (fz__parties){.context = context, .units = directive ? directive->unit_count : 0};
    parties->items = fz__calloc(context, parties->units * sizeof(*parties->items));
    parties->of_unit = fz__alloc(context, parties->units * sizeof(*parties->of_unit));
    if (!parties->items || !parties->of_unit)
        return false;
    if (!directive)
        return true;
    if (!name_parties(parties, directive, registry, day))
        return false;
    for (uint32_t i = 0; i < directive->task_count; i++)
        if (!walk_task(parties, directive, &directive->tasks[i]))
            return false;
    merge_ties(parties);
    return true;
}

void fz__parties_clear(fz__parties *parties)
{
    fz__free(parties->context, parties->items, parties->units * sizeof(*parties->items));
    fz__free(parties->context, parties->of_unit, parties->units * sizeof(*parties->of_unit));
    fz__free(parties->context, parties->ties, parties->tie_capacity * sizeof(*parties->ties));
}

uint32_t fz__party_named(const fz__parties *parties, const fz_directive *directive, const char *name)
{
    const fz_unit *unit = directive && name ? fz_directive_unit_by_name(directive, name) : NULL;

    return unit ? parties->of_unit[unit - directive->units] : FZ__NONE;
}

uint32_t fz__party_of_body(const fz__parties *parties, const fz_body *body)
{
    for (size_t i = 0; body && i < parties->count; i++)
        if (parties->items[i].body == body)
            return (uint32_t)i;
    return FZ__NONE;
}
