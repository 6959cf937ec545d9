/* The ranks of a replication.
 *
 * Units are sorted by the low ends of their brackets. Where a bracket begins below all that come before, the order is known; the units
 * between two such places are a cluster, and what they are to one another only exact totals can tell: unless all of them are known
 * exactly, which is a tie, or all have the same items, which is one too. */
#include "assess/robustness.h"

#include "assess/calc.h"
#include "assess/thresholds.h"

#include <string.h>

typedef struct fz__ranked {
    int64_t low, high;
    int64_t above_all; /* the highest end of this and all behind it */
    uint32_t unit, key, group;
    const fz__rational *exact;
    const fz_robustness *robustness;
    const fz_item *items; /* where keys vary; else NULL */
    fz__calc *calc;
} fz__ranked;

/* What is sorted first: small, as it is moved about. */
typedef struct fz__low {
    int64_t low;
    uint32_t unit;
} fz__low;

#define FEW 128

size_t fz__vary_rank_room(const fz_robustness *r)
{
    return (r->report->result_count + 1) * (sizeof(fz__ranked) + sizeof(fz__low));
}

/* ------------------------------------------------------------------ keys ------------------------------------------- */

static bool value_of(const fz_report *r, const fz_result *result, const fz_item *items, const fz__node *key,
                     fz__calc *calc, fz__rational *value)
{
    const fz__node *node = fz_scheme_indicator_by_id(r->scheme, fz__node_text(key, KEY_INDICATOR));
    bool has = false;

    *value = fz__rational_of(0);
    for (uint32_t i = 0; i < result->item_count; i++) {
        if (r->slots[items[i].slot].node != node || items[i].applies != FZ_APPLIES)
            continue;
        *value = fz__calc_add(calc, *value, items[i].value);
        has = true;
    }
    return has;
}

static int compare_key(const fz__node *key, const fz__ranked *x, const fz__ranked *y)
{
    const fz_report *r = x->robustness->report;
    const fz_result *a = &r->results[x->unit], *b = &r->results[y->unit];
    bool has_a, has_b;
    fz__rational of_a, of_b;

    switch (fz__node_choice(key, KEY_BY, BY_NAME)) {
    case BY_ADDITIONS:
        return fz__rational_compare(&a->additions, &b->additions);
    case BY_DEDUCTIONS:
        return fz__rational_compare(&a->deductions, &b->deductions);
    case BY_INDICATOR:
        has_a = value_of(r, a, x->items ? x->items : &r->items[a->first_item], key, x->calc, &of_a);
        has_b = value_of(r, b, y->items ? y->items : &r->items[b->first_item], key, y->calc, &of_b);
        if (has_a != has_b) /* what does not apply comes last, whichever way the order goes */
            return (fz__node_choice(key, KEY_ORDER, ORDER_DESCENDING) == ORDER_DESCENDING) == has_a ? 1 : -1;
        return fz__rational_compare(&of_a, &of_b);
    default:
        return strcmp(a->name, b->name);
    }
}

/* By the keys of the class alone. */
static int compare_keys(const fz__ranked *x, const fz__ranked *y)
{
    const fz_report *r = x->robustness->report;
    const fz__node *element = r->classes[r->results[x->unit].class_index].rank;
    int order = 0;

    for (const fz__node *at = element ? fz__node_child(element, SC_KEY) : NULL; at && order == 0;
         at = fz__node_sibling(at, SC_KEY)) {
        order = compare_key(at, x, y);
        if (fz__node_choice(at, KEY_ORDER, ORDER_DESCENDING) == ORDER_DESCENDING)
            order = -order;
    }
    return order;
}

