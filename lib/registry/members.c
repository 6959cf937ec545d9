/* Whom a collective stands for. A body is in it when it has the seat of a listed member, when a rule fits it, or when it
 * is in a collective that is a member; and when it is not left out in the same way.
 *
 * A seat belongs to the member while it exists and to its successors afterwards: all who may ever have it are found by
 * search, and on the day it is asked who has it. Of collectives inside collectives each is looked at once for a body,
 * whatever the number of ways that lead there: the answer is remembered. */
#include "registry/load.h"

#include "base/sort.h"

#include <string.h>

typedef struct answers {
    const fz_body *body;
    fz_date date;
    size_t count;
    struct answer {
        const fz_body *collective;
        bool holds;
    } items[FZ__NEST_MAX];
} answers;

static bool rule_fits(const fz__rule *rule, const fz_body *body)
{
    if (rule->kind >= 0 && rule->kind != body->kind)
        return false;
    if (rule->level >= 0 && rule->level != body->level)
        return false;
    if (rule->parent != FZ__NOBODY && rule->parent != body->parent)
        return false;
    return !rule->class || (body->class && !strcmp(rule->class, body->class));
}

/* The first seat of a body in a span; its end when there is none. */
static uint32_t find_seat(const fz_registry *registry, fz__span seats, uint32_t body)
{
    uint32_t low = seats.first, high = seats.end;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (registry->seats.items[middle].body < body)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_seat(const answers *a, fz__span seats)
{
    const fz_registry *registry = a->body->registry;
    uint32_t body = (uint32_t)(a->body - registry->bodies.items);
    fz__lineage lineage;

    for (uint32_t i = find_seat(registry, seats, body); i < seats.end && registry->seats.items[i].body == body; i++) {
        lineage.count = 0;
        lineage.full = false;
        fz__lineage_follow(&lineage, &registry->bodies.items[registry->seats.items[i].member], true, a->date);
        if (fz__lineage_holds(&lineage, a->body))
            return true;
    }
    return false;
}

static bool holds(answers *a, const fz_body *collective);

static bool in_nested(answers *a, const fz_registry *registry, fz__span nests)
{
    for (uint32_t i = nests.first; i < nests.end; i++) {
        const fz_body *collective = &registry->bodies.items[registry->nests.items[i]];

        if (fz__body_lives(collective, a->date) && holds(a, collective))
            return true;
    }
    return false;
}

static bool on_side(answers *a, const fz_registry *registry, const fz__side *side)
{
    return has_seat(a, side->seats) || in_nested(a, registry, side->nests);
}

static bool work_out(answers *a, const fz_body *collective)
{
    const fz_registry *registry = collective->registry;
    bool in = false;

    for (uint32_t i = collective->rules.first; i < collective->rules.end && !in; i++)
        in = rule_fits(&registry->rules.items[i], a->body);
    in = in || on_side(a, registry, &collective->in);
    return in && !on_side(a, registry, &collective->out);
}

/* The depth is bounded by the number of collectives in one another, which loading checks. */
static bool holds(answers *a, const fz_body *collective)
{
    bool answer;

    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].collective == collective)
            return a->items[i].holds;
    answer = work_out(a, collective);
    if (a->count < FZ__NEST_MAX)
        a->items[a->count++] = (struct answer){collective, answer};
    return answer;
}

bool fz__collective_holds(const fz_body *collective, const fz_body *body, fz_date date)
{
    answers a;

    if (body->kind == FZ_BODY_COLLECTIVE || !fz__body_lives(body, date))
        return false;
    a.body = body;
    a.date = date;
    a.count = 0;
    return holds(&a, collective);
}

size_t fz_body_members(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity)
{
    size_t count = 0;

    if (!body)
        return 0;
    if (body->kind != FZ_BODY_COLLECTIVE) {
        if (bodies && capacity)
            bodies[0] = body;
        return 1;
    }
    for (size_t i = 0; i < body->registry->bodies.count; i++) {
        const fz_body *member = &body->registry->bodies.items[i];

        if (!fz__collective_holds(body, member, date))
            continue;
        if (bodies && count < capacity)
            bodies[count] = member;
        count++;
    }
    return count;
}

/* ------------------------------------------------------------------ seats */

static int compare_seats(const void *a, const void *b)
{
    const fz__seat *x = a, *y = b;

    if (x->body != y->body)
        return x->body < y->body ? -1 : 1;
    return x->member < y->member ? -1 : x->member > y->member;
}

static bool add_seats(fz_registry *registry, uint32_t member)
{
    fz__lineage lineage;

    lineage.count = 0;
    lineage.full = false;
    fz__lineage_all(&lineage, &registry->bodies.items[member]);
    if (!FZ_GROW(registry->context, &registry->seats.items, &registry->seats.capacity,
                 registry->seats.count + lineage.count))
        return false;
    for (size_t i = 0; i < lineage.count; i++)
        registry->seats.items[registry->seats.count++] =
            (fz__seat){(uint32_t)(lineage.items[i].body - registry->bodies.items), member};
    return true;
}

static bool add_nest(fz_registry *registry, uint32_t member)
{
    if (!FZ_GROW(registry->context, &registry->nests.items, &registry->nests.capacity, registry->nests.count + 1))
        return false;
    registry->nests.items[registry->nests.count++] = member;
    return true;
}

static bool index_side(fz_registry *registry, fz__side *side)
{
    side->seats.first = (uint32_t)registry->seats.count;
    side->nests.first = (uint32_t)registry->nests.count;
    for (uint32_t i = side->links.first; i < side->links.end; i++) {
        uint32_t member = registry->links.items[i].body;
        bool nested = registry->bodies.items[member].kind == FZ_BODY_COLLECTIVE;

        if (!(nested ? add_nest : add_seats)(registry, member))
            return false;
    }
    side->seats.end = (uint32_t)registry->seats.count;
    side->nests.end = (uint32_t)registry->nests.count;
    if (side->seats.first < side->seats.end)
        fz__sort(&registry->seats.items[side->seats.first], side->seats.end - side->seats.first,
                 sizeof(*registry->seats.items), compare_seats);
    return true;
}

bool fz__seats_index(fz_registry *registry)
{
    for (size_t i = 0; i < registry->bodies.count; i++) {
        fz_body *body = &registry->bodies.items[i];

        if (body->kind == FZ_BODY_COLLECTIVE && (!index_side(registry, &body->in) || !index_side(registry, &body->out)))
            return false;
    }
    return true;
}
