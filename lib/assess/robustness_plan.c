/* Plans of the fast way (robustness_plan.h).
 *
 * The weights of an indicator count by their ratio alone where they are divided by their own sum, so they become small whole numbers
 * without common factor; times a factor in millionths they fit 64 bits, and the sums over leaves whose scores are decimals do too.
 * What of a unit could grow beyond its type, whatever the factors, has no plan and goes the exact way. */
#include "assess/robustness_plan.h"

#include "assess/calc.h"

#include <string.h>

#ifdef __SIZEOF_INT128__

#define SMALL_BITS  61 /* of sums that stay in 64 bits */
#define WIDE_BITS   125
#define FACTOR_BITS 21 /* at most 1,999,999 millionths */

/* ------------------------------------------------------------------ whole numbers ---------------------------------- */

static unsigned bits_of(uint64_t n)
{
    unsigned bits = 0;

    for (; n > 0; n >>= 1)
        bits++;
    return bits;
}

static uint64_t size_of(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* a × scale between two neighbours; false when it is too large. */
static bool bracket(const fz__rational *a, int64_t scale, int64_t *low, int64_t *high)
{
    uint64_t numerator, denominator;
    fz__wide scaled, floor;

    if (!fz__big_to_u64(&a->numerator, &numerator) || !fz__big_to_u64(&a->denominator, &denominator) ||
        bits_of(numerator) + bits_of((uint64_t)scale) > WIDE_BITS)
        return false;
    scaled = (fz__wide)numerator * scale;
    floor = scaled / denominator;
    *high = *low = 0;
    if (floor >= LARGEST - 1)
        return false;
    *low = (int64_t)floor;
    *high = *low + (floor * denominator != scaled);
    if (a->negative) {
        int64_t kept = *low;

        *low = -*high;
        *high = -kept;
    }
    return true;
}

static bool whole(const fz__rational *a, int64_t scale, int64_t *n)
{
    int64_t high;

    return bracket(a, scale, n, &high) && *n == high;
}

/* ------------------------------------------------------------------ weights ---------------------------------------- */

static bool common_of(const fz_report *report, uint32_t index, fz__rational *common)
{
    fz__big numerator = fz__big_of(0), denominator = fz__big_of(1);

    for (uint32_t at = index + 1; at < report->slots[index].end; at = report->slots[at].end) {
        const fz__rational *weight = &report->slots[at].weight;
        fz__big shared, more;

        if (report->slots[at].outside || fz__rational_is_zero(weight))
            continue;
        shared = fz__big_gcd(&denominator, &weight->denominator);
        fz__big_divide(&weight->denominator, &shared, &more, NULL);
        numerator = fz__big_gcd(&numerator, &weight->numerator);
        if (!fz__big_multiply(&denominator, &more, &denominator))
            return false;
    }
    *common = (fz__rational){fz__big_is_zero(&numerator) ? fz__big_of(1) : numerator, denominator, false};
    return true; /* in lowest terms: a factor of all numerators is in no denominator, or its weight would not be */
}

/* Once for each inner slot, and remembered. */
enum { IS_WHOLE = 1, IS_NOT };

static bool whole_weights(struct fz__fast *f, const fz_report *report, uint32_t index)
{
    if (f->weighed[index] != 0)
        return f->weighed[index] == IS_WHOLE;
    f->weighed[index] = IS_NOT;
    if (!common_of(report, index, &f->common[index]))
        return false;
    for (uint32_t at = index + 1; at < report->slots[index].end; at = report->slots[at].end) {
        fz__rational ratio;

        if (report->slots[at].outside)
            continue;
        if (!fz__rational_divide(&report->slots[at].weight, &f->common[index], &ratio) ||
            !whole(&ratio, 1, &f->weights[at]) || f->weights[at] < 0)
            return false;
    }
    f->weighed[index] = IS_WHOLE;
    return true;
}

/* ------------------------------------------------------------------ plans ------------------------------------------ */

/* Each gives false when there can be no plan, or, with `no_memory`, when it is exhausted. */
typedef struct planning {
    fz_robustness *r;
    struct fz__fast *fast;
    const fz_result *result;
    const fz_item *items;
    uint32_t first;
    bool no_memory;
} planning;

static bool add_term(planning *p, fz__plan_step *s, const fz__plan_term *t)
{
    struct fz__fast *f = p->fast;

    if (!FZ_GROW(p->r->context, &f->terms, &f->term_capacity, f->term_count + 1)) {
        p->no_memory = true;
        return false;
    }
    f->terms[f->term_count++] = *t;
    s->count += t->weight == 0;
    s->outside += t->weight != 0;
    return true;
}

static bool is_constant(const planning *p, uint32_t slot)
{
    return p->r->vary[p->result->first_item + slot - p->first].kind == FZ_VARY_NOTHING;
}

static bool takes_part(const planning *p, uint32_t slot, bool outside)
{
    const fz_item *item = &p->items[slot - p->first];

    if (p->r->report->slots[slot].outside != outside)
        return false;
    return outside ? item->applies == FZ_APPLIES : fz__item_is_present(item);
}

/* Whether all values in an item are decimals that stay as they are. */
static bool is_small(const planning *p, uint32_t index)
{
    const fz_report *report = p->r->report;
    int64_t n;

    for (uint32_t at = index + 1; at < report->slots[index].end; at = report->slots[at].end)
        if (takes_part(p, at, false) && (!is_constant(p, at) || !whole(&p->items[at - p->first].value, MILLION, &n)))
            return false;
    return true;
}

static bool term_of(const planning *p, const fz__plan_step *s, uint32_t slot, fz__plan_term *t)
{
    const fz_item *item = &p->items[slot - p->first];
    int64_t scale = s->small ? MILLION : (int64_t)MILLION * MILLION;

    *t = (fz__plan_term){.slot = slot, .item = CONSTANT};
    if (is_constant(p, slot) ? !bracket(&item->value, scale, &t->low, &t->high) : false)
        return false;
    if (!is_constant(p, slot))
        t->item = slot - p->first;
    if (s->kind == FZ_VARY_BY_FULL)
        return whole(&item->full, MILLION, &t->full);
    t->full = s->kind == FZ_VARY_BY_WEIGHT;
    return true;
}

/* Whether sums of a step stay within their types. `value` and `full` are bits of the largest of these. */
static bool fits(const planning *p, fz__plan_step *s)
{
    uint64_t weights = 0, value = 0, full = 0;
    unsigned all, divisor;

    for (uint32_t i = 0; i < s->count; i++) {
        const fz__plan_term *t = &p->fast->terms[s->first + i];

        weights += size_of(p->fast->weights[t->slot]);
        value |= size_of(t->low) | size_of(t->high) | (t->item == CONSTANT ? 0 : (uint64_t)LARGEST);
        full |= size_of(t->full);
    }
    all = bits_of(weights) + FACTOR_BITS;
    divisor = all + bits_of(full);
    if (s->small && (all + bits_of(value) > SMALL_BITS || divisor > SMALL_BITS))
        return false;
    /* small sums are brought from millionths to 10^-12, which is 20 bits */
    return bits_of(weights) < 40 &&
           all + bits_of(value) + (s->small ? 20 : 0) + bits_of((uint64_t)s->multiply) < WIDE_BITS &&
           divisor + bits_of((uint64_t)s->divide) < WIDE_BITS;
}

/* The scale as `multiply` ÷ `divide`. */
static bool scale_of(planning *p, fz__plan_step *s, const fz__vary *how, uint32_t slot)
{
    fz__rational scale = how->scale, million = fz__rational_of(MILLION);
    uint64_t multiply, divide;
    bool done = true;

    if (how->kind == FZ_VARY_BY_FULL) /* full marks are counted in millionths */
        done = fz__rational_multiply(&scale, &million, &scale);
    else if (how->kind == FZ_VARY_PLAIN) /* and factors, where no sum of them divides */
        done = fz__rational_multiply(&scale, &p->fast->common[slot], &scale) &&
               fz__rational_divide(&scale, &million, &scale);
    if (!done || !fz__big_to_u64(&scale.numerator, &multiply) || !fz__big_to_u64(&scale.denominator, &divide) ||
        multiply > (uint64_t)LARGEST || divide > (uint64_t)LARGEST)
        return false;
    s->multiply = scale.negative ? -(int64_t)multiply : (int64_t)multiply;
    s->divide = (int64_t)divide;
    return multiply == 0 || !scale.negative;
}

static bool add_terms(planning *p, fz__plan_step *s, uint32_t slot, bool outside)
{
    const fz_report *report = p->r->report;
    fz__plan_term t;

    for (uint32_t at = slot + 1; at < report->slots[slot].end; at = report->slots[at].end) {
        fz__plan_step as = *s;

        if (!takes_part(p, at, outside))
            continue;
        as.small = s->small && !outside;
        as.kind = outside ? FZ_VARY_PLAIN : s->kind;
        if (!term_of(p, &as, at, &t))
            return false;
        if (outside && (!whole(&report->slots[at].weight, MILLION, &t.weight) || t.weight == 0))
            return false;
        if (!add_term(p, s, &t))
            return false;
    }
    return true;
}

static bool read_limits(fz__plan_step *s, const fz__slot *slot)
{
    const fz__node *node = fz__node_child(slot->node, SC_CLAMP);
    fz__rational from = fz__rational_decimal(node ? fz__node_decimal(node, KEY_FROM, 0) : 0);
    fz__rational to = fz__rational_decimal(node ? fz__node_decimal(node, KEY_TO, 0) : 0);
    int64_t scale = (int64_t)MILLION * MILLION;

    s->has_from = node && fz__node_has(node, KEY_FROM);
    s->has_to = node && fz__node_has(node, KEY_TO);
    s->round = fz__node_child(slot->node, SC_ROUND);
    return whole(&from, scale, &s->from) && whole(&to, scale, &s->to) && whole(&slot->base, scale, &s->base);
}

static bool plan_step(planning *p, uint32_t slot)
{
    struct fz__fast *f = p->fast;
    const fz__vary *how = &p->r->vary[p->result->first_item + slot - p->first];
    const fz__slot *of = &p->r->report->slots[slot];
    fz__plan_step s = {.item = slot - p->first, .first = (uint32_t)f->term_count, .kind = how->kind};

    s.minimum = how->kind == FZ_VARY_OTHERWISE;
    s.zeroed = p->items[s.item].zeroed != NULL;
    s.small = !s.minimum && is_small(p, slot);
    if (s.minimum ? of->combine != COMBINE_MINIMUM : !whole_weights(f, p->r->report, slot))
        return false;
    if (!scale_of(p, &s, how, slot) || !add_terms(p, &s, slot, false) || !add_terms(p, &s, slot, true) ||
        !read_limits(&s, of) || (!s.minimum && !fits(p, &s)))
        return false;
    if (!FZ_GROW(p->r->context, &f->steps, &f->step_capacity, f->step_count + 1)) {
        p->no_memory = true;
        return false;
    }
    f->steps[f->step_count++] = s;
    return true;
}

static int64_t edge_of(const fz__node *node, fz__scheme_key key)
{
    fz_decimal edge = fz__node_decimal(node, key, 0);

    if (!fz__node_has(node, key))
        return NOWHERE;
    return edge < LARGEST / MILLION && edge > -LARGEST / MILLION ? edge * MILLION : edge < 0 ? -LARGEST : LARGEST;
}

/* The grades of a unit's class. `below` of one that says no upper end is the `from` of the one above. */
static bool plan_grades(planning *p, const fz__node *table, fz__plan *made)
{
    int64_t above = NOWHERE;
    fz__plan_grade *grades;

    for (const fz__node *at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE))
        made->grade_count++;
    grades = fz__arena_alloc(&p->r->arena, (made->grade_count + 1) * sizeof(*grades));
    made->grades = grades;
    if (!grades)
        return false;
    if (table && fz__node_has(table, KEY_PLACES))
        made->places = (int)fz__node_number(table, KEY_PLACES);
    for (const fz__node *at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE)) {
        *grades = (fz__plan_grade){at, edge_of(at, KEY_FROM), edge_of(at, KEY_TO), edge_of(at, KEY_BELOW)};
        if (grades->to == NOWHERE && grades->below == NOWHERE)
            grades->below = above;
        above = (grades++)->from;
    }
    return true;
}

