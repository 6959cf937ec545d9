/* Who bears what: what scoring and supervision share of names, bodies, collectives and roles. A unit is the number that its
 * owner gave it. */
#ifndef FZ_ASSESS_BEARING_H
#define FZ_ASSESS_BEARING_H

#include "directive/model.h"
#include "registry/model.h"

#define FZ__NO_UNIT UINT32_MAX

/* A name that was met, folded, and by it, with a registry, its body. */
typedef struct fz__known_name {
    uint32_t number; /* among the names */
    const fz_body *body;
    bool by_succession;
} fz__known_name;

/* Whom names mean: as the directive names them on a day. */
typedef struct fz__naming {
    fz_context *context;
    const fz_directive *directive; /* NULL: none */
    const fz_registry *registry;   /* NULL: none */
    fz_date day;
    fz__strings *names;
} fz__naming;

/* False when memory is exhausted. */
bool fz__naming_look_up(const fz__naming *naming, const char *name, fz__known_name *known);
/* The body of a collective that the registry knows; NULL. */
const fz_body *fz__naming_collective(const fz__naming *naming, const fz_unit *unit);

#define FZ__ROLE_FIRST       1u
#define FZ__ROLE_JOINT       2u
#define FZ__ROLE_COOPERATE   4u
#define FZ__ROLE_RESPONSIBLE 8u
uint32_t fz__role_bit(const fz_assignment *assignment);

/* That a unit bears a task, by some roles. */
typedef struct fz__bearing {
    uint32_t task, unit, roles;
} fz__bearing;

typedef struct fz__bearings {
    fz__bearing *items; /* once merged sorted by task, then unit, each pair once */
    size_t count, capacity;
} fz__bearings;

/* Nothing for FZ__NO_UNIT. False when memory is exhausted. */
bool fz__bearings_add(fz_context *context, fz__bearings *bearings, uint32_t task, uint32_t unit, uint32_t roles);
void fz__bearings_merge(fz__bearings *bearings);
void fz__bearings_clear(fz_context *context, fz__bearings *bearings);
/* Where those of a task begin. */
size_t fz__bearings_first(const fz__bearings *bearings, uint32_t task);
/* Where the pair is; `count` when it is not there. */
size_t fz__bearings_place(const fz__bearings *bearings, uint32_t task, uint32_t unit);
/* The roles of a unit in a task; 0. */
uint32_t fz__bearings_roles(const fz__bearings *bearings, uint32_t task, uint32_t unit);

#endif
