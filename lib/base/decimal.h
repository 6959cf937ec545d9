/* Arithmetic of decimals: what does not fit is reported, never wrapped. Public functions are in fazhi/decimal.h. */
#ifndef FZ_BASE_DECIMAL_H
#define FZ_BASE_DECIMAL_H

#include <stdbool.h>

#include <fazhi/decimal.h>

bool fz__decimal_add(fz_decimal a, fz_decimal b, fz_decimal *sum);
bool fz__decimal_subtract(fz_decimal a, fz_decimal b, fz_decimal *difference);
/* a × numerator ÷ denominator, rounded once, through 128 bits; false when denominator is 0 or the result does not fit. */
bool fz__decimal_scale(fz_decimal a, int64_t numerator, int64_t denominator, fz_rounding rounding, fz_decimal *result);

#endif
