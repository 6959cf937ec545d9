#include "collection/model.h"

#include <string.h>

bool fz__keys_reserve(fz_context *context, fz__keys *keys)
{
    size_t wanted = keys->wanted;

    keys->wanted = 0;
    return FZ_GROW(context, &keys->items, &keys->capacity, keys->count + wanted);
}

void fz__keys_append(fz__keys *keys, uint64_t key)
{
    if (!keys->count || keys->items[keys->count - 1] != key)
        keys->items[keys->count++] = key;
}

/* The first of [from, end) that is not below `least`: by strides that double, and then by halving the last of them. */
static const uint64_t *seek(const uint64_t *from, const uint64_t *end, uint64_t least)
{
    size_t stride = 1;

    while ((size_t)(end - from) > stride && from[stride - 1] < least) {
        from += stride;
        stride *= 2;
    }
    if ((size_t)(end - from) < stride)
        stride = (size_t)(end - from);
    while (stride > 0) {
        size_t half = stride / 2;

        if (from[half] < least) {
            from += half + 1;
            stride -= half + 1;
        } else {
            stride = half;
        }
    }
    return from;
}

void fz__keys_cut(fz__keys *keys, size_t slot)
{
    uint64_t *items = keys->items;
    size_t first, end;

    if (!keys->count)
        return;
    first = (size_t)(seek(items, items + keys->count, fz__key(slot, 0)) - items);
    end = (size_t)(seek(items + first, items + keys->count, fz__key(slot + 1, 0)) - items);
    memmove(items + first, items + end, (keys->count - end) * sizeof(*items));
    keys->count -= end - first;
}

void fz__keys_renumber(fz__keys *keys, const uint32_t *numbers)
{
    for (size_t i = 0; i < keys->count; i++)
        keys->items[i] = fz__key(numbers[keys->items[i] >> 32], (uint32_t)keys->items[i]);
}

void fz__keys_clear(fz_context *context, fz__keys *keys)
{
    fz__free(context, keys->items, keys->capacity * sizeof(*keys->items));
    memset(keys, 0, sizeof(*keys));
}

void fz__bearers_clear(fz_context *context, fz__bearer *bearers, size_t count, size_t capacity)
{
    for (size_t i = 0; i < count; i++)
        for (size_t list = 0; list < FZ__ALL_LISTS; list++)
            fz__keys_clear(context, &bearers[i].lists[list]);
    fz__free(context, bearers, capacity * sizeof(*bearers));
}

void fz__bearer_want(fz__bearer *bearer, const fz_unit *unit)
{
    for (size_t list = 0; list < FZ_LISTS; list++) {
        size_t tasks = unit->tasks[list].end - unit->tasks[list].first;

        bearer->lists[list].wanted += tasks;
        if (list == FZ_LIST_FIRST_LEAD || list == FZ_LIST_JOINT_LEAD)
            bearer->lists[FZ__LIST_LEAD].wanted += tasks;
    }
}

bool fz__bearer_reserve(fz_context *context, fz__bearer *bearer)
{
    bool all = true;

    for (size_t list = 0; list < FZ__ALL_LISTS; list++)
        all &= fz__keys_reserve(context, &bearer->lists[list]);
    return all;
}

/* All lists are seen to, also behind a failure, so that none is left wanting. */
void fz__bearer_post(fz__bearer *bearer, const fz_assignment *assignment, uint64_t key)
{
    fz__list list = assignment->role == FZ_ROLE_COOPERATE ? FZ_LIST_COOPERATE : FZ_LIST_RESPONSIBLE;

    if (assignment->role == FZ_ROLE_LEAD) {
        list = assignment->rank == 1 ? FZ_LIST_FIRST_LEAD : FZ_LIST_JOINT_LEAD;
        fz__keys_append(&bearer->lists[FZ__LIST_LEAD], key);
    }
    fz__keys_append(&bearer->lists[list], key);
}

void fz__walk_add(fz__walk *walk, const fz__keys *keys)
{
    if (!keys->count)
        return;
    walk->full |= walk->lists == FZ__WALK_MOST;
    if (walk->full)
        return;
    walk->at[walk->lists] = keys->items;
    walk->end[walk->lists++] = keys->items + keys->count;
    walk->size += keys->count;
}

void fz__walk_roles(fz__walk *walk, const fz__bearer *bearer, uint32_t roles)
{
    const uint32_t leads = 1u << FZ_LIST_FIRST_LEAD | 1u << FZ_LIST_JOINT_LEAD;
    uint32_t lists = fz__lists_of(roles ? roles : FZ_ROLE_ANY);

    if ((lists & leads) == leads)
        lists = (lists & ~leads) | 1u << FZ__LIST_LEAD;
    for (size_t list = 0; list < FZ__ALL_LISTS; list++)
        if (lists & 1u << list)
            fz__walk_add(walk, &bearer->lists[list]);
}

uint64_t fz__walk_next(fz__walk *walk)
{
    uint64_t lowest = FZ__NO_KEY;

    walk->sure = false;
    for (size_t i = 0; i < walk->lists; i++)
        if (walk->at[i] < walk->end[i] && *walk->at[i] < lowest)
            lowest = *walk->at[i];
    for (size_t i = 0; i < walk->lists; i++) {
        bool here = walk->at[i] < walk->end[i] && *walk->at[i] == lowest;

        walk->at[i] += here;
        walk->sure |= here && i < walk->sure_lists;
    }
    return lowest;
}

void fz__walk_skip(fz__walk *walk, uint64_t least)
{
    for (size_t i = 0; i < walk->lists; i++)
        walk->at[i] = seek(walk->at[i], walk->end[i], least);
}
