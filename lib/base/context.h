/* The inside of a context, and how structs of the caller are read. */
#ifndef FZ_BASE_CONTEXT_H
#define FZ_BASE_CONTEXT_H

#include <stdatomic.h>
#include <stdbool.h>

#include <fazhi/context.h>

struct fz_context {
    atomic_size_t references;
    fz_allocator allocator;
    fz_log_fn log;
    void *log_user;
    fz_language language;
    uint64_t limits[FZ_LIMIT_COUNT_];
    bool sparing; /* nothing is taken in advance: a test then fails each piece and each growth by itself */
};

/* malloc and free. */
extern const fz_allocator fz__heap;

/* Read a size-first struct of the caller, written for an older or newer library than this one: `copy` (of `known` bytes)
 * gets what the caller knows and zero for the rest, all zero when `given` is NULL. False when the caller's size is less
 * than `first`, that of the struct's first release, or when the part that is unknown here is not all zero. */
bool fz__options_read(void *copy, size_t known, size_t first, const void *given);

#endif
