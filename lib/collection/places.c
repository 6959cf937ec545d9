/* Where a directive is: a table by the hash of its address, at most half full. */
#include "collection/model.h"

#define FIRST_PLACES 64

static size_t place_at(const fz_directive *directive, size_t count)
{
    uint64_t spread = (uint64_t)(uintptr_t)directive * UINT64_C(0x9E3779B97F4A7C15);

    return (size_t)(spread >> 32) & (count - 1);
}

/* The place that holds a directive or, being free, awaits it; at most half of the places are taken. */
uint32_t *fz__collection_place(const fz_collection *c, const fz_directive *directive)
{
    size_t at;

    if (!c->place_count)
        return NULL;
    at = place_at(directive, c->place_count);
    while (c->places[at] && c->slots[c->places[at] - 1].directive != directive)
        at = (at + 1) & (c->place_count - 1);
    return &c->places[at];
}

bool fz__places_grow(fz_collection *c)
{
    size_t count = c->place_count ? c->place_count * 2 : FIRST_PLACES;
    uint32_t *grown;

    if (c->count + 1 <= c->place_count / 2)
        return true;
    grown = fz__calloc(c->context, count * sizeof(*grown));
    if (!grown)
        return false;
    fz__free(c->context, c->places, c->place_count * sizeof(*c->places));
    c->places = grown;
    c->place_count = count;
    for (size_t i = 0; i < c->count; i++)
        *fz__collection_place(c, c->slots[c->order[i]].directive) = c->order[i] + 1;
    return true;
}

/* Close the gap: who stands behind it and would be looked for from before it moves up. */
void fz__place_free(fz_collection *c, size_t at)
{
    size_t mask = c->place_count - 1, gap = at;

    for (at = (at + 1) & mask; c->places[at]; at = (at + 1) & mask) {
        size_t wanted = place_at(c->slots[c->places[at] - 1].directive, c->place_count);

        if (((at - wanted) & mask) < ((at - gap) & mask))
            continue;
        c->places[gap] = c->places[at];
        gap = at;
    }
    c->places[gap] = 0;
}
