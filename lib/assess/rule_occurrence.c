/* deduct, add, judge: an amount for each record, or for a run of them; its factors, and the unit's part of a matter (section 5). */
#include "assess/leaf.h"

#include "base/date.h"
#include "base/sort.h"

#include <string.h>

/* ------------------------------------------------------------------ matters ---------------------------------------- */

static int compare_matters(const void *a, const void *b)
{
    const fz__matter *x = a, *y = b;

    if (x->matter != y->matter)
        return x->matter < y->matter ? -1 : 1;
    return (x->who > y->who) - (x->who < y->who);
}

/* Heads of a matter, and how many different units it has, each matter once. */
static void add_up(fz__leaf *leaf)
{
    size_t kept = 0;

    fz__sort(leaf->matters, leaf->matter_count, sizeof(*leaf->matters), compare_matters);
    for (size_t i = 0; i < leaf->matter_count; i++) {
        fz__matter *last = kept > 0 ? &leaf->matters[kept - 1] : NULL;

        if (last && last->matter == leaf->matters[i].matter) {
            last->heads += leaf->matters[i].heads;
            last->units += leaf->matters[i].who != last->who;
            last->who = leaf->matters[i].who;
        } else {
            leaf->matters[kept++] = leaf->matters[i];
        }
    }
    leaf->matter_count = kept;
}

bool fz__open_matters(fz__leaf *leaf)
{
    leaf->matter_count = 0;
    if (!fz__node_has(leaf->node, KEY_SPLIT))
        return true;
    for (size_t i = 0; i < leaf->mine_count; i++) {
        const fz_record *record = leaf->mine[i].record->record;

        if (record->texts[FZ_RECORD_MATTER] == FZ__NO_STRING || (record->has_value && record->value < 0))
            continue;
        if (!FZ_GROW(leaf->a->context, &leaf->matters, &leaf->matter_capacity, leaf->matter_count + 1))
            return fz__assess_no_memory(leaf->a);
        leaf->matters[leaf->matter_count++] = (fz__matter){
            .matter = record->texts[FZ_RECORD_MATTER],
            .who = leaf->mine[i].record->every ? leaf->mine[i].unit : leaf->mine[i].record->who,
            .heads = record->heads ? record->heads : 1,
            .units = 1,
        };
    }
    add_up(leaf);
    return true;
}

static const fz__matter *matter_of(const fz__leaf *leaf, uint32_t matter)
{
    size_t low = 0, high = leaf->matter_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (leaf->matters[middle].matter < matter)
            low = middle + 1;
        else
            high = middle;
    }
    return &leaf->matters[low];
}

/* The unit's part of a record's matter; 1 where nothing is shared. */
static bool part_of(fz__leaf *leaf, const fz_record *record, fz__rational *part)
{
    uint32_t matter = record->texts[FZ_RECORD_MATTER];
    const fz__matter *all;
    bool by_heads;

    *part = fz__rational_of(1);
    if (!fz__node_has(leaf->node, KEY_SPLIT) || matter == FZ__NO_STRING)
        return true;
    all = matter_of(leaf, matter);
    by_heads = fz__node_choice(leaf->node, KEY_SPLIT, SPLIT_HEADS) == SPLIT_HEADS;
    fz__rational_ratio(by_heads && record->heads ? record->heads : 1, (int64_t)(by_heads ? all->heads : all->units),
                       part);
    return fz__assess_figure(leaf->a, FZ_FACT_SPLIT, part, NULL);
}

/* ------------------------------------------------------------------ factors ---------------------------------------- */

static int64_t count_event(fz__leaf *leaf, uint32_t unit, uint32_t event)
{
    int64_t count = 0;

    for (uint32_t i = leaf->use_first[unit]; i < leaf->use_first[unit + 1]; i++) {
        if (leaf->uses[i].record->record->texts[FZ_RECORD_EVENT] != event)
            continue;
        fz__leaf_seen(&leaf->uses[i]);
        count += fz__happened(leaf->uses[i].record->record);
    }
    return count;
}

