/* What a scheme says in vain: rules that can move a score in no direction that is left, conditions on classes that their
 * total is not for, entries that another one says already, caps above the points. */
#include "assess/rational.h"
#include "assess/scheme_model.h"

#include <string.h>

/* Directions in which a rule can move a score. */
#define UP   1u
#define DOWN 2u

static unsigned direction_of(fz_decimal points)
{
    return points > 0 ? UP : points < 0 ? DOWN : 0;
}

static unsigned directions_of_entries(const fz__node *rule, fz__scheme_element element)
{
    unsigned directions = 0;

    for (const fz__node *at = fz__node_child(rule, element); at; at = fz__node_sibling(at, element))
        directions |= direction_of(fz__node_decimal(at, KEY_POINTS, 0));
    return directions;
}

static unsigned directions_of(const fz__node *rule)
{
    switch (rule->element) {
    case SC_DEDUCT:
        return DOWN;
    case SC_ADD:
        return UP;
    case SC_JUDGE:
        return fz__node_choice(rule, KEY_SENSE, SENSE_ADD) == SENSE_ADD ? UP : DOWN;
    case SC_LEVELS:
        return directions_of_entries(rule, SC_LEVEL) | direction_of(fz__node_decimal(rule, KEY_OTHERWISE, 0));
    case SC_BANDS:
        return directions_of_entries(rule, SC_BAND);
    case SC_DISTANCE:
        return direction_of(fz__node_decimal(rule, KEY_POINTS, 0));
    case SC_TIMING:
        return (fz__node_decimal(rule, KEY_EARLY, 0) > 0 ? UP : 0) |
               (fz__node_decimal(rule, KEY_LATE, 0) > 0 || fz__node_decimal(rule, KEY_DAY, 0) > 0 ||
                        fz__node_decimal(rule, KEY_NONE, 0) > 0
                    ? DOWN
                    : 0);
    default: /* values can be anything */
        return UP | DOWN;
    }
}

static unsigned directions_in(const fz__node *indicator)
{
    unsigned directions = 0;

    for (const fz__node *at = fz__node_first(indicator); at; at = fz__node_next(at))
        if (fz__node_is_rule(at))
            directions |= directions_of(at);
    return directions;
}

/* The directions that are left where an indicator's rules begin: none below its floor, none above its ceiling. */
static unsigned directions_left(const fz__node *indicator)
{
    const fz__node *clamp = fz__node_child(indicator, SC_CLAMP);
    bool full = fz__node_choice(indicator, KEY_START, START_ZERO) == START_FULL;
    fz_decimal points = fz__node_decimal(indicator, KEY_POINTS, 0);
    fz_decimal start = full ? points : 0;
    bool has_floor = clamp ? fz__node_has(clamp, KEY_FROM) : fz__node_has(indicator, KEY_POINTS);
    bool has_ceiling = clamp ? fz__node_has(clamp, KEY_TO) : fz__node_has(indicator, KEY_POINTS);
    fz_decimal floor = clamp ? fz__node_decimal(clamp, KEY_FROM, 0) : 0;
    fz_decimal ceiling = clamp ? fz__node_decimal(clamp, KEY_TO, 0) : points;

    if (full && points == 0) /* nobody has said where it begins */
        return UP | DOWN;
    return (has_ceiling && start >= ceiling ? 0 : UP) | (has_floor && start <= floor ? 0 : DOWN);
}

static void never(fz__checker *c, const fz__node *node, fz__scheme_key key, const char *reason)
{
    fz__scheme_fault(c, node, key, FZ_ENEVER, FZ_ARGS(fz__scheme_vocabulary.elements[node->element].name, reason));
}

static void check_indicator(fz__checker *c, const fz__node *indicator)
{
    unsigned left = directions_left(indicator), used = directions_in(indicator);

    if (left == 0 || (left & used))
        left = UP | DOWN; /* one rule makes room for another */
    for (const fz__node *at = fz__node_first(indicator); at; at = fz__node_next(at))
        if (fz__node_is_rule(at) && directions_of(at) != 0 && !(directions_of(at) & left))
            never(c, at, KEY_COUNT_, directions_of(at) == UP ? FZ_WORD_AT_THE_CEILING : FZ_WORD_AT_THE_FLOOR);
}

static void check_cap(fz__checker *c, const fz__node *rule)
{
    const fz__node *indicator = fz__node_parent(rule);

    if (fz__node_has(rule, KEY_CAP) && fz__node_has(indicator, KEY_POINTS) &&
        fz__node_decimal(rule, KEY_CAP, 0) > fz__node_decimal(indicator, KEY_POINTS, 0))
        fz__scheme_fault(c, rule, KEY_CAP, FZ_FCAP,
                         FZ_ARGS(fz__node_text(rule, KEY_CAP), fz__node_text(indicator, KEY_POINTS)));
}

