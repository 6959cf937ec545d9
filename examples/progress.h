/* A progress bar on stderr, where that is a terminal and the work takes longer than a second. */
#ifndef FAZHI_EXAMPLES_PROGRESS_H
#define FAZHI_EXAMPLES_PROGRESS_H

#include "support.h"

#include <time.h>

struct progress {
    struct timespec start;
    int shown; /* cells of the bar that are drawn; -1: none yet */
    const struct program *program;
    const char *zh, *en; /* what is going on */
};

/* The function to pass on as fz_progress_fn, with the struct as its user; NULL where nobody is to be told. */
fz_progress_fn progress_start(struct progress *progress, const struct program *program, const char *zh, const char *en);
/* Erase what is drawn: it may be drawn again. */
void progress_erase(struct progress *progress);

#endif
