/* Fractions stay in lowest terms: common factors are taken out before multiplying, never after, so that nothing is larger on
 * the way than it is at the end. Comparing goes by the integer parts and then by the reciprocals of what is left (continued
 * fractions), which needs no number larger than those compared.
 *
 * Points, per cents and their millionths fit 32 bits, and products of two of them 64. So each operation first tries the
 * processor's own numbers; what might not fit these goes the long way. Both give the same, since a fraction in lowest terms is
 * written in one way only. The tests hold the one against the other at the edges of 31, 32, 63 and 64 bits. */
#include "assess/rational.h"

#include <string.h>

static const uint32_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static unsigned at_most_six(unsigned places)
{
    return places < 6 ? places : 6;
}

static bool are_short(const fz__rational *a, const fz__rational *b)
{
    return fz__big_is_short(&a->numerator) && fz__big_is_short(&a->denominator) && fz__big_is_short(&b->numerator) &&
           fz__big_is_short(&b->denominator);
}

static bool are_small(const fz__big *a, const fz__big *b)
{
    return fz__big_is_small(a) && fz__big_is_small(b);
}

/* False, and nothing written, when the sum does not fit 64 bits. */
static bool add_small(uint64_t a, uint64_t b, uint64_t *sum)
{
    if (a > UINT64_MAX - b)
        return false;
    *sum = a + b;
    return true;
}

/* In lowest terms; the denominator is not 0. */
static fz__rational reduced_small(uint64_t numerator, uint64_t denominator, bool negative)
{
    uint64_t common = denominator == 1 ? 1 : fz__small_gcd(denominator, numerator);

    return (fz__rational){fz__big_of(numerator / common), fz__big_of(denominator / common), negative && numerator > 0};
}

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* In lowest terms; the denominator is not 0. */
static fz__rational reduced(const fz__big *numerator, const fz__big *denominator, bool negative)
{
    fz__rational result = {*numerator, *denominator, negative && numerator->count > 0};
    fz__big common;

    if (fz__big_is_one(denominator))
        return result;
    if (are_small(numerator, denominator))
        return reduced_small(fz__big_small(numerator), fz__big_small(denominator), negative);
    common = fz__big_gcd(numerator, denominator);
    if (fz__big_is_one(&common))
        return result;
    fz__big_divide(numerator, &common, &result.numerator, NULL);
    fz__big_divide(denominator, &common, &result.denominator, NULL);
    return result;
}

bool fz__rational_ratio(int64_t numerator, int64_t denominator, fz__rational *result)
{
    *result = fz__rational_of(0);
    if (denominator == 0)
        return false;
    *result = reduced_small(magnitude(numerator), magnitude(denominator), (numerator < 0) != (denominator < 0));
    return true;
}

/* Most decimals are whole or have a place or two, and dividing by what the compiler knows is cheap: so tens are taken out first. */
fz__rational fz__rational_decimal(fz_decimal decimal)
{
    uint64_t size = magnitude(decimal), scale = FZ_DECIMAL_ONE;

    if (size % FZ_DECIMAL_ONE == 0)
        return fz__rational_of(decimal / FZ_DECIMAL_ONE);
    for (; size % 10 == 0; scale /= 10)
        size /= 10;
    return reduced_small(size, scale, decimal < 0);
}

int fz__rational_sign(const fz__rational *a)
{
    return a->numerator.count == 0 ? 0 : a->negative ? -1 : 1;
}

/* Compare a / b with c / d by continued fractions: where the whole parts are equal, the rests are compared, and of two rests
 * the one with the smaller reciprocal is the larger. */
static int compare_sizes(fz__big a, fz__big b, fz__big c, fz__big d)
{
    for (int sense = 1;; sense = -sense) {
        fz__big whole_a, whole_c, rest_a, rest_c;
        int order;

        fz__big_divide(&a, &b, &whole_a, &rest_a);
        fz__big_divide(&c, &d, &whole_c, &rest_c);
        order = fz__big_compare(&whole_a, &whole_c);
        if (order != 0)
            return order * sense;
        if (fz__big_is_zero(&rest_a) || fz__big_is_zero(&rest_c))
            return (int)(rest_a.count > 0) * sense - (int)(rest_c.count > 0) * sense;
        a = b;
        b = rest_a;
        c = d;
        d = rest_c;
    }
}

