/* Names near to a name that was not found.
 *
 * A unit gets a distance: the edits, counted in characters, that make one name of the other. Names of which one holds the
 * other come first; then those of which one abridges the other, leaving characters out: 县人社局 for 县人力资源和社会保障局. Of the rest,
 * those are near of which not more than half differs.
 *
 * The nearest are put in order by counting, not by comparing: one walk counts the units at each distance, a second puts
 * each where it belongs. So nothing is allocated, and equals stay in the order of the directive. */
#include "base/utf8.h"
#include "directive/model.h"

#include <string.h>

#include <fazhi/query.h>

#define LONGEST   64                /* characters of a name */
#define DISTANCES (3 * LONGEST + 1) /* one holds the other: from 0 on; abridges it: from 64 on; else from 128 on */
#define FAR       DISTANCES

typedef struct name {
    uint32_t characters[LONGEST];
    size_t count; /* 0 also for a name that is too long */
} name;

/* White space and width do not count. */
static name name_read(const char *text)
{
    const char *end = text + strlen(text);
    name read = {.count = 0};

    while (text < end) {
        uint32_t c = fz__fold_width(fz__utf8_next(&text, end));

        if (fz__is_space(c))
            continue;
        if (read.count == LONGEST)
            return (name){.count = 0};
        read.characters[read.count++] = c;
    }
    return read;
}

static bool contains(const name *longer, const name *shorter)
{
    for (size_t i = 0; i + shorter->count <= longer->count; i++)
        if (!memcmp(longer->characters + i, shorter->characters, shorter->count * sizeof(uint32_t)))
            return true;
    return false;
}

static bool abridges(const name *shorter, const name *longer)
{
    size_t met = 0;

    for (size_t i = 0; i < longer->count && met < shorter->count; i++)
        met += longer->characters[i] == shorter->characters[met];
    return met == shorter->count && shorter->count > 2;
}

static size_t edits(const name *a, const name *b)
{
    size_t row[LONGEST + 1];

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

static size_t distance(const name *wanted, const fz_unit *unit)
{
    name own = name_read(unit->name);
    const name *longer = own.count > wanted->count ? &own : wanted;
    const name *shorter = longer == &own ? wanted : &own;
    size_t count;

    if (!shorter->count)
        return FAR;
    if (contains(longer, shorter))
        return longer->count - shorter->count;
    if (abridges(shorter, longer))
        return LONGEST + longer->count - shorter->count;
    count = edits(longer, shorter);
    return 2 * count <= longer->count ? 2 * LONGEST + count : FAR;
}

size_t fz_directive_suggest_units(const fz_directive *directive, const char *name_, const fz_unit **units,
                                  size_t capacity)
{
    size_t first[DISTANCES + 1] = {0}; /* where the units of a distance begin, once counted */
    name wanted;

    if (!directive || !name_)
        return 0;
    wanted = name_read(name_);
    for (uint32_t i = 0; i < directive->unit_count; i++) {
        size_t at = distance(&wanted, &directive->units[i]);

        if (at != FAR)
            first[at + 1]++;
    }
    for (size_t i = 1; i <= DISTANCES; i++)
        first[i] += first[i - 1];
    for (uint32_t i = 0; units && i < directive->unit_count; i++) {
        size_t at = distance(&wanted, &directive->units[i]);

        if (at != FAR && first[at]++ < capacity)
            units[first[at] - 1] = &directive->units[i];
    }
    return first[DISTANCES];
}
