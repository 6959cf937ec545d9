/* The value of an indicator with rules (end of section 5): start, what the rules add and take, clamp, share of the role, rounding. */
#include "assess/settling.h"

fz__rational fz__clamped(const fz__slot *slot, const fz__node *node, fz__rational value, fz__calc *calc)
{
    fz__rational low = fz__rational_decimal(node ? fz__node_decimal(node, KEY_FROM, 0) : 0);
    fz__rational high = node ? fz__rational_decimal(fz__node_decimal(node, KEY_TO, 0)) : slot->points;
    bool has_low = node ? fz__node_has(node, KEY_FROM) : slot->has_points;
    bool has_high = node ? fz__node_has(node, KEY_TO) : slot->has_points;

    if (has_low && fz__rational_compare(&value, &low) < 0)
        return fz__calc_subtract(calc, low, value);
    if (has_high && fz__rational_compare(&value, &high) > 0)
        return fz__calc_subtract(calc, high, value);
    return fz__rational_of(0);
}

static const fz__shares *shares_of(const fz__settling *s, uint32_t unit)
{
    uint32_t left = 0;

    if (s->slot->bound)
        fz__assess_roles(s->a, unit, s->slot, &left);
    return &s->a->shares[left];
}

/* All rules together: what they add, what they take, each by its own sign. */
static void both_sides(const fz__settling *s, uint32_t unit, fz__sides *sides, fz__calc *calc)
{
    const fz__tally *tallies = fz__tallies_of(s, unit);
    fz__sum sums[2];

    fz__sum_init(&sums[0]);
    fz__sum_init(&sums[1]);
    for (uint32_t rule = 0; rule < s->rules; rule++) {
        const fz__tally *t = &tallies[rule];
        bool two_sided = !fz__rational_is_zero(&t->plus) && !fz__rational_is_zero(&t->minus);
        fz__rational sum = fz__tally_sum(t, calc);

        if (two_sided) { /* timing, or entries of both signs: its cap is of what it takes */
            fz__rational taken = fz__calc_add(calc, t->minus, t->capped);

            fz__sum_add(&sums[0], &t->plus);
            fz__sum_add(&sums[1], &taken);
        } else {
            fz__sum_add(&sums[sum.negative], &sum);
        }
    }
    sides->plus = fz__calc_sum(calc, &sums[0]);
    sides->minus = fz__calc_sum(calc, &sums[1]);
}

/* Additions and deductions, for the keys of ranks: of the rules that count what happens. */
static void tell_sides(const fz__settling *s, uint32_t unit, const fz__shares *f, fz__calc *calc)
{
    struct fz_result *result = &s->a->report->results[unit];
    const fz__tally *tallies = fz__tallies_of(s, unit);

    for (uint32_t rule = 0; s->final && rule < s->rules; rule++) {
        const fz__tally *t = &tallies[rule];
        fz__rational plus = t->plus, minus = t->minus, *side;
        fz__scheme_element kind = (fz__scheme_element)t->node->element;

        if (kind != SC_ADD && kind != SC_DEDUCT && kind != SC_JUDGE && kind != SC_TIMING)
            continue;
        side = kind == SC_TIMING || fz__rational_is_zero(&plus) ? &minus : &plus;
        *side = fz__calc_add(calc, *side, fz__calc_add(calc, t->capped, fz__calc_add(calc, t->timed, t->limited)));
        minus = fz__rational_negate(&minus);
        result->additions = fz__calc_add(calc, result->additions, fz__calc_multiply(calc, f->add, plus));
        result->deductions = fz__calc_add(calc, result->deductions, fz__calc_multiply(calc, f->deduct, minus));
    }
}

static fz__rational shared(const fz__shares *f, const fz__sides *sides, fz__calc *calc)
{
    fz__rational zero = fz__rational_of(0), sum = fz__calc_multiply(calc, f->whole, sides->start), plus, minus;

    /* What a clamp gives back is of what was taken, what it cuts off of what was added. */
    minus = fz__calc_add(calc, sides->minus, fz__rational_greatest(sides->clamped, zero));
    plus = fz__calc_add(calc, sides->plus, fz__rational_least(sides->clamped, zero));
    sum = fz__calc_add(calc, sum, fz__calc_multiply(calc, f->deduct, minus));
    return fz__calc_add(calc, sum, fz__calc_multiply(calc, f->add, plus));
}

