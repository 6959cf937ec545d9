/* Who has moved: those that stand in another group, and of each group those outside of the longest run of pairs that keeps
 * its order, so that as few as possible are moved. Where several runs are as long, one who stands in some of them but not in
 * the one that was taken is uncertain. */
#include "compare/model.h"

#include "base/sort.h"

typedef struct step {
    uint32_t group, a, b;
    uint32_t ending, beginning; /* the longest run that ends here, or begins here */
} step;

static int by_group(const void *x, const void *y)
{
    const step *a = x, *b = y;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->a > b->a) - (a->a < b->a);
}

/* The longest run in order of what stands from `first` on, or of its mirror image; `tails` holds the last of each length. */
static uint32_t measure(step *steps, size_t count, bool backwards, uint32_t *tails)
{
    uint32_t longest = 0;

    for (size_t n = 0; n < count; n++) {
        step *at = &steps[backwards ? count - 1 - n : n];
        uint32_t value = backwards ? UINT32_MAX - at->b : at->b, low = 0, high = longest;

        while (low < high) {
            uint32_t middle = low + (high - low) / 2;

            if (tails[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        tails[low] = value;
        longest = low == longest ? longest + 1 : longest;
        *(backwards ? &at->beginning : &at->ending) = low + 1;
    }
    return longest;
}

/* The run that is taken is the one whose last steps stand as far behind in A as may be. */
static void judge(fz__kin *a, fz__kin *b, step *steps, size_t count, uint32_t *tails)
{
    uint32_t longest = measure(steps, count, false, tails), wanted = longest, limit = UINT32_MAX;

    measure(steps, count, true, tails);
    for (size_t n = count; n--;) {
        step *at = &steps[n];

        if (at->ending == wanted && at->b < limit) {
            limit = at->b;
            wanted--;
            continue;
        }
        a->moved[at->a] = at->ending + at->beginning == longest + 1 ? FZ_MOVED_PERHAPS : FZ_MOVED;
        b->moved[at->b] = a->moved[at->a];
    }
}

static size_t collect(fz__kin *a, fz__kin *b, step *steps)
{
    size_t count = 0;

    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t j = a->partner[i];

        if (j == FZ__NONE)
            continue;
        if (a->groups[i] == b->groups[j])
            steps[count++] = (step){a->groups[i], i, j, 0, 0};
        else
            a->moved[i] = b->moved[j] = FZ_MOVED;
    }
    return count;
}

bool fz__find_moved(fz__match *match, fz__kin *a, fz__kin *b)
{
    size_t room = ((size_t)a->count + 1) * sizeof(step), tail_room = ((size_t)a->count + 1) * sizeof(uint32_t), count;
    step *steps = fz__alloc(match->context, room);
    uint32_t *tails = fz__alloc(match->context, tail_room);
    bool done = steps && tails;

    if (done) {
        count = collect(a, b, steps);
        fz__sort(steps, count, sizeof(*steps), by_group);
        for (size_t first = 0, end; first < count; first = end) {
            for (end = first + 1; end < count && steps[end].group == steps[first].group;)
                end++;
            judge(a, b, steps + first, end - first, tails);
        }
    }
    fz__free(match->context, steps, room);
    fz__free(match->context, tails, tail_room);
    return done;
}
