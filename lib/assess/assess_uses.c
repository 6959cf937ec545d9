/* The records of a slot, one by one for each unit that they are of, and those of them that a rule takes (section 5). */
#include "assess/leaf.h"

#include "base/sort.h"

#include <string.h>

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
    static const unsigned weights[] = {
        [FZ_UNUSED_ITEM] = 0,  [FZ_UNUSED_BEARS] = 1, [FZ_UNUSED_EVENT] = 2,
        [FZ_UNUSED_EMPTY] = 3, [FZ_UNUSED_UNIT] = 4,  [FZ_UNUSED_SAID] = 5,
    };

    if (weights[why] > weights[record->unused])
        record->unused = (uint8_t)why;
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
    return strcmp(fz_record_text(x->record->record, FZ_RECORD_ID), fz_record_text(y->record->record, FZ_RECORD_ID));
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

bool fz__leaf_use(fz__leaf *leaf)
{
    fz__assessment *a = leaf->a;
    size_t units = a->report->result_count;

    leaf->use_count = 0;
    memset(leaf->occurrences, 0, sizeof(leaf->occurrences)); /* those of another slot, of the same rule with `each` */
    leaf->use_first = fz__arena_alloc(&leaf->arena, (units + 2) * sizeof(*leaf->use_first));
    leaf->first = fz__arena_alloc(&leaf->arena, (units + 2) * sizeof(*leaf->first));
    if (!leaf->use_first || !leaf->first)
        return fz__assess_no_memory(a);
    if (!fz__assess_each_record(a, leaf->slot, use_record, leaf))
        return false;
    fz__sort(leaf->uses, leaf->use_count, sizeof(*leaf->uses), compare_uses);
    index_uses(leaf->uses, leaf->use_count, leaf->use_first, units);
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
           fz__assess_find(leaf->a, FZ_FEVIDENCE, FZ_ARGS(fz_record_text(record, FZ_RECORD_ID), fz__leaf_said(leaf)));
}

bool fz__leaf_open(fz__leaf *leaf, const fz__node *node, uint32_t rule)
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
        if (use->unit != FZ__NO_UNIT && fz__leaf_applies(leaf, use->unit) && use->record->unused != FZ_UNUSED_SAID)
            use->record->unused = FZ_UNUSED_EMPTY;
        if (!FZ_GROW(leaf->a->context, &leaf->mine, &leaf->mine_capacity, leaf->mine_count + 1))
            return fz__assess_no_memory(leaf->a);
        leaf->mine[leaf->mine_count++] = *use;
    }
    index_uses(leaf->mine, leaf->mine_count, leaf->first, leaf->a->report->result_count);
    return fz__open_matters(leaf);
}
