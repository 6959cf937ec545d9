/* Exact decimals. The products and doubles were worked out with Python's integers and fractions. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/decimal.h"

#define ONE FZ_DECIMAL_ONE

static const struct {
    const char *text;
    fz_status status;
    fz_decimal decimal;
} texts[] = {
    {"0", FZ_OK, 0},
    {"100", FZ_OK, 100 * ONE},
    {"92.35", FZ_OK, 92350000},
    {"-0.5", FZ_OK, -500000},
    {"+1", FZ_OK, ONE},
    {"-0", FZ_OK, 0},
    {"00012.500000", FZ_OK, 12500000},
    {"0.000001", FZ_OK, 1},
    {"1.0000000000", FZ_OK, ONE},
    {"9223372036854.775807", FZ_OK, INT64_MAX},
    {"-9223372036854.775807", FZ_OK, -INT64_MAX},
    {"0.0000001", FZ_EOVERFLOW, 0},
    {"1.23456789", FZ_EOVERFLOW, 0},
    {"9223372036854.775808", FZ_EOVERFLOW, 0},
    {"-9223372036854.775808", FZ_EOVERFLOW, 0},
    {"9223372036855", FZ_EOVERFLOW, 0},
    {"99999999999999999999999999", FZ_EOVERFLOW, 0},
    {"", FZ_EDECIMAL, 0},
    {"-", FZ_EDECIMAL, 0},
    {"+-1", FZ_EDECIMAL, 0},
    {".", FZ_EDECIMAL, 0},
    {".5", FZ_EDECIMAL, 0},
    {"5.", FZ_EDECIMAL, 0},
    {"1,5", FZ_EDECIMAL, 0},
    {"1.5.5", FZ_EDECIMAL, 0},
    {" 1", FZ_EDECIMAL, 0},
    {"1 ", FZ_EDECIMAL, 0},
    {"1e3", FZ_EDECIMAL, 0},
    {"0x10", FZ_EDECIMAL, 0},
    {"１", FZ_EDECIMAL, 0},
    {"99999999999999999999999999x", FZ_EDECIMAL, 0},
    {"nan", FZ_EDECIMAL, 0},
};

Test(decimal, is_read_exactly_or_not_at_all)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        fz_decimal decimal = 7;

        cr_expect_eq(fz_decimal_parse(texts[i].text, &decimal), texts[i].status, "\"%s\"", texts[i].text);
        cr_expect_eq(decimal, texts[i].decimal, "\"%s\"", texts[i].text);
    }
}

Test(decimal, refuses_null)
{
    fz_decimal decimal = 7;

    cr_assert_eq(fz_decimal_parse(NULL, &decimal), FZ_EINVAL);
    cr_assert_eq(decimal, 0);
    cr_assert_eq(fz_decimal_parse("1", NULL), FZ_EINVAL);
    cr_assert_eq(fz_decimal_round(ONE, 0, FZ_ROUND_HALF_AWAY, NULL), FZ_EINVAL);
}

Test(decimal, is_written_in_the_shortest_form)
{
    const struct {
        fz_decimal decimal;
        const char *text;
    } cases[] = {{0, "0"},
                 {100 * ONE, "100"},
                 {92350000, "92.35"},
                 {-500000, "-0.5"},
                 {1, "0.000001"},
                 {-1, "-0.000001"},
                 {10 * ONE + 10, "10.00001"},
                 {INT64_MAX, "9223372036854.775807"},
                 {INT64_MIN, "-9223372036854.775808"}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[24];

        cr_expect_eq(fz_decimal_format(cases[i].decimal, text, sizeof(text)), strlen(cases[i].text));
        cr_expect_str_eq(text, cases[i].text);
    }
}

Test(decimal, is_written_as_far_as_it_fits)
{
    char text[5];

    cr_assert_eq(fz_decimal_format(92350000, text, sizeof(text)), 5);
    cr_assert_str_eq(text, "92.3");
    cr_assert_eq(fz_decimal_format(92350000, NULL, 0), 5);
    cr_assert_eq(fz_decimal_format_places(92350000, 6, FZ_ROUND_HALF_AWAY, NULL, 0), 9);
}

Test(decimal, is_written_with_a_fixed_number_of_places)
{
    const struct {
        fz_decimal decimal;
        unsigned places;
        const char *text;
    } cases[] = {{92350000, 1, "92.4"},
                 {92350000, 0, "92"},
                 {92350000, 2, "92.35"},
                 {92350000, 6, "92.350000"},
                 {92350000, 99, "92.350000"},
                 {99999999, 2, "100.00"},
                 {-40000, 1, "0.0"},
                 {-50000, 1, "-0.1"},
                 {0, 2, "0.00"},
                 {INT64_MAX, 0, "9223372036855"},
                 {INT64_MIN, 0, "-9223372036855"}};

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[24];
        size_t length = fz_decimal_format_places(cases[i].decimal, cases[i].places, FZ_ROUND_HALF_AWAY, text, 24);

        cr_expect_str_eq(text, cases[i].text);
        cr_expect_eq(length, strlen(cases[i].text));
    }
}

/* Tenths, rounded to whole numbers by each mode. */
static const struct {
    int tenths, half_away, half_even, truncate, floor, ceiling;
} roundings[] = {
    {0, 0, 0, 0, 0, 0},        {4, 0, 0, 0, 0, 1},        {5, 1, 0, 0, 0, 1},        {6, 1, 1, 0, 0, 1},
    {10, 1, 1, 1, 1, 1},       {14, 1, 1, 1, 1, 2},       {15, 2, 2, 1, 1, 2},       {16, 2, 2, 1, 1, 2},
    {25, 3, 2, 2, 2, 3},       {-4, 0, 0, 0, -1, 0},      {-5, -1, 0, 0, -1, 0},     {-6, -1, -1, 0, -1, 0},
    {-15, -2, -2, -1, -2, -1}, {-25, -3, -2, -2, -3, -2}, {-30, -3, -3, -3, -3, -3},
};

