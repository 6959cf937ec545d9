/* An arena: chunks from the allocator, given out piece by piece and released together.
 *
 * Aligned pieces are taken from the front of the current chunk and strings from its back, so that neither wastes room on
 * the other. The current chunk is the first of the list. A piece too large for what is left of a chunk gets one of its
 * own behind the current one, which stays in use. A chunk is an eighth of what was taken before and, beyond what
 * one directive takes, as much again, up to 1 MiB: little is left unused of many small ones, and a large one costs few calls. */
#include "base/memory.h"

#include <stdalign.h>
#include <string.h>

#include "base/context.h"

#define ALIGNMENT     alignof(max_align_t)
#define ROUND_UP(n)   (((n) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)
#define HEADER        ROUND_UP(sizeof(struct fz__arena_chunk))
#define FIRST_CHUNK   ((size_t)4096)
#define SMALL_ARENA   ((size_t)128 << 10)
#define LARGEST_CHUNK ((size_t)1 << 20)

struct fz__arena_chunk {
    struct fz__arena_chunk *next;
    size_t size; /* as taken from the allocator */
};

void fz__arena_init(fz__arena *arena, fz_context *context)
{
    memset(arena, 0, sizeof(*arena));
    arena->context = context;
    arena->chunk_size = FIRST_CHUNK;
}

void fz__arena_clear(fz__arena *arena)
{
    struct fz__arena_chunk *chunk = arena->chunks, *next;

    for (; chunk; chunk = next) {
        next = chunk->next;
        fz__free(arena->context, chunk, chunk->size);
    }
    fz__arena_init(arena, arena->context); /* ready to be used again */
}

size_t fz__arena_size(const fz__arena *arena)
{
    return arena->taken;
}

/* A chunk with room for `count` bytes, for one piece alone; the current chunk stays the first. */
static char *own_chunk(fz__arena *arena, size_t count)
{
    struct fz__arena_chunk *chunk = fz__alloc(arena->context, HEADER + count);

    if (!chunk)
        return NULL;
    chunk->size = HEADER + count;
    if (arena->chunks) {
        chunk->next = arena->chunks->next;
        arena->chunks->next = chunk;
    } else {
        chunk->next = NULL;
        arena->chunks = chunk;
        arena->next = arena->end = NULL;
    }
    arena->taken += chunk->size;
    return (char *)chunk + HEADER;
}

static bool new_chunk(fz__arena *arena)
{
    struct fz__arena_chunk *chunk = fz__alloc(arena->context, arena->chunk_size);

    if (!chunk)
        return false;
    chunk->size = arena->chunk_size;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->next = (char *)chunk + HEADER;
    arena->end = (char *)chunk + chunk->size;
    arena->taken += chunk->size;
    while (arena->chunk_size < arena->taken / (arena->taken < SMALL_ARENA ? 8 : 1) && arena->chunk_size < LARGEST_CHUNK)
        arena->chunk_size += FIRST_CHUNK;
    return true;
}

/* Where a piece of `count` bytes that the current chunk cannot hold goes: NULL when memory is exhausted; otherwise in a
 * chunk of its own, or, with `*current` set, in the new current chunk, still to be taken. */
static char *more_room(fz__arena *arena, size_t count, bool *current)
{
    if (count > PTRDIFF_MAX - HEADER - ALIGNMENT)
        return NULL;
    /* What is left of the old chunk is lost with a new current one: for small pieces alone that is little. */
    *current = count <= (arena->chunk_size - HEADER) / 4 && !arena->context->sparing;
    if (!*current)
        return own_chunk(arena, count);
    return new_chunk(arena) ? arena->next : NULL;
}

void *fz__arena_alloc(fz__arena *arena, size_t count)
{
    bool current = true;
    char *piece = arena->next;

    if (count > PTRDIFF_MAX - ALIGNMENT)
        return NULL;
    count = ROUND_UP(count ? count : 1);
    if ((size_t)(arena->end - arena->next) < count)
        piece = more_room(arena, count, &current);
    if (piece && current)
        arena->next = piece + count;
    return piece;
}

void *fz__arena_calloc(fz__arena *arena, size_t count)
{
    void *piece = fz__arena_alloc(arena, count);

    if (piece)
        memset(piece, 0, count);
    return piece;
}

char *fz__arena_string(fz__arena *arena, const char *bytes, size_t length)
{
    bool current = true;
    char *piece = arena->next;

    if (length >= PTRDIFF_MAX)
        return NULL;
    if ((size_t)(arena->end - arena->next) < length + 1)
        piece = more_room(arena, length + 1, &current);
    if (!piece)
        return NULL;
    if (current) /* from the back of the chunk */
        piece = arena->end -= length + 1;
    if (length)
        memcpy(piece, bytes, length);
    piece[length] = '\0';
    return piece;
}
