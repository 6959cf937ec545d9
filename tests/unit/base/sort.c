/* Sorting in place, compared with what the C library makes of the same numbers. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"

static int compare_numbers(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    return x < y ? -1 : x > y;
}

/* Wider than the piece in which items are swapped. */
typedef struct wide {
    int number;
    char tail[150];
} wide;

static size_t comparisons;

static int counted(const void *a, const void *b)
{
    comparisons++;
    return compare_numbers(a, b);
}

/* The same numbers on every run: a linear congruence. */
static int next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return (int)(*seed >> 16 & 0x7fff);
}

Test(sort, does_as_qsort_for_every_small_count)
{
    unsigned seed = 1;

    for (size_t count = 0; count < 300; count++) {
        int ours[300], theirs[300];

        for (size_t i = 0; i < count; i++)
            ours[i] = theirs[i] = next(&seed) % 50;
        fz__sort(ours, count, sizeof(*ours), compare_numbers);
        qsort(theirs, count, sizeof(*theirs), compare_numbers);
        cr_assert_arr_eq(ours, theirs, count * sizeof(*ours), "%zu numbers", count);
    }
}

Test(sort, moves_wide_items_whole)
{
    wide items[40];
    unsigned seed = 2;

    for (size_t i = 0; i < 40; i++) {
        items[i].number = next(&seed);
        memset(items[i].tail, items[i].number % 100, sizeof(items[i].tail));
    }
    fz__sort(items, 40, sizeof(*items), compare_numbers);
    for (size_t i = 0; i < 40; i++) {
        cr_assert(i == 0 || items[i - 1].number <= items[i].number);
        for (size_t k = 0; k < sizeof(items[i].tail); k++)
            cr_assert_eq(items[i].tail[k], items[i].number % 100);
    }
}

Test(sort, leaves_nothing_as_it_is)
{
    fz__sort(NULL, 0, sizeof(int), compare_numbers);
}

Test(sort, looks_once_at_what_is_in_order)
{
    int numbers[1000];

    for (int i = 0; i < 1000; i++)
        numbers[i] = i / 2;
    comparisons = 0;
    fz__sort(numbers, 1000, sizeof(*numbers), counted);
    cr_assert_eq(comparisons, 999);
}

Test(sort, has_no_bad_case)
{
    static int numbers[100000];

    /* Downwards, and then up and down: what a careless quicksort takes seconds for. */
    for (int shape = 0; shape < 2; shape++) {
        for (int i = 0; i < 100000; i++)
            numbers[i] = shape ? (i < 50000 ? i : 100000 - i) : 100000 - i;
        comparisons = 0;
        fz__sort(numbers, 100000, sizeof(*numbers), counted);
        cr_assert_lt(comparisons, 100000 * 2 * 18);
        for (int i = 1; i < 100000; i++)
            cr_assert_leq(numbers[i - 1], numbers[i]);
    }
}

/* McIlroy's adversary (A killer adversary for quicksort, 1999): what is not settled yet is as large as hurts most. */
enum { MANY = 10000, LARGEST = MANY };
static int ranks[MANY], settled, candidate;

static int hinder(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;

    comparisons++;
    if (ranks[x] == LARGEST && ranks[y] == LARGEST)
        ranks[x == candidate ? x : y] = settled++;
    if (ranks[x] == LARGEST)
        candidate = x;
    else if (ranks[y] == LARGEST)
        candidate = y;
    return ranks[x] - ranks[y];
}

Test(sort, has_no_bad_case_even_with_an_adversary)
{
    static int numbers[MANY];

    for (int i = 0; i < MANY; i++) {
        numbers[i] = i;
        ranks[i] = LARGEST;
    }
    comparisons = 0;
    candidate = -1; /* so that the first two are out of order, and there is something to sort */
    fz__sort(numbers, MANY, sizeof(*numbers), hinder);
    cr_assert_gt(comparisons, MANY);
    cr_assert_lt(comparisons, (size_t)MANY * 4 * 14); /* a quicksort alone takes a quarter of the square, 25 million */
    for (int i = 1; i < MANY; i++)
        cr_assert_leq(ranks[numbers[i - 1]], ranks[numbers[i]]);
}
