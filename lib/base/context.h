/* The inside of a context, and how structs of the caller are read. */
#ifndef FZ_BASE_CONTEXT_H
#define FZ_BASE_CONTEXT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

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

/* The size of a struct whose last member was `member`: a struct that grows keeps the size of its first release by it. */
#define FZ__THROUGH(type, member) (offsetof(type, member) + sizeof(((type *)NULL)->member))

/* How large the caller's size-first struct, or the first of an array of them, says it is; 0 when it is NULL, was never set,
 * or is less than `first`. */
size_t fz__struct_size(const void *given, size_t first);

/* Fill a struct of the caller, of `size` bytes, as far as he knows it. Its size stays, and what he knows and we do not. */
void fz__struct_fill(void *given, size_t size, const void *known, size_t known_size);

#endif
