/* The forms of values. */
#ifndef FZ_XML_VALUES_H
#define FZ_XML_VALUES_H

#include "xml/vocabulary.h"

/* Check a value, terminated at its length, by its form: FZ_OK and its number, FZ_EDATE for a date, else FZ_EVALUE. */
fz_status fz__value_check(fz__form form, const char *const *choices, const char *text, size_t length, uint64_t *number);
/* Whether all of it is white space, U+3000 and its like included. */
bool fz__value_is_blank(const char *text, size_t length);
/* What would be right, as an argument of FZ_EVALUE; choices are written to `words`. */
const char *fz__value_expected(fz__form form, const char *const *choices, fz__buffer *words);

#endif
