/* What mutate_test.py changes. Whether its tests would notice is said beside each function. */
#include "toy.h"

bool toy_passes(int points)
{
    return points >= 60; /* tested at the bound */
}

bool toy_in_time(int day, int last)
{
    return day <= last; /* tested far from the bound */
}

unsigned toy_sum(unsigned n)
{
    unsigned sum = 0;

    while (n > 0) {
        sum += n;
        n -= 1; /* without it there is no end */
    }
    return sum;
}

unsigned toy_same(unsigned n)
{
    return n <= 0 ? 0 : n; /* no unsigned number is below 0, so < is the same */
}

int toy_alone(int n)
{
    return n + 1; /* not tested */
}

static const int toy_days[] = {31, 28, 31};

int toy_month(int month)
{
    return toy_days[month - 1]; /* the second entry is tested, and gone is the third in its place */
}
