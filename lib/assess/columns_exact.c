/* A unit by fractions: what its rules give as formula.h says it, and everything above as an assessment combines it. Steps are noted and
 * forgotten, since with them come the refusals of what is too large to be shown. */
#include "assess/columns_model.h"
#include "assess/settling.h"

/* ------------------------------------------------------------------ rules ------------------------------------------ */

typedef struct giving {
    fz__columns_call *c;
    const fz__value_rule *rule;
    const fz__column_field *found;
    const fz__slot *slot;
    size_t unit;
    fz__calc calc;
} giving;

static fz__rational occurrence(giving *g, fz__rational value)
{
    const fz__node *node = g->rule->node;
    fz__rational amount;

    if (fz__rational_sign(&value) < 0)
        return fz__rational_of(0); /* what occurs cannot be counted in negative numbers */
    amount = fz__calc_divide(&g->calc, value, fz__rule_decimal(node, KEY_EACH, FZ_DECIMAL_ONE));
    if (fz__node_number(node, KEY_WHOLE))
        amount = fz__calc_floor(&g->calc, amount);
    amount = fz__calc_multiply(&g->calc, fz__rule_decimal(node, KEY_POINTS, 0), amount);
    if (node->element == SC_DEDUCT)
        amount = fz__rational_negate(&amount);
    g->calc.failed = g->calc.failed || g->rule->too_big;
    return fz__calc_multiply(&g->calc, amount, g->rule->before);
}

static fz__rational of_points(giving *g, fz__rational rate)
{
    return fz__calc_multiply(&g->calc, rate, g->slot->points);
}

static fz__rational distance(giving *g, fz__rational value)
{
    const fz__node *node = g->rule->node;
    fz__rational target = fz__rule_decimal(node, KEY_TARGET, 0);

    if (g->rule->aim != FZ__NO_COLUMN)
        target = fz__rational_decimal(fz__column_value(g->c, g->rule->aim, g->unit));
    else if (!fz__node_has(node, KEY_TARGET))
        target = fz__distance_group(node, &g->found->field);
    return fz__calc_multiply(&g->calc, fz__rule_decimal(node, KEY_POINTS, 0),
                             fz__distance_steps(node, value, target, &g->calc));
}

static fz__rational relative(giving *g, fz__rational value)
{
    fz__rational above, below;

    fz__relative_parts(g->rule->node, &g->found->field, value, &above, &below, &g->calc);
    return fz__rational_is_zero(&below) ? below : of_points(g, fz__calc_divide(&g->calc, above, below));
}

static fz__rational ranking(giving *g)
{
    int64_t place = g->found->places[g->unit];

    if (place == 0)
        return fz__rational_of(0);
    return g->found->ties ? fz__mean_points(g->rule->node, place, g->found->ties[g->unit], &g->calc)
                          : fz__points_at(g->rule->node, place, &g->calc);
}

static fz__rational levels(const giving *g)
{
    fz_decimal points = fz__node_decimal(g->rule->node, KEY_OTHERWISE, 0);
    const uint32_t *column = g->rule->levels;
    bool found = false;

    for (const fz__node *at = fz__node_child(g->rule->node, SC_LEVEL); at; at = fz__node_sibling(at, SC_LEVEL)) {
        fz_decimal value = fz__column_value(g->c, *column++, g->unit), here = fz__node_decimal(at, KEY_POINTS, 0);

        if (value == FZ_COLUMN_NONE || value == 0 || (found && here <= points))
            continue;
        points = here;
        found = true;
    }
    return fz__rational_decimal(points);
}

static bool goalposts(giving *g, fz__rational value, fz__rational *amount)
{
    char text[FZ__RATIONAL_TEXT];
    fz__rational rate;
    bool approximate;

    if (!fz__goalposts_rate(g->rule->node, &value, &rate, &approximate, &g->calc)) {
        fz__rational_format(&value, text);
        return fz__assess_stop(&g->c->a, FZ_ENEGATIVE, FZ_ARGS(g->c->result.name, g->slot->id, text));
    }
    *amount = of_points(g, rate);
    return true;
}

