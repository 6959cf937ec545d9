/* One slot from those in it, for one unit (section 6). It needs nothing but the report, so that it serves as well for asking what would
 * be if an item had another score. */
#include "assess/approximate.h"
#include "assess/assess_model.h"
#include "assess/calc.h"

#include <string.h>

typedef struct combining {
    const fz_report *report;
    const fz__slot *slot;
    uint32_t index, first; /* of the slot; of the total */
    fz_item *items, *item; /* of the unit; of the slot */
    struct fz__assessment *steps;
    fz__rational present_weight; /* Σ w of those present */
    fz__rational present_value;  /* Σ w × value */
    fz__rational present_full;   /* Σ w × F */
    fz__rational present_worth;  /* Σ w × P */
    fz__rational all_worth;      /* Σ w × P of all but those not borne */
    bool left_out, any_applies, no_memory, negative;
    fz__calc calc;
} combining;

bool fz__item_is_unborne(const fz_item *item)
{
    return item->applies == FZ_APPLIES_BEARING;
}

static fz_item *child_item(const combining *c, uint32_t child)
{
    return &c->items[child - c->first];
}

static fz__rational add(combining *c, fz__rational a, fz__rational b)
{
    return fz__calc_add(&c->calc, a, b);
}

static fz__rational multiply(combining *c, fz__rational a, fz__rational b)
{
    return fz__calc_multiply(&c->calc, a, b);
}

static bool is_zero(fz__rational a)
{
    return fz__rational_is_zero(&a);
}

/* ------------------------------------------------------------------ steps ------------------------------------------ */

static void note(combining *c, fz_step_kind kind, const fz__node *node, fz__rational amount, const fz_item *of,
                 const fz__backing *backing)
{
    if (!c->steps || c->calc.failed || c->no_memory)
        return;
    if (!fz__assess_step(c->steps, c->item, kind, node, &amount, backing)) {
        c->no_memory = true;
        return;
    }
    if (of)
        c->steps->report->steps[c->steps->report->step_count - 1].item = (uint32_t)(of - c->report->items);
}

static void figure(combining *c, fz__backing *backing, fz__fact fact, fz__rational number)
{
    if (!c->steps || c->no_memory)
        return;
    if (backing->figure_count++ == 0)
        backing->first_figure = (uint32_t)c->report->figure_count;
    c->no_memory = !fz__assess_figure(c->steps, fact, &number, NULL);
}

static void note_child(combining *c, uint32_t child, fz__rational amount, fz__rational weights)
{
    const fz__slot *slot = &c->report->slots[child];
    const fz_item *item = child_item(c, child);
    fz__rational one = fz__rational_of(1);
    fz__backing backing = {0, 0, 0, 0};

    figure(c, &backing, FZ_FACT_VALUE, item->value);
    if (!fz__rational_equal(&slot->weight, &one) || !fz__rational_equal(&weights, &one)) {
        figure(c, &backing, FZ_FACT_WEIGHT, slot->weight);
        figure(c, &backing, FZ_FACT_WEIGHTS, weights);
    }
    note(c, item->applies == FZ_APPLIES ? FZ_STEP_CHILD : FZ_STEP_GIVEN, slot->node, amount, item, &backing);
}

/* Each child's part: w × value ÷ `weights`. */
static void note_children(combining *c, fz__rational weights)
{
    for (uint32_t at = c->index + 1; c->steps && at < c->slot->end; at = c->report->slots[at].end) {
        const fz__slot *slot = &c->report->slots[at];

        if (!slot->outside && fz__item_is_present(child_item(c, at)))
            note_child(c, at, fz__calc_divide(&c->calc, multiply(c, slot->weight, child_item(c, at)->value), weights),
                       weights);
    }
}

static void note_change(combining *c, fz_step_kind kind, const fz__node *node, fz__rational from, fz__rational to)
{
    fz__rational change = fz__calc_subtract(&c->calc, to, from);
    fz__backing backing = {0, 0, 0, 0};

    if (is_zero(change))
        return;
    figure(c, &backing, FZ_FACT_FROM, from);
    figure(c, &backing, FZ_FACT_TO, to);
    note(c, kind, node, change, NULL, &backing);
}