/* The value before rounding, and its steps. */
static bool find_value(fz__settling *s, uint32_t unit, fz_item *item, const fz__shares *f, fz__calc *calc)
{
    const fz__node *limits = fz__node_child(s->slot->node, SC_CLAMP);
    bool after = limits && fz__node_choice(limits, KEY_STAGE, STAGE_BEFORE) == STAGE_AFTER;
    bool full = fz__node_choice(s->slot->node, KEY_START, START_ZERO) == START_FULL;
    fz__sides sides = {.start = full ? s->slot->points : fz__rational_of(0), .clamped = fz__rational_of(0)};
    fz__rational sum, change;

    both_sides(s, unit, &sides, calc);
    sum = fz__calc_add(calc, sides.start, fz__calc_add(calc, sides.plus, sides.minus));
    if (!after)
        sides.clamped = fz__clamped(s->slot, limits, sum, calc);
    item->unrounded = shared(f, &sides, calc);
    if (!fz__note(s, item, FZ_STEP_START, NULL, &sides.start) || !fz__note_amounts(s, item, unit) ||
        !fz__note_tallies(s, item, unit) || !fz__note_change(s, item, FZ_STEP_CLAMP, limits, &sum, &sides.clamped))
        return false;
    change = fz__calc_subtract(calc, item->unrounded, fz__calc_add(calc, sum, sides.clamped));
    if (!fz__note_share(s, item, f, &sides, &change))
        return false;
    if (!after)
        return true;
    change = fz__clamped(s->slot, limits, item->unrounded, calc);
    if (!fz__note_change(s, item, FZ_STEP_CLAMP, limits, &item->unrounded, &change))
        return false;
    item->unrounded = fz__calc_add(calc, item->unrounded, change);
    return true;
}

static bool settle_unit(fz__settling *s, uint32_t unit, fz_item *item)
{
    const fz__shares *f = shares_of(s, unit);
    fz__calc calc = {false};

    if (!find_value(s, unit, item, f, &calc))
        return false;
    item->full = fz__calc_multiply(&calc, f->whole, s->slot->points);
    tell_sides(s, unit, f, &calc);
    if (calc.failed)
        return fz__assess_too_big(s->a, unit, s->slot_index);
    for (uint32_t rule = 0; rule < s->rules; rule++)
        item->approximate = item->approximate || fz__tallies_of(s, unit)[rule].approximate;
    return fz__round_item(s->a->report, item, s->final ? s->a : NULL) || fz__assess_too_big(s->a, unit, s->slot_index);
}

bool fz__make_zero(fz__settling *s, uint32_t unit, fz_item *item)
{
    fz_report *r = s->a->report;
    fz__rational taken = fz__rational_negate(&item->value);

    if (!s->final || !item->zeroed || item->applies != FZ_APPLIES)
        return true;
    for (uint32_t i = 0; i < r->results[unit].gate_count; i++)
        if (r->gates[r->results[unit].first_gate + i].gate == item->zeroed && !fz__rational_is_zero(&taken))
            r->gates[r->results[unit].first_gate + i].changed = true;
    if (!fz__note(s, item, FZ_STEP_GATE, item->zeroed, &taken))
        return false;
    item->value = item->unrounded = fz__rational_of(0);
    return true;
}

bool fz__settle(fz__settling *s)
{
    if (!fz__tally_all(s) || !fz__limit_all(s))
        return false;
    for (uint32_t unit = 0; unit < s->a->report->result_count; unit++) {
        fz_item *item = fz__is_settled(s, unit) ? fz__settling_item(s, unit) : NULL;

        if (item && !(settle_unit(s, unit, item) && fz__make_zero(s, unit, item)))
            return false;
    }
    return true;
}
