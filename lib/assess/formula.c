#include "assess/formula.h"

#include "assess/approximate.h"

/* ------------------------------------------------------------------ bands ------------------------------------------ */

static bool is_within(const fz__node *band, const fz__rational *value)
{
    static const struct {
        fz__scheme_key key;
        int least, most; /* of comparing the value with the end */
    } ends[] = {{KEY_FROM, 0, 1}, {KEY_ABOVE, 1, 1}, {KEY_TO, -1, 0}, {KEY_BELOW, -1, -1}};

    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        fz__rational end = fz__rule_decimal(band, ends[i].key, 0);
        int order = fz__rational_compare(value, &end);

        if (fz__node_has(band, ends[i].key) && (order < ends[i].least || order > ends[i].most))
            return false;
    }
    return true;
}

const fz__node *fz__band_of(const fz__node *rule, const fz__rational *value, int64_t *place)
{
    const fz__node *band = fz__node_child(rule, SC_BAND);

    for (*place = 1; band && !is_within(band, value); ++*place)
        band = fz__node_sibling(band, SC_BAND);
    return band;
}

/* ------------------------------------------------------------------ distance --------------------------------------- */

fz__rational fz__distance_group(const fz__node *rule, const fz__field *field)
{
    switch (fz__node_choice(rule, KEY_GROUP, GROUP_MEAN)) {
    case GROUP_HIGHEST:
        return field->highest;
    case GROUP_LOWEST:
        return field->lowest;
    default:
        return field->mean;
    }
}

fz__rational fz__distance_steps(const fz__node *rule, fz__rational value, fz__rational target, fz__calc *calc)
{
    unsigned side = fz__node_choice(rule, KEY_SIDE, SIDE_BOTH);
    fz__rational steps = fz__calc_subtract(calc, target, value);

    if (side == SIDE_ABOVE)
        steps = fz__rational_negate(&steps);
    if (side == SIDE_BOTH)
        steps.negative = false;
    if (fz__rational_sign(&steps) <= 0)
        steps = fz__rational_of(0);
    steps = fz__calc_divide(calc, steps, fz__rule_decimal(rule, KEY_STEP, FZ_DECIMAL_ONE));
    return fz__node_number(rule, KEY_WHOLE) ? fz__calc_floor(calc, steps) : steps;
}

/* ------------------------------------------------------------------ goalposts -------------------------------------- */

/* A value beyond the lower end has no logarithm: it is cut there, or is an error. */
static bool rate_of_logarithms(const fz__node *rule, const fz__rational *value, fz__rational *rate, bool *approximate,
                               fz__calc *calc)
{
    fz__rational low = fz__rule_decimal(rule, KEY_LOW, 0), high = fz__rule_decimal(rule, KEY_HIGH, 0);
    unsigned cut = fz__node_choice(rule, KEY_CLAMP, CUT_BOTH);
    bool falling = fz__rational_compare(&low, &high) > 0;

    if (fz__rational_sign(value) > 0) {
        calc->failed = !fz__logarithm_rate(value, &low, &high, rate, approximate) || calc->failed;
        return true;
    }
    *rate = fz__rational_of(falling ? 1 : 0);
    return cut == CUT_BOTH || cut == (falling ? CUT_HIGH : CUT_LOW);
}

bool fz__goalposts_rate(const fz__node *rule, const fz__rational *value, fz__rational *rate, bool *approximate,
                        fz__calc *calc)
{
    fz__rational low = fz__rule_decimal(rule, KEY_LOW, 0), high = fz__rule_decimal(rule, KEY_HIGH, 0);
    unsigned cut = fz__node_choice(rule, KEY_CLAMP, CUT_BOTH);

    *approximate = false;
    if (fz__node_choice(rule, KEY_SCALE, SCALE_LINEAR) == SCALE_LOG) {
        if (!rate_of_logarithms(rule, value, rate, approximate, calc))
            return false;
    } else {
        *rate = fz__calc_divide(calc, fz__calc_subtract(calc, *value, low), fz__calc_subtract(calc, high, low));
    }
    if (cut == CUT_BOTH || cut == CUT_LOW)
        *rate = fz__rational_greatest(*rate, fz__rational_of(0));
    if (cut == CUT_BOTH || cut == CUT_HIGH)
        *rate = fz__rational_least(*rate, fz__rational_of(1));
    return true;
}

/* ------------------------------------------------------------------ relative --------------------------------------- */

void fz__relative_parts(const fz__node *rule, const fz__field *field, fz__rational value, fz__rational *above,
                        fz__rational *below, fz__calc *calc)
{
    bool lowest = fz__node_choice(rule, KEY_BEST, BEST_HIGHEST) == BEST_LOWEST;
    fz__rational best = lowest ? field->lowest : field->highest, worst = lowest ? field->highest : field->lowest;
    fz__rational compared;

    if (fz__node_choice(rule, KEY_TO, COMPARED_BEST) == COMPARED_RANGE) {
        *above = fz__calc_subtract(calc, value, worst);
        *below = fz__calc_subtract(calc, best, worst);
        return;
    }
    compared = fz__node_choice(rule, KEY_TO, COMPARED_BEST) == COMPARED_MEAN ? field->mean : best;
    *above = lowest ? compared : value;
    *below = lowest ? value : compared;
}

/* ------------------------------------------------------------------ ranking ---------------------------------------- */

bool fz__ranking_is_used(const fz__node *rule, size_t field)
{
    return !(fz__node_has(rule, KEY_FROM) && field < fz__node_number(rule, KEY_FROM)) &&
           !(fz__node_has(rule, KEY_TO) && field > fz__node_number(rule, KEY_TO));
}

fz__rational fz__points_at(const fz__node *rule, int64_t place, fz__calc *calc)
{
    const fz__node *last = NULL, *at = fz__node_child(rule, SC_PLACE);
    fz__rational step = fz__rule_decimal(rule, KEY_STEP, 0), from;
    int64_t beyond;

    for (; at; at = fz__node_sibling(at, SC_PLACE)) {
        last = at;
        if ((int64_t)fz__node_number(at, KEY_AT) == place)
            return fz__rule_decimal(at, KEY_POINTS, 0);
    }
    if (last && !fz__node_has(rule, KEY_STEP))
        return fz__rule_decimal(rule, KEY_OTHERWISE, 0);
    from = last ? fz__rule_decimal(last, KEY_POINTS, 0) : fz__rule_decimal(rule, KEY_FIRST, 0);
    beyond = place - (last ? (int64_t)fz__node_number(last, KEY_AT) : 1);
    return fz__calc_add(calc, from, fz__calc_multiply(calc, step, fz__rational_of(beyond)));
}

fz__rational fz__mean_points(const fz__node *rule, int64_t place, int64_t count, fz__calc *calc)
{
    fz__sum sum;

    fz__sum_init(&sum);
    for (int64_t i = 0; i < count; i++) {
        fz__rational points = fz__points_at(rule, place + i, calc);

        fz__sum_add(&sum, &points);
    }
    return fz__calc_divide(calc, fz__calc_sum(calc, &sum), fz__rational_of(count));
}