/* ------------------------------------------------------------------ sums over the children ------------------------- */

static void survey(combining *c)
{
    fz__sum sums[5];

    for (size_t i = 0; i < 5; i++)
        fz__sum_init(&sums[i]);
    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end) {
        const fz__slot *slot = &c->report->slots[at];
        const fz_item *item = child_item(c, at);
        fz__rational worth = multiply(c, slot->weight, item->worth), terms[5];

        if (slot->outside || fz__item_is_unborne(item))
            continue;
        fz__sum_add(&sums[4], &worth);
        c->any_applies = c->any_applies || item->applies == FZ_APPLIES;
        if (!fz__item_is_present(item)) {
            c->left_out = true;
            continue;
        }
        terms[0] = slot->weight;
        terms[1] = multiply(c, slot->weight, item->value);
        terms[2] = multiply(c, slot->weight, item->full);
        terms[3] = worth;
        for (size_t i = 0; i < 4; i++)
            fz__sum_add(&sums[i], &terms[i]);
        c->item->approximate = c->item->approximate || item->approximate;
    }
    c->present_weight = fz__calc_sum(&c->calc, &sums[0]);
    c->present_value = fz__calc_sum(&c->calc, &sums[1]);
    c->present_full = fz__calc_sum(&c->calc, &sums[2]);
    c->present_worth = fz__calc_sum(&c->calc, &sums[3]);
    c->all_worth = fz__calc_sum(&c->calc, &sums[4]);
}

/* P of a slot that says none: with weights alone that of its first child that has one. */
static fz__rational worth_of(combining *c)
{
    if (c->slot->has_points)
        return c->slot->points;
    if (c->slot->combine == COMBINE_SUM || c->slot->combine == COMBINE_FOLD)
        return add(c, c->slot->base, c->all_worth);
    if (c->slot->combine == COMBINE_PRODUCT)
        return fz__rational_of(1);
    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end)
        if (!c->report->slots[at].outside && !is_zero(child_item(c, at)->worth))
            return child_item(c, at)->worth;
    return fz__rational_of(0);
}

/* What is there, of `from` points, as of `to` points. */
static void note_fold(combining *c, fz__rational from, fz__rational to, fz__rational value)
{
    fz__rational change = fz__calc_subtract(&c->calc, value, c->present_value);
    fz__backing backing = {0, 0, 0, 0};

    if (is_zero(change))
        return;
    figure(c, &backing, FZ_FACT_VALUE, c->present_value);
    figure(c, &backing, FZ_FACT_FROM, from);
    figure(c, &backing, FZ_FACT_TO, to);
    note(c, FZ_STEP_FOLD, NULL, change, NULL, &backing);
}

/* ------------------------------------------------------------------ the ways of combining -------------------------- */

/* Each gives the value without base, and false when there is none. */
static bool by_sum(combining *c, fz__rational *value)
{
    fz__rational factor = fz__rational_of(1);

    if (c->left_out && fz__rational_sign(&c->all_worth) > 0 && fz__rational_sign(&c->present_worth) > 0)
        factor = fz__calc_divide(&c->calc, c->all_worth, c->present_worth);
    *value = multiply(c, c->present_value, factor);
    if (!c->slot->has_points)
        c->item->full = add(c, c->slot->base, multiply(c, factor, c->present_full));
    note_children(c, fz__rational_of(1));
    note_fold(c, c->present_worth, c->all_worth, *value);
    return true;
}

static bool by_fold(combining *c, fz__rational *value)
{
    fz__rational factor = fz__rational_of(1);

    if (is_zero(c->present_full))
        return false;
    if (c->slot->has_points)
        factor =
            fz__calc_divide(&c->calc, fz__calc_subtract(&c->calc, c->slot->points, c->slot->base), c->present_full);
    else
        c->item->full = add(c, c->slot->base, c->present_full);
    *value = multiply(c, c->present_value, factor);
    note_children(c, fz__rational_of(1));
    if (c->slot->has_points)
        note_fold(c, c->present_full, fz__calc_subtract(&c->calc, c->slot->points, c->slot->base), *value);
    return true;
}

