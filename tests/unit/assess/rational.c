/* Exact fractions. Expectations are worked out in whole numbers (hundredths, thousandths), apart from the code. */
#include "assess/rational.h"

#include <criterion/criterion.h>
#include <string.h>

static fz__rational ratio(int64_t numerator, int64_t denominator)
{
    fz__rational result;

    cr_assert(fz__rational_ratio(numerator, denominator, &result));
    return result;
}

static fz__rational product(fz__rational a, fz__rational b)
{
    fz__rational result;

    cr_assert(fz__rational_multiply(&a, &b, &result));
    return result;
}

static fz__rational quotient(fz__rational a, fz__rational b)
{
    fz__rational result;

    cr_assert(fz__rational_divide(&a, &b, &result));
    return result;
}

static fz__rational total(const fz__rational *terms, size_t count)
{
    fz__rational result;
    fz__sum sum;

    fz__sum_init(&sum);
    for (size_t i = 0; i < count; i++)
        fz__sum_add(&sum, &terms[i]);
    cr_assert(fz__sum_value(&sum, &result));
    return result;
}

static fz_decimal rounded(fz__rational a, unsigned places, fz_rounding rounding)
{
    fz_decimal result;

    cr_assert(fz__rational_to_decimal(&a, places, rounding, &result));
    return result;
}

static void expect_text(fz__rational a, const char *expected)
{
    char text[FZ__RATIONAL_TEXT];
    size_t length = fz__rational_format(&a, text);

    cr_expect_str_eq(text, expected);
    cr_expect_eq(length, strlen(expected));
}

/* 0.7 x + 0.3 y for x and y in hundredths. */
static fz__rational mix(int64_t x, int64_t y)
{
    fz__rational parts[] = {product(ratio(7, 10), ratio(x, 100)), product(ratio(3, 10), ratio(y, 100))};

    return total(parts, 2);
}

Test(rational, every_mix_of_70_and_30_that_is_90_reaches_90)
{
    fz__rational ninety = fz__rational_of(90);
    size_t pairs = 0;

    for (int64_t x = 8000; x <= 10000; x++) {
        int64_t thirds = 90000 - 7 * x; /* 3 y, in hundredths */
        fz__rational score;

        if (thirds % 3 != 0 || thirds / 3 > 10000)
            continue;
        score = mix(x, thirds / 3);
        cr_expect(fz__rational_equal(&score, &ninety));
        cr_expect_eq(rounded(score, 2, FZ_ROUND_TRUNCATE), 90 * FZ_DECIMAL_ONE);
        pairs++;
    }
    cr_assert_eq(pairs, 476);
}

Test(rational, every_mix_that_is_89_995_is_rounded_to_90)
{
    size_t pairs = 0;

    for (int64_t x = 8000; x <= 10000; x++) {
        int64_t thirds = 89995 - 7 * x;

        if (thirds % 3 != 0 || thirds / 3 > 10000)
            continue;
        cr_expect_eq(rounded(mix(x, thirds / 3), 2, FZ_ROUND_HALF_AWAY), 90 * FZ_DECIMAL_ONE);
        cr_expect_eq(rounded(mix(x, thirds / 3), 3, FZ_ROUND_HALF_AWAY), 89995000);
        pairs++;
    }
    cr_assert_eq(pairs, 477);
}

Test(rational, folds_that_are_90_reach_90)
{
    size_t folds = 0;

    for (int64_t applicable = 50; applicable <= 100; applicable++) {
        fz__rational actual = ratio(applicable * 9, 10), fold, ninety = fz__rational_of(90);

        fold = product(quotient(actual, fz__rational_of(applicable)), fz__rational_of(100));
        cr_expect(fz__rational_equal(&fold, &ninety));
        folds++;
    }
    cr_assert_eq(folds, 51);
}

