/* Days: arithmetic and reading within a text. The public functions are in fazhi/date.h. */
#ifndef FZ_BASE_DATE_H
#define FZ_BASE_DATE_H

#include <stdbool.h>

#include <fazhi/date.h>

bool fz__date_is_valid(fz_date date);
/* Days since 1970-01-01 of a valid day, and back; 0 when the day leaves years 1 to 9999. */
int32_t fz__date_to_days(fz_date date);
fz_date fz__date_from_days(int32_t days);
/* The last day of a month; 0 when there is no such month. */
fz_date fz__date_month_end(int year, int month);
/* Read a day at the start of `bytes`, in one of the forms of fz_date_parse; returns its length in bytes, 0 when there is
 * none. A well-formed text that names no day (2016年2月30日) gives its length and `*date` 0. */
size_t fz__date_read(const char *bytes, size_t length, fz_date *date);

#endif
