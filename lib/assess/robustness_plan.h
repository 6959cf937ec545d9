/* Plans of the fast way: how the items of a unit are bracketed, in whole numbers alone. robustness_plan.c makes them, once for each
 * unit; robustness_fast.c follows them in every replication. Nothing changes in between, so any number of threads may. */
#ifndef FZ_ASSESS_ROBUSTNESS_PLAN_H
#define FZ_ASSESS_ROBUSTNESS_PLAN_H

#include "assess/robustness.h"

#ifdef __SIZEOF_INT128__

__extension__ typedef __int128 fz__wide;

#define MILLION  1000000
#define LARGEST  ((int64_t)1 << 56) /* 72,057 points */
#define CONSTANT UINT32_MAX

/* A child: a constant bracket, or an inner item that was bracketed before. */
typedef struct fz__plan_term {
    int64_t low, high; /* in millionths where the step is small, else in 10^-12 */
    int64_t full;      /* in millionths; 1 where weights alone are divided by; 0 where nothing is */
    int64_t weight;    /* of those outside, in millionths */
    uint32_t slot, item;
} fz__plan_term;

/* An inner item: Σ weights × values × multiply ÷ (divide × Σ weights × full), and what comes behind. */
typedef struct fz__plan_step {
    uint32_t item;
    uint32_t first, count, outside; /* terms: those combined, then those outside */
    bool small, minimum, zeroed;
    fz__vary_kind kind;
    int64_t multiply, divide;
    int64_t base, from, to; /* in 10^-12 */
    bool has_from, has_to;
    const fz__node *round;
} fz__plan_step;

/* A grade with its edges in 10^-12 points. An edge that it has not lies where no score is. */
typedef struct fz__plan_grade {
    const fz__node *node;
    int64_t from, to, below;
} fz__plan_grade;

#define NOWHERE INT64_MAX

typedef struct fz__plan {
    uint32_t first, count; /* steps; none: the exact way */
    bool on_rounded, graded_on_rounded;
    int places; /* of a score for its grade; -1: all */
    const fz__plan_grade *grades;
    uint32_t grade_count;
} fz__plan;

struct fz__fast {
    fz__plan *plans;
    fz__plan_step *steps;
    size_t step_count, step_capacity;
    fz__plan_term *terms;
    size_t term_count, term_capacity;
    int64_t *weights;     /* by slot: whole numbers */
    fz__rational *common; /* by inner slot: what one of these is */
    uint8_t *weighed;     /* by inner slot: whether all that is known */
    size_t most_items;
};

#endif

#endif
