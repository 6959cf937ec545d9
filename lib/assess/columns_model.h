/* Scoring by columns: what its files share.
 *
 * columns.c opens a scheme: the tree of the total of a class, as an assessment without directive has it, and the rules of its leaves
 * with the numbers of their columns. A call (columns_score.c) looks first at the columns of rules that compare units (columns_field.c).
 * Then it makes a plan (columns_plan.c): for every slot a denominator over which its values are whole numbers of 64 bits, with
 * proof that no sum leaves them. The plan is followed block by block (columns_fast.c). What of a unit the plan has no answer to goes by
 * fractions (columns_exact.c), and so do all units where there is no plan. Ranks (columns_rank.c) and quotas of grades
 * (columns_grade.c) come behind the last unit. */
#ifndef FZ_ASSESS_COLUMNS_MODEL_H
#define FZ_ASSESS_COLUMNS_MODEL_H

#include "assess/formula.h"

#include <fazhi/columns.h>

#define FZ__NO_COLUMN UINT32_MAX

typedef struct fz__value_column {
    const fz__node *node; /* the indicator */
    const char *event;    /* NULL: of records without one */
} fz__value_column;

typedef struct fz__value_rule {
    const fz__node *node;
    uint32_t slot;
    uint32_t column, aim;       /* FZ__NO_COLUMN: none */
    const uint32_t *levels;     /* the column of each level */
    fz__rational before, after; /* what its amount is multiplied by before and behind its cap */
    bool too_big;               /* these do not fit */
    bool counts;                /* it takes 1 of a value that is not 0 */
    bool leaves_out;            /* without value its leaf does not apply */
} fz__value_rule;

struct fz_columns {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz_report *report; /* the slots of one total, and one class, alone */
    fz__value_column *columns;
    size_t column_count, column_capacity;
    fz__value_rule *rules; /* in the order of slots */
    size_t rule_count, rule_capacity;
    uint32_t *slot_rules; /* by slot: the first; one more than there are slots */
};

/* What a rule that compares units has found. */
typedef struct fz__column_field {
    fz__field field;
    uint32_t *places; /* of a ranking, by unit; 0: none */
    uint32_t *ties;   /* of one that gives the mean, by unit: how many share the place */
} fz__column_field;

/* A unit in an order, and what it is ordered by. */
typedef struct fz__placed {
    int64_t key;
    uint32_t unit;
} fz__placed;

/* A key of ranks: the values of a slot. */
typedef struct fz__rank_key {
    uint32_t slot;           /* FZ__NO_SLOT: not in this tree, so nobody has it */
    bool ascending, planned; /* planned: those that followed the plan have it */
    int64_t *values;         /* by unit, of those that followed the plan */
} fz__rank_key;

/* A value of a unit that went by fractions. */
typedef struct fz__exact_value {
    bool has;
    fz__rational value;
} fz__exact_value;

typedef struct fz__columns_call {
    const fz_columns *columns;
    fz_columns_table table;
    fz_context *context;
    fz__assessment a; /* its report is `report`, of one unit; its status that of the call */
    fz_report report;
    struct fz_result result;
    char name[FZ_DIGITS]; /* of the unit: its place */
    uint32_t *wanted;     /* by slot: the number of the indicator whose scores are wanted, counted from 1; 0: none */
    fz__column_field *fields;     /* by rule */
    struct fz__column_plan *plan; /* NULL: all units go by fractions */

    bool is_ranked, on_rounded;
    fz__placed *entries; /* of the units that have a score */
    size_t entry_count;
    fz__rank_key *keys;
    size_t key_count;
    uint32_t *exact_units; /* of those that went by fractions and have a score, ascending */
    size_t exact_count, exact_unit_capacity;
    fz__exact_value *exact_values; /* of each: the total that ranks, then the keys */
    size_t exact_value_capacity;
    uint32_t *ranks, *grades; /* by unit: the caller's, or our own where quotas ask; NULL: nobody does */
} fz__columns_call;

static inline fz_decimal fz__column_value(const fz__columns_call *c, uint32_t column, size_t unit)
{
    const fz_decimal *values = c->table.values[column];

    return values ? values[unit] : FZ_COLUMN_NONE;
}

/* What a rule takes of a value. */
static inline fz_decimal fz__column_taken(const fz__value_rule *rule, fz_decimal value)
{
    return !rule->counts ? value : value != FZ_COLUMN_NONE && value != 0 ? FZ_DECIMAL_ONE : 0;
}

/* columns_refuse.c: FZ_ECOLUMNS for whatever columns cannot say. */
fz_status fz__columns_refuse(fz_context *context, const fz__node *root, const char *class_id, fz_error **error);

/* Those that return bool give false when they ended the call. */
/* columns_field.c: what the rules that compare units find in their columns. */
bool fz__columns_fields(fz__columns_call *c);
/* Whether a rule has the value that it wants of a unit, and its target; and whether a leaf applies to a unit. */
bool fz__column_has(const fz__columns_call *c, const fz__value_rule *rule, size_t unit);
bool fz__column_applies(const fz__columns_call *c, uint32_t slot, size_t unit);

/* columns_exact.c: a unit by fractions, with all that is wanted of it. */
bool fz__columns_exact(fz__columns_call *c, size_t unit);
/* What a slot gives to an item that does not apply. */
void fz__column_give(const fz__slot *slot, fz_item *item);
/* columns_plan.c. False when memory is exhausted; that there is no plan is no failure. */
bool fz__columns_plan(fz__columns_call *c);
void fz__columns_forget_plan(fz__columns_call *c);
/* columns_fast.c: all units, block by block. */
bool fz__columns_run(fz__columns_call *c);
/* The total that ranks, times the scale of a plan's entries; and what a plan has for a key, as a fraction. */
int64_t fz__column_key_of(const fz__columns_call *c, const fz__rational *score);
fz__rational fz__column_total(const fz__columns_call *c, int64_t key);
bool fz__column_planned(const fz__columns_call *c, const fz__rank_key *key, uint32_t unit, fz__rational *value);
/* columns_rank.c: room for ranks; then, once all units have their scores, the ranks. */
bool fz__columns_open_ranks(fz__columns_call *c);
bool fz__columns_rank(fz__columns_call *c);
/* columns_grade.c: the grade of a total, from 1; 0: none. Then what quotas change; units stand in the order of their ranks. */
bool fz__column_grade(fz__columns_call *c, const fz_item *total, uint32_t *grade);
bool fz__columns_quotas(fz__columns_call *c);
/* As fz_columns_score; `plainly`: all units by fractions, for tests. */
fz_status fz__columns_score(const fz_columns *columns, const fz_columns_table *table, bool plainly, fz_error **error);
/* columns_order.c: sort by key, equal ones as they stood. `room` has as many. */
void fz__placed_sort(fz__placed *entries, fz__placed *room, size_t count);

#endif
