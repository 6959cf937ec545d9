/* The tasks of one unit, or of any, in some roles: its posting lists, merged as they are walked. */
#ifndef FZ_QUERY_POSTINGS_H
#define FZ_QUERY_POSTINGS_H

#include "directive/model.h"

typedef struct fz__postings {
    const uint32_t *at[FZ_LISTS], *end[FZ_LISTS];
} fz__postings;

void fz__postings_open(fz__postings *postings, const fz_unit *unit, uint32_t roles);
/* An upper bound of the tasks that are left; exact when the unit has one role in each. */
size_t fz__postings_size(const fz__postings *postings);
/* The first task from `least` on, FZ__NONE when there is none. `least` must not fall from call to call. */
uint32_t fz__postings_seek(fz__postings *postings, uint32_t least);

#endif
