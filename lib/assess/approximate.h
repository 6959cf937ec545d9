/* Logarithms and roots: the only numbers of the library that are not exact.
 *
 * They are computed in fixed point with 120 binary places and then rounded, half away from zero, to 18 decimal places. The error before
 * rounding is below 2^-100, far less than half of the last place, so what is rounded differs from the true value by less than 10^-18. */
#ifndef FZ_ASSESS_APPROXIMATE_H
#define FZ_ASSESS_APPROXIMATE_H

#include "assess/rational.h"

/* (ln value − ln low) ÷ (ln high − ln low). All are above 0, and low is not high. Exact at both ends: `*approximate` tells. False when it does not fit. */
bool fz__logarithm_rate(const fz__rational *value, const fz__rational *low, const fz__rational *high,
                        fz__rational *rate, bool *approximate);

/* The geometric mean of values, none below 0, by their weights, none below 0 and not all 0. Exact where all that count are equal, or one of
 * them is 0. */
bool fz__geometric_mean(const fz__rational *values, const fz__rational *weights, size_t count, fz__rational *mean,
                        bool *approximate);

#endif
