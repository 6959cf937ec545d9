/* Sorting in place. The C library's qsort takes memory for a large array, behind the context's back. */
#ifndef FZ_BASE_SORT_H
#define FZ_BASE_SORT_H

#include <stddef.h>

/* As qsort: `compare` gives less than, equal to or more than 0. Not stable, so let it decide between equals where their
 * order shows. Never worse than n log n, and linear when the items are in order already. NULL will do for none. */
void fz__sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b));

#endif