/* x.xx5 in thousandths is 10 q + 5: 四舍五入 goes to q + 1, half-even to the even one of q and q + 1. */
Test(rational, a_half_goes_up_or_to_the_even_neighbour)
{
    for (int64_t hundredths = 0; hundredths < 10000; hundredths++) {
        fz__rational half = ratio(hundredths * 10 + 5, 1000), below = fz__rational_negate(&half);
        int64_t up = (hundredths + 1) * 10000, even = (hundredths + hundredths % 2) * 10000;

        cr_assert_eq(rounded(half, 2, FZ_ROUND_HALF_AWAY), up);
        cr_assert_eq(rounded(below, 2, FZ_ROUND_HALF_AWAY), -up);
        cr_assert_eq(rounded(half, 2, FZ_ROUND_HALF_EVEN), even);
        cr_assert_eq(rounded(below, 2, FZ_ROUND_HALF_EVEN), -even);
        cr_assert_eq(rounded(half, 2, FZ_ROUND_TRUNCATE), hundredths * 10000);
        cr_assert_eq(rounded(half, 2, FZ_ROUND_FLOOR), hundredths * 10000);
        cr_assert_eq(rounded(half, 2, FZ_ROUND_CEILING), up);
        cr_assert_eq(rounded(below, 2, FZ_ROUND_FLOOR), -up);
        cr_assert_eq(rounded(below, 2, FZ_ROUND_CEILING), -hundredths * 10000);
    }
}

Test(rational, thirds_are_rounded_from_their_exact_value)
{
    cr_expect_eq(rounded(ratio(2, 3), 0, FZ_ROUND_HALF_AWAY), 1000000);
    cr_expect_eq(rounded(ratio(1, 3), 6, FZ_ROUND_HALF_AWAY), 333333);
    cr_expect_eq(rounded(ratio(-2, 3), 2, FZ_ROUND_HALF_EVEN), -670000);
    cr_expect_eq(rounded(ratio(-1, 3), 2, FZ_ROUND_FLOOR), -340000);
    cr_expect_eq(rounded(ratio(0, 7), 2, FZ_ROUND_CEILING), 0);
}

Test(rational, deductions_of_a_tenth_add_up)
{
    fz__rational tenth = ratio(-1, 10), left = fz__rational_of(100);

    for (int64_t k = 1; k <= 1000; k++) {
        fz__rational expected = ratio(1000 - k, 10);

        cr_assert(fz__rational_add(&left, &tenth, &left));
        cr_assert(fz__rational_equal(&left, &expected));
    }
    cr_assert(fz__rational_is_zero(&left));
    cr_assert_not(left.negative);
}

/* A generator of numbers that is the same everywhere (Numerical Recipes' 64-bit LCG). */
static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 11;
}

static void shuffle(fz__rational *terms, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)(next_random(state) % i);
        fz__rational kept = terms[i - 1];

        terms[i - 1] = terms[j];
        terms[j] = kept;
    }
}

Test(rational, a_sum_does_not_depend_on_the_order)
{
    fz__rational terms[68], first, again;
    uint64_t state = 68;

    for (size_t i = 0; i < 68; i++)
        terms[i] = ratio((int64_t)(next_random(&state) % 2000) - 1000, (int64_t)(1 + next_random(&state) % 40));
    first = total(terms, 68);
    for (int trial = 0; trial < 500; trial++) {
        shuffle(terms, 68, &state);
        again = total(terms, 68);
        cr_assert(fz__rational_equal(&first, &again));
    }
}

/* 1/p over the primes below 200: their product, the common denominator, needs 273 bits, whatever the order. */
Test(rational, whether_a_sum_fits_does_not_depend_on_the_order)
{
    fz__rational terms[64], value;
    size_t count = 0;
    uint64_t state = 1;

    for (int64_t n = 2; n < 200; n++) {
        int64_t divisor = 2;

        while (n % divisor != 0)
            divisor++;
        if (divisor != n)
            continue;
        terms[count] = ratio(count % 2 ? -1 : 1, n);
        count++;
    }
    cr_assert_eq(count, 46);
    for (int trial = 0; trial < 200; trial++) {
        fz__sum sum;

        shuffle(terms, count, &state);
        fz__sum_init(&sum);
        for (size_t i = 0; i < count; i++)
            fz__sum_add(&sum, &terms[i]);
        cr_assert_not(fz__sum_value(&sum, &value));
        cr_assert(fz__rational_is_zero(&value));
    }
}

Test(rational, what_goes_down_comes_up_again)
{
    fz__rational sixth = ratio(1, 6), tenth = ratio(1, 10), sum, back;

    cr_assert(fz__rational_add(&sixth, &tenth, &sum));
    expect_text(sum, "4/15");
    cr_assert(fz__rational_subtract(&sum, &tenth, &back));
    cr_assert(fz__rational_equal(&back, &sixth));
}

