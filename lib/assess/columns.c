/* A scheme opened for scoring by columns. */
#include "assess/columns_model.h"

#include <string.h>

/* ------------------------------------------------------------------ columns ---------------------------------------- */

static bool same_event(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The number of a column, which is added where there is none such. */
static bool add_column(fz_columns *c, const fz__node *node, const char *event, uint32_t *number)
{
    size_t at = c->column_count;

    while (at > 0 && c->columns[at - 1].node == node && !same_event(c->columns[at - 1].event, event))
        at--;
    *number = (uint32_t)(at > 0 ? at - 1 : 0);
    if (at > 0 && c->columns[at - 1].node == node)
        return true;
    if (!FZ_GROW(c->context, &c->columns, &c->column_capacity, c->column_count + 1))
        return false;
    *number = (uint32_t)c->column_count;
    c->columns[c->column_count++] = (fz__value_column){node, event};
    return true;
}

static bool add_levels(fz_columns *c, const fz__node *node, fz__value_rule *rule)
{
    uint32_t count = 0, *levels;

    for (const fz__node *at = fz__node_child(rule->node, SC_LEVEL); at; at = fz__node_sibling(at, SC_LEVEL))
        count++;
    levels = fz__arena_alloc(&c->arena, (count + 1) * sizeof(*levels));
    if (!levels)
        return false;
    rule->levels = levels;
    for (const fz__node *at = fz__node_child(rule->node, SC_LEVEL); at; at = fz__node_sibling(at, SC_LEVEL))
        if (!add_column(c, node, fz__node_text(at, KEY_EVENT), levels++))
            return false;
    return true;
}

/* Factors that ask for the class alone are the same for all units. */
static void multiply(const fz_columns *c, fz__value_rule *rule)
{
    bool after = fz__node_choice(rule->node, KEY_MULTIPLY, MULTIPLY_BEFORE) == MULTIPLY_AFTER;
    const char *class = c->report->classes[0].id;
    fz__calc calc = {false};

    for (const fz__node *at = fz__node_child(rule->node, SC_TIMES); at; at = fz__node_sibling(at, SC_TIMES)) {
        const char *list = fz__node_text(at, KEY_CLASS);
        fz__rational *factor = after ? &rule->after : &rule->before;

        if (!list || (class && fz__list_holds(list, class, strlen(class))))
            *factor = fz__calc_multiply(
                &calc, *factor,
                fz__rational_greatest(fz__rule_decimal(at, KEY_VALUE, FZ_DECIMAL_ONE), fz__rational_of(0)));
    }
    rule->too_big = calc.failed;
}

static bool add_rule(fz_columns *c, uint32_t slot, const fz__node *node)
{
    fz__value_rule rule = {.node = node,
                           .slot = slot,
                           .column = FZ__NO_COLUMN,
                           .aim = FZ__NO_COLUMN,
                           .before = fz__rational_of(1),
                           .after = fz__rational_of(1),
                           .counts = fz__node_choice(node, KEY_TAKE, TAKE_LAST) == TAKE_COUNT,
                           .leaves_out = fz__node_choice(node, KEY_MISSING, MISSING_ZERO) == MISSING_ABSENT};
    const fz__node *indicator = c->report->slots[slot].node;

    multiply(c, &rule);
    if (node->element == SC_LEVELS ? !add_levels(c, indicator, &rule)
                                   : !add_column(c, indicator, fz__node_text(node, KEY_EVENT), &rule.column))
        return false;
    if (fz__node_has(node, KEY_AIM) && !add_column(c, indicator, fz__node_text(node, KEY_AIM), &rule.aim))
        return false;
    if (!FZ_GROW(c->context, &c->rules, &c->rule_capacity, c->rule_count + 1))
        return false;
    c->rules[c->rule_count++] = rule;
    return true;
}

static bool add_rules(fz_columns *c)
{
    c->slot_rules = fz__arena_alloc(&c->arena, (c->report->slot_count + 1) * sizeof(*c->slot_rules));
    if (!c->slot_rules)
        return false;
    for (uint32_t slot = 0; slot < c->report->slot_count; slot++) {
        const fz__slot *of = &c->report->slots[slot];

        c->slot_rules[slot] = (uint32_t)c->rule_count;
        for (const fz__node *at = of->is_leaf ? fz__node_rule(of->node) : NULL; at; at = fz__node_next_rule(at))
            if (!add_rule(c, slot, at))
                return false;
    }
    c->slot_rules[c->report->slot_count] = (uint32_t)c->rule_count;
    return true;
}

/* ------------------------------------------------------------------ opening ---------------------------------------- */

/* The node of a class; NULL where the scheme has none. False when there is no such class. */
static bool find_class(const fz__node *root, const char *class_id, const fz__node **class)
{
    *class = fz__node_child(root, SC_CLASS);
    if (!*class || !class_id)
        return !*class && !class_id;
    while (*class && strcmp(fz__node_text(*class, KEY_ID), class_id) != 0)
        *class = fz__node_sibling(*class, SC_CLASS);
    return *class != NULL;
}

static fz_status set_up(fz_columns *c, const fz_scheme *scheme, const char *class_id, fz_error **error)
{
    fz__assessment a = {.context = c->context, .report = c->report, .error = error};
    const fz__node *root = &scheme->nodes[0], *class;
    fz_status status;
    bool done;

    if (!find_class(root, class_id, &class))
        return fz__bad_argument(c->context, error, "fz_columns_new", "class_id is no class of the scheme");
    status = fz__columns_refuse(c->context, root, class_id, error);
    if (status != FZ_OK)
        return status;
    /* Immutable: a reference changes nothing that anybody can see. */
    c->report->scheme = fz_scheme_ref((fz_scheme *)(uintptr_t)scheme);
    fz__arena_init(&a.arena, c->context);
    done = fz__assess_tree(&a, fz__for_class(root, SC_TOTAL, class_id)) && fz__assess_class(&a, class);
    fz__arena_clear(&a.arena);
    if (!done)
        return a.status;
    return add_rules(c) ? FZ_OK : fz__no_memory(error);
}

fz_status fz_columns_new(fz_context *context, const fz_scheme *scheme, const char *class_id, fz_columns **columns,
                         fz_error **error)
{
    static const char *const function = "fz_columns_new";
    fz_columns *c;
    fz_status status;

    if (error)
        *error = NULL;
    if (!columns)
        return fz__bad_argument(context, error, function, "columns is NULL");
    *columns = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    if (!scheme)
        return fz__bad_argument(context, error, function, "scheme is NULL");
    c = fz__calloc(context, sizeof(*c));
    if (!c)
        return fz__no_memory(error);
    atomic_init(&c->references, 1);
    c->context = fz_context_ref(context);
    fz__arena_init(&c->arena, context);
    c->report = fz__report_new(context);
    status = c->report ? set_up(c, scheme, class_id, error) : fz__no_memory(error);
    if (status == FZ_OK)
        *columns = c;
    else
        fz_columns_unref(c);
    return status;
}

fz_columns *fz_columns_ref(fz_columns *columns)
{
    if (columns)
        atomic_fetch_add_explicit(&columns->references, 1, memory_order_relaxed);
    return columns;
}

void fz_columns_unref(fz_columns *columns)
{
    fz_context *context;

    if (!columns || atomic_fetch_sub_explicit(&columns->references, 1, memory_order_acq_rel) != 1)
        return;
    context = columns->context;
    fz__free(context, columns->columns, columns->column_capacity * sizeof(*columns->columns));
    fz__free(context, columns->rules, columns->rule_capacity * sizeof(*columns->rules));
    fz__arena_clear(&columns->arena);
    fz_report_unref(columns->report);
    fz__free(context, columns, sizeof(*columns));
    fz_context_unref(context);
}

/* ------------------------------------------------------------------ reading ---------------------------------------- */

size_t fz_columns_count(const fz_columns *columns)
{
    return columns ? columns->column_count : 0;
}

const fz_indicator *fz_columns_indicator(const fz_columns *columns, size_t index)
{
    return index < fz_columns_count(columns) ? columns->columns[index].node : NULL;
}

const char *fz_columns_event(const fz_columns *columns, size_t index)
{
    return index < fz_columns_count(columns) ? columns->columns[index].event : NULL;
}

const char *fz_columns_grade(const fz_columns *columns, uint32_t grade)
{
    const fz__node *table = columns ? columns->report->classes[0].grades : NULL;
    const fz__node *at = table && grade > 0 ? fz__node_child(table, SC_GRADE) : NULL;

    while (at && --grade > 0)
        at = fz__node_sibling(at, SC_GRADE);
    return at ? fz__node_text(at, KEY_NAME) : NULL;
}
