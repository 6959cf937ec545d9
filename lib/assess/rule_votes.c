/* votes and raters: what comes of them is a value (section 5). */
#include "assess/leaf.h"

#include "base/sort.h"

#include <stdlib.h>

/* ------------------------------------------------------------------ votes ------------------------------------------ */

static const fz__node *answer_of(const fz__leaf *leaf, uint32_t event)
{
    const fz__node *at = fz__node_child(leaf->node, SC_ANSWER);

    while (at && fz__assess_text(leaf->a, fz__node_text(at, KEY_EVENT)) != event)
        at = fz__node_sibling(at, SC_ANSWER);
    return at;
}

bool fz__take_votes(fz__leaf *leaf, uint32_t unit, fz__taken *taken)
{
    fz__sum points, valid;
    fz__rational all;
    fz__calc calc = {false};

    *taken = (fz__taken){.first_witness = fz__witness_mark(leaf)};
    fz__sum_init(&points);
    fz__sum_init(&valid);
    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        const fz_record *record = leaf->mine[i].record->record;
        const fz__node *answer = answer_of(leaf, record->texts[FZ_RECORD_EVENT]);
        fz__rational votes = record->has_value ? fz__rational_decimal(record->value) : fz__rational_of(1), worth;

        if (votes.negative) {
            fz__leaf_seen(&leaf->mine[i]);
            if (!fz__find_negative(leaf, record))
                return false;
            continue;
        }
        if (!fz__assess_witness(leaf->a, leaf->mine[i].record))
            return false;
        if (!fz__node_has(answer, KEY_POINTS))
            continue;
        worth = fz__calc_multiply(&calc, votes, fz__rational_decimal(fz__node_decimal(answer, KEY_POINTS, 0)));
        fz__sum_add(&points, &worth);
        fz__sum_add(&valid, &votes);
    }
    all = fz__calc_sum(&calc, &valid);
    taken->witness_count = fz__witness_mark(leaf) - taken->first_witness;
    taken->has = fz__rational_sign(&all) > 0;
    if (taken->has)
        taken->value = fz__calc_divide(&calc, fz__calc_sum(&calc, &points), all);
    return !calc.failed || fz__leaf_too_big(leaf, unit);
}

/* ------------------------------------------------------------------ void ballots ----------------------------------- */

static bool is_mark(const fz__use *use)
{
    return use->record->record->has_value && !use->skip;
}

static bool is_void(const fz__node *rule, int64_t high, int64_t low)
{
    if (fz__node_has(rule, KEY_FROM) && high > (int64_t)fz__node_number(rule, KEY_MORE))
        return true;
    return fz__node_has(rule, KEY_BELOW) && low < (int64_t)fz__node_number(rule, KEY_FEWER);
}

static int compare_raters(const void *a, const void *b)
{
    const fz__use *const *x = a, *const *y = b;
    uint32_t one = (*x)->record->record->texts[FZ_RECORD_RATER], other = (*y)->record->record->texts[FZ_RECORD_RATER];

    if (one != other)
        return one < other ? -1 : 1;
    return ((*x)->record > (*y)->record) - ((*x)->record < (*y)->record);
}

static bool same_rater(const fz__use *a, const fz__use *b)
{
    return a->record->record->texts[FZ_RECORD_RATER] == b->record->record->texts[FZ_RECORD_RATER];
}

/* The ballot of one rater: all of his marks. One that is for every unit stands there for each, and counts once. */
static void judge_ballot(fz__leaf *leaf, fz__use **marks, size_t count)
{
    bool nothing = false;

    for (const fz__node *at = fz__node_child(leaf->node, SC_VOID); at; at = fz__node_sibling(at, SC_VOID)) {
        int64_t high = 0, low = 0;

        for (size_t i = 0; i < count; i++) {
            if (i > 0 && marks[i]->record == marks[i - 1]->record)
                continue;
            high += marks[i]->record->record->value >= fz__node_decimal(at, KEY_FROM, 0);
            low += marks[i]->record->record->value < fz__node_decimal(at, KEY_BELOW, 0);
        }
        nothing = nothing || is_void(at, high, low);
    }
    for (size_t i = 0; nothing && i < count; i++) {
        marks[i]->skip = true;
        fz__leaf_seen(marks[i]);
    }
}

bool fz__void_ballots(fz__leaf *leaf)
{
    fz__use **marks;
    size_t count = 0;

    if (!fz__node_child(leaf->node, SC_VOID))
        return true;
    marks = fz__arena_alloc(&leaf->arena, (leaf->mine_count + 1) * sizeof(*marks));
    if (!marks)
        return fz__assess_no_memory(leaf->a);
    for (size_t i = 0; i < leaf->mine_count; i++)
        if (is_mark(&leaf->mine[i]) && leaf->mine[i].record->record->texts[FZ_RECORD_RATER] != FZ__NO_STRING)
            marks[count++] = &leaf->mine[i];
    fz__sort(marks, count, sizeof(fz__use *), compare_raters);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && same_rater(marks[first], marks[end]);)
            end++;
        judge_ballot(leaf, marks + first, end - first);
    }
    return true;
}