Test(rational, is_written_as_a_decimal_where_that_is_exact)
{
    expect_text(ratio(281, 3), "281/3");
    expect_text(ratio(-7, 1), "-7");
    expect_text(ratio(9235, 100), "92.35");
    expect_text(ratio(1, 10000000), "1/10000000");
    expect_text(ratio(-2, 6), "-1/3");
    expect_text(ratio(0, 5), "0");
    expect_text(product(fz__rational_of(INT64_MAX), fz__rational_of(INT64_MAX)),
                "85070591730234615847396907784232501249");
}

Test(rational, extreme_decimals_are_taken_as_they_are)
{
    fz__rational lowest = fz__rational_decimal(INT64_MIN), highest = fz__rational_decimal(INT64_MAX), million, large;
    fz_decimal decimal;

    expect_text(highest, "9223372036854.775807");
    cr_assert(fz__rational_to_decimal(&highest, 6, FZ_ROUND_TRUNCATE, &decimal));
    cr_assert_eq(decimal, INT64_MAX);
    cr_assert_not(fz__rational_to_decimal(&lowest, 6, FZ_ROUND_TRUNCATE, &decimal), "no decimal is so low");
    cr_assert_eq(decimal, 0);
    million = fz__rational_of(1000000);
    cr_assert(fz__rational_multiply(&highest, &million, &large));
    cr_assert_not(fz__rational_to_decimal(&large, 0, FZ_ROUND_TRUNCATE, &decimal));
}

Test(rational, division_by_zero_fails)
{
    fz__rational one = fz__rational_of(1), zero = fz__rational_of(0), result;

    cr_assert_not(fz__rational_ratio(1, 0, &result));
    cr_assert(fz__rational_is_zero(&result));
    cr_assert_not(fz__rational_divide(&one, &zero, &result));
    cr_assert(fz__rational_is_zero(&result));
}

Test(rational, a_result_may_be_either_operand)
{
    static bool (*const operations[])(const fz__rational *, const fz__rational *, fz__rational *) = {
        fz__rational_add, fz__rational_subtract, fz__rational_multiply, fz__rational_divide};
    /* 2/3 and -5/7: -1/21, 29/21, -10/21, -14/15 */
    const fz__rational wanted[] = {ratio(-1, 21), ratio(29, 21), ratio(-10, 21), ratio(-14, 15)};

    for (size_t i = 0; i < sizeof(operations) / sizeof(*operations); i++) {
        fz__rational a = ratio(2, 3), b = ratio(-5, 7);

        cr_assert(operations[i](&a, &b, &a));
        cr_expect(fz__rational_equal(&a, &wanted[i]), "operation %zu, into the first", i);
        a = ratio(2, 3);
        cr_assert(operations[i](&a, &b, &b));
        cr_expect(fz__rational_equal(&b, &wanted[i]), "operation %zu, into the second", i);
    }
}

Test(rational, powers_fit_up_to_256_bits_and_no_further)
{
    fz__rational power = fz__rational_of(1), two = fz__rational_of(2), turned;

    for (int i = 1; i < 256; i++)
        cr_assert(fz__rational_multiply(&power, &two, &power), "2^%d", i);
    cr_assert(fz__rational_divide(&two, &power, &turned));
    cr_assert_not(fz__rational_multiply(&power, &two, &turned));
    cr_assert(fz__rational_is_zero(&turned));
    cr_assert_not(fz__rational_add(&power, &power, &turned));
    cr_assert(fz__rational_is_zero(&turned));
    cr_assert_not(fz__rational_round(&power, 6, FZ_ROUND_HALF_AWAY, &turned) && !fz__rational_equal(&power, &turned));
}

Test(rational, neighbours_compare_as_they_are)
{
    /* Convergents of the golden ratio lie on both sides of it, each nearer than the last. */
    int64_t a = 1, b = 1;
    fz__rational before = ratio(1, 1), here, after;

    for (int i = 0; i < 80; i++) {
        int64_t next = a + b;

        here = ratio(next, b);
        after = ratio(next + b, next);
        cr_expect_eq(fz__rational_compare(&here, &after), i % 2 ? -1 : 1, "step %d", i);
        cr_expect_eq(fz__rational_compare(&after, &here), i % 2 ? 1 : -1, "step %d", i);
        cr_expect_eq(fz__rational_compare(&before, &here), i % 2 ? 1 : -1, "step %d", i);
        before = here;
        a = b;
        b = next;
    }
}

