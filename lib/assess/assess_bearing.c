/* Who bears which tasks, and by which share (section 2, 3 and 4). */
#include "assess/assess_model.h"

static bool add(fz__assessment *a, uint32_t task, uint32_t unit, uint32_t roles)
{
    return fz__bearings_add(a->context, &a->bearings, task, unit, roles) || fz__assess_no_memory(a);
}

/* Of each unit of the directive: the unit assessed, or the collective. */
typedef struct meaning {
    uint32_t unit;
    const fz_body *collective;
} meaning;

static bool read_units(fz__assessment *a, const fz__naming *naming, meaning *meanings)
{
    const fz_directive *d = a->report->directive;

    for (uint32_t i = 0; i < d->unit_count; i++) {
        meanings[i] = (meaning){FZ__NO_UNIT, fz__naming_collective(naming, &d->units[i])};
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

uint32_t fz__assess_roles(const fz__assessment *a, uint32_t unit, const fz__slot *slot, uint32_t *left)
{
    uint32_t roles = 0;

    *left = 0;
    for (uint32_t i = 0; i < slot->task_count; i++) {
        uint32_t own = fz__bearings_roles(&a->bearings, slot->tasks[i], unit);

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
    fz__naming naming = fz__assess_naming(a);
    meaning *meanings;

    read_shares(a);
    if (!d)
        return true;
    meanings = fz__arena_alloc(&a->arena, (d->unit_count + 1) * sizeof(*meanings));
    if (!meanings)
        return fz__assess_no_memory(a);
    if (!read_units(a, &naming, meanings))
        return false;
    for (uint32_t i = 0; i < d->assignment_count; i++) {
        const fz_assignment *assignment = &d->assignments[i];
        const meaning *who = &meanings[assignment->unit];

        if (who->collective ? !add_members(a, assignment->task, who->collective, fz__role_bit(assignment))
                            : !add(a, assignment->task, who->unit, fz__role_bit(assignment)))
            return false;
    }
    fz__bearings_merge(&a->bearings);
    return true;
}
