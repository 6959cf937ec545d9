/* A call: what it needs, the columns of rules that compare, the plan, the units, ranks and quotas. */
#include "assess/columns_model.h"
#include "base/context.h"

#include <string.h>

#define FUNCTION "fz_columns_score"

/* ------------------------------------------------------------------ the table -------------------------------------- */

static const char *wrong_with(const fz_columns *columns, const fz_columns_table *t)
{
    if (t->count >= UINT32_MAX)
        return "table.count is over 4,294,967,294";
    if (!t->values && columns->column_count > 0)
        return "table.values is NULL";
    if (t->indicator_count > 0 && (!t->indicators || !t->indicator_scores))
        return "table.indicators or table.indicator_scores is NULL";
    for (size_t i = 0; i < t->indicator_count; i++)
        if (!t->indicator_scores[i])
            return "an array of table.indicator_scores is NULL";
    return NULL;
}

static fz_status read_table(const fz_columns *columns, const fz_columns_table *given, fz_columns_table *table,
                            fz_error **error)
{
    const char *wrong;

    if (!columns)
        return fz__bad_argument(NULL, error, FUNCTION, "columns is NULL");
    if (!given)
        return fz__bad_argument(columns->context, error, FUNCTION, "table is NULL");
    if (!fz__options_read(table, sizeof(*table), FZ__THROUGH(fz_columns_table, indicator_scores), given))
        return fz__bad_argument(columns->context, error, FUNCTION, "table.size is not set, or newer than this library");
    wrong = wrong_with(columns, table);
    return wrong ? fz__bad_argument(columns->context, error, FUNCTION, wrong) : FZ_OK;
}

/* Which slots are wanted; each once. */
static bool read_wanted(fz__columns_call *c)
{
    for (size_t i = 0; i < c->table.indicator_count; i++) {
        uint32_t slot = 0;

        while (slot < c->report.slot_count && c->report.slots[slot].node != c->table.indicators[i])
            slot++;
        if (slot == c->report.slot_count || c->wanted[slot] > 0) {
            c->a.status = fz__bad_argument(c->context, c->a.error, FUNCTION,
                                           "an indicator of table.indicators is not under this total, or there twice");
            return false;
        }
        c->wanted[slot] = (uint32_t)i + 1;
    }
    return true;
}

/* ------------------------------------------------------------------ a call ----------------------------------------- */

/* All zero. */
static void *take(fz__columns_call *c, size_t count, size_t size)
{
    void *memory = fz__arena_alloc(&c->a.arena, count * size);

    if (memory)
        memset(memory, 0, count * size);
    return memory;
}

/* A report of one unit: slots and classes are those of the opened scheme, items and steps its own. */
static bool open(fz__columns_call *c)
{
    const fz_report *of = c->columns->report;
    fz_report *r = &c->report;
    size_t slots = of->slot_count;

    r->context = c->context;
    r->scheme = of->scheme;
    r->trees = of->trees;
    r->tree_count = of->tree_count;
    r->slots = of->slots;
    r->slot_count = slots;
    r->classes = of->classes;
    r->class_count = of->class_count;
    r->results = &c->result;
    r->result_count = 1;
    r->items = take(c, slots, sizeof(*r->items));
    r->item_count = slots;
    c->result = (struct fz_result){.report = r, .name = "", .item_count = (uint32_t)slots};
    c->wanted = take(c, slots, sizeof(*c->wanted));
    c->fields = take(c, c->columns->rule_count + 1, sizeof(*c->fields));
    if (!r->items || !c->wanted || !c->fields)
        return fz__assess_no_memory(&c->a);
    return read_wanted(c) && fz__columns_open_ranks(c);
}

static void release(const fz__columns_call *c, void *memory, size_t size)
{
    fz__free(c->context, memory, memory ? size : 0);
}

static void close(fz__columns_call *c)
{
    size_t units = c->table.count;

    for (size_t i = 0; c->fields && i < c->columns->rule_count; i++) {
        release(c, c->fields[i].places, units * sizeof(*c->fields[i].places));
        release(c, c->fields[i].ties, units * sizeof(*c->fields[i].ties));
    }
    fz__columns_forget_plan(c);
    for (size_t i = 0; i < c->key_count; i++)
        release(c, c->keys[i].values, units * sizeof(*c->keys[i].values));
    release(c, c->entries, units * sizeof(*c->entries));
    if (c->ranks != c->table.ranks)
        release(c, c->ranks, units * sizeof(*c->ranks));
    fz__free(c->context, c->exact_units, c->exact_unit_capacity * sizeof(*c->exact_units));
    fz__free(c->context, c->exact_values, c->exact_value_capacity * sizeof(*c->exact_values));
    fz__free(c->context, c->report.steps, c->report.step_capacity * sizeof(*c->report.steps));
    fz__free(c->context, c->report.figures, c->report.figure_capacity * sizeof(*c->report.figures));
    fz__arena_clear(&c->a.arena);
}

fz_status fz__columns_score(const fz_columns *columns, const fz_columns_table *table, bool plainly, fz_error **error)
{
    fz__columns_call c = {.columns = columns};
    fz_status status;

    if (error)
        *error = NULL;
    status = read_table(columns, table, &c.table, error);
    if (status != FZ_OK)
        return status;
    c.context = columns->context;
    c.a.context = c.context;
    c.a.error = error;
    c.a.report = &c.report;
    fz__arena_init(&c.a.arena, c.context);
    if (open(&c) && fz__columns_fields(&c) && (plainly || fz__columns_plan(&c)) && fz__columns_run(&c) &&
        fz__columns_rank(&c))
        fz__columns_quotas(&c);
    close(&c);
    return c.a.status;
}

fz_status fz_columns_score(const fz_columns *columns, const fz_columns_table *table, fz_error **error)
{
    return fz__columns_score(columns, table, false, error);
}
