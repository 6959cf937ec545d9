/* Plans (columns_plan.h): from the last slot to the first, which is children before parents. What every unit has alike (which children
 * take part, full marks, what weights come to) is asked of a unit without values, combined as any other. */
#include "assess/columns_planning.h"

#include <string.h>

#ifdef __SIZEOF_INT128__

#define MOST_REACH  50 /* bits of a value in millionths */
#define LEAST_REACH 24

/* ------------------------------------------------------------------ numbers ---------------------------------------- */

bool fz__plan_whole(const fz__rational *a, uint64_t units, int64_t *n)
{
    fz__rational scaled = {fz__big_of(units), fz__big_of(1), false};
    uint64_t number;

    if (!fz__rational_multiply(a, &scaled, &scaled) || !fz__big_is_one(&scaled.denominator) ||
        !fz__big_to_u64(&scaled.numerator, &number) || number >> FZ__PLAN_BITS > 0)
        return false;
    *n = a->negative ? -(int64_t)number : (int64_t)number;
    return true;
}

bool fz__plan_units(uint64_t *units, const fz__rational *a)
{
    uint64_t denominator;

    if (!fz__big_to_u64(&a->denominator, &denominator))
        return false;
    denominator /= fz__small_gcd(*units, denominator);
    if (denominator > ((uint64_t)1 << FZ__PLAN_BITS) / *units)
        return false;
    *units *= denominator;
    return true;
}

bool fz__plan_holds(fz__wide most, uint64_t units)
{
    return most >> FZ__PLAN_BITS == 0 && most <= (fz__wide)units << FZ__SHOWN_BITS;
}

/* That scaled by 10^places ÷ units. False when it may not fit. */
static bool make_rounding(fz__rounding *r, uint64_t units, unsigned places, fz_rounding mode, int64_t most)
{
    static const uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    uint64_t power = powers[places < 6 ? places : 6], shared = fz__small_gcd(units, power), by = units / shared;
    int64_t half = (int64_t)1 << (FZ__PLAN_BITS - 1);

    *r = (fz__rounding){true, (uint8_t)places, mode, (int64_t)(power / shared), fz__divisor_of(by), 0, 0};
    if (by >> (FZ__PLAN_BITS - 2) > 0 || (fz__wide)most * r->scale > half)
        return false;
    r->less = half / (int64_t)by + 1;
    r->more = r->less * (int64_t)by;
    return true;
}

/* The units behind a slot's own rounding. */
static bool round_node(planner *p, fz__plan_node *node, uint32_t slot)
{
    const fz__node *round = fz__node_child(p->c->report.slots[slot].node, SC_ROUND);

    node->made = node->units;
    if (!round)
        return true;
    if (!make_rounding(&node->round, node->units, fz__node_number(round, KEY_PLACES),
                       (fz_rounding)fz__node_choice(round, KEY_MODE, MODE_HALF_AWAY), p->most[slot]))
        return false;
    node->made = node->units / node->round.by.by * (uint64_t)node->round.scale;
    p->most[slot] = (int64_t)((fz__wide)p->most[slot] * node->round.scale / (int64_t)node->round.by.by) + 1;
    return true;
}

/* Limits in units, and what a slot comes to at most behind them. */
bool fz__plan_limits(planner *p, fz__plan_node *node, uint32_t slot, const fz__rational ends[2], const bool has[2])
{
    int64_t size = 0, here;

    node->from = INT64_MIN;
    node->to = INT64_MAX;
    if ((has[0] && !fz__plan_whole(&ends[0], node->units, &node->from)) ||
        (has[1] && !fz__plan_whole(&ends[1], node->units, &node->to)))
        return false;
    for (int i = 0; i < 2; i++) {
        here = i == 0 ? node->from : node->to;
        if (!has[i])
            continue;
        here = here < 0 ? -here : here;
        size = here > size ? here : size;
    }
    if (has[0] && has[1])
        p->most[slot] = size; /* also where it came to less: it is a bound */
    else if (size > p->most[slot])
        p->most[slot] = size;
    p->most_unrounded = p->most[slot];
    return fz__plan_holds(p->most[slot], node->units) && round_node(p, node, slot);
}

/* ------------------------------------------------------------------ what is alike for all units -------------------- */

static bool can_plan(unsigned combine)
{
    return combine == COMBINE_SUM || combine == COMBINE_FOLD || combine == COMBINE_MEAN || combine == COMBINE_MINIMUM;
}

