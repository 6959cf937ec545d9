/* Plans of leaves: every rule as pieces of lines, the leaf as their sum within its limits. */
#include "assess/columns_planning.h"

#ifdef __SIZEOF_INT128__

/* ------------------------------------------------------------------ pieces ----------------------------------------- */

static fz__piece_draft *draft(planner *p, const fz__value_rule *rule, fz__piece_kind kind)
{
    int64_t reach = (int64_t)1 << p->reach;
    fz__piece_draft *d;

    if (!FZ_GROW(p->c->context, &p->drafts, &p->draft_capacity, p->draft_count + 1)) {
        p->no_memory = true;
        return NULL;
    }
    d = &p->drafts[p->draft_count++];
    *d = (fz__piece_draft){.piece = {.kind = kind, .rule = rule, .low = -reach, .high = reach, .sign = 1},
                           .a = fz__rational_of(0),
                           .b = fz__rational_of(0),
                           .ends = {fz__rational_of(0), fz__rational_of(0)}};
    d->piece.safe_low = -reach;
    d->piece.safe_high = reach;
    return d;
}

/* What one millionth of the value gives, where one gives `points`. */
static fz__rational of_millionth(planner *p, fz__rational points)
{
    return fz__calc_divide(&p->calc, points, fz__rational_of(FZ_DECIMAL_ONE));
}

/* From here on values give the same: those beyond are none that the plan has no answer to. */
static bool stop_low(fz__piece_draft *d, int64_t low)
{
    d->piece.low = low;
    d->piece.safe_low = FZ_COLUMN_NONE + 1;
    return low <= d->piece.high;
}

static bool stop_high(fz__piece_draft *d, int64_t high)
{
    d->piece.high = high;
    d->piece.safe_high = INT64_MAX;
    return d->piece.low <= high;
}

/* An amount of one sign stays on its side of 0, and within its cap. */
static void bound(fz__piece_draft *d, const fz__node *rule, bool negative)
{
    d->has[negative ? 1 : 0] = true;
    if (!fz__node_has(rule, KEY_CAP))
        return;
    d->ends[negative ? 0 : 1] = fz__rule_decimal(rule, KEY_CAP, 0);
    d->ends[negative ? 0 : 1].negative = negative && !fz__rational_is_zero(&d->ends[0]);
    d->has[negative ? 0 : 1] = true;
}

/* A piece that gives nothing: values are still looked for. */
static bool nothing(planner *p, const fz__value_rule *rule)
{
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_BAND);

    if (!d)
        return false;
    d->piece.safe_low = FZ_COLUMN_NONE + 1;
    d->piece.safe_high = INT64_MAX;
    d->piece.low = 1;
    d->piece.high = 0;
    return true;
}

/* ------------------------------------------------------------------ rules ------------------------------------------ */

static bool value(planner *p, const fz__value_rule *rule, const fz__slot *slot)
{
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_LINE);

    if (!d)
        return false;
    d->a = fz__rational_of(1);
    if (fz__node_has(rule->node, KEY_OF))
        d->a = fz__calc_divide(&p->calc, slot->points, fz__rule_decimal(rule->node, KEY_OF, FZ_DECIMAL_ONE));
    d->a = of_millionth(p, d->a);
    return true;
}

static bool goalposts(planner *p, const fz__value_rule *rule, const fz__slot *slot)
{
    fz_decimal low = fz__node_decimal(rule->node, KEY_LOW, 0), high = fz__node_decimal(rule->node, KEY_HIGH, 0);
    unsigned cut = fz__node_choice(rule->node, KEY_CLAMP, CUT_BOTH);
    fz__rational from = fz__rational_decimal(low), to = fz__rational_decimal(high), range;
    bool rising = low < high;
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_LINE);

    if (!d || fz__node_choice(rule->node, KEY_SCALE, SCALE_LINEAR) == SCALE_LOG)
        return false;
    range = fz__calc_subtract(&p->calc, to, from);
    d->a = fz__calc_divide(&p->calc, slot->points, range);
    d->b = fz__calc_multiply(&p->calc, d->a, fz__rational_negate(&from));
    d->a = of_millionth(p, d->a);
    if ((cut == CUT_BOTH || cut == CUT_LOW) && !(rising ? stop_low(d, low) : stop_high(d, low)))
        return false;
    return !(cut == CUT_BOTH || cut == CUT_HIGH) || (rising ? stop_high(d, high) : stop_low(d, high));
}

