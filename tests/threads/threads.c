/*
 * What the headers say of threads, done: each case on several threads at once, several times. A plain program, since
 * Criterion and ThreadSanitizer exclude each other.
 *
 *     threads FILE...           all cases, as TAP; the files are opened by those that open files
 *     threads --list            their statements
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
    uint64_t (*run)(things *all);
    uint64_t found;
    int same;
} worker;

static void *work(void *user)
{
    worker *its = user;

    pthread_barrier_wait(its->start);
    its->found = its->run(its->all);
    its->same = its->found != 0;
    for (int i = 1; i < ROUNDS; i++)
        its->same &= its->run(its->all) == its->found;
    return NULL;
}

/* Whether all threads found the same every time, and something at all. */
static int run_on_threads(things *all, uint64_t (*run)(things *all))
{
    pthread_barrier_t start;
    worker workers[THREADS];
    int same = 1;

    if (pthread_barrier_init(&start, NULL, THREADS) != 0)
        return 0;
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (worker){.start = &start, .all = all, .run = run};
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return 0;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        same &= workers[i].same && workers[i].found == workers[0].found;
    }
    pthread_barrier_destroy(&start);
    return same;
}

static void list(void)
{
    for (size_t i = 0; i < thread_case_count; i++)
        puts(thread_cases[i].statement);
}

static int run_all(things *all)
{
    int good = 1;

    printf("1..%zu\n", thread_case_count);
    for (size_t i = 0; i < thread_case_count; i++) {
        int right = run_on_threads(all, thread_cases[i].run);

        printf("%s - %s\n", right ? "ok" : "not ok", thread_cases[i].statement);
        good &= right;
    }
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
    int good = things_make(&all, (const char *const *)argv + 1 + race, (size_t)(argc - 1 - race));
    if (!good)
        puts("Bail out! what the cases work on could not be made");
    else
        good = race ? run_on_threads(&all, break_the_ledger) : run_all(&all);
    things_release(&all);
    return good ? 0 : 1;
}
