/*
 * What the headers say of threads, done: each case on several threads at once, several times. A plain program, since
 * Criterion and ThreadSanitizer exclude each other.
 *
 *     threads FILE...           all cases, as TAP; the files are opened by those that open files
 *     threads --list            the question of each and its statement
 *     threads --race            what a statement forbids: ThreadSanitizer must see it
 */
#include "threads/cases.h"

#include <stdio.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 5 };

typedef struct worker {
    pthread_t thread;
    pthread_barrier_t *start;
    things *all;
    question ask;
    int rounds;
    uint64_t expected; /* what one thread found */
    int same;
} worker;

/* One figure of the answers; 0 when there are none. */
static uint64_t find(things *all, question ask)
{
    uint64_t figure = FIGURE;
    size_t count = ask(all, &figure);

    say_count(&figure, count);
    return count ? figure : 0;
}

static void *work(void *user)
{
    worker *its = user;

    pthread_barrier_wait(its->start);
    its->same = 1;
    for (int i = 0; i < its->rounds; i++)
        its->same &= find(its->all, its->ask) == its->expected;
    return NULL;
}

/* Whether all threads found every time what one alone had found before, and something at all. */
static int run_on_threads(things *all, question ask, int rounds)
{
    const uint64_t expected = find(all, ask);
    pthread_barrier_t start;
    worker workers[THREADS];
    int same = expected != 0;

    if (pthread_barrier_init(&start, NULL, THREADS) != 0)
        return 0;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.start = &start, .all = all, .ask = ask, .rounds = rounds, .expected = expected};
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return 0;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        same &= workers[i].same;
    }
    pthread_barrier_destroy(&start);
    return same;
}

/* What a statement forbids: two threads at one ledger, without the lock. */
static size_t break_the_ledger(things *all, uint64_t *figure)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    (void)figure;
    values.unit = "县司法局", values.item = "t53", values.event = "完成", values.date = 20161130;
    return fz_ledger_add(all->ledger, &values, NULL, NULL) == FZ_OK;
}

static void list(void)
{
    for (size_t i = 0; i < thread_case_count; i++)
        printf("%s\t%s\n", thread_cases[i].name, thread_cases[i].statement);
}

static int tell(int right, const char *statement, const char *about)
{
    printf("%s - %s %s\n", right ? "ok" : "not ok", statement, about);
    return right;
}

static int run_cases(things *all, int changes)
{
    int good = 1;

    for (size_t i = 0; i < thread_case_count; i++)
        if (thread_cases[i].changes == changes)
            good &= tell(run_on_threads(all, thread_cases[i].ask, ROUNDS), thread_cases[i].statement,
                         thread_cases[i].about);
    return good;
}

/* All that changes nothing, in a circle that each thread enters elsewhere: each asks what the others do not just now. */
static size_t ask_in_a_circle(things *all, uint64_t *figure)
{
    static atomic_size_t turn;
    const size_t start = atomic_fetch_add(&turn, 1) * (thread_case_count / THREADS);
    uint64_t sum = 0;

    for (size_t i = 0; i < thread_case_count; i++) {
        const thread_case *its = &thread_cases[(start + i) % thread_case_count];
        uint64_t found = its->changes ? FIGURE : find(all, its->ask);

        if (found == 0)
            return 0;
        sum += found;
    }
    say_count(figure, sum);
    return 1;
}

/* What is changed comes behind what is asked as it was. */
static int run_all(things *all)
{
    printf("1..%zu\n", thread_case_count + 1);
    int good = run_cases(all, 0);
    good &= tell(run_on_threads(all, ask_in_a_circle, 1), "all of these at once,", "each thread another");
    good &= run_cases(all, 1);
    return good;
}

int main(int argc, char **argv)
{
    things all;
    int race = argc > 1 && strcmp(argv[1], "--race") == 0;

    if (argc > 1 && strcmp(argv[1], "--list") == 0) {
        list();
        return 0;
    }
    int good = things_make(&all, (const char *const *)argv + 1 + race, (size_t)(argc - 1 - race)) &&
               (race || things_save(&all));
    if (!good)
        puts("Bail out! what the cases work on could not be made");
    else
        good = race ? run_on_threads(&all, break_the_ledger, ROUNDS) : run_all(&all);
    if (!things_release(&all)) {
        puts("# a save has left files behind");
        good = 0;
    }
    return good ? 0 : 1;
}