static void plan_unit(planning *p, fz__plan *made)
{
    const fz__class *class = &p->r->report->classes[p->result->class_index];
    struct fz__fast *f = p->fast;
    size_t first = f->step_count;

    *made = (fz__plan){.first = (uint32_t)first, .places = -1};
    made->on_rounded = class->rank && fz__node_choice(class->rank, KEY_ON, ON_ROUNDED) == ON_ROUNDED;
    made->graded_on_rounded = class->grades && fz__node_choice(class->grades, KEY_ON, ON_ROUNDED) == ON_ROUNDED;
    for (uint32_t i = p->result->item_count; i-- > 0;) {
        if (is_constant(p, p->first + i))
            continue;
        if (!plan_step(p, p->first + i)) {
            f->step_count = first;
            return;
        }
    }
    made->count = (uint32_t)(f->step_count - first);
}

bool fz__fast_prepare(fz_robustness *r)
{
    const fz_report *report = r->report;
    struct fz__fast *f = fz__arena_alloc(&r->arena, sizeof(*f));

    if (!f)
        return false;
    memset(f, 0, sizeof(*f));
    r->fast = f;
    f->plans = fz__arena_alloc(&r->arena, (report->result_count + 1) * sizeof(*f->plans));
    f->weights = fz__arena_alloc(&r->arena, (report->slot_count + 1) * sizeof(*f->weights));
    f->common = fz__arena_alloc(&r->arena, (report->slot_count + 1) * sizeof(*f->common));
    f->weighed = fz__arena_alloc(&r->arena, report->slot_count + 1);
    if (!f->plans || !f->weights || !f->common || !f->weighed)
        return false;
    memset(f->weighed, 0, report->slot_count + 1);
    memset(f->weights, 0, (report->slot_count + 1) * sizeof(*f->weights));
    for (uint32_t unit = 0; unit < report->result_count; unit++) {
        const fz_result *result = &report->results[unit];
        planning p = {r, f, result, &report->items[result->first_item], report->trees[result->tree].first, false};

        f->most_items = result->item_count > f->most_items ? result->item_count : f->most_items;
        plan_unit(&p, &f->plans[unit]);
        if (p.no_memory || !plan_grades(&p, report->classes[result->class_index].grades, &f->plans[unit]))
            return false;
    }
    return true;
}

void fz__fast_clear(fz_robustness *r)
{
    struct fz__fast *f = r->fast;

    if (!f)
        return;
    fz__free(r->context, f->steps, f->step_capacity * sizeof(*f->steps));
    fz__free(r->context, f->terms, f->term_capacity * sizeof(*f->terms));
}

size_t fz__fast_room(const fz_robustness *r)
{
    return r->fast ? 2 * r->fast->most_items : 0;
}

#else /* without wide integers there are no plans, and all goes the exact way */

bool fz__fast_prepare(fz_robustness *r)
{
    r->fast = NULL;
    return true;
}

void fz__fast_clear(fz_robustness *r)
{
    (void)r;
}

size_t fz__fast_room(const fz_robustness *r)
{
    (void)r;
    return 0;
}

#endif
