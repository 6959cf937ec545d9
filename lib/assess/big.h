/* Whole numbers without sign, up to 256 bits: what fractions are made of. What does not fit is reported, never wrapped. */
#ifndef FZ_ASSESS_BIG_H
#define FZ_ASSESS_BIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FZ__BIG_WORDS 8
/* Room for any of them as decimal digits with a NUL: 2^256 has 78. */
#define FZ__BIG_DIGITS 80

/* Words of 32 bits, the lowest first; the highest of `count` is not 0, and zero has none. */
typedef struct fz__big {
    uint32_t count;
    uint32_t words[FZ__BIG_WORDS];
} fz__big;

fz__big fz__big_of(uint64_t n);
bool fz__big_is_zero(const fz__big *a);
bool fz__big_is_odd(const fz__big *a);
bool fz__big_is_one(const fz__big *a);
/* False when it does not fit 64 bits. */
bool fz__big_to_u64(const fz__big *a, uint64_t *n);
/* -1, 0, 1 */
int fz__big_compare(const fz__big *a, const fz__big *b);

/* Results may be the same object as an operand. Those that return bool give false, and zero, when the result does not fit. */
bool fz__big_add(const fz__big *a, const fz__big *b, fz__big *sum);
void fz__big_subtract(const fz__big *a, const fz__big *b, fz__big *difference); /* a >= b */
bool fz__big_multiply(const fz__big *a, const fz__big *b, fz__big *product);
/* b is not 0; quotient or rest may be NULL */
void fz__big_divide(const fz__big *a, const fz__big *b, fz__big *quotient, fz__big *rest);
/* The greatest common divisor; that of 0 and b is b. */
fz__big fz__big_gcd(const fz__big *a, const fz__big *b);
/* Decimal digits with a NUL; returns how many digits. */
size_t fz__big_format(const fz__big *a, char digits[FZ__BIG_DIGITS]);

#endif
