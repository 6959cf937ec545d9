/* The inside of a query.
 *
 * Conditions of one kind are an array. Those on units and words must all hold; of those on sections and of those on
 * numbers, one must. What they ask for is kept as it was parsed and looked up in each directive anew: a query belongs
 * to none. */
#ifndef FZ_QUERY_QUERY_H
#define FZ_QUERY_QUERY_H

#include "query/citation.h"

#include <fazhi/registry.h>

typedef struct fz__unit_condition {
    const char *name; /* NULL: any unit */
    size_t length;
    uint32_t roles;
} fz__unit_condition;

typedef struct fz__words {
    const char *bytes; /* with a NUL behind them */
    size_t length;
} fz__words;

struct fz_query {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena; /* names and words */
    fz__unit_condition *units;
    size_t unit_count, unit_capacity;
    fz__section_citation *sections;
    size_t section_count, section_capacity;
    fz__citation *numbers;
    size_t number_count, number_capacity;
    fz__words *words;
    size_t words_count, words_capacity;
    fz_registry *registry; /* NULL: units are asked for as written */
    fz_date date;
    bool expand; /* collectives stand for their members */
};

#endif
