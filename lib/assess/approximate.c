/* Fixed point: a whole number of 2^-120, with a sign. 256 bits hold a product of two whose whole parts are below 2^8, and a logarithm of what
 * fits a fraction is below 2^9 at the most (ln 2^256 = 178). */
#include "assess/approximate.h"

#include "assess/calc.h"

#include <assert.h>
#include <string.h>

#define PLACES 120u
#define TERMS  60u /* 9^-60 and 1/60! are below 2^-120 */

typedef struct fixed {
    fz__big size;
    bool negative;
} fixed;

/* ------------------------------------------------------------------ whole numbers ---------------------------------- */

static unsigned bits_of(const fz__big *a)
{
    unsigned bits = 32 * a->count;

    for (uint32_t top = a->count ? a->words[a->count - 1] : 0; a->count && !(top & 0x80000000u); top <<= 1)
        bits--;
    return bits;
}

static fz__big power_of_two(unsigned exponent)
{
    fz__big power = {.count = exponent / 32 + 1};

    power.words[exponent / 32] = 1u << exponent % 32;
    return power;
}

/* a × 2^by, or what is left of it; false when it does not fit. */
static bool shift(const fz__big *a, int by, fz__big *result)
{
    fz__big power;

    if (by >= 256 || by <= -256) {
        *result = fz__big_of(0);
        return by < 0 || fz__big_is_zero(a);
    }
    power = power_of_two((unsigned)(by < 0 ? -by : by));
    if (by >= 0)
        return fz__big_multiply(a, &power, result);
    fz__big_divide(a, &power, result, NULL);
    return true;
}

/* ------------------------------------------------------------------ fixed point ------------------------------------ */

static fixed fixed_of(unsigned n)
{
    fz__big whole = fz__big_of(n);
    fixed result = {.negative = false};

    shift(&whole, (int)PLACES, &result.size);
    return result;
}

static bool add(const fixed *a, const fixed *b, fixed *result)
{
    fixed x = *a, y = *b;

    if (x.negative == y.negative) {
        result->negative = x.negative;
        return fz__big_add(&x.size, &y.size, &result->size);
    }
    if (fz__big_compare(&x.size, &y.size) < 0) {
        fixed swap = x;

        x = y;
        y = swap;
    }
    fz__big_subtract(&x.size, &y.size, &result->size);
    result->negative = x.negative && result->size.count > 0;
    return true;
}

static bool subtract(const fixed *a, const fixed *b, fixed *result)
{
    fixed turned = *b;

    turned.negative = !b->negative && b->size.count > 0;
    return add(a, &turned, result);
}

static bool multiply(const fixed *a, const fixed *b, fixed *result)
{
    bool negative = a->negative != b->negative;

    if (!fz__big_multiply(&a->size, &b->size, &result->size))
        return false;
    shift(&result->size, -(int)PLACES, &result->size);
    result->negative = negative && result->size.count > 0;
    return true;
}

static void divide_by(fixed *a, unsigned n)
{
    fz__big divisor = fz__big_of(n);

    fz__big_divide(&a->size, &divisor, &a->size, NULL);
    a->negative = a->negative && a->size.count > 0;
}

/* ------------------------------------------------------------------ logarithm -------------------------------------- */

/* 2 artanh(z) = 2 (z + z³/3 + z⁵/5 + …), for |z| ≤ 1/3. */
static bool twice_artanh(const fixed *z, fixed *result)
{
    fixed square, power = *z, term;

    *result = *z;
    if (!multiply(z, z, &square))
        return false;
    for (unsigned i = 1; i < TERMS; i++) {
        if (!multiply(&power, &square, &power))
            return false;
        term = power;
        divide_by(&term, 2 * i + 1);
        if (!add(result, &term, result))
            return false;
    }
    return add(result, result, result);
}

static bool logarithm_of_two(fixed *result)
{
    fixed third = fixed_of(1);

    divide_by(&third, 3);
    return twice_artanh(&third, result);
}

/* Bring a ÷ b to 2^exponent × m with 1 ≤ m < 2, m as fixed point. Of each 120 bits are enough. */
static bool mantissa_of(const fz__rational *a, int *exponent, fz__big *m)
{
    int above = (int)bits_of(&a->numerator) - 120, below = (int)bits_of(&a->denominator) - 120;
    fz__big numerator, denominator, one = power_of_two(PLACES);

    if (!shift(&a->numerator, -above, &numerator) || !shift(&a->denominator, -below, &denominator))
        return false;
    *exponent = above - below;
    if (!shift(&numerator, (int)PLACES, &numerator))
        return false;
    fz__big_divide(&numerator, &denominator, m, NULL);
    if (fz__big_compare(m, &one) >= 0)
        return true;
    --*exponent;
    return shift(m, 1, m);
}

/* ln a = exponent × ln 2 + ln m, and ln m = 2 artanh((m − 1) ÷ (m + 1)). */
static bool logarithm(const fz__rational *a, fixed *result)
{
    fixed m = {.negative = false}, one = fixed_of(1), above, below, two;
    int exponent;

    if (!mantissa_of(a, &exponent, &m.size) || !subtract(&m, &one, &above) || !add(&m, &one, &below))
        return false;
    if (!shift(&above.size, (int)PLACES, &above.size))
        return false;
    fz__big_divide(&above.size, &below.size, &above.size, NULL);
    if (!twice_artanh(&above, result) || !logarithm_of_two(&two))
        return false;
    {
        fz__big times = fz__big_of((uint64_t)(exponent < 0 ? -exponent : exponent));

        if (!fz__big_multiply(&two.size, &times, &two.size))
            return false;
        two.negative = exponent < 0 && two.size.count > 0;
    }
    return add(result, &two, result);
}

