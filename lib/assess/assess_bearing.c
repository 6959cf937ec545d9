/* Who bears which tasks, and by which share (section 2, 3 and 4). */
#include "assess/assess_model.h"

#include "base/sort.h"
#include "registry/model.h"

#include <string.h>

static bool add(fz__assessment *a, uint32_t task, uint32_t unit, uint32_t roles)
{
    if (unit == FZ__NO_UNIT)
        return true;
    if (!FZ_GROW(a->context, &a->bearings, &a->bearing_capacity, a->bearing_count + 1))
        return fz__assess_no_memory(a);
    a->bearings[a->bearing_count++] = (fz__bearing){task, unit, roles};
    return true;
}

static uint32_t role_bit(const fz_assignment *assignment)
{
    if (assignment->role == FZ_ROLE_LEAD)
        return assignment->rank == 1 ? FZ__ROLE_FIRST : FZ__ROLE_JOINT;
    return assignment->role == FZ_ROLE_COOPERATE ? FZ__ROLE_COOPERATE : FZ__ROLE_RESPONSIBLE;
}

/* The body of a collective that the registry knows; NULL. */
static const fz_body *collective_of(const fz__assessment *a, const fz_unit *unit)
{
    fz_match match = {.size = sizeof(match)};
    const fz_report *r = a->report;

    if (unit->kind != FZ_UNIT_COLLECTIVE || !r->registry ||
        fz_registry_resolve(r->registry, unit->name, r->day, r->directive, &match, 1) != 1)
        return NULL;
    return match.body->kind == FZ_BODY_COLLECTIVE ? match.body : NULL;
}

/* Of each unit of the directive: the unit assessed, or the collective. */
typedef struct meaning {
    uint32_t unit;
    const fz_body *collective;
} meaning;

static bool read_units(fz__assessment *a, meaning *meanings)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = 0; i < d->unit_count; i++) {
        meanings[i] = (meaning){FZ__NO_UNIT, collective_of(a, &d->units[i])};
        if (d->units[i].kind != FZ_UNIT_COLLECTIVE && !fz__assess_unit(a, d->units[i].name, &meanings[i].unit, NULL))
            return false;
    }
    return true;
}

static bool add_members(fz__assessment *a, uint32_t task, const fz_body *collective, uint32_t roles)
{
    const fz_report *r = a->report;

    for (uint32_t i = 0; i < r->result_count; i++)
        if (r->results[i].body && fz__collective_holds(collective, r->results[i].body, r->day) &&
            !add(a, task, i, roles))
            return false;
    return true;
}

static int compare(const void *a, const void *b)
{
    const fz__bearing *x = a, *y = b;

    if (x->task != y->task)
        return x->task < y->task ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

/* Each pair once, with all roles. */
static void merge(fz__assessment *a)
{
    size_t kept = 0, end;

    /* Assignments come task by task, and what is short is sorted sooner. */
    for (size_t first = 0; first < a->bearing_count; first = end) {
        for (end = first; end < a->bearing_count && a->bearings[end].task == a->bearings[first].task;)
            end++;
        fz__sort(&a->bearings[first], end - first, sizeof(*a->bearings), compare);
    }
    for (size_t i = 0; i < a->bearing_count; i++) {
        if (kept > 0 && compare(&a->bearings[kept - 1], &a->bearings[i]) == 0)
            a->bearings[kept - 1].roles |= a->bearings[i].roles;
        else
            a->bearings[kept++] = a->bearings[i];
    }
    a->bearing_count = kept;
}

static uint32_t roles_in(const fz__assessment *a, uint32_t task, uint32_t unit)
{
    const fz__bearing wanted = {task, unit, 0};
    size_t low = 0, high = a->bearing_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(&a->bearings[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < a->bearing_count && compare(&a->bearings[low], &wanted) == 0 ? a->bearings[low].roles : 0;
}

uint32_t fz__assess_roles(const fz__assessment *a, uint32_t unit, const fz__slot *slot, uint32_t *left)
{
    uint32_t roles = 0;

    *left = 0;
    for (uint32_t i = 0; i < slot->task_count; i++) {
        uint32_t own = roles_in(a, slot->tasks[i], unit);

        roles |= own;
        if (own && !fz__assess_is_absent(a, unit, a->report->directive->tasks[slot->tasks[i]].id))
            *left |= own;
    }
    return roles;
}

static fz__shares shares_of(const fz__node *node)
{
    fz_decimal factor = node ? fz__node_decimal(node, KEY_FACTOR, FZ_DECIMAL_ONE) : FZ_DECIMAL_ONE;

    return (fz__shares){.whole = fz__rational_decimal(factor),
                        .deduct = fz__rational_decimal(node ? fz__node_decimal(node, KEY_DEDUCT, factor) : factor),
                        .add = fz__rational_decimal(node ? fz__node_decimal(node, KEY_ADD, factor) : factor),
                        .node = node};
}

/* Of every set of roles the share that stands first in the scheme, found once. */
static void read_shares(fz__assessment *a)
{
    static const uint32_t bits[] = {
        [ROLE_FIRST_LEAD] = FZ__ROLE_FIRST,
        [ROLE_JOINT_LEAD] = FZ__ROLE_JOINT,
        [ROLE_LEAD] = FZ__ROLE_FIRST | FZ__ROLE_JOINT,
        [ROLE_COOPERATE] = FZ__ROLE_COOPERATE,
        [ROLE_RESPONSIBLE] = FZ__ROLE_RESPONSIBLE,
    };
    const fz__node *first = fz__node_child(&a->report->scheme->nodes[0], SC_SHARE);

    a->has_shares = first != NULL;
    for (uint32_t roles = 0; roles < FZ__ROLE_SETS; roles++) {
        const fz__node *at = first;

        while (at && !(roles & bits[fz__node_choice(at, KEY_ROLE, 0)]))
            at = fz__node_sibling(at, SC_SHARE);
        a->shares[roles] = shares_of(at);
    }
}

bool fz__assess_has_share(const fz__assessment *a, uint32_t roles)
{
    return a->has_shares ? a->shares[roles].node != NULL : roles != 0;
}

bool fz__assess_bearing(fz__assessment *a)
{
    const fz_directive *d = a->report->directive;
    meaning *meanings;

    read_shares(a);
    if (!d)
        return true;
    meanings = fz__arena_alloc(&a->arena, (d->unit_count + 1) * sizeof(*meanings));
    if (!meanings)
        return fz__assess_no_memory(a);
    if (!read_units(a, meanings))
        return false;
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        const fz_assignment *assignment = &d->assignments[i];
        const meaning *who = &meanings[assignment->unit];

        if (who->collective ? !add_members(a, assignment->task, who->collective, role_bit(assignment))
                            : !add(a, assignment->task, who->unit, role_bit(assignment)))
            return false;
    }
    merge(a);
    return true;
}