/* It is asked for every record of a unit, and answered by counting once. */
static int64_t occurrences(fz__leaf *leaf, uint32_t unit, const fz__node *times)
{
    size_t room = sizeof(leaf->occurrences) / sizeof(*leaf->occurrences);

    for (size_t i = 0; i < room; i++)
        if (leaf->occurrences[i].times == times && leaf->occurrences[i].unit == unit)
            return leaf->occurrences[i].count;
    leaf->next_occurrence = (leaf->next_occurrence + 1) % room;
    leaf->occurrences[leaf->next_occurrence].times = times;
    leaf->occurrences[leaf->next_occurrence].unit = unit;
    return leaf->occurrences[leaf->next_occurrence].count =
               count_event(leaf, unit, fz__assess_text(leaf->a, fz__node_text(times, KEY_EVENT)));
}

/* Whether a <times> fits a unit and a record (NULL: any), and how often its event occurred. */
static bool fits(fz__leaf *leaf, const fz__node *times, uint32_t unit, const fz_record *record, int64_t *count)
{
    const fz_report *r = leaf->a->report;
    const char *classes = fz__node_text(times, KEY_CLASS), *mark = fz__node_text(times, KEY_MARK);
    const char *event = fz__node_text(times, KEY_EVENT), *own = r->classes[r->results[unit].class_index].id;

    *count = 1;
    if (classes && !(own && fz__list_holds(classes, own, strlen(own))))
        return false;
    if (mark && !(record && record->texts[FZ_RECORD_MARK] == fz__assess_text(leaf->a, mark)))
        return false;
    if (event && (*count = occurrences(leaf, unit, times)) == 0)
        return false;
    return true;
}

/* A factor, what it is for, and where it grows with each occurrence, how. */
static bool note_factor(const fz__leaf *leaf, const fz__node *times, const fz__rational *factor, int64_t count)
{
    static const fz__scheme_key conditions[] = {KEY_MARK, KEY_EVENT, KEY_CLASS};
    fz__rational first = fz__rational_decimal(fz__node_decimal(times, KEY_VALUE, FZ_DECIMAL_ONE));
    fz__rational more = fz__rational_decimal(fz__node_decimal(times, KEY_STEP, 0)), repeats = fz__rational_of(count);
    const char *why = NULL;

    for (size_t i = 0; !why && i < sizeof(conditions) / sizeof(*conditions); i++)
        why = fz__node_text(times, conditions[i]);
    if (!fz__assess_figure(leaf->a, FZ_FACT_TIMES, factor, why))
        return false;
    return !fz__node_has(times, KEY_STEP) || (fz__assess_figure(leaf->a, FZ_FACT_FIRST, &first, NULL) &&
                                              fz__assess_figure(leaf->a, FZ_FACT_MORE, &more, NULL) &&
                                              fz__assess_figure(leaf->a, FZ_FACT_REPEATS, &repeats, NULL));
}

/* Multiply by all <times> that fit; without record, by those that ask for no mark. */
bool fz__times(fz__leaf *leaf, const fz__node *rule, uint32_t unit, const fz_record *record, fz__calc *calc,
               fz__rational *amount)
{
    for (const fz__node *at = fz__node_child(rule, SC_TIMES); at; at = fz__node_sibling(at, SC_TIMES)) {
        fz__rational factor = fz__rational_decimal(fz__node_decimal(at, KEY_VALUE, FZ_DECIMAL_ONE));
        fz__rational step = fz__rational_decimal(fz__node_decimal(at, KEY_STEP, 0));
        int64_t count;

        if (!fits(leaf, at, unit, record, &count))
            continue;
        factor = fz__calc_add(calc, factor, fz__calc_multiply(calc, step, fz__rational_of(count - 1)));
        factor = fz__rational_greatest(factor, fz__rational_of(0));
        *amount = fz__calc_multiply(calc, *amount, factor);
        if (!note_factor(leaf, at, &factor, count))
            return false;
    }
    return true;
}

