/* Who has a score and a rank, the order of ranks, and what the classes come to (sections 6 and 8). */
#include "assess/assess_model.h"
#include "assess/calc.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ standing --------------------------------------- */

/* How much a child counts in the coverage of a slot. */
static fz__rational part_of(const fz__slot *slot, const fz__slot *child, const fz_item *item, fz__calc *calc)
{
    fz__rational part = fz__rational_of(1);

    if (slot->combine == COMBINE_MEAN || slot->combine == COMBINE_GEOMETRIC)
        part = child->weight;
    else if (slot->combine == COMBINE_SUM || slot->combine == COMBINE_FOLD)
        part = fz__calc_multiply(calc, child->weight, item->worth);
    part.negative = false;
    return part;
}

static bool is_counted(const fz_report *r, const fz_item *items, uint32_t first, uint32_t index)
{
    return !r->slots[index].outside && !fz__item_is_unborne(&items[index - first]);
}

/* How much of an indicator applies, from 0 to 1. Where no part weighs anything, all weigh the same. */
static fz__rational coverage_of(const fz_report *r, const fz_item *items, uint32_t first, uint32_t index,
                                fz__calc *calc)
{
    const fz__slot *slot = &r->slots[index];
    fz__rational weights, covered;
    bool weightless = true;
    fz__sum sums[2];

    if (slot->is_leaf)
        return fz__rational_of(items[index - first].applies == FZ_APPLIES);
    for (uint32_t at = index + 1; at < slot->end && weightless; at = r->slots[at].end) {
        fz__rational part = part_of(slot, &r->slots[at], &items[at - first], calc);

        weightless = !is_counted(r, items, first, at) || fz__rational_is_zero(&part);
    }
    fz__sum_init(&sums[0]);
    fz__sum_init(&sums[1]);
    for (uint32_t at = index + 1; at < slot->end; at = r->slots[at].end) {
        fz__rational weight, part;

        if (!is_counted(r, items, first, at))
            continue;
        weight = weightless ? fz__rational_of(1) : part_of(slot, &r->slots[at], &items[at - first], calc);
        part = fz__calc_multiply(calc, weight, coverage_of(r, items, first, at, calc));
        fz__sum_add(&sums[0], &weight);
        fz__sum_add(&sums[1], &part);
    }
    weights = fz__calc_sum(calc, &sums[0]);
    covered = fz__calc_sum(calc, &sums[1]);
    return fz__rational_is_zero(&weights) ? weights : fz__calc_divide(calc, covered, weights);
}

bool fz__assess_covered(fz__assessment *a, uint32_t unit, bool *covered)
{
    const fz_report *r = a->report;
    const fz__tree *tree = &r->trees[r->results[unit].tree];
    fz__rational wanted = fz__rational_decimal(fz__node_decimal(tree->total, KEY_COVERAGE, 0)), share;
    fz__calc calc = {false};

    *covered = true;
    if (fz__rational_is_zero(&wanted))
        return true;
    share = coverage_of(r, &r->items[r->results[unit].first_item], tree->first, tree->first, &calc);
    share = fz__calc_multiply(&calc, share, fz__rational_of(100));
    *covered = fz__rational_compare(&share, &wanted) >= 0;
    return !calc.failed || fz__assess_too_big(a, unit, tree->first);
}

static bool take_out(fz_report *r, struct fz_result *result)
{
    bool out = false;

    for (uint32_t i = 0; i < result->gate_count; i++) {
        fz__gate_result *gate = &r->gates[result->first_gate + i];

        if (fz__node_choice(gate->gate, KEY_EFFECT, 0) == EFFECT_UNRANKED)
            out = gate->changed = true;
    }
    return out;
}

static bool stand(fz__assessment *a, uint32_t unit)
{
    fz_report *r = a->report;
    struct fz_result *result = &r->results[unit];
    bool covered;

    if (!fz__assess_covered(a, unit, &covered))
        return false;
    result->standing = r->items[result->first_item].applies != FZ_APPLIES ? FZ_STANDING_NOTHING
                       : !covered                                         ? FZ_STANDING_COVERAGE
                       : take_out(r, result)                              ? FZ_STANDING_UNRANKED
                                                                          : FZ_STANDING_RANKED;
    if (result->standing == FZ_STANDING_RANKED || result->standing == FZ_STANDING_UNRANKED)
        return true;
    return fz__assess_find(
        a, FZ_FNOSCORE,
        FZ_ARGS(result->name, result->standing == FZ_STANDING_COVERAGE ? FZ_WORD_COVERAGE : FZ_WORD_NOTHING_APPLIES));
}

