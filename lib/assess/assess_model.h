/* What an assessment is made of.
 *
 * The indicators of a total, made for a directive, are its slots 格: a slot for every indicator, or for every task or section of it
 * where its bind says `each`. They stand in pre-order, so what is in a slot are those behind it up to its end. A report has an
 * item for every unit and slot of its total; while the scores are computed, the lowest slots are evaluated one after the other over
 * all units (a rule may compare them), then the slots above, unit by unit.
 *
 * The report owns what it shows: items, steps, and copies of the records they rest on. What only the computation needs is the
 * assessment's and is given back at its end. */
#ifndef FZ_ASSESS_ASSESS_MODEL_H
#define FZ_ASSESS_ASSESS_MODEL_H

#include "assess/bearing.h"
#include "assess/ledger_model.h"
#include "assess/rational.h"
#include "assess/scheme_model.h"
#include "base/sort.h"

#include <fazhi/report.h>

#define FZ__NO_SLOT UINT32_MAX

/* ------------------------------------------------------------------ the report --------------------------------------- */

/* A slot of a total's tree. */
typedef struct fz__slot {
    const fz__node *node;
    const char *id;
    uint32_t parent;           /* in the report's slots; FZ__NO_SLOT of a total */
    uint32_t end;              /* behind the last slot inside */
    const fz_task *task;       /* its only task; NULL: none or several */
    const fz_section *section; /* what its records may name: made by `each`, or of its `bind`; NULL: none */
    const uint32_t *tasks;     /* what it is about, ascending indices of the directive's tasks */
    uint32_t task_count;
    bool bound, outside, is_leaf;
    bool repeated; /* `each` made it, or one around it */
    bool has_points;
    uint8_t combine, absent; /* COMBINE_*, ABSENT_* */
    fz__rational points;     /* as written; 0 where it has none */
    fz__rational weight;     /* as in section 6 */
    fz__rational base;
} fz__slot;

/* The slots of one total: [first, end). */
typedef struct fz__tree {
    const fz__node *total;
    uint32_t first, end;
} fz__tree;

/* A record that something rests on, as the report keeps it. */
typedef struct fz__witness {
    const char *id, *unit, *item, *event, *mark, *matter, *document, *evidence, *note, *rater, *group;
    fz_date date, due, deadline, rectified;
    fz_decimal value;
    bool has_value;
    uint32_t heads;
} fz__witness;

/* The figures behind a step, for its sentence. */
typedef enum fz__fact {
    FZ_FACT_VALUE,       /* the value taken */
    FZ_FACT_TARGET,      /* the target or what it is compared with */
    FZ_FACT_STEPS,       /* how many steps, or how many times */
    FZ_FACT_BEFORE,      /* the amount before factors */
    FZ_FACT_TIMES,       /* a factor of <times> */
    FZ_FACT_CORRECTED,   /* put right in time */
    FZ_FACT_UNCORRECTED, /* not put right in time */
    FZ_FACT_ONCE,        /* another amount of its matter counts instead; the text says whose */
    FZ_FACT_SPLIT,       /* the unit's part of a matter */
    FZ_FACT_RUN,         /* length of a run */
    FZ_FACT_PLACE,       /* the place among units */
    FZ_FACT_FIELD,       /* how many units were compared */
    FZ_FACT_BEST,        /* the best value */
    FZ_FACT_WORST,
    FZ_FACT_MEAN,
    FZ_FACT_RATE,   /* a share of full marks */
    FZ_FACT_VALID,  /* valid votes, or marks that count */
    FZ_FACT_VOID,   /* marks that do not */
    FZ_FACT_DAYS,   /* days late */
    FZ_FACT_DUE,    /* a day, as fz_date in the number */
    FZ_FACT_FACTOR, /* of a share: f */
    FZ_FACT_FACTOR_DEDUCT,
    FZ_FACT_FACTOR_ADD,
    FZ_FACT_WEIGHT,
    FZ_FACT_WEIGHTS, /* what the weights add up to */
    FZ_FACT_FROM,    /* what was there before */
    FZ_FACT_TO,      /* what it was brought to */
    FZ_FACT_ROLE,    /* roles of the unit, a set of bits */
    FZ_FACT_MISSING, /* there is no value */
    FZ_FACT_FIRST,   /* a factor that grows: of one occurrence */
    FZ_FACT_MORE,    /* what each further one adds to it */
    FZ_FACT_REPEATS, /* and how many there are */
    FZ_FACT_START,   /* what a share is taken of: full marks, */
    FZ_FACT_PLUS,    /* what was added, */
    FZ_FACT_MINUS,   /* and what was taken away */
    FZ_FACT_TRIMMED, /* marks left out at each end */
    FZ_FACT_BAND,    /* which band, counted from 1 */
    FZ_FACT_LOSERS,  /* units of the class that lost points */
    FZ_FACT_KEPT     /* how many units may have an addition */
} fz__fact;

