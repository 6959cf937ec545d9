/* The fast way: brackets of whole numbers, in 10^-12 points, that the compiler's wide integers hold, by the plan of each unit. A value of
 * an inner item that goes beyond LARGEST sends the unit the exact way, and so does what a bracket cannot decide. */
#include "assess/robustness_plan.h"

#ifdef __SIZEOF_INT128__

void fz__fast_weights(fz__vary_work *work)
{
    const struct fz__fast *f = work->robustness->fast;

    for (size_t slot = 0; f && slot < work->robustness->report->slot_count; slot++)
        work->weights[slot] = f->weights[slot] * (int64_t)work->factors[slot];
}

/* ------------------------------------------------------------------ a step ----------------------------------------- */

typedef struct range {
    fz__wide low, high;
} range;

static fz__wide floor_divide(fz__wide a, fz__wide b, bool *whole_number)
{
    fz__wide quotient = a / b, rest = a % b;

    *whole_number = rest == 0;
    return rest < 0 ? quotient - 1 : quotient;
}

static range divided(range a, fz__wide by)
{
    bool is_whole;
    range result;

    result.low = floor_divide(a.low, by, &is_whole);
    if (a.low != a.high)
        result.high = floor_divide(a.high, by, &is_whole);
    else
        result.high = result.low;
    result.high += !is_whole;
    return result;
}

static range small_sum(const fz__vary_work *work, const fz__plan_step *s, const fz__plan_term *terms, fz__wide *divisor)
{
    const int64_t *weights = work->weights;
    int64_t sum = 0, full = 0;
    range result;

    for (uint32_t i = 0; i < s->count; i++) {
        sum += weights[terms[i].slot] * terms[i].low;
        full += weights[terms[i].slot] * terms[i].full;
    }
    *divisor = full;
    result.low = result.high = (fz__wide)sum * MILLION;
    return result;
}

static range term_range(const fz__vary_work *work, const fz__plan_term *t)
{
    if (t->item == CONSTANT)
        return (range){t->low, t->high};
    return (range){work->bounds[2 * (size_t)t->item], work->bounds[2 * (size_t)t->item + 1]};
}

static range wide_sum(const fz__vary_work *work, const fz__plan_step *s, const fz__plan_term *terms, fz__wide *divisor)
{
    range sum = {0, 0};

    *divisor = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        fz__wide weight = work->weights[terms[i].slot];
        range value = term_range(work, &terms[i]);

        sum.low += weight * value.low;
        sum.high += weight * value.high;
        *divisor += weight * terms[i].full;
    }
    return sum;
}

static range least(const fz__vary_work *work, const fz__plan_step *s, const fz__plan_term *terms)
{
    range result = term_range(work, &terms[0]);

    for (uint32_t i = 1; i < s->count; i++) {
        range value = term_range(work, &terms[i]);

        result.low = value.low < result.low ? value.low : result.low;
        result.high = value.high < result.high ? value.high : result.high;
    }
    return result;
}

/* False when it cannot be divided, which the exact way then says. */
static bool combined(const fz__vary_work *work, const fz__plan_step *s, const fz__plan_term *terms, range *value)
{
    fz__wide divisor;

    if (s->minimum) {
        *value = least(work, s, terms);
        return s->count > 0;
    }
    *value = s->small ? small_sum(work, s, terms, &divisor) : wide_sum(work, s, terms, &divisor);
    if (s->kind == FZ_VARY_PLAIN)
        divisor = 1;
    if (divisor <= 0)
        return false;
    value->low *= s->multiply;
    value->high *= s->multiply;
    *value = divided(*value, divisor * s->divide);
    return true;
}

static range with_outside(const fz__vary_work *work, const fz__plan_step *s, const fz__plan_term *terms, range value)
{
    for (uint32_t i = s->count; i < s->count + s->outside; i++) {
        range part = term_range(work, &terms[i]);
        fz__wide low = part.low * terms[i].weight, high = part.high * terms[i].weight;

        part = divided((range){low < high ? low : high, low < high ? high : low}, MILLION);
        value.low += part.low;
        value.high += part.high;
    }
    return value;
}

static fz__wide bounded(const fz__plan_step *s, fz__wide value)
{
    if (s->has_from && value < s->from)
        value = s->from;
    if (s->has_to && value > s->to)
        value = s->to;
    return value;
}

/* ------------------------------------------------------------------ rounding --------------------------------------- */

static bool goes_up(fz__wide floor, int order, fz_rounding mode)
{
    switch (mode) {
    case FZ_ROUND_HALF_AWAY: /* of a negative number the floor is the one away from zero */
        return order > 0 || (order == 0 && floor >= 0);
    case FZ_ROUND_HALF_EVEN:
        return order > 0 || (order == 0 && floor % 2 != 0);
    case FZ_ROUND_CEILING:
        return true;
    case FZ_ROUND_TRUNCATE:
        return floor < 0;
    case FZ_ROUND_FLOOR:
    default:
        return false;
    }
}

