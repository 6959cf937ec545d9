/* How near two names are: for offering what a person may have meant, never for deciding it.
 *
 * A distance is the edits, counted in characters, that make one name of the other. Names of which one holds the other come
 * first; then those of which one abridges the other, leaving characters out: 县人社局 for 县人力资源和社会保障局. Of the rest,
 * those are near of which not more than half differs. White space and width do not count. */
#ifndef FZ_BASE_NEAR_H
#define FZ_BASE_NEAR_H

#include <stddef.h>
#include <stdint.h>

#define FZ__NEAR_LONGEST 64                         /* characters of a name; a longer one is near to none */
#define FZ__FAR          (3 * FZ__NEAR_LONGEST + 1) /* the distance of what is not near */

typedef struct fz__near_name {
    uint32_t characters[FZ__NEAR_LONGEST];
    size_t count; /* 0 also for a name that is too long */
} fz__near_name;

void fz__near_read(fz__near_name *name, const char *text);
size_t fz__near_distance(const fz__near_name *wanted, const char *text);

/* What is put in order: things by index, each with its distance; `take` receives the near ones, `place` from 0. */
typedef struct fz__near_list {
    size_t count;
    size_t (*distance)(const void *things, size_t index, const fz__near_name *wanted);
    void (*take)(void *user, size_t place, const void *things, size_t index);
    const void *things;
} fz__near_list;

/* Offer the near things, nearest first, equals in their own order; `take` is called for the first `capacity` of them, in
 * any order. Returns how many are near. Allocates nothing. */
size_t fz__near_rank(const fz__near_list *list, const char *wanted, size_t capacity, void *user);

#endif
