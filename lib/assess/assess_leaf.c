/* The amounts of all rules, slot by slot (section 5): first what the rules take, over all units, then what they give. */
#include "assess/leaf.h"

#include <string.h>

/* ------------------------------------------------------------------ what rules share ------------------------------- */

const fz_result *fz__leaf_unit(const fz__leaf *leaf, uint32_t unit)
{
    return &leaf->a->report->results[unit];
}

fz_item *fz__leaf_item(const fz__leaf *leaf, uint32_t unit)
{
    return fz__unit_item(leaf->a->report, unit, leaf->index);
}

bool fz__leaf_applies(const fz__leaf *leaf, uint32_t unit)
{
    const fz_item *item = fz__leaf_item(leaf, unit);

    return item && item->applies == FZ_APPLIES;
}

fz__rational fz__leaf_decimal(const fz__leaf *leaf, fz__scheme_key key, fz_decimal otherwise)
{
    return fz__rational_decimal(fz__node_decimal(leaf->node, key, otherwise));
}

const char *fz__leaf_said(const fz__leaf *leaf)
{
    const char *event = fz__node_text(leaf->node, KEY_EVENT), *name = fz__node_text(leaf->slot->node, KEY_NAME);

    return event ? event : name && !leaf->slot->repeated ? name : leaf->slot->id;
}

uint32_t fz__witness_mark(const fz__leaf *leaf)
{
    return (uint32_t)leaf->a->report->witness_list_count;
}

uint32_t fz__figure_mark(const fz__leaf *leaf)
{
    return (uint32_t)leaf->a->report->figure_count;
}

bool fz__leaf_too_big(fz__leaf *leaf, uint32_t unit)
{
    return fz__assess_too_big(leaf->a, unit, leaf->index);
}

bool fz__leaf_give(fz__leaf *leaf, uint32_t unit, const fz__counted *record, const fz__rational *amount,
                   const fz__rational *part, bool approximate, uint32_t first_witness, uint32_t first_figure)
{
    fz__assessment *a = leaf->a;

    if (a->amount_count >= FZ__NONE || !FZ_GROW(a->context, &a->amounts, &a->amount_capacity, a->amount_count + 1))
        return fz__assess_no_memory(a);
    a->amounts[a->amount_count] = (fz__amount){
        .unit = unit,
        .rule = leaf->rule,
        .node = leaf->node,
        .amount = *amount,
        .part = part ? *part : fz__rational_of(1),
        .record = record,
        .first_witness = first_witness,
        .witness_count = fz__witness_mark(leaf) - first_witness,
        .first_figure = first_figure,
        .figure_count = fz__figure_mark(leaf) - first_figure,
        .approximate = approximate,
    };
    a->amount_count++;
    return true;
}

/* ------------------------------------------------------------------ the rules -------------------------------------- */

static const struct {
    bool (*take)(fz__leaf *leaf, uint32_t unit, fz__taken *taken); /* of rules that want a value */
    bool (*give)(fz__leaf *leaf, uint32_t unit);
    bool (*give_all)(fz__leaf *leaf);
} kinds[SC_COUNT_] = {
    [SC_DEDUCT] = {NULL, fz__rule_occurrence, NULL},
    [SC_ADD] = {NULL, fz__rule_occurrence, NULL},
    [SC_JUDGE] = {NULL, fz__rule_judge, NULL},
    [SC_LEVELS] = {NULL, fz__rule_levels, NULL},
    [SC_TIMING] = {NULL, fz__rule_timing, NULL},
    [SC_BANDS] = {fz__take_value, fz__rule_bands, NULL},
    [SC_DISTANCE] = {fz__take_value, fz__rule_distance, NULL},
    [SC_VALUE] = {fz__take_value, fz__rule_value, NULL},
    [SC_GOALPOSTS] = {fz__take_value, fz__rule_goalposts, NULL},
    [SC_RELATIVE] = {fz__take_value, fz__rule_relative, NULL},
    [SC_RANKING] = {fz__take_value, NULL, fz__rule_ranking},
    [SC_VOTES] = {fz__take_votes, fz__rule_value, NULL},
    [SC_RATERS] = {fz__take_marks, fz__rule_value, NULL},
};