/* One side of a distance: points × (target − x) ÷ step where x is below it, or the other way round. */
static bool side(planner *p, const fz__value_rule *rule, fz__rational target, bool below)
{
    fz__rational points = fz__rule_decimal(rule->node, KEY_POINTS, 0), steps;
    fz__rational step = fz__rule_decimal(rule->node, KEY_STEP, FZ_DECIMAL_ONE), floor;
    bool whole = fz__node_number(rule->node, KEY_WHOLE) != 0;
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_LINE);
    fz_decimal low, high;

    if (!d || !fz__rational_to_decimal(&target, 6, FZ_ROUND_FLOOR, &low) ||
        !fz__rational_to_decimal(&target, 6, FZ_ROUND_CEILING, &high) || (whole && low != high) ||
        !(below ? stop_high(d, high) : stop_low(d, low)))
        return false;
    bound(d, rule->node, points.negative);
    if (whole) {
        d->piece.sign = below ? -1 : 1;
        d->piece.more = below ? low : -low;
        d->piece.step = fz__divisor_of((uint64_t)fz__node_decimal(rule->node, KEY_STEP, FZ_DECIMAL_ONE));
        d->a = points;
        return true;
    }
    steps = fz__calc_divide(&p->calc, points, step);
    floor = fz__calc_multiply(&p->calc, steps, target);
    d->b = below ? floor : fz__rational_negate(&floor);
    d->a = of_millionth(p, below ? fz__rational_negate(&steps) : steps);
    return true;
}

static bool distance(planner *p, const fz__value_rule *rule, const fz__column_field *found)
{
    unsigned where = fz__node_choice(rule->node, KEY_SIDE, SIDE_BOTH);
    fz__rational target = fz__rule_decimal(rule->node, KEY_TARGET, 0);

    if (rule->aim != FZ__NO_COLUMN)
        return false;
    if (!fz__node_has(rule->node, KEY_TARGET)) {
        if (found->field.count == 0)
            return nothing(p, rule);
        target = fz__distance_group(rule->node, &found->field);
    }
    return (where == SIDE_ABOVE || side(p, rule, target, true)) &&
           (where == SIDE_BELOW || side(p, rule, target, false));
}

/* What is compared stands over the fraction bar, or, where less is better, below it: that is no line. */
static bool relative(planner *p, const fz__value_rule *rule, const fz__column_field *found, const fz__slot *slot)
{
    bool range = fz__node_choice(rule->node, KEY_TO, COMPARED_BEST) == COMPARED_RANGE;
    bool lowest = fz__node_choice(rule->node, KEY_BEST, BEST_HIGHEST) == BEST_LOWEST;
    fz__rational above, below;
    fz__piece_draft *d;

    if (found->field.count == 0)
        return nothing(p, rule);
    if (lowest && !range)
        return false;
    fz__relative_parts(rule->node, &found->field, fz__rational_of(0), &above, &below, &p->calc);
    if (fz__rational_is_zero(&below))
        return nothing(p, rule);
    if (!(d = draft(p, rule, FZ_PIECE_LINE)))
        return false;
    d->a = fz__calc_divide(&p->calc, slot->points, below);
    d->b = fz__calc_multiply(&p->calc, d->a, above);
    d->a = of_millionth(p, d->a);
    return true;
}

