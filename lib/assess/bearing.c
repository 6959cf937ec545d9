#include "assess/bearing.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ names ------------------------------------------ */

bool fz__naming_look_up(const fz__naming *n, const char *name, fz__known_name *known)
{
    fz_match match = {.size = sizeof(match)};
    fz__buffer folded;

    fz__buffer_init(&folded, n->context);
    fz__name_fold(name, strlen(name), &folded);
    *known = (fz__known_name){.number = FZ__NO_STRING};
    if (!folded.failed)
        known->number = fz__strings_intern(n->names, folded.bytes ? folded.bytes : "", folded.length);
    fz__buffer_clear(&folded);
    if (known->number == FZ__NO_STRING)
        return false;
    if (n->registry && fz_registry_resolve(n->registry, name, n->day, n->directive, &match, 1) == 1) {
        known->body = match.body;
        known->by_succession = match.reason == FZ_REASON_SUCCESSOR;
    }
    return true;
}

const fz_body *fz__naming_collective(const fz__naming *n, const fz_unit *unit)
{
    fz_match match = {.size = sizeof(match)};

    if (unit->kind != FZ_UNIT_COLLECTIVE || !n->registry ||
        fz_registry_resolve(n->registry, unit->name, n->day, n->directive, &match, 1) != 1)
        return NULL;
    return match.body->kind == FZ_BODY_COLLECTIVE ? match.body : NULL;
}

/* ------------------------------------------------------------------ bearings --------------------------------------- */

uint32_t fz__role_bit(const fz_assignment *assignment)
{
    if (assignment->role == FZ_ROLE_LEAD)
        return assignment->rank == 1 ? FZ__ROLE_FIRST : FZ__ROLE_JOINT;
    return assignment->role == FZ_ROLE_COOPERATE ? FZ__ROLE_COOPERATE : FZ__ROLE_RESPONSIBLE;
}

bool fz__bearings_add(fz_context *context, fz__bearings *bearings, uint32_t task, uint32_t unit, uint32_t roles)
{
    if (unit == FZ__NO_UNIT)
        return true;
    if (!FZ_GROW(context, &bearings->items, &bearings->capacity, bearings->count + 1))
        return false;
    bearings->items[bearings->count++] = (fz__bearing){task, unit, roles};
    return true;
}

static int compare(const void *a, const void *b)
{
    const fz__bearing *x = a, *y = b;

    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

void fz__bearings_merge(fz__bearings *bearings)
{
    size_t kept = 0, end;

    /* Assignments come task by task, and what is short is sorted sooner. */
    for (size_t first = 0; first < bearings->count; first = end) {
        for (end = first; end < bearings->count && bearings->items[end].task == bearings->items[first].task;)
            end++;
        fz__sort(&bearings->items[first], end - first, sizeof(*bearings->items), compare);
    }
    for (size_t i = 0; i < bearings->count; i++) {
        if (kept > 0 && compare(&bearings->items[kept - 1], &bearings->items[i]) == 0)
            bearings->items[kept - 1].roles |= bearings->items[i].roles;
        else
            bearings->items[kept++] = bearings->items[i];
    }
    bearings->count = kept;
}

void fz__bearings_clear(fz_context *context, fz__bearings *bearings)
{
    fz__free(context, bearings->items, bearings->capacity * sizeof(*bearings->items));
    *bearings = (fz__bearings){NULL, 0, 0};
}

/* The first that is not before a pair. */
static size_t lower_bound(const fz__bearings *bearings, uint32_t task, uint32_t unit)
{
    const fz__bearing wanted = {task, unit, 0};
    size_t low = 0, high = bearings->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&bearings->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t fz__bearings_first(const fz__bearings *bearings, uint32_t task)
{
    return lower_bound(bearings, task, 0);
}

size_t fz__bearings_place(const fz__bearings *bearings, uint32_t task, uint32_t unit)
{
    size_t at = lower_bound(bearings, task, unit);

    return at < bearings->count && bearings->items[at].task == task && bearings->items[at].unit == unit
               ? at
               : bearings->count;
}

uint32_t fz__bearings_roles(const fz__bearings *bearings, uint32_t task, uint32_t unit)
{
    size_t at = fz__bearings_place(bearings, task, unit);

    return at < bearings->count ? bearings->items[at].roles : 0;
}
