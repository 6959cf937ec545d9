/* The values of all slots: of those with rules from their amounts (end of section 5), of the others by combining (section 6).
 *
 * It is done twice. The first time tells the gates what they ask for; the second time what a gate makes 0 is 0, and the steps are
 * noted. Slots are taken from the last to the first, which is children before parents, and each over all units, since an
 * indicator that does not apply may be given the mean of its class. */
#include "assess/assess_model.h"
#include "assess/calc.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ the rules of a leaf ---------------------------- */

/* What a rule gives to a unit. */
typedef struct tally {
    const fz__node *node;
    fz__rational plus, minus;            /* the amounts of either sign */
    fz__rational factor;                 /* of multiply="after"; else 1 */
    fz__rational capped, timed, limited; /* what cap, late multiplication and limit add */
    fz__scheme_key limited_by;           /* KEY_POINTS, KEY_LOST, KEY_UNITS; KEY_COUNT_: nothing */
    uint32_t members, losers, kept;      /* of the class, where a limit looked at it */
    bool approximate;
} tally;

typedef struct settling {
    fz__assessment *a;
    uint32_t slot_index;
    const fz__slot *slot;
    bool final;
    tally *tallies; /* by unit of the total and rule */
    uint32_t rules;
    fz__arena arena;
} settling;

static fz_item *item_of(const settling *s, uint32_t unit)
{
    const fz_report *r = s->a->report;
    const fz__tree *tree = &r->trees[r->results[unit].tree];

    return s->slot_index >= tree->first && s->slot_index < tree->end
               ? &r->items[r->results[unit].first_item + s->slot_index - tree->first]
               : NULL;
}

static bool is_settled(const settling *s, uint32_t unit)
{
    const fz_item *item = item_of(s, unit);

    return item && item->applies == FZ_APPLIES;
}

static tally *tallies_of(const settling *s, uint32_t unit)
{
    return s->tallies + (size_t)unit * s->rules;
}

static fz__rational amount_of(const fz__amount *amount, fz__calc *calc)
{
    return fz__calc_multiply(calc, amount->amount, amount->part);
}

/* The amounts of a unit: [first, end) of the slot's. */
static fz__range amounts_of(const settling *s, uint32_t unit)
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

