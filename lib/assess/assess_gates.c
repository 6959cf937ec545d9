/* Which gates hold for whom (section 7). What they do to grades is done with the grades. */
#include "assess/assess_model.h"

#include <string.h>

/* How many records of an event every unit has, of whatever item. */
static void count_records(fz__assessment *a, const fz__node *gate, uint32_t *counts)
{
    const fz_report *r = a->report;
    uint32_t event = fz__assess_text(a, fz__node_text(gate, KEY_EVENT));

    memset(counts, 0, r->result_count * sizeof(*counts));
    for (size_t i = 0; i < a->record_count; i++) {
        fz__counted *record = &a->records[i];

        if (record->record->texts[FZ_RECORD_EVENT] != event || record->absent)
            continue;
        if (record->unit != FZ__NO_UNIT || record->every)
            record->unused = FZ_UNUSED_SAID;
        if (record->record->has_value && record->record->value == 0)
            continue; /* it says that nothing happened */
        for (uint32_t unit = 0; record->every && unit < r->result_count; unit++)
            counts[unit]++;
        if (record->unit != FZ__NO_UNIT)
            counts[record->unit]++;
    }
}

/* The node that an attribute names; the unit's total where it names none. */
static const fz__node *named(const fz_report *r, const fz__node *gate, fz__scheme_key key, const fz_result *unit)
{
    const char *id = fz__node_text(gate, key);

    return id ? fz_scheme_indicator_by_id(r->scheme, id) : r->trees[unit->tree].total;
}

/* The least value of an indicator is below what the gate says. */
static bool is_below(fz__assessment *a, const fz__node *gate, const fz_result *unit, bool *below_it)
{
    const fz_report *r = a->report;
    const fz__node *indicator = named(r, gate, KEY_INDICATOR, unit);
    fz__rational below = fz__rational_decimal(fz__node_decimal(gate, KEY_BELOW, 0));

    *below_it = false;
    if (indicator == r->trees[unit->tree].total) {
        bool covered;

        if (!fz__assess_covered(a, (uint32_t)(unit - r->results), &covered))
            return false;
        if (!covered)
            return true;
    }
    for (uint32_t i = 0; i < unit->item_count && !*below_it; i++) {
        const fz_item *item = &r->items[unit->first_item + i];

        *below_it = r->slots[item->slot].node == indicator && item->applies == FZ_APPLIES &&
                    fz__rational_compare(&item->value, &below) < 0;
    }
    return true;
}

static void zero(fz_report *r, const fz__node *gate, const fz_result *unit)
{
    const fz__node *target = named(r, gate, KEY_TARGET, unit);

    for (uint32_t i = 0; i < unit->item_count; i++) {
        fz_item *item = &r->items[unit->first_item + i];

        if (r->slots[item->slot].node == target && !item->zeroed)
            item->zeroed = gate;
    }
}

static bool find_out(fz__assessment *a, const fz__node *gate, const fz_result *unit, const uint32_t *counts,
                     bool *holds)
{
    const fz_report *r = a->report;
    const char *classes = fz__node_text(gate, KEY_CLASS), *own = r->classes[unit->class_index].id;
    uint32_t least = fz__node_has(gate, KEY_LEAST) ? fz__node_number(gate, KEY_LEAST) : 1;

    *holds = !classes || (own && fz__list_holds(classes, own, strlen(own)));
    if (*holds && !counts)
        return is_below(a, gate, unit, holds);
    *holds = *holds && counts[unit - r->results] >= least;
    return true;
}

static bool add_gate(fz__assessment *a, const fz__node *gate, struct fz_result *unit)
{
    fz_report *r = a->report;

    if (!FZ_GROW(a->context, &r->gates, &r->gate_capacity, r->gate_count + 1))
        return fz__assess_no_memory(a);
    if (unit->gate_count++ == 0)
        unit->first_gate = (uint32_t)r->gate_count;
    r->gates[r->gate_count++] = (fz__gate_result){gate, false};
    if (fz__node_choice(gate, KEY_EFFECT, 0) == EFFECT_ZERO)
        zero(r, gate, unit);
    return true;
}

bool fz__assess_gates(fz__assessment *a)
{
    fz_report *r = a->report;
    const fz__node *first = fz__node_child(&r->scheme->nodes[0], SC_GATE), *gate;
    size_t count = 0, index = 0;
    uint32_t **counts;

    for (gate = first; gate; gate = fz__node_sibling(gate, SC_GATE))
        count++;
    counts = fz__arena_alloc(&a->arena, (count + 1) * sizeof(*counts));
    if (!counts)
        return fz__assess_no_memory(a);
    for (gate = first; gate; gate = fz__node_sibling(gate, SC_GATE), index++) {
        counts[index] = NULL;
        if (!fz__node_has(gate, KEY_EVENT))
            continue;
        counts[index] = fz__arena_alloc(&a->arena, (r->result_count + 1) * sizeof(**counts));
        if (!counts[index])
            return fz__assess_no_memory(a);
        count_records(a, gate, counts[index]);
    }
    for (uint32_t unit = 0; unit < r->result_count; unit++) {
        index = 0;
        for (gate = first; gate; gate = fz__node_sibling(gate, SC_GATE), index++) {
            bool holds;

            if (!find_out(a, gate, &r->results[unit], counts[index], &holds) ||
                (holds && !add_gate(a, gate, &r->results[unit])))
                return false;
        }
    }
    return true;
}