/* ------------------------------------------------------------------ order ------------------------------------------ */

typedef struct key_value {
    bool has;
    fz__rational value;
} key_value;

typedef struct entry {
    const fz_result *result;
    const fz__node *rank; /* NULL: the scheme says nothing */
    fz__rational score;
    key_value *keys;
} entry;

/* The sum of all values of an indicator. */
static key_value value_of(const fz_report *r, const fz_result *result, const char *id, fz__calc *calc)
{
    const fz__node *node = fz_scheme_indicator_by_id(r->scheme, id);
    key_value found = {false, fz__rational_of(0)};

    for (uint32_t i = 0; i < result->item_count; i++) {
        const fz_item *item = &r->items[result->first_item + i];

        if (r->slots[item->slot].node != node || item->applies != FZ_APPLIES)
            continue;
        found.value = fz__calc_add(calc, found.value, item->value);
        found.has = true;
    }
    return found;
}

static bool read_keys(fz__assessment *a, entry *e)
{
    const fz__node *key = e->rank ? fz__node_child(e->rank, SC_KEY) : NULL;
    size_t count = 0;
    fz__calc calc = {false};

    for (const fz__node *at = key; at; at = fz__node_sibling(at, SC_KEY))
        count++;
    e->keys = fz__arena_alloc(&a->arena, (count + 1) * sizeof(*e->keys));
    if (!e->keys)
        return fz__assess_no_memory(a);
    count = 0;
    for (const fz__node *at = key; at; at = fz__node_sibling(at, SC_KEY), count++) {
        switch (fz__node_choice(at, KEY_BY, BY_NAME)) {
        case BY_INDICATOR:
            e->keys[count] = value_of(a->report, e->result, fz__node_text(at, KEY_INDICATOR), &calc);
            break;
        case BY_ADDITIONS:
            e->keys[count] = (key_value){true, e->result->additions};
            break;
        case BY_DEDUCTIONS:
            e->keys[count] = (key_value){true, e->result->deductions};
            break;
        default:
            break;
        }
    }
    return !calc.failed ||
           fz__assess_too_big(a, (uint32_t)(e->result - a->report->results), a->report->trees[e->result->tree].first);
}

static int compare_key(const fz__node *key, const entry *x, const entry *y, size_t index)
{
    bool descending = fz__node_choice(key, KEY_ORDER, ORDER_DESCENDING) == ORDER_DESCENDING;
    int order;

    if (fz__node_choice(key, KEY_BY, BY_NAME) == BY_NAME) {
        order = strcmp(x->result->name, y->result->name);
    } else {
        if (x->keys[index].has != y->keys[index].has)
            return x->keys[index].has ? -1 : 1;
        order = fz__rational_compare(&x->keys[index].value, &y->keys[index].value);
    }
    return descending ? -order : order;
}

static int compare_ranks(const entry *x, const entry *y)
{
    size_t index = 0;
    int order;

    if (x->result->class_index != y->result->class_index)
        return x->result->class_index < y->result->class_index ? -1 : 1;
    order = fz__rational_compare(&y->score, &x->score);
    for (const fz__node *at = x->rank ? fz__node_child(x->rank, SC_KEY) : NULL; at && order == 0;
         at = fz__node_sibling(at, SC_KEY), index++)
        order = compare_key(at, x, y, index);
    return order;
}

/* By name where ranks are equal, so that the order is one. */
static int compare(const void *a, const void *b)
{
    int order = compare_ranks(a, b);

    return order != 0 ? order : strcmp(((const entry *)a)->result->name, ((const entry *)b)->result->name);
}

static fz__rational score_of(const fz_report *r, const fz_result *result, const fz__node *element)
{
    const fz_item *total = &r->items[result->first_item];

    return element && fz__node_choice(element, KEY_ON, ON_ROUNDED) == ON_ROUNDED ? total->value : total->unrounded;
}

