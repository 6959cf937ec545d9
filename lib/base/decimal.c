/* Exact decimals: counts of millionths.
 *
 * Numbers are worked on as sign and magnitude, the magnitude in 64 bits without sign, so that no step can overflow in
 * silence. A product needs 128 bits, as two words; it is written out because 32-bit compilers have no such type. */
#include "base/decimal.h"
#include "base/utf8.h"

#include <float.h>

#define PLACES    6
#define LARGEST   ((uint64_t)INT64_MAX)
#define TEXT_ROOM 24

static const uint32_t powers[PLACES + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* Give a magnitude its sign; false when it does not fit. */
static bool with_sign(uint64_t size, bool negative, fz_decimal *result)
{
    *result = 0;
    if (size > LARGEST)
        return false;
    *result = negative ? -(int64_t)size : (int64_t)size;
    return true;
}

bool fz__decimal_add(fz_decimal a, fz_decimal b, fz_decimal *sum)
{
    *sum = 0;
    if (b > 0 ? a > INT64_MAX - b : a < -INT64_MAX - b)
        return false;
    *sum = a + b;
    return true;
}

bool fz__decimal_subtract(fz_decimal a, fz_decimal b, fz_decimal *difference)
{
    *difference = 0;
    if (b < 0 ? a > INT64_MAX + b : a < -INT64_MAX + b)
        return false;
    *difference = a - b;
    return true;
}

/* Whether a magnitude `quotient` with `rest` of `divisor` left over goes up by one. */
static bool rounds_up(uint64_t quotient, uint64_t rest, uint64_t divisor, bool negative, fz_rounding rounding)
{
    uint64_t missing = divisor - rest; /* twice the rest might not fit */

    switch (rounding) {
    case FZ_ROUND_HALF_EVEN:
        return rest > missing || (rest == missing && quotient % 2 == 1);
    case FZ_ROUND_TRUNCATE:
        return false;
    case FZ_ROUND_FLOOR:
        return negative && rest > 0;
    case FZ_ROUND_CEILING:
        return !negative && rest > 0;
    case FZ_ROUND_HALF_AWAY:
    default:
        return rest >= missing;
    }
}

/* Two words of 64 bits, from the four products of their halves. */
static void multiply(uint64_t a, uint64_t b, uint64_t *high, uint64_t *low)
{
    uint64_t a1 = a >> 32, a0 = a & UINT32_MAX, b1 = b >> 32, b0 = b & UINT32_MAX;
    uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
    uint64_t carry = a0 * b1 + (middle & UINT32_MAX);

    *high = a1 * b1 + (middle >> 32) + (carry >> 32);
    *low = carry << 32 | (a0 * b0 & UINT32_MAX);
}

/* Divide two words by one, bit by bit; false when the quotient does not fit one word. `divisor` is 2^63 at most, so `rest`
 * can be doubled. */
static bool divide(uint64_t high, uint64_t low, uint64_t divisor, uint64_t *quotient, uint64_t *rest)
{
    if (high >= divisor)
        return false;
    if (high == 0) {
        *quotient = low / divisor;
        *rest = low % divisor;
        return true;
    }
    *quotient = 0;
    *rest = high;
    for (int bit = 63; bit >= 0; bit--) {
        *rest = *rest << 1 | (low >> bit & 1);
        *quotient <<= 1;
        if (*rest >= divisor) {
            *rest -= divisor;
            *quotient |= 1;
        }
    }
    return true;
}

bool fz__decimal_scale(fz_decimal a, int64_t numerator, int64_t denominator, fz_rounding rounding, fz_decimal *result)
{
    bool negative = (a < 0) != ((numerator < 0) != (denominator < 0));
    uint64_t high, low, quotient, rest, divisor = magnitude(denominator);

    *result = 0;
    multiply(magnitude(a), magnitude(numerator), &high, &low);
    if (divisor == 0 || !divide(high, low, divisor, &quotient, &rest) || quotient > LARGEST)
        return false;
    quotient += rounds_up(quotient, rest, divisor, negative, rounding);
    return with_sign(quotient, negative, result);
}

/* The magnitude rounded to steps of `step`; at most 2^63 + 10^6, so it fits. */
static uint64_t round_to(fz_decimal decimal, uint32_t step, fz_rounding rounding)
{
    uint64_t size = magnitude(decimal), steps = size / step;

    return (steps + rounds_up(steps, size % step, step, decimal < 0, rounding)) * step;
}

static unsigned at_most_six(unsigned places)
{
    return places < PLACES ? places : PLACES;
}

fz_status fz_decimal_round(fz_decimal decimal, unsigned places, fz_rounding rounding, fz_decimal *result)
{
    uint64_t size = round_to(decimal, powers[PLACES - at_most_six(places)], rounding);

    if (!result)
        return FZ_EINVAL;
    return with_sign(size, decimal < 0, result) ? FZ_OK : FZ_EOVERFLOW;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Append a digit to the magnitude; false when it does not fit. */
static bool push(uint64_t *size, unsigned digit)
{
    if (*size > (LARGEST - digit) / 10)
        return false;
    *size = *size * 10 + digit;
    return true;
}

/* Read the digits at `*at`, which moves behind them, up to `places` of them into the magnitude; those beyond must be
 * zero. Of the first `places` that are not there, zeros are read where `filled`. Returns how many digits there are. */
static size_t push_digits(const char **at, size_t places, bool filled, uint64_t *size, bool *fits)
{
    size_t count = 0;

    for (; is_digit(**at); ++*at, count++)
        if (count < places)
            *fits = *fits && push(size, (unsigned)(**at - '0'));
        else
            *fits = *fits && **at == '0';
    for (size_t i = count; filled && i < places; i++)
        *fits = *fits && push(size, 0);
    return count;
}

fz_status fz_decimal_parse(const char *text, fz_decimal *decimal)
{
    bool negative, pointed, fits = true;
    uint64_t size = 0;

    if (decimal)
        *decimal = 0;
    if (!text || !decimal)
        return FZ_EINVAL;
    negative = *text == '-';
    text += negative || *text == '+';
    if (push_digits(&text, SIZE_MAX, false, &size, &fits) == 0)
        return FZ_EDECIMAL;
    pointed = *text == '.';
    text += pointed;
    if ((push_digits(&text, PLACES, true, &size, &fits) == 0 && pointed) || *text != '\0')
        return FZ_EDECIMAL;
    return fits && with_sign(size, negative, decimal) ? FZ_OK : FZ_EOVERFLOW;
}

/* Write a magnitude with so many places, like snprintf. */
static size_t write_places(uint64_t size, bool negative, unsigned places, char *text, size_t capacity)
{
    char whole[TEXT_ROOM], *end = whole + TEXT_ROOM, *at = end;

    size /= powers[PLACES - places];
    for (unsigned i = 0; i <= places || size > 0; i++) { /* from the last digit on, at least one before the point */
        if (i == places && places > 0)
            *--at = '.';
        *--at = (char)('0' + size % 10);
        size /= 10;
    }
    if (negative)
        *--at = '-';
    return fz__utf8_give(at, (size_t)(end - at), text, capacity);
}

size_t fz_decimal_format(fz_decimal decimal, char *text, size_t capacity)
{
    uint64_t size = magnitude(decimal);
    unsigned places = PLACES;

    while (places > 0 && size % powers[PLACES - places + 1] == 0)
        places--;
    return write_places(size, decimal < 0, places, text, capacity);
}

size_t fz_decimal_format_places(fz_decimal decimal, unsigned places, fz_rounding rounding, char *text, size_t capacity)
{
    uint64_t size;

    places = at_most_six(places);
    size = round_to(decimal, powers[PLACES - places], rounding);
    return write_places(size, decimal < 0 && size > 0, places, text, capacity);
}

/* A quotient of numbers that a double holds is rounded once, unless the machine computes in more bits than that: the x87 rounds twice. */
#if FLT_EVAL_METHOD == 0 || FLT_EVAL_METHOD == 1
#define EXACT_BITS 53
#else
#define EXACT_BITS 0
#endif

/* Else the quotient is made bit by bit, with more bits than a double has, the last one standing for all that is cut off, and
 * rounded once by the conversion. */
double fz_decimal_to_double(fz_decimal decimal)
{
    uint64_t size = magnitude(decimal), bits = size / powers[PLACES], rest = size % powers[PLACES];
    unsigned halvings = 0;
    double value;

    if (size >> EXACT_BITS == 0)
        return (double)decimal / (double)FZ_DECIMAL_ONE;
    for (; bits >> 55 == 0; halvings++) {
        rest *= 2;
        bits = bits << 1 | (rest >= powers[PLACES]);
        rest %= powers[PLACES];
    }
    for (value = (double)(bits | (rest != 0)); halvings > 0; halvings--)
        value /= 2; /* exact */
    return decimal < 0 ? -value : value;
}
