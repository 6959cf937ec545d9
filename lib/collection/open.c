/* Many files by several threads, told in the order of the paths.
 *
 * Each thread takes the next path, opens it and lays the outcome into a ring; the caller's thread does so too and, between
 * its own files, hands out what is ready, in order. Nobody runs further ahead than the ring is long, so what is held at a
 * time does not depend on the number of files. One mutex guards all that is shared. */
#include "collection/open.h"

#include "base/context.h"

#include <fazhi/import.h>

#include <pthread.h>
#include <string.h>

#define MOST_THREADS 1024u
#define AHEAD        4u /* places of the ring for each thread */

typedef struct outcome {
    fz_directive *directive;
    fz_error *error;
    fz_status status;
    bool ready;
} outcome;

typedef struct work {
    fz_context *context;
    const char *const *paths;
    size_t count;
    fz_open_options options;
    fz_open_take_fn take;
    void *user; /* of `take` */

    pthread_mutex_t mutex;
    pthread_cond_t changed;
    outcome *ring;
    size_t length;     /* of the ring */
    size_t next, told; /* the next path to be opened, and to be told */
    size_t done;
    bool ended; /* nothing more is to be opened */
} work;

static void open_one(const work *w, size_t index, outcome *made)
{
    const char *path = w->paths[index];

    made->status = w->options.encoding
                       ? fz_directive_import_path(w->context, path, w->options.encoding, &made->directive, &made->error)
                       : fz_directive_open_path(w->context, path, &made->directive, &made->error);
    made->ready = true;
}

/* Under the mutex: take the next path, open it with the mutex free, and lay it into its place. */
static void open_next(work *w)
{
    outcome made = {NULL, NULL, FZ_OK, false};
    size_t index = w->next++;

    pthread_mutex_unlock(&w->mutex);
    open_one(w, index, &made);
    pthread_mutex_lock(&w->mutex);
    w->ring[index % w->length] = made;
    w->done++;
    pthread_cond_broadcast(&w->changed);
}

static bool is_room(const work *w)
{
    return w->next < w->told + w->length;
}

static void *run(void *user)
{
    work *w = user;

    pthread_mutex_lock(&w->mutex);
    while (!w->ended && w->next < w->count) {
        if (is_room(w))
            open_next(w);
        else
            pthread_cond_wait(&w->changed, &w->mutex);
    }
    pthread_mutex_unlock(&w->mutex);
    return NULL;
}

/* ------------------------------------------------------------------ the caller's part ------------------------------ */

static fz_status cancelled(const work *w, fz_error **error)
{
    return fz__fail(w->context, error, FZ_ECANCELLED, NULL, FZ_NO_ARGS);
}

/* A status that is not FZ_OK ends all: exhausted memory, a bad file that nobody wants to be told of, or a callback's wish. */
static fz_status tell(const work *w, size_t index, outcome *of, fz_error **error)
{
    fz_status status = FZ_OK;

    if (of->status == FZ_OK) {
        if (w->take(w->user, index, of->directive) != 0)
            status = cancelled(w, error);
    } else if (of->status == FZ_ENOMEM) {
        status = fz__no_memory(error);
    } else if (!w->options.on_error) {
        status = of->status;
        if (error) {
            *error = of->error;
            of->error = NULL;
        }
    } else if (w->options.on_error(w->options.user, index, of->error) != 0) {
        status = cancelled(w, error);
    }
    fz_directive_unref(of->directive);
    fz_error_free(of->error);
    return status;
}

/* Under the mutex, which is free while callbacks run. */
static fz_status tell_next(work *w, fz_error **error)
{
    size_t index = w->told, done = w->done;
    outcome of = w->ring[index % w->length];
    fz_status status;

    w->ring[index % w->length] = (outcome){NULL, NULL, FZ_OK, false};
    pthread_mutex_unlock(&w->mutex);
    status = tell(w, index, &of, error);
    if (status == FZ_OK && w->options.progress && w->options.progress(w->options.user, done, w->count) != 0)
        status = cancelled(w, error);
    pthread_mutex_lock(&w->mutex);
    w->told++;
    pthread_cond_broadcast(&w->changed);
    return status;
}