static int compare_behind(const fz__ranked *x, const fz__ranked *y)
{
    int order = x->items ? compare_keys(x, y) : (x->key > y->key) - (x->key < y->key);

    return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

static int compare_for_keys(const void *a, const void *b)
{
    const fz__ranked *x = a, *y = b;
    int order = compare_keys(x, y);

    return order != 0 ? order : (x->unit > y->unit) - (x->unit < y->unit);
}

static bool is_ranked(const fz_report *report, uint32_t unit, uint32_t class)
{
    return report->results[unit].class_index == class && report->results[unit].standing == FZ_STANDING_RANKED;
}

static bool find_varied_keys(const fz_robustness *r, const fz__node *element)
{
    for (const fz__node *at = element ? fz__node_child(element, SC_KEY) : NULL; at; at = fz__node_sibling(at, SC_KEY)) {
        const char *id = fz__node_text(at, KEY_INDICATOR);
        const fz__node *node = id ? fz_scheme_indicator_by_id(r->report->scheme, id) : NULL;

        for (size_t slot = 0; node && slot < r->report->slot_count; slot++)
            if (r->report->slots[slot].node == node && r->inner_varied[slot])
                return true;
    }
    return false;
}

static bool same_item(const fz_item *a, const fz_item *b)
{
    return a->applies == b->applies && a->given == b->given && !a->zeroed == !b->zeroed &&
           fz__rational_equal(&a->value, &b->value) && fz__rational_equal(&a->full, &b->full) &&
           fz__rational_equal(&a->worth, &b->worth);
}

static bool are_twins(const fz_report *report, uint32_t a, uint32_t b)
{
    const fz_result *x = &report->results[a], *y = &report->results[b];

    if (x->tree != y->tree)
        return false;
    for (uint32_t i = 0; i < x->item_count; i++)
        if (!same_item(&report->items[x->first_item + i], &report->items[y->first_item + i]))
            return false;
    return true;
}

static void find_twins(fz_robustness *r)
{
    for (uint32_t unit = 0; unit < r->report->result_count; unit++) {
        uint32_t other = 0;

        while (other < unit && (r->twin[other] != other || !are_twins(r->report, other, unit)))
            other++;
        r->twin[unit] = other;
    }
}

bool fz__vary_keys(fz_robustness *r)
{
    const fz_report *report = r->report;
    fz__ranked *all = fz__arena_alloc(&r->arena, fz__vary_rank_room(r));
    fz__calc calc = {false};

    if (!all)
        return false;
    find_twins(r);
    for (uint32_t class = 0; class < report->class_count; class ++) {
        size_t count = 0;

        r->keys_vary = r->keys_vary || find_varied_keys(r, report->classes[class].rank);
        for (uint32_t unit = 0; unit < report->result_count; unit++)
            if (is_ranked(report, unit, class))
                all[count++] = (fz__ranked){.unit = unit, .robustness = r, .calc = &calc};
        fz__sort(all, count, sizeof(*all), compare_for_keys);
        for (size_t i = 0; i < count; i++)
            r->key_rank[all[i].unit] =
                i > 0 && compare_keys(&all[i - 1], &all[i]) == 0 ? r->key_rank[all[i - 1].unit] : (uint32_t)i;
    }
    return true;
}

/* ------------------------------------------------------------------ outcomes --------------------------------------- */

static bool fail(fz__vary_work *work, uint32_t unit)
{
    work->status = FZ_ETOOBIG;
    work->unit = unit;
    work->item = 0;
    return false;
}

/* The whole number of 10^-12 that is not above a total. */
static bool whole_floor(const fz__rational *total, int64_t *floor, bool *is_whole)
{
    fz__rational scale = fz__rational_of((int64_t)FZ_DECIMAL_ONE * FZ_DECIMAL_ONE), scaled, whole;
    uint64_t size;

    if (!fz__rational_multiply(total, &scale, &scaled) || !fz__rational_floor(&scaled, &whole) ||
        !fz__big_to_u64(&whole.numerator, &size) || size >= (uint64_t)INT64_MAX - 1)
        return false;
    *floor = whole.negative ? -(int64_t)size : (int64_t)size;
    *is_whole = fz__rational_equal(&scaled, &whole);
    return true;
}

static void bracket(fz__outcome *outcome)
{
    bool is_whole;

    if (!whole_floor(&outcome->exact[0], &outcome->low, &is_whole))
        outcome->low = INT64_MIN; /* anywhere */
    if (!whole_floor(&outcome->exact[1], &outcome->high, &is_whole))
        outcome->high = INT64_MAX;
    else
        outcome->high += !is_whole;
}

/* What a unit's items come to, as one end of a bracket. */
static bool take_end(fz__vary_work *work, uint32_t unit, const fz_item *total, fz__rational *end, fz__outcome *outcome)
{
    const fz_report *report = work->robustness->report;
    const fz__class *class = &report->classes[report->results[unit].class_index];
    fz__rational graded;

    if (!fz__rational_to_decimal(&total->value, 6, FZ_ROUND_HALF_AWAY, &outcome->score) ||
        (class->grades && !fz__graded_score(class->grades, total, &graded)))
        return fail(work, unit);
    outcome->grade = class->grades ? fz__grade_by_score(class->grades, &graded) : NULL;
    *end =
        class->rank && fz__node_choice(class->rank, KEY_ON, ON_ROUNDED) == ON_ROUNDED ? total->value : total->unrounded;
    return true;
}

/* A bracket of 10^-30 where fractions do not fit. Both ends must tell the same. */
static bool resolve_closely(fz__vary_work *work, uint32_t unit, fz__outcome *outcome)
{
    fz__outcome low = *outcome;

    if (work->kept) /* keys would need the items exactly */
        return fail(work, unit);
    work->status = FZ_OK;
    if (!fz__vary_combine(work, unit, FZ_VARY_DOWN, work->items) ||
        !take_end(work, unit, &work->items[0], &outcome->exact[0], &low) ||
        !fz__vary_combine(work, unit, FZ_VARY_UP, work->items) ||
        !take_end(work, unit, &work->items[0], &outcome->exact[1], outcome))
        return false;
    return (low.score == outcome->score && low.grade == outcome->grade) || fail(work, unit);
}

/* The outcome of a unit in fractions. */
static bool resolve(fz__vary_work *work, uint32_t unit)
{
    const fz_result *result = &work->robustness->report->results[unit];
    fz_item *items = work->kept ? work->kept + result->first_item : work->items;
    fz__outcome *outcome = &work->outcomes[unit];

    outcome->exact = &work->exacts[2 * (size_t)unit];
    /* a fraction may just fit, and what is made of it not */
    if (fz__vary_combine(work, unit, FZ_VARY_EXACTLY, items) &&
        take_end(work, unit, &items[0], &outcome->exact[0], outcome))
        outcome->exact[1] = outcome->exact[0];
    else if (work->status != FZ_ETOOBIG || !resolve_closely(work, unit, outcome))
        return false;
    bracket(outcome);
    return true;
}

static bool reckon(fz__vary_work *work)
{
    const fz_robustness *r = work->robustness;

    fz__fast_weights(work);
    for (uint32_t unit = 0; unit < r->report->result_count; unit++)
        if (fz__has_score(&r->report->results[unit]) &&
            (r->keys_vary || !fz__fast_outcome(work, unit, &work->outcomes[unit])) && !resolve(work, unit))
            return false;
    return true;
}

/* ------------------------------------------------------------------ the order -------------------------------------- */

static int compare_low(const void *a, const void *b)
{
    const fz__low *x = a, *y = b;

    if (x->low != y->low)
        return x->low > y->low ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

/* Few units, in the report's order, are nearly sorted. */
static void insert_sort(fz__low *lows, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        fz__low moved = lows[i];
        size_t at = i;

        for (; at > 0 && lows[at - 1].low < moved.low; at--)
            lows[at] = lows[at - 1];
        lows[at] = moved;
    }
}

static int compare_exact(const void *a, const void *b)
{
    const fz__ranked *x = a, *y = b;
    int order = fz__rational_compare(&y->exact[0], &x->exact[0]);

    return order != 0 ? order : compare_behind(x, y);
}

/* Whether the units of a cluster have one total. */
static bool is_tie(const fz_robustness *r, const fz__ranked *cluster, size_t count)
{
    bool known = true, twins = true;

    for (size_t i = 0; i < count; i++) {
        known = known && cluster[i].low == cluster[i].high;
        twins = twins && r->twin[cluster[i].unit] == r->twin[cluster[0].unit];
    }
    return known || twins;
}

static bool is_point(const fz__ranked *x)
{
    return fz__rational_equal(&x->exact[0], &x->exact[1]);
}

static bool are_equal(const fz__ranked *x, const fz__ranked *y)
{
    const uint32_t *twin = x->robustness->twin;

    return twin[x->unit] == twin[y->unit] ||
           (is_point(x) && is_point(y) && fz__rational_equal(&x->exact[0], &y->exact[0]));
}

/* Whether the order of a sorted cluster is known: those that are not equal have nothing in common. */
static bool is_known(const fz__ranked *cluster, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (!are_equal(&cluster[i], &cluster[k]) &&
                fz__rational_compare(&cluster[k].exact[1], &cluster[i].exact[0]) >= 0)
                return false;
    return true;
}

static void number(fz__ranked *cluster, size_t count, uint32_t *group, bool tie)
{
    ++*group;
    for (size_t i = 0; i < count; i++) {
        if (!tie && i > 0 && !are_equal(&cluster[i - 1], &cluster[i]))
            ++*group;
        cluster[i].group = *group;
    }
}

static int compare_tied(const void *a, const void *b)
{
    return compare_behind(a, b);
}

/* Sort a cluster, and give the same group to those of one total. */
static bool settle(fz__vary_work *work, fz__ranked *cluster, size_t count, uint32_t *group)
{
    bool tie = count == 1 || is_tie(work->robustness, cluster, count);

    if (!tie) {
        for (size_t i = 0; i < count; i++) {
            fz__outcome *outcome = &work->outcomes[cluster[i].unit];

            if (!outcome->exact && !resolve(work, cluster[i].unit))
                return false;
            cluster[i].exact = outcome->exact;
        }
        fz__sort(cluster, count, sizeof(*cluster), compare_exact);
        if (!is_known(cluster, count))
            return fail(work, cluster[0].unit);
    } else if (count > 1) {
        fz__sort(cluster, count, sizeof(*cluster), compare_tied);
    }
    number(cluster, count, group, tie);
    return true;
}

static bool settle_all(fz__vary_work *work, fz__ranked *ranked, size_t count)
{
    uint32_t group = 0;
    size_t first = 0;

    for (size_t i = count; i-- > 0;)
        ranked[i].above_all =
            i + 1 < count && ranked[i + 1].above_all > ranked[i].high ? ranked[i + 1].above_all : ranked[i].high;
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count && ranked[i + 1].above_all >= ranked[i].low)
            continue;
        if (!settle(work, ranked + first, i + 1 - first, &group))
            return false;
        first = i + 1;
    }
    return true;
}