/* To places of decimals, exactly, of a number of 10^-12. */
static fz__wide rounded(fz__wide value, unsigned places, fz_rounding mode)
{
    static const int64_t units[] = {1000000000000, 100000000000, 10000000000, 1000000000, 100000000, 10000000, 1000000};
    fz__wide unit = units[places < 6 ? places : 6], floor, rest;
    bool is_whole;

    floor = floor_divide(value, unit, &is_whole);
    rest = value - floor * unit;
    if (!is_whole)
        floor += goes_up(floor, (2 * rest > unit) - (2 * rest < unit), mode);
    return floor * unit;
}

/* Both ends round to one number, or nobody knows. A bracket that ends at a half may hold the half and what is beside it: so its
 * ends are looked at alone only where they are the same. */
static bool rounds(range value, const fz__node *node, fz__wide *result)
{
    unsigned places = node ? fz__node_number(node, KEY_PLACES) : 6;
    fz_rounding mode = node ? (fz_rounding)fz__node_choice(node, KEY_MODE, MODE_HALF_AWAY) : FZ_ROUND_HALF_AWAY;

    *result = rounded(value.low, places, mode);
    return value.low == value.high || *result == rounded(value.high, places, mode);
}

/* ------------------------------------------------------------------ a unit ----------------------------------------- */

/* The bracket of an item, and for the total the one before its rounding. False: the exact way. */
static bool take_step(const fz__vary_work *work, const fz__plan_step *s, range *unrounded)
{
    const fz__plan_term *terms = &work->robustness->fast->terms[s->first];
    range value;
    fz__wide one;

    if (!combined(work, s, terms, &value))
        return false;
    value.low += s->base;
    value.high += s->base;
    value = with_outside(work, s, terms, value);
    value.low = bounded(s, value.low);
    value.high = bounded(s, value.high);
    if (s->zeroed)
        value.low = value.high = 0;
    if (value.low <= -LARGEST || value.high >= LARGEST)
        return false;
    *unrounded = value;
    if (s->round && !s->zeroed) {
        if (!rounds(value, s->round, &one))
            return false;
        value.low = value.high = one;
    }
    work->bounds[2 * (size_t)s->item] = (int64_t)value.low;
    work->bounds[2 * (size_t)s->item + 1] = (int64_t)value.high;
    return true;
}

/* Whether an edge lies where a score may or may not have passed it. */
static bool is_torn(range score, int64_t edge)
{
    return score.low != score.high && edge != NOWHERE && edge >= score.low && edge <= score.high;
}

static bool holds(const fz__plan_grade *g, fz__wide score)
{
    if (g->from != NOWHERE && score < g->from)
        return false;
    if (g->to != NOWHERE)
        return score <= g->to;
    return g->below == NOWHERE || score < g->below;
}

static bool grade_of(const fz__plan *made, range score, const fz__node **found)
{
    *found = NULL;
    if (made->places >= 0) {
        fz__wide low = rounded(score.low, (unsigned)made->places, FZ_ROUND_HALF_AWAY);

        if (low != rounded(score.high, (unsigned)made->places, FZ_ROUND_HALF_AWAY))
            return false;
        score.low = score.high = low;
    }
    for (uint32_t i = 0; i < made->grade_count; i++) {
        const fz__plan_grade *g = &made->grades[i];

        if (is_torn(score, g->from) || is_torn(score, g->to) || is_torn(score, g->below))
            return false;
        if (!*found && holds(g, score.low))
            *found = g->node;
    }
    return true;
}

bool fz__fast_outcome(fz__vary_work *work, uint32_t unit, fz__outcome *outcome)
{
    const struct fz__fast *f = work->robustness->fast;
    const fz__plan *made = f ? &f->plans[unit] : NULL;
    range unrounded = {0, 0}, value, ranking;
    fz__wide score;

    if (!made || made->count == 0)
        return false;
    for (uint32_t i = 0; i < made->count; i++)
        if (!take_step(work, &f->steps[made->first + i], &unrounded))
            return false;
    value = (range){work->bounds[0], work->bounds[1]};
    ranking = made->on_rounded ? value : unrounded;
    if (!rounds(value, NULL, &score) || !grade_of(made, made->graded_on_rounded ? value : unrounded, &outcome->grade))
        return false;
    outcome->low = (int64_t)ranking.low;
    outcome->high = (int64_t)ranking.high;
    outcome->score = (fz_decimal)(score / MILLION);
    outcome->exact = NULL;
    return true;
}

#else /* without wide integers all goes the exact way */

void fz__fast_weights(fz__vary_work *work)
{
    (void)work;
}

bool fz__fast_outcome(fz__vary_work *work, uint32_t unit, fz__outcome *outcome)
{
    (void)work;
    (void)unit;
    (void)outcome;
    return false;
}

#endif
