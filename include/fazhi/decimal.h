/**
 * @file decimal.h
 * Exact decimals: how points and scores cross the library's boundary.
 *
 * A decimal is a count of millionths in 64 bits: 92.35 is 92350000. It holds -9,223,372,036,854.775807 to
 * 9,223,372,036,854.775807 and compares as numbers do. No decimal of the library ever passes through a double.
 */
#ifndef FAZHI_DECIMAL_H
#define FAZHI_DECIMAL_H

#include <fazhi/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A count of millionths. */
typedef int64_t fz_decimal;

/** How many of them make one. */
#define FZ_DECIMAL_ONE INT64_C(1000000)

/** How what lies between two steps is rounded. */
typedef enum fz_rounding {
    FZ_ROUND_HALF_AWAY = 0, /**< 四舍五入: a half goes away from zero; the default */
    FZ_ROUND_HALF_EVEN = 1, /**< GB/T 8170-2008, 3.2: a half goes to the even neighbour (四舍六入五成双) */
    FZ_ROUND_TRUNCATE = 2,  /**< towards zero */
    FZ_ROUND_FLOOR = 3,     /**< downwards */
    FZ_ROUND_CEILING = 4    /**< upwards */
} fz_rounding;

/**
 * Read a decimal: an optional sign, digits, and at most six digits behind a point.
 *
 * @param text     UTF-8, such as "92.35" or "-0.5"; NULL is refused
 * @param decimal  [out] the value, 0 on failure; NULL is refused
 * @return FZ_OK; FZ_EINVAL for NULL; FZ_EDECIMAL when `text` is not of that form; FZ_EOVERFLOW when it has more than
 *         six places that are not zero, or does not fit
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_decimal_parse(const char *text, fz_decimal *decimal);

/**
 * Write a decimal in the shortest form: 92.35, 100, -0.5.
 *
 * @param decimal   any value
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included; 24 always suffice
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_decimal_format(fz_decimal decimal, char *text, size_t capacity);

/**
 * Write a decimal with a fixed number of places, rounded: 92.35 with one place is 92.4 by FZ_ROUND_HALF_AWAY.
 *
 * @param decimal   any value
 * @param places    0 to 6; more counts as 6
 * @param rounding  one of FZ_ROUND_*; another counts as FZ_ROUND_HALF_AWAY
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included; 24 always suffice
 * @return the length of the whole text without NUL, as with snprintf
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_decimal_format_places(fz_decimal decimal, unsigned places, fz_rounding rounding, char *text,
                                       size_t capacity);

/**
 * Round to a number of places.
 *
 * @param decimal   any value
 * @param places    0 to 6; more counts as 6
 * @param rounding  one of FZ_ROUND_*; another counts as FZ_ROUND_HALF_AWAY
 * @param result    [out] the rounded value, 0 on failure; NULL is refused
 * @return FZ_OK; FZ_EINVAL for a NULL `result`; FZ_EOVERFLOW when the rounded value does not fit
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_decimal_round(fz_decimal decimal, unsigned places, fz_rounding rounding, fz_decimal *result);

/**
 * The nearest double, for charts and statistics; never for comparing scores.
 *
 * @param decimal  any value
 * @return the value as a double
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API double fz_decimal_to_double(fz_decimal decimal);

#ifdef __cplusplus
}
#endif

#endif
