/* Values that no schema can judge: ranges, ends of intervals, and attributes that exclude or need each other. Nearly all of it
 * is tables; what depends on the value of a choice or on what stands around is written out below them. */
#include "assess/scheme_model.h"

#include <string.h>

typedef enum bound { POSITIVE, NOT_NEGATIVE, PERCENT, PLACES } bound;

#define ANY SC_COUNT_

static const struct {
    fz__scheme_element element; /* ANY: whichever has the key */
    fz__scheme_key key;
    bound bound;
} ranges[] = {
    {SC_TOTAL, KEY_POINTS, POSITIVE},
    {SC_INDICATOR, KEY_POINTS, POSITIVE},
    {SC_DEDUCT, KEY_POINTS, POSITIVE},
    {SC_ADD, KEY_POINTS, POSITIVE},
    {SC_RUN, KEY_POINTS, NOT_NEGATIVE},
    {SC_DEDUCT, KEY_EACH, POSITIVE},
    {SC_ADD, KEY_EACH, POSITIVE},
    {SC_DISTANCE, KEY_STEP, POSITIVE},
    {ANY, KEY_OF, POSITIVE},
    {ANY, KEY_CAP, POSITIVE},
    {ANY, KEY_CORRECTED, NOT_NEGATIVE},
    {ANY, KEY_UNCORRECTED, NOT_NEGATIVE},
    {SC_SHARE, KEY_FACTOR, NOT_NEGATIVE},
    {SC_SHARE, KEY_DEDUCT, NOT_NEGATIVE},
    {SC_SHARE, KEY_ADD, NOT_NEGATIVE},
    {SC_TIMES, KEY_VALUE, NOT_NEGATIVE},
    {ANY, KEY_WEIGHTS, POSITIVE},
    {SC_GROUP, KEY_WEIGHT, POSITIVE},
    {SC_TOTAL, KEY_COVERAGE, PERCENT},
    {SC_LIMIT, KEY_LOST, PERCENT},
    {SC_LIMIT, KEY_UNITS, PERCENT},
    {SC_LIMIT, KEY_POINTS, PERCENT},
    {SC_GRADE, KEY_MOST, PERCENT},
    {SC_GRADE, KEY_LEAST, PERCENT},
    {SC_GRADE, KEY_ABOUT, PERCENT},
    {SC_GRADES, KEY_GAP, NOT_NEGATIVE},
    {SC_JUDGE, KEY_FROM, NOT_NEGATIVE},
    {SC_TIMING, KEY_EARLY, NOT_NEGATIVE},
    {SC_TIMING, KEY_LATE, NOT_NEGATIVE},
    {SC_TIMING, KEY_DAY, NOT_NEGATIVE},
    {SC_TIMING, KEY_NONE, NOT_NEGATIVE},
    {ANY, KEY_PLACES, PLACES},
};

static const struct {
    fz__scheme_element element;
    fz__scheme_key low, high;
    bool may_be_equal;
} intervals[] = {
    {SC_CLAMP, KEY_FROM, KEY_TO, true},     {SC_JUDGE, KEY_FROM, KEY_TO, true},
    {SC_RANKING, KEY_FROM, KEY_TO, true},   {SC_BAND, KEY_FROM, KEY_TO, true},
    {SC_BAND, KEY_FROM, KEY_BELOW, false},  {SC_BAND, KEY_ABOVE, KEY_TO, false},
    {SC_BAND, KEY_ABOVE, KEY_BELOW, false}, {SC_GRADE, KEY_FROM, KEY_TO, true},
    {SC_GRADE, KEY_FROM, KEY_BELOW, false}, {SC_GRADE, KEY_LEAST, KEY_MOST, true},
};

