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

/* The points of a place. Places listed run from 1 on. */
static fz__rational points_at(const fz__leaf *leaf, int64_t place, fz__calc *calc)
{
    const fz__node *last = NULL, *at = fz__node_child(leaf->node, SC_PLACE);
    fz__rational step = fz__leaf_decimal(leaf, KEY_STEP, 0), from;
    int64_t beyond;

    for (; at; at = fz__node_sibling(at, SC_PLACE)) {
        last = at;
        if ((int64_t)fz__node_number(at, KEY_AT) == place)
            return fz__rational_decimal(fz__node_decimal(at, KEY_POINTS, 0));
    }
    if (last && !fz__node_has(leaf->node, KEY_STEP))
        return fz__leaf_decimal(leaf, KEY_OTHERWISE, 0);
    from = last ? fz__rational_decimal(fz__node_decimal(last, KEY_POINTS, 0)) : fz__leaf_decimal(leaf, KEY_FIRST, 0);
    beyond = place - (last ? (int64_t)fz__node_number(last, KEY_AT) : 1);
    return fz__calc_add(calc, from, fz__calc_multiply(calc, step, fz__rational_of(beyond)));
}

/* The mean of the points of places from `place` on. */
static fz__rational mean_points(const fz__leaf *leaf, int64_t place, int64_t count, fz__calc *calc)
{
    fz__sum sum;

    fz__sum_init(&sum);
    for (int64_t i = 0; i < count; i++) {
        fz__rational points = points_at(leaf, place + i, calc);

        fz__sum_add(&sum, &points);
    }
    return fz__calc_divide(calc, fz__calc_sum(calc, &sum), fz__rational_of(count));
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

/* A rule for fields of other sizes gives nothing. */
static bool is_used(const fz__leaf *leaf, size_t field)
{
    return !(fz__node_has(leaf->node, KEY_FROM) && field < fz__node_number(leaf->node, KEY_FROM)) &&
           !(fz__node_has(leaf->node, KEY_TO) && field > fz__node_number(leaf->node, KEY_TO));
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
        points =
            ties == TIES_MEAN ? mean_points(leaf, place, (int64_t)(end - i), &calc) : points_at(leaf, place, &calc);
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
        if (is_used(leaf, end - first) && !give_class(leaf, runners + first, end - first))
            return false;
    }
    return true;
}
