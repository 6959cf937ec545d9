/* Heap sort: no memory, no bad case. */
#include "base/sort.h"

#include <stdint.h>
#include <string.h>

typedef struct heap {
    char *items;
    size_t size;
    int (*compare)(const void *a, const void *b);
} heap;

static char *item(const heap *h, size_t index)
{
    return h->items + index * h->size;
}

/* Word by word: of a size that is known the compiler makes two moves, of one that is not a call or a loop of bytes. */
static void swap(const heap *h, size_t a, size_t b)
{
    char *x = item(h, a), *y = item(h, b);
    size_t left = h->size;

    for (; left >= sizeof(uint64_t); left -= sizeof(uint64_t), x += sizeof(uint64_t), y += sizeof(uint64_t)) {
        uint64_t kept, other;

        memcpy(&kept, x, sizeof(kept));
        memcpy(&other, y, sizeof(other));
        memcpy(x, &other, sizeof(other));
        memcpy(y, &kept, sizeof(kept));
    }
    for (; left > 0; left--, x++, y++) {
        char kept = *x;

        *x = *y;
        *y = kept;
    }
}

/* Let the item at `at` sink until the heap of `count` items has its last one on top again. */
static void sink(const heap *h, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && h->compare(item(h, child), item(h, child + 1)) < 0)
            child++;
        if (h->compare(item(h, at), item(h, child)) >= 0)
            return;
        swap(h, at, child);
        at = child;
    }
}

void fz__sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b))
{
    const heap h = {items, size, compare};
    size_t sorted = 1;

    /* Most makers add in order, and then there is nothing to do. */
    while (sorted < count && compare(item(&h, sorted - 1), item(&h, sorted)) <= 0)
        sorted++;
    if (sorted >= count)
        return;
    for (size_t i = count / 2; i-- > 0;)
        sink(&h, i, count);
    for (size_t end = count; end-- > 1;) {
        swap(&h, 0, end);
        sink(&h, 0, end);
    }
}