int fz__rational_compare(const fz__rational *a, const fz__rational *b)
{
    int order;

    if (a->negative != b->negative)
        return a->negative ? -1 : 1;
    if (are_short(a, b)) {
        uint64_t x = fz__big_small(&a->numerator) * fz__big_small(&b->denominator);
        uint64_t y = fz__big_small(&b->numerator) * fz__big_small(&a->denominator);

        order = (x > y) - (x < y);
    } else {
        order = compare_sizes(a->numerator, a->denominator, b->numerator, b->denominator);
    }
    return a->negative ? -order : order;
}

bool fz__rational_equal(const fz__rational *a, const fz__rational *b)
{
    return a->negative == b->negative && fz__big_compare(&a->numerator, &b->numerator) == 0 &&
           fz__big_compare(&a->denominator, &b->denominator) == 0;
}

fz__rational fz__rational_negate(const fz__rational *a)
{
    fz__rational result = *a;

    result.negative = !a->negative && a->numerator.count > 0;
    return result;
}

/* With one sign the sizes add up, with two the lesser is taken from the greater, whose sign stays. */
static bool combine_small(uint64_t x, bool x_negative, uint64_t y, bool y_negative, uint64_t *size, bool *negative)
{
    *negative = x >= y ? x_negative : y_negative;
    if (x_negative == y_negative)
        return add_small(x, y, size);
    *size = x >= y ? x - y : y - x;
    return true;
}

/* What is whole, or has the same denominator, within 64 bits. False: the long way. */
static bool add_alike(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    uint64_t denominator, size;
    bool negative;

    if (!are_small(&a->numerator, &b->numerator) || !are_small(&a->denominator, &b->denominator))
        return false;
    denominator = fz__big_small(&a->denominator);
    if (denominator != fz__big_small(&b->denominator) ||
        !combine_small(fz__big_small(&a->numerator), a->negative, fz__big_small(&b->numerator), b->negative, &size,
                       &negative))
        return false;
    *result = reduced_small(size, denominator, negative);
    return true;
}

/* What is within 32 bits. The sum of the crosswise products has no factor in common with the denominators but one of `common`
 * (Knuth, TAOCP 2, 4.5.1). False: the long way. */
static bool add_short(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    uint64_t b_left, a_left, common, size, again;
    bool negative;

    if (!are_short(a, b))
        return false;
    common = fz__small_gcd(fz__big_small(&a->denominator), fz__big_small(&b->denominator));
    a_left = fz__big_small(&a->denominator) / common;
    b_left = fz__big_small(&b->denominator) / common;
    if (!combine_small(fz__big_small(&a->numerator) * b_left, a->negative, fz__big_small(&b->numerator) * a_left,
                       b->negative, &size, &negative))
        return false;
    again = fz__small_gcd(common, size);
    *result = (fz__rational){fz__big_of(size / again), fz__big_of(a_left * (b_left * (common / again))),
                             negative && size > 0};
    return true;
}

bool fz__rational_add(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    fz__sum sum;

    if (a->numerator.count == 0 || b->numerator.count == 0) {
        *result = a->numerator.count == 0 ? *b : *a;
        return true;
    }
    if (add_alike(a, b, result) || add_short(a, b, result))
        return true;
    fz__sum_init(&sum);
    fz__sum_add(&sum, a);
    fz__sum_add(&sum, b);
    return fz__sum_value(&sum, result);
}

bool fz__rational_subtract(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    fz__rational taken = fz__rational_negate(b);

    return fz__rational_add(a, &taken, result);
}

/* Within 32 bits: the products fit 64 even before anything is taken out. */
static fz__rational multiply_short(const fz__rational *a, const fz__rational *b)
{
    uint64_t n1 = fz__big_small(&a->numerator), n2 = fz__big_small(&b->numerator);
    uint64_t d1 = fz__big_small(&a->denominator), d2 = fz__big_small(&b->denominator);

    return reduced_small(n1 * n2, d1 * d2, a->negative != b->negative);
}

