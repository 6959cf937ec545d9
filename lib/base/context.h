/* The inside of a context. */
#ifndef FZ_BASE_CONTEXT_H
#define FZ_BASE_CONTEXT_H

#include <stdatomic.h>

#include <fazhi/context.h>

struct fz_context {
    atomic_size_t references;
    fz_allocator allocator;
    fz_log_fn log;
    void *log_user;
    fz_language language;
    uint64_t limits[FZ_LIMIT_COUNT_];
};

#endif
