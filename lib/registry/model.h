/* The model of a registry.
 *
 * Bodies are an array in document order, collectives behind the others. What belongs to one of them (names, codes, links,
 * rules, notes) is a range of an array of its kind. A reference is kept as the number of an id until all ids are known,
 * and as the index of what it names from then on. Nothing changes once the registry is loaded.
 *
 * Names stand in a table by the hash of their folded form (names.c). Two numbers bound what a question can cost, so that
 * none allocates: the bodies that may follow one body, and the collectives that may stand inside one. */
#ifndef FZ_REGISTRY_MODEL_H
#define FZ_REGISTRY_MODEL_H

#include "base/error.h"

#include <stdatomic.h>

#include <fazhi/registry.h>

#define FZ__NOBODY UINT32_MAX

/* Collectives within one, itself included. A county's departments are one, a province has some 200 counties. */
#define FZ__NEST_MAX 256

/* A grown array. */
#define FZ__LIST(type)          \
    struct {                    \
        type *items;            \
        size_t count, capacity; \
    }

/* A range of a list: [first, end). */
typedef struct fz__span {
    uint32_t first, end;
} fz__span;

typedef struct fz__origin {
    const char *id, *text, *href;
    fz_date date;
} fz__origin;

typedef struct fz__name {
    const char *text;
    uint32_t length;
    uint32_t body;
    uint32_t next; /* the next name that folds to the same; FZ__NOBODY at the end */
    uint64_t hash; /* of the folded form; 0 when nothing is left of it */
    uint8_t reason;
    bool doubtful; /* verified="false": of the name, whatever is said of the body */
} fz__name;

typedef enum fz__scheme { FZ_SCHEME_USCC, FZ_SCHEME_ORGANIZATION, FZ_SCHEME_REGION, FZ_SCHEMES } fz__scheme;

typedef struct fz__code {
    const char *text;
    fz__scheme scheme;
} fz__code;

/* <member>, <except>, <from> and <to>. */
typedef struct fz__link {
    uint32_t body;
    uint32_t offset; /* of its start tag, for errors */
} fz__link;

/* <all>: what is FZ__NOBODY, NULL or -1 is not asked for. */
typedef struct fz__rule {
    int32_t kind;
    int32_t level;
    uint32_t parent;
    const char *class;
    uint32_t offset;
} fz__rule;

/* A body that may have a member's place: the member or one that came after it. Sorted by body in its collective. */
typedef struct fz__seat {
    uint32_t body, member;
} fz__seat;

/* One side of a collective: whom it takes in, or whom it leaves out. */
typedef struct fz__side {
    fz__span links;
    fz__span seats; /* of links to bodies that are no collectives */
    fz__span nests; /* the links to collectives */
} fz__side;

struct fz_succession {
    fz_registry *registry;
    fz_date date;
    uint8_t kind; /* fz_succession_kind */
    bool verified;
    uint32_t source;
    fz__span from, to, notes;
    uint32_t offset;
};

/* A body ends by a succession. Sorted by body. */
typedef struct fz__ending {
    uint32_t body, succession;
} fz__ending;

struct fz_body {
    fz_registry *registry;
    const char *id, *class;
    int32_t level; /* in fz__levels; -1 when not known */
    uint8_t kind;  /* fz_body_kind */
    bool verified;
    uint32_t parent, source;
    fz_date from, until; /* as stated */
    fz_date first, last; /* as known from successions too */
    fz__span names;      /* the full name, the short ones, the aliases */
    fz__span codes, notes, endings, rules;
    fz__side in, out;
    uint32_t offset;
};

/* What an id stands for. */
typedef enum fz__thing_kind { FZ_THING_UNKNOWN, FZ_THING_SOURCE, FZ_THING_BODY } fz__thing_kind;
typedef struct fz__thing {
    fz__thing_kind kind;
    uint32_t index;
    uint64_t line;
} fz__thing;

