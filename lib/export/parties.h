/* Who takes part in a directive: units, those that are one body of a registry taken together, with what they carry and with
 * whom they work. Worked out in one walk over the assignments. */
#ifndef FZ_EXPORT_PARTIES_H
#define FZ_EXPORT_PARTIES_H

#include "directive/model.h"
#include "registry/model.h"

typedef struct fz__party {
    const char *name;            /* of its first unit */
    const fz_body *body;         /* NULL: none */
    bool collective;             /* it stands for others */
    uint32_t tasks;              /* in how many it has any role */
    uint32_t counts[FZ_LISTS];   /* in how many it has this one */
    uint32_t seen, at[FZ_LISTS]; /* the last task counted, + 1 */
} fz__party;

/* How often one that leads has another that cooperates. */
typedef struct fz__tie {
    uint32_t lead, cooperate; /* parties */
    uint32_t tasks;
} fz__tie;

typedef struct fz__parties {
    fz_context *context;
    fz__party *items; /* in the order of the directive */
    size_t count;
    uint32_t *of_unit; /* by index of the unit */
    size_t units;
    fz__tie *ties; /* by lead, then cooperating */
    size_t tie_count, tie_capacity;
} fz__parties;

/* False when memory is exhausted; to be cleared in any case. */
bool fz__parties_find(fz__parties *parties, fz_context *context, const fz_directive *directive,
                      const fz_registry *registry, fz_date day);
void fz__parties_clear(fz__parties *parties);
/* The party of a name, or of a body; FZ__NONE. */
uint32_t fz__party_named(const fz__parties *parties, const fz_directive *directive, const char *name);
uint32_t fz__party_of_body(const fz__parties *parties, const fz_body *body);
/* The list of a role. */
fz__list fz__list_of(const fz_assignment *assignment);

#endif
