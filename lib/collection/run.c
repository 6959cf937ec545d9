/* Questions over all directives.
 *
 * A query that names units is driven by the shortest of their lists (drive.c); where such a list is all that it asks for, the
 * hits are written as they stand. Otherwise each candidate is held against the other conditions. A query that no list drives is
 * asked of each directive, whose own index then drives. Directives that do not hold the words asked for are left out
 * (sieve.c). Nothing is allocated. */
#include "collection/model.h"
#include "query/query.h"
#include "query/through.h"

#include <string.h>

typedef struct result {
    const fz_task **tasks;
    size_t capacity, count;
} result;

static const fz_task *task_of(const fz_collection *c, uint64_t key)
{
    return &c->slots[key >> 32].tasks[(uint32_t)key];
}

static void take(result *r, const fz_task *task)
{
    if (r->count < r->capacity)
        r->tasks[r->count] = task;
    r->count++;
}

/* One list holds each key once, so its hits need no comparing. */
static size_t write_one(const fz_collection *c, const fz__walk *walk, const fz_task **tasks, size_t capacity)
{
    size_t count = walk->size < capacity ? walk->size : capacity;
    const uint64_t *keys = walk->at[0];
    const fz__slot *slots = c->slots;

    for (size_t i = 0; i < count; i++)
        tasks[i] = &slots[keys[i] >> 32].tasks[(uint32_t)keys[i]];
    return walk->size;
}

static size_t write_all(const fz_collection *c, fz__walk *walk, const fz_task **tasks, size_t capacity)
{
    result r = {tasks, tasks ? capacity : 0, 0};

    if (walk->lists == 1)
        return write_one(c, walk, r.tasks, r.capacity);
    for (uint64_t key = fz__walk_next(walk); key != FZ__NO_KEY; key = fz__walk_next(walk))
        take(&r, task_of(c, key));
    return r.count;
}

/* ------------------------------------------------------------------ queries ---------------------------------------- */

/* What is asked for beside the condition that drives. */
static bool asks_more(const fz_query *query)
{
    return query->unit_count > 1 || query->section_count || query->number_count || query->words_count;
}

/* A directive that does not pass the sieve is left out with all its keys. */
static size_t run_driven(const fz_collection *c, const fz_query *query, size_t condition, fz__walk *walk, result *r)
{
    const fz_directive *directive = NULL;
    const bool more = asks_more(query);
    fz__reading reading;
    fz__probes probes;

    fz__probes_read(&probes, query);
    for (uint64_t key = fz__walk_next(walk); key != FZ__NO_KEY; key = fz__walk_next(walk)) {
        const fz__slot *slot = &c->slots[key >> 32];

        if (directive != slot->directive) {
            if (!fz__sieve_passes(slot->sieve, &probes)) {
                fz__walk_skip(walk, fz__key((size_t)(key >> 32) + 1, 0));
                continue;
            }
            directive = slot->directive;
            fz__reading_open(&reading, query, directive);
        }
        if ((!more && walk->sure) ||
            fz__reading_holds(&reading, task_of(c, key), walk->sure ? condition : FZ__NO_CONDITION))
            take(r, task_of(c, key));
    }
    return r->count;
}

static size_t run_each(const fz_collection *c, const fz_query *query, result *r)
{
    fz__probes probes;

    fz__probes_read(&probes, query);
    for (size_t i = 0; i < c->count; i++) {
        const fz__slot *slot = &c->slots[c->order[i]];
        size_t room = r->capacity > r->count ? r->capacity - r->count : 0;

        if (fz__sieve_passes(slot->sieve, &probes))
            r->count += fz_query_run(query, slot->directive, room ? r->tasks + r->count : NULL, room);
    }
    return r->count;
}

size_t fz_collection_run(const fz_collection *collection, const fz_query *query, const fz_task **tasks, size_t capacity)
{
    result r = {tasks, tasks ? capacity : 0, 0};
    fz__walk walk = {.lists = 0};
    size_t condition;

    if (!collection || !query)
        return 0;
    if (!fz__drive(collection, query, &walk, &condition))
        return run_each(collection, query, &r);
    if (!asks_more(query) && walk.sure_lists == walk.lists)
        return write_all(collection, &walk, tasks, capacity);
    return run_driven(collection, query, condition, &walk, &r);
}

/* ------------------------------------------------------------------ units, bodies, sections ------------------------- */

size_t fz_collection_unit_tasks(const fz_collection *collection, const char *unit, uint32_t roles,
                                const fz_task **tasks, size_t capacity)
{
    fz__walk walk = {.lists = 0};
    fz__folded folded;
    uint32_t number;

    if (!collection || !unit)
        return 0;
    fz__folded_make(&folded, collection->context, unit, strlen(unit));
    number = fz__strings_find(&collection->unit_names, folded.bytes, folded.length);
    if (number < collection->unit_count)
        fz__walk_roles(&walk, &collection->units[number], roles);
    return write_all(collection, &walk, tasks, capacity);
}

size_t fz_collection_body_tasks(const fz_collection *collection, const fz_body *body, uint32_t roles,
                                const fz_task **tasks, size_t capacity)
{
    const fz_registry *registry = collection ? collection->roll.registry : NULL;
    fz__walk walk = {.lists = 0};

    if (!registry || !body || body->registry != registry)
        return 0;
    fz__walk_roles(&walk, &collection->roll.bodies[body - registry->bodies.items], roles);
    return write_all(collection, &walk, tasks, capacity);
}

static void walk_heading(fz__walk *walk, const fz__headings *headings, const fz__folded *folded)
{
    uint32_t number = fz__strings_find(&headings->names, folded->bytes, folded->length);

    if (number < headings->count)
        fz__walk_add(walk, &headings->lists[number]);
}

size_t fz_collection_sections(const fz_collection *collection, const char *heading, const fz_section **sections,
                              size_t capacity)
{
    fz__walk walk = {.lists = 0};
    fz__folded folded;
    size_t count = 0;

    if (!collection || !heading)
        return 0;
    fz__folded_make(&folded, collection->context, heading, strlen(heading));
    walk_heading(&walk, &collection->labels, &folded);
    walk_heading(&walk, &collection->titles, &folded);
    for (uint64_t key = fz__walk_next(&walk); key != FZ__NO_KEY; key = fz__walk_next(&walk), count++)
        if (sections && count < capacity)
            sections[count] = &collection->slots[key >> 32].directive->sections[(uint32_t)key];
    return count;
}