/* The items of a unit without values. False where there can be no plan. */
static bool fill_template(planner *p)
{
    fz__columns_call *c = p->c;
    fz_report *r = &c->report;
    bool covered;

    for (uint32_t slot = (uint32_t)r->slot_count; slot-- > 0;) {
        fz_item *item = &r->items[slot];

        *item = (fz_item){.report = r, .slot = slot, .worth = r->slots[slot].points};
        item->value = item->full = item->unrounded = fz__rational_of(0);
        if (!r->slots[slot].is_leaf) {
            if (!can_plan(r->slots[slot].combine) || fz__combine(r, r->items, slot, NULL) != FZ_OK)
                return false;
        } else if (fz__slot_is_for(r, slot, 0)) {
            item->full = item->worth;
        } else {
            item->applies = FZ_APPLIES_CLASS;
        }
        fz__column_give(&r->slots[slot], item);
    }
    return r->items[0].applies == FZ_APPLIES && fz__assess_covered(&c->a, 0, &covered) && covered;
}

/* ------------------------------------------------------------------ slots above ------------------------------------ */

/* What the weighted values of those present are multiplied by. */
static fz__rational factor_of(planner *p, const fz__slot *slot, uint32_t index)
{
    fz__rational weights = fz__rational_of(0), full = weights, worth = weights, all = weights;
    fz__calc *calc = &p->calc;
    bool left_out = false;

    for (uint32_t at = index + 1; at < slot->end; at = p->c->report.slots[at].end) {
        const fz_item *item = &p->c->report.items[at];
        fz__rational weight = p->c->report.slots[at].weight;

        if (p->c->report.slots[at].outside)
            continue;
        all = fz__calc_add(calc, all, fz__calc_multiply(calc, weight, item->worth));
        left_out = left_out || !fz__item_is_present(item);
        if (!fz__item_is_present(item))
            continue;
        weights = fz__calc_add(calc, weights, weight);
        full = fz__calc_add(calc, full, fz__calc_multiply(calc, weight, item->full));
        worth = fz__calc_add(calc, worth, fz__calc_multiply(calc, weight, item->worth));
    }
    if (slot->combine == COMBINE_MEAN)
        return fz__calc_divide(calc, fz__rational_of(1), weights);
    if (slot->combine == COMBINE_FOLD && slot->has_points)
        return fz__calc_divide(calc, fz__calc_subtract(calc, slot->points, slot->base), full);
    if (slot->combine == COMBINE_SUM && left_out && fz__rational_sign(&all) > 0 && fz__rational_sign(&worth) > 0)
        return fz__calc_divide(calc, all, worth);
    return fz__rational_of(1);
}

static bool takes_part(const planner *p, uint32_t slot)
{
    const fz_item *item = &p->c->report.items[slot];

    return p->c->report.slots[slot].outside ? item->applies == FZ_APPLIES : fz__item_is_present(item);
}

/* What a child counts for. The part of it that is shown must be seen to fit. */
static bool coefficient(planner *p, uint32_t slot, uint32_t child, fz__rational factor, fz__rational *result)
{
    const fz__slot *of = &p->c->report.slots[child];
    const fz__plan_node *node = &p->plan->nodes[child];
    fz__rational value = fz__rational_of(p->most[child] / (int64_t)node->made + 1), part;
    fz__rational most = fz__rational_of((int64_t)1 << FZ__SHOWN_BITS);

    if (p->c->report.slots[slot].combine == COMBINE_MINIMUM && !of->outside) {
        *result = fz__rational_of(1);
        return true;
    }
    part = fz__calc_multiply(&p->calc, of->weight, value);
    p->parts = fz__calc_add(&p->calc, p->parts, part.negative ? fz__rational_negate(&part) : part);
    *result = of->outside ? of->weight : fz__calc_multiply(&p->calc, of->weight, factor);
    return !p->calc.failed && fz__rational_compare(&p->parts, &most) < 0;
}

/* Its children's coefficients, the constant of those that are given something, and the units over which all are whole. */
static bool weigh(planner *p, fz__plan_node *node, uint32_t slot)
{
    const fz__slot *of = &p->c->report.slots[slot];
    fz__rational factor = factor_of(p, of, slot);

    p->constant = of->base;
    p->parts = fz__rational_of(0);
    p->has_least = false;
    for (uint32_t at = slot + 1; at < of->end; at = p->c->report.slots[at].end) {
        const fz_item *item = &p->c->report.items[at];
        fz__plan_node *child = &p->plan->nodes[at];
        fz__rational *times = &p->coefficients[at];

        child->takes_part = takes_part(p, at) && item->applies == FZ_APPLIES;
        child->outside = p->c->report.slots[at].outside;
        if (!takes_part(p, at))
            continue;
        if (!coefficient(p, slot, at, factor, times))
            return false;
        if (child->takes_part) {
            *times = fz__calc_divide(&p->calc, *times, (fz__rational){fz__big_of(child->made), fz__big_of(1), false});
            if (p->calc.failed || !fz__plan_units(&node->units, times))
                return false;
        } else if (node->is_least) {
            p->least = p->has_least ? fz__rational_least(p->least, item->value) : item->value;
            p->has_least = true;
        } else {
            p->constant = fz__calc_add(&p->calc, p->constant, fz__calc_multiply(&p->calc, *times, item->value));
        }
    }
    return !p->calc.failed && fz__plan_units(&node->units, &p->constant) &&
           (!p->has_least || fz__plan_units(&node->units, &p->least));
}