typedef struct fz__figure {
    fz__fact fact;
    fz__rational number;
    const char *text;
} fz__figure;

struct fz_step {
    fz_report *report;
    const fz__node *node; /* the rule, the clamp, the gate …; NULL: none */
    uint32_t item;        /* in the report's items; FZ__NONE */
    fz__rational amount;
    uint32_t first_witness, witness_count; /* in witness_list */
    uint32_t first_figure, figure_count;
    uint8_t kind; /* fz_step_kind */
};

struct fz_item {
    fz_report *report;
    uint32_t result, slot; /* in the report's arrays */
    uint32_t first_step, step_count;
    fz__rational value;     /* of what does not apply: what it is given, else 0 */
    fz__rational full;      /* F; of what is given P */
    fz__rational worth;     /* P */
    fz__rational unrounded; /* before its own <round>; of a total */
    uint8_t applies;        /* fz_applies */
    const fz__node *zeroed; /* the gate that makes it 0; NULL: none */
    bool given;             /* it does not apply, and its `absent` gives it a value */
    bool approximate;
};

/* Whether an item has a part in what is around it. */
static inline bool fz__item_is_present(const fz_item *item)
{
    return item->applies == FZ_APPLIES || item->given;
}

typedef struct fz__gate_result {
    const fz__node *gate;
    bool changed;
} fz__gate_result;

struct fz_result {
    fz_report *report;
    const char *name;
    const fz_body *body; /* NULL: none, or several */
    uint32_t class_index, tree;
    uint32_t first_item, item_count;
    uint32_t first_gate, gate_count;
    uint32_t rank;
    const fz__node *by_score; /* the grade before quotas and gates; NULL: none */
    const fz__node *grade;    /* NULL: none */
    fz_standing standing;
    bool not_met, named_directly; /* by a name of its own, not of one that came before it */
    fz__rational additions, deductions;
};

typedef struct fz__class {
    const char *id, *name;
    uint32_t tree;
    const fz__node *grades, *rank; /* NULL: none */
    uint32_t units, ranked;
    fz__sum sum, rounded_sum; /* of the scores of its ranked units, and of these rounded to six places */
    fz__rational highest, lowest;
} fz__class;

struct fz_report {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz_directive *directive;
    fz_registry *registry;
    fz_scheme *scheme;
    const char *ledger_id, *ledger_title;
    fz_date day, known;

    fz__tree *trees;
    size_t tree_count, tree_capacity;
    fz__slot *slots;
    size_t slot_count, slot_capacity;
    fz__class *classes;
    size_t class_count, class_capacity;
    struct fz_result *results; /* in the order of section 2 */
    size_t result_count, result_capacity;
    uint32_t *order; /* in the order of showing; result_count of them */
    struct fz_item *items;
    size_t item_count;
    struct fz_step *steps;
    size_t step_count, step_capacity;
    fz__figure *figures;
    size_t figure_count, figure_capacity;
    fz__witness *witnesses;
    size_t witness_total, witness_capacity;
    uint32_t *witness_list;
    size_t witness_list_count, witness_list_capacity;
    fz__gate_result *gates;
    size_t gate_count, gate_capacity;
    fz__strings names; /* folded names that were met */
    uint32_t *name_units;
    size_t name_count, name_capacity;
    fz__findings findings;
};

/* An empty one, with one reference; NULL when memory is exhausted. */
fz_report *fz__report_new(fz_context *context);
/* As fz_report_result_of; false when memory is exhausted, and so nobody can say whose the name is. */
bool fz__report_find(const fz_report *report, const char *unit, const fz_result **result);
/* The item of a unit in a slot; NULL when the slot is one of another total. */
fz_item *fz__unit_item(const fz_report *report, uint32_t unit, uint32_t slot);
/* Whether a unit does not bear what a slot is bound to: then the slot is as if it were not there. */
bool fz__item_is_unborne(const fz_item *item);
/* Combine what is in a slot that is no leaf: the items are those of one unit, from its total on. Writes the slot's own item. Steps go
 * to `steps`, unless it is NULL. FZ_ETOOBIG when a fraction does not fit, FZ_ENEGATIVE when there is no such mean or rate (of what, the item's
 * value then says), FZ_ENOMEM. */
