/* The exact way: a unit's items combined anew in fractions, with other weights. */
#include "assess/robustness.h"

#include "assess/approximate.h"
#include "assess/calc.h"

#include <string.h>

/* ------------------------------------------------------------------ what varies ------------------------------------ */

static bool has_weights(const fz__slot *slot)
{
    return slot->combine != COMBINE_MINIMUM && slot->combine != COMBINE_PRODUCT;
}

static bool has_negative_weight(const fz_report *report, uint32_t index)
{
    for (uint32_t at = index + 1; at < report->slots[index].end; at = report->slots[at].end)
        if (!report->slots[at].outside && fz__rational_sign(&report->slots[at].weight) < 0)
            return true;
    return false;
}

/* From the last slot to the first, which is children before parents. */
static void mark_varied(fz_robustness *r)
{
    const fz_report *report = r->report;

    for (uint32_t index = (uint32_t)report->slot_count; index-- > 0;) {
        const fz__slot *slot = &report->slots[index];
        bool vary = !slot->is_leaf && has_weights(slot) && !has_negative_weight(report, index) &&
                    (r->options.level == FZ_VARY_ALL || slot->parent == FZ__NO_SLOT);

        for (uint32_t at = index + 1; at < slot->end; at = report->slots[at].end) {
            r->varied[at] = vary && !report->slots[at].outside;
            r->inner_varied[index] = r->inner_varied[index] || r->varied[at] || r->inner_varied[at];
        }
    }
}

/* ------------------------------------------------------------------ how it is combined ----------------------------- */

typedef struct sums {
    fz__rational full, worth, all_worth; /* Σ w × F, w × P of those present; w × P of all but those not borne */
    bool left_out;
} sums;

static sums sums_of(const fz_report *report, const fz_item *items, uint32_t first, uint32_t index, fz__calc *calc)
{
    bool worths = report->slots[index].combine == COMBINE_SUM;
    fz__sum full, worth, all;
    sums result = {.left_out = false};

    fz__sum_init(&full);
    fz__sum_init(&worth);
    fz__sum_init(&all);
    for (uint32_t at = index + 1; at < report->slots[index].end; at = report->slots[at].end) {
        const fz_item *item = &items[at - first];
        const fz__slot *slot = &report->slots[at];
        fz__rational part;

        if (slot->outside || fz__item_is_unborne(item))
            continue;
        if (worths) {
            part = fz__calc_multiply(calc, slot->weight, item->worth);
            fz__sum_add(&all, &part);
            if (fz__item_is_present(item))
                fz__sum_add(&worth, &part);
        }
        if (!fz__item_is_present(item)) {
            result.left_out = true;
            continue;
        }
        part = fz__calc_multiply(calc, slot->weight, item->full);
        fz__sum_add(&full, &part);
    }
    result.full = fz__calc_sum(calc, &full);
    result.worth = fz__calc_sum(calc, &worth);
    result.all_worth = fz__calc_sum(calc, &all);
    return result;
}

/* What the report's own combination multiplies the sum by. */
static fz__rational scheme_factor(const fz__slot *slot, const sums *s, fz__calc *calc)
{
    if (slot->combine == COMBINE_FOLD && slot->has_points)
        return fz__calc_divide(calc, fz__calc_subtract(calc, slot->points, slot->base), s->full);
    if (slot->combine == COMBINE_SUM && s->left_out && fz__rational_sign(&s->all_worth) > 0 &&
        fz__rational_sign(&s->worth) > 0)
        return fz__calc_divide(calc, s->all_worth, s->worth);
    return fz__rational_of(1);
}

static fz__vary vary_of(const fz_report *report, const fz_item *items, uint32_t first, uint32_t index, fz__calc *calc)
{
    const fz__slot *slot = &report->slots[index];
    sums s = sums_of(report, items, first, index, calc);
    fz__rational factor = scheme_factor(slot, &s, calc);

    if (slot->combine == COMBINE_MEAN)
        return (fz__vary){FZ_VARY_BY_WEIGHT, fz__rational_of(1)};
    if (slot->combine != COMBINE_SUM && slot->combine != COMBINE_FOLD)
        return (fz__vary){FZ_VARY_OTHERWISE, fz__rational_of(1)};
    if (fz__rational_is_zero(&s.full))
        return (fz__vary){FZ_VARY_PLAIN, factor};
    return (fz__vary){FZ_VARY_BY_FULL, fz__calc_multiply(calc, s.full, factor)};
}