static const struct {
    fz__scheme_element element;
    fz__scheme_key one, other;
} exclusions[] =
    {
        {SC_BAND, KEY_FROM, KEY_ABOVE},        {SC_BAND, KEY_TO, KEY_BELOW},       {SC_GRADE, KEY_TO, KEY_BELOW},
        {SC_BIND, KEY_EACH, KEY_TASKS},        {SC_BIND, KEY_TASKS, KEY_SECTION},  {SC_GATE, KEY_EVENT, KEY_INDICATOR},
        {SC_RANKING, KEY_STEP, KEY_OTHERWISE}, {SC_DISTANCE, KEY_TARGET, KEY_AIM}, {SC_DISTANCE, KEY_TARGET, KEY_GROUP},
        {SC_DISTANCE, KEY_AIM, KEY_GROUP},
},
  needs[] = {
      {SC_TIMES, KEY_STEP, KEY_EVENT},          {SC_VOID, KEY_FROM, KEY_MORE},        {SC_VOID, KEY_MORE, KEY_FROM},
      {SC_VOID, KEY_BELOW, KEY_FEWER},          {SC_VOID, KEY_FEWER, KEY_BELOW},      {SC_RATERS, KEY_OVER, KEY_TRIM},
      {SC_GATE, KEY_INDICATOR, KEY_BELOW},      {SC_GATE, KEY_BELOW, KEY_INDICATOR},  {SC_GATE, KEY_LEAST, KEY_EVENT},
      {SC_INDICATOR, KEY_WEIGHTS, KEY_COMBINE}, {SC_TOTAL, KEY_WEIGHTS, KEY_COMBINE},
};