static bool take_all(fz__leaf *leaf)
{
    size_t units = leaf->a->report->result_count;

    if (leaf->node->element == SC_RATERS && !fz__void_ballots(leaf))
        return false;
    for (uint32_t unit = 0; unit < units; unit++) {
        fz_item *item = fz__leaf_item(leaf, unit);

        leaf->taken[unit].has = false;
        if (!item || (item->applies != FZ_APPLIES && item->applies != FZ_APPLIES_MISSING))
            continue;
        if (!kinds[leaf->node->element].take(leaf, unit, &leaf->taken[unit]))
            return false;
        if (!leaf->taken[unit].has && fz__node_choice(leaf->node, KEY_MISSING, MISSING_ZERO) == MISSING_ABSENT)
            item->applies = FZ_APPLIES_MISSING;
    }
    return true;
}

/* What the values of each class come to, over the units to which the indicator applies. */
static bool survey(fz__leaf *leaf)
{
    const fz_report *r = leaf->a->report;

    memset(leaf->fields, 0, r->class_count * sizeof(*leaf->fields));
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        fz__field *field = &leaf->fields[r->results[unit].class_index];
        const fz__rational *value = &leaf->taken[unit].value;

        if (!leaf->taken[unit].has || !fz__leaf_applies(leaf, unit))
            continue;
        if (field->count++ == 0) {
            fz__sum_init(&field->sum);
            field->highest = field->lowest = *value;
        }
        field->highest = fz__rational_greatest(field->highest, *value);
        field->lowest = fz__rational_least(field->lowest, *value);
        fz__sum_add(&field->sum, value);
    }
    for (size_t i = 0; i < r->class_count; i++) {
        fz__rational count = fz__rational_of(leaf->fields[i].count), sum;

        if (leaf->fields[i].count == 0)
            continue;
        if (!fz__sum_value(&leaf->fields[i].sum, &sum) || !fz__rational_divide(&sum, &count, &leaf->fields[i].mean))
            return fz__leaf_too_big(leaf, FZ__NO_UNIT);
    }
    return true;
}

/* A rule that wants a value and has none. */
static bool give_nothing(fz__leaf *leaf, uint32_t unit)
{
    const fz__rational zero = fz__rational_of(0);
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);

    return fz__assess_find(leaf->a, FZ_FMISSING, FZ_ARGS(fz__leaf_unit(leaf, unit)->name, fz__leaf_said(leaf))) &&
           fz__assess_figure(leaf->a, FZ_FACT_MISSING, NULL, NULL) &&
           fz__leaf_give(leaf, unit, NULL, &zero, NULL, false, witness, figure);
}

static bool give_all(fz__leaf *leaf)
{
    bool wants_value = kinds[leaf->node->element].take != NULL;

    if (wants_value && !survey(leaf))
        return false;
    for (uint32_t unit = 0; unit < leaf->a->report->result_count; unit++) {
        bool given = true;

        if (!fz__leaf_applies(leaf, unit))
            continue;
        if (wants_value && !leaf->taken[unit].has)
            given = give_nothing(leaf, unit);
        else if (kinds[leaf->node->element].give)
            given = kinds[leaf->node->element].give(leaf, unit);
        if (!given)
            return false;
    }
    return !kinds[leaf->node->element].give_all || kinds[leaf->node->element].give_all(leaf);
}

/* Twice over the rules: who has no value is known only when all have been asked. */
static bool take_values(fz__leaf *leaf)
{
    fz__assessment *a = leaf->a;
    size_t units = a->report->result_count;
    uint32_t rule = 0;

    for (const fz__node *at = fz__node_rule(leaf->slot->node); at; at = fz__node_next_rule(at))
        rule++;
    leaf->all_taken = fz__arena_alloc(&leaf->arena, (rule + 1) * sizeof(*leaf->all_taken));
    if (!leaf->all_taken)
        return fz__assess_no_memory(a);
    rule = 0;
    for (const fz__node *at = fz__node_rule(leaf->slot->node); at; at = fz__node_next_rule(at), rule++) {
        if (!kinds[at->element].take)
            continue;
        leaf->all_taken[rule] = fz__arena_alloc(&leaf->arena, (units + 1) * sizeof(fz__taken));
        if (!(leaf->taken = leaf->all_taken[rule]))
            return fz__assess_no_memory(a);
        if (!fz__leaf_open(leaf, at, rule) || !take_all(leaf))
            return false;
    }
    return true;
}

