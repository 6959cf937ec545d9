/* Whole numbers without sign, up to 256 bits: what fractions are made of. What does not fit is reported, never wrapped.
 *
 * Nearly all numbers of an assessment are small, that is, fit 64 bits. So what can be said of these in a word or two of code is
 * inline here, and whoever reckons with them takes them out, reckons with the processor's own numbers, and puts the result back. */
#ifndef FZ_ASSESS_BIG_H
#define FZ_ASSESS_BIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FZ__BIG_WORDS 8
/* Room for any of them as decimal digits with a NUL: 2^256 has 78. */
#define FZ__BIG_DIGITS 80

/* Words of 32 bits, the lowest first; the highest of `count` is not 0, and zero has none. The words behind are 0. */
typedef struct fz__big {
    uint32_t count;
    uint32_t words[FZ__BIG_WORDS];
} fz__big;

static inline fz__big fz__big_of(uint64_t n)
{
    return (fz__big){n > UINT32_MAX ? 2 : n > 0, {(uint32_t)n, (uint32_t)(n >> 32)}};
}

static inline bool fz__big_is_zero(const fz__big *a)
{
    return a->count == 0;
}

static inline bool fz__big_is_odd(const fz__big *a)
{
    return a->words[0] % 2 == 1;
}

static inline bool fz__big_is_one(const fz__big *a)
{
    return a->count == 1 && a->words[0] == 1;
}

/* Whether it fits 64 bits, or 32: two of those may be multiplied as they are. */
static inline bool fz__big_is_small(const fz__big *a)
{
    return a->count <= 2;
}

static inline bool fz__big_is_short(const fz__big *a)
{
    return a->count <= 1;
}

/* The value of one that is small. */
static inline uint64_t fz__big_small(const fz__big *a)
{
    return a->words[0] | (uint64_t)a->words[1] << 32;
}

/* False, and 0, when it does not fit 64 bits. */
static inline bool fz__big_to_u64(const fz__big *a, uint64_t *n)
{
    *n = fz__big_is_small(a) ? fz__big_small(a) : 0;
    return fz__big_is_small(a);
}

/* That of 0 and b is b. */
static inline uint64_t fz__small_gcd(uint64_t a, uint64_t b)
{
    while (b > 0) {
        uint64_t left = a % b;

        a = b;
        b = left;
    }
    return a;
}

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