/* At least one of these. */
static const struct {
    fz__scheme_element element;
    fz__scheme_key keys[4];
    size_t count;
    const char *names;
} choices[] = {
    {SC_GATE, {KEY_EVENT, KEY_INDICATOR}, 2, "event | indicator"},
    {SC_BIND, {KEY_EACH, KEY_TASKS, KEY_SECTION}, 3, "each | tasks | section"},
    {SC_DISTANCE, {KEY_TARGET, KEY_AIM, KEY_GROUP}, 3, "target | aim | group"},
    {SC_VOID, {KEY_FROM, KEY_BELOW}, 2, "from | below"},
    {SC_LIMIT, {KEY_LOST, KEY_UNITS, KEY_POINTS}, 3, "lost | units | points"},
    {SC_BAND, {KEY_FROM, KEY_ABOVE, KEY_TO, KEY_BELOW}, 4, "from | above | to | below"},
    {SC_TIMING, {KEY_EARLY, KEY_LATE, KEY_DAY, KEY_NONE}, 4, "early | late | day | none"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *name_of(const fz__node *node)
{
    return fz__scheme_vocabulary.elements[node->element].name;
}

static const char *key_of(const fz__node *node, fz__scheme_key key)
{
    return fz__scheme_key_name(node->element, key);
}

static bool in_range(const fz__node *node, fz__scheme_key key, bound kind)
{
    fz_decimal value = fz__node_decimal(node, key, 0);

    switch (kind) {
    case POSITIVE:
        return value > 0;
    case NOT_NEGATIVE:
        return value >= 0;
    case PERCENT:
        return value >= 0 && value <= 100 * FZ_DECIMAL_ONE;
    case PLACES:
    default:
        return fz__node_number(node, key) <= 6;
    }
}

static void check_ranges(fz__checker *c, const fz__node *node)
{
    static const char *const words[] = {
        [POSITIVE] = FZ_WORD_POSITIVE,
        [NOT_NEGATIVE] = FZ_WORD_NOT_NEGATIVE,
        [PERCENT] = FZ_WORD_PERCENT,
        [PLACES] = FZ_WORD_PLACES,
    };

    for (size_t i = 0; i < COUNT(ranges); i++) {
        fz__scheme_key key = ranges[i].key;

        if ((ranges[i].element == node->element || ranges[i].element == ANY) && fz__node_has(node, key) &&
            !in_range(node, key, ranges[i].bound))
            fz__scheme_fault(c, node, key, FZ_ERANGE,
                             FZ_ARGS(key_of(node, key), fz__node_text(node, key), words[ranges[i].bound]));
    }
}

static void check_intervals(fz__checker *c, const fz__node *node)
{
    for (size_t i = 0; i < COUNT(intervals); i++) {
        fz__scheme_key low = intervals[i].low, high = intervals[i].high;
        fz_decimal from, to;

        if (intervals[i].element != node->element || !fz__node_has(node, low) || !fz__node_has(node, high))
            continue;
        from = fz__node_decimal(node, low, 0);
        to = fz__node_decimal(node, high, 0);
        if (from > to || (from == to && !intervals[i].may_be_equal))
            fz__scheme_fault(c, node, low, FZ_EINTERVAL,
                             FZ_ARGS(key_of(node, low), fz__node_text(node, low), key_of(node, high),
                                     fz__node_text(node, high),
                                     intervals[i].may_be_equal ? FZ_WORD_AT_MOST : FZ_WORD_LESS_THAN));
    }
}

static void excludes(fz__checker *c, const fz__node *node, fz__scheme_key place, const char *one, const char *other)
{
    fz__scheme_fault(c, node, place, FZ_EEXCLUDES, FZ_ARGS(name_of(node), one, other));
}

static void lacks(fz__checker *c, const fz__node *node, fz__scheme_key place, const char *one, const char *other)
{
    fz__scheme_fault(c, node, place, FZ_ENEEDS, FZ_ARGS(name_of(node), one, other));
}

static void check_pairs(fz__checker *c, const fz__node *node)
{
    for (size_t i = 0; i < COUNT(exclusions); i++)
        if (exclusions[i].element == node->element && fz__node_has(node, exclusions[i].one) &&
            fz__node_has(node, exclusions[i].other))
            excludes(c, node, exclusions[i].other, key_of(node, exclusions[i].one), key_of(node, exclusions[i].other));
    for (size_t i = 0; i < COUNT(needs); i++)
        if (needs[i].element == node->element && fz__node_has(node, needs[i].one) &&
            !fz__node_has(node, needs[i].other))
            lacks(c, node, needs[i].one, key_of(node, needs[i].one), key_of(node, needs[i].other));
    for (size_t i = 0; i < COUNT(choices); i++) {
        bool found = choices[i].element != node->element;

        for (size_t k = 0; k < choices[i].count; k++)
            found = found || fz__node_has(node, choices[i].keys[k]);
        if (!found)
            fz__scheme_fault(c, node, KEY_COUNT_, FZ_EREQUIRED, FZ_ARGS(name_of(node), choices[i].names));
    }
}

/* What a choice asks for: `key` is there exactly when `wanted`. */
static void check_choice(fz__checker *c, const fz__node *node, fz__scheme_key choice, fz__scheme_key key, bool wanted)
{
    const char *said = fz__node_text(node, choice);

    if (wanted && !fz__node_has(node, key))
        lacks(c, node, choice, said, key_of(node, key));
    if (!wanted && fz__node_has(node, key))
        excludes(c, node, key, said, key_of(node, key));
}

static void check_gate(fz__checker *c, const fz__node *node)
{
    unsigned effect = fz__node_choice(node, KEY_EFFECT, 0);

    check_choice(c, node, KEY_EFFECT, KEY_GRADE, effect == EFFECT_CEILING || effect == EFFECT_GRADE);
    if (effect != EFFECT_ZERO)
        check_choice(c, node, KEY_EFFECT, KEY_TARGET, false);
}

static void check_goalposts(fz__checker *c, const fz__node *node)
{
    fz_decimal low = fz__node_decimal(node, KEY_LOW, 0), high = fz__node_decimal(node, KEY_HIGH, 0);
    bool logarithm = fz__node_choice(node, KEY_SCALE, SCALE_LINEAR) == SCALE_LOG;

    if (low == high)
        fz__scheme_fault(c, node, KEY_HIGH, FZ_ERANGE, FZ_ARGS("high", fz__node_text(node, KEY_HIGH), FZ_WORD_NOT_LOW));
    if (logarithm && low <= 0)
        fz__scheme_fault(c, node, KEY_LOW, FZ_ERANGE, FZ_ARGS("low", fz__node_text(node, KEY_LOW), FZ_WORD_POSITIVE));
    if (logarithm && high <= 0)
        fz__scheme_fault(c, node, KEY_HIGH, FZ_ERANGE,
                         FZ_ARGS("high", fz__node_text(node, KEY_HIGH), FZ_WORD_POSITIVE));
}

/* Whether a rule brings values to the full marks of its indicator. */
static bool wants_points(const fz__node *node)
{
    return node->element == SC_GOALPOSTS || node->element == SC_RELATIVE || fz__node_has(node, KEY_OF);
}

static void check_rule(fz__checker *c, const fz__node *node)
{
    const fz__node *indicator = fz__node_parent(node);

    if (wants_points(node) && !fz__node_has(indicator, KEY_POINTS))
        lacks(c, indicator, KEY_COUNT_, name_of(node), "points");
    if (node->element == SC_GOALPOSTS)
        check_goalposts(c, node);
    if (node->element == SC_RANKING && !fz__node_child(node, SC_PLACE) && !fz__node_has(node, KEY_FIRST))
        fz__scheme_fault(c, node, KEY_COUNT_, FZ_EREQUIRED, FZ_ARGS("ranking", "first | place"));
    if (node->element == SC_RANKING && fz__node_child(node, SC_PLACE) && fz__node_has(node, KEY_FIRST))
        excludes(c, node, KEY_FIRST, "place", "first");
    if (node->element == SC_RATERS && fz__node_has(node, KEY_OVER) &&
        fz__node_number(node, KEY_OVER) / 2 < fz__node_number(node, KEY_TRIM))
        fz__scheme_fault(c, node, KEY_OVER, FZ_ERANGE,
                         FZ_ARGS("over", fz__node_text(node, KEY_OVER), FZ_WORD_AFTER_TRIM));
}

/* Whether an indicator combines others by their weights alone. */
static bool is_weighted(const fz__node *node)
{
    unsigned combine = fz__node_choice(node, KEY_COMBINE, COMBINE_SUM);

    return combine == COMBINE_MEAN || combine == COMBINE_GEOMETRIC;
}

static void check_tree(fz__checker *c, const fz__node *node)
{
    const fz__node *above;

    if (fz__node_has(node, KEY_WEIGHTS) && fz__node_has(node, KEY_COMBINE) && !is_weighted(node))
        excludes(c, node, KEY_WEIGHTS, fz__node_text(node, KEY_COMBINE), "weights");
    if (node->element != SC_INDICATOR)
        return;
    if (fz__node_child(node, SC_INDICATOR) && fz__node_has(node, KEY_START))
        excludes(c, node, KEY_START, "indicator", "start");
    if (!fz__node_child(node, SC_INDICATOR) && fz__node_has(node, KEY_COMBINE))
        lacks(c, node, KEY_COMBINE, "combine", "indicator");
    if (!fz__node_child(node, SC_INDICATOR) && fz__node_has(node, KEY_BASE))
        lacks(c, node, KEY_BASE, "base", "indicator");
    if (fz__node_choice(node, KEY_START, START_ZERO) == START_FULL && !fz__node_has(node, KEY_POINTS))
        lacks(c, node, KEY_START, "start=\"full\"", "points");
    above = fz__node_parent(node);
    if (fz__node_number(node, KEY_OUTSIDE) && fz__node_has(node, KEY_WEIGHT))
        excludes(c, node, KEY_WEIGHT, "outside", "weight");
    else if (fz__node_has(node, KEY_WEIGHT) && (fz__node_choice(above, KEY_COMBINE, COMBINE_SUM) == COMBINE_MINIMUM ||
                                                fz__node_choice(above, KEY_COMBINE, COMBINE_SUM) == COMBINE_PRODUCT))
        excludes(c, node, KEY_WEIGHT, fz__node_text(above, KEY_COMBINE), "weight");
}

/* Of a task there is no task, of a section no section. `outer` is the bind that makes several of what stands around. */
static void check_binds(fz__checker *c, const fz__node *node, const fz__node *outer)
{
    const fz__node *bind = fz__node_child(node, SC_BIND);

    if (bind && fz__node_has(bind, KEY_EACH)) {
        unsigned within = outer ? fz__node_choice(outer, KEY_EACH, EACH_TASK) : EACH_SECTION + 1;

        if (within == EACH_TASK || within == fz__node_choice(bind, KEY_EACH, EACH_TASK))
            fz__scheme_fault(c, bind, KEY_EACH, FZ_EEXCLUDES,
                             FZ_ARGS("bind", fz__node_text(outer, KEY_EACH), fz__node_text(bind, KEY_EACH)));
        outer = bind;
    }
    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR))
        check_binds(c, at, outer);
}

void fz__check_values(fz__checker *c)
{
    for (size_t i = 0; i < c->scheme->node_count; i++) {
        const fz__node *node = &c->scheme->nodes[i];

        if (node->element == SC_MARKUP)
            continue;
        check_ranges(c, node);
        check_intervals(c, node);
        check_pairs(c, node);
        if (node->element == SC_GATE)
            check_gate(c, node);
        else if (node->element == SC_KEY)
            check_choice(c, node, KEY_BY, KEY_INDICATOR, fz__node_choice(node, KEY_BY, 0) == BY_INDICATOR);
        else if (fz__node_is_rule(node))
            check_rule(c, node);
        if (node->element == SC_TOTAL || node->element == SC_INDICATOR)
            check_tree(c, node);
        if (node->element == SC_TOTAL)
            check_binds(c, node, NULL);
    }
}
