/* Lists are ascending, so a walk gallops: it doubles its stride until it has passed the task that it looks for and then
 * halves the last stride. Meeting a list of m tasks with one of n costs m log(n/m), and never more than m + n. */
#include "query/postings.h"

static const uint32_t *gallop(const uint32_t *at, const uint32_t *end, uint32_t least)
{
    size_t stride = 1;

    if (at == end || *at >= least)
        return at;
    while ((size_t)(end - at) > stride && at[stride] < least) {
        at += stride;
        stride *= 2;
    }
    /* at[0] < least, and at[stride] is beyond or not */
    if ((size_t)(end - at) < stride)
        stride = (size_t)(end - at);
    while (stride > 1) {
        size_t half = stride / 2;

        if (at[half] < least) {
            at += half;
            stride -= half;
        } else {
            stride = half;
        }
    }
    return at + 1;
}

void fz__postings_open(fz__postings *postings, const fz_unit *unit, uint32_t roles)
{
    const uint32_t *tasks = unit->directive->postings;
    uint32_t lists = fz__lists_of(roles);

    for (size_t i = 0; i < FZ_LISTS; i++) {
        bool asked = lists & 1u << i && unit->tasks[i].first < unit->tasks[i].end;

        postings->at[i] = asked ? tasks + unit->tasks[i].first : NULL;
        postings->end[i] = asked ? tasks + unit->tasks[i].end : NULL;
    }
}

size_t fz__postings_size(const fz__postings *postings)
{
    size_t size = 0;

    for (size_t i = 0; i < FZ_LISTS; i++)
        if (postings->at[i])
            size += (size_t)(postings->end[i] - postings->at[i]);
    return size;
}

uint32_t fz__postings_seek(fz__postings *postings, uint32_t least)
{
    uint32_t lowest = FZ__NONE;

    for (size_t i = 0; i < FZ_LISTS; i++) {
        if (!postings->at[i])
            continue;
        postings->at[i] = gallop(postings->at[i], postings->end[i], least);
        if (postings->at[i] < postings->end[i] && *postings->at[i] < lowest)
            lowest = *postings->at[i];
    }
    return lowest;
}