Test(rational, signs_compare)
{
    fz__rational values[] = {ratio(-7, 2), ratio(-10, 3), ratio(-1, 3), ratio(0, 1),
                             ratio(1, 3),  ratio(10, 3),  ratio(7, 2)};

    for (size_t i = 0; i < 7; i++)
        for (size_t j = 0; j < 7; j++)
            cr_expect_eq(fz__rational_compare(&values[i], &values[j]), i < j ? -1 : i > j ? 1 : 0, "%zu, %zu", i, j);
}

Test(rational, the_floor_is_below_also_of_negative_numbers)
{
    fz__rational result, a = ratio(-7, 2), b = ratio(7, 2), c = fz__rational_of(-3);

    cr_assert(fz__rational_floor(&a, &result));
    expect_text(result, "-4");
    cr_assert(fz__rational_floor(&b, &result));
    expect_text(result, "3");
    cr_assert(fz__rational_floor(&c, &result));
    expect_text(result, "-3");
}

/* ------------------------------------------------------------------ the edges of the short ways -------------------- */

/* Numbers beside 2^31, 2^32, 2^63 and 2^64, as far as an int64_t holds them; the product of two reaches beyond. */
static const int64_t edges[] = {1,
                                2,
                                3,
                                6,
                                10,
                                1000000,
                                INT64_C(0x7fffffff),
                                INT64_C(0x80000000),
                                INT64_C(0x80000001),
                                INT64_C(0xfffffffe),
                                INT64_C(0xffffffff),
                                INT64_C(0x100000000),
                                INT64_C(0x100000001),
                                INT64_C(0x1fffffffe),
                                INT64_C(0x3ffffffffffffffe),
                                INT64_C(0x4000000000000000),
                                INT64_MAX - 1,
                                INT64_MAX};
#define EDGES (sizeof(edges) / sizeof(*edges))

/* A whole number of up to 256 bits, by long arithmetic alone. */
static fz__big times(fz__big a, fz__big b)
{
    fz__big product;

    cr_assert(fz__big_multiply(&a, &b, &product));
    return product;
}

static fz__big plus(fz__big a, fz__big b)
{
    fz__big sum;

    cr_assert(fz__big_add(&a, &b, &sum));
    return sum;
}

static fz__big minus(fz__big a, fz__big b)
{
    fz__big difference;

    fz__big_subtract(&a, &b, &difference);
    return difference;
}

/* A fraction that is right however it was made: its sign, and numerator × other denominator = other numerator × denominator; and in
 * lowest terms, which makes it the only one. */
static void expect_fraction(const fz__rational *found, bool negative, fz__big numerator, fz__big denominator)
{
    fz__big left = times(found->numerator, denominator), right = times(numerator, found->denominator);
    fz__big common = fz__big_gcd(&found->numerator, &found->denominator);

    cr_expect_eq(fz__big_compare(&left, &right), 0);
    cr_expect(fz__big_is_one(&common), "not in lowest terms");
    cr_expect_not(fz__big_is_zero(&found->denominator));
    cr_expect_eq(found->negative, negative && !fz__big_is_zero(&numerator));
}

/* x1 ÷ y1 and x2 ÷ y2, of either sign: their sum, difference, product and order by crosswise products of long arithmetic. */
static void expect_pair(int64_t x1, int64_t y1, int64_t x2, int64_t y2)
{
    fz__big n1 = fz__big_of((uint64_t)(x1 < 0 ? -x1 : x1)), n2 = fz__big_of((uint64_t)(x2 < 0 ? -x2 : x2));
    fz__big d1 = fz__big_of((uint64_t)y1), d2 = fz__big_of((uint64_t)y2), d = times(d1, d2);
    fz__big left = times(n1, d2), right = times(n2, d1);
    fz__rational a = ratio(x1, y1), b = ratio(x2, y2), found;
    int order = fz__big_compare(&left, &right), signs = (x1 < 0) - (x2 < 0);

    cr_assert(fz__rational_multiply(&a, &b, &found));
    expect_fraction(&found, (x1 < 0) != (x2 < 0), times(n1, n2), d);
    cr_assert(fz__rational_add(&a, &b, &found));
    if ((x1 < 0) == (x2 < 0))
        expect_fraction(&found, x1 < 0, plus(left, right), d);
    else
        expect_fraction(&found, order >= 0 ? x1 < 0 : x2 < 0, order >= 0 ? minus(left, right) : minus(right, left), d);
    cr_expect_eq(fz__rational_compare(&a, &b), signs ? -signs : x1 < 0 ? -order : order);
}

