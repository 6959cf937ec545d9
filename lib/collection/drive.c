/* Which lists find the tasks of a query.
 *
 * A name as written has the lists of all names that are the same; where it is written in one way alone, these are its own. Through
 * the registry by which the collection is indexed, for the same day, a name has the lists of the body that it means, and those
 * of the collectives that stand for it where these are expanded. A unit of that name that means nobody or several is asked for as
 * written, so the lists of the name are walked too. A name that nobody bears means what the directive makes of it: no list
 * is known, and each directive is asked. */
#include "collection/model.h"
#include "query/query.h"

/* Who bears a name that is written so; NULL when nobody does. */
static const fz__bearer *bearer_of(const fz_collection *c, const fz__unit_condition *condition)
{
    uint32_t spelling = fz__strings_find(&c->spellings, condition->name, condition->length);

    if (spelling == FZ__NO_STRING || spelling >= c->unit_of_count || c->unit_of[spelling] == FZ__NONE)
        return NULL;
    return &c->units[c->unit_of[spelling]];
}

/* `exact`: who is written so holds the condition. */
static void walk_written(const fz_collection *c, const fz__unit_condition *condition, bool exact, fz__walk *walk)
{
    const fz__bearer *bearer = bearer_of(c, condition);

    if (!bearer)
        return;
    fz__walk_roles(walk, bearer, condition->roles);
    if (exact && !bearer->mixed)
        walk->sure_lists = walk->lists;
}

static void walk_body(const fz__roll *roll, const fz_body *body, uint32_t roles, fz__walk *walk)
{
    fz__walk_roles(walk, &roll->bodies[body - roll->registry->bodies.items], roles);
    walk->sure_lists = walk->lists;
}

static void walk_collectives(const fz__roll *roll, const fz_body *body, uint32_t roles, fz__walk *walk)
{
    for (size_t i = 0; i < roll->registry->bodies.count; i++) {
        const fz_body *other = &roll->registry->bodies.items[i];

        if (other != body && other->kind == FZ_BODY_COLLECTIVE && fz__collective_holds(other, body, roll->date))
            walk_body(roll, other, roles, walk);
    }
}

static bool walk_through(const fz_collection *c, const fz_query *query, const fz__unit_condition *condition,
                         fz__walk *walk)
{
    const fz__roll *roll = &c->roll;
    fz__meanings meanings;
    bool one;

    if (roll->registry != query->registry || roll->date != query->date ||
        fz__names_find(roll->registry, NULL, 0, condition->name, condition->length) == FZ__NOBODY)
        return false;
    fz__resolve(roll->registry, condition->name, condition->length, 0, roll->date, NULL, &meanings);
    one = meanings.count == 1;
    if (one)
        walk_body(roll, meanings.items[0].body, condition->roles, walk);
    if (one && query->expand)
        walk_collectives(roll, meanings.items[0].body, condition->roles, walk);
    walk_written(c, condition, !one, walk);
    return !walk->full;
}

static bool walk_condition(const fz_collection *c, const fz_query *query, const fz__unit_condition *condition,
                           fz__walk *walk)
{
    if (!condition->name)
        return false;
    if (query->registry)
        return walk_through(c, query, condition, walk);
    walk_written(c, condition, true, walk);
    return true;
}

bool fz__drive(const fz_collection *c, const fz_query *query, fz__walk *walk, size_t *condition)
{
    bool driven = false;

    for (size_t i = 0; i < query->unit_count; i++) {
        fz__walk other = {.lists = 0};

        if (!walk_condition(c, query, &query->units[i], &other) || (driven && other.size >= walk->size))
            continue;
        *walk = other;
        *condition = i;
        driven = true;
    }
    return driven;
}