struct fz__assessment;
fz_status fz__combine(const fz_report *report, fz_item *items, uint32_t slot, struct fz__assessment *steps);

/* Round what is unrounded where the slot says so. False when it does not fit, or memory is exhausted. */
bool fz__round_item(const fz_report *report, fz_item *item, struct fz__assessment *steps);

/* ------------------------------------------------------------------ the assessment ----------------------------------- */

typedef enum fz__unused {
    FZ_UNUSED_EVENT, /* no rule or gate takes such an event of such an item */
    FZ_UNUSED_ITEM,  /* there is no such item */
    FZ_UNUSED_UNIT,  /* the unit is not assessed */
    FZ_UNUSED_BEARS, /* the item does not apply to the unit */
    FZ_UNUSED_EMPTY, /* a rule looks at it, but it lacks what the rule wants */
    FZ_UNUSED_SAID   /* something took it, or a finding has said why not */
} fz__unused;

/* A record that counts. Texts are numbers of the ledger's. Sorted by item, then day, then id. */
typedef struct fz__counted {
    const fz_record *record;
    uint32_t unit;      /* of the report's results; FZ__NO_UNIT: one that is not assessed, or every one */
    uint32_t who;       /* the same for one unit, and behind all units a number for one that is not assessed */
    uint32_t witness;   /* + 1; 0: not copied yet */
    bool every;         /* it is of every unit */
    bool absent;        /* it says not applicable */
    bool evidence_said; /* a finding has said that it lacks evidence */
    bool mark_said;     /* a finding has said that nothing asks for its mark */
    uint8_t unused;     /* fz__unused: the best that was seen */
} fz__counted;

/* An amount that a rule gives to a unit: for a record, a run, or a value. */
typedef struct fz__amount {
    uint32_t unit, rule; /* the rule counted within its slot */
    const fz__node *node;
    fz__rational amount;                /* before it is split */
    fz__rational part;                  /* what of it is the unit's, where it is split; else 1 */
    const fz__counted *record;          /* of which it is, where it is of one */
    const struct fz__amount *beaten_by; /* the amount of its matter that counts instead; NULL: none */
    uint32_t first_witness, witness_count;
    uint32_t first_figure, figure_count;
    bool approximate;
    bool is_factor; /* no amount: what the rule's sum is multiplied by, once it is capped */
} fz__amount;

#define FZ__ROLE_SETS 16u /* sets of FZ__ROLE_* */

/* The share of a set of roles: f, fd and fa of section 5. */
typedef struct fz__shares {
    fz__rational whole, deduct, add;
    const fz__node *node; /* NULL: none fits, or there are none; then all are 1 */
} fz__shares;

/* What a class has on the average in a slot. */
typedef struct fz__class_mean {
    fz__rational rate, value; /* of those with full marks, and of those without */
    uint32_t count;
    bool approximate;
} fz__class_mean;

typedef struct fz__assessment {
    fz_report *report;
    fz_context *context;
    fz__arena arena; /* of the computation alone */
    const fz_ledger *ledger;
    fz_assess_options options;
    uint64_t done;    /* slots behind it, of three times all */
    fz_status status; /* what ended it */
    fz_error **error;

    fz__counted *records;
    size_t record_count, record_room;
    uint32_t
        *record_items; /* by number of a ledger's text: the first record of that item; one more than there are texts */

    uint32_t *unshared;    /* by unit: in how many slots its roles have no share */
    uint32_t *body_units;  /* by body of the registry: its unit; FZ__NO_UNIT */
    fz__counted **absents; /* the records that say not applicable, in the order of the records */
    size_t absent_count;

    fz__bearings bearings;
    fz__shares shares[FZ__ROLE_SETS]; /* by a set of roles; without node where none fits */
    bool has_shares;

    fz__amount *amounts; /* by slot, unit, rule, in the order of making */
    size_t amount_count, amount_capacity;
    fz__class_mean *means;  /* by slot and class, of those that `absent` asks for */
    uint32_t *slot_amounts; /* by slot: the first; one more than there are slots */
} fz__assessment;

/* Each gives false when it ended the assessment; `status` then says why. */
bool fz__assess_stop(fz__assessment *a, fz_status status, const char *const *arguments);
bool fz__assess_no_memory(fz__assessment *a);
bool fz__assess_too_big(fz__assessment *a, uint32_t unit, uint32_t slot); /* a fraction does not fit */
bool fz__assess_progress(fz__assessment *a); /* another slot is done; false when the host ends it */
bool fz__assess_find(fz__assessment *a, fz_status finding, const char *const *arguments);