static bool run_rules(fz__leaf *leaf)
{
    uint32_t rule = 0;

    if (!take_values(leaf))
        return false;
    for (const fz__node *at = fz__node_rule(leaf->slot->node); at; at = fz__node_next_rule(at), rule++) {
        leaf->taken = kinds[at->element].take ? leaf->all_taken[rule] : NULL;
        if (!fz__leaf_open(leaf, at, rule) || !give_all(leaf))
            return false;
    }
    return true;
}

static bool run_leaf(fz__leaf *leaf, uint32_t index)
{
    fz__assessment *a = leaf->a;

    leaf->index = index;
    leaf->slot = &a->report->slots[index];
    leaf->fields = fz__arena_alloc(&leaf->arena, a->report->class_count * sizeof(*leaf->fields));
    if (!leaf->fields)
        return fz__assess_no_memory(a);
    return fz__leaf_who(leaf) && fz__leaf_use(leaf) && run_rules(leaf);
}

/* ------------------------------------------------------------------ all slots -------------------------------------- */

/* The amounts of a slot were made rule by rule; now they stand unit by unit, and those of a unit still by rule. */
static bool order_amounts(fz__leaf *leaf, size_t first)
{
    fz__assessment *a = leaf->a;
    size_t units = a->report->result_count, count = a->amount_count - first;
    fz__amount *made = fz__arena_alloc(&leaf->arena, (count + 1) * sizeof(*made));
    uint32_t *next = fz__arena_alloc(&leaf->arena, (units + 2) * sizeof(*next));

    if (!made || !next)
        return fz__assess_no_memory(a);
    memset(next, 0, (units + 2) * sizeof(*next));
    for (size_t i = 0; i < count; i++) {
        made[i] = a->amounts[first + i];
        next[made[i].unit + 1]++;
    }
    for (size_t unit = 0; unit < units; unit++)
        next[unit + 1] += next[unit];
    for (size_t i = 0; i < count; i++)
        a->amounts[first + next[made[i].unit]++] = made[i];
    return true;
}

/* Roles that the scheme gives no share: perhaps on purpose, so a unit is told once. */
static bool tell_unshared(fz__assessment *a)
{
    char digits[FZ_DIGITS];

    for (uint32_t unit = 0; unit < a->report->result_count; unit++)
        if (a->unshared[unit] > 0 &&
            !fz__assess_find(a, FZ_FNOSHARE,
                             FZ_ARGS(a->report->results[unit].name, fz__digits(a->unshared[unit], digits))))
            return false;
    return true;
}

static bool open_unshared(fz__assessment *a)
{
    size_t units = a->report->result_count + 1;

    a->unshared = fz__arena_alloc(&a->arena, units * sizeof(*a->unshared));
    if (!a->unshared)
        return fz__assess_no_memory(a);
    memset(a->unshared, 0, units * sizeof(*a->unshared));
    return true;
}

bool fz__assess_leaves(fz__assessment *a)
{
    size_t slots = a->report->slot_count;
    fz__leaf leaf = {.a = a};
    bool done = true;

    if (!open_unshared(a))
        return false;
    a->slot_amounts = fz__alloc(a->context, (slots + 1) * sizeof(*a->slot_amounts));
    if (!a->slot_amounts)
        return fz__assess_no_memory(a);
    for (uint32_t slot = 0; slot < slots && done; slot++) {
        a->slot_amounts[slot] = (uint32_t)a->amount_count;
        if (!a->report->slots[slot].is_leaf)
            continue;
        fz__arena_init(&leaf.arena, a->context);
        done = run_leaf(&leaf, slot) && order_amounts(&leaf, a->slot_amounts[slot]) && fz__assess_progress(a);
        fz__arena_clear(&leaf.arena);
    }
    a->slot_amounts[slots] = (uint32_t)a->amount_count;
    fz__free(a->context, leaf.uses, leaf.use_capacity * sizeof(*leaf.uses));
    fz__free(a->context, leaf.mine, leaf.mine_capacity * sizeof(*leaf.mine));
    fz__free(a->context, leaf.matters, leaf.matter_capacity * sizeof(*leaf.matters));
    return done && tell_unshared(a);
}