/* Markup of others, a guest. An element is known by its number in document order, from 0: the saver counts as the loader did. */
typedef struct fz__guest {
    uint32_t element;
    uint32_t position; /* behind so many children; FZ__NOBODY: attributes */
    uint32_t order;
    const char *markup;
} fz__guest;

struct fz_registry {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    const char *source; /* what it was loaded from */
    const char *id, *region, *language, *title;
    fz__span notes; /* of the head */

    FZ__LIST(fz__origin) origins;
    FZ__LIST(fz_body) bodies;
    FZ__LIST(fz__name) names;
    FZ__LIST(fz__code) codes;
    FZ__LIST(fz__link) links;
    FZ__LIST(fz__rule) rules;
    FZ__LIST(fz_succession) successions;
    FZ__LIST(const char *) remarks;
    FZ__LIST(fz__guest) guests;
    FZ__LIST(fz__ending) endings;
    FZ__LIST(fz__seat) seats;
    FZ__LIST(uint32_t) nests; /* bodies */

    fz__strings ids;
    FZ__LIST(fz__thing) things; /* by number of the id */
    uint32_t *slots;            /* of names: index + 1 of the first of each folded form; 0 when free */
    size_t slot_count;          /* a power of two */
    fz__findings findings;
};

/* An empty registry with one reference; NULL when memory is exhausted. */
fz_registry *fz__registry_new(fz_context *context);

/* names.c: the table. False when memory is exhausted. */
bool fz__names_index(fz_registry *registry);
/* The first name of those that fold as `prefix` and `name` together do; FZ__NOBODY when there is none. */
uint32_t fz__names_find(const fz_registry *registry, const char *prefix, size_t prefix_length, const char *name,
                        size_t name_length);

/* The folded form of a name, appended. */
void fz__name_fold(const char *name, size_t length, fz__buffer *folded);

/* A set of bodies in the order of coming, each once. */
typedef struct fz__lineage {
    size_t count;
    bool full; /* there were more */
    struct fz__kin {
        const fz_body *body;
        bool verified; /* the way that led here is */
    } items[FZ_MATCHES_MAX];
} fz__lineage;

/* lineage.c */
bool fz__body_lives(const fz_body *body, fz_date date); /* date 0: at any time */
/* Who has the place of a body on a day, added to those that are in `lineage` already. */
void fz__lineage_follow(fz__lineage *lineage, const fz_body *body, bool verified, fz_date date);
/* The body and all that may ever follow it. */
void fz__lineage_all(fz__lineage *lineage, const fz_body *body);
bool fz__lineage_holds(const fz__lineage *lineage, const fz_body *body);

/* members.c */
bool fz__collective_holds(const fz_body *collective, const fz_body *body, fz_date date);

/* resolve.c. What a directive tells of names that leave something out. */
typedef struct fz__setting {
    fz_date written;      /* the day on which names were written; 0 when not known */
    uint32_t levels;      /* levels of its units and its issuer, a bit for each of a table */
    const char *place;    /* of the issuer: 中阳县 */
    size_t length, stem;  /* of the place; of the place without its last character, 0 when that is no level */
    uint32_t place_level; /* the bit of the last character */
} fz__setting;

void fz__setting_read(fz__setting *setting, const fz_directive *directive);

typedef struct fz__meaning {
    const fz_body *body, *via;
    uint8_t reason;
    bool verified;
} fz__meaning;

typedef struct fz__meanings {
    size_t count;
    const fz_body *ended; /* the first body that bears the name though nobody has its place on the day; else NULL */
    fz__meaning items[FZ_MATCHES_MAX];
} fz__meanings;

/* Whom a name means; `setting` may be NULL. */
void fz__resolve(const fz_registry *registry, const char *name, size_t length, fz_date written, fz_date date,
                 const fz__setting *setting, fz__meanings *meanings);
/* Whom a unit of a directive means. */
void fz__resolve_unit(const fz_registry *registry, const fz_unit *unit, fz_date date, const fz__setting *setting,
                      fz__meanings *meanings);

#endif
