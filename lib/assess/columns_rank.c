/* Ranks, of units that stand in the order of the keys of their totals. Of units that followed the plan equal keys are equal totals; where one
 * of them went by fractions, or the scheme has keys behind the total, those of equal keys are looked at again. */
#include "assess/columns_model.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ room ------------------------------------------- */

static bool has_quotas(const fz__node *table)
{
    for (const fz__node *at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE))
        if (fz__node_has(at, KEY_MOST) || fz__node_has(at, KEY_LEAST))
            return true;
    return false;
}

/* The slot of an indicator that a key names. */
static uint32_t slot_of(const fz__columns_call *c, const char *id)
{
    const fz__node *node = fz_scheme_indicator_by_id(c->report.scheme, id);

    for (uint32_t slot = 0; slot < c->report.slot_count; slot++)
        if (c->report.slots[slot].node == node)
            return slot;
    return FZ__NO_SLOT;
}

static bool open_keys(fz__columns_call *c, const fz__node *rank)
{
    size_t count = 0;

    for (const fz__node *at = rank ? fz__node_child(rank, SC_KEY) : NULL; at; at = fz__node_sibling(at, SC_KEY))
        count++;
    c->keys = fz__arena_alloc(&c->a.arena, (count + 1) * sizeof(*c->keys));
    if (!c->keys)
        return false;
    for (const fz__node *at = rank ? fz__node_child(rank, SC_KEY) : NULL; at; at = fz__node_sibling(at, SC_KEY)) {
        fz__rank_key *key = &c->keys[c->key_count];

        key->planned = false;
        key->slot = slot_of(c, fz__node_text(at, KEY_INDICATOR));
        key->ascending = fz__node_choice(at, KEY_ORDER, ORDER_DESCENDING) == ORDER_ASCENDING;
        key->values = fz__alloc(c->context, c->table.count * sizeof(*key->values));
        if (!key->values)
            return false;
        c->key_count++;
    }
    return true;
}

bool fz__columns_open_ranks(fz__columns_call *c)
{
    const fz__class *class = &c->report.classes[0];
    size_t count = c->table.count;

    c->grades = c->table.grades;
    c->is_ranked = c->table.ranks || (c->grades && has_quotas(class->grades));
    if (!c->is_ranked)
        return true;
    c->on_rounded = class->rank && fz__node_choice(class->rank, KEY_ON, ON_ROUNDED) == ON_ROUNDED;
    c->entries = fz__alloc(c->context, count * sizeof(*c->entries));
    c->ranks = c->table.ranks ? c->table.ranks : fz__alloc(c->context, count * sizeof(*c->ranks));
    if (!c->entries || !c->ranks || !open_keys(c, class->rank))
        return fz__assess_no_memory(&c->a);
    memset(c->ranks, 0, count * sizeof(*c->ranks));
    return true;
}

/* ------------------------------------------------------------------ those of equal keys ---------------------------- */

typedef struct tied {
    const fz__columns_call *call;
    uint32_t unit;
    int64_t total;                /* as the plan has it */
    const fz__exact_value *exact; /* its total and keys; NULL: it followed the plan */
} tied;

static const fz__exact_value *exact_of(const fz__columns_call *c, uint32_t unit)
{
    size_t low = 0, high = c->exact_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c->exact_units[middle] < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->exact_count && c->exact_units[low] == unit ? &c->exact_values[low * (c->key_count + 1)] : NULL;
}

static fz__exact_value value_of(const tied *t, size_t key)
{
    fz__exact_value value;

    if (t->exact)
        return t->exact[key];
    if (key == 0)
        return (fz__exact_value){true, fz__column_total(t->call, t->total)};
    value.has = fz__column_planned(t->call, &t->call->keys[key - 1], t->unit, &value.value);
    return value;
}

static int compare_planned(const fz__rank_key *key, const tied *x, const tied *y)
{
    if (!key->planned)
        return 0;
    return (key->values[x->unit] < key->values[y->unit]) - (key->values[x->unit] > key->values[y->unit]);
}

/* The total is key 0. Of those that followed the plan it is the same, since what they are ordered by is. */
static int compare_key(const tied *x, const tied *y, size_t key)
{
    bool ascending = key > 0 && x->call->keys[key - 1].ascending;
    fz__exact_value a, b;
    int order;

    if (!x->exact && !y->exact) {
        order = key > 0 ? compare_planned(&x->call->keys[key - 1], x, y) : 0;
        return ascending ? -order : order;
    }
    a = value_of(x, key);
    b = value_of(y, key);
    if (a.has != b.has)
        return a.has ? -1 : 1;
    order = a.has ? fz__rational_compare(&b.value, &a.value) : 0;
    return ascending ? -order : order;
}

