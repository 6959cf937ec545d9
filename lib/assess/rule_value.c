/* Rules that take one value, and levels (section 5). */
#include "assess/leaf.h"

/* ------------------------------------------------------------------ taking ----------------------------------------- */

/* Those of a unit's records that have the event and a value. */
static bool is_valued(const fz__use *use, uint32_t event)
{
    return use->record->record->texts[FZ_RECORD_EVENT] == event && use->record->record->has_value;
}

static bool differ(fz__leaf *leaf, uint32_t unit, const fz_record *a, const fz_record *b)
{
    char day[16], one[24], other[24];

    fz_date_format(a->days[FZ_RECORD_DATE], day, sizeof(day));
    fz_decimal_format(a->value < b->value ? a->value : b->value, one, sizeof(one));
    fz_decimal_format(a->value < b->value ? b->value : a->value, other, sizeof(other));
    return fz__assess_stop(leaf->a, FZ_EVALUES,
                           FZ_ARGS(fz__leaf_unit(leaf, unit)->name, fz__leaf_said(leaf), day, one, other));
}

/* The value of the latest day, which must be one. Records stand in the order of their days. */
static bool take_last(fz__leaf *leaf, uint32_t unit, uint32_t event, bool *has, fz__rational *value)
{
    fz__use *last = NULL;

    for (uint32_t i = leaf->first[unit + 1]; i-- > leaf->first[unit];) {
        const fz_record *record = leaf->mine[i].record->record;

        if (!is_valued(&leaf->mine[i], event))
            continue;
        fz__leaf_seen(&leaf->mine[i]);
        if (last && last->record->record->days[FZ_RECORD_DATE] != record->days[FZ_RECORD_DATE])
            continue; /* an older one, which the latest takes the place of */
        if (last && last->record->record->value != record->value)
            return differ(leaf, unit, last->record->record, record);
        last = &leaf->mine[i];
    }
    *has = last != NULL;
    if (!last)
        return true;
    *value = fz__rational_decimal(last->record->record->value);
    return fz__assess_witness(leaf->a, last->record);
}

/* Whether a record is of those that are taken. */
static bool is_taken(const fz_record *record, uint32_t event, unsigned how)
{
    return record->texts[FZ_RECORD_EVENT] == event && (how == TAKE_COUNT ? fz__happened(record) : record->has_value);
}

static bool take_several(fz__leaf *leaf, uint32_t unit, uint32_t event, unsigned how, bool *has, fz__rational *value)
{
    uint32_t count = 0;
    fz__calc calc = {false};
    fz__sum sum;

    fz__sum_init(&sum);
    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        const fz_record *record = leaf->mine[i].record->record;
        fz__rational own = fz__rational_decimal(record->value);

        if (!is_taken(record, event, how))
            continue;
        if (!fz__assess_witness(leaf->a, leaf->mine[i].record))
            return false;
        if (how == TAKE_SUM || how == TAKE_MEAN)
            fz__sum_add(&sum, &own);
        else if (how == TAKE_HIGHEST)
            *value = count ? fz__rational_greatest(*value, own) : own;
        else if (how == TAKE_LOWEST)
            *value = count ? fz__rational_least(*value, own) : own;
        count++;
    }
    *has = count > 0 || how == TAKE_COUNT;
    if (how == TAKE_COUNT)
        *value = fz__rational_of(count);
    else if (*has && (how == TAKE_SUM || how == TAKE_MEAN))
        *value = fz__calc_divide(&calc, fz__calc_sum(&calc, &sum), fz__rational_of(how == TAKE_MEAN ? count : 1));
    return !calc.failed || fz__leaf_too_big(leaf, unit);
}

bool fz__take_value(fz__leaf *leaf, uint32_t unit, fz__taken *taken)
{
    uint32_t event = fz__assess_text(leaf->a, fz__node_text(leaf->node, KEY_EVENT));
    unsigned how = fz__node_choice(leaf->node, KEY_TAKE, TAKE_LAST);
    bool has_aim = true;

    *taken = (fz__taken){.first_witness = fz__witness_mark(leaf)};
    if (!(how == TAKE_LAST ? take_last(leaf, unit, event, &taken->has, &taken->value)
                           : take_several(leaf, unit, event, how, &taken->has, &taken->value)))
        return false;
    if (fz__node_has(leaf->node, KEY_AIM) &&
        !take_last(leaf, unit, fz__assess_text(leaf->a, fz__node_text(leaf->node, KEY_AIM)), &has_aim, &taken->target))
        return false;
    taken->has = taken->has && has_aim;
    taken->witness_count = fz__witness_mark(leaf) - taken->first_witness;
    return true;
}

