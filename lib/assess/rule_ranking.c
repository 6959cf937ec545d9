/* ranking: points by the place among the units of the class (section 5). */
#include "assess/leaf.h"

#include "base/sort.h"

typedef struct runner {
    fz__rational value;
    uint32_t class, unit;
    bool ascending;
} runner;

static int compare(const void *a, const void *b)
{
    const runner *x = a, *y = b;
    int order;

    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    order = fz__rational_compare(&y->value, &x->value);
    if (order != 0)
        return x->ascending ? -order : order;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static bool is_tied(const runner *a, const runner *b)
{
    return a->class == b->class && fz__rational_equal(&a->value, &b->value);
}

static bool give(fz__leaf *leaf, const runner *who, const fz__rational *points, int64_t place, int64_t field)
{
    uint32_t figure = fz__figure_mark(leaf);
    fz__rational numbers[] = {fz__rational_of(place), fz__rational_of(field)};
    const fz__taken *taken = &leaf->taken[who->unit];

    if (!fz__assess_figure(leaf->a, FZ_FACT_VALUE, &who->value, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_PLACE, &numbers[0], NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_FIELD, &numbers[1], NULL) ||
        !fz__leaf_give(leaf, who->unit, NULL, points, NULL, false, taken->first_witness, figure))
        return false;
    leaf->a->amounts[leaf->a->amount_count - 1].witness_count = taken->witness_count;
    return true;
}

/* The units of one class, best first. */
static bool give_class(fz__leaf *leaf, const runner *runners, size_t count)
{
    unsigned ties = fz__node_choice(leaf->node, KEY_TIES, TIES_SKIP);
    int64_t different = 0;

    for (size_t i = 0, end; i < count; i = end) {
        fz__calc calc = {false};
        fz__rational points;
        int64_t place;

        for (end = i + 1; end < count && is_tied(&runners[i], &runners[end]);)
            end++;
        place = ties == TIES_NEXT ? ++different : (int64_t)i + 1;
        if (ties == TIES_REFUSE && end > i + 1)
            return fz__assess_stop(leaf->a, FZ_ETIE,
                                   FZ_ARGS(fz__leaf_said(leaf), fz__leaf_unit(leaf, runners[i].unit)->name,
                                           fz__leaf_unit(leaf, runners[i + 1].unit)->name));
        points = ties == TIES_MEAN ? fz__mean_points(leaf->node, place, (int64_t)(end - i), &calc)
                                   : fz__points_at(leaf->node, place, &calc);
        if (calc.failed)
            return fz__leaf_too_big(leaf, runners[i].unit);
        for (size_t k = i; k < end; k++)
            if (!give(leaf, &runners[k], &points, place, (int64_t)count))
                return false;
    }
    return true;
}

bool fz__rule_ranking(fz__leaf *leaf)
{
    size_t units = leaf->a->report->result_count, count = 0;
    runner *runners = fz__arena_alloc(&leaf->arena, (units + 1) * sizeof(*runners));
    bool ascending = fz__node_choice(leaf->node, KEY_ORDER, ORDER_DESCENDING) == ORDER_ASCENDING;

    if (!runners)
        return fz__assess_no_memory(leaf->a);
    for (uint32_t unit = 0; unit < units; unit++)
        if (leaf->taken[unit].has && fz__leaf_applies(leaf, unit))
            runners[count++] =
                (runner){leaf->taken[unit].value, fz__leaf_unit(leaf, unit)->class_index, unit, ascending};
    fz__sort(runners, count, sizeof(*runners), compare);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && runners[end].class == runners[first].class;)
            end++;
        if (fz__ranking_is_used(leaf->node, end - first) && !give_class(leaf, runners + first, end - first))
            return false;
    }
    return true;
}
