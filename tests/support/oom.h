/* A counting allocator: it makes chosen allocations fail and proves that nothing is left and nothing is released wrongly.
 *
 *     static fz_status load_and_ask(const fz_allocator *allocator); // one complete use, from context to last unref
 *
 *     Test(oom, load_and_ask_survives_each_failure) { OOM_SWEEP(load_and_ask); }
 *
 * A use returns the status of the call that failed, and checks its own answer when none did. Needs no sanitizer and no
 * Criterion: a plain program calls `oom_sweep` itself. Safe to share between threads, apart from the sweep. */
#ifndef FZ_TESTS_OOM_H
#define FZ_TESTS_OOM_H

#include <stdatomic.h>
#include <stdbool.h>

#include <fazhi/context.h>

typedef struct oom {
    fz_allocator allocator;    /* what fz_context_new is given; its `user` is this struct, which must not move */
    size_t fail_at;            /* the allocation that fails, counted from 1; 0 for none */
    bool for_good;             /* and every later one with it */
    atomic_size_t allocations; /* asked for so far, failed ones included */
    atomic_size_t failures;    /* made to fail so far */
    atomic_size_t live;        /* blocks that were not released yet */
    atomic_size_t live_bytes;
    atomic_size_t peak_bytes;
    _Atomic(const char *) fault; /* the first wrong release; NULL for none */
} oom;

void oom_init(oom *memory);

/* What is wrong with the memory at the end of a use, or NULL: a wrong release, or blocks that are left. */
const char *oom_fault(const oom *memory);

typedef fz_status (*oom_use)(const fz_allocator *allocator);

/* Run a use without a failure, then with each of its allocations failing, once and for good. NULL when the first run
 * gives FZ_OK, every other FZ_ENOMEM, and none leaves or spoils a block; else what went wrong, in static memory. */
const char *oom_sweep(oom_use use);

#define OOM_SWEEP(use)                                    \
    do {                                                  \
        const char *oom_wrong = oom_sweep(use);           \
        cr_assert(!oom_wrong, "%s: %s", #use, oom_wrong); \
    } while (0)

#endif