Test(decimal, is_rounded_by_each_mode)
{
    for (size_t i = 0; i < sizeof(roundings) / sizeof(roundings[0]); i++) {
        const int expected[] = {roundings[i].half_away, roundings[i].half_even, roundings[i].truncate,
                                roundings[i].floor, roundings[i].ceiling};

        for (int mode = 0; mode < 5; mode++) {
            fz_decimal rounded, scaled, given = roundings[i].tenths * (ONE / 10);

            cr_expect_eq(fz_decimal_round(given, 0, (fz_rounding)mode, &rounded), FZ_OK);
            cr_expect_eq(rounded, expected[mode] * ONE, "%d tenths, mode %d", roundings[i].tenths, mode);
            cr_expect(fz__decimal_scale(roundings[i].tenths, 1, 10, (fz_rounding)mode, &scaled));
            cr_expect_eq(scaled, expected[mode], "%d / 10, mode %d", roundings[i].tenths, mode);
            cr_expect(fz__decimal_scale(roundings[i].tenths, -1, -10, (fz_rounding)mode, &scaled));
            cr_expect_eq(scaled, expected[mode], "%d / 10, mode %d", roundings[i].tenths, mode);
        }
    }
}

Test(decimal, is_rounded_half_away_by_an_unknown_mode)
{
    fz_decimal rounded;

    cr_assert_eq(fz_decimal_round(25 * ONE / 10, 0, (fz_rounding)99, &rounded), FZ_OK);
    cr_assert_eq(rounded, 3 * ONE);
}

Test(decimal, is_rounded_to_each_number_of_places)
{
    const fz_decimal expected[] = {2 * ONE, 1900000, 1890000, 1889000, 1888900, 1888890, 1888889, 1888889};

    for (unsigned places = 0; places < 8; places++) {
        fz_decimal rounded;

        cr_assert_eq(fz_decimal_round(1888889, places, FZ_ROUND_HALF_AWAY, &rounded), FZ_OK);
        cr_expect_eq(rounded, expected[places], "%u places", places);
    }
}

Test(decimal, that_does_not_fit_when_rounded_is_refused)
{
    fz_decimal rounded = 7;

    cr_assert_eq(fz_decimal_round(INT64_MAX, 0, FZ_ROUND_HALF_AWAY, &rounded), FZ_EOVERFLOW);
    cr_assert_eq(rounded, 0);
    cr_assert_eq(fz_decimal_round(INT64_MAX, 0, FZ_ROUND_TRUNCATE, &rounded), FZ_OK);
    cr_assert_eq(rounded, INT64_C(9223372036854000000));
    cr_assert_eq(fz_decimal_round(INT64_MIN, 6, FZ_ROUND_TRUNCATE, &rounded), FZ_EOVERFLOW);
}