static bool add_up(settling *s, uint32_t unit)
{
    tally *tallies = tallies_of(s, unit);
    fz__range own = amounts_of(s, unit);
    fz__calc calc = {false};

    for (uint32_t i = own.first; i < own.end;) {
        tally *t = &tallies[s->a->amounts[i].rule];
        uint32_t rule = s->a->amounts[i].rule;
        fz__sum plus, minus;

        fz__sum_init(&plus);
        fz__sum_init(&minus);
        for (; i < own.end && s->a->amounts[i].rule == rule; i++) {
            fz__rational amount = amount_of(&s->a->amounts[i], &calc);

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

/* A rule that gives in one direction alone: both sides as one. */
static fz__rational sum_of(const tally *t, fz__calc *calc)
{
    fz__rational sum = fz__calc_add(calc, t->plus, t->minus);

    sum = fz__calc_add(calc, sum, t->capped);
    sum = fz__calc_add(calc, sum, t->timed);
    return fz__calc_add(calc, sum, t->limited);
}

/* What brings an amount to at most `cap` in size. */
static fz__rational over(fz__rational amount, fz__rational cap, fz__calc *calc)
{
    if (fz__rational_compare_sizes(amount, cap) <= 0)
        return fz__rational_of(0);
    cap.negative = amount.negative;
    return fz__calc_subtract(calc, cap, amount);
}

static bool cap(settling *s, uint32_t unit, tally *t)
{
    fz__calc calc = {false};
    fz__rational most = fz__rational_decimal(fz__node_decimal(t->node, KEY_CAP, 0)), sum;

    if (fz__node_has(t->node, KEY_CAP))
        t->capped =
            over(t->node->element == SC_TIMING ? t->minus : fz__calc_add(&calc, t->plus, t->minus), most, &calc);
    sum = sum_of(t, &calc);
    t->timed = fz__calc_subtract(&calc, fz__calc_multiply(&calc, sum, t->factor), sum);
    return !calc.failed || fz__assess_too_big(s->a, unit, s->slot_index);
}

/* ------------------------------------------------------------------ limits of additions ---------------------------- */

typedef struct receiver {
    fz__rational sum;
    uint32_t unit;
} receiver;

static int compare_receivers(const void *a, const void *b)
{
    const receiver *x = a, *y = b;
    int order = fz__rational_compare(&y->sum, &x->sum);

    return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

/* Whether a unit lost points here: by any other rule. */
static bool has_lost(const settling *s, uint32_t unit, uint32_t but)
{
    const tally *tallies = tallies_of(s, unit);
    fz__calc calc = {false};

    for (uint32_t rule = 0; rule < s->rules; rule++) {
        fz__rational lost = tallies[rule].minus;

        if (rule == but)
            continue;
        if (lost.negative) {
            lost = fz__calc_add(&calc, lost, tallies[rule].capped);
            lost = fz__calc_add(&calc, lost, tallies[rule].timed);
        }
        if (fz__rational_sign(&lost) < 0)
            return true;
    }
    return false;
}

static fz__rational percent_of(const fz__node *node, fz__scheme_key key, fz__rational whole, fz__calc *calc)
{
    fz__rational percent = fz__rational_decimal(fz__node_decimal(node, key, 0));

    return fz__calc_divide(calc, fz__calc_multiply(calc, percent, whole), fz__rational_of(100));
}

/* What a limit finds in a class. */
typedef struct finding_of_class {
    fz__scheme_key key;
    uint32_t members, losers, kept;
} finding_of_class;

static bool take_away(settling *s, uint32_t unit, uint32_t rule, const finding_of_class *found, fz__calc *calc)
{
    tally *t = &tallies_of(s, unit)[rule];

    t->limited_by = found->key;
    t->members = found->members;
    t->losers = found->losers;
    t->kept = found->kept;
    t->limited = fz__calc_subtract(calc, t->limited, sum_of(t, calc));
    return !calc->failed || fz__assess_too_big(s->a, unit, s->slot_index);
}

/* The last units, which the number of receivers leaves without; a tie that would exceed it has none. */
static bool keep_the_first(settling *s, uint32_t rule, receiver *receivers, size_t count, const finding_of_class *found)
{
    fz__calc calc = {false};
    size_t kept = count < found->kept ? count : found->kept;

    fz__sort(receivers, count, sizeof(*receivers), compare_receivers);
    while (kept > 0 && kept < count && fz__rational_equal(&receivers[kept - 1].sum, &receivers[kept].sum))
        kept--;
    for (size_t i = kept; i < count; i++)
        if (!take_away(s, receivers[i].unit, rule, found, &calc))
            return false;
    return true;
}

static bool limit_class(settling *s, uint32_t rule, const fz__node *limit, uint32_t class, receiver *receivers)
{
    const fz_report *r = s->a->report;
    int64_t members = 0, losers = 0;
    fz__calc calc = {false};
    fz__rational wanted, share, zero = fz__rational_of(0);
    size_t count = 0;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        if (r->results[unit].class_index != class || !is_settled(s, unit))
            continue;
        members++;
        losers += has_lost(s, unit, rule);
        receivers[count] = (receiver){sum_of(&tallies_of(s, unit)[rule], &calc), unit};
        count += fz__rational_compare(&receivers[count].sum, &zero) > 0;
    }
    if (members == 0)
        return true;
    wanted = percent_of(limit, KEY_LOST, fz__rational_of(members), &calc);
    share = fz__rational_of(losers);
    if (fz__node_has(limit, KEY_LOST) && fz__rational_compare(&share, &wanted) < 0)
        return keep_the_first(s, rule, receivers, count,
                              &(finding_of_class){KEY_LOST, (uint32_t)members, (uint32_t)losers, 0});
    if (fz__node_has(limit, KEY_UNITS)) {
        fz__rational most = fz__calc_floor(&calc, percent_of(limit, KEY_UNITS, fz__rational_of(members), &calc));
        fz_decimal number;

        return fz__rational_to_decimal(&most, 0, FZ_ROUND_FLOOR, &number) &&
               keep_the_first(s, rule, receivers, count,
                              &(finding_of_class){KEY_UNITS, (uint32_t)members, (uint32_t)losers,
                                                  (uint32_t)(number / FZ_DECIMAL_ONE)});
    }
    return true;
}

static bool limit_points(settling *s, uint32_t rule, const fz__node *limit)
{
    const fz_report *r = s->a->report;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        tally *t = is_settled(s, unit) ? &tallies_of(s, unit)[rule] : NULL;
        fz__calc calc = {false};

        if (!t)
            continue;
        t->limited = over(sum_of(t, &calc), percent_of(limit, KEY_POINTS, s->slot->points, &calc), &calc);
        t->limited_by = fz__rational_is_zero(&t->limited) ? KEY_COUNT_ : KEY_POINTS;
        if (calc.failed)
            return fz__assess_too_big(s->a, unit, s->slot_index);
    }
    return true;
}

static bool limit_all(settling *s, const fz__node *node, uint32_t rule)
{
    const fz__node *limit = fz__node_child(node, SC_LIMIT);
    const fz_report *r = s->a->report;
    receiver *receivers;

    if (!limit)
        return true;
    receivers = fz__arena_alloc(&s->arena, (r->result_count + 1) * sizeof(*receivers));
    if (!receivers)
        return fz__assess_no_memory(s->a);
    if (fz__node_has(limit, KEY_POINTS) && !limit_points(s, rule, limit))
        return false;
    for (uint32_t class = 0; class < r->class_count; class ++)
        if (!limit_class(s, rule, limit, class, receivers))
            return false;
    return true;
}

/* ------------------------------------------------------------------ the value of a leaf ---------------------------- */

/* A step of a final run. */
static bool note(settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, const fz__rational *amount)
{
    return !s->final || fz__rational_is_zero(amount) || fz__assess_step(s->a, item, kind, node, amount, NULL);
}

/* The same with figures. */
static bool note_figures(settling *s, fz_item *item, fz_step_kind kind, const fz__node *node,
                         const fz__rational *amount, const fz__figure *figures, uint32_t count)
{
    fz__backing backing = {0, 0, (uint32_t)s->a->report->figure_count, count};

    if (!s->final || fz__rational_is_zero(amount))
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (!fz__assess_figure(s->a, figures[i].fact, &figures[i].number, figures[i].text))
            return false;
    return fz__assess_step(s->a, item, kind, node, amount, &backing);
}

/* What brings one value to another. */
static bool note_change(settling *s, fz_item *item, fz_step_kind kind, const fz__node *node, fz__rational from,
                        const fz__rational *change, fz__calc *calc)
{
    fz__figure figures[] = {{FZ_FACT_FROM, from, NULL}, {FZ_FACT_TO, fz__calc_add(calc, from, *change), NULL}};

    return note_figures(s, item, kind, node, change, figures, 2);
}

/* The steps of amounts, those of nothing included: a reader wants to see that a record was looked at. */
static bool note_amounts(settling *s, fz_item *item, uint32_t unit)
{
    fz__range own = amounts_of(s, unit);
    fz_report *r = s->a->report;

    for (uint32_t i = own.first; s->final && i < own.end; i++) {
        const fz__amount *amount = &s->a->amounts[i];
        fz__backing backing = {amount->first_witness, amount->witness_count, amount->first_figure,
                               amount->figure_count};
        fz__calc calc = {false};
        fz__rational value = amount_of(amount, &calc);

        if (amount->is_factor)
            continue;
        if (amount->beaten_by) {
            uint32_t witness = r->witness_list[amount->beaten_by->first_witness];

            backing.first_figure = (uint32_t)r->figure_count;
            backing.figure_count = 1;
            if (!fz__assess_figure(s->a, FZ_FACT_ONCE, &amount->beaten_by->amount, r->witnesses[witness].id))
                return false;
        }
        if (!fz__assess_step(s->a, item, FZ_STEP_RULE, amount->node, &value, &backing))
            return false;
    }
    return true;
}

static bool note_timed(settling *s, fz_item *item, const tally *t)
{
    fz__calc calc = {false};
    fz__rational from = fz__calc_add(&calc, fz__calc_add(&calc, t->plus, t->minus), t->capped);
    fz__figure figures[] = {{FZ_FACT_FROM, from, NULL}, {FZ_FACT_TIMES, t->factor, NULL}};

    return note_figures(s, item, FZ_STEP_RULE, fz__node_child(t->node, SC_TIMES), &t->timed, figures, 2);
}

static bool note_limited(settling *s, fz_item *item, const tally *t)
{
    const fz__node *limit = fz__node_child(t->node, SC_LIMIT);
    fz__calc calc = {false};
    fz__rational from = fz__calc_subtract(&calc, sum_of(t, &calc), t->limited);
    fz__figure figures[] = {
        {FZ_FACT_FROM, from, fz__scheme_key_name(SC_LIMIT, t->limited_by)},
        {FZ_FACT_FIELD, fz__rational_of(t->members), NULL},
        {FZ_FACT_LOSERS, fz__rational_of(t->losers), NULL},
        {FZ_FACT_KEPT, fz__rational_of(t->kept), NULL},
        {FZ_FACT_TARGET, s->slot->points, NULL},
    };

    return note_figures(s, item, FZ_STEP_CAP, limit, &t->limited, figures, 5);
}

static bool note_tallies(settling *s, fz_item *item, uint32_t unit)
{
    const tally *tallies = tallies_of(s, unit);

    for (uint32_t rule = 0; rule < s->rules; rule++)
        if (!note(s, item, FZ_STEP_CAP, tallies[rule].node, &tallies[rule].capped) ||
            !note_timed(s, item, &tallies[rule]) || !note_limited(s, item, &tallies[rule]))
            return false;
    return true;
}

/* Bring a value within a clamp, or within the points where there is none. Gives what this adds. */
static fz__rational clamp(const fz__slot *slot, const fz__node *node, fz__rational value, fz__calc *calc)
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

typedef struct shares {
    fz__rational whole, deduct, add;
    const fz__node *node;
} shares;

static shares shares_of(const settling *s, uint32_t unit)
{
    fz_decimal factor = FZ_DECIMAL_ONE;
    uint32_t left = 0;
    shares f = {.node = NULL};

    if (s->slot->bound) {
        fz__assess_roles(s->a, unit, s->slot, &left);
        fz__assess_share(s->a, left, &f.node);
    }
    if (f.node)
        factor = fz__node_decimal(f.node, KEY_FACTOR, FZ_DECIMAL_ONE);
    f.whole = fz__rational_decimal(factor);
    f.deduct = fz__rational_decimal(f.node ? fz__node_decimal(f.node, KEY_DEDUCT, factor) : factor);
    f.add = fz__rational_decimal(f.node ? fz__node_decimal(f.node, KEY_ADD, factor) : factor);
    return f;
}

/* All rules together: what they add, what they take, each by its own sign. */
static void both_sides(const settling *s, uint32_t unit, fz__rational *plus, fz__rational *minus, fz__calc *calc)
{
    const tally *tallies = tallies_of(s, unit);
    fz__sum sums[2];

    fz__sum_init(&sums[0]);
    fz__sum_init(&sums[1]);
    for (uint32_t rule = 0; rule < s->rules; rule++) {
        const tally *t = &tallies[rule];
        bool two_sided = !fz__rational_is_zero(&t->plus) && !fz__rational_is_zero(&t->minus);
        fz__rational sum = sum_of(t, calc);

        if (two_sided) { /* timing, or entries of both signs: its cap is of what it takes */
            fz__rational taken = fz__calc_add(calc, t->minus, t->capped);

            fz__sum_add(&sums[0], &t->plus);
            fz__sum_add(&sums[1], &taken);
        } else {
            fz__sum_add(&sums[sum.negative], &sum);
        }
    }
    *plus = fz__calc_sum(calc, &sums[0]);
    *minus = fz__calc_sum(calc, &sums[1]);
}

/* Additions and deductions, for the keys of ranks: of the rules that count what happens. */
static void tell_sides(const settling *s, uint32_t unit, const shares *f, fz__calc *calc)
{
    struct fz_result *result = &s->a->report->results[unit];
    const tally *tallies = tallies_of(s, unit);

    for (uint32_t rule = 0; s->final && rule < s->rules; rule++) {
        const tally *t = &tallies[rule];
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

static fz__rational shared(const shares *f, fz__rational start, fz__rational plus, fz__rational minus,
                           fz__rational clamped, fz__calc *calc)
{
    fz__rational zero = fz__rational_of(0), sum = fz__calc_multiply(calc, f->whole, start);

    minus = fz__calc_add(calc, minus, fz__rational_greatest(clamped, zero));
    plus = fz__calc_add(calc, plus, fz__rational_least(clamped, zero));
    sum = fz__calc_add(calc, sum, fz__calc_multiply(calc, f->deduct, minus));
    return fz__calc_add(calc, sum, fz__calc_multiply(calc, f->add, plus));
}

/* The share of `before`: start, what was added and what was taken, by the factor of each. */
static bool note_share(settling *s, fz_item *item, const shares *f, fz__rational start, fz__rational plus,
                       fz__rational minus, fz__rational clamped, const fz__rational *difference)
{
    fz__rational zero = fz__rational_of(0);
    fz__calc calc = {false};
    fz__figure figures[] = {
        {FZ_FACT_FACTOR, f->whole, NULL},
        {FZ_FACT_FACTOR_DEDUCT, f->deduct, NULL},
        {FZ_FACT_FACTOR_ADD, f->add, NULL},
        {FZ_FACT_START, start, NULL},
        {FZ_FACT_PLUS, fz__calc_add(&calc, plus, fz__rational_least(clamped, zero)), NULL},
        {FZ_FACT_MINUS, fz__calc_add(&calc, minus, fz__rational_greatest(clamped, zero)), NULL},
    };

    return note_figures(s, item, FZ_STEP_SHARE, f->node, difference, figures, 6);
}

static bool settle_unit(settling *s, uint32_t unit, fz_item *item)
{
    const fz__node *limits = fz__node_child(s->slot->node, SC_CLAMP);
    bool after = limits && fz__node_choice(limits, KEY_STAGE, STAGE_BEFORE) == STAGE_AFTER;
    bool full = fz__node_choice(s->slot->node, KEY_START, START_ZERO) == START_FULL;
    fz__rational start = full ? s->slot->points : fz__rational_of(0), plus, minus, sum, clamped, value, change;
    shares f = shares_of(s, unit);
    fz__calc calc = {false};

    both_sides(s, unit, &plus, &minus, &calc);
    sum = fz__calc_add(&calc, start, fz__calc_add(&calc, plus, minus));
    clamped = after ? fz__rational_of(0) : clamp(s->slot, limits, sum, &calc);
    value = shared(&f, start, plus, minus, clamped, &calc);
    if (!note(s, item, FZ_STEP_START, NULL, &start) || !note_amounts(s, item, unit) || !note_tallies(s, item, unit) ||
        !note_change(s, item, FZ_STEP_CLAMP, limits, sum, &clamped, &calc))
        return false;
    change = fz__calc_subtract(&calc, value, fz__calc_add(&calc, sum, clamped));
    if (!note_share(s, item, &f, start, plus, minus, clamped, &change))
        return false;
    if (after) {
        change = clamp(s->slot, limits, value, &calc);
        if (!note_change(s, item, FZ_STEP_CLAMP, limits, value, &change, &calc))
            return false;
        value = fz__calc_add(&calc, value, change);
    }
    item->unrounded = value;
    item->full = fz__calc_multiply(&calc, f.whole, s->slot->points);
    tell_sides(s, unit, &f, &calc);
    if (calc.failed)
        return fz__assess_too_big(s->a, unit, s->slot_index);
    item->value = value;
    for (uint32_t rule = 0; rule < s->rules; rule++)
        item->approximate = item->approximate || tallies_of(s, unit)[rule].approximate;
    return fz__round_item(s->a->report, item, s->final ? s->a : NULL) || fz__assess_too_big(s->a, unit, s->slot_index);
}

static const fz__node *next_rule(const fz__node *node)
{
    while (node && !fz__node_is_rule(node))
        node = fz__node_next(node);
    return node;
}

static bool open_tallies(settling *s)
{
    size_t units = s->a->report->result_count, at = 0;
    const fz__rational zero = fz__rational_of(0);
    const fz__node *node;

    s->rules = 0;
    for (node = next_rule(fz__node_first(s->slot->node)); node; node = next_rule(fz__node_next(node)))
        s->rules++;
    s->tallies = fz__arena_alloc(&s->arena, (units * s->rules + 1) * sizeof(*s->tallies));
    if (!s->tallies)
        return fz__assess_no_memory(s->a);
    for (size_t unit = 0; unit < units; unit++)
        for (node = next_rule(fz__node_first(s->slot->node)); node; node = next_rule(fz__node_next(node)))
            s->tallies[at++] =
                (tally){node, zero, zero, fz__rational_of(1), zero, zero, zero, KEY_COUNT_, 0, 0, 0, false};
    return true;
}

/* What a gate makes 0. It is the last step of its item, and comes before any of the next unit. */
static bool make_zero(settling *s, uint32_t unit, fz_item *item)
{
    fz_report *r = s->a->report;
    fz__rational taken = fz__rational_negate(&item->value);

    if (!s->final || !item->zeroed || item->applies != FZ_APPLIES)
        return true;
    for (uint32_t i = 0; i < r->results[unit].gate_count; i++)
        if (r->gates[r->results[unit].first_gate + i].gate == item->zeroed && !fz__rational_is_zero(&taken))
            r->gates[r->results[unit].first_gate + i].changed = true;
    if (!note(s, item, FZ_STEP_GATE, item->zeroed, &taken))
        return false;
    item->value = item->unrounded = fz__rational_of(0);
    return true;
}

static bool settle_slot(settling *s)
{
    const fz_report *r = s->a->report;
    uint32_t rule = 0;

    if (!open_tallies(s))
        return false;
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        if (!is_settled(s, unit))
            continue;
        if (!add_up(s, unit))
            return false;
        for (uint32_t i = 0; i < s->rules; i++)
            if (!cap(s, unit, &tallies_of(s, unit)[i]))
                return false;
    }
    for (const fz__node *node = next_rule(fz__node_first(s->slot->node)); node;
         node = next_rule(fz__node_next(node)), rule++)
        if (!limit_all(s, node, rule))
            return false;
    for (uint32_t unit = 0; unit < r->result_count; unit++)
        if (is_settled(s, unit) && !(settle_unit(s, unit, item_of(s, unit)) && make_zero(s, unit, item_of(s, unit))))
            return false;
    return true;
}

/* ------------------------------------------------------------------ the other slots -------------------------------- */

/* Whether an inner slot is left out for a unit before anybody looks into it. */
static fz_applies look(const fz__assessment *a, uint32_t unit, const fz__slot *slot)
{
    const fz__node *share;
    uint32_t left;

    if (slot->bound && !fz__assess_share(a, fz__assess_roles(a, unit, slot, &left), &share))
        return FZ_APPLIES_BEARING;
    if (slot->bound && !fz__assess_share(a, left, &share))
        return FZ_APPLIES_RECORD;
    if (fz__assess_is_absent(a, unit, slot->id) || (slot->section && fz__assess_is_absent(a, unit, slot->section->id)))
        return FZ_APPLIES_RECORD;
    return FZ_APPLIES;
}

/* The mean of a class over the units to which a slot applies, before any gate: of the rates, and of the values of those without full
 * marks. It is what the first time found, so that a gate on one unit moves no other. */
static fz__class_mean *mean_of_class(const settling *s, uint32_t class, fz__calc *calc)
{
    const fz_report *r = s->a->report;
    fz__class_mean *mean = &s->a->means[(size_t)s->slot_index * r->class_count + class];
    fz__rational count;
    fz__sum rates, values;

    if (s->final)
        return mean;
    *mean = (fz__class_mean){.count = 0};
    fz__sum_init(&rates);
    fz__sum_init(&values);
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        const fz_item *item = item_of(s, unit);
        fz__rational rate;

        if (r->results[unit].class_index != class || !item || item->applies != FZ_APPLIES)
            continue;
        if (fz__rational_is_zero(&item->full)) {
            fz__sum_add(&values, &item->value);
        } else {
            rate = fz__calc_divide(calc, item->value, item->full);
            fz__sum_add(&rates, &rate);
        }
        mean->approximate = mean->approximate || item->approximate;
        mean->count++;
    }
    count = fz__rational_of(mean->count ? mean->count : 1);
    mean->rate = fz__calc_divide(calc, fz__calc_sum(calc, &rates), count);
    mean->value = fz__calc_divide(calc, fz__calc_sum(calc, &values), count);
    return mean;
}

/* What a slot gives to the units to which it does not apply. */
static bool give_absent(settling *s)
{
    const fz_report *r = s->a->report;

    for (uint32_t class = 0; s->slot->absent != ABSENT_FOLD && class < r->class_count; class ++) {
        bool by_mean = s->slot->absent == ABSENT_MEAN;
        fz__calc calc = {false};
        const fz__class_mean *mean = by_mean ? mean_of_class(s, class, &calc) : NULL;

        for (uint32_t unit = 0; (!mean || mean->count > 0) && unit < r->result_count; unit++) {
            fz_item *item = item_of(s, unit);

            if (r->results[unit].class_index != class || !item || item->applies == FZ_APPLIES ||
                fz__item_is_unborne(item))
                continue;
            item->given = true;
            item->full = item->worth;
            if (s->slot->absent == ABSENT_FULL)
                item->value = item->worth;
            if (mean)
                item->value = fz__calc_add(&calc, fz__calc_multiply(&calc, mean->rate, item->worth), mean->value);
            item->approximate = mean && mean->approximate;
        }
        if (calc.failed)
            return fz__assess_too_big(s->a, FZ__NO_UNIT, s->slot_index);
    }
    return true;
}

static bool combine_unit(settling *s, uint32_t unit, fz_item *item)
{
    const fz_report *r = s->a->report;
    fz_item *items = &s->a->report->items[r->results[unit].first_item];
    char text[FZ__RATIONAL_TEXT];
    fz_status status;

    item->applies = (uint8_t)look(s->a, unit, s->slot);
    status = fz__combine(r, items, s->slot_index, s->final ? s->a : NULL);
    if (status == FZ_OK)
        return true;
    if (status == FZ_ENOMEM)
        return fz__assess_no_memory(s->a);
    fz__rational_format(&item->value, text);
    return status == FZ_ENEGATIVE
               ? fz__assess_stop(s->a, FZ_ENEGATIVE, FZ_ARGS(r->results[unit].name, s->slot->id, text))
               : fz__assess_too_big(s->a, unit, s->slot_index);
}

static void forget(fz_item *item)
{
    item->value = item->full = item->worth = item->unrounded = fz__rational_of(0);
    item->given = item->approximate = false;
}

static bool evaluate_slot(settling *s)
{
    const fz_report *r = s->a->report;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        fz_item *item = item_of(s, unit);

        if (!item)
            continue;
        forget(item);
        item->worth = s->slot->points;
        if (!s->slot->is_leaf && !(combine_unit(s, unit, item) && make_zero(s, unit, item)))
            return false;
    }
    if (s->slot->is_leaf && !settle_slot(s))
        return false;
    return give_absent(s) && fz__assess_progress(s->a);
}

bool fz__assess_values(fz__assessment *a, bool final)
{
    settling s = {.a = a, .final = final};
    size_t means = a->report->slot_count * a->report->class_count;
    bool done = true;

    if (!a->means && !(a->means = fz__arena_alloc(&a->arena, (means + 1) * sizeof(*a->means))))
        return fz__assess_no_memory(a);

    for (uint32_t slot = (uint32_t)a->report->slot_count; done && slot-- > 0;) {
        s.slot_index = slot;
        s.slot = &a->report->slots[slot];
        fz__arena_init(&s.arena, a->context);
        done = evaluate_slot(&s);
        fz__arena_clear(&s.arena);
    }
    return done;
}