/* Whether it was put right in time: 1, not: -1, or 0 when nothing was to be put right, or there is time yet. */
static int rectification(const fz__leaf *leaf, const fz_record *record)
{
    fz_date day = leaf->a->report->day, deadline = record->days[FZ_RECORD_DEADLINE];
    fz_date rectified = record->days[FZ_RECORD_RECTIFIED];

    if (rectified && rectified <= day && (!deadline || rectified <= deadline))
        return 1;
    return deadline && deadline < day ? -1 : 0;
}

static bool correct(fz__leaf *leaf, const fz_record *record, fz__calc *calc, fz__rational *amount)
{
    int state = rectification(leaf, record);
    fz__scheme_key key = state > 0 ? KEY_CORRECTED : KEY_UNCORRECTED;
    fz__rational factor;

    if (state == 0 || !fz__node_has(leaf->node, key))
        return true;
    factor = fz__leaf_decimal(leaf, key, FZ_DECIMAL_ONE);
    *amount = fz__calc_multiply(calc, *amount, factor);
    return fz__assess_figure(leaf->a, state > 0 ? FZ_FACT_CORRECTED : FZ_FACT_UNCORRECTED, &factor, NULL);
}

/* ------------------------------------------------------------------ deduct and add --------------------------------- */

static bool multiplies_before(const fz__leaf *leaf)
{
    return fz__node_choice(leaf->node, KEY_MULTIPLY, MULTIPLY_BEFORE) == MULTIPLY_BEFORE;
}

/* Whether a multiplier asks for a record's mark; true also where none asks for any. */
static bool is_known_mark(const fz__leaf *leaf, uint32_t mark)
{
    bool asked = false;

    for (const fz__node *at = fz__node_child(leaf->node, SC_TIMES); at; at = fz__node_sibling(at, SC_TIMES)) {
        if (!fz__node_has(at, KEY_MARK))
            continue;
        if (fz__assess_text(leaf->a, fz__node_text(at, KEY_MARK)) == mark)
            return true;
        asked = true;
    }
    return !asked;
}

static bool check_mark(fz__leaf *leaf, fz__counted *counted)
{
    uint32_t mark = counted->record->texts[FZ_RECORD_MARK];

    if (mark == FZ__NO_STRING || counted->mark_said || is_known_mark(leaf, mark))
        return true;
    counted->mark_said = true;
    return fz__assess_find(leaf->a, FZ_FMARK,
                           FZ_ARGS(fz_record_text(counted->record, FZ_RECORD_ID),
                                   fz_record_text(counted->record, FZ_RECORD_MARK), fz__leaf_said(leaf)));
}

static bool give_record(fz__leaf *leaf, uint32_t unit, fz__use *use)
{
    const fz_record *record = use->record->record;
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz__rational value = record->has_value ? fz__rational_decimal(record->value) : fz__rational_of(1);
    fz__rational each = fz__leaf_decimal(leaf, KEY_EACH, FZ_DECIMAL_ONE), amount, part;
    fz__calc calc = {false};

    value = fz__calc_divide(&calc, value, each);
    if (fz__node_number(leaf->node, KEY_WHOLE))
        value = fz__calc_floor(&calc, value);
    amount = fz__calc_multiply(&calc, fz__leaf_decimal(leaf, KEY_POINTS, 0), value);
    if (leaf->node->element == SC_DEDUCT)
        amount = fz__rational_negate(&amount);
    if (!check_mark(leaf, use->record) || !fz__assess_witness(leaf->a, use->record) ||
        !fz__assess_figure(leaf->a, FZ_FACT_STEPS, &value, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_BEFORE, &amount, NULL))
        return false;
    if (multiplies_before(leaf) && !fz__times(leaf, leaf->node, unit, record, &calc, &amount))
        return false;
    if (!correct(leaf, record, &calc, &amount) || !part_of(leaf, record, &part))
        return false;
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return fz__leaf_give(leaf, unit, use->record, &amount, &part, false, witness, figure);
}