Test(decimal, adds_and_subtracts_within_its_range)
{
    fz_decimal result;

    cr_assert(fz__decimal_add(92350000, -92350001, &result));
    cr_assert_eq(result, -1);
    cr_assert(fz__decimal_add(INT64_MAX - 1, 1, &result));
    cr_assert_eq(result, INT64_MAX);
    cr_assert_not(fz__decimal_add(INT64_MAX, 1, &result));
    cr_assert_eq(result, 0);
    cr_assert_not(fz__decimal_add(-INT64_MAX, -1, &result));
    cr_assert(fz__decimal_subtract(-INT64_MAX + 1, 1, &result));
    cr_assert_eq(result, -INT64_MAX);
    cr_assert_not(fz__decimal_subtract(-INT64_MAX, 1, &result));
    cr_assert_not(fz__decimal_subtract(INT64_MAX, -1, &result));
    cr_assert_eq(result, 0);
}

static const struct {
    int64_t a, numerator, denominator;
    bool fits;
    int64_t result;
} products[] = {
    {10000000, 1, 3, true, 3333333},
    {10000000, 2, 3, true, 6666667},
    {-10000000, 2, 3, true, -6666667},
    {INT64_MAX, INT64_MAX, INT64_MAX, true, INT64_MAX},
    {INT64_MAX, 1, INT64_MAX, true, 1},
    {INT64_MAX, 2, 3, true, INT64_C(6148914691236517205)},
    {INT64_MAX, 3, 2, false, 0},
    {INT64_MAX, INT64_MAX, 1, false, 0},
    {INT64_C(1234567890123456789), INT64_C(987654321987654321), INT64_C(1111111111111111111), true,
     INT64_C(1097393681220850469)},
    {INT64_C(5000000000000000000), INT64_C(4000000000000000000), INT64_C(3000000000000000001), true,
     INT64_C(6666666666666666664)},
    {INT64_MIN, 1, 2, true, INT64_MIN / 2},
    {2, 1, INT64_MIN, true, 0},
    {INT64_MIN, 1, 1, false, 0},
    {INT64_MIN, 1, INT64_MIN, true, 1},
    {0, INT64_MAX, 7, true, 0},
    {7, 0, 7, true, 0},
    {1, 1, 0, false, 0},
    {0, 0, 0, false, 0},
};

Test(decimal, scales_exactly_through_128_bits)
{
    for (size_t i = 0; i < sizeof(products) / sizeof(products[0]); i++) {
        fz_decimal result = 7;

        cr_expect_eq(fz__decimal_scale(products[i].a, products[i].numerator, products[i].denominator,
                                       FZ_ROUND_HALF_AWAY, &result),
                     products[i].fits, "row %zu", i);
        cr_expect_eq(result, products[i].result, "row %zu: %lld", i, (long long)result);
    }
}

Test(decimal, scales_as_the_compilers_own_128_bits_do)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef __int128 wide;
    uint64_t random = 1;

    for (int i = 0; i < 200000; i++) {
        int64_t values[3];
        fz_decimal result;
        wide exact;

        for (int k = 0; k < 3; k++) {
            random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            values[k] = (int64_t)(random ^ random >> 29) >> (random >> 58);
        }
        if (values[2] == 0)
            continue;
        exact = (wide)values[0] * values[1] / values[2];
        cr_assert_eq(fz__decimal_scale(values[0], values[1], values[2], FZ_ROUND_TRUNCATE, &result),
                     exact <= INT64_MAX && exact >= -INT64_MAX);
        cr_assert(result == 0 || result == exact);
    }
#else
    cr_skip_test("this compiler has no numbers of 128 bits");
#endif
}

/* Nearest in Python's fractions. A constant in a comparison may have more bits than a double; one in a table has not. */
static const struct {
    fz_decimal decimal;
    double nearest;
} doubles[] = {
    {92350000, 92.35},
    {-1500000, -1.5},
    {0, 0.0},
    {INT64_MAX, 0x1.0c6f7a0b5ed8dp+43},
    {-INT64_MAX, -0x1.0c6f7a0b5ed8dp+43},
    {INT64_C(9007199254740993), 0x1.0c6f7a0b5ed8ep+33},
    {INT64_C(9007199254740992123), 0x1.0624dd2f1a9fcp+43},
    {INT64_C(1234567890123456789), 0x1.1f71fb04cb74fp+40},
    {INT64_C(274877906943999999), 0x1p+38},
    {78304786, 0x1.393819d2391d5p+6},
    {-224009957, -0x1.c00519157abb9p+7},
    {273901961, 0x1.11e6e6ea85447p+8},
    {1, 0x1.0c6f7a0b5ed8dp-20},
    {-7, -0x1.d5c31593e5fb7p-18},
};

Test(decimal, has_a_nearest_double)
{
    for (size_t i = 0; i < sizeof(doubles) / sizeof(doubles[0]); i++)
        cr_expect_eq(fz_decimal_to_double(doubles[i].decimal), doubles[i].nearest, "row %zu", i);
}
