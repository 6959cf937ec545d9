/* Sorting by whole numbers, digit by digit of 11 bits, the lowest first: linear, and no more digits than the numbers differ in. */
#include "assess/columns_model.h"

#include <string.h>

#define BITS  11
#define DIGIT ((1u << BITS) - 1)

/* One digit: how many there are of each, then where each begins. False when all have the same. */
static bool scatter(const fz__placed *from, fz__placed *to, size_t count, int64_t least, unsigned shift)
{
    size_t next[DIGIT + 1] = {0}, first = 0;

    for (size_t i = 0; i < count; i++)
        next[((uint64_t)from[i].key - (uint64_t)least) >> shift & DIGIT]++;
    for (size_t digit = 0; digit <= DIGIT; digit++) {
        size_t here = next[digit];

        if (here == count)
            return false;
        next[digit] = first;
        first += here;
    }
    for (size_t i = 0; i < count; i++)
        to[next[((uint64_t)from[i].key - (uint64_t)least) >> shift & DIGIT]++] = from[i];
    return true;
}

void fz__placed_sort(fz__placed *entries, fz__placed *room, size_t count)
{
    int64_t least = INT64_MAX, greatest = INT64_MIN;
    fz__placed *from = entries, *to = room;
    uint64_t span;

    for (size_t i = 0; i < count; i++) {
        least = entries[i].key < least ? entries[i].key : least;
        greatest = entries[i].key > greatest ? entries[i].key : greatest;
    }
    span = count > 0 ? (uint64_t)greatest - (uint64_t)least : 0;
    for (unsigned shift = 0; shift < 64 && span >> shift > 0; shift += BITS) {
        fz__placed *kept = from;

        if (!scatter(from, to, count, least, shift))
            continue;
        from = to;
        to = kept;
    }
    if (from != entries)
        memcpy(entries, from, count * sizeof(*entries));
}
