/* Faults on purpose, one a test: each must be seen, or a pass of the other tests means nothing. tests/planted/seen.py runs
 * them one at a time, in the way the suite runs. */
#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>

/* Through a volatile, so that no compiler sees the fault coming. */
static int hidden(int number)
{
    volatile int kept = number;

    return kept;
}

static void never_passes(void)
{
    cr_assert_eq(hidden(1), 2);
}

Test(planted, failure)
{
    cr_assert_eq(hidden(1), 2);
}

Test(planted, crash)
{
    volatile int *nowhere = NULL;

    *nowhere = hidden(1);
}

/* These two are for the plain driver: Criterion lets both pass. */
Test(planted, failure_in_the_end, .fini = never_passes)
{
    cr_assert(hidden(1));
}

Test(planted, early_exit)
{
    exit(hidden(0));
}

Test(planted, leak)
{
    char *volatile lost = malloc((size_t)hidden(10));

    cr_assert_not_null(lost);
    lost = NULL;
}

Test(planted, overflow)
{
    char *volatile block = malloc((size_t)hidden(10));

    ((volatile char *)block)[hidden(10)] = 1;
    free(block);
}

Test(planted, use_after_free)
{
    char *volatile block = malloc((size_t)hidden(10));

    free(block);
    ((volatile char *)block)[hidden(5)] = 1;
}

/* For valgrind alone: no sanitizer that gcc has sees it. */
Test(planted, uninitialised)
{
    char *volatile block = malloc((size_t)hidden(10));

    cr_expect(((volatile char *)block)[hidden(5)] == 'x' || hidden(1));
    free(block);
}

Test(planted, undefined)
{
    cr_assert_neq(hidden(INT_MAX) + hidden(1), 0);
}
