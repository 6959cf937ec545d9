/* Much work by several threads, told in order. */
#ifndef FAZHI_EXAMPLES_JOBS_H
#define FAZHI_EXAMPLES_JOBS_H

#include <stdbool.h>
#include <stddef.h>

struct jobs {
    size_t count;
    unsigned threads; /* how many work, the caller's own included */
    /* Do one of them, on any thread; what it gives is told. */
    void *(*work)(void *user, size_t index);
    /* Told of each, on the caller's thread, in the order of the indices; owns what was made. */
    void (*tell)(void *user, size_t index, void *made);
    void *user;
};

/* Do all of it. Nobody runs further ahead of what was told than four places for each thread, so what is held does not grow with the
 * count. False, with nothing done, when memory is exhausted. */
bool jobs_run(const struct jobs *jobs);

#endif