fz_status fz__vary_prepare(fz_robustness *r, uint32_t *unit, uint32_t *item)
{
    const fz_report *report = r->report;

    mark_varied(r);
    for (*unit = 0; *unit < report->result_count; ++*unit) {
        const fz_result *result = &report->results[*unit];
        uint32_t first = report->trees[result->tree].first;

        for (*item = 0; *item < result->item_count; ++*item) {
            uint32_t at = result->first_item + *item;
            fz__calc calc = {false};

            r->vary[at] = (fz__vary){FZ_VARY_NOTHING, fz__rational_of(1)};
            if (r->inner_varied[first + *item] && report->items[at].applies == FZ_APPLIES)
                r->vary[at] = vary_of(report, &report->items[result->first_item], first, first + *item, &calc);
            if (calc.failed)
                return FZ_ETOOBIG;
        }
    }
    return FZ_OK;
}

/* ------------------------------------------------------------------ combining -------------------------------------- */

typedef struct varying {
    const fz_report *report;
    const fz__vary_work *work;
    const fz__slot *slot;
    uint32_t index, first;
    fz_item *items;
    fz__vary_way way;
    fz__calc calc;
    bool no_memory, negative;
} varying;

/* A bracket grows with its parts only where nothing turns them round; where something does, the numbers do not fit. */
static void keep_direction(varying *v, const fz__rational *factor)
{
    v->calc.failed = v->calc.failed || (v->way != FZ_VARY_EXACTLY && fz__rational_sign(factor) < 0);
}

/* Down or up to the next of 10^-30. */
static fz__rational directed(varying *v, fz__rational value)
{
    fz__rational scale = fz__rational_of(1000000000000000), up;

    if (v->way == FZ_VARY_EXACTLY)
        return value;
    scale = fz__calc_multiply(&v->calc, scale, scale);
    value = fz__calc_multiply(&v->calc, value, scale);
    up = v->way == FZ_VARY_UP ? fz__rational_negate(&value) : value;
    up = fz__calc_floor(&v->calc, up);
    return fz__calc_divide(&v->calc, v->way == FZ_VARY_UP ? fz__rational_negate(&up) : up, scale);
}

static fz__rational weight_at(varying *v, uint32_t slot)
{
    fz__rational factor = fz__rational_decimal(v->work->factors[slot]);

    return fz__calc_multiply(&v->calc, v->report->slots[slot].weight, factor);
}

static fz__rational by_sums(varying *v, const fz__vary *how)
{
    fz__sum values, fulls;
    fz__rational value, full;

    fz__sum_init(&values);
    fz__sum_init(&fulls);
    for (uint32_t at = v->index + 1; at < v->slot->end; at = v->report->slots[at].end) {
        const fz_item *item = &v->items[at - v->first];
        fz__rational weight, part;

        if (v->report->slots[at].outside || !fz__item_is_present(item))
            continue;
        weight = weight_at(v, at);
        keep_direction(v, &weight);
        part = fz__calc_multiply(&v->calc, weight, item->value);
        fz__sum_add(&values, &part);
        part = how->kind == FZ_VARY_BY_FULL ? fz__calc_multiply(&v->calc, weight, item->full) : weight;
        fz__sum_add(&fulls, &part);
    }
    keep_direction(v, &how->scale);
    value = fz__calc_multiply(&v->calc, fz__calc_sum(&v->calc, &values), how->scale);
    full = fz__calc_sum(&v->calc, &fulls);
    return how->kind == FZ_VARY_PLAIN ? value : fz__calc_divide(&v->calc, value, full);
}

static fz__rational by_minimum(const varying *v)
{
    const fz_item *least = NULL;

    for (uint32_t at = v->index + 1; at < v->slot->end; at = v->report->slots[at].end) {
        const fz_item *item = &v->items[at - v->first];

        if (!v->report->slots[at].outside && fz__item_is_present(item) &&
            (!least || fz__rational_compare(&item->value, &least->value) < 0))
            least = item;
    }
    return least ? least->value : fz__rational_of(0);
}

static fz__rational by_product(varying *v)
{
    fz__rational product = v->items[v->index - v->first].worth;

    for (uint32_t at = v->index + 1; at < v->slot->end; at = v->report->slots[at].end) {
        const fz_item *item = &v->items[at - v->first];

        if (v->report->slots[at].outside || !fz__item_is_present(item))
            continue;
        keep_direction(v, &item->value);
        product = fz__calc_multiply(&v->calc, product, fz__calc_divide(&v->calc, item->value, item->full));
    }
    return product;
}

