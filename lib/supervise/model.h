/* What a supervision is made of.
 *
 * Obligations are made unit by unit and task by task (owed.c, occurrences.c), sorted by task for the records to find theirs
 * (states.c), and at the end in the order in which they are shown; then they never change. */
#ifndef FZ_SUPERVISE_MODEL_H
#define FZ_SUPERVISE_MODEL_H

#include "assess/bearing.h"
#include "assess/ledger_model.h"
#include "supervise/watch_model.h"

#include <fazhi/supervision.h>

typedef struct fz__owing_unit {
    const char *name;
    const fz_body *body; /* NULL: not known */
    bool named_directly;
} fz__owing_unit;

struct fz_obligation {
    const fz_supervision *supervision;
    const char *id, *what;
    uint32_t unit, task, roles;
    uint32_t serial; /* of those of a unit and task, in the order of making */
    uint32_t times, done_times;
    fz_date begin, end; /* the period of what recurs; 0 of others */
    fz_date first_due, due;
    fz_date done, reported, state_date;
    const char *record; /* of the state; NULL: none */
    uint32_t state;     /* in the watch rules; FZ__NO_STATE: none */
    uint32_t light;     /* rule of the watch rules; FZ__NONE: none */
    uint32_t stage_count;
    uint8_t kind, source;
    bool returned, extended, overdue;
    bool gone; /* while it is made: not applicable */
};

typedef struct fz__stray {
    const char *id, *unit, *item, *name;
} fz__stray;

struct fz_supervision {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz_directive *directive;
    fz_registry *registry;
    fz_watch *watch;
    fz_supervise_options options;
    fz__owing_unit *units;
    size_t unit_count, unit_capacity;
    struct fz_obligation *obligations;
    size_t count, capacity;
    const fz_obligation **by_key; /* by unit's name, then id */
    fz__stray *strays;
    size_t stray_count, stray_capacity;
    fz__findings findings;
};

/* While it is made. */
typedef struct fz__supervising {
    fz_context *context;
    fz_supervision *s;
    const fz_ledger *ledger;
    fz__strings names; /* folded names that were met */
    fz__arena arena;
    uint32_t *name_units;
    size_t name_count, name_capacity;
    uint32_t *body_units; /* of each body of the registry its unit; FZ__NO_UNIT */
    fz__bearings bearings;
    fz_date written;      /* the day on which the directive was; 0: not known */
    uint32_t *task_first; /* of each task the first of its obligations; one more than there are tasks */
} fz__supervising;

/* Each gives false when memory is exhausted. */
bool fz__owed_units(fz__supervising *g);  /* owed.c: who there is, and who bears what */
bool fz__owed_tasks(fz__supervising *g);  /* owed.c: what they owe of the directive */
bool fz__owed_stages(fz__supervising *g); /* plans.c: and by their plans */
bool fz__owed_states(fz__supervising *g); /* states.c: what records say of it */
void fz__owed_lights(fz_supervision *s);  /* lights.c */

/* The unit of a name, FZ__NO_UNIT; whoever is not known is not added. */
bool fz__owed_unit(fz__supervising *g, const char *name, uint32_t *unit);
/* A new obligation of a unit and task; NULL when memory is exhausted. */
struct fz_obligation *fz__owed_add(fz__supervising *g, const fz__bearing *bearing, fz_obligation_kind kind,
                                   const char *id, const char *what);
/* An id such as t47/due2/2016-12-31: `part` and `number` may be "" and 0, the day 0. NULL when memory is exhausted. */
const char *fz__owed_id(fz__supervising *g, const char *task, const char *part, uint32_t number, fz_date day);

/* occurrences.c: the times of what recurs. */
typedef struct fz__recurrence {
    fz_period period;
    unsigned month, day; /* 0: not said */
    fz_date from, until; /* due days that are wanted */
    int32_t at;          /* the month that comes next, counted from year 0 */
} fz__recurrence;

void fz__recurrence_begin(fz__recurrence *recurrence);
/* The next time: its due day and the period that it is of; false when there is none. */
bool fz__recurrence_next(fz__recurrence *recurrence, fz_date *due, fz_date *begin, fz_date *end);
bool fz__recurrence_has_days(fz_period period);

/* lists.c: whether a filter finds an obligation. */
bool fz__obligation_fits(const fz_obligation *obligation, const fz_obligation_filter *filter);
bool fz__obligation_filter_is_known(const fz_supervision *supervision, const fz_obligation_filter *filter);

/* Days from one to another. */
int32_t fz__days_between(fz_date from, fz_date to);
bool fz__obligation_is_finished(const fz_obligation *obligation);
/* By unit's name, then id. */
int fz__obligation_compare_keys(const fz_obligation *x, const fz_obligation *y);

#endif
