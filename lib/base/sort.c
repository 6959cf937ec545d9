/* Quicksort, which turns to heap sort where it halves badly: no memory, no bad case (introsort, Musser 1997). */
#include "base/sort.h"

#include <stdint.h>
#include <string.h>

#define FEW 8 /* of so many the nearest neighbours are swapped */

typedef struct span {
    char *items;
    size_t size;
    int (*compare)(const void *a, const void *b);
} span;

static char *item(const span *s, size_t index)
{
    return s->items + index * s->size;
}

/* Word by word: of a size that is known the compiler makes two moves, of one that is not a call or a loop of bytes. */
static void swap(const span *s, size_t a, size_t b)
{
    char *x = item(s, a), *y = item(s, b);
    size_t left = s->size;

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
static void sink(const span *s, size_t at, size_t count)
{
    for (size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && s->compare(item(s, child), item(s, child + 1)) < 0)
            child++;
        if (s->compare(item(s, at), item(s, child)) >= 0)
            return;
        swap(s, at, child);
        at = child;
    }
}

static void sort_by_heap(const span *s, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sink(s, i, count);
    for (size_t end = count; end-- > 1;) {
        swap(s, 0, end);
        sink(s, 0, end);
    }
}

static void sort_few(const span *s, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t at = i; at > 0 && s->compare(item(s, at - 1), item(s, at)) > 0; at--)
            swap(s, at - 1, at);
}

/* The median of three comes to the front: of those at the quarters, since what goes up and then down has its least ones at the ends. */
static void choose_pivot(const span *s, size_t count)
{
    size_t low = count / 4, middle = count / 2, high = count - 1 - low;

    if (s->compare(item(s, middle), item(s, low)) < 0)
        swap(s, middle, low);
    if (s->compare(item(s, high), item(s, middle)) < 0) {
        swap(s, high, middle);
        if (s->compare(item(s, middle), item(s, low)) < 0)
            swap(s, middle, low);
    }
    swap(s, 0, middle); /* what is at `high` is no less than it, so that nothing looks beyond the end */
}

/* What is no greater than the pivot comes before it, what is no less behind it; gives its place. */
static size_t part(const span *s, size_t count)
{
    size_t low = 0, high = count;

    choose_pivot(s, count);
    for (;;) {
        while (s->compare(item(s, ++low), item(s, 0)) < 0)
            continue;
        while (s->compare(item(s, 0), item(s, --high)) < 0)
            continue;
        if (low >= high)
            break;
        swap(s, low, high);
    }
    swap(s, 0, high);
    return high;
}

/* The smaller part is sorted by a call and the larger one here, so that calls nest log n deep. */
static void sort_some(span s, size_t count, unsigned depth)
{
    while (count > FEW && depth > 0) {
        size_t at = part(&s, count);
        span behind = {item(&s, at + 1), s.size, s.compare};

        depth--;
        if (at < count - at - 1) {
            sort_some(s, at, depth);
            count -= at + 1;
            s = behind;
        } else {
            sort_some(behind, count - at - 1, depth);
            count = at;
        }
    }
    if (count > FEW)
        sort_by_heap(&s, count);
    else
        sort_few(&s, count);
}

void fz__sort(void *items, size_t count, size_t size, int (*compare)(const void *a, const void *b))
{
    const span s = {items, size, compare};
    unsigned depth = 0;
    size_t sorted = 1;

    /* Most makers add in order, and then there is nothing to do. */
    while (sorted < count && compare(item(&s, sorted - 1), item(&s, sorted)) <= 0)
        sorted++;
    if (sorted >= count)
        return;
    for (size_t left = count; left > 1; left /= 2)
        depth += 2;
    sort_some(s, count, depth);
}
