/* Grades by their thresholds alone: what is there before quotas and gates have their say (section 8). */
#ifndef FZ_ASSESS_THRESHOLDS_H
#define FZ_ASSESS_THRESHOLDS_H

#include "assess/assess_model.h"

/* The total as it counts for grades: rounded or exact, and to their places. False when it does not fit. */
bool fz__graded_score(const fz__node *table, const fz_item *total, fz__rational *score);
/* Whether a score lies within a grade; `above` is the next better one, NULL for the best. */
bool fz__grade_holds(const fz__node *grade, const fz__node *above, const fz__rational *score);
/* The grade that holds a score; NULL in a hole, or without table. */
const fz__node *fz__grade_by_score(const fz__node *table, const fz__rational *score);
/* The next better grade than what a score has: the lowest whose lower end is above it. NULL when there is none. */
const fz__node *fz__next_grade(const fz__node *table, const fz__rational *score);

#endif
