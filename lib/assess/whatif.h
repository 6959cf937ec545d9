/* A unit's items as they would be: a copy in which some scores are others, combined anew above them. */
#ifndef FZ_ASSESS_WHATIF_H
#define FZ_ASSESS_WHATIF_H

#include "assess/assess_model.h"

/* A copy of the items of a unit, the total first; NULL when memory is exhausted. Give it back with fz__whatif_free. */
fz_item *fz__whatif_items(const fz_result *result);
void fz__whatif_free(const fz_result *result, fz_item *items);
/* Combine all that stands above an item anew. Gates stay: what they make 0 is 0. Status as fz__combine; `at` is where it failed. */
fz_status fz__whatif_combine(const fz_result *result, fz_item *items, uint32_t item, uint32_t *at);
/* The error of such a status. */
fz_status fz__whatif_fail(const fz_result *result, const fz_item *items, uint32_t at, fz_status status,
                          fz_error **error);

bool fz__has_score(const fz_result *result);
/* A decimal of six places, rounded half away; and the text of a number, with the snprintf contract. */
fz_decimal fz__decimal_of(const fz__rational *number);
size_t fz__exact_text(const fz__rational *number, char *text, size_t capacity);

#endif