static bool occurrence(planner *p, const fz__value_rule *rule)
{
    const fz__node *node = rule->node;
    fz__rational points = fz__rule_decimal(node, KEY_POINTS, 0);
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_LINE);

    if (!d || rule->too_big || !stop_low(d, 0))
        return false; /* what is below 0 does not count */
    if (node->element == SC_DEDUCT)
        points = fz__rational_negate(&points);
    d->a = fz__calc_multiply(&p->calc, points, rule->before);
    bound(d, node, points.negative);
    if (fz__node_number(node, KEY_WHOLE))
        d->piece.step = fz__divisor_of((uint64_t)fz__node_decimal(node, KEY_EACH, FZ_DECIMAL_ONE));
    else
        d->a = of_millionth(p, fz__calc_divide(&p->calc, d->a, fz__rule_decimal(node, KEY_EACH, FZ_DECIMAL_ONE)));
    d->a = fz__calc_multiply(&p->calc, d->a, rule->after);
    for (int i = 0; i < 2; i++)
        d->ends[i] = fz__calc_multiply(&p->calc, d->ends[i], rule->after);
    return true;
}

static bool bands(planner *p, const fz__value_rule *rule)
{
    for (const fz__node *at = fz__node_child(rule->node, SC_BAND); at; at = fz__node_sibling(at, SC_BAND)) {
        fz__piece_draft *d = draft(p, rule, FZ_PIECE_BAND);

        if (!d)
            return false;
        d->b = fz__rule_decimal(at, KEY_POINTS, 0);
        d->piece.safe_low = FZ_COLUMN_NONE + 1;
        d->piece.safe_high = INT64_MAX;
        d->piece.low = fz__node_has(at, KEY_FROM)    ? fz__node_decimal(at, KEY_FROM, 0)
                       : fz__node_has(at, KEY_ABOVE) ? fz__node_decimal(at, KEY_ABOVE, 0) + 1
                                                     : FZ_COLUMN_NONE + 1;
        d->piece.high = fz__node_has(at, KEY_TO)      ? fz__node_decimal(at, KEY_TO, 0)
                        : fz__node_has(at, KEY_BELOW) ? fz__node_decimal(at, KEY_BELOW, 0) - 1
                                                      : INT64_MAX;
    }
    return true;
}

/* Places listed have their points, those behind go on from the last. */
static bool ranking(planner *p, const fz__value_rule *rule, const fz__column_field *found)
{
    fz__piece_draft *d = draft(p, rule, FZ_PIECE_PLACE);
    const fz__node *at;
    int64_t last = 0;

    if (!d || found->ties)
        return false;
    for (at = fz__node_child(rule->node, SC_PLACE); at; at = fz__node_sibling(at, SC_PLACE))
        last++;
    d->b = fz__points_at(rule->node, last + 1, &p->calc);
    d->a = fz__calc_subtract(&p->calc, fz__points_at(rule->node, last + 2, &p->calc), d->b);
    d->b = fz__calc_subtract(&p->calc, d->b, fz__calc_multiply(&p->calc, d->a, fz__rational_of(last + 1)));
    d->piece.places = found->places;
    d->piece.listed_count = (uint32_t)last;
    d->piece.low = 1;
    d->piece.high = (int64_t)p->c->table.count;
    d->piece.safe_low = FZ_COLUMN_NONE + 1;
    d->piece.safe_high = INT64_MAX;
    return true;
}

static bool plan_rule(planner *p, size_t index, const fz__slot *slot)
{
    const fz__value_rule *rule = &p->c->columns->rules[index];
    const fz__column_field *found = &p->c->fields[index];

    switch (rule->node->element) {
    case SC_VALUE:
        return value(p, rule, slot);
    case SC_GOALPOSTS:
        return goalposts(p, rule, slot);
    case SC_DISTANCE:
        return distance(p, rule, found);
    case SC_RELATIVE:
        return relative(p, rule, found, slot);
    case SC_BANDS:
        return bands(p, rule);
    case SC_RANKING:
        return ranking(p, rule, found);
    case SC_DEDUCT:
    case SC_ADD:
        return occurrence(p, rule);
    default:
        return false;
    }
}

/* ------------------------------------------------------------------ a leaf ----------------------------------------- */

static fz__wide size_of(fz__wide n)
{
    return n < 0 ? -n : n;
}

