/* Limits of additions: by the points of the indicator, by how many of the class lost points, by how many units may have them. They
 * look at a whole class, so they come behind the tallies of all units. */
#include "assess/settling.h"

#include "base/sort.h"

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
static bool has_lost(const fz__settling *s, uint32_t unit, uint32_t but)
{
    const fz__tally *tallies = fz__tallies_of(s, unit);
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

static bool take_away(fz__settling *s, uint32_t unit, uint32_t rule, const finding_of_class *found, fz__calc *calc)
{
    fz__tally *t = &fz__tallies_of(s, unit)[rule];

    t->limited_by = found->key;
    t->members = found->members;
    t->losers = found->losers;
    t->kept = found->kept;
    t->limited = fz__calc_subtract(calc, t->limited, fz__tally_sum(t, calc));
    return !calc->failed || fz__assess_too_big(s->a, unit, s->slot_index);
}

/* The last units, which the number of receivers leaves without; a tie that would exceed it has none. */
static bool keep_the_first(fz__settling *s, uint32_t rule, receiver *receivers, size_t count,
                           const finding_of_class *found)
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

static bool limit_class(fz__settling *s, uint32_t rule, const fz__node *limit, uint32_t class, receiver *receivers)
{
    const fz_report *r = s->a->report;
    int64_t members = 0, losers = 0;
    fz__calc calc = {false};
    fz__rational wanted, share, zero = fz__rational_of(0);
    size_t count = 0;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        if (r->results[unit].class_index != class || !fz__is_settled(s, unit))
            continue;
        members++;
        losers += has_lost(s, unit, rule);
        receivers[count] = (receiver){fz__tally_sum(&fz__tallies_of(s, unit)[rule], &calc), unit};
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

static bool limit_points(fz__settling *s, uint32_t rule, const fz__node *limit)
{
    const fz_report *r = s->a->report;

    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        fz__tally *t = fz__is_settled(s, unit) ? &fz__tallies_of(s, unit)[rule] : NULL;
        fz__calc calc = {false};

        if (!t)
            continue;
        t->limited = fz__over(fz__tally_sum(t, &calc), percent_of(limit, KEY_POINTS, s->slot->points, &calc), &calc);
        t->limited_by = fz__rational_is_zero(&t->limited) ? KEY_COUNT_ : KEY_POINTS;
        if (calc.failed)
            return fz__assess_too_big(s->a, unit, s->slot_index);
    }
    return true;
}

static bool limit_rule(fz__settling *s, const fz__node *node, uint32_t rule)
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

bool fz__limit_all(fz__settling *s)
{
    uint32_t rule = 0;

    for (const fz__node *at = fz__node_rule(s->slot->node); at; at = fz__node_next_rule(at), rule++)
        if (!limit_rule(s, at, rule))
            return false;
    return true;
}