static bool by_mean(combining *c, fz__rational *value)
{
    if (is_zero(c->present_weight))
        return false;
    *value = fz__calc_divide(&c->calc, c->present_value, c->present_weight);
    note_children(c, c->present_weight);
    return true;
}

static bool by_minimum(combining *c, fz__rational *value)
{
    uint32_t least = FZ__NO_SLOT;

    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end)
        if (!c->report->slots[at].outside && fz__item_is_present(child_item(c, at)) &&
            (least == FZ__NO_SLOT || fz__rational_compare(&child_item(c, at)->value, &child_item(c, least)->value) < 0))
            least = at;
    if (least == FZ__NO_SLOT)
        return false;
    *value = child_item(c, least)->value;
    note_child(c, least, *value, fz__rational_of(1));
    return true;
}

static bool by_product(combining *c, fz__rational *value)
{
    fz__backing backing = {0, 0, 0, 0};

    *value = c->item->worth;
    figure(c, &backing, FZ_FACT_TARGET, c->item->worth);
    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end) {
        const fz_item *item = child_item(c, at);

        if (c->report->slots[at].outside || !fz__item_is_present(item))
            continue;
        if (is_zero(item->full)) {
            c->negative = true;
            return true;
        }
        figure(c, &backing, FZ_FACT_RATE, fz__calc_divide(&c->calc, item->value, item->full));
        *value = multiply(c, *value, fz__calc_divide(&c->calc, item->value, item->full));
    }
    note(c, FZ_STEP_COMBINE, NULL, *value, NULL, &backing);
    return true;
}

static bool by_root(combining *c, fz__rational *value)
{
    size_t room = c->slot->end - c->index, count = 0;
    fz__rational *values = fz__alloc(c->report->context, 2 * room * sizeof(*values)), *weights;
    fz__backing backing = {0, 0, 0, 0};
    bool approximate = false, found = !is_zero(c->present_weight);

    if (!values) {
        c->no_memory = true;
        return false;
    }
    weights = values + room;
    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end) {
        const fz_item *item = child_item(c, at);

        if (c->report->slots[at].outside || !fz__item_is_present(item))
            continue;
        if (fz__rational_sign(&item->value) < 0) {
            c->item->value = item->value;
            c->negative = true;
        }
        values[count] = item->value;
        weights[count++] = c->report->slots[at].weight;
        figure(c, &backing, FZ_FACT_VALUE, item->value);
        figure(c, &backing, FZ_FACT_WEIGHT, c->report->slots[at].weight);
    }
    if (found && !c->negative && !fz__geometric_mean(values, weights, count, value, &approximate))
        c->calc.failed = true;
    c->item->approximate = c->item->approximate || approximate;
    fz__free(c->report->context, values, 2 * room * sizeof(*values));
    if (found)
        note(c, FZ_STEP_COMBINE, NULL, *value, NULL, &backing);
    return found;
}

static bool combine(combining *c, fz__rational *value)
{
    static bool (*const ways[])(combining *, fz__rational *) = {
        [COMBINE_SUM] = by_sum,         [COMBINE_FOLD] = by_fold,      [COMBINE_MEAN] = by_mean,
        [COMBINE_MINIMUM] = by_minimum, [COMBINE_GEOMETRIC] = by_root, [COMBINE_PRODUCT] = by_product,
    };

    return c->any_applies && ways[c->slot->combine](c, value);
}

/* ------------------------------------------------------------------ behind it -------------------------------------- */

