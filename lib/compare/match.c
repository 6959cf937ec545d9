/* Matching what is equal, and the order of all matching.
 *
 * Nothing here depends on which side is called A: comparing B with A gives the same pairs. */
#include "compare/model.h"

#include "base/sort.h"

void fz__pair_up(fz__kin *a, fz__kin *b, uint32_t i, uint32_t j)
{
    a->partner[i] = j;
    b->partner[j] = i;
}

/* Those without a partner, sorted so that equal ones stand together. */
typedef struct entry {
    uint32_t key, group, side, index;
} entry;

static int by_key(const void *x, const void *y)
{
    const entry *a = x, *b = y;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static size_t collect(const fz__kin *a, const fz__kin *b, fz__key key, bool grouped, entry *entries)
{
    const fz__kin *sides[] = {a, b};
    size_t count = 0;

    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->count; i++)
            if (sides[side]->partner[i] == FZ__NONE)
                entries[count++] = (entry){sides[side]->keys[key][i], grouped ? sides[side]->groups[i] : 0, side, i};
    fz__sort(entries, count, sizeof(*entries), by_key);
    return count;
}

/* A run of equal entries: those of A first. Pairs them in order; where there are more on one side, who is left over is
 * anybody's guess, and all of them are told so. */
static void pair_run(fz__kin *a, fz__kin *b, const entry *run, size_t count, bool only_single)
{
    size_t of_a = 0, of_b, most;

    while (of_a < count && run[of_a].side == 0)
        of_a++;
    of_b = count - of_a;
    if (!of_a || !of_b || (only_single && (of_a > 1 || of_b > 1)))
        return;
    most = of_a < of_b ? of_a : of_b;
    for (size_t i = 0; i < most; i++)
        fz__pair_up(a, b, run[i].index, run[of_a + i].index);
    for (size_t i = 0; i < count && of_a != of_b; i++)
        (run[i].side ? b : a)->uncertain[run[i].index] = true;
}

static void pair_runs(fz__kin *a, fz__kin *b, fz__key key, bool grouped, bool only_single, entry *entries)
{
    size_t count = collect(a, b, key, grouped, entries);

    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1;
             end < count && entries[end].key == entries[first].key && entries[end].group == entries[first].group;)
            end++;
        pair_run(a, b, entries + first, end - first, only_single);
    }
}

static bool pair_if_equal(fz__kin *a, fz__kin *b, fz__key key, uint32_t i, uint32_t j)
{
    if (i >= a->count || j >= b->count || a->partner[i] != FZ__NONE || b->partner[j] != FZ__NONE ||
        a->keys[key][i] != b->keys[key][j])
        return false;
    fz__pair_up(a, b, i, j);
    return true;
}

/* What is equal and stands next to a pair is a pair; the beginnings and the ends of both sides count as one. */
static void pair_neighbours(fz__kin *a, fz__kin *b, fz__key key)
{
    if (!a->count || !b->count)
        return;
    pair_if_equal(a, b, key, 0, 0);
    for (uint32_t i = 0; i < a->count; i++)
        if (a->partner[i] != FZ__NONE)
            pair_if_equal(a, b, key, i + 1, a->partner[i] + 1);
    pair_if_equal(a, b, key, a->count - 1, b->count - 1);
    for (uint32_t i = a->count; i-- > 1;)
        if (a->partner[i] != FZ__NONE && a->partner[i])
            pair_if_equal(a, b, key, i - 1, a->partner[i] - 1);
}

static void pair_equals(fz__kin *a, fz__kin *b, fz__key key, entry *entries)
{
    pair_runs(a, b, key, false, true, entries);
    pair_neighbours(a, b, key);
    pair_runs(a, b, key, true, false, entries);
    pair_runs(a, b, key, false, false, entries);
}

static entry *room_for(fz__match *match, const fz__kin *a, const fz__kin *b)
{
    return fz__arena_alloc(&match->scratch, ((size_t)a->count + b->count + 1) * sizeof(entry));
}

/* ------------------------------------------------------------------ sections by their tasks */

static int by_sections(const void *x, const void *y)
{
    const fz__pair *a = x, *b = y;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/* How many tasks stand in each section itself; NULL when memory is exhausted. */
static uint32_t *own_tasks(fz__match *match, const fz_directive *d)
{
    uint32_t *counts = fz__arena_alloc(&match->scratch, ((size_t)d->section_count + 1) * sizeof(*counts));

    for (uint32_t i = 0; counts && i < d->section_count; i++)
        counts[i] = 0;
    for (uint32_t i = 0; counts && i < d->task_count; i++)
        if (d->tasks[i].section != FZ__NONE)
            counts[d->tasks[i].section]++;
    return counts;
}

/* For each two sections without partners that share tasks, the share of these in all of theirs. */
static bool count_votes(fz__match *match, fz__pair **votes, size_t *vote_count)
{
    const fz_directive *a = match->a.directive, *b = match->b.directive;
    fz__pair *pairs = fz__arena_alloc(&match->scratch, ((size_t)a->task_count + 1) * sizeof(*pairs));
    const uint32_t *of_a = own_tasks(match, a), *of_b = own_tasks(match, b);
    size_t count = 0, kept = 0;

    if (!pairs || !of_a || !of_b)
        return false;
    for (uint32_t i = 0; i < a->task_count; i++) {
        uint32_t j = match->a.tasks.partner[i], x = a->tasks[i].section;
        uint32_t y = j == FZ__NONE ? FZ__NONE : b->tasks[j].section;

        if (x != FZ__NONE && y != FZ__NONE && match->a.sections.partner[x] == FZ__NONE &&
            match->b.sections.partner[y] == FZ__NONE)
            pairs[count++] = (fz__pair){x, y, 1};
    }
    fz__sort(pairs, count, sizeof(*pairs), by_sections);
    for (size_t i = 0; i < count; i++) {
        if (kept && !by_sections(&pairs[kept - 1], &pairs[i]))
            pairs[kept - 1].score++;
        else
            pairs[kept++] = pairs[i];
    }
    for (size_t i = 0; i < kept; i++)
        pairs[i].score = (uint32_t)(UINT64_C(2000) * pairs[i].score / ((uint64_t)of_a[pairs[i].a] + of_b[pairs[i].b]));
    *votes = pairs;
    *vote_count = kept;
    return true;
}

static bool match_sections(fz__match *match)
{
    fz__kin *a = &match->a.sections, *b = &match->b.sections;
    entry *entries = room_for(match, a, b);

    if (!entries)
        return false;
    pair_equals(a, b, FZ_KEY_WHOLE, entries);
    return true;
}

static bool match_equal_tasks(fz__match *match)
{
    fz__kin *a = &match->a.tasks, *b = &match->b.tasks;
    entry *entries = room_for(match, a, b);

    if (!entries)
        return false;
    for (fz__key key = 0; key < FZ_KEYS; key++)
        pair_equals(a, b, key, entries);
    return true;
}

bool fz__match_all(fz__match *match)
{
    fz__pair *votes = NULL;
    size_t vote_count = 0;

    if (!match_sections(match))
        return false;
    fz__side_group(match);
    if (!match_equal_tasks(match) || !count_votes(match, &votes, &vote_count) ||
        !fz__match_similar(match, &match->a.sections, &match->b.sections, votes, vote_count))
        return false;
    fz__side_group(match);
    if (!fz__match_similar(match, &match->a.tasks, &match->b.tasks, NULL, 0))
        return false;
    return fz__find_moved(match, &match->a.sections, &match->b.sections) &&
           fz__find_moved(match, &match->a.tasks, &match->b.tasks);
}
