/* What each rule gives to each unit: its amounts added up, each sign by itself, and brought to at most its cap. */
#include "assess/settling.h"

fz_item *fz__settling_item(const fz__settling *s, uint32_t unit)
{
    return fz__unit_item(s->a->report, unit, s->slot_index);
}

bool fz__is_settled(const fz__settling *s, uint32_t unit)
{
    const fz_item *item = fz__settling_item(s, unit);

    return item && item->applies == FZ_APPLIES;
}

fz__tally *fz__tallies_of(const fz__settling *s, uint32_t unit)
{
    return s->tallies + (size_t)unit * s->rules;
}

fz__rational fz__settling_amount(const fz__amount *amount, fz__calc *calc)
{
    return fz__calc_multiply(calc, amount->amount, amount->part);
}

/* The amounts of a unit: [first, end) of the slot's. */
fz__range fz__settling_amounts(const fz__settling *s, uint32_t unit)
{
    const fz__assessment *a = s->a;
    uint32_t low = a->slot_amounts[s->slot_index], high = a->slot_amounts[s->slot_index + 1], first;

    for (uint32_t top = high; low < top;) {
        uint32_t middle = low + (top - low) / 2;

        if (a->amounts[middle].unit < unit)
            low = middle + 1;
        else
            top = middle;
    }
    for (first = low; low < high && a->amounts[low].unit == unit;)
        low++;
    return (fz__range){first, low};
}

static bool add_up(fz__settling *s, uint32_t unit)
{
    fz__tally *tallies = fz__tallies_of(s, unit);
    fz__range own = fz__settling_amounts(s, unit);
    fz__calc calc = {false};

    for (uint32_t i = own.first; i < own.end;) {
        fz__tally *t = &tallies[s->a->amounts[i].rule];
        uint32_t rule = s->a->amounts[i].rule;
        fz__sum plus, minus;

        fz__sum_init(&plus);
        fz__sum_init(&minus);
        for (; i < own.end && s->a->amounts[i].rule == rule; i++) {
            fz__rational amount = fz__settling_amount(&s->a->amounts[i], &calc);

            if (s->a->amounts[i].is_factor) {
                t->factor = amount;
                continue;
            }
            fz__sum_add(amount.negative ? &minus : &plus, &amount);
            t->approximate = t->approximate || s->a->amounts[i].approximate;
        }
        t->plus = fz__calc_sum(&calc, &plus);
        t->minus = fz__calc_sum(&calc, &minus);
    }
    return !calc.failed || fz__assess_too_big(s->a, unit, s->slot_index);
}

fz__rational fz__tally_sum(const fz__tally *t, fz__calc *calc)
{
    fz__rational sum = fz__calc_add(calc, t->plus, t->minus);

    sum = fz__calc_add(calc, sum, t->capped);
    sum = fz__calc_add(calc, sum, t->timed);
    return fz__calc_add(calc, sum, t->limited);
}

fz__rational fz__over(fz__rational amount, fz__rational cap, fz__calc *calc)
{
    if (fz__rational_compare_sizes(amount, cap) <= 0)
        return fz__rational_of(0);
    cap.negative = amount.negative;
    return fz__calc_subtract(calc, cap, amount);
}

static bool cap(fz__settling *s, uint32_t unit, fz__tally *t)
{
    fz__calc calc = {false};
    fz__rational sum;

    if (fz__node_has(t->node, KEY_CAP)) {
        sum = t->node->element == SC_TIMING ? t->minus : fz__calc_add(&calc, t->plus, t->minus);
        t->capped = fz__over(sum, fz__rational_decimal(fz__node_decimal(t->node, KEY_CAP, 0)), &calc);
    }
    if (!fz__rational_is_one(&t->factor)) {
        sum = fz__tally_sum(t, &calc);
        t->timed = fz__calc_subtract(&calc, fz__calc_multiply(&calc, sum, t->factor), sum);
    }
    return !calc.failed || fz__assess_too_big(s->a, unit, s->slot_index);
}

/* One for each rule and unit, empty. */
static bool open_tallies(fz__settling *s)
{
    size_t units = s->a->report->result_count, rule = 0;
    const fz__tally empty = {.plus = fz__rational_of(0),
                             .minus = fz__rational_of(0),
                             .factor = fz__rational_of(1),
                             .capped = fz__rational_of(0),
                             .timed = fz__rational_of(0),
                             .limited = fz__rational_of(0),
                             .limited_by = KEY_COUNT_};

    s->rules = 0;
    for (const fz__node *at = fz__node_rule(s->slot->node); at; at = fz__node_next_rule(at))
        s->rules++;
    s->tallies = fz__arena_alloc(&s->arena, (units * s->rules + 1) * sizeof(*s->tallies));
    if (!s->tallies)
        return fz__assess_no_memory(s->a);
    for (const fz__node *at = fz__node_rule(s->slot->node); at; at = fz__node_next_rule(at), rule++)
        for (size_t unit = 0; unit < units; unit++) {
            s->tallies[unit * s->rules + rule] = empty;
            s->tallies[unit * s->rules + rule].node = at;
        }
    return true;
}

bool fz__tally_all(fz__settling *s)
{
    if (!open_tallies(s))
        return false;
    for (uint32_t unit = 0; unit < s->a->report->result_count; unit++) {
        if (!fz__is_settled(s, unit))
            continue;
        if (!add_up(s, unit))
            return false;
        for (uint32_t i = 0; i < s->rules; i++)
            if (!cap(s, unit, &fz__tallies_of(s, unit)[i]))
                return false;
    }
    return true;
}
