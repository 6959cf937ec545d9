/* Whether points and weights add up, from the lowest indicators upwards; exactly, as fractions. */
#include "assess/rational.h"
#include "assess/scheme_model.h"

#include <string.h>

/* The full marks of an indicator; not known where nothing says them, or where the directive decides how many there are. */
typedef struct worth {
    bool known;
    fz__rational points;
} worth;

static const char *id_of(const fz__node *node)
{
    return fz__node_text(node, KEY_ID);
}

static bool is_outside(const fz__node *node)
{
    return fz__node_number(node, KEY_OUTSIDE) != 0;
}

/* Whether a directive makes several indicators of one. */
static bool is_repeated(const fz__node *node)
{
    const fz__node *bind = fz__node_child(node, SC_BIND);

    return bind && fz__node_has(bind, KEY_EACH);
}

static fz__rational decimal_of(const fz__node *node, fz__scheme_key key, fz_decimal otherwise)
{
    return fz__rational_decimal(fz__node_decimal(node, key, otherwise));
}

static void check_weights(fz__checker *c, const fz__node *node)
{
    fz__rational expected = decimal_of(node, KEY_WEIGHTS, 100 * FZ_DECIMAL_ONE), found;
    char texts[2][FZ__RATIONAL_TEXT];
    bool counted = true;
    fz__sum sum;

    fz__sum_init(&sum);
    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR)) {
        fz__rational weight = decimal_of(at, KEY_WEIGHT, 0);

        if (is_outside(at))
            continue;
        if (!fz__node_has(at, KEY_WEIGHT)) {
            fz__scheme_fault(c, at, KEY_COUNT_, FZ_EREQUIRED, FZ_ARGS("indicator", "weight"));
            return;
        }
        if (fz__rational_sign(&weight) < 0)
            fz__scheme_fault(c, at, KEY_WEIGHT, FZ_ERANGE,
                             FZ_ARGS("weight", fz__node_text(at, KEY_WEIGHT), FZ_WORD_NOT_NEGATIVE));
        counted = counted && !is_repeated(at);
        fz__sum_add(&sum, &weight);
    }
    if (!counted || !fz__sum_value(&sum, &found) || fz__rational_equal(&found, &expected))
        return;
    fz__rational_format(&found, texts[0]);
    fz__rational_format(&expected, texts[1]);
    fz__scheme_fault(c, node, KEY_COUNT_, FZ_EWEIGHTS, FZ_ARGS(id_of(node), texts[0], texts[1]));
}

/* All on the scale of the node, or of the first that has one. */
static void check_scale(fz__checker *c, const fz__node *node, const fz__node *child, const worth *of, worth *scale,
                        const fz__node **first)
{
    char texts[2][FZ__RATIONAL_TEXT];

    if (is_outside(child) || !of->known)
        return;
    if (!scale->known) {
        *scale = *of;
        *first = child;
    } else if (!fz__rational_equal(&of->points, &scale->points)) {
        fz__rational_format(&of->points, texts[0]);
        fz__rational_format(&scale->points, texts[1]);
        fz__scheme_fault(c, child, KEY_POINTS, FZ_ESCALE,
                         FZ_ARGS(id_of(child), texts[0], id_of(*first ? *first : node), texts[1]));
    }
}

static worth check_node(fz__checker *c, const fz__node *node);

static worth check_mean(fz__checker *c, const fz__node *node, worth own)
{
    const fz__node *first = NULL;
    worth scale = own;

    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR)) {
        worth child = check_node(c, at);

        check_scale(c, node, at, &child, &scale, &first);
    }
    return scale;
}

static worth check_sum(fz__checker *c, const fz__node *node, worth own)
{
    fz__rational base = decimal_of(node, KEY_BASE, 0);
    char texts[2][FZ__RATIONAL_TEXT];
    worth total = {.known = true};
    fz__sum sum;

    fz__sum_init(&sum);
    fz__sum_add(&sum, &base);
    for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR)) {
        worth child = check_node(c, at);
        fz__rational weight = decimal_of(at, KEY_WEIGHT, FZ_DECIMAL_ONE), part;

        if (is_outside(at))
            continue;
        total.known =
            total.known && child.known && !is_repeated(at) && fz__rational_multiply(&weight, &child.points, &part);
        if (total.known)
            fz__sum_add(&sum, &part);
    }
    total.known = total.known && fz__sum_value(&sum, &total.points);
    if (!own.known || fz__node_choice(node, KEY_COMBINE, COMBINE_SUM) == COMBINE_FOLD)
        return own.known ? own : total;
    if (total.known && !fz__rational_equal(&total.points, &own.points)) {
        fz__rational_format(&own.points, texts[0]);
        fz__rational_format(&total.points, texts[1]);
        fz__scheme_fault(c, node, KEY_POINTS, FZ_EPOINTS, FZ_ARGS(id_of(node), texts[0], texts[1]));
    }
    return own;
}

/* What an indicator holds: rules, indicators, or by mistake both or neither. */
static void check_content(fz__checker *c, const fz__node *node)
{
    const fz__node *rule = fz__node_first(node);

    while (rule && !fz__node_is_rule(rule))
        rule = fz__node_next(rule);
    if (!rule && !fz__node_child(node, SC_INDICATOR))
        fz__scheme_fault(c, node, KEY_COUNT_, FZ_EHOLLOW, FZ_ARGS(id_of(node)));
    if (rule && fz__node_child(node, SC_INDICATOR))
        fz__scheme_fault(c, rule, KEY_COUNT_, FZ_EMIXED,
                         FZ_ARGS(id_of(node), fz__scheme_vocabulary.elements[rule->element].name));
}

static worth check_node(fz__checker *c, const fz__node *node)
{
    worth own = {fz__node_has(node, KEY_POINTS), decimal_of(node, KEY_POINTS, 0)};

    check_content(c, node);
    if (!fz__node_child(node, SC_INDICATOR))
        return own;
    switch (fz__node_choice(node, KEY_COMBINE, COMBINE_SUM)) {
    case COMBINE_MEAN:
    case COMBINE_GEOMETRIC:
        check_weights(c, node);
        return check_mean(c, node, own);
    case COMBINE_MINIMUM:
        return check_mean(c, node, own);
    case COMBINE_PRODUCT:
        for (const fz__node *at = fz__node_child(node, SC_INDICATOR); at; at = fz__node_sibling(at, SC_INDICATOR))
            check_node(c, at);
        return own;
    default:
        return check_sum(c, node, own);
    }
}

void fz__check_points(fz__checker *c)
{
    const fz__node *total = fz__node_child(&c->scheme->nodes[0], SC_TOTAL);

    for (; total; total = fz__node_sibling(total, SC_TOTAL))
        check_node(c, total);
}
