/* timing: on time, early, late by event and by day, not done (section 5). */
#include "assess/leaf.h"

#include "base/date.h"

/* The last day that the task states (earlier ones are stages), else that of the rule. */
static fz_date due_of_task(const fz__leaf *leaf)
{
    const fz_task *task = leaf->slot->task;
    fz_date last = 0;

    for (size_t i = 0; i < fz_task_due_count(task); i++)
        if (fz_task_due_day(task, i) > last)
            last = fz_task_due_day(task, i);
    if (last)
        return last;
    return (fz_date)fz__node_value(leaf->node, KEY_DUE).number;
}

static bool note_due(fz__leaf *leaf, fz_date due)
{
    fz__rational number = fz__rational_of(due);

    return fz__assess_figure(leaf->a, FZ_FACT_DUE, &number, NULL);
}

static bool no_due_day(fz__leaf *leaf, uint32_t unit)
{
    return fz__assess_find(leaf->a, FZ_FNODUE, FZ_ARGS(fz__leaf_unit(leaf, unit)->name, leaf->slot->id));
}

static bool give_done(fz__leaf *leaf, uint32_t unit, fz__use *use)
{
    const fz_record *record = use->record->record;
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz_date due = record->days[FZ_RECORD_DUE] ? record->days[FZ_RECORD_DUE] : due_of_task(leaf);
    int32_t days = due ? fz__date_to_days(record->days[FZ_RECORD_DATE]) - fz__date_to_days(due) : 0;
    fz__rational amount = fz__rational_of(0), late = fz__rational_of(days);
    fz__calc calc = {false};

    if (days < 0)
        amount = fz__leaf_decimal(leaf, KEY_EARLY, 0);
    if (days > 0) {
        amount = fz__calc_multiply(&calc, fz__leaf_decimal(leaf, KEY_DAY, 0), late);
        amount = fz__calc_add(&calc, amount, fz__leaf_decimal(leaf, KEY_LATE, 0));
        amount = fz__rational_negate(&amount);
    }
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return (due || no_due_day(leaf, unit)) && fz__assess_witness(leaf->a, use->record) && note_due(leaf, due) &&
           fz__assess_figure(leaf->a, FZ_FACT_DAYS, &late, NULL) &&
           fz__leaf_give(leaf, unit, use->record, &amount, NULL, false, witness, figure);
}

static bool give_not_done(fz__leaf *leaf, uint32_t unit)
{
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz_date due = due_of_task(leaf);
    fz__rational amount = fz__leaf_decimal(leaf, KEY_NONE, 0);

    if (!due)
        return no_due_day(leaf, unit);
    if (due >= leaf->a->report->day)
        amount = fz__rational_of(0);
    amount = fz__rational_negate(&amount);
    return note_due(leaf, due) && fz__leaf_give(leaf, unit, NULL, &amount, NULL, false, witness, figure);
}

bool fz__rule_timing(fz__leaf *leaf, uint32_t unit)
{
    bool done = false;

    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        fz__leaf_seen(&leaf->mine[i]);
        if (!fz__happened(leaf->mine[i].record->record))
            continue;
        done = true;
        if (!give_done(leaf, unit, &leaf->mine[i]))
            return false;
    }
    return done || give_not_done(leaf, unit);
}