bool fz__rational_multiply(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    fz__big first, second, n1, n2, d1, d2;
    fz__rational product;

    if (are_short(a, b)) {
        *result = multiply_short(a, b);
        return true;
    }
    if (a->numerator.count == 0 || b->numerator.count == 0) {
        *result = fz__rational_of(0);
        return true;
    }
    first = fz__big_gcd(&a->numerator, &b->denominator);
    second = fz__big_gcd(&b->numerator, &a->denominator);
    product.negative = a->negative != b->negative;
    fz__big_divide(&a->numerator, &first, &n1, NULL);
    fz__big_divide(&b->denominator, &first, &d2, NULL);
    fz__big_divide(&b->numerator, &second, &n2, NULL);
    fz__big_divide(&a->denominator, &second, &d1, NULL);
    *result = fz__rational_of(0);
    if (!fz__big_multiply(&n1, &n2, &product.numerator) || !fz__big_multiply(&d1, &d2, &product.denominator))
        return false;
    *result = product;
    return true;
}

bool fz__rational_divide(const fz__rational *a, const fz__rational *b, fz__rational *result)
{
    fz__rational turned = {b->denominator, b->numerator, b->negative};

    if (b->numerator.count > 0)
        return fz__rational_multiply(a, &turned, result);
    *result = fz__rational_of(0);
    return false;
}

/* Whether a quotient with a rest goes up by one, away from zero. */
static bool rounds_up(const fz__big *quotient, const fz__big *rest, const fz__big *divisor, bool negative,
                      fz_rounding rounding)
{
    fz__big missing;
    int order;

    fz__big_subtract(divisor, rest, &missing); /* twice the rest might not fit */
    order = fz__big_compare(rest, &missing);
    switch (rounding) {
    case FZ_ROUND_HALF_EVEN:
        return order > 0 || (order == 0 && fz__big_is_odd(quotient));
    case FZ_ROUND_TRUNCATE:
        return false;
    case FZ_ROUND_FLOOR:
        return negative && rest->count > 0;
    case FZ_ROUND_CEILING:
        return !negative && rest->count > 0;
    case FZ_ROUND_HALF_AWAY:
    default:
        return order >= 0;
    }
}

/* a + b of two rests; gives how often the divisor is in it. */
static uint64_t add_rests(fz__big *a, const fz__big *b, const fz__big *divisor)
{
    fz__big missing;

    fz__big_subtract(divisor, b, &missing); /* the sum might not fit */
    if (fz__big_compare(a, &missing) < 0) {
        fz__big_add(a, b, a);
        return 0;
    }
    fz__big_subtract(a, &missing, a);
    return 1;
}

/* numerator × power ÷ divisor where the product does not fit: the whole part times the power, and the rest times it bit by bit. */
static bool multiply_and_divide(const fz__big *numerator, const fz__big *power, const fz__big *divisor, fz__big *steps,
                                fz__big *rest)
{
    uint64_t bits = 0, more = 0;
    fz__big part, extra;

    fz__big_divide(numerator, divisor, steps, &part);
    fz__big_to_u64(power, &bits);
    *rest = fz__big_of(0);
    for (int bit = 31; bit >= 0; bit--) {
        extra = *rest;
        more = 2 * more + add_rests(rest, &extra, divisor);
        if (bits >> bit & 1)
            more += add_rests(rest, &part, divisor);
    }
    extra = fz__big_of(more);
    return fz__big_multiply(steps, power, steps) && fz__big_add(steps, &extra, steps);
}

/* The magnitude in steps of 10^-places. */
static bool steps_of(const fz__rational *a, unsigned places, fz_rounding rounding, fz__big *steps)
{
    fz__big power = fz__big_of(powers[places]), one = fz__big_of(1), common, scaled, divisor, rest;

    common = fz__big_gcd(&power, &a->denominator);
    fz__big_divide(&power, &common, &power, NULL);
    fz__big_divide(&a->denominator, &common, &divisor, NULL);
    if (fz__big_multiply(&a->numerator, &power, &scaled))
        fz__big_divide(&scaled, &divisor, steps, &rest);
    else if (!multiply_and_divide(&a->numerator, &power, &divisor, steps, &rest))
        return false;
    return !rounds_up(steps, &rest, &divisor, a->negative, rounding) || fz__big_add(steps, &one, steps);
}