/* The points of the longest listed run that is not longer than `length`; NULL when even the shortest is. */
static const fz__node *run_of(const fz__node *runs, uint32_t length)
{
    const fz__node *found = NULL;

    for (const fz__node *at = fz__node_child(runs, SC_RUN); at; at = fz__node_sibling(at, SC_RUN))
        if (fz__node_number(at, KEY_LENGTH) <= length)
            found = at;
    return found;
}

static bool give_run(fz__leaf *leaf, uint32_t unit, const fz__node *run, uint32_t length, uint32_t first, uint32_t end)
{
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz__rational amount = fz__rational_decimal(fz__node_decimal(run, KEY_POINTS, 0));
    fz__rational periods = fz__rational_of(length);
    fz__calc calc = {false};

    if (leaf->node->element == SC_DEDUCT)
        amount = fz__rational_negate(&amount);
    for (uint32_t i = first; i < end; i++)
        if (!leaf->mine[i].skip && !fz__assess_witness(leaf->a, leaf->mine[i].record))
            return false;
    if (!fz__assess_figure(leaf->a, FZ_FACT_RUN, &periods, NULL) ||
        !fz__assess_figure(leaf->a, FZ_FACT_BEFORE, &amount, NULL) ||
        (multiplies_before(leaf) && !fz__times(leaf, leaf->node, unit, NULL, &calc, &amount)))
        return false;
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return fz__leaf_give(leaf, unit, NULL, &amount, NULL, false, witness, figure);
}

/* The number of the period that a day is in: two that follow one another differ by 1. Weeks begin on Monday (ISO 8601). */
static int32_t period_of(fz_date date, unsigned every)
{
    int32_t year = date / 10000, month = date / 100 % 100, days = fz__date_to_days(date);

    switch (every) {
    case EVERY_DAY:
        return days;
    case EVERY_WEEK: {
        int32_t since_monday = days + 3; /* 1970-01-01 was a Thursday */

        return since_monday >= 0 ? since_monday / 7 : -((6 - since_monday) / 7);
    }
    case EVERY_MONTH:
        return year * 12 + month;
    case EVERY_QUARTER:
        return year * 4 + (month - 1) / 3;
    default:
        return year;
    }
}

static bool give_records(fz__leaf *leaf, uint32_t unit, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (!leaf->mine[i].skip && !give_record(leaf, unit, &leaf->mine[i]))
            return false;
    return true;
}

/* Records stand in the order of their days, so that a run is a stretch of them. */
static bool give_runs(fz__leaf *leaf, uint32_t unit, const fz__node *runs)
{
    unsigned every = fz__node_choice(runs, KEY_EVERY, EVERY_MONTH);
    uint32_t end = leaf->first[unit + 1], at = leaf->first[unit];

    while (at < end) {
        uint32_t first = at, length = 0;
        int32_t last = 0;

        for (; at < end; at++) {
            int32_t period;

            if (leaf->mine[at].skip || !fz__happened(leaf->mine[at].record->record))
                continue;
            period = period_of(leaf->mine[at].record->record->days[FZ_RECORD_DATE], every);
            if (length > 0 && period > last + 1)
                break;
            length += length == 0 || period != last;
            last = period;
        }
        if (length > 0 && run_of(runs, length) ? !give_run(leaf, unit, run_of(runs, length), length, first, at)
                                               : !give_records(leaf, unit, first, at))
            return false;
    }
    return true;
}

bool fz__find_negative(fz__leaf *leaf, const fz_record *record)
{
    char value[24];

    fz_decimal_format(record->value, value, sizeof(value));
    return fz__assess_find(leaf->a, FZ_FNEGATIVE, FZ_ARGS(fz_record_text(record, FZ_RECORD_ID), value));
}

