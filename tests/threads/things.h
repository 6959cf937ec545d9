/* What the cases work on: one of everything, made once, and a hash in place of a file. */
#ifndef FAZHI_TESTS_THINGS_H
#define FAZHI_TESTS_THINGS_H

#include <fazhi.h>
#include <pthread.h>
#include <stdatomic.h>

typedef struct things {
    fz_context *context;
    fz_directive *directive;
    fz_directive *changed;
    fz_registry *registry;
    fz_scheme *scheme;
    fz_watch *watch;
    fz_ledger *ledger;
    fz_report *report;
    fz_report *later;
    fz_prospect *prospect;
    fz_difference *difference;
    fz_robustness *robustness;
    fz_supervision *supervision;
    fz_comparison *comparison;
    fz_columns *columns;
    fz_query *query;
    fz_collection *collection;
    fz_error *error;          /* several of one document */
    const char *const *paths; /* good and bad files */
    size_t path_count;
    pthread_mutex_t lock; /* for what wants one thread at a time */
    atomic_size_t logged; /* how often the log function was called */
} things;

/* Make them all; 0 when something failed. `paths` stay the caller's. */
int things_make(things *all, const char *const *paths, size_t count);

void things_release(things *all);

/* A fz_write_fn whose user is the uint64_t of a hash. */
int hash_bytes(void *user, const void *bytes, size_t count);

/* A fz_log_fn whose user is the atomic_size_t that counts. */
void count_message(void *user, fz_severity severity, const char *message);

#endif
