/* The made-up table of scores of the bench: any number of units, 68 indicators in twelve sections, two levels of points. The values
 * come from a formula, so that programs in any language see the same ones; peers/scores.py has it for Python. */
#ifndef BENCH_TABLE_H
#define BENCH_TABLE_H

#include "bench.h"

#define ITEMS     68u
#define SECTIONS  12u
#define A_SECTION 6u /* indicators; the last section has two */

/* What an indicator can bring, from 1 to 5 points. A section is worth 10, all of them together 100. */
static inline int64_t table_points(size_t item)
{
    return 1 + (int64_t)(item % 5);
}

static inline uint64_t table_mix(uint64_t x)
{
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* In hundredths of a point: from two thirds to all of the points. */
static inline int64_t table_value(size_t unit, size_t item)
{
    uint64_t full = 100 * (uint64_t)table_points(item);

    return (int64_t)((2 * full + table_mix(unit * ITEMS + item) % (full + 1)) / 3);
}

/* The points of the indicators of a section. */
static inline int64_t table_section_points(size_t section)
{
    int64_t sum = 0;

    for (size_t item = section * A_SECTION; item < ITEMS && item < (section + 1) * A_SECTION; item++)
        sum += table_points(item);
    return sum;
}

/* What ranks come to: programs that rank alike say the same. */
static inline int64_t table_answer(const uint32_t *ranks, size_t units)
{
    int64_t sum = 0;

    for (size_t unit = 0; unit < units; unit++)
        sum += (int64_t)ranks[unit] * (int64_t)(unit % 1009);
    return sum;
}

#endif