static int compare_ranks(const tied *x, const tied *y)
{
    int order = 0;

    for (size_t key = 0; key <= x->call->key_count && order == 0; key++)
        order = compare_key(x, y, key);
    return order;
}

static int compare(const void *a, const void *b)
{
    const tied *x = a, *y = b;
    int order = compare_ranks(x, y);

    return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

/* ------------------------------------------------------------------ ranks ------------------------------------------ */

typedef struct ranking {
    fz__columns_call *c;
    unsigned ties;
    uint32_t place;
    tied *room; /* for the largest run of equal keys; NULL: equal keys are equal ranks */
} ranking;

static bool refuse_tie(fz__columns_call *c, uint32_t a, uint32_t b)
{
    char names[2][FZ_DIGITS];

    return fz__assess_stop(&c->a, FZ_ETIE,
                           FZ_ARGS(FZ_WORD_THE_RANKING, fz__digits(a, names[0]), fz__digits(b, names[1])));
}

/* The next unit in the order of ranks. */
static bool give_rank(ranking *r, size_t at, bool is_equal)
{
    const fz__placed *entries = r->c->entries;

    if (is_equal && r->ties == RANK_TIES_REFUSE)
        return refuse_tie(r->c, entries[at - 1].unit, entries[at].unit);
    if (!is_equal)
        r->place = r->ties == RANK_TIES_NEXT ? r->place + 1 : (uint32_t)at + 1;
    r->c->ranks[entries[at].unit] = r->place;
    return true;
}

/* Units of equal keys: [first, end). */
static bool rank_run(ranking *r, size_t first, size_t end)
{
    fz__placed *entries = r->c->entries;

    for (size_t i = first; r->room && i < end; i++)
        r->room[i - first] = (tied){r->c, entries[i].unit, ~entries[i].key, exact_of(r->c, entries[i].unit)};
    if (r->room)
        fz__sort(r->room, end - first, sizeof(*r->room), compare);
    for (size_t i = first; i < end; i++) {
        bool is_equal = i > first && (!r->room || compare_ranks(&r->room[i - first - 1], &r->room[i - first]) == 0);

        if (r->room)
            entries[i].unit = r->room[i - first].unit;
        if (!give_rank(r, i, is_equal))
            return false;
    }
    return true;
}

static size_t end_of_run(const fz__columns_call *c, size_t first)
{
    size_t end = first + 1;

    while (end < c->entry_count && c->entries[end].key == c->entries[first].key)
        end++;
    return end;
}

static bool open_room(ranking *r, size_t *most)
{
    *most = 0;
    if (r->c->key_count == 0 && r->c->exact_count == 0)
        return true;
    for (size_t i = 0, end; i < r->c->entry_count; i = end) {
        end = end_of_run(r->c, i);
        *most = end - i > *most ? end - i : *most;
    }
    r->room = fz__alloc(r->c->context, *most * sizeof(*r->room));
    return r->room || fz__assess_no_memory(&r->c->a);
}

static bool sort(fz__columns_call *c)
{
    fz__placed *room = fz__alloc(c->context, c->entry_count * sizeof(*room));

    if (!room)
        return fz__assess_no_memory(&c->a);
    fz__placed_sort(c->entries, room, c->entry_count);
    fz__free(c->context, room, c->entry_count * sizeof(*room));
    return true;
}

bool fz__columns_rank(fz__columns_call *c)
{
    const fz__node *rank = c->report.classes[0].rank;
    ranking r = {.c = c, .ties = rank ? fz__node_choice(rank, KEY_TIES, RANK_TIES_SKIP) : RANK_TIES_SKIP};
    bool done = true;
    size_t most;

    if (!c->is_ranked || c->entry_count == 0)
        return true;
    if (!sort(c) || !open_room(&r, &most))
        return false;
    for (size_t i = 0, end; done && i < c->entry_count; i = end) {
        end = end_of_run(c, i);
        done = rank_run(&r, i, end);
    }
    fz__free(c->context, r.room, r.room ? most * sizeof(*r.room) : 0);
    return done;
}
