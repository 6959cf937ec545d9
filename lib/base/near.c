/* One holds the other: distances from 0 on; abridges it: from 64 on; else from 128 on.
 *
 * The nearest are put in order by counting, not by comparing: one walk counts the things at each distance, a second puts
 * each where it belongs. So nothing is allocated, and equals keep their order. */
#include "base/near.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

void fz__near_read(fz__near_name *name, const char *text)
{
    const char *end = text + strlen(text);

    name->count = 0;
    while (text < end) {
        uint32_t c = fz__fold_width(fz__utf8_next(&text, end));

        if (fz__is_space(c))
            continue;
        if (name->count == FZ__NEAR_LONGEST) {
            name->count = 0;
            return;
        }
        name->characters[name->count++] = c;
    }
}

static bool contains(const fz__near_name *longer, const fz__near_name *shorter)
{
    for (size_t i = 0; i + shorter->count <= longer->count; i++)
        if (!memcmp(longer->characters + i, shorter->characters, shorter->count * sizeof(uint32_t)))
            return true;
    return false;
}

static bool abridges(const fz__near_name *shorter, const fz__near_name *longer)
{
    size_t met = 0;

    for (size_t i = 0; i < longer->count && met < shorter->count; i++)
        met += longer->characters[i] == shorter->characters[met];
    return met == shorter->count && shorter->count > 2;
}

static size_t edits(const fz__near_name *a, const fz__near_name *b)
{
    size_t row[FZ__NEAR_LONGEST + 1];

    for (size_t j = 0; j <= b->count; j++)
        row[j] = j;
    for (size_t i = 0; i < a->count; i++) {
        size_t diagonal = row[0];

        row[0] = i + 1;
        for (size_t j = 0; j < b->count; j++) {
            size_t best = diagonal + (a->characters[i] != b->characters[j]);

            diagonal = row[j + 1];
            best = row[j] + 1 < best ? row[j] + 1 : best;
            row[j + 1] = row[j + 1] + 1 < best ? row[j + 1] + 1 : best;
        }
    }
    return row[b->count];
}

size_t fz__near_distance(const fz__near_name *wanted, const char *text)
{
    fz__near_name own;
    const fz__near_name *longer, *shorter;
    size_t count;

    fz__near_read(&own, text);
    longer = own.count > wanted->count ? &own : wanted;
    shorter = longer == &own ? wanted : &own;
    if (!shorter->count)
        return FZ__FAR;
    if (contains(longer, shorter))
        return longer->count - shorter->count;
    if (abridges(shorter, longer))
        return FZ__NEAR_LONGEST + longer->count - shorter->count;
    count = edits(longer, shorter);
    return 2 * count <= longer->count ? 2 * FZ__NEAR_LONGEST + count : FZ__FAR;
}

size_t fz__near_rank(const fz__near_list *list, const char *wanted, size_t capacity, void *user)
{
    size_t first[FZ__FAR + 1] = {0}; /* where the things of a distance begin, once counted */
    fz__near_name name;

    fz__near_read(&name, wanted);
    for (size_t i = 0; i < list->count; i++) {
        size_t at = list->distance(list->things, i, &name);

        if (at != FZ__FAR)
            first[at + 1]++;
    }
    for (size_t i = 1; i <= FZ__FAR; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; capacity && i < list->count; i++) {
        size_t at = list->distance(list->things, i, &name);

        if (at != FZ__FAR && first[at]++ < capacity)
            list->take(user, first[at] - 1, list->things, i);
    }
    return first[FZ__FAR];
}
