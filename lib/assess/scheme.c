/* A scheme for its readers. */
#include "assess/scheme_model.h"

#include <string.h>

fz_scheme *fz_scheme_ref(fz_scheme *scheme)
{
    if (scheme)
        atomic_fetch_add_explicit(&scheme->references, 1, memory_order_relaxed);
    return scheme;
}

void fz_scheme_unref(fz_scheme *s)
{
    fz_context *context;

    if (!s || atomic_fetch_sub_explicit(&s->references, 1, memory_order_acq_rel) != 1)
        return;
    context = s->context;
    fz__free(context, s->nodes, s->node_capacity * sizeof(*s->nodes));
    fz__free(context, s->values, s->value_capacity * sizeof(*s->values));
    fz__free(context, s->kids, s->kids ? s->kid_count * sizeof(*s->kids) : 0);
    fz__free(context, s->id_nodes, s->id_capacity * sizeof(*s->id_nodes));
    fz__strings_clear(&s->ids);
    fz__findings_clear(&s->findings);
    fz__arena_clear(&s->arena);
    fz__free(context, s, sizeof(*s));
    fz_context_unref(context);
}

const char *fz_scheme_id(const fz_scheme *scheme)
{
    return scheme ? fz__node_text(&scheme->nodes[0], KEY_ID) : NULL;
}

const char *fz_scheme_title(const fz_scheme *scheme)
{
    return scheme ? fz__node_child(fz__node_child(&scheme->nodes[0], SC_HEAD), SC_TITLE)->text : "";
}

static const fz__node *kid_of(const fz__node *node, size_t index)
{
    return index < node->kid_count ? &node->scheme->nodes[node->scheme->kids[node->first_kid + index]] : NULL;
}

size_t fz_scheme_total_count(const fz_scheme *scheme)
{
    return scheme ? scheme->nodes[0].kid_count : 0;
}

const fz_indicator *fz_scheme_total(const fz_scheme *scheme, size_t index)
{
    return scheme ? kid_of(&scheme->nodes[0], index) : NULL;
}

const fz_indicator *fz_scheme_indicator_by_id(const fz_scheme *scheme, const char *id)
{
    const fz__node *node;
    uint32_t number;

    if (!scheme || !id || (number = fz__strings_find(&scheme->ids, id, strlen(id))) == FZ__NO_STRING)
        return NULL;
    node = &scheme->nodes[scheme->id_nodes[number]];
    return node->element == SC_INDICATOR || node->element == SC_TOTAL ? node : NULL;
}

size_t fz_scheme_finding_count(const fz_scheme *scheme)
{
    return scheme ? scheme->findings.count : 0;
}

const fz_finding *fz_scheme_finding(const fz_scheme *scheme, size_t index)
{
    return index < fz_scheme_finding_count(scheme) ? &scheme->findings.items[index] : NULL;
}

const char *fz_indicator_id(const fz_indicator *indicator)
{
    return indicator ? fz__node_text(indicator, KEY_ID) : NULL;
}

const char *fz_indicator_name(const fz_indicator *indicator)
{
    return indicator ? fz__node_text(indicator, KEY_NAME) : NULL;
}

static const char *text_of(const fz__node *node, fz__scheme_element element)
{
    const fz__node *child = node ? fz__node_child(node, element) : NULL;

    return child ? child->text : NULL;
}

const char *fz_indicator_standard(const fz_indicator *indicator)
{
    return text_of(indicator, SC_STANDARD);
}

const char *fz_indicator_proof(const fz_indicator *indicator)
{
    return text_of(indicator, SC_PROOF);
}

static int give(const fz__node *node, fz__scheme_key key, fz_decimal otherwise, fz_decimal *result)
{
    if (result)
        *result = node ? fz__node_decimal(node, key, otherwise) : 0;
    return node && fz__node_has(node, key);
}

int fz_indicator_points(const fz_indicator *indicator, fz_decimal *points)
{
    return give(indicator, KEY_POINTS, 0, points);
}

int fz_indicator_weight(const fz_indicator *indicator, fz_decimal *weight)
{
    return give(indicator, KEY_WEIGHT, FZ_DECIMAL_ONE, weight);
}

const fz_indicator *fz_indicator_parent(const fz_indicator *indicator)
{
    return indicator && indicator->element == SC_INDICATOR ? fz__node_parent(indicator) : NULL;
}

size_t fz_indicator_child_count(const fz_indicator *indicator)
{
    return indicator ? indicator->kid_count : 0;
}

const fz_indicator *fz_indicator_child(const fz_indicator *indicator, size_t index)
{
    return indicator ? kid_of(indicator, index) : NULL;
}

/* ------------------------------------------------------------------ equality --------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* By what they mean: 0.50 is 0.5. The numbers of texts are 0. */
static bool same_values(const fz__node *a, const fz__node *b)
{
    const fz__element_rule *rule = &fz__scheme_vocabulary.elements[a->element];
    size_t count = fz__scheme_columns(a->element);

    for (size_t i = 0; i < count; i++) {
        const fz__scheme_value *x = &a->scheme->values[a->values + i], *y = &b->scheme->values[b->values + i];
        bool is_text = rule->attributes[i].form == FZ_FORM_TEXT || rule->attributes[i].form == FZ_FORM_ID;

        if (!x->text != !y->text || x->number != y->number || (is_text && !same_text(x->text, y->text)))
            return false;
    }
    return true;
}

static bool same_nodes(const fz__node *a, const fz__node *b)
{
    const fz__node *x, *y;

    if (a->element != b->element || !same_text(a->text, b->text) || !same_values(a, b))
        return false;
    for (x = fz__node_first(a), y = fz__node_first(b); x && y; x = fz__node_next(x), y = fz__node_next(y))
        if (!same_nodes(x, y))
            return false;
    return !x && !y;
}

int fz_scheme_equal(const fz_scheme *a, const fz_scheme *b)
{
    if (!a || !b || a == b)
        return a == b;
    return same_nodes(&a->nodes[0], &b->nodes[0]);
}
