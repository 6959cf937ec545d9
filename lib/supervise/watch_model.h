/* Watch rules as their own files and supervision see them.
 *
 * The document is kept as a list of its elements in order, each with its depth, so that saving gives it back with whatever of
 * others stands in it; states, lights and days are drawn from it once. Nothing changes once it is loaded. */
#ifndef FZ_SUPERVISE_WATCH_MODEL_H
#define FZ_SUPERVISE_WATCH_MODEL_H

#include "base/error.h"
#include "supervise/watch_names.h"

#include <stdatomic.h>

#include <fazhi/watch.h>

#define FZ__WATCH_COLUMNS 3

typedef struct fz__watch_node {
    uint8_t element; /* fz__watch_element; WA_COUNT_: markup of others, in `text` */
    uint8_t depth;
    uint32_t offset, line; /* of the start tag */
    const char *values[FZ__WATCH_COLUMNS];
    uint64_t numbers[FZ__WATCH_COLUMNS];
    const char *text, *foreign;
} fz__watch_node;

typedef struct fz__watch_state {
    const char *name, *after; /* after: names parted by blanks; NULL: any */
    fz_state_kind kind;
} fz__watch_state;

typedef struct fz__watch_light {
    const char *name;
    unsigned when; /* WHEN_* */
    uint32_t days;
} fz__watch_light;

/* Days off, or with `on` a workday. */
typedef struct fz__watch_days {
    fz_date first, last;
    bool on;
    uint32_t node;
} fz__watch_days;

struct fz_watch {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz__watch_node *nodes; /* the root first */
    size_t node_count, node_capacity;
    fz__watch_state *states;
    size_t state_count;
    fz__watch_light *lights;
    size_t light_count;
    fz__watch_days *days;
    size_t days_count;
};

#define FZ__NO_STATE UINT32_MAX
/* The state of a name; FZ__NO_STATE. */
uint32_t fz__watch_find(const fz_watch *watch, const char *name);
/* Whether a state may come after another. */
bool fz__watch_follows(const fz_watch *watch, uint32_t state, uint32_t before);
/* The names of the states, for a message. */
void fz__watch_names(const fz_watch *watch, fz__buffer *names);
/* Of 0 (Monday) to 6. */
unsigned fz__weekday(fz_date day);

#endif
