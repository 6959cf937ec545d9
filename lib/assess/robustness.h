/* How robust ranks are: what the parts of the computation share.
 *
 * A replication is the factors of all slots (philox.h). There are two ways to the totals of a replication. The exact one combines the
 * unit's items anew in fractions (robustness_exact.c). The fast one brackets each value between two whole numbers of 10^-12 points
 * (robustness_fast.c): where the division leaves nothing both are the same and the value is known exactly; else they are
 * neighbours or little more. What the bracket cannot decide (a rounding, a threshold, the order of two units) goes the
 * exact way, so both ways give the same figures; how far numbers may grow is proven before a unit takes the fast one.
 *
 * Fractions of several levels may outgrow their 256 bits. Then a bracket of 10^-30 takes their place: it decides all but ties between
 * units whose items differ. */
#ifndef FZ_ASSESS_ROBUSTNESS_H
#define FZ_ASSESS_ROBUSTNESS_H

#include "assess/whatif.h"

#include <stdatomic.h>

#include <fazhi/analysis.h>

/* How an inner item is combined with other weights. */
typedef enum fz__vary_kind {
    FZ_VARY_NOTHING,   /* nothing in it varies: it has the report's value */
    FZ_VARY_BY_FULL,   /* Σ w'v × scale ÷ Σ w'F */
    FZ_VARY_BY_WEIGHT, /* Σ w'v × scale ÷ Σ w' */
    FZ_VARY_PLAIN,     /* Σ w'v × scale */
    FZ_VARY_OTHERWISE  /* a minimum, a product or a geometric mean */
} fz__vary_kind;

typedef struct fz__vary {
    fz__vary_kind kind;
    fz__rational scale;
} fz__vary;

/* What a unit comes to in a replication. */
typedef struct fz__outcome {
    int64_t low, high; /* brackets of the total that ranks, in 10^-12 points; of no use once it is exact */
    fz_decimal score;
    const fz__node *grade;
    fz__rational *exact; /* the same in fractions, low and high; NULL until it is needed */
} fz__outcome;

/* What a thread works with. */
typedef struct fz__vary_work {
    const fz_robustness *robustness;
    uint32_t first, end; /* replications */
    uint32_t replication;
    uint32_t *factors;         /* by slot, in millionths */
    int64_t *weights;          /* by slot: the whole weight times the factor; of the fast way */
    int64_t *bounds;           /* by inner item of a unit: low and high; of the fast way */
    fz_item *items;            /* room for the items of one unit; of the exact way */
    fz_item *kept;             /* room for those of all units, where keys of ranks need them; else NULL */
    fz__outcome *outcomes;     /* by result */
    fz__rational *exacts;      /* by result, two each: where these are kept */
    struct fz__ranked *ranked; /* room for the units of a class */
    fz_status status;
    uint32_t unit, item; /* where it failed */
    fz__rational value;
} fz__vary_work;

struct fz_robustness {
    atomic_size_t references;
    fz_context *context;
    fz_report *report;
    fz__arena arena;
    fz_robustness_options options;
    bool *varied;            /* by slot: its weight varies */
    bool *inner_varied;      /* by slot: something in it does */
    fz__vary *vary;          /* by item of the report; of inner ones */
    uint32_t *twin;          /* by result: the first one whose items all have the same values */
    uint32_t *key_rank;      /* by result: place by the keys of the rank alone; equal ones share it */
    const fz__node **grades; /* by result: the grade that the thresholds give in the report */
    bool keys_vary;          /* a key is an item that varies: ranks go the exact way */
    struct fz__fast *fast;   /* NULL: all go the exact way */
    uint32_t *ranks;         /* by result and replication; the top bit says that the grade is another */
    fz_decimal *scores;
    fz_rank_interval *intervals; /* by result */
    atomic_bool cancelled;
};

#define FZ__REGRADED 0x80000000u

/* The factor of a slot in a replication, in millionths. */
uint32_t fz__vary_factor(const fz_robustness *r, uint32_t replication, uint32_t slot);

/* How each inner item of the report is combined; false when memory is exhausted or (status) something does not fit. */
fz_status fz__vary_prepare(fz_robustness *r, uint32_t *unit, uint32_t *item);
/* Combine the items of a unit anew, into `items`, which has room for them: exactly, or each item brought down or up to the next
 * of 10^-30, which always fits where the way is known. False: the work's status says why. */
typedef enum fz__vary_way { FZ_VARY_EXACTLY, FZ_VARY_DOWN, FZ_VARY_UP } fz__vary_way;
bool fz__vary_combine(fz__vary_work *work, uint32_t unit, fz__vary_way way, fz_item *items);

/* robustness_plan.c. Plans of the fast way for the units that may take it; leaves `fast` NULL where the compiler has no wide integers. False when
 * memory is exhausted. */
bool fz__fast_prepare(fz_robustness *r);
void fz__fast_clear(fz_robustness *r);
/* How many numbers `bounds` has. */
size_t fz__fast_room(const fz_robustness *r);
/* robustness_fast.c. What is the same for all units of a replication. */
void fz__fast_weights(fz__vary_work *work);
/* The outcome of a unit; false when only the exact way can tell. */
bool fz__fast_outcome(fz__vary_work *work, uint32_t unit, fz__outcome *outcome);

/* Outcomes and ranks of a replication. False: the work's status says why. */
bool fz__vary_rank(fz__vary_work *work);
/* How many bytes `ranked` has. */
size_t fz__vary_rank_room(const fz_robustness *r);
/* Places by the keys of ranks alone, and twins. False when memory is exhausted. */
bool fz__vary_keys(fz_robustness *r);

/* As fz_robustness_new; `plainly` takes the exact way alone, for tests. */
fz_status fz__robustness_new(const fz_report *report, const fz_robustness_options *options, bool plainly,
                             fz_robustness **robustness, fz_error **error);

#endif
