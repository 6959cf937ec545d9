/* Long arithmetic as at school, with digits of 32 bits; long division is algorithm D of Knuth, TAOCP 2, 4.3.1. Most numbers
 * of an assessment fit 64 bits, and those take the processor's own division. */
#include "assess/big.h"

#include <string.h>

/* The words up to the highest that is not 0. */
static uint32_t length_of(const uint32_t *words, uint32_t count)
{
    while (count > 0 && words[count - 1] == 0)
        count--;
    return count;
}

int fz__big_compare(const fz__big *a, const fz__big *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (uint32_t i = a->count; i-- > 0;)
        if (a->words[i] != b->words[i])
            return a->words[i] < b->words[i] ? -1 : 1;
    return 0;
}

bool fz__big_add(const fz__big *a, const fz__big *b, fz__big *sum)
{
    uint32_t count = a->count > b->count ? a->count : b->count;
    fz__big result = {0};
    uint64_t carry = 0;

    if (count <= 1) {
        *sum = fz__big_of((uint64_t)a->words[0] + b->words[0]);
        return true;
    }
    for (uint32_t i = 0; i < count; i++) {
        carry += (uint64_t)(i < a->count ? a->words[i] : 0) + (i < b->count ? b->words[i] : 0);
        result.words[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry && count < FZ__BIG_WORDS)
        result.words[count++] = (uint32_t)carry;
    else if (carry)
        count = 0;
    result.count = count;
    *sum = carry && count == 0 ? fz__big_of(0) : result;
    return !(carry && count == 0);
}

void fz__big_subtract(const fz__big *a, const fz__big *b, fz__big *difference)
{
    fz__big result = {0};
    uint64_t borrow = 0;

    if (a->count <= 2) {
        *difference = fz__big_of(fz__big_small(a) - fz__big_small(b));
        return;
    }
    for (uint32_t i = 0; i < a->count; i++) {
        uint64_t taken = (i < b->count ? b->words[i] : 0) + borrow;

        result.words[i] = (uint32_t)(a->words[i] - taken);
        borrow = a->words[i] < taken;
    }
    result.count = length_of(result.words, a->count);
    *difference = result;
}

bool fz__big_multiply(const fz__big *a, const fz__big *b, fz__big *product)
{
    uint32_t words[2 * FZ__BIG_WORDS] = {0}, count;

    if (a->count <= 1 && b->count <= 1) {
        *product = fz__big_of((uint64_t)a->words[0] * b->words[0]);
        return true;
    }
    for (uint32_t i = 0; i < a->count; i++) {
        uint64_t carry = 0;

        for (uint32_t j = 0; j < b->count; j++) {
            carry += (uint64_t)a->words[i] * b->words[j] + words[i + j];
            words[i + j] = (uint32_t)carry;
            carry >>= 32;
        }
        words[i + b->count] = (uint32_t)carry;
    }
    count = length_of(words, a->count + b->count);
    *product = fz__big_of(0);
    if (count > FZ__BIG_WORDS)
        return false;
    product->count = count;
    memcpy(product->words, words, count * sizeof(*words));
    return true;
}

/* Divide by one word. */
static void divide_short(const fz__big *a, uint32_t b, fz__big *quotient, fz__big *rest)
{
    fz__big result = {0};
    uint64_t left = 0;

    for (uint32_t i = a->count; i-- > 0;) {
        left = left << 32 | a->words[i];
        result.words[i] = (uint32_t)(left / b);
        left %= b;
    }
    result.count = length_of(result.words, a->count);
    *quotient = result;
    *rest = fz__big_of(left);
}

/* Shift left by less than a word; `to` has one word more than `count`. */
static void shift_left(const uint32_t *from, uint32_t count, unsigned bits, uint32_t *to)
{
    uint64_t carry = 0;

    for (uint32_t i = 0; i < count; i++) {
        carry |= (uint64_t)from[i] << bits;
        to[i] = (uint32_t)carry;
        carry >>= 32;
    }
    to[count] = (uint32_t)carry;
}

/* Step D3 of algorithm D: the digit that the highest words suggest, at most one too high. */
static uint64_t guess_digit(const uint32_t *u, const uint32_t *v, uint32_t n, uint32_t at)
{
    uint64_t high = (uint64_t)u[at + n] << 32 | u[at + n - 1];
    uint64_t digit = high / v[n - 1], left = high % v[n - 1];

    while (digit >> 32 || digit * v[n - 2] > (left << 32 | u[at + n - 2])) {
        digit--;
        left += v[n - 1];
        if (left >> 32)
            break;
    }
    return digit;
}

/* Steps D4 to D6: take digit × v from u at `at`; one v is given back, and the digit lowered, when that was too much. */
static uint32_t take_digit(uint32_t *u, const uint32_t *v, uint32_t n, uint32_t at, uint64_t digit)
{
    uint64_t carry = 0, borrow = 0;

    for (uint32_t i = 0; i < n; i++) {
        uint64_t taken;

        carry += digit * v[i];
        taken = (carry & UINT32_MAX) + borrow;
        borrow = u[at + i] < taken;
        u[at + i] = (uint32_t)(u[at + i] - taken);
        carry >>= 32;
    }
    carry += borrow;
    borrow = u[at + n] < carry;
    u[at + n] = (uint32_t)(u[at + n] - carry);
    if (!borrow)
        return (uint32_t)digit;
    carry = 0;
    for (uint32_t i = 0; i < n; i++) {
        carry += (uint64_t)u[at + i] + v[i];
        u[at + i] = (uint32_t)carry;
        carry >>= 32;
    }
    u[at + n] += (uint32_t)carry;
    return (uint32_t)(digit - 1);
}

/* a has no fewer words than b, which has two at least. */
static void divide_long(const fz__big *a, const fz__big *b, fz__big *quotient, fz__big *rest)
{
    uint32_t u[FZ__BIG_WORDS + 1], v[FZ__BIG_WORDS + 1], n = b->count;
    fz__big result = {0}, left = {0};
    unsigned bits = 0;

    while (!(b->words[n - 1] << bits & UINT32_C(0x80000000)))
        bits++;
    shift_left(a->words, a->count, bits, u);
    shift_left(b->words, n, bits, v);
    for (uint32_t at = a->count - n + 1; at-- > 0;)
        result.words[at] = take_digit(u, v, n, at, guess_digit(u, v, n, at));
    result.count = length_of(result.words, a->count - n + 1);
    for (uint32_t i = 0; i < n; i++)
        left.words[i] = (uint32_t)((u[i] | (uint64_t)u[i + 1] << 32) >> bits);
    left.count = length_of(left.words, n);
    *quotient = result;
    *rest = left;
}

void fz__big_divide(const fz__big *a, const fz__big *b, fz__big *quotient, fz__big *rest)
{
    fz__big q, r;

    if (fz__big_is_one(b)) {
        q = *a;
        r = fz__big_of(0);
    } else if (fz__big_compare(a, b) < 0) {
        q = fz__big_of(0);
        r = *a;
    } else if (a->count <= 2) {
        q = fz__big_of(fz__big_small(a) / fz__big_small(b));
        r = fz__big_of(fz__big_small(a) % fz__big_small(b));
    } else if (b->count == 1) {
        divide_short(a, b->words[0], &q, &r);
    } else {
        divide_long(a, b, &q, &r);
    }
    if (quotient)
        *quotient = q;
    if (rest)
        *rest = r;
}

fz__big fz__big_gcd(const fz__big *a, const fz__big *b)
{
    fz__big x, y, rest;

    if (fz__big_is_one(a) || fz__big_is_one(b))
        return fz__big_of(1);
    x = *a;
    y = *b;
    while (y.count > 2 || (y.count > 0 && x.count > 2)) {
        fz__big_divide(&x, &y, NULL, &rest);
        x = y;
        y = rest;
    }
    if (y.count == 0)
        return x;
    return fz__big_of(fz__small_gcd(fz__big_small(&x), fz__big_small(&y)));
}

size_t fz__big_format(const fz__big *a, char digits[FZ__BIG_DIGITS])
{
    char *end = digits + FZ__BIG_DIGITS - 1, *at = end;
    fz__big left = *a, rest;
    size_t count;

    *end = '\0';
    do {
        divide_short(&left, 10, &left, &rest);
        *--at = (char)('0' + fz__big_small(&rest));
    } while (left.count > 0);
    count = (size_t)(end - at);
    memmove(digits, at, count + 1);
    return count;
}