static fz_status run_and_tell(work *w, fz_error **error)
{
    fz_status status = FZ_OK;

    pthread_mutex_lock(&w->mutex);
    while (status == FZ_OK && w->told < w->count) {
        if (w->ring[w->told % w->length].ready)
            status = tell_next(w, error);
        else if (w->next < w->count && is_room(w))
            open_next(w);
        else
            pthread_cond_wait(&w->changed, &w->mutex);
    }
    w->ended = true;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->mutex);
    return status;
}

/* Where a thread cannot be had, the others do its part. */
static fz_status run_threads(work *w, pthread_t *threads, size_t count, fz_error **error)
{
    size_t started = 0;
    fz_status status;

    while (started < count && pthread_create(&threads[started], NULL, run, w) == 0)
        started++;
    status = run_and_tell(w, error);
    while (started > 0)
        pthread_join(threads[--started], NULL);
    return status;
}

static void drop_ring(work *w)
{
    for (size_t i = 0; w->ring && i < w->length; i++) {
        fz_directive_unref(w->ring[i].directive);
        fz_error_free(w->ring[i].error);
    }
    fz__free(w->context, w->ring, w->ring ? w->length * sizeof(*w->ring) : 0);
}

static bool can_share(work *w)
{
    if (pthread_mutex_init(&w->mutex, NULL) != 0)
        return false;
    if (pthread_cond_init(&w->changed, NULL) == 0)
        return true;
    pthread_mutex_destroy(&w->mutex);
    return false;
}

static fz_status open_all(work *w, fz_error **error)
{
    size_t threads = w->options.threads < w->count ? w->options.threads : w->count;
    size_t others = threads > 1 ? threads - 1 : 0;
    pthread_t *handles = fz__alloc(w->context, others * sizeof(*handles));
    fz_status status;

    w->length = (others + 1) * AHEAD;
    w->ring = fz__calloc(w->context, w->length * sizeof(*w->ring));
    if (handles && w->ring && can_share(w)) {
        status = run_threads(w, handles, others, error);
        pthread_cond_destroy(&w->changed);
        pthread_mutex_destroy(&w->mutex);
    } else {
        status = fz__no_memory(error);
    }
    fz__free(w->context, handles, others * sizeof(*handles));
    drop_ring(w);
    return status;
}

/* ------------------------------------------------------------------ arguments -------------------------------------- */

static const char *fault_of(const fz_open_options *given, const char *const *paths, size_t count,
                            fz_open_options *options)
{
    if (!fz__options_read(options, sizeof(*options), FZ__THROUGH(fz_open_options, user), given))
        return "options.size is not set, or newer than this library";
    options->threads = options->threads ? options->threads : 1;
    if (options->threads > MOST_THREADS)
        return "options.threads is more than 1024";
    if (options->reserved)
        return "options.reserved is not 0";
    if (!paths && count)
        return "paths is NULL";
    for (size_t i = 0; i < count; i++)
        if (!paths[i])
            return "one of the paths is NULL";
    return NULL;
}

fz_status fz__open_paths(fz_context *context, const char *const *paths, size_t count, const fz_open_options *options,
                         fz_open_take_fn take, void *user, const char *function, fz_error **error)
{
    work w = {.context = context, .paths = paths, .count = count, .take = take, .user = user};
    const char *fault = fault_of(options, paths, count, &w.options);

    if (fault)
        return fz__bad_argument(context, error, function, fault);
    if (!user)
        w.user = w.options.user;
    return open_all(&w, error);
}

fz_status fz_open_paths(fz_context *context, const char *const *paths, size_t count, const fz_open_options *options,
                        fz_open_take_fn take, fz_error **error)
{
    if (error)
        *error = NULL;
    if (!context || !take)
        return fz__bad_argument(context, error, __func__, context ? "take is NULL" : "context is NULL");
    return fz__open_paths(context, paths, count, options, take, NULL, __func__, error);
}
