/* What columns cannot say. Every such place is told, each as an error of its own. */
#include "assess/columns_model.h"

#include <string.h>

typedef struct refusing {
    fz_context *context;
    fz_error **error;
    fz_status status;
} refusing;

/* Elements, whatever they say; and attributes of any element under a total. */
static const struct {
    fz__scheme_element element;
    const char *why;
} elements[] = {
    {SC_BIND, FZ_WORD_BY_TASKS},     {SC_JUDGE, FZ_WORD_BY_RECORDS},  {SC_VOTES, FZ_WORD_BY_RECORDS},
    {SC_RATERS, FZ_WORD_BY_RECORDS}, {SC_TIMING, FZ_WORD_BY_RECORDS}, {SC_RUNS, FZ_WORD_BY_RECORDS},
    {SC_LIMIT, FZ_WORD_BY_OTHERS},
};
static const fz__scheme_key attributes[] = {KEY_ONCE, KEY_SPLIT, KEY_CORRECTED, KEY_UNCORRECTED, KEY_MARK};

static const char *why_not(const fz__node *node)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        if (node->element == (uint8_t)elements[i].element)
            return elements[i].why;
    for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
        if (fz__node_has(node, attributes[i]))
            return FZ_WORD_BY_RECORDS;
    if (fz__node_number(node, KEY_EVIDENCE) || (node->element == SC_TIMES && fz__node_has(node, KEY_EVENT)))
        return FZ_WORD_BY_RECORDS;
    if (node->element == SC_INDICATOR && fz__node_choice(node, KEY_ABSENT, ABSENT_FOLD) == ABSENT_MEAN)
        return FZ_WORD_BY_OTHERS;
    return NULL;
}

static void refuse(refusing *r, const char *id, const fz__node *node, const char *why)
{
    r->status = fz__fail(r->context, r->error, FZ_ECOLUMNS, NULL,
                         FZ_ARGS(id, fz__scheme_vocabulary.elements[node->element].name, why));
}

static void look_into(refusing *r, const char *id, const fz__node *node)
{
    const char *why = why_not(node);

    if (node->element == SC_INDICATOR || node->element == SC_TOTAL)
        id = fz__node_text(node, KEY_ID);
    if (why)
        refuse(r, id, node, why);
    for (const fz__node *at = fz__node_first(node); at; at = fz__node_next(at))
        look_into(r, id, at);
}

static bool is_for(const fz__node *node, const char *class_id)
{
    const char *list = fz__node_text(node, KEY_CLASS);

    return !list || (class_id && fz__list_holds(list, class_id, strlen(class_id)));
}

fz_status fz__columns_refuse(fz_context *context, const fz__node *root, const char *class_id, fz_error **error)
{
    const fz__node *total = fz__for_class(root, SC_TOTAL, class_id), *rank = fz__for_class(root, SC_RANK, class_id);
    refusing r = {context, error, FZ_OK};
    const char *id = fz__node_text(total, KEY_ID);

    look_into(&r, id, total);
    for (const fz__node *at = rank ? fz__node_child(rank, SC_KEY) : NULL; at; at = fz__node_sibling(at, SC_KEY))
        if (fz__node_choice(at, KEY_BY, BY_NAME) != BY_INDICATOR)
            refuse(&r, id, at, FZ_WORD_BY_ORDER);
    for (const fz__node *at = fz__node_child(root, SC_GATE); at; at = fz__node_sibling(at, SC_GATE))
        if (is_for(at, class_id))
            refuse(&r, id, at, FZ_WORD_BY_EVENTS);
    return r.status;
}
