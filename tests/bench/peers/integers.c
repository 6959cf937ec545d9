/* Scores and ranks by hand for the one scheme of the bench, in integers: what cannot be had for less.
 *
 * usage: peer-integers score UNITS
 *
 * A section's score is the sum of its indicators times 10 over its points, the total the mean of the sections times 10: over a
 * common denominator each indicator has a whole weight. Blocks of units stay in the cache; ranks are by radix sort. */
#include "../table.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 1024u
#define DIGIT 11u
#define RADIX (1u << DIGIT)

typedef struct entry {
    uint64_t score;
    uint32_t unit;
} entry;

static size_t units;
static int64_t *columns[ITEMS], weights[ITEMS], *scores;
static uint32_t *ranks;

static int64_t common_multiple(int64_t a, int64_t b)
{
    int64_t x = a, y = b;

    while (y) {
        int64_t rest = x % y;

        x = y;
        y = rest;
    }
    return a / x * b;
}

static void set_up(char **arguments)
{
    int64_t denominator = 1;

    units = bench_number(arguments[0]);
    for (size_t section = 0; section < SECTIONS; section++)
        denominator = common_multiple(denominator, table_section_points(section));
    for (size_t item = 0; item < ITEMS; item++) {
        weights[item] = denominator / table_section_points(item / A_SECTION);
        columns[item] = bench_alloc(units, sizeof(int64_t));
        for (size_t unit = 0; unit < units; unit++)
            columns[item][unit] = table_value(unit, item) * 10000;
    }
}

static void add_up(void)
{
    for (size_t from = 0; from < units; from += BLOCK) {
        size_t count = units - from < BLOCK ? units - from : BLOCK;

        for (size_t item = 0; item < ITEMS; item++)
            for (size_t i = 0; i < count; i++)
                scores[from + i] += columns[item][from + i] * weights[item];
    }
}

/* One pass, by the digit at `shift`, higher ones first. Whether there was anything to sort. */
static int pass(const entry *from, entry *to, unsigned shift)
{
    size_t counts[RADIX] = {0}, at = 0;

    for (size_t i = 0; i < units; i++)
        counts[from[i].score >> shift & (RADIX - 1)]++;
    if (counts[from[0].score >> shift & (RADIX - 1)] == units)
        return 0;
    for (size_t digit = RADIX; digit-- > 0;) {
        size_t count = counts[digit];

        counts[digit] = at;
        at += count;
    }
    for (size_t i = 0; i < units; i++)
        to[counts[from[i].score >> shift & (RADIX - 1)]++] = from[i];
    return 1;
}

static void rank(void)
{
    entry *order = bench_alloc(units, sizeof(*order)), *other = bench_alloc(units, sizeof(*other));

    for (size_t i = 0; i < units; i++)
        order[i] = (entry){(uint64_t)scores[i], (uint32_t)i};
    for (unsigned shift = 0; shift < 64; shift += DIGIT)
        if (pass(order, other, shift)) {
            entry *swap = order;

            order = other;
            other = swap;
        }
    for (size_t i = 0; i < units; i++) {
        int tied = i > 0 && order[i].score == order[i - 1].score;

        ranks[order[i].unit] = tied ? ranks[order[i - 1].unit] : (uint32_t)i + 1;
    }
    free(order);
    free(other);
}

static void score(void)
{
    scores = bench_alloc(units, sizeof(*scores));
    ranks = bench_alloc(units, sizeof(*ranks));
    add_up();
    rank();
}

static void drop(void)
{
    bench_answer(table_answer(ranks, units));
    free(scores);
    free(ranks);
}

int main(int argc, char **argv)
{
    static const contender contenders[] = {{"score", set_up, score, drop}, {NULL, NULL, NULL, NULL}};

    return bench_main(argc, argv, contenders);
}