Test(rational, reckons_the_same_beside_31_32_and_63_bits)
{
    for (size_t i = 0; i < EDGES; i++)
        for (size_t j = 0; j < EDGES; j++)
            for (size_t k = 0; k < EDGES; k++) {
                expect_pair(edges[i], edges[j], edges[k], edges[(i + 2 * j) % EDGES]);
                expect_pair(-edges[i], edges[j], edges[k], edges[(i + k) % EDGES]);
                expect_pair(edges[i], edges[j], -edges[k], edges[j]);
                expect_pair(-edges[i], edges[j], -edges[k], edges[(j + 1) % EDGES]);
            }
}

Test(rational, zero_stays_zero_beside_every_edge)
{
    for (size_t i = 0; i < EDGES; i++)
        for (size_t j = 0; j < EDGES; j++) {
            fz__rational zero = ratio(0, edges[i]), a = ratio(edges[i], edges[j]), below = fz__rational_negate(&a), sum;

            expect_pair(0, edges[i], edges[j], edges[i]);
            expect_pair(0, edges[i], -edges[j], edges[i]);
            cr_assert(fz__rational_add(&a, &below, &sum));
            cr_expect(fz__rational_is_zero(&sum));
            cr_expect(fz__big_is_one(&sum.denominator));
            cr_expect_not(sum.negative);
            cr_assert(fz__rational_subtract(&zero, &a, &sum));
            cr_expect(fz__rational_equal(&sum, &below));
            cr_expect_not(fz__rational_divide(&a, &zero, &sum));
        }
}

/* Whole numbers that add up to 2^64 - 1 and to 2^64, of one sign and of two. */
Test(rational, carries_beyond_64_bits)
{
    fz__rational half = product(ratio(INT64_MAX, 1), fz__rational_of(2)), one = fz__rational_of(1), all, sum;
    fz__rational parts[] = {half, one, one, half, half};

    cr_assert(fz__rational_add(&half, &one, &all)); /* 2^64 - 1 */
    expect_text(all, "18446744073709551615");
    cr_assert(fz__rational_add(&all, &one, &sum));
    expect_text(sum, "18446744073709551616");
    cr_assert(fz__rational_subtract(&sum, &one, &sum));
    cr_expect(fz__rational_equal(&sum, &all));
    expect_text(total(parts, 5), "55340232221128654844"); /* 3 × (2^64 - 2) + 2 */
    all = fz__rational_negate(&all);
    cr_assert(fz__rational_subtract(&all, &one, &sum));
    expect_text(sum, "-18446744073709551616");
    expect_text(product(all, all), "340282366920938463426481119284349108225"); /* (2^64 - 1)² */
    expect_text(quotient(one, product(all, one)), "-1/18446744073709551615");
    cr_expect_eq(fz__rational_compare(&sum, &all), -1);
}

/* Sums keep one denominator: terms over 2^32 - 1 and 2^32, whose least common one needs 64 bits, and a third that needs more. */
Test(rational, sums_leave_64_bits_unharmed)
{
    fz__rational terms[] = {ratio(1, INT64_C(0xffffffff)), ratio(-1, INT64_C(0x100000000)), ratio(1, INT64_MAX),
                            ratio(-1, INT64_MAX)};

    expect_text(total(terms, 2), "1/18446744069414584320"); /* 2^32 (2^32 - 1) */
    expect_text(total(terms, 4), "1/18446744069414584320");
}

Test(rational, decimals_are_in_lowest_terms_whatever_their_tens)
{
    static const fz_decimal decimals[] = {0, 1, -1, 10, 25, 500000, -800000, 999999, 1000000, 92350000, INT64_MAX};

    for (size_t i = 0; i < sizeof(decimals) / sizeof(*decimals); i++) {
        fz__rational made = fz__rational_decimal(decimals[i]);
        uint64_t size = (uint64_t)(decimals[i] < 0 ? -decimals[i] : decimals[i]);

        expect_fraction(&made, decimals[i] < 0, fz__big_of(size), fz__big_of(1000000));
    }
}