/* All in units, and what they come to at most. */
static bool add_up(planner *p, fz__plan_node *node, uint32_t slot)
{
    const fz__slot *of = &p->c->report.slots[slot];
    fz__wide most;

    node->least = INT64_MAX;
    if (!fz__plan_whole(&p->constant, node->units, &node->start) ||
        (p->has_least && !fz__plan_whole(&p->least, node->units, &node->least)))
        return false;
    most = node->start < 0 ? -(fz__wide)node->start : node->start;
    if (p->has_least)
        most += node->least < 0 ? -(fz__wide)node->least : node->least;
    for (uint32_t at = slot + 1; at < of->end; at = p->c->report.slots[at].end) {
        fz__plan_node *child = &p->plan->nodes[at];

        if (!child->takes_part)
            continue;
        if (!fz__plan_whole(&p->coefficients[at], node->units, &child->times))
            return false;
        most += (child->times < 0 ? -(fz__wide)child->times : child->times) * p->most[at];
        if (!fz__plan_holds(most, node->units))
            return false;
        if (child->is_leaf)
            fz__plan_line_of(p, child, at);
    }
    p->most[slot] = (int64_t)most;
    return true;
}

static bool plan_inner(planner *p, uint32_t slot)
{
    fz__plan_node *node = &p->plan->nodes[slot];
    const fz__node *limits = fz__node_child(p->c->report.slots[slot].node, SC_CLAMP);
    fz__rational ends[2] = {fz__rational_of(0), fz__rational_of(0)};
    bool has[2] = {limits && fz__node_has(limits, KEY_FROM), limits && fz__node_has(limits, KEY_TO)};

    node->units = 1;
    node->is_least = p->c->report.slots[slot].combine == COMBINE_MINIMUM;
    if (has[0])
        ends[0] = fz__rule_decimal(limits, KEY_FROM, 0);
    if (has[1])
        ends[1] = fz__rule_decimal(limits, KEY_TO, 0);
    return fz__plan_units(&node->units, &ends[0]) && fz__plan_units(&node->units, &ends[1]) && weigh(p, node, slot) &&
           add_up(p, node, slot) && fz__plan_limits(p, node, slot, ends, has);
}

/* ------------------------------------------------------------------ grades and what is shown ----------------------- */

/* The least whole number that is not below a decimal times units, or the greatest that is not above it. */
static int64_t edge(fz_decimal decimal, uint64_t units, bool up)
{
    fz__wide product = (fz__wide)decimal * (int64_t)units, floor = product / FZ_DECIMAL_ONE;

    floor -= product % FZ_DECIMAL_ONE < 0;
    floor += up && floor * FZ_DECIMAL_ONE != product;
    return floor > INT64_MAX ? INT64_MAX : floor < -INT64_MAX ? -INT64_MAX : (int64_t)floor;
}

static bool plan_grades(planner *p)
{
    const fz__node *table = p->c->report.classes[0].grades, *above = NULL;
    const fz__plan_node *total = &p->plan->nodes[0];
    uint64_t units;
    uint32_t count = 0;

    if (!table || !p->c->grades)
        return true;
    for (const fz__node *at = fz__node_child(table, SC_GRADE); at; at = fz__node_sibling(at, SC_GRADE))
        count++;
    p->plan->grades = fz__arena_alloc(&p->c->a.arena, (count + 1) * sizeof(*p->plan->grades));
    if (!p->plan->grades)
        return p->no_memory = true, false;
    p->plan->grades_rounded = fz__node_choice(table, KEY_ON, ON_ROUNDED) == ON_ROUNDED;
    units = p->plan->grades_rounded ? total->made : total->units;
    if (fz__node_has(table, KEY_PLACES)) {
        if (!make_rounding(&p->plan->graded, units, fz__node_number(table, KEY_PLACES), FZ_ROUND_HALF_AWAY,
                           p->plan->grades_rounded ? p->most[0] : p->most_unrounded))
            return false;
        units = units / p->plan->graded.by.by * (uint64_t)p->plan->graded.scale;
    }
    for (const fz__node *at = fz__node_child(table, SC_GRADE); at; above = at, at = fz__node_sibling(at, SC_GRADE)) {
        fz__plan_grade *g = &p->plan->grades[p->plan->grade_count++];

        *g = (fz__plan_grade){-INT64_MAX, INT64_MAX};
        if (fz__node_has(at, KEY_FROM))
            g->from = edge(fz__node_decimal(at, KEY_FROM, 0), units, true);
        if (fz__node_has(at, KEY_TO))
            g->to = edge(fz__node_decimal(at, KEY_TO, 0), units, false);
        else if (fz__node_has(at, KEY_BELOW))
            g->to = edge(fz__node_decimal(at, KEY_BELOW, 0), units, true) - 1;
        else if (above && fz__node_has(above, KEY_FROM))
            g->to = edge(fz__node_decimal(above, KEY_FROM, 0), units, true) - 1;
    }
    return true;
}