/* What a line comes to at most, from one end to the other. */
static bool bound_line(const fz__piece *piece, uint64_t units, fz__wide *most)
{
    const int64_t ends[2] = {piece->low, piece->high};

    for (int i = 0; i < 2; i++) {
        fz__wide y = (fz__wide)ends[i] * piece->sign + piece->more;

        if (size_of(y) >> FZ__PLAN_BITS > 0 || (piece->step.by > 0 && y < 0))
            return false;
        if (piece->step.by > 0)
            y /= (fz__wide)piece->step.by;
        if (!fz__plan_holds(size_of(y * piece->times), units))
            return false;
        y = size_of(y * piece->times + piece->plus);
        *most = y > *most ? y : *most;
    }
    return true;
}

/* The points of places listed, in units. */
static bool list_points(planner *p, fz__piece *piece, uint64_t units, fz__wide *most)
{
    int64_t *listed = fz__arena_alloc(&p->c->a.arena, (piece->listed_count + 1) * sizeof(*listed));

    if (!listed) {
        p->no_memory = true;
        return false;
    }
    piece->listed = listed;
    for (const fz__node *at = fz__node_child(piece->rule->node, SC_PLACE); at; at = fz__node_sibling(at, SC_PLACE)) {
        fz__rational points = fz__rule_decimal(at, KEY_POINTS, 0);

        if (!fz__plan_whole(&points, units, listed))
            return false;
        *most = size_of(*listed) > *most ? size_of(*listed) : *most;
        listed++;
    }
    return true;
}

/* A piece in units, and the largest that it comes to. */
static bool finish_piece(planner *p, const fz__piece_draft *d, uint64_t units, fz__piece *piece, fz__wide *most)
{
    *piece = d->piece;
    piece->from = INT64_MIN;
    piece->to = INT64_MAX;
    if (!fz__plan_whole(&d->a, units, &piece->times) || !fz__plan_whole(&d->b, units, &piece->plus) ||
        (d->has[0] && !fz__plan_whole(&d->ends[0], units, &piece->from)) ||
        (d->has[1] && !fz__plan_whole(&d->ends[1], units, &piece->to)))
        return false;
    *most = size_of(piece->plus);
    if (piece->kind == FZ_PIECE_PLACE && !list_points(p, piece, units, most))
        return false;
    return (piece->kind == FZ_PIECE_BAND || bound_line(piece, units, most)) && fz__plan_holds(*most, units);
}

static bool finish_pieces(planner *p, fz__plan_node *node, uint32_t slot)
{
    struct fz__column_plan *plan = p->plan;
    fz__wide most = size_of(node->start), here;

    if (!FZ_GROW(p->c->context, &plan->pieces, &plan->piece_capacity, plan->piece_count + p->draft_count)) {
        p->no_memory = true;
        return false;
    }
    node->first = (uint32_t)plan->piece_count;
    node->count = (uint32_t)p->draft_count;
    for (size_t i = 0; i < p->draft_count; i++) {
        if (!finish_piece(p, &p->drafts[i], node->units, &plan->pieces[plan->piece_count++], &here))
            return false;
        most += here;
        if (!fz__plan_holds(most, node->units))
            return false;
    }
    p->most[slot] = (int64_t)most;
    return true;
}

/* Limits as written, else those of the points. */
static void limits_of(const fz__slot *slot, fz__rational ends[2], bool has[2])
{
    const fz__node *limits = fz__node_child(slot->node, SC_CLAMP);

    ends[0] = limits ? fz__rule_decimal(limits, KEY_FROM, 0) : fz__rational_of(0);
    ends[1] = limits ? fz__rule_decimal(limits, KEY_TO, 0) : slot->points;
    has[0] = limits ? fz__node_has(limits, KEY_FROM) : slot->has_points;
    has[1] = limits ? fz__node_has(limits, KEY_TO) : slot->has_points;
}

