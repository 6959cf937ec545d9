/* Asking through a registry: whether a unit of a directive is, on the query's day, the body that a condition names.
 *
 * A reading belongs to one run on one directive and lives on its stack. It remembers the answers of late, since the same
 * few units come again and again. */
#ifndef FZ_QUERY_THROUGH_H
#define FZ_QUERY_THROUGH_H

#include "query/postings.h"
#include "query/query.h"
#include "registry/model.h"

#include <fazhi/query.h>

#define FZ__READING_MEMORY 128 /* a power of two */
#define FZ__READING_ASKED  4   /* conditions whose meaning is remembered */
#define FZ__READING_UNITS  32  /* as many units as one condition may be driven by */

typedef struct fz__answer {
    const fz_body *body;
    uint8_t way; /* fz_way */
    bool holds, verified;
} fz__answer;

typedef struct fz__reading {
    const fz_query *query;
    const fz_directive *directive;
    bool settled; /* what follows holds something */
    fz__setting setting;
    struct {
        bool known;
        const fz_body *body;    /* NULL: it is compared as written */
    } asked[FZ__READING_ASKED]; /* by condition */
    struct {
        uint32_t unit, condition; /* counted from 1 */
        fz__answer answer;
    } memory[FZ__READING_MEMORY];
    fz__postings postings[FZ__READING_UNITS]; /* of the units that drive the run */
    size_t posting_count;
} fz__reading;

void fz__reading_open(fz__reading *reading, const fz_query *query, const fz_directive *directive);
/* Whether a unit answers for a condition that names one. Without a registry, names are compared as written. */
fz__answer fz__reading_answer(fz__reading *reading, size_t condition, const fz_unit *unit);
/* Open the lists of all units that answer; how many tasks they hold together. False when there are too many units. */
bool fz__reading_drive(fz__reading *reading, size_t condition, size_t *size);
/* The first task of those lists from `least` on; FZ__NONE when there is none. */
uint32_t fz__reading_seek(fz__reading *reading, uint32_t least);

/* Whether a task holds all conditions of a reading's query; one on units that it holds for sure is not looked at. */
#define FZ__NO_CONDITION SIZE_MAX
bool fz__reading_holds(fz__reading *reading, const fz_task *task, size_t sure);

/* Call `take` with each hit of a task, in the order of fz_query_hits. */
void fz__hits(const fz_query *query, const fz_task *task, void (*take)(void *user, const fz_hit *hit), void *user);

/* Whether an assignment has one of some roles. */
bool fz__role_holds(const fz_assignment *assignment, uint32_t roles);

#endif
