/* Tables within a scheme: bands and grades that overlap or leave holes, places and runs out of sequence, weights of groups. */
#include "assess/rational.h"
#include "assess/scheme_model.h"
#include "base/sort.h"

#include <string.h>

/* What a band or grade holds. An end that is missing is open to infinity. */
typedef struct span {
    bool has_low, has_high, low_in, high_in;
    fz_decimal low, high;
    const fz__node *node;
} span;

static const fz_decimal steps[] = {1000000, 100000, 10000, 1000, 100, 10, 1};

static const char *name_of(const fz__node *node)
{
    return fz__scheme_vocabulary.elements[node->element].name;
}

static span span_of(const fz__node *node)
{
    bool from = fz__node_has(node, KEY_FROM), to = fz__node_has(node, KEY_TO);

    return (span){.has_low = from || fz__node_has(node, KEY_ABOVE),
                  .has_high = to || fz__node_has(node, KEY_BELOW),
                  .low_in = from,
                  .high_in = to,
                  .low = fz__node_decimal(node, from ? KEY_FROM : KEY_ABOVE, 0),
                  .high = fz__node_decimal(node, to ? KEY_TO : KEY_BELOW, 0),
                  .node = node};
}

static int by_lower_end(const void *a, const void *b)
{
    const span *x = a, *y = b;

    if (x->has_low != y->has_low)
        return x->has_low ? 1 : -1;
    if (x->has_low && x->low != y->low)
        return x->low < y->low ? -1 : 1;
    if (x->has_low && x->low_in != y->low_in)
        return x->low_in ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

/* The first number of the grid that is above the lower span, and the last one that is under the upper. */
static bool leaves_hole(const span *lower, const span *upper, fz_decimal step)
{
    fz_decimal first = lower->high / step * step, last = upper->low / step * step;

    if (step == 1) /* any number, not those of a grid */
        return lower->high < upper->low || (lower->high == upper->low && !lower->high_in && !upper->low_in);
    first -= first > lower->high ? step : 0;
    first += first < lower->high || lower->high_in ? step : 0;
    last -= last > upper->low ? step : 0;
    last -= last == upper->low && upper->low_in ? step : 0;
    return first <= last;
}

static void check_neighbours(fz__checker *c, const span *lower, const span *upper, fz_decimal step)
{
    const fz__node *later = lower->node > upper->node ? lower->node : upper->node;
    const fz__node *earlier = lower->node > upper->node ? upper->node : lower->node;
    char low[24], high[24];

    if (!lower->has_high || !upper->has_low || lower->high > upper->low ||
        (lower->high == upper->low && lower->high_in && upper->low_in)) {
        fz__scheme_fault(c, later, KEY_COUNT_, FZ_EOVERLAP,
                         FZ_ARGS(name_of(later), fz__digits(earlier->line, (char[FZ_DIGITS]){0})));
    } else if (leaves_hole(lower, upper, step)) {
        fz_decimal_format(lower->high, low, sizeof(low));
        fz_decimal_format(upper->low, high, sizeof(high));
        fz__scheme_fault(c, later, KEY_COUNT_, FZ_FGAP, FZ_ARGS(name_of(later), low, high));
    }
}

static void check_spans(fz__checker *c, const fz__node *table, fz__scheme_element element, fz_decimal step)
{
    const span *above = NULL;
    span *spans = NULL;
    size_t count = 0, capacity = 0;

    for (const fz__node *at = fz__node_child(table, element); at; at = fz__node_sibling(at, element)) {
        if (!FZ_GROW(c->scheme->context, &spans, &capacity, count + 1)) {
            c->errors.failed = true;
            break;
        }
        spans[count] = span_of(at);
        above = count > 0 ? &spans[count - 1] : NULL;
        if (element == SC_GRADE && above && !spans[count].has_high && above->has_low) {
            spans[count].has_high = true; /* a grade reaches up to the one above it */
            spans[count].high = above->low;
        }
        count++;
    }
    if (count > 0)
        fz__sort(spans, count, sizeof(*spans), by_lower_end);
    for (size_t i = 1; i < count; i++)
        check_neighbours(c, &spans[i - 1], &spans[i], step);
    fz__free(c->scheme->context, spans, capacity * sizeof(*spans));
}

/* Numbers that run from 1 without a gap, or that only grow. */
static void check_sequence(fz__checker *c, const fz__node *table, fz__scheme_element element, fz__scheme_key key,
                           bool without_gap)
{
    uint64_t last = 0;

    for (const fz__node *at = fz__node_child(table, element); at; at = fz__node_sibling(at, element)) {
        uint32_t number = fz__node_number(at, key);
        fz__buffer expected;

        fz__buffer_init(&expected, c->scheme->context);
        fz__buffer_string(&expected, without_gap ? "" : "> ");
        fz__buffer_number(&expected, last + (without_gap ? 1 : 0));
        if (expected.failed)
            c->errors.failed = true;
        else if (without_gap ? number != last + 1 : number <= last)
            fz__scheme_fault(c, at, key, FZ_ESEQUENCE,
                             FZ_ARGS(fz__scheme_key_name((int)element, key), fz__node_text(at, key), expected.bytes));
        fz__buffer_clear(&expected);
        last = without_gap ? last + 1 : number > last ? number : last;
    }
}

static void check_groups(fz__checker *c, const fz__node *raters)
{
    fz__rational hundred = fz__rational_of(100), found;
    char text[FZ__RATIONAL_TEXT];
    fz__sum sum;

    fz__sum_init(&sum);
    for (const fz__node *at = fz__node_child(raters, SC_GROUP); at; at = fz__node_sibling(at, SC_GROUP)) {
        fz__rational weight = fz__rational_decimal(fz__node_decimal(at, KEY_WEIGHT, 0));

        fz__sum_add(&sum, &weight);
    }
    if (!fz__node_child(raters, SC_GROUP) || !fz__sum_value(&sum, &found) || fz__rational_equal(&found, &hundred))
        return;
    fz__rational_format(&found, text);
    fz__scheme_fault(c, raters, KEY_COUNT_, FZ_EWEIGHTS, FZ_ARGS("raters", text, "100"));
}

void fz__check_tables(fz__checker *c)
{
    for (size_t i = 0; i < c->scheme->node_count; i++) {
        const fz__node *node = &c->scheme->nodes[i];
        uint32_t places = node->element == SC_GRADES ? fz__node_number(node, KEY_PLACES) : 0;

        if (node->element == SC_BANDS)
            check_spans(c, node, SC_BAND, 1);
        else if (node->element == SC_GRADES)
            check_spans(c, node, SC_GRADE, fz__node_has(node, KEY_PLACES) && places <= 6 ? steps[places] : 1);
        else if (node->element == SC_RANKING)
            check_sequence(c, node, SC_PLACE, KEY_AT, true);
        else if (node->element == SC_RUNS)
            check_sequence(c, node, SC_RUN, KEY_LENGTH, false);
        else if (node->element == SC_RATERS)
            check_groups(c, node);
    }
}