static bool rank(fz__assessment *a, entry *entries, size_t count)
{
    fz_report *r = a->report;
    uint32_t first = 0, place = 0;

    for (size_t i = 0; i < count; i++) {
        struct fz_result *result = &r->results[entries[i].result - r->results];
        unsigned ties = entries[i].rank ? fz__node_choice(entries[i].rank, KEY_TIES, RANK_TIES_SKIP) : RANK_TIES_SKIP;
        bool new_class = i == 0 || entries[i].result->class_index != entries[i - 1].result->class_index;

        if (new_class)
            first = (uint32_t)i, place = 0;
        if (new_class || compare_ranks(&entries[i - 1], &entries[i]) != 0)
            place = ties == RANK_TIES_NEXT ? place + 1 : (uint32_t)i - first + 1;
        else if (ties == RANK_TIES_REFUSE)
            return fz__assess_stop(a, FZ_ETIE, FZ_ARGS(FZ_WORD_THE_RANKING, entries[i - 1].result->name, result->name));
        result->rank = place;
    }
    return true;
}

/* ------------------------------------------------------------------ classes and showing ---------------------------- */

/* What the classes come to is only shown: a sum that does not fit ends nothing. */
static void sum_up(fz_report *r, const entry *entries, size_t count)
{
    for (size_t i = 0; i < r->class_count; i++) {
        fz__sum_init(&r->classes[i].sum);
        fz__sum_init(&r->classes[i].rounded_sum);
        r->classes[i].highest = r->classes[i].lowest = fz__rational_of(0);
    }
    for (size_t i = 0; i < count; i++) {
        fz__class *class = &r->classes[entries[i].result->class_index];
        fz__rational value = r->items[entries[i].result->first_item].value;
        fz__rational rounded;

        fz__sum_add(&class->sum, &value);
        if (fz__rational_round(&value, 6, FZ_ROUND_HALF_AWAY, &rounded))
            fz__sum_add(&class->rounded_sum, &rounded);
        class->highest = class->ranked ? fz__rational_greatest(class->highest, value) : value;
        class->lowest = class->ranked ? fz__rational_least(class->lowest, value) : value;
        class->ranked++;
    }
}

static int compare_shown(const void *a, const void *b)
{
    const fz_result *const *x = a, *const *y = b;
    uint32_t rank_x = (*x)->rank ? (*x)->rank : UINT32_MAX, rank_y = (*y)->rank ? (*y)->rank : UINT32_MAX;

    if ((*x)->class_index != (*y)->class_index)
        return (*x)->class_index < (*y)->class_index ? -1 : 1;
    if (rank_x != rank_y)
        return rank_x < rank_y ? -1 : 1;
    return strcmp((*x)->name, (*y)->name);
}

static bool order_shown(fz__assessment *a)
{
    fz_report *r = a->report;
    const fz_result **shown = fz__arena_alloc(&a->arena, (r->result_count + 1) * sizeof(*shown));

    r->order = fz__arena_alloc(&r->arena, (r->result_count + 1) * sizeof(*r->order));
    if (!shown || !r->order)
        return fz__assess_no_memory(a);
    for (size_t i = 0; i < r->result_count; i++)
        shown[i] = &r->results[i];
    fz__sort(shown, r->result_count, sizeof(*shown), compare_shown);
    for (size_t i = 0; i < r->result_count; i++)
        r->order[i] = (uint32_t)(shown[i] - r->results);
    return true;
}

bool fz__assess_rank(fz__assessment *a)
{
    fz_report *r = a->report;
    entry *entries = fz__arena_alloc(&a->arena, (r->result_count + 1) * sizeof(*entries));
    size_t count = 0;

    if (!entries)
        return fz__assess_no_memory(a);
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        const fz_result *result = &r->results[unit];
        const fz__node *element = r->classes[result->class_index].rank;

        if (!stand(a, unit))
            return false;
        if (result->standing != FZ_STANDING_RANKED)
            continue;
        entries[count] = (entry){result, element, score_of(r, result, element), NULL};
        if (!read_keys(a, &entries[count++]))
            return false;
    }
    fz__sort(entries, count, sizeof(*entries), compare);
    sum_up(r, entries, count);
    return rank(a, entries, count) && order_shown(a);
}