static bool is_equal(const fz__ranked *x, const fz__ranked *y)
{
    if (x->group != y->group)
        return false;
    return x->items ? compare_keys(x, y) == 0 : x->key == y->key;
}

static bool rank_class(fz__vary_work *work, uint32_t class)
{
    const fz_robustness *r = work->robustness;
    const fz__node *element = r->report->classes[class].rank;
    bool next = element && fz__node_choice(element, KEY_TIES, RANK_TIES_SKIP) == RANK_TIES_NEXT;
    fz__ranked *ranked = work->ranked;
    fz__low *lows = (fz__low *)(ranked + r->report->result_count + 1);
    fz__calc calc = {false};
    uint32_t count = 0, place = 0;

    for (size_t i = 0; i < r->report->result_count; i++)
        if (is_ranked(r->report, r->report->order[i], class))
            lows[count++] = (fz__low){work->outcomes[r->report->order[i]].low, r->report->order[i]};
    if (count <= FEW)
        insert_sort(lows, count);
    else
        fz__sort(lows, count, sizeof(*lows), compare_low);
    for (uint32_t i = 0; i < count; i++)
        ranked[i] = (fz__ranked){.low = lows[i].low,
                                 .high = work->outcomes[lows[i].unit].high,
                                 .unit = lows[i].unit,
                                 .key = r->key_rank[lows[i].unit],
                                 .robustness = r,
                                 .items = work->kept ? work->kept + r->report->results[lows[i].unit].first_item : NULL,
                                 .calc = &calc};
    if (!settle_all(work, ranked, count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || !is_equal(&ranked[i - 1], &ranked[i]))
            place = next ? place + 1 : i + 1;
        r->ranks[(size_t)ranked[i].unit * r->options.replications + work->replication] = place;
    }
    return !calc.failed || fail(work, count > 0 ? ranked[0].unit : 0);
}

bool fz__vary_rank(fz__vary_work *work)
{
    const fz_robustness *r = work->robustness;

    if (!reckon(work))
        return false;
    for (uint32_t class = 0; class < r->report->class_count; class ++)
        if (!rank_class(work, class))
            return false;
    for (uint32_t unit = 0; unit < r->report->result_count; unit++) {
        size_t at = (size_t)unit * r->options.replications + work->replication;

        if (!fz__has_score(&r->report->results[unit]))
            continue;
        r->scores[at] = work->outcomes[unit].score;
        if (r->grades[unit] != work->outcomes[unit].grade)
            r->ranks[at] |= FZ__REGRADED;
    }
    return true;
}
