/* The formulas of rules (section 5), apart from where their values come from: records of a ledger, or columns. */
#ifndef FZ_ASSESS_FORMULA_H
#define FZ_ASSESS_FORMULA_H

#include "assess/assess_model.h"
#include "assess/calc.h"

/* The values of a class. */
typedef struct fz__field {
    uint32_t count;
    fz__rational highest, lowest, mean;
    fz__sum sum;
} fz__field;

static inline fz__rational fz__rule_decimal(const fz__node *rule, fz__scheme_key key, fz_decimal otherwise)
{
    return fz__rational_decimal(fz__node_decimal(rule, key, otherwise));
}

/* The band that holds a value, NULL when none does, and its place from 1 on. */
const fz__node *fz__band_of(const fz__node *rule, const fz__rational *value, int64_t *place);
/* How many steps a value is away from its target, on the side that counts. */
fz__rational fz__distance_steps(const fz__node *rule, fz__rational value, fz__rational target, fz__calc *calc);
/* The target of a class. */
fz__rational fz__distance_group(const fz__node *rule, const fz__field *field);
/* The share of full marks, once it is cut. False when the value has no logarithm and is not cut there. */
bool fz__goalposts_rate(const fz__node *rule, const fz__rational *value, fz__rational *rate, bool *approximate,
                        fz__calc *calc);
/* What is divided by what to give the share of full marks; where `below` is 0, there is none. */
void fz__relative_parts(const fz__node *rule, const fz__field *field, fz__rational value, fz__rational *above,
                        fz__rational *below, fz__calc *calc);
/* Whether a ranking is for so many units; the points of a place, places listed running from 1 on; and the mean of the points
 * of `count` places from one on. */
bool fz__ranking_is_used(const fz__node *rule, size_t field);
fz__rational fz__points_at(const fz__node *rule, int64_t place, fz__calc *calc);
fz__rational fz__mean_points(const fz__node *rule, int64_t place, int64_t count, fz__calc *calc);

#endif
