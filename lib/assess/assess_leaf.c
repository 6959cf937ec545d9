/* What applies, and the amounts of all rules, slot by slot (sections 4 and 5). */
#include "assess/leaf.h"

#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ what rules share ------------------------------- */

const fz_result *fz__leaf_unit(const fz__leaf *leaf, uint32_t unit)
{
    return &leaf->a->report->results[unit];
}

fz_item *fz__leaf_item(const fz__leaf *leaf, uint32_t unit)
{
    const fz_report *r = leaf->a->report;
    const fz__tree *tree = &r->trees[r->results[unit].tree];

    return leaf->index >= tree->first && leaf->index < tree->end
               ? &r->items[r->results[unit].first_item + leaf->index - tree->first]
               : NULL;
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

const char *fz__record_said(const fz_record *record, fz_record_text_kind kind)
{
    uint32_t number = record->texts[kind];

    return number == FZ__NO_STRING ? NULL : record->ledger->texts.texts[number];
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

/* ------------------------------------------------------------------ the records of a slot -------------------------- */

static bool add_use(fz__leaf *leaf, fz__counted *record, uint32_t unit)
{
    if (!FZ_GROW(leaf->a->context, &leaf->uses, &leaf->use_capacity, leaf->use_count + 1))
        return fz__assess_no_memory(leaf->a);
    leaf->uses[leaf->use_count] = (fz__use){record, unit, (uint32_t)leaf->use_count, false};
    leaf->use_count++;
    return true;
}

/* How much is known of why a record is not taken: the later ones say more. */
static void note_unused(fz__counted *record, fz__unused why)
{
    if (record->unused != FZ_UNUSED_SAID && record->unused != FZ_UNUSED_UNIT)
        record->unused = (uint8_t)(record->unused == FZ_UNUSED_EVENT ? FZ_UNUSED_EVENT : why);
}

static bool use_record(void *user, fz__counted *record)
{
    fz__leaf *leaf = user;

    if (record->absent)
        return true;
    if (!record->every) {
        const fz_item *item = record->unit == FZ__NO_UNIT ? NULL : fz__leaf_item(leaf, record->unit);

        note_unused(record, item && item->applies == FZ_APPLIES ? FZ_UNUSED_EVENT : FZ_UNUSED_BEARS);
        return add_use(leaf, record, item ? record->unit : FZ__NO_UNIT);
    }
    note_unused(record, FZ_UNUSED_EVENT);
    for (uint32_t unit = 0; unit < leaf->a->report->result_count; unit++)
        if (fz__leaf_item(leaf, unit) && !add_use(leaf, record, unit))
            return false;
    return true;
}

static int compare_uses(const void *a, const void *b)
{
    const fz__use *x = a, *y = b;

    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->record->record->days[FZ_RECORD_DATE] != y->record->record->days[FZ_RECORD_DATE])
        return x->record->record->days[FZ_RECORD_DATE] < y->record->record->days[FZ_RECORD_DATE] ? -1 : 1;
    return strcmp(fz__record_said(x->record->record, FZ_RECORD_ID), fz__record_said(y->record->record, FZ_RECORD_ID));
}

/* By unit: the first of its uses. */
static void index_uses(const fz__use *uses, size_t count, uint32_t *first, size_t units)
{
    size_t at = 0;

    for (uint32_t unit = 0; unit <= units; unit++) {
        while (at < count && uses[at].unit < unit)
            at++;
        first[unit] = (uint32_t)at;
    }
}

/* ------------------------------------------------------------------ what applies ----------------------------------- */

/* The class lists of an indicator and of those around it. */
static bool is_of_class(const fz__leaf *leaf, const fz_result *unit)
{
    const fz_report *r = leaf->a->report;
    const char *id = r->classes[unit->class_index].id;

    for (uint32_t at = leaf->index; at != FZ__NO_SLOT; at = r->slots[at].parent) {
        const char *list =
            r->slots[at].node->element == SC_INDICATOR ? fz__node_text(r->slots[at].node, KEY_CLASS) : NULL;

        if (list && !(id && fz__list_holds(list, id, strlen(id))))
            return false;
    }
    return true;
}

static bool applies(fz__leaf *leaf, uint32_t unit, fz_item *item)
{
    fz__assessment *a = leaf->a;
    const fz__slot *slot = leaf->slot;
    uint32_t roles = 0, left = 0;
    const fz__node *share;

    item->applies = FZ_APPLIES;
    if (!is_of_class(leaf, &a->report->results[unit]))
        item->applies = FZ_APPLIES_CLASS;
    if (slot->bound) {
        roles = fz__assess_roles(a, unit, slot, &left);
        if (!fz__assess_share(a, roles, &share)) {
            item->applies = FZ_APPLIES_BEARING;
            return roles == 0 || fz__assess_find(a, FZ_FNOSHARE, FZ_ARGS(a->report->results[unit].name, slot->id));
        }
        if (item->applies == FZ_APPLIES && !fz__assess_share(a, left, &share))
            item->applies = FZ_APPLIES_RECORD;
    }
    if (fz__assess_is_absent(a, unit, slot->id) || (slot->section && fz__assess_is_absent(a, unit, slot->section->id)))
        item->applies = item->applies == FZ_APPLIES ? FZ_APPLIES_RECORD : item->applies;
    return true;
}

static bool find_who(fz__leaf *leaf)
{
    for (uint32_t unit = 0; unit < leaf->a->report->result_count; unit++) {
        fz_item *item = fz__leaf_item(leaf, unit);

        if (item && !applies(leaf, unit, item))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ the records of a rule -------------------------- */

/* The events that a rule takes: its own, or those of what is in it. */
static bool takes_event(const fz__leaf *leaf, uint32_t event)
{
    static const struct {
        fz__scheme_element rule, part;
    } parts[] = {{SC_LEVELS, SC_LEVEL}, {SC_VOTES, SC_ANSWER}};
    const fz__assessment *a = leaf->a;

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        if (leaf->node->element != parts[i].rule)
            continue;
        for (const fz__node *at = fz__node_child(leaf->node, parts[i].part); at;
             at = fz__node_sibling(at, parts[i].part))
            if (fz__assess_text(a, fz__node_text(at, KEY_EVENT)) == event)
                return true;
        return false;
    }
    return fz__assess_text(a, fz__node_text(leaf->node, KEY_EVENT)) == event ||
           (fz__node_has(leaf->node, KEY_AIM) && fz__assess_text(a, fz__node_text(leaf->node, KEY_AIM)) == event);
}

static bool has_evidence(const fz_record *record)
{
    return record->texts[FZ_RECORD_DOCUMENT] != FZ__NO_STRING || record->texts[FZ_RECORD_EVIDENCE] != FZ__NO_STRING;
}

static bool lacks_evidence(fz__leaf *leaf, const fz__use *use)
{
    const fz_record *record = use->record->record;
    bool said = use->record->evidence_said;

    use->record->evidence_said = true;
    if (use->record->unused != FZ_UNUSED_UNIT)
        use->record->unused = FZ_UNUSED_SAID;
    return said ||
           fz__assess_find(leaf->a, FZ_FEVIDENCE, FZ_ARGS(fz__record_said(record, FZ_RECORD_ID), fz__leaf_said(leaf)));
}

static bool open_rule(fz__leaf *leaf, const fz__node *node, uint32_t rule)
{
    uint32_t last = FZ__NO_STRING - 2;
    bool takes = false, evidence;

    leaf->node = node;
    leaf->rule = rule;
    leaf->mine_count = 0;
    evidence = fz__node_number(node, KEY_EVIDENCE) != 0;
    for (size_t i = 0; i < leaf->use_count; i++) {
        fz__use *use = &leaf->uses[i];
        uint32_t event = use->record->record->texts[FZ_RECORD_EVENT];

        if (event != last)
            takes = takes_event(leaf, event);
        last = event;
        if (!takes)
            continue;
        if (evidence && !has_evidence(use->record->record)) {
            if (!lacks_evidence(leaf, use))
                return false;
            continue;
        }
        if (use->unit != FZ__NO_UNIT && fz__leaf_applies(leaf, use->unit))
            use->record->unused = FZ_UNUSED_SAID;
        if (!FZ_GROW(leaf->a->context, &leaf->mine, &leaf->mine_capacity, leaf->mine_count + 1))
            return fz__assess_no_memory(leaf->a);
        leaf->mine[leaf->mine_count++] = *use;
    }
    index_uses(leaf->mine, leaf->mine_count, leaf->first, leaf->a->report->result_count);
    return fz__open_matters(leaf);
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

static const fz__node *next_rule(const fz__node *node)
{
    while (node && !fz__node_is_rule(node))
        node = fz__node_next(node);
    return node;
}

/* Twice over the rules: who has no value is known only when all have been asked. */
static bool run_rules(fz__leaf *leaf)
{
    fz__assessment *a = leaf->a;
    size_t units = a->report->result_count;
    uint32_t rule = 0;

    for (const fz__node *at = next_rule(fz__node_first(leaf->slot->node)); at; at = next_rule(fz__node_next(at)))
        rule++;
    leaf->all_taken = fz__arena_alloc(&leaf->arena, (rule + 1) * sizeof(*leaf->all_taken));
    if (!leaf->all_taken)
        return fz__assess_no_memory(a);
    rule = 0;
    for (const fz__node *at = next_rule(fz__node_first(leaf->slot->node)); at;
         at = next_rule(fz__node_next(at)), rule++) {
        if (!kinds[at->element].take)
            continue;
        leaf->all_taken[rule] = fz__arena_alloc(&leaf->arena, (units + 1) * sizeof(fz__taken));
        if (!(leaf->taken = leaf->all_taken[rule]))
            return fz__assess_no_memory(a);
        if (!open_rule(leaf, at, rule) || !take_all(leaf))
            return false;
    }
    rule = 0;
    for (const fz__node *at = next_rule(fz__node_first(leaf->slot->node)); at;
         at = next_rule(fz__node_next(at)), rule++) {
        leaf->taken = kinds[at->element].take ? leaf->all_taken[rule] : NULL;
        if (!open_rule(leaf, at, rule) || !give_all(leaf))
            return false;
    }
    return true;
}

static bool run_leaf(fz__leaf *leaf, uint32_t index)
{
    fz__assessment *a = leaf->a;
    size_t units = a->report->result_count;

    leaf->index = index;
    leaf->slot = &a->report->slots[index];
    leaf->use_count = 0;
    leaf->use_first = fz__arena_alloc(&leaf->arena, (units + 2) * sizeof(*leaf->use_first));
    leaf->first = fz__arena_alloc(&leaf->arena, (units + 2) * sizeof(*leaf->first));
    leaf->fields = fz__arena_alloc(&leaf->arena, a->report->class_count * sizeof(*leaf->fields));
    if (!leaf->use_first || !leaf->first || !leaf->fields)
        return fz__assess_no_memory(a);
    if (!find_who(leaf) || !fz__assess_each_record(a, leaf->slot, use_record, leaf))
        return false;
    fz__sort(leaf->uses, leaf->use_count, sizeof(*leaf->uses), compare_uses);
    index_uses(leaf->uses, leaf->use_count, leaf->use_first, units);
    return run_rules(leaf);
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

bool fz__assess_leaves(fz__assessment *a)
{
    size_t slots = a->report->slot_count;
    fz__leaf leaf = {.a = a};
    bool done = true;

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
    return done;
}