static bool plan_shown(planner *p)
{
    for (uint32_t slot = 0; slot < p->c->report.slot_count; slot++) {
        const fz__plan_node *node = &p->plan->nodes[slot];

        if (p->c->report.items[slot].applies == FZ_APPLIES && !node->takes_part)
            return false; /* it has a score, but nobody above asks for it */
        if (slot > 0 && (p->c->wanted[slot] == 0 || !node->takes_part))
            continue;
        if (!make_rounding(&p->plan->shown[slot], node->made, 6, FZ_ROUND_HALF_AWAY, p->most[slot]))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

static bool plan_all(planner *p)
{
    size_t slots = p->c->report.slot_count;

    memset(p->plan->nodes, 0, slots * sizeof(*p->plan->nodes));
    memset(p->plan->shown, 0, slots * sizeof(*p->plan->shown));
    p->plan->piece_count = 0;
    p->plan->grade_count = 0;
    p->calc.failed = false;
    for (uint32_t slot = (uint32_t)slots; slot-- > 0;) {
        bool is_leaf = p->c->report.slots[slot].is_leaf;

        if (p->c->report.items[slot].applies != FZ_APPLIES)
            continue; /* nobody has it */
        p->plan->nodes[slot].is_leaf = is_leaf;
        if (!(is_leaf ? fz__plan_leaf(p, slot) : plan_inner(p, slot)))
            return false;
    }
    p->plan->nodes[0].takes_part = true;
    return plan_shown(p) && plan_grades(p);
}

static bool open_planner(planner *p)
{
    fz__arena *arena = &p->c->a.arena;
    size_t slots = p->c->report.slot_count;

    p->plan = fz__arena_alloc(arena, sizeof(*p->plan));
    p->most = fz__arena_alloc(arena, slots * sizeof(*p->most));
    p->coefficients = fz__arena_alloc(arena, slots * sizeof(*p->coefficients));
    if (!p->plan || !p->most || !p->coefficients)
        return false;
    *p->plan = (struct fz__column_plan){.depth = 1};
    p->plan->nodes = fz__arena_alloc(arena, slots * sizeof(*p->plan->nodes));
    p->plan->shown = fz__arena_alloc(arena, slots * sizeof(*p->plan->shown));
    for (uint32_t slot = 0; slot < slots; slot++) {
        uint32_t depth = 1;

        for (uint32_t at = slot; at != 0; at = p->c->report.slots[at].parent)
            depth++;
        p->plan->depth = depth > p->plan->depth ? depth : p->plan->depth;
    }
    return p->plan->nodes && p->plan->shown;
}

bool fz__columns_plan(fz__columns_call *c)
{
    planner p = {.c = c};

    if (!open_planner(&p))
        return fz__assess_no_memory(&c->a);
    if (!fill_template(&p))
        return c->a.status == FZ_OK;
    for (p.reach = MOST_REACH; p.reach >= LEAST_REACH && !p.no_memory && !c->plan; p.reach -= 2)
        if (plan_all(&p))
            c->plan = p.plan;
    fz__free(c->context, p.drafts, p.draft_capacity * sizeof(*p.drafts));
    if (!c->plan)
        fz__free(c->context, p.plan->pieces, p.plan->piece_capacity * sizeof(*p.plan->pieces));
    return !p.no_memory || fz__assess_no_memory(&c->a);
}

void fz__columns_forget_plan(fz__columns_call *c)
{
    if (c->plan)
        fz__free(c->context, c->plan->pieces, c->plan->piece_capacity * sizeof(*c->plan->pieces));
}

#else /* without wide integers there is no plan, and all units go by fractions */

bool fz__columns_plan(fz__columns_call *c)
{
    (void)c;
    return true;
}

void fz__columns_forget_plan(fz__columns_call *c)
{
    (void)c;
}

#endif