bool fz__plan_leaf(planner *p, uint32_t slot)
{
    const fz__slot *of = &p->c->report.slots[slot];
    bool full = fz__node_choice(of->node, KEY_START, START_ZERO) == START_FULL, has[2];
    fz__rational start = full ? of->points : fz__rational_of(0), ends[2];
    fz__plan_node *node = &p->plan->nodes[slot];

    node->units = 1;
    p->draft_count = 0;
    limits_of(of, ends, has);
    for (uint32_t i = p->c->columns->slot_rules[slot]; i < p->c->columns->slot_rules[slot + 1]; i++)
        if (!plan_rule(p, i, of))
            return false;
    if (p->calc.failed || !fz__plan_units(&node->units, &start) || !fz__plan_units(&node->units, &ends[0]) ||
        !fz__plan_units(&node->units, &ends[1]))
        return false;
    for (size_t i = 0; i < p->draft_count; i++) {
        const fz__piece_draft *d = &p->drafts[i];

        if (!fz__plan_units(&node->units, &d->a) || !fz__plan_units(&node->units, &d->b) ||
            !fz__plan_units(&node->units, &d->ends[0]) || !fz__plan_units(&node->units, &d->ends[1]))
            return false;
        for (const fz__node *at = fz__node_child(d->piece.rule->node, SC_PLACE); at;
             at = fz__node_sibling(at, SC_PLACE)) {
            fz__rational points = fz__rule_decimal(at, KEY_POINTS, 0);

            if (!fz__plan_units(&node->units, &points))
                return false;
        }
    }
    return fz__plan_whole(&start, node->units, &node->start) && finish_pieces(p, node, slot) &&
           fz__plan_limits(p, node, slot, ends, has);
}

/* ------------------------------------------------------------------ one line --------------------------------------- */

/* Bring values to the one that brings a line to its end, where there is such a whole one within the others. */
static bool cut(fz__plan_line *line, const fz__piece *piece, int64_t start, int64_t end, bool is_upper)
{
    fz__wide beyond = (fz__wide)end - start - piece->plus, at;

    if (end == INT64_MIN || end == INT64_MAX)
        return true;
    if (piece->times == 0)
        return (is_upper ? beyond >= 0 : beyond <= 0);
    at = beyond / piece->times;
    if (at * piece->times != beyond)
        return false;
    if (is_upper == (piece->times > 0)) {
        line->high = at < line->high ? (int64_t)at : line->high;
        return at >= line->low;
    }
    line->low = at > line->low ? (int64_t)at : line->low;
    return at <= line->high;
}

void fz__plan_line_of(const planner *p, fz__plan_node *node, uint32_t slot)
{
    const fz__piece *piece = node->count == 1 ? &p->plan->pieces[node->first] : NULL;
    fz__plan_line line = {.is_there = true};
    fz__wide times, plus, most, none = node->start;

    if (!piece || piece->kind != FZ_PIECE_LINE || piece->step.by > 0 || piece->sign != 1 || piece->more != 0 ||
        piece->rule->counts || node->round.is_there || p->c->wanted[slot] > 0)
        return;
    line.low = piece->low;
    line.high = piece->high;
    if (!cut(&line, piece, 0, piece->from, false) || !cut(&line, piece, 0, piece->to, true) ||
        !cut(&line, piece, node->start, node->from, false) || !cut(&line, piece, node->start, node->to, true))
        return;
    times = (fz__wide)piece->times * node->times;
    plus = ((fz__wide)piece->plus + node->start) * node->times;
    none = none < node->from ? node->from : none > node->to ? node->to : none;
    none *= node->times;
    most = size_of(line.low) > size_of(line.high) ? size_of(line.low) : size_of(line.high);
    if (size_of(times) >> FZ__PLAN_BITS > 0 || size_of(plus) >> FZ__PLAN_BITS > 0 ||
        size_of(none) >> FZ__PLAN_BITS > 0 || (size_of(times) * most + size_of(plus)) >> FZ__PLAN_BITS > 0)
        return;
    line.times = (int64_t)times;
    line.plus = (int64_t)plus;
    line.none = (int64_t)none;
    node->line = line;
}

#endif
