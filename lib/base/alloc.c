/* The allocator of a context, and arrays that grow.
 *
 * An allocator has no call to resize a block, so that a host can write one in a few lines; growing means a new block and
 * a copy. With malloc itself there is realloc, which moves large blocks without copying them. */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include "base/context.h"

static void *heap_alloc(void *user, size_t count)
{
    (void)user;
    return malloc(count);
}

static void heap_release(void *user, void *memory, size_t count)
{
    (void)user;
    (void)count;
    free(memory);
}

const fz_allocator fz__heap = {sizeof(fz_allocator), heap_alloc, heap_release, NULL};

void *fz__alloc(fz_context *context, size_t count)
{
    return context->allocator.alloc(context->allocator.user, count ? count : 1);
}

void *fz__calloc(fz_context *context, size_t count)
{
    void *memory = fz__alloc(context, count);

    if (memory)
        memset(memory, 0, count);
    return memory;
}

void *fz__realloc(fz_context *context, void *memory, size_t old_count, size_t count)
{
    void *moved;

    /* An allocator that a host wrapped around malloc is another function, and may count. */
    if (context->allocator.alloc == heap_alloc)
        return realloc(memory, count ? count : 1);
    moved = fz__alloc(context, count);
    if (!moved)
        return NULL;
    if (memory)
        memcpy(moved, memory, old_count < count ? old_count : count);
    fz__free(context, memory, old_count);
    return moved;
}

void fz__free(fz_context *context, void *memory, size_t count)
{
    if (memory)
        context->allocator.release(context->allocator.user, memory, count ? count : 1);
}

bool fz__grow(fz_context *context, void *items, size_t *capacity, size_t needed, size_t size)
{
    size_t grown = *capacity + *capacity / 2;
    void *old, *memory;

    if (grown < 8)
        grown = 8;
    if (grown < needed || context->sparing)
        grown = needed;
    /* Beyond PTRDIFF_MAX the distance of two pointers into the array would be undefined. */
    if (grown > PTRDIFF_MAX / size)
        return false;
    /* The caller's pointer has a type of its own: to read it as a void * would break the rules of aliasing. */
    memcpy(&old, items, sizeof(old));
    memory = fz__realloc(context, old, *capacity * size, grown * size);
    if (!memory)
        return false;
    memcpy(items, &memory, sizeof(memory));
    *capacity = grown;
    return true;
}