/* A list of classes none of which the total around it is for. */
static void check_class(fz__checker *c, const fz__node *node)
{
    const char *at = fz__node_text(node, KEY_CLASS), *all, *word;
    const fz__node *total = node;
    size_t length;

    while (total && total->element != SC_TOTAL)
        total = fz__node_parent(total);
    if (!at || !total || total == node || !(all = fz__node_text(total, KEY_CLASS)))
        return;
    while (fz__next_word(&at, &word, &length))
        if (fz__list_holds(all, word, length))
            return;
    never(c, node, KEY_CLASS, FZ_WORD_NOT_OF_TOTAL);
}

/* Entries of one list under one word: the first alone counts. `seen` holds the list's place and the word. */
static void check_entry(fz__checker *c, const fz__node *entry, fz__scheme_key key, fz__strings *seen)
{
    const char *word = fz__node_text(entry, key);
    size_t before = seen->count;
    fz__buffer name;

    fz__buffer_init(&name, c->scheme->context);
    fz__buffer_number(&name, entry->parent);
    fz__buffer_char(&name, ' ');
    fz__buffer_string(&name, word);
    if (name.failed || fz__strings_intern(seen, name.bytes, name.length) == FZ__NO_STRING)
        c->errors.failed = true;
    else if (seen->count == before)
        never(c, entry, key, FZ_WORD_SAID_BEFORE);
    fz__buffer_clear(&name);
}

/* 不适用 is reserved: no rule takes it, and no gate sees it. */
static void check_event(fz__checker *c, const fz__node *node)
{
    const char *event = fz__node_text(node, KEY_EVENT);

    if (event && (strcmp(event, "不适用") == 0 || strcmp(event, "not-applicable") == 0))
        never(c, node, KEY_EVENT, FZ_WORD_RESERVED);
}

/* From the last grade there is none to fall to, and to the first there is none to fall from. */
static void check_quotas(fz__checker *c, const fz__node *table)
{
    const fz__node *first = fz__node_child(table, SC_GRADE), *last = first;
    fz_decimal least = 0;

    for (const fz__node *at = first; at; at = fz__node_sibling(at, SC_GRADE)) {
        least += fz__node_decimal(at, KEY_LEAST, 0); /* of each at most 100 */
        last = at;
    }
    if (last && fz__node_has(last, KEY_MOST))
        never(c, last, KEY_MOST, FZ_WORD_LAST_GRADE);
    if (first && fz__node_has(first, KEY_LEAST))
        never(c, first, KEY_LEAST, FZ_WORD_FIRST_GRADE);
    if (least > 100 * FZ_DECIMAL_ONE)
        never(c, table, KEY_COUNT_, FZ_WORD_QUOTAS_OVER);
}

/* A rate needs full marks. */
static void check_product(fz__checker *c, const fz__node *node)
{
    if (fz__node_choice(node, KEY_COMBINE, COMBINE_SUM) != COMBINE_PRODUCT)
        return;
    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR))
        if (!fz__node_number(at, KEY_OUTSIDE) && !fz__node_child(at, SC_INDICATOR) && !fz__node_has(at, KEY_POINTS))
            fz__scheme_fault(c, at, KEY_COUNT_, FZ_ENEEDS,
                             FZ_ARGS(fz__scheme_vocabulary.elements[at->element].name, "product", "points"));
}

void fz__check_effect(fz__checker *c)
{
    fz__strings seen;

    fz__strings_init(&seen, &c->errors.arena);
    for (size_t i = 0; i < c->scheme->node_count; i++) {
        const fz__node *node = &c->scheme->nodes[i];

        if (node->element == SC_MARKUP)
            continue;
        if (node->element == SC_INDICATOR)
            check_indicator(c, node);
        else if (fz__node_is_rule(node))
            check_cap(c, node);
        else if (node->element == SC_LEVEL || node->element == SC_ANSWER)
            check_entry(c, node, KEY_EVENT, &seen);
        else if (node->element == SC_GROUP || node->element == SC_GRADE)
            check_entry(c, node, KEY_NAME, &seen);
        else if (node->element == SC_SHARE)
            check_entry(c, node, KEY_ROLE, &seen);
        else if (node->element == SC_GRADES)
            check_quotas(c, node);
        if (node->element == SC_INDICATOR || node->element == SC_TOTAL)
            check_product(c, node);
        check_event(c, node);
        check_class(c, node);
    }
    fz__strings_clear(&seen);
}
