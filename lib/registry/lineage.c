/* Who comes after whom. A lineage is walked breadth first: what it holds is its own queue. It holds no more than the check
 * at loading allows, so it fits on the stack, and looking through it costs less than a table would. */
#include "registry/model.h"

bool fz__body_lives(const fz_body *body, fz_date date)
{
    if (!date)
        return true;
    return (!body->first || body->first <= date) && (!body->last || body->last >= date);
}

bool fz__lineage_holds(const fz__lineage *lineage, const fz_body *body)
{
    for (size_t i = 0; i < lineage->count; i++)
        if (lineage->items[i].body == body)
            return true;
    return false;
}

static void add(fz__lineage *lineage, const fz_body *body, bool verified)
{
    if (fz__lineage_holds(lineage, body))
        return;
    if (lineage->count == FZ_MATCHES_MAX) {
        lineage->full = true;
        return;
    }
    lineage->items[lineage->count].body = body;
    lineage->items[lineage->count++].verified = verified;
}

/* Those that follow a body at one remove. */
static void add_heirs(fz__lineage *lineage, const fz_body *body, bool verified)
{
    const fz_registry *registry = body->registry;

    for (uint32_t i = body->endings.first; i < body->endings.end; i++) {
        const fz_succession *s = &registry->successions.items[registry->endings.items[i].succession];

        for (uint32_t n = s->to.first; n < s->to.end && !lineage->full; n++) {
            uint32_t heir = registry->links.items[n].body;

            if (heir != FZ__NOBODY)
                add(lineage, &registry->bodies.items[heir], verified && s->verified);
        }
    }
}

void fz__lineage_all(fz__lineage *lineage, const fz_body *body)
{
    size_t at = lineage->count;

    add(lineage, body, body->verified);
    for (; at < lineage->count; at++)
        add_heirs(lineage, lineage->items[at].body, lineage->items[at].verified);
}

void fz__lineage_follow(fz__lineage *lineage, const fz_body *body, bool verified, fz_date date)
{
    fz__lineage way;

    if (fz__body_lives(body, date)) {
        add(lineage, body, verified && body->verified);
        return;
    }
    way.count = 0;
    way.full = false;
    add(&way, body, verified && body->verified);
    for (size_t at = 0; at < way.count; at++) {
        const fz_body *next = way.items[at].body;

        if (fz__body_lives(next, date))
            add(lineage, next, way.items[at].verified && next->verified);
        else if (next->last && next->last < date)
            add_heirs(&way, next, way.items[at].verified && next->verified);
    }
}

size_t fz_body_successors(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity)
{
    fz__lineage lineage;

    if (!body)
        return 0;
    lineage.count = 0;
    lineage.full = false;
    fz__lineage_follow(&lineage, body, true, date);
    for (size_t i = 0; bodies && i < lineage.count && i < capacity; i++)
        bodies[i] = lineage.items[i].body;
    return lineage.count;
}
