/* Reading the tree of a scheme. */
#include "assess/scheme_model.h"

#include <string.h>

fz__scheme_value fz__node_value(const fz__node *node, fz__scheme_key key)
{
    int column = fz__scheme_column(node->element, key);

    return column < 0 ? (fz__scheme_value){NULL, 0} : node->scheme->values[node->values + (uint32_t)column];
}

bool fz__node_has(const fz__node *node, fz__scheme_key key)
{
    return fz__node_value(node, key).text != NULL;
}

const char *fz__node_text(const fz__node *node, fz__scheme_key key)
{
    return fz__node_value(node, key).text;
}

fz_decimal fz__node_decimal(const fz__node *node, fz__scheme_key key, fz_decimal otherwise)
{
    fz__scheme_value value = fz__node_value(node, key);

    return value.text ? (fz_decimal)value.number : otherwise;
}

unsigned fz__node_choice(const fz__node *node, fz__scheme_key key, unsigned otherwise)
{
    fz__scheme_value value = fz__node_value(node, key);

    return value.text ? (unsigned)value.number : otherwise;
}

uint32_t fz__node_number(const fz__node *node, fz__scheme_key key)
{
    return (uint32_t)fz__node_value(node, key).number;
}

static const fz__node *at(const fz__node *of, uint32_t index)
{
    return index == FZ__NO_NODE ? NULL : &of->scheme->nodes[index];
}

static const fz__node *past_markup(const fz__node *node)
{
    while (node && node->element == SC_MARKUP)
        node = at(node, node->next);
    return node;
}

const fz__node *fz__node_first(const fz__node *node)
{
    return past_markup(at(node, node->child));
}

const fz__node *fz__node_next(const fz__node *node)
{
    return past_markup(at(node, node->next));
}

const fz__node *fz__node_parent(const fz__node *node)
{
    return at(node, node->parent);
}

static const fz__node *first_of(const fz__node *node, fz__scheme_element of)
{
    while (node && node->element != of)
        node = fz__node_next(node);
    return node;
}

const fz__node *fz__node_child(const fz__node *node, fz__scheme_element of)
{
    return first_of(fz__node_first(node), of);
}

const fz__node *fz__node_sibling(const fz__node *node, fz__scheme_element of)
{
    return first_of(fz__node_next(node), of);
}

bool fz__node_is_rule(const fz__node *node)
{
    switch (node->element) {
    case SC_DEDUCT:
    case SC_ADD:
    case SC_JUDGE:
    case SC_LEVELS:
    case SC_BANDS:
    case SC_DISTANCE:
    case SC_VALUE:
    case SC_GOALPOSTS:
    case SC_RELATIVE:
    case SC_RANKING:
    case SC_VOTES:
    case SC_RATERS:
    case SC_TIMING:
        return true;
    default:
        return false;
    }
}

static const fz__node *first_rule(const fz__node *node)
{
    while (node && !fz__node_is_rule(node))
        node = fz__node_next(node);
    return node;
}

const fz__node *fz__node_rule(const fz__node *node)
{
    return first_rule(fz__node_first(node));
}

const fz__node *fz__node_next_rule(const fz__node *node)
{
    return first_rule(fz__node_next(node));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool fz__next_word(const char **at, const char **word, size_t *length)
{
    const char *p = *at;

    while (p && is_blank(*p))
        p++;
    if (!p || *p == '\0')
        return false;
    *word = p;
    while (*p != '\0' && !is_blank(*p))
        p++;
    *length = (size_t)(p - *word);
    *at = p;
    return true;
}

bool fz__list_holds(const char *list, const char *word, size_t length)
{
    const char *found;
    size_t count;

    while (fz__next_word(&list, &found, &count))
        if (count == length && memcmp(found, word, length) == 0)
            return true;
    return false;
}
