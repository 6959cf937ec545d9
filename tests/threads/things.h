/* What the cases work on: one of everything, made once, and a hash in place of a file. */
#ifndef FAZHI_TESTS_THINGS_H
#define FAZHI_TESTS_THINGS_H

#include <fazhi.h>
#include <pthread.h>
#include <stdatomic.h>

/* A file, and what is in it. */
typedef struct input {
    const char *path;
    char *bytes;
    size_t count;
} input;

/* Files of the folder that are loaded, and never written to once the threads run. */
typedef enum kept {
    KEPT_REGISTRY,
    KEPT_SCHEME,
    KEPT_WATCH,
    KEPT_LEDGER,
    KEPT_ROWS, /* a ledger as CSV, without ids */
    KEPT_COUNT
} kept;

enum { PATH_ROOM = 256 };

typedef struct things {
    fz_context *context;
    fz_directive *directive;
    fz_directive *changed;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_scheme *by_columns;
    fz_watch *watch;
    fz_ledger *ledger;
    fz_ledger *rows; /* never changed */
    fz_report *report;
    fz_report *later;
    fz_prospect *prospect;
    fz_difference *difference;
    fz_robustness *robustness;
    fz_supervision *sooner;
    fz_supervision *supervision;
    fz_comparison *comparison;
    fz_columns *columns;
    fz_query *query;
    fz_collection *collection;
    fz_error *error;          /* several of one document */
    const char *const *paths; /* good and bad files */
    input *given;             /* what is in them */
    size_t path_count;
    char folder[PATH_ROOM]; /* what is saved goes there */
    char kept_paths[KEPT_COUNT][PATH_ROOM];
    input kept[KEPT_COUNT];
    pthread_mutex_t lock; /* for what wants one thread at a time */
    atomic_size_t logged; /* how often the log function was called */
} things;

/* Make them all; 0 when something failed. `paths` stay the caller's. */
int things_make(things *all, const char *const *paths, size_t count);

/* Make the folder, and what is loaded from it. What breaks a ledger may not live to take it away again. */
int things_save(things *all);

/* 0 when more is left in the folder than was put there: files that a save began and did not end. */
int things_release(things *all);

/* A file of the folder, which stays there until the end; `path` has PATH_ROOM. */
void path_in_folder(const things *all, const char *name, char *path);

/* Read all of a file; 0 when that failed. free() takes the bytes. */
int read_input(input *its, const char *path);

/* A fz_write_fn whose user is the uint64_t of a hash. */
int hash_bytes(void *user, const void *bytes, size_t count);

/* A fz_log_fn whose user is the atomic_size_t that counts. */
void count_message(void *user, fz_severity severity, const char *message);

#endif