static fz__rational add_outside(combining *c, fz__rational value)
{
    for (uint32_t at = c->index + 1; at < c->slot->end; at = c->report->slots[at].end) {
        const fz__slot *slot = &c->report->slots[at];
        const fz_item *item = child_item(c, at);
        fz__backing backing = {0, 0, 0, 0};
        fz__rational part;

        if (!slot->outside || item->applies != FZ_APPLIES)
            continue;
        part = multiply(c, slot->weight, item->value);
        value = add(c, value, part);
        c->item->approximate = c->item->approximate || item->approximate;
        figure(c, &backing, FZ_FACT_VALUE, item->value);
        note(c, FZ_STEP_OUTSIDE, slot->node, part, item, &backing);
    }
    return value;
}

static fz__rational within(combining *c, fz__rational value)
{
    const fz__node *node = fz__node_child(c->slot->node, SC_CLAMP);
    fz__rational from, to, result = value;

    if (!node)
        return value;
    from = fz__rational_decimal(fz__node_decimal(node, KEY_FROM, 0));
    to = fz__rational_decimal(fz__node_decimal(node, KEY_TO, 0));
    if (fz__node_has(node, KEY_FROM))
        result = fz__rational_greatest(result, from);
    if (fz__node_has(node, KEY_TO))
        result = fz__rational_least(result, to);
    note_change(c, FZ_STEP_CLAMP, node, value, result);
    return result;
}

bool fz__round_item(const fz_report *report, fz_item *item, struct fz__assessment *steps)
{
    const fz__node *node = fz__node_child(report->slots[item->slot].node, SC_ROUND);
    fz__rational rounded, change;
    fz__backing backing = {0, 0, 0, 2};

    item->value = item->unrounded;
    if (!node)
        return true;
    if (!fz__rational_round(&item->unrounded, fz__node_number(node, KEY_PLACES),
                            (fz_rounding)fz__node_choice(node, KEY_MODE, MODE_HALF_AWAY), &rounded) ||
        !fz__rational_subtract(&rounded, &item->unrounded, &change))
        return false;
    item->value = rounded;
    backing.first_figure = (uint32_t)report->figure_count;
    return !steps || fz__rational_is_zero(&change) ||
           (fz__assess_figure(steps, FZ_FACT_FROM, &item->unrounded, NULL) &&
            fz__assess_figure(steps, FZ_FACT_TO, &rounded, NULL) &&
            fz__assess_step(steps, item, FZ_STEP_ROUND, node, &change, &backing));
}

static fz_status status_of(const combining *c)
{
    return c->no_memory ? FZ_ENOMEM : c->negative ? FZ_ENEGATIVE : FZ_ETOOBIG;
}

fz_status fz__combine(const fz_report *report, fz_item *items, uint32_t slot, struct fz__assessment *steps)
{
    const fz_result *result = &report->results[items[0].result];
    combining c = {.report = report,
                   .slot = &report->slots[slot],
                   .index = slot,
                   .first = report->trees[result->tree].first,
                   .items = items,
                   .steps = steps};
    fz__rational value = fz__rational_of(0);

    c.item = &items[slot - c.first];
    c.item->approximate = false;
    survey(&c);
    c.item->worth = worth_of(&c);
    c.item->full = c.item->worth;
    if (c.item->applies == FZ_APPLIES && !combine(&c, &value))
        c.item->applies = FZ_APPLIES_NOTHING;
    if (c.negative || c.no_memory || c.calc.failed)
        return status_of(&c);
    if (c.item->applies != FZ_APPLIES) {
        c.item->full = fz__rational_of(0);
        c.item->approximate = false;
        return FZ_OK;
    }
    if (!is_zero(c.slot->base))
        note(&c, FZ_STEP_BASE, NULL, c.slot->base, NULL, NULL);
    value = add_outside(&c, add(&c, value, c.slot->base));
    c.item->unrounded = within(&c, value);
    if (c.calc.failed || c.no_memory)
        return status_of(&c);
    if (fz__round_item(report, c.item, steps))
        return FZ_OK;
    return steps && steps->status == FZ_ENOMEM ? FZ_ENOMEM : FZ_ETOOBIG;
}