/* Give an amount that rests on the records of what was taken. */
static bool give(fz__leaf *leaf, uint32_t unit, const fz__rational *amount, bool approximate, uint32_t figure)
{
    const fz__taken *taken = &leaf->taken[unit];

    return fz__leaf_give(leaf, unit, NULL, amount, NULL, approximate, taken->first_witness, figure) &&
           (leaf->a->amounts[leaf->a->amount_count - 1].witness_count = taken->witness_count, true);
}

/* The value, and behind it the figures that it came from. */
static bool figure_value(fz__leaf *leaf, uint32_t unit)
{
    const fz__taken *taken = &leaf->taken[unit];

    if (!fz__assess_figure(leaf->a, FZ_FACT_VALUE, &taken->value, NULL))
        return false;
    for (uint32_t i = 0; i < taken->figure_count; i++) {
        fz__figure figure = leaf->a->report->figures[taken->first_figure + i];

        if (!fz__assess_figure(leaf->a, figure.fact, &figure.number, figure.text))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ bands, distance, value ------------------------- */

bool fz__rule_bands(fz__leaf *leaf, uint32_t unit)
{
    const fz__rational *value = &leaf->taken[unit].value;
    uint32_t figure = fz__figure_mark(leaf);
    char text[FZ__RATIONAL_TEXT];
    fz__rational points, number;
    int64_t place;
    const fz__node *band = fz__band_of(leaf->node, value, &place);

    number = fz__rational_of(band ? place : 0);
    points = fz__rational_decimal(band ? fz__node_decimal(band, KEY_POINTS, 0) : 0);
    fz__rational_format(value, text);
    if (!band &&
        !fz__assess_find(leaf->a, FZ_FNOBAND, FZ_ARGS(fz__leaf_unit(leaf, unit)->name, fz__leaf_said(leaf), text)))
        return false;
    return figure_value(leaf, unit) && fz__assess_figure(leaf->a, FZ_FACT_BAND, &number, NULL) &&
           give(leaf, unit, &points, false, figure);
}

static fz__rational target_of(const fz__leaf *leaf, uint32_t unit)
{
    const fz__field *field = &leaf->fields[fz__leaf_unit(leaf, unit)->class_index];

    if (fz__node_has(leaf->node, KEY_TARGET))
        return fz__leaf_decimal(leaf, KEY_TARGET, 0);
    if (fz__node_has(leaf->node, KEY_AIM))
        return leaf->taken[unit].target;
    return fz__distance_group(leaf->node, field);
}

bool fz__rule_distance(fz__leaf *leaf, uint32_t unit)
{
    uint32_t figure = fz__figure_mark(leaf);
    fz__rational target = target_of(leaf, unit), steps, amount;
    fz__calc calc = {false};

    steps = fz__distance_steps(leaf->node, leaf->taken[unit].value, target, &calc);
    amount = fz__calc_multiply(&calc, fz__leaf_decimal(leaf, KEY_POINTS, 0), steps);
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return figure_value(leaf, unit) && fz__assess_figure(leaf->a, FZ_FACT_TARGET, &target, NULL) &&
           fz__assess_figure(leaf->a, FZ_FACT_STEPS, &steps, NULL) && give(leaf, unit, &amount, false, figure);
}

/* A share of the full marks. */
static bool give_rate(fz__leaf *leaf, uint32_t unit, fz__rational rate, bool approximate, fz__calc calc,
                      uint32_t figure)
{
    fz__rational amount = fz__calc_multiply(&calc, rate, leaf->slot->points);

    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return fz__assess_figure(leaf->a, FZ_FACT_RATE, &rate, NULL) &&
           fz__assess_figure(leaf->a, FZ_FACT_TARGET, &leaf->slot->points, NULL) &&
           give(leaf, unit, &amount, approximate, figure);
}

bool fz__rule_value(fz__leaf *leaf, uint32_t unit)
{
    uint32_t figure = fz__figure_mark(leaf);
    fz__rational value = leaf->taken[unit].value;
    fz__calc calc = {false};

    if (!figure_value(leaf, unit))
        return false;
    if (!fz__node_has(leaf->node, KEY_OF))
        return give(leaf, unit, &value, false, figure);
    value = fz__calc_divide(&calc, value, fz__leaf_decimal(leaf, KEY_OF, FZ_DECIMAL_ONE));
    return give_rate(leaf, unit, value, false, calc, figure);
}

/* ------------------------------------------------------------------ goalposts -------------------------------------- */

bool fz__rule_goalposts(fz__leaf *leaf, uint32_t unit)
{
    const fz__rational *value = &leaf->taken[unit].value;
    uint32_t figure = fz__figure_mark(leaf);
    char text[FZ__RATIONAL_TEXT];
    bool approximate = false;
    fz__calc calc = {false};
    fz__rational rate;

    if (!figure_value(leaf, unit))
        return false;
    if (!fz__goalposts_rate(leaf->node, value, &rate, &approximate, &calc)) {
        fz__rational_format(value, text);
        return fz__assess_stop(leaf->a, FZ_ENEGATIVE,
                               FZ_ARGS(fz__leaf_unit(leaf, unit)->name, fz__leaf_said(leaf), text));
    }
    return give_rate(leaf, unit, rate, approximate, calc, figure);
}

/* ------------------------------------------------------------------ relative --------------------------------------- */

bool fz__rule_relative(fz__leaf *leaf, uint32_t unit)
{
    const fz__field *field = &leaf->fields[fz__leaf_unit(leaf, unit)->class_index];
    bool lowest = fz__node_choice(leaf->node, KEY_BEST, BEST_HIGHEST) == BEST_LOWEST;
    fz__rational best = lowest ? field->lowest : field->highest, worst = lowest ? field->highest : field->lowest;
    fz__rational above, below, zero = fz__rational_of(0);
    uint32_t figure = fz__figure_mark(leaf), field_size = field->count;
    fz__rational size = fz__rational_of(field_size);
    fz__calc calc = {false};

    fz__relative_parts(leaf->node, field, leaf->taken[unit].value, &above, &below, &calc);
    if (!figure_value(leaf, unit) || !fz__assess_figure(leaf->a, FZ_FACT_BEST, &best, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_WORST, &worst, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_MEAN, &field->mean, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_FIELD, &size, NULL))
        return false;
    if (fz__rational_is_zero(&below))
        return fz__assess_find(leaf->a, FZ_FUNDEFINED, FZ_ARGS(fz__leaf_unit(leaf, unit)->name, fz__leaf_said(leaf))) &&
               give(leaf, unit, &zero, false, figure);
    return give_rate(leaf, unit, fz__calc_divide(&calc, above, below), false, calc, figure);
}

/* ------------------------------------------------------------------ levels ----------------------------------------- */

bool fz__rule_levels(fz__leaf *leaf, uint32_t unit)
{
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz__counted *best = NULL;
    fz_decimal points = fz__node_decimal(leaf->node, KEY_OTHERWISE, 0);
    fz__rational amount;

    for (const fz__node *at = fz__node_child(leaf->node, SC_LEVEL); at; at = fz__node_sibling(at, SC_LEVEL)) {
        uint32_t event = fz__assess_text(leaf->a, fz__node_text(at, KEY_EVENT));

        for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
            fz__leaf_seen(&leaf->mine[i]);
            if (leaf->mine[i].record->record->texts[FZ_RECORD_EVENT] != event ||
                !fz__happened(leaf->mine[i].record->record) || (best && fz__node_decimal(at, KEY_POINTS, 0) <= points))
                continue;
            points = fz__node_decimal(at, KEY_POINTS, 0);
            best = leaf->mine[i].record;
        }
    }
    amount = fz__rational_decimal(points);
    return (!best || fz__assess_witness(leaf->a, best)) &&
           fz__leaf_give(leaf, unit, best, &amount, NULL, false, witness, figure);
}