/* What a rule gives for a value, before any cap. */
static bool amount_of(giving *g, fz__rational value, fz__rational *amount)
{
    const fz__node *node = g->rule->node, *band;
    int64_t place;

    switch (node->element) {
    case SC_BANDS:
        band = fz__band_of(node, &value, &place);
        *amount = band ? fz__rule_decimal(band, KEY_POINTS, 0) : fz__rational_of(0);
        return true;
    case SC_DISTANCE:
        *amount = distance(g, value);
        return true;
    case SC_GOALPOSTS:
        return goalposts(g, value, amount);
    case SC_RELATIVE:
        *amount = relative(g, value);
        return true;
    case SC_RANKING:
        *amount = ranking(g);
        return true;
    case SC_VALUE:
        *amount = fz__node_has(node, KEY_OF)
                      ? of_points(g, fz__calc_divide(&g->calc, value, fz__rule_decimal(node, KEY_OF, FZ_DECIMAL_ONE)))
                      : value;
        return true;
    default:
        *amount = occurrence(g, value);
        return true;
    }
}

/* ------------------------------------------------------------------ a leaf ----------------------------------------- */

/* The amount of a rule behind its cap and factors. */
static bool give(giving *g, fz_item *item, fz__rational *amount)
{
    const fz__node *node = g->rule->node;
    fz_decimal value = FZ_COLUMN_NONE;

    *amount = fz__rational_of(0);
    if (g->rule->column != FZ__NO_COLUMN)
        value = fz__column_taken(g->rule, fz__column_value(g->c, g->rule->column, g->unit));
    if (node->element == SC_LEVELS)
        *amount = levels(g);
    else if (value != FZ_COLUMN_NONE && fz__column_has(g->c, g->rule, g->unit) &&
             !amount_of(g, fz__rational_decimal(value), amount))
        return false;
    if (g->calc.failed)
        return fz__assess_too_big(&g->c->a, 0, item->slot);
    if (!fz__assess_step(&g->c->a, item, FZ_STEP_RULE, node, amount, NULL))
        return false;
    if (fz__node_has(node, KEY_CAP))
        *amount = fz__calc_add(&g->calc, *amount, fz__over(*amount, fz__rule_decimal(node, KEY_CAP, 0), &g->calc));
    *amount = fz__calc_multiply(&g->calc, *amount, g->rule->after);
    return !g->calc.failed || fz__assess_too_big(&g->c->a, 0, item->slot);
}

static bool settle(fz__columns_call *c, fz_item *item, const fz__sum *plus, const fz__sum *minus)
{
    const fz__slot *slot = &c->report.slots[item->slot];
    const fz__node *limits = fz__node_child(slot->node, SC_CLAMP);
    bool full = fz__node_choice(slot->node, KEY_START, START_ZERO) == START_FULL;
    fz__rational start = full ? slot->points : fz__rational_of(0), sum, change;
    fz__calc calc = {false};

    sum = fz__calc_add(&calc, fz__calc_sum(&calc, plus), fz__calc_sum(&calc, minus));
    sum = fz__calc_add(&calc, start, sum);
    change = fz__clamped(slot, limits, sum, &calc);
    item->unrounded = fz__calc_add(&calc, sum, change);
    item->full = slot->points;
    if (calc.failed)
        return fz__assess_too_big(&c->a, 0, item->slot);
    if (!fz__assess_step(&c->a, item, FZ_STEP_CLAMP, limits, &change, NULL))
        return false;
    return fz__round_item(&c->report, item, &c->a) || fz__assess_too_big(&c->a, 0, item->slot);
}

static bool leaf(fz__columns_call *c, fz_item *item, size_t unit)
{
    const fz_columns *columns = c->columns;
    fz__sum plus, minus;

    item->applies = fz__column_applies(c, item->slot, unit) ? FZ_APPLIES : FZ_APPLIES_MISSING;
    if (item->applies != FZ_APPLIES)
        return true;
    fz__sum_init(&plus);
    fz__sum_init(&minus);
    for (uint32_t i = columns->slot_rules[item->slot]; i < columns->slot_rules[item->slot + 1]; i++) {
        giving g = {c, &columns->rules[i], &c->fields[i], &c->report.slots[item->slot], unit, {false}};
        fz__rational amount;

        if (!give(&g, item, &amount))
            return false;
        fz__sum_add(amount.negative ? &minus : &plus, &amount);
    }
    return settle(c, item, &plus, &minus);
}

/* ------------------------------------------------------------------ above ------------------------------------------ */

void fz__column_give(const fz__slot *slot, fz_item *item)
{
    if (item->applies == FZ_APPLIES || slot->absent == ABSENT_FOLD)
        return;
    item->given = true;
    item->full = item->worth;
    if (slot->absent == ABSENT_FULL)
        item->value = item->worth;
}