/* The stages, in their order, each in the file of its name. Of assess_trees.c: classes, totals and their slots. */
bool fz__assess_trees(fz__assessment *a);
/* One total with its slots, and one class, NULL of a scheme without classes. */
bool fz__assess_tree(fz__assessment *a, const fz__node *total);
bool fz__assess_class(fz__assessment *a, const fz__node *class);
/* The element of a scheme that is for a class, else the one that is for all others; NULL: none. */
const fz__node *fz__for_class(const fz__node *root, fz__scheme_element element, const char *class);
/* Who is assessed, and which names mean whom; makes the items. */
bool fz__assess_units(fz__assessment *a);
/* Who bears which tasks, and by which shares. */
bool fz__assess_bearing(fz__assessment *a);
/* Which records count. */
bool fz__assess_records(fz__assessment *a);
/* Whether the class lists of an indicator and of those around it hold a class. */
bool fz__slot_is_for(const fz_report *report, uint32_t slot, uint32_t class);
/* assess_leaf.c, with assess_applies.c and assess_uses.c: what applies, and the amounts of rules. */
bool fz__assess_leaves(fz__assessment *a);
/* Of a matter the highest amount alone. */
bool fz__assess_once(fz__assessment *a);
/* The values of all slots; the second time, `final`, with what gates make 0, and with steps. */
bool fz__assess_values(fz__assessment *a, bool final);
/* Which gates hold. */
bool fz__assess_gates(fz__assessment *a);
/* assess_rank.c: whether enough of a unit's total applies. */
bool fz__assess_covered(fz__assessment *a, uint32_t unit, bool *covered);
/* Standing, order and ranks. */
bool fz__assess_rank(fz__assessment *a);
/* Grades, quotas, and the gates that change them. */
bool fz__assess_grade(fz__assessment *a);
/* Findings of what nothing took. */
bool fz__assess_leftovers(fz__assessment *a);

/* The number of a text in the ledger; FZ__NO_STRING for NULL, FZ__NOT_THERE for one that the ledger never says. */
#define FZ__NOT_THERE (FZ__NO_STRING - 1)
uint32_t fz__assess_text(const fz__assessment *a, const char *text);
/* Whom names mean here. */
fz__naming fz__assess_naming(fz__assessment *a);
/* The unit of a name; FZ__NO_UNIT. And, where `who` is not NULL, a number by which names of one body are told to be one, also of
 * units that nobody assesses. */
bool fz__assess_unit(fz__assessment *a, const char *name, uint32_t *unit, uint32_t *who);
/* The roles of a unit in the tasks of a slot, 0 when it bears none; `left`, those in tasks that no record calls not applicable. */
uint32_t fz__assess_roles(const fz__assessment *a, uint32_t unit, const fz__slot *slot, uint32_t *left);
/* Whether roles have a share, which is a->shares[roles]; without any share in the scheme, every role has. */
bool fz__assess_has_share(const fz__assessment *a, uint32_t roles);
/* Whether a record counts at all. */
bool fz__assess_counts(const fz__assessment *a, const fz_record *record);
/* Whether a record says that an item is not applicable to a unit. */
bool fz__assess_is_absent(const fz__assessment *a, uint32_t unit, const char *item);
/* Call `take` with every record of a slot, in the order of its items, then day, then id. False as `take`. */
bool fz__assess_each_record(fz__assessment *a, const fz__slot *slot, bool (*take)(void *user, fz__counted *record),
                            void *user);

/* What a step rests on: stretches of the report's lists. */
typedef struct fz__backing {
    uint32_t first_witness, witness_count, first_figure, figure_count;
} fz__backing;

bool fz__assess_witness(fz__assessment *a, fz__counted *record);
bool fz__assess_figure(fz__assessment *a, fz__fact fact, const fz__rational *number, const char *text);
/* Whether what is shown of an item fits a decimal; ends the assessment with FZ_EOVERFLOW where it does not. */
bool fz__assess_fits(fz__assessment *a, const fz_item *item);
/* Add a step to an item; without backing it rests on nothing. The steps of an item are added one after the other. */
bool fz__assess_step(fz__assessment *a, fz_item *item, fz_step_kind kind, const fz__node *node,
                     const fz__rational *amount, const fz__backing *backing);

#endif