static fz__rational by_root(varying *v)
{
    size_t room = v->slot->end - v->index, count = 0;
    fz__rational *values = fz__alloc(v->report->context, 2 * room * sizeof(*values)), *weights;
    fz__rational result = fz__rational_of(0);
    bool approximate;

    if (!values) {
        v->no_memory = true;
        return result;
    }
    weights = values + room;
    for (uint32_t at = v->index + 1; at < v->slot->end; at = v->report->slots[at].end) {
        const fz_item *item = &v->items[at - v->first];

        if (v->report->slots[at].outside || !fz__item_is_present(item))
            continue;
        v->negative = v->negative || fz__rational_sign(&item->value) < 0;
        values[count] = item->value;
        weights[count++] = weight_at(v, at);
    }
    if (!v->negative && !fz__geometric_mean(values, weights, count, &result, &approximate))
        v->calc.failed = true;
    fz__free(v->report->context, values, 2 * room * sizeof(*values));
    return result;
}

static fz__rational combined(varying *v, const fz__vary *how)
{
    if (how->kind != FZ_VARY_OTHERWISE)
        return by_sums(v, how);
    if (v->slot->combine == COMBINE_MINIMUM)
        return by_minimum(v);
    if (v->slot->combine == COMBINE_GEOMETRIC && v->way != FZ_VARY_EXACTLY)
        v->calc.failed = true; /* it is approximate, and that of a bracket would be another */
    return v->slot->combine == COMBINE_PRODUCT ? by_product(v) : by_root(v);
}

static fz__rational with_outside(varying *v, fz__rational value)
{
    for (uint32_t at = v->index + 1; at < v->slot->end; at = v->report->slots[at].end) {
        const fz_item *item = &v->items[at - v->first];

        if (!v->report->slots[at].outside || item->applies != FZ_APPLIES)
            continue;
        keep_direction(v, &v->report->slots[at].weight);
        value = fz__calc_add(&v->calc, value, fz__calc_multiply(&v->calc, v->report->slots[at].weight, item->value));
    }
    return value;
}

static fz__rational within(const fz__slot *slot, fz__rational value)
{
    const fz__node *node = fz__node_child(slot->node, SC_CLAMP);

    if (node && fz__node_has(node, KEY_FROM))
        value = fz__rational_greatest(value, fz__rational_decimal(fz__node_decimal(node, KEY_FROM, 0)));
    if (node && fz__node_has(node, KEY_TO))
        value = fz__rational_least(value, fz__rational_decimal(fz__node_decimal(node, KEY_TO, 0)));
    return value;
}

static fz_status combine_item(varying *v, const fz__vary *how)
{
    fz_item *item = &v->items[v->index - v->first];
    fz__rational value = fz__calc_add(&v->calc, combined(v, how), v->slot->base);

    value = directed(v, within(v->slot, with_outside(v, value)));
    if (v->no_memory || v->negative)
        return v->no_memory ? FZ_ENOMEM : FZ_ENEGATIVE;
    item->unrounded = value;
    if (v->calc.failed || !fz__round_item(v->report, item, NULL))
        return FZ_ETOOBIG;
    if (item->zeroed)
        item->value = item->unrounded = fz__rational_of(0);
    return FZ_OK;
}

bool fz__vary_combine(fz__vary_work *work, uint32_t unit, fz__vary_way way, fz_item *items)
{
    const fz_robustness *r = work->robustness;
    const fz_result *result = &r->report->results[unit];
    uint32_t first = r->report->trees[result->tree].first;

    memcpy(items, &r->report->items[result->first_item], result->item_count * sizeof(*items));
    for (uint32_t i = result->item_count; i-- > 0;) {
        const fz__vary *how = &r->vary[result->first_item + i];
        varying v = {.report = r->report, .work = work, .index = first + i, .first = first, .items = items, .way = way};

        if (how->kind == FZ_VARY_NOTHING)
            continue;
        v.slot = &r->report->slots[first + i];
        work->status = combine_item(&v, how);
        if (work->status != FZ_OK) {
            work->unit = unit;
            work->item = i;
            work->value = items[i].value;
            return false;
        }
    }
    return true;
}