/* The child of which there is no mean or rate. */
static const fz_item *culprit(const fz__columns_call *c, uint32_t index)
{
    const fz__slot *slot = &c->report.slots[index];

    for (uint32_t at = index + 1; at < slot->end; at = c->report.slots[at].end) {
        const fz_item *child = &c->report.items[at];
        bool wrong = slot->combine == COMBINE_PRODUCT ? fz__rational_is_zero(&child->full)
                                                      : fz__rational_sign(&child->value) < 0;

        if (!c->report.slots[at].outside && fz__item_is_present(child) && wrong)
            return child;
    }
    return &c->report.items[index];
}

static bool combine(fz__columns_call *c, fz_item *item)
{
    fz_status status;
    char text[FZ__RATIONAL_TEXT];

    item->applies = FZ_APPLIES;
    status = fz__combine(&c->report, c->report.items, item->slot, &c->a);
    if (status == FZ_OK)
        return true;
    if (c->a.status != FZ_OK)
        return false;
    if (status == FZ_ENOMEM)
        return fz__assess_no_memory(&c->a);
    if (status != FZ_ENEGATIVE)
        return fz__assess_too_big(&c->a, 0, item->slot);
    item = &c->report.items[culprit(c, item->slot)->slot];
    fz__rational_format(&item->value, text);
    return fz__assess_stop(&c->a, FZ_ENEGATIVE, FZ_ARGS(c->result.name, c->report.slots[item->slot].id, text));
}

static bool evaluate(fz__columns_call *c, size_t unit)
{
    fz_report *r = &c->report;

    c->result.name = fz__digits(unit, c->name);
    for (uint32_t slot = (uint32_t)r->slot_count; slot-- > 0;) {
        fz_item *item = &r->items[slot];
        const fz__rational zero = fz__rational_of(0);

        *item = (fz_item){.report = r, .slot = slot, .worth = r->slots[slot].points};
        item->value = item->full = item->unrounded = zero;
        r->step_count = r->figure_count = 0;
        if (!(r->slots[slot].is_leaf ? leaf(c, item, unit) : combine(c, item)) || !fz__assess_fits(&c->a, item))
            return false;
        fz__column_give(&r->slots[slot], item);
    }
    return true;
}

/* ------------------------------------------------------------------ what is wanted --------------------------------- */

static fz_decimal shown(const fz__rational *value)
{
    fz_decimal decimal;

    fz__rational_to_decimal(value, 6, FZ_ROUND_HALF_AWAY, &decimal); /* it was seen to fit */
    return decimal;
}

static void show_wanted(const fz__columns_call *c, size_t unit)
{
    for (uint32_t slot = 0; slot < c->report.slot_count; slot++)
        if (c->wanted[slot] > 0)
            c->table.indicator_scores[c->wanted[slot] - 1][unit] =
                fz__item_is_present(&c->report.items[slot]) ? shown(&c->report.items[slot].value) : FZ_COLUMN_NONE;
}

/* Kept apart from those that followed a plan. */
static bool keep_for_ranks(fz__columns_call *c, size_t unit)
{
    const fz_item *total = &c->report.items[0];
    size_t width = c->key_count + 1;
    fz__exact_value *values;

    if (!FZ_GROW(c->context, &c->exact_units, &c->exact_unit_capacity, c->exact_count + 1) ||
        !FZ_GROW(c->context, &c->exact_values, &c->exact_value_capacity, (c->exact_count + 1) * width))
        return fz__assess_no_memory(&c->a);
    values = &c->exact_values[c->exact_count * width];
    c->exact_units[c->exact_count++] = (uint32_t)unit;
    values[0] = (fz__exact_value){true, c->on_rounded ? total->value : total->unrounded};
    for (size_t i = 0; i < c->key_count; i++) {
        const fz_item *item = c->keys[i].slot == FZ__NO_SLOT ? NULL : &c->report.items[c->keys[i].slot];

        values[i + 1].has = item && item->applies == FZ_APPLIES;
        if (item)
            values[i + 1].value = item->value;
    }
    c->entries[c->entry_count++] = (fz__placed){~fz__column_key_of(c, &values[0].value), (uint32_t)unit};
    return true;
}

bool fz__columns_exact(fz__columns_call *c, size_t unit)
{
    const fz_item *total = &c->report.items[0];
    bool scored;

    if (!evaluate(c, unit) || !fz__assess_covered(&c->a, 0, &scored))
        return false;
    scored = scored && total->applies == FZ_APPLIES;
    if (c->table.scores)
        c->table.scores[unit] = scored ? shown(&total->value) : FZ_COLUMN_NONE;
    show_wanted(c, unit);
    if (c->grades)
        c->grades[unit] = 0;
    if (!scored)
        return true;
    if (c->grades && !fz__column_grade(c, total, &c->grades[unit]))
        return false;
    return !c->is_ranked || keep_for_ranks(c, unit);
}