static fz__big random_big(uint64_t *state, uint32_t words)
{
    fz__big big = {0};

    for (uint32_t i = 0; i < words; i++) {
        uint64_t n = next_random(state);

        /* runs of ones and zeros, where a long division goes wrong first */
        big.words[i] = n % 4 == 0   ? 0
                       : n % 4 == 1 ? UINT32_MAX
                       : n % 4 == 2 ? UINT32_C(0x80000000)
                                    : (uint32_t)(n >> 3);
    }
    big.count = words;
    while (big.count > 0 && big.words[big.count - 1] == 0)
        big.count--;
    return big;
}

/* 92.5 and 277/3, each with 1 ÷ 3^154 (245 bits) behind it: their numerators have some 252, and times 10^6 more than there are. */
Test(rational, rounds_what_all_but_fills_its_bits)
{
    fz__rational little = ratio(1, 1), third = ratio(1, 3), half = ratio(185, 2), thirds = ratio(277, 3);

    for (int i = 0; i < 154; i++)
        little = product(little, third);
    cr_assert(fz__rational_add(&half, &little, &half));
    cr_assert(fz__rational_add(&thirds, &little, &thirds));
    cr_assert_eq(rounded(half, 0, FZ_ROUND_HALF_EVEN), 93000000); /* just above the half */
    cr_assert_eq(rounded(half, 6, FZ_ROUND_HALF_AWAY), 92500000);
    cr_assert_eq(rounded(half, 6, FZ_ROUND_CEILING), 92500001);
    cr_assert_eq(rounded(thirds, 6, FZ_ROUND_HALF_AWAY), 92333333);
    cr_assert_eq(rounded(thirds, 2, FZ_ROUND_CEILING), 92340000);
    cr_assert_eq(rounded(fz__rational_negate(&thirds), 6, FZ_ROUND_FLOOR), -92333334);
    cr_assert_eq(rounded(fz__rational_negate(&half), 0, FZ_ROUND_TRUNCATE), -92000000);
}

Test(big, a_division_is_undone_by_multiplying_and_adding)
{
    uint64_t state = 2016;
    size_t tried = 0;

    for (uint32_t trial = 0; trial < 200000; trial++) {
        fz__big a = random_big(&state, 1 + trial % FZ__BIG_WORDS);
        fz__big b = random_big(&state, 1 + (uint32_t)(next_random(&state) % FZ__BIG_WORDS)), quotient, rest, back;

        if (fz__big_is_zero(&b))
            continue;
        fz__big_divide(&a, &b, &quotient, &rest);
        cr_assert_lt(fz__big_compare(&rest, &b), 0);
        cr_assert(fz__big_multiply(&quotient, &b, &back));
        cr_assert(fz__big_add(&back, &rest, &back));
        cr_assert_eq(fz__big_compare(&back, &a), 0, "trial %u", trial);
        tried++;
    }
    cr_assert_gt(tried, 100000);
}

Test(big, a_common_divisor_divides_and_leaves_nothing_in_common)
{
    uint64_t state = 68;

    for (uint32_t trial = 0; trial < 20000; trial++) {
        fz__big common = random_big(&state, 1 + trial % 3), a = random_big(&state, 1 + trial % 4);
        fz__big b = random_big(&state, 1 + trial % 5), found, rest, x, y, one;

        if (fz__big_is_zero(&common) || fz__big_is_zero(&a) || fz__big_is_zero(&b))
            continue;
        cr_assert(fz__big_multiply(&a, &common, &a));
        cr_assert(fz__big_multiply(&b, &common, &b));
        found = fz__big_gcd(&a, &b);
        fz__big_divide(&found, &common, NULL, &rest);
        cr_assert(fz__big_is_zero(&rest));
        fz__big_divide(&a, &found, &x, &rest);
        cr_assert(fz__big_is_zero(&rest));
        fz__big_divide(&b, &found, &y, &rest);
        cr_assert(fz__big_is_zero(&rest));
        one = fz__big_gcd(&x, &y);
        cr_assert(fz__big_is_one(&one));
    }
}
