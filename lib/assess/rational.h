/* Exact fractions, and sums of them whose result and whose failure do not depend on the order of the terms.
 *
 * A score is made of decimals, weights, shares 1/n and folds actual / applicable: all of them are fractions, and all are
 * kept as such, in lowest terms, until the stage at which the scheme says to round. Numerator and denominator have 256 bits
 * each. What does not fit gives false, and the caller reports FZ_EOVERFLOW; nothing wraps and nothing is approximated.
 *
 * Adding two by two could fail in one order of the terms and succeed in another. So many terms are added with fz__sum. It
 * keeps what is added and what is taken away apart, over the least common denominator of all terms so far; each of the
 * three only ever grows, so whether they fit does not depend on the order. */
#ifndef FZ_ASSESS_RATIONAL_H
#define FZ_ASSESS_RATIONAL_H

#include "assess/big.h"

#include <fazhi/decimal.h>

/* In lowest terms; the denominator is 1 at least; zero is not negative. */
typedef struct fz__rational {
    fz__big numerator, denominator;
    bool negative;
} fz__rational;

static inline fz__rational fz__rational_of(int64_t n)
{
    return (fz__rational){fz__big_of(n < 0 ? 0 - (uint64_t)n : (uint64_t)n), fz__big_of(1), n < 0};
}

fz__rational fz__rational_decimal(fz_decimal decimal);
/* False when the denominator is 0. */
bool fz__rational_ratio(int64_t numerator, int64_t denominator, fz__rational *result);

static inline bool fz__rational_is_zero(const fz__rational *a)
{
    return fz__big_is_zero(&a->numerator);
}

static inline bool fz__rational_is_one(const fz__rational *a)
{
    return !a->negative && fz__big_is_one(&a->numerator) && fz__big_is_one(&a->denominator);
}

/* -1, 0, 1 */
int fz__rational_sign(const fz__rational *a);
int fz__rational_compare(const fz__rational *a, const fz__rational *b);
bool fz__rational_equal(const fz__rational *a, const fz__rational *b);
fz__rational fz__rational_negate(const fz__rational *a);

/* Results may be the same object as an operand; they are zero on failure. Division by zero fails too. */
bool fz__rational_add(const fz__rational *a, const fz__rational *b, fz__rational *result);
bool fz__rational_subtract(const fz__rational *a, const fz__rational *b, fz__rational *result);
bool fz__rational_multiply(const fz__rational *a, const fz__rational *b, fz__rational *result);
bool fz__rational_divide(const fz__rational *a, const fz__rational *b, fz__rational *result);
/* The greatest whole number that is not above a, as a fraction. */
bool fz__rational_floor(const fz__rational *a, fz__rational *result);

/* Round to 0 to 6 places. */
bool fz__rational_round(const fz__rational *a, unsigned places, fz_rounding rounding, fz__rational *result);
/* The same as a decimal; false also when that does not fit. */
bool fz__rational_to_decimal(const fz__rational *a, unsigned places, fz_rounding rounding, fz_decimal *result);

/* "281/3", "-7", "92.35": a decimal where six places hold it, else a fraction. Terminated; returns the length. */
#define FZ__RATIONAL_TEXT (2 * FZ__BIG_DIGITS + 2)
size_t fz__rational_format(const fz__rational *a, char text[FZ__RATIONAL_TEXT]);

typedef struct fz__sum {
    fz__big plus, minus, denominator;
    bool failed;
} fz__sum;

void fz__sum_init(fz__sum *sum);
void fz__sum_add(fz__sum *sum, const fz__rational *term);
/* False when a term made it fail. */
bool fz__sum_value(const fz__sum *sum, fz__rational *result);

#endif
