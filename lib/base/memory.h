/* Memory of a context: the allocator, growing arrays, the arena and interned strings.
 *
 * All memory of the library comes from here. An arena owns what lives as long as its object (a directive, a registry);
 * a buffer or a grown array is for work in progress and is given back before the call returns. */
#ifndef FZ_BASE_MEMORY_H
#define FZ_BASE_MEMORY_H

#include <stdbool.h>

#include <fazhi/context.h>

/* NULL when memory is exhausted. `count` 0 gives memory of one byte. */
void *fz__alloc(fz_context *context, size_t count);
void *fz__calloc(fz_context *context, size_t count);
/* NULL keeps the old block as it was. */
void *fz__realloc(fz_context *context, void *memory, size_t old_count, size_t count);
void fz__free(fz_context *context, void *memory, size_t count);

/* Make room for `needed` elements of `size` bytes in an array that grows by half; false when memory is exhausted or the
 * size overflows, the array then being as it was. `items` is the address of the pointer to the array, of whatever type.
 * Use through FZ_GROW(ctx, &items, &capacity, needed). */
bool fz__grow(fz_context *context, void *items, size_t *capacity, size_t needed, size_t size);
#ifndef __clang_analyzer__
#define FZ_GROW(context, items, capacity, needed) \
    ((needed) <= *(capacity) || fz__grow((context), (items), (capacity), (needed), sizeof(**(items))))
#else /* which cannot know that an array with a capacity is there */
#define FZ_GROW(context, items, capacity, needed) fz__grow((context), (items), (capacity), (needed), sizeof(**(items)))
#endif

/* Arena: many small pieces, released together. Pieces are aligned for any type. */
typedef struct fz__arena {
    fz_context *context;
    struct fz__arena_chunk *chunks;
    char *next, *end;
    size_t chunk_size, taken;
} fz__arena;

void fz__arena_init(fz__arena *arena, fz_context *context);
void fz__arena_clear(fz__arena *arena); /* also of an arena that is all zero */
void *fz__arena_alloc(fz__arena *arena, size_t count);
void *fz__arena_calloc(fz__arena *arena, size_t count);
/* A copy with a NUL behind it, packed without alignment. */
char *fz__arena_string(fz__arena *arena, const char *bytes, size_t length);
size_t fz__arena_size(const fz__arena *arena); /* bytes taken from the allocator */

/* Interned strings: equal bytes give the same pointer and the same small number, counted from 0. */
typedef struct fz__strings {
    fz__arena *arena; /* holds the text */
    const char **texts;
    uint32_t *lengths;
    size_t count, capacity, length_capacity;
    uint32_t *slots;
    size_t slot_count;
} fz__strings;

#define FZ__NO_STRING UINT32_MAX

void fz__strings_init(fz__strings *strings, fz__arena *arena);
void fz__strings_clear(fz__strings *strings); /* the texts stay with the arena */
/* The number of the string; FZ__NO_STRING when memory is exhausted. */
uint32_t fz__strings_intern(fz__strings *strings, const char *bytes, size_t length);
/* The number of the string; FZ__NO_STRING when it was never interned. Allocates nothing. */
uint32_t fz__strings_find(const fz__strings *strings, const char *bytes, size_t length);

/* A growing run of bytes. A failed append sets `failed` and later appends do nothing, so a caller checks once. */
typedef struct fz__buffer {
    fz_context *context;
    char *bytes; /* NUL behind them once anything was appended */
    size_t length, capacity;
    bool failed;
} fz__buffer;

void fz__buffer_init(fz__buffer *buffer, fz_context *context);
void fz__buffer_clear(fz__buffer *buffer);
/* Room for `count` more bytes and a NUL: where they go, for the caller to fill and to add to `length`; NULL when memory is
 * exhausted or was before. */
char *fz__buffer_reserve(fz__buffer *buffer, size_t count);
void fz__buffer_append(fz__buffer *buffer, const char *bytes, size_t length);
void fz__buffer_string(fz__buffer *buffer, const char *string);
void fz__buffer_char(fz__buffer *buffer, char c);
void fz__buffer_code_point(fz__buffer *buffer, uint32_t c); /* as UTF-8 */
void fz__buffer_number(fz__buffer *buffer, uint64_t n);     /* in decimal digits */

/* Past the last byte. A buffer that never held one has none to count from, and C adds nothing to NULL. */
static inline const char *fz__buffer_end(const fz__buffer *buffer)
{
    return buffer->length ? buffer->bytes + buffer->length : buffer->bytes;
}

/* FNV-1a of 64 bits: the one hash of the library. */
uint64_t fz__hash(const char *bytes, size_t length);

#endif
