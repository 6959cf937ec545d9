/* Reckoning with fractions: a computation notes that something did not fit and goes on with 0, and is asked once, at its end.
 *
 * Much of what is added is 0 and much of what is multiplied by is 1 (no cap, no share, no weight), so these are seen here, before
 * anything is called. */
#ifndef FZ_ASSESS_CALC_H
#define FZ_ASSESS_CALC_H

#include "assess/rational.h"

typedef struct fz__calc {
    bool failed;
} fz__calc;

static inline fz__rational fz__calc_add(fz__calc *calc, fz__rational a, fz__rational b)
{
    fz__rational result;

    if (fz__rational_is_zero(&a) || fz__rational_is_zero(&b))
        return fz__rational_is_zero(&a) ? b : a;
    calc->failed = !fz__rational_add(&a, &b, &result) || calc->failed;
    return result;
}

static inline fz__rational fz__calc_subtract(fz__calc *calc, fz__rational a, fz__rational b)
{
    fz__rational result;

    if (fz__rational_is_zero(&b))
        return a;
    calc->failed = !fz__rational_subtract(&a, &b, &result) || calc->failed;
    return result;
}

static inline fz__rational fz__calc_multiply(fz__calc *calc, fz__rational a, fz__rational b)
{
    fz__rational result;

    if (fz__rational_is_one(&a) || fz__rational_is_one(&b))
        return fz__rational_is_one(&a) ? b : a;
    calc->failed = !fz__rational_multiply(&a, &b, &result) || calc->failed;
    return result;
}

/* b is not 0. */
static inline fz__rational fz__calc_divide(fz__calc *calc, fz__rational a, fz__rational b)
{
    fz__rational result;

    calc->failed = !fz__rational_divide(&a, &b, &result) || calc->failed;
    return result;
}

static inline fz__rational fz__calc_floor(fz__calc *calc, fz__rational a)
{
    fz__rational result;

    calc->failed = !fz__rational_floor(&a, &result) || calc->failed;
    return result;
}

static inline fz__rational fz__calc_sum(fz__calc *calc, const fz__sum *sum)
{
    fz__rational result;

    calc->failed = !fz__sum_value(sum, &result) || calc->failed;
    return result;
}

/* By their size, whatever their signs. */
static inline int fz__rational_compare_sizes(fz__rational a, fz__rational b)
{
    a.negative = false;
    b.negative = false;
    return fz__rational_compare(&a, &b);
}

static inline fz__rational fz__rational_least(fz__rational a, fz__rational b)
{
    return fz__rational_compare(&a, &b) <= 0 ? a : b;
}

static inline fz__rational fz__rational_greatest(fz__rational a, fz__rational b)
{
    return fz__rational_compare(&a, &b) >= 0 ? a : b;
}

#endif