/* ------------------------------------------------------------------ marks ------------------------------------------ */

static int compare_values(const void *a, const void *b)
{
    fz_decimal x = *(const fz_decimal *)a, y = *(const fz_decimal *)b;

    return (x > y) - (x < y);
}

/* The mean of marks without the highest and the lowest. */
static fz__rational trimmed_mean(const fz__leaf *leaf, fz_decimal *marks, size_t count, size_t *trimmed, fz__calc *calc)
{
    size_t trim = fz__node_number(leaf->node, KEY_TRIM), over = fz__node_number(leaf->node, KEY_OVER);
    fz__sum sum;

    if (!fz__node_has(leaf->node, KEY_OVER))
        over = 2 * trim;
    if (count <= over)
        trim = 0;
    *trimmed = trim;
    fz__sort(marks, count, sizeof(*marks), compare_values);
    fz__sum_init(&sum);
    for (size_t i = trim; i < count - trim; i++) {
        fz__rational mark = fz__rational_decimal(marks[i]);

        fz__sum_add(&sum, &mark);
    }
    return fz__calc_divide(calc, fz__calc_sum(calc, &sum), fz__rational_of((int64_t)(count - 2 * trim)));
}

static bool note_marks(fz__leaf *leaf, const char *group, size_t count, size_t trimmed, const fz__rational *mean)
{
    fz__rational valid = fz__rational_of((int64_t)count), trim = fz__rational_of((int64_t)trimmed);

    return fz__assess_figure(leaf->a, FZ_FACT_VALID, &valid, group) &&
           fz__assess_figure(leaf->a, FZ_FACT_TRIMMED, &trim, group) &&
           fz__assess_figure(leaf->a, FZ_FACT_MEAN, mean, group);
}

/* The marks of a unit from one group (NULL: of any); false in `has` when there are none. */
static bool take_group(fz__leaf *leaf, uint32_t unit, const fz__node *group, fz__calc *calc, bool *has,
                       fz__rational *mean)
{
    uint32_t name = group ? fz__assess_text(leaf->a, fz__node_text(group, KEY_NAME)) : FZ__NO_STRING;
    size_t room = leaf->first[unit + 1] - leaf->first[unit], count = 0, trimmed;
    fz_decimal *marks = fz__arena_alloc(&leaf->arena, (room + 1) * sizeof(*marks));

    if (!marks)
        return fz__assess_no_memory(leaf->a);
    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++) {
        const fz_record *record = leaf->mine[i].record->record;

        if (!is_mark(&leaf->mine[i]) || (group && record->texts[FZ_RECORD_GROUP] != name))
            continue;
        marks[count++] = record->value;
        if (!fz__assess_witness(leaf->a, leaf->mine[i].record))
            return false;
    }
    *has = count > 0;
    if (!*has)
        return true;
    *mean = trimmed_mean(leaf, marks, count, &trimmed, calc);
    return note_marks(leaf, group ? fz__node_text(group, KEY_NAME) : NULL, count, trimmed, mean);
}

/* How many of a unit's marks are on void ballots; nothing where there are none. */
static bool note_void(fz__leaf *leaf, uint32_t unit)
{
    int64_t count = 0;
    fz__rational number;

    for (uint32_t i = leaf->first[unit]; i < leaf->first[unit + 1]; i++)
        count += leaf->mine[i].skip && leaf->mine[i].record->record->has_value;
    number = fz__rational_of(count);
    return count == 0 || fz__assess_figure(leaf->a, FZ_FACT_VOID, &number, NULL);
}

bool fz__take_marks(fz__leaf *leaf, uint32_t unit, fz__taken *taken)
{
    const fz__node *group = fz__node_child(leaf->node, SC_GROUP);
    fz__calc calc = {false};
    fz__rational mean;
    fz__sum sum;

    *taken = (fz__taken){.first_witness = fz__witness_mark(leaf), .first_figure = fz__figure_mark(leaf)};
    if (!group && !take_group(leaf, unit, NULL, &calc, &taken->has, &taken->value))
        return false;
    fz__sum_init(&sum);
    for (const fz__node *at = group; at; at = fz__node_sibling(at, SC_GROUP)) {
        fz__rational weight = fz__rational_decimal(fz__node_decimal(at, KEY_WEIGHT, 0)), part;

        if (!take_group(leaf, unit, at, &calc, &taken->has, &mean))
            return false;
        if (!taken->has)
            break;
        part = fz__calc_divide(&calc, fz__calc_multiply(&calc, weight, mean), fz__rational_of(100));
        fz__sum_add(&sum, &part);
    }
    if (group && taken->has)
        taken->value = fz__calc_sum(&calc, &sum);
    if (!note_void(leaf, unit))
        return false;
    taken->figure_count = fz__figure_mark(leaf) - taken->first_figure;
    taken->witness_count = fz__witness_mark(leaf) - taken->first_witness;
    return !calc.failed || fz__leaf_too_big(leaf, unit);
}
