/* The inside of a collection.
 *
 * A directive has a slot, whose number only grows, so that slots stand in the order of adding. A key is a slot and the
 * index of a task or a section in it; a posting list is an array of keys, ascending. To add is to append, to remove is to
 * close a gap, and a hit is one look into the slots and no pointer chased. Freed slots are dropped when there are many: all
 * keys are then renumbered in place, which takes no memory and cannot fail. */
#ifndef FZ_COLLECTION_MODEL_H
#define FZ_COLLECTION_MODEL_H

#include "collection/sieve.h"
#include "registry/model.h"

#include <fazhi/collection.h>

typedef struct fz__keys {
    uint64_t *items;
    size_t count, capacity;
    size_t wanted; /* while a directive is added: how many it will append */
} fz__keys;

/* FZ_LIST_* of directive/model.h, and all leads in one: what is asked for most is one list. */
#define FZ__LIST_LEAD FZ_LISTS
#define FZ__ALL_LISTS (FZ_LISTS + 1)

/* What a unit or a body has to do. */
typedef struct fz__bearer {
    fz__keys lists[FZ__ALL_LISTS];
    uint32_t spelling; /* how its name was written first; FZ__NO_STRING: by nobody yet */
    bool mixed;        /* it was written in other ways, too */
} fz__bearer;

/* Names, folded, with a list for each. */
typedef struct fz__headings {
    fz__strings names;
    fz__keys *lists;
    size_t count, capacity;
} fz__headings;

/* Who the units are. */
typedef struct fz__roll {
    fz_registry *registry; /* NULL: not asked */
    fz_date date;
    fz__bearer *bodies; /* as many as the registry has */
} fz__roll;

typedef struct fz__slot {
    fz_directive *directive; /* NULL: removed */
    const fz_task *tasks;
    fz__sieve *sieve; /* of its texts */
} fz__slot;

struct fz_collection {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena; /* names */

    fz__slot *slots;
    size_t slot_count, slot_capacity;
    uint32_t *order; /* the slots that are in use */
    size_t count, order_capacity;
    uint32_t *places; /* where a directive is: slot + 1, by the hash of its address; 0 is free */
    size_t place_count;
    size_t task_count;

    fz__strings spellings; /* names of units as written */
    uint32_t *unit_of;     /* by spelling: the unit; FZ__NONE while it is not known */
    size_t unit_of_count, unit_of_capacity;
    fz__strings unit_names; /* folded */
    fz__bearer *units;
    size_t unit_count, unit_capacity;
    fz__headings labels, titles;

    fz__roll roll;
};

static inline uint64_t fz__key(size_t slot, uint32_t index)
{
    return (uint64_t)slot << 32 | index;
}

/* postings.c */
bool fz__keys_reserve(fz_context *context, fz__keys *keys); /* room for what is wanted, which is then 0 */
void fz__keys_append(fz__keys *keys, uint64_t key);         /* unless it is the last one; there is room */
void fz__keys_cut(fz__keys *keys, size_t slot);
void fz__keys_renumber(fz__keys *keys, const uint32_t *numbers);
void fz__keys_clear(fz_context *context, fz__keys *keys);
/* A directive's unit on its way in: note how many tasks it brings, make room for them, and append each. */
void fz__bearer_want(fz__bearer *bearer, const fz_unit *unit);
bool fz__bearer_reserve(fz_context *context, fz__bearer *bearer);
void fz__bearer_post(fz__bearer *bearer, const fz_assignment *assignment, uint64_t key);
void fz__bearers_clear(fz_context *context, fz__bearer *bearers, size_t count, size_t capacity);

/* Some lists walked as one, each key once. The keys of the first ones hold a condition for sure. */
#define FZ__WALK_MOST 32
typedef struct fz__walk {
    const uint64_t *at[FZ__WALK_MOST], *end[FZ__WALK_MOST];
    size_t lists, sure_lists, size;
    bool sure; /* of the key given last: it stood in a list of those */
    bool full; /* there were more lists than can be walked */
} fz__walk;
#define FZ__NO_KEY UINT64_MAX
void fz__walk_add(fz__walk *walk, const fz__keys *keys);
void fz__walk_roles(fz__walk *walk, const fz__bearer *bearer, uint32_t roles);
uint64_t fz__walk_next(fz__walk *walk);             /* FZ__NO_KEY at the end */
void fz__walk_skip(fz__walk *walk, uint64_t least); /* to the first key from `least` on */

/* drive.c */
/* The shortest of the lists that hold all tasks of a condition on units, and which condition that is; false when none is known. */
bool fz__drive(const fz_collection *collection, const fz_query *query, fz__walk *walk, size_t *condition);

/* roll.c */
/* The number of the body that a unit is; FZ__NONE for nobody and for several. */
uint32_t fz__roll_body(const fz__roll *roll, const fz__setting *setting, const fz_unit *unit);
/* Of all units of a directive; FZ__NONE where there is no registry. */
void fz__roll_bodies(const fz__roll *roll, const fz_directive *directive, uint32_t *bodies);
void fz__roll_clear(fz_context *context, fz__roll *roll);

/* places.c */
/* The place that holds a directive or, being free, awaits it; NULL where there are none. */
uint32_t *fz__collection_place(const fz_collection *collection, const fz_directive *directive);
bool fz__places_grow(fz_collection *collection); /* for one more */
void fz__place_free(fz_collection *collection, size_t at);

/* members.c */
fz_status fz__collection_add(fz_collection *collection, fz_directive *directive, fz_error **error);
void fz__collection_remove(fz_collection *collection, size_t slot);
void fz__collection_empty(fz_collection *collection); /* of directives, lists and names */
void fz__collection_clear(fz_collection *collection); /* of the registry, too */

/* names.c */
/* The number of a unit's spelling, whose unit is noted; false when memory is exhausted. */
bool fz__note_unit(fz_collection *collection, const fz_unit *unit, uint32_t *spelling);
/* The number of a heading; FZ__NO_STRING when memory is exhausted. */
uint32_t fz__note_heading(fz_collection *collection, fz__headings *headings, const char *name);

/* The folded form of a name into `room`, as of fz__name_fold; the name itself where it is too long. */
#define FZ__FOLD_NAME 4096
#define FZ__FOLD_ROOM (3 * FZ__FOLD_NAME + 64)
typedef struct fz__folded {
    char room[FZ__FOLD_ROOM];
    const char *bytes;
    size_t length;
} fz__folded;
void fz__folded_make(fz__folded *folded, fz_context *context, const char *name, size_t length);

#endif
