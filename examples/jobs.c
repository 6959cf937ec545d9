#include "jobs.h"

#include <pthread.h>
#include <stdlib.h>

#define AHEAD 4

struct place {
    void *made;
    bool ready;
};

struct run {
    const struct jobs *jobs;
    pthread_mutex_t mutex; /* guards all that is below */
    pthread_cond_t changed;
    struct place *ring;
    size_t length;     /* of the ring */
    size_t next, told; /* the next to be done, and to be told */
};

/* With the mutex free while it works. */
static void do_next(struct run *run)
{
    size_t index = run->next++;
    void *made;

    pthread_mutex_unlock(&run->mutex);
    made = run->jobs->work(run->jobs->user, index);
    pthread_mutex_lock(&run->mutex);
    run->ring[index % run->length] = (struct place){made, true};
    pthread_cond_broadcast(&run->changed);
}

static void tell_next(struct run *run)
{
    size_t index = run->told;
    void *made = run->ring[index % run->length].made;

    run->ring[index % run->length].ready = false;
    pthread_mutex_unlock(&run->mutex);
    run->jobs->tell(run->jobs->user, index, made);
    pthread_mutex_lock(&run->mutex);
    run->told++;
    pthread_cond_broadcast(&run->changed);
}

static bool is_work(const struct run *run)
{
    return run->next < run->jobs->count && run->next < run->told + run->length;
}

static void *help(void *user)
{
    struct run *run = user;

    pthread_mutex_lock(&run->mutex);
    while (run->next < run->jobs->count) {
        if (is_work(run))
            do_next(run);
        else
            pthread_cond_wait(&run->changed, &run->mutex);
    }
    pthread_mutex_unlock(&run->mutex);
    return NULL;
}

static void do_and_tell(struct run *run)
{
    pthread_mutex_lock(&run->mutex);
    while (run->told < run->jobs->count) {
        if (run->ring[run->told % run->length].ready)
            tell_next(run);
        else if (is_work(run))
            do_next(run);
        else
            pthread_cond_wait(&run->changed, &run->mutex);
    }
    pthread_mutex_unlock(&run->mutex);
}

/* Where a thread cannot be had, the others do its part. */
bool jobs_run(const struct jobs *jobs)
{
    size_t others = jobs->threads > 1 ? jobs->threads - 1 : 0, started = 0;
    struct run run = {.jobs = jobs, .length = (others + 1) * AHEAD};
    pthread_t *threads = calloc(others + 1, sizeof(*threads));
    bool ready;

    run.ring = calloc(run.length, sizeof(*run.ring));
    ready = threads && run.ring;
    if (ready) {
        pthread_mutex_init(&run.mutex, NULL);
        pthread_cond_init(&run.changed, NULL);
        while (started < others && pthread_create(&threads[started], NULL, help, &run) == 0)
            started++;
        do_and_tell(&run);
        while (started > 0)
            pthread_join(threads[--started], NULL);
        pthread_cond_destroy(&run.changed);
        pthread_mutex_destroy(&run.mutex);
    }
    free(run.ring);
    free(threads);
    return ready;
}
