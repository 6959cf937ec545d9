/**
 * @file date.h
 * Days of the Gregorian calendar, as GB/T 7408.1-2023 (ISO 8601-1:2019) writes them.
 *
 * A day is a number, 20160125 for 2016-01-25: it compares as days do, and survives any foreign-function interface.
 * 0 is no day.
 */
#ifndef FAZHI_DATE_H
#define FAZHI_DATE_H

#include <fazhi/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A day as year × 10000 + month × 100 + day; 0 is none. Years 1 to 9999. */
typedef int32_t fz_date;

/**
 * Make a day.
 *
 * @param year   1 to 9999
 * @param month  1 to 12
 * @param day    1 to the last of that month
 * @return the day; 0 when there is no such day
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_date_make(int year, int month, int day);

/**
 * Read a day as documents write it: 2016-01-25, 2016/1/25, 2016.1.25, 2016年1月25日, 二〇一六年一月二十五日, also in
 * full-width digits and with white space around and inside.
 *
 * @param text  UTF-8; NULL gives 0
 * @return the day; 0 when all of `text` is not one day, or there is no such day
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_date_parse(const char *text);

/**
 * Write a day as 2016-01-25.
 *
 * @param date      a day; 0 or a number that is no day gives ""
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_date_format(fz_date date, char *text, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
