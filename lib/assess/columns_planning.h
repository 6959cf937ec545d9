/* Making a plan: what columns_plan.c (slots above) and columns_plan_leaf.c (leaves) share. Each function that returns bool gives false when
 * there can be no plan with this reach, or, with `no_memory`, when memory is exhausted. */
#ifndef FZ_ASSESS_COLUMNS_PLANNING_H
#define FZ_ASSESS_COLUMNS_PLANNING_H

#include "assess/columns_plan.h"

#ifdef __SIZEOF_INT128__

/* Nothing that is shown as a decimal may reach 2^43 points; a plan stays clear of that. */
#define FZ__SHOWN_BITS 41

/* A piece before its units are known: a × y + b, brought within two ends. */
typedef struct fz__piece_draft {
    fz__piece piece;
    fz__rational a, b, ends[2];
    bool has[2];
} fz__piece_draft;

typedef struct planner {
    fz__columns_call *c;
    struct fz__column_plan *plan;
    int reach; /* bits of the largest value that the plan is for */
    fz__calc calc;
    bool no_memory;
    int64_t *most;              /* by slot: what N comes to at most, behind rounding */
    int64_t most_unrounded;     /* of the slot that was planned last */
    fz__rational *coefficients; /* by slot: what one of its units is in its parent */
    fz__rational constant, least, parts;
    bool has_least;
    fz__piece_draft *drafts; /* of a leaf */
    size_t draft_count, draft_capacity;
} planner;

/* a × units, where that is whole and fits. */
bool fz__plan_whole(const fz__rational *a, uint64_t units, int64_t *n);
/* Make units such that a × units is whole. */
bool fz__plan_units(uint64_t *units, const fz__rational *a);
/* Whether N of such a size can be computed, and shown. */
bool fz__plan_holds(fz__wide most, uint64_t units);
bool fz__plan_limits(planner *p, fz__plan_node *node, uint32_t slot, const fz__rational ends[2], const bool has[2]);
bool fz__plan_leaf(planner *p, uint32_t slot);
/* The leaf as one line in units of its parent, where it is one. */
void fz__plan_line_of(const planner *p, fz__plan_node *node, uint32_t slot);

#endif

#endif
