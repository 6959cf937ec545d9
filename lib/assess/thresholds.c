#include "assess/thresholds.h"

bool fz__graded_score(const fz__node *table, const fz_item *total, fz__rational *score)
{
    *score = fz__node_choice(table, KEY_ON, ON_ROUNDED) == ON_ROUNDED ? total->value : total->unrounded;
    return !fz__node_has(table, KEY_PLACES) ||
           fz__rational_round(score, fz__node_number(table, KEY_PLACES), FZ_ROUND_HALF_AWAY, score);
}

static int against(const fz__rational *score, const fz__node *grade, fz__scheme_key key)
{
    fz__rational end = fz__rational_decimal(fz__node_decimal(grade, key, 0));

    return fz__rational_compare(score, &end);
}

bool fz__grade_holds(const fz__node *grade, const fz__node *above, const fz__rational *score)
{
    if (fz__node_has(grade, KEY_FROM) && against(score, grade, KEY_FROM) < 0)
        return false;
    if (fz__node_has(grade, KEY_TO))
        return against(score, grade, KEY_TO) <= 0;
    if (fz__node_has(grade, KEY_BELOW))
        return against(score, grade, KEY_BELOW) < 0;
    return !above || !fz__node_has(above, KEY_FROM) || against(score, above, KEY_FROM) < 0;
}

const fz__node *fz__grade_by_score(const fz__node *table, const fz__rational *score)
{
    const fz__node *above = NULL;

    for (const fz__node *at = table ? fz__node_child(table, SC_GRADE) : NULL; at;
         above = at, at = fz__node_sibling(at, SC_GRADE))
        if (fz__grade_holds(at, above, score))
            return at;
    return NULL;
}

const fz__node *fz__next_grade(const fz__node *table, const fz__rational *score)
{
    const fz__node *next = NULL;

    for (const fz__node *at = table ? fz__node_child(table, SC_GRADE) : NULL; at; at = fz__node_sibling(at, SC_GRADE))
        if (fz__node_has(at, KEY_FROM) && against(score, at, KEY_FROM) < 0)
            next = at;
    return next;
}
