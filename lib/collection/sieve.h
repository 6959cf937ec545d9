/* What of a directive's words can be told without reading them: a sieve through which every directive passes that holds the
 * words asked for, and few others. It holds, of each two characters that follow each other in a task's text, two bits of one word
 * of 64 (a Bloom filter in blocks), so that telling takes one look into memory for each two characters asked for. What passes is
 * read: the sieve decides how long an answer takes, never what it is. */
#ifndef FZ_COLLECTION_SIEVE_H
#define FZ_COLLECTION_SIEVE_H

#include "directive/model.h"
#include "query/query.h"

typedef struct fz__sieve {
    uint32_t count; /* of the words, at least 1 */
    uint64_t words[];
} fz__sieve;

/* NULL when memory is exhausted. */
fz__sieve *fz__sieve_new(fz_context *context, const fz_directive *directive);
void fz__sieve_free(fz_context *context, fz__sieve *sieve);

/* What a query asks of sieves; pairs beyond the room are left to reading. */
#define FZ__PROBES_MOST 32
typedef struct fz__probes {
    uint64_t marks[FZ__PROBES_MOST];
    size_t count; /* 0: the query asks for no words, or for single characters alone */
} fz__probes;

void fz__probes_read(fz__probes *probes, const fz_query *query);
bool fz__sieve_passes(const fz__sieve *sieve, const fz__probes *probes);

#endif