bool fz__rational_round(const fz__rational *a, unsigned places, fz_rounding rounding, fz__rational *result)
{
    fz__big steps, power;
    bool negative = a->negative;

    places = at_most_six(places);
    power = fz__big_of(powers[places]);
    if (!steps_of(a, places, rounding, &steps)) {
        *result = fz__rational_of(0);
        return false;
    }
    *result = reduced(&steps, &power, negative);
    return true;
}

bool fz__rational_floor(const fz__rational *a, fz__rational *result)
{
    return fz__rational_round(a, 0, FZ_ROUND_FLOOR, result);
}

bool fz__rational_to_decimal(const fz__rational *a, unsigned places, fz_rounding rounding, fz_decimal *result)
{
    fz__big steps, scale;
    uint64_t size;

    *result = 0;
    places = at_most_six(places);
    scale = fz__big_of(powers[6 - places]);
    if (!steps_of(a, places, rounding, &steps) || !fz__big_multiply(&steps, &scale, &steps) ||
        !fz__big_to_u64(&steps, &size) || size > (uint64_t)INT64_MAX)
        return false;
    *result = a->negative ? -(fz_decimal)size : (fz_decimal)size;
    return true;
}

size_t fz__rational_format(const fz__rational *a, char text[FZ__RATIONAL_TEXT])
{
    fz__rational rounded;
    fz_decimal decimal;
    size_t length = 0;

    if (fz__rational_round(a, 6, FZ_ROUND_TRUNCATE, &rounded) && fz__rational_equal(a, &rounded) &&
        fz__rational_to_decimal(a, 6, FZ_ROUND_TRUNCATE, &decimal))
        return fz_decimal_format(decimal, text, FZ__RATIONAL_TEXT);
    if (a->negative)
        text[length++] = '-';
    length += fz__big_format(&a->numerator, text + length);
    if (fz__big_is_one(&a->denominator))
        return length;
    text[length++] = '/';
    return length + fz__big_format(&a->denominator, text + length);
}

void fz__sum_init(fz__sum *sum)
{
    *sum = (fz__sum){.denominator = fz__big_of(1)};
}

/* Bring the sum to the least common multiple of its denominator and the term's, and give what the term is multiplied by. */
static bool bring_to_common(fz__sum *sum, const fz__big *denominator, fz__big *factor)
{
    fz__big common, raise;

    if (fz__big_compare(&sum->denominator, denominator) == 0) {
        *factor = fz__big_of(1);
        return true;
    }
    common = fz__big_gcd(&sum->denominator, denominator);
    fz__big_divide(denominator, &common, &raise, NULL);
    fz__big_divide(&sum->denominator, &common, factor, NULL);
    return fz__big_multiply(&sum->denominator, &raise, &sum->denominator) &&
           fz__big_multiply(&sum->plus, &raise, &sum->plus) && fz__big_multiply(&sum->minus, &raise, &sum->minus);
}

/* The same denominator, and all within 64 bits. False, and nothing changed: the long way. */
static bool add_to_side(const fz__big *denominator, fz__big *side, const fz__rational *term)
{
    uint64_t total;

    if (!are_small(denominator, &term->denominator) || !are_small(side, &term->numerator) ||
        fz__big_small(denominator) != fz__big_small(&term->denominator) ||
        !add_small(fz__big_small(side), fz__big_small(&term->numerator), &total))
        return false;
    *side = fz__big_of(total);
    return true;
}

void fz__sum_add(fz__sum *sum, const fz__rational *term)
{
    fz__big *side = term->negative ? &sum->minus : &sum->plus;
    fz__big factor, added;

    if (sum->failed || add_to_side(&sum->denominator, side, term))
        return;
    sum->failed = !bring_to_common(sum, &term->denominator, &factor) ||
                  !fz__big_multiply(&term->numerator, &factor, &added) || !fz__big_add(side, &added, side);
}

bool fz__sum_value(const fz__sum *sum, fz__rational *result)
{
    bool negative = fz__big_compare(&sum->plus, &sum->minus) < 0;
    fz__big size;

    if (sum->failed) {
        *result = fz__rational_of(0);
        return false;
    }
    if (negative)
        fz__big_subtract(&sum->minus, &sum->plus, &size);
    else
        fz__big_subtract(&sum->plus, &sum->minus, &size);
    *result = reduced(&size, &sum->denominator, negative);
    return true;
}