/* ------------------------------------------------------------------ exponential ------------------------------------ */

/* e^a = m × 2^exponent: e^r with |r| ≤ ln 2, by its series. */
static bool exponential(const fixed *a, fixed *m, int *exponent)
{
    fixed two, rest = *a, term = fixed_of(1), taken;
    fz__big times;
    uint64_t count;

    if (!logarithm_of_two(&two))
        return false;
    fz__big_divide(&a->size, &two.size, &times, NULL);
    if (!fz__big_to_u64(&times, &count) || count > 300 || !fz__big_multiply(&two.size, &times, &taken.size))
        return false;
    taken.negative = a->negative && taken.size.count > 0;
    *exponent = a->negative ? -(int)count : (int)count;
    if (!subtract(a, &taken, &rest))
        return false;
    *m = term;
    for (unsigned i = 1; i < TERMS; i++) {
        if (!multiply(&term, &rest, &term))
            return false;
        divide_by(&term, i);
        if (!add(m, &term, m))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ rounding to 18 places -------------------------- */

/* a ÷ b in steps of 10^-18, rounded half away from zero. */
static bool settle(const fz__big *a, const fz__big *b, bool negative, fz__rational *result)
{
    fz__big scale = fz__big_of(UINT64_C(1000000000000000000)), scaled, quotient, rest, one = fz__big_of(1);
    fz__rational steps, all = {scale, fz__big_of(1), false};

    if (!fz__big_multiply(a, &scale, &scaled))
        return false;
    fz__big_divide(&scaled, b, &quotient, &rest);
    if (!fz__big_add(&rest, &rest, &rest))
        return false;
    if (fz__big_compare(&rest, b) >= 0 && !fz__big_add(&quotient, &one, &quotient))
        return false;
    steps = (fz__rational){quotient, one, negative && quotient.count > 0};
    return fz__rational_divide(&steps, &all, result);
}

bool fz__logarithm_rate(const fz__rational *value, const fz__rational *low, const fz__rational *high,
                        fz__rational *rate, bool *approximate)
{
    fixed of_value, of_low, of_high, above, below;

    *approximate = false;
    *rate = fz__rational_of(fz__rational_equal(value, high));
    if (fz__rational_equal(value, low) || fz__rational_equal(value, high))
        return true;
    *approximate = true;
    return logarithm(value, &of_value) && logarithm(low, &of_low) && logarithm(high, &of_high) &&
           subtract(&of_value, &of_low, &above) && subtract(&of_high, &of_low, &below) &&
           settle(&above.size, &below.size, above.negative != below.negative, rate);
}

/* Whether the mean needs no root: all values that count are equal, or one is 0. */
static bool is_plain(const fz__rational *values, const fz__rational *weights, size_t count, fz__rational *mean)
{
    const fz__rational *first = NULL;
    bool plain = true;

    for (size_t i = 0; i < count; i++) {
        if (fz__rational_is_zero(&weights[i]))
            continue;
        if (fz__rational_is_zero(&values[i])) {
            *mean = values[i];
            return true;
        }
        first = first ? first : &values[i];
        plain = plain && fz__rational_equal(first, &values[i]);
    }
    assert(first);
    if (plain)
        *mean = *first;
    return plain;
}

/* A logarithm times a share of the weights. */
static bool weigh(const fixed *a, const fz__rational *share, fixed *result)
{
    if (!fz__big_multiply(&a->size, &share->numerator, &result->size))
        return false;
    fz__big_divide(&result->size, &share->denominator, &result->size, NULL);
    result->negative = a->negative && result->size.count > 0;
    return true;
}

bool fz__geometric_mean(const fz__rational *values, const fz__rational *weights, size_t count, fz__rational *mean,
                        bool *approximate)
{
    fixed sum = {.negative = false}, part, result;
    fz__calc calc = {false};
    fz__rational all;
    fz__sum total;
    fz__big one, scaled;
    int exponent;

    *approximate = false;
    if (is_plain(values, weights, count, mean))
        return true;
    *approximate = true;
    fz__sum_init(&total);
    for (size_t i = 0; i < count; i++)
        fz__sum_add(&total, &weights[i]);
    all = fz__calc_sum(&calc, &total);
    for (size_t i = 0; i < count; i++) {
        fz__rational share = fz__calc_divide(&calc, weights[i], all);

        if (calc.failed || fz__rational_is_zero(&share))
            continue;
        if (!logarithm(&values[i], &part) || !weigh(&part, &share, &part) || !add(&sum, &part, &sum))
            return false;
    }
    if (calc.failed || !exponential(&sum, &result, &exponent))
        return false;
    /* m × 2^exponent ÷ 2^120: what is not a whole power goes below. */
    one = power_of_two(PLACES);
    scaled = result.size;
    if (exponent >= 0)
        return shift(&scaled, exponent, &scaled) && settle(&scaled, &one, false, mean);
    if (exponent < -120) {
        *mean = fz__rational_of(0);
        return true;
    }
    return shift(&one, -exponent, &one) && settle(&scaled, &one, false, mean);
}