/* What occurs cannot be counted in negative numbers. */
static bool leave_out_negative(fz__leaf *leaf, uint32_t unit)
{
    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        const fz_record *record = leaf->mine[i].record->record;

        if (!record->has_value || record->value >= 0)
            continue;
        leaf->mine[i].skip = true;
        fz__leaf_seen(&leaf->mine[i]);
        if (!fz__find_negative(leaf, record))
            return false;
    }
    return true;
}

/* The factors of multiply="after", for when the sum is capped. */
static bool give_factor(fz__leaf *leaf, uint32_t unit)
{
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz__rational factor = fz__rational_of(1);
    fz__calc calc = {false};

    if (!fz__times(leaf, leaf->node, unit, NULL, &calc, &factor))
        return false;
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    if (!fz__leaf_give(leaf, unit, NULL, &factor, NULL, false, witness, figure))
        return false;
    leaf->a->amounts[leaf->a->amount_count - 1].is_factor = true;
    return true;
}

bool fz__rule_occurrence(fz__leaf *leaf, uint32_t unit)
{
    const fz__node *runs = fz__node_child(leaf->node, SC_RUNS);

    if (!leave_out_negative(leaf, unit) || (!multiplies_before(leaf) && !give_factor(leaf, unit)))
        return false;
    return runs ? give_runs(leaf, unit, runs) : give_records(leaf, unit, leaf->first[unit], leaf->first[unit + 1]);
}

/* ------------------------------------------------------------------ judge ------------------------------------------ */

/* Why a judged mark does not count; NULL when it does. */
static const char *judged_wrongly(const fz__leaf *leaf, const fz_record *record)
{
    if (!record->has_value)
        return FZ_WORD_JUDGED_VALUE;
    if (record->value < fz__node_decimal(leaf->node, KEY_FROM, 0) ||
        record->value > fz__node_decimal(leaf->node, KEY_TO, 0))
        return FZ_WORD_JUDGED_RANGE;
    return record->texts[FZ_RECORD_NOTE] == FZ__NO_STRING ? FZ_WORD_JUDGED_REASON : NULL;
}

static bool give_judged(fz__leaf *leaf, uint32_t unit, fz__use *use)
{
    const fz_record *record = use->record->record;
    uint32_t witness = fz__witness_mark(leaf), figure = fz__figure_mark(leaf);
    fz__rational amount = fz__rational_decimal(record->value);
    fz__calc calc = {false};

    if (fz__node_choice(leaf->node, KEY_SENSE, SENSE_ADD) == SENSE_DEDUCT)
        amount = fz__rational_negate(&amount);
    if (!fz__assess_witness(leaf->a, use->record) || !fz__assess_figure(leaf->a, FZ_FACT_BEFORE, &amount, NULL) ||
        !fz__times(leaf, leaf->node, unit, record, &calc, &amount))
        return false;
    if (calc.failed)
        return fz__leaf_too_big(leaf, unit);
    return fz__leaf_give(leaf, unit, use->record, &amount, NULL, false, witness, figure);
}

bool fz__rule_judge(fz__leaf *leaf, uint32_t unit)
{
    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        const fz_record *record = leaf->mine[i].record->record;
        const char *wrong = judged_wrongly(leaf, record);
        char value[24];

        fz__leaf_seen(&leaf->mine[i]);
        if (!wrong && !give_judged(leaf, unit, &leaf->mine[i]))
            return false;
        if (record->has_value)
            fz_decimal_format(record->value, value, sizeof(value));
        if (wrong && !fz__assess_find(leaf->a, FZ_FJUDGED,
                                      FZ_ARGS(fz_record_text(record, FZ_RECORD_ID),
                                              record->has_value ? value : FZ_WORD_NO_VALUE, wrong)))
            return false;
    }
    return true;
}
