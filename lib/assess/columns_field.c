/* What rules find that compare the units of a class: the highest, lowest and mean value, or the places of all. */
#include "assess/columns_model.h"

#include <string.h>

bool fz__column_has(const fz__columns_call *c, const fz__value_rule *rule, size_t unit)
{
    if (rule->column != FZ__NO_COLUMN && !rule->counts && fz__column_value(c, rule->column, unit) == FZ_COLUMN_NONE)
        return false;
    return rule->aim == FZ__NO_COLUMN || fz__column_value(c, rule->aim, unit) != FZ_COLUMN_NONE;
}

bool fz__column_applies(const fz__columns_call *c, uint32_t slot, size_t unit)
{
    const fz_columns *columns = c->columns;

    for (uint32_t i = columns->slot_rules[slot]; i < columns->slot_rules[slot + 1]; i++)
        if (columns->rules[i].leaves_out && !fz__column_has(c, &columns->rules[i], unit))
            return false;
    return fz__slot_is_for(&c->report, slot, 0);
}

/* ------------------------------------------------------------------ fields ----------------------------------------- */

/* A sum of decimals whose halves cannot overflow, whatever fits into memory. */
typedef struct halves {
    int64_t high, low;
} halves;

static void add(halves *sum, int64_t value)
{
    int64_t low = value & UINT32_MAX;

    sum->low += low;
    sum->high += (value - low) / ((int64_t)UINT32_MAX + 1);
}

/* The sum of `count` decimals, through the count: (high × 2^32 + low) ÷ (1,000,000 × count). */
static fz__rational mean_of(const halves *sum, uint32_t count, fz__calc *calc)
{
    fz__rational high = fz__calc_multiply(calc, fz__rational_of(sum->high), fz__rational_of((int64_t)UINT32_MAX + 1));
    fz__rational all = fz__calc_multiply(calc, fz__rational_of(count), fz__rational_of(FZ_DECIMAL_ONE));

    return fz__calc_divide(calc, fz__calc_add(calc, high, fz__rational_of(sum->low)), all);
}

static bool survey(fz__columns_call *c, const fz__value_rule *rule, fz__field *field)
{
    fz_decimal highest = INT64_MIN, lowest = INT64_MAX;
    bool simple = c->columns->slot_rules[rule->slot + 1] - c->columns->slot_rules[rule->slot] == 1 &&
                  fz__slot_is_for(&c->report, rule->slot, 0);
    fz__calc calc = {false};
    halves sum = {0, 0};

    for (size_t unit = 0; unit < c->table.count; unit++) {
        fz_decimal value = fz__column_taken(rule, fz__column_value(c, rule->column, unit));

        if (value == FZ_COLUMN_NONE || !(simple || fz__column_applies(c, rule->slot, unit)))
            continue;
        field->count++;
        highest = value > highest ? value : highest;
        lowest = value < lowest ? value : lowest;
        add(&sum, value);
    }
    if (field->count == 0)
        return true;
    field->highest = fz__rational_decimal(highest);
    field->lowest = fz__rational_decimal(lowest);
    field->mean = mean_of(&sum, field->count, &calc);
    return !calc.failed || fz__assess_too_big(&c->a, FZ__NO_UNIT, rule->slot);
}

/* ------------------------------------------------------------------ places ----------------------------------------- */

static size_t list(const fz__columns_call *c, const fz__value_rule *rule, fz__placed *runners)
{
    bool ascending = fz__node_choice(rule->node, KEY_ORDER, ORDER_DESCENDING) == ORDER_ASCENDING;
    size_t count = 0;

    for (size_t unit = 0; unit < c->table.count; unit++) {
        fz_decimal value = fz__column_taken(rule, fz__column_value(c, rule->column, unit));

        if (value != FZ_COLUMN_NONE && fz__column_applies(c, rule->slot, unit))
            runners[count++] = (fz__placed){ascending ? value : ~value, (uint32_t)unit};
    }
    return count;
}

static bool refuse_tie(fz__columns_call *c, const fz__value_rule *rule, const fz__placed *tied)
{
    const char *event = fz__node_text(rule->node, KEY_EVENT), *id = c->report.slots[rule->slot].id;
    char names[2][FZ_DIGITS];

    return fz__assess_stop(
        &c->a, FZ_ETIE,
        FZ_ARGS(event ? event : id, fz__digits(tied[0].unit, names[0]), fz__digits(tied[1].unit, names[1])));
}

static bool give_places(fz__columns_call *c, const fz__value_rule *rule, fz__column_field *found,
                        const fz__placed *runners, size_t count)
{
    unsigned ties = fz__node_choice(rule->node, KEY_TIES, TIES_SKIP);
    uint32_t different = 0;

    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && runners[end].key == runners[i].key;)
            end++;
        if (ties == TIES_REFUSE && end > i + 1)
            return refuse_tie(c, rule, &runners[i]);
        different++;
        for (size_t k = i; k < end; k++) {
            found->places[runners[k].unit] = ties == TIES_NEXT ? different : (uint32_t)i + 1;
            if (found->ties)
                found->ties[runners[k].unit] = (uint32_t)(end - i);
        }
    }
    return true;
}

static bool find_places(fz__columns_call *c, const fz__value_rule *rule, fz__column_field *found)
{
    size_t units = c->table.count, count;
    fz__placed *runners = fz__alloc(c->context, units * sizeof(*runners));
    fz__placed *room = fz__alloc(c->context, units * sizeof(*room));
    bool done = false;

    found->places = fz__calloc(c->context, units * sizeof(*found->places));
    if (fz__node_choice(rule->node, KEY_TIES, TIES_SKIP) == TIES_MEAN)
        found->ties = fz__calloc(c->context, units * sizeof(*found->ties));
    if (runners && room && found->places &&
        (found->ties || fz__node_choice(rule->node, KEY_TIES, TIES_SKIP) != TIES_MEAN)) {
        count = list(c, rule, runners);
        fz__placed_sort(runners, room, count);
        done = !fz__ranking_is_used(rule->node, count) || give_places(c, rule, found, runners, count);
    } else {
        fz__assess_no_memory(&c->a);
    }
    fz__free(c->context, runners, runners ? units * sizeof(*runners) : 0);
    fz__free(c->context, room, room ? units * sizeof(*room) : 0);
    return done;
}

bool fz__columns_fields(fz__columns_call *c)
{
    for (size_t i = 0; i < c->columns->rule_count; i++) {
        const fz__value_rule *rule = &c->columns->rules[i];

        if (rule->node->element == SC_RANKING) {
            if (!find_places(c, rule, &c->fields[i]))
                return false;
        } else if (rule->node->element == SC_RELATIVE || fz__node_has(rule->node, KEY_GROUP)) {
            if (!survey(c, rule, &c->fields[i].field))
                return false;
        }
    }
    return true;
}
