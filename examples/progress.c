#include "progress.h"

#include <stdio.h>
#include <unistd.h>

#define BAR 40

/* Whether a second has gone by: before that nobody needs to be told. */
static bool is_slow(const struct progress *progress)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - progress->start.tv_sec > 1 ||
           (now.tv_sec > progress->start.tv_sec && now.tv_nsec >= progress->start.tv_nsec);
}

static int draw(void *user, uint64_t done, uint64_t all)
{
    struct progress *progress = user;
    int cells = all ? (int)((double)done / (double)all * BAR) : BAR;

    if (cells == progress->shown || !is_slow(progress))
        return 0;
    progress->shown = cells;
    fprintf(stderr, "\r%s [%.*s%*s] %3d%%", say(progress->program, progress->zh, progress->en), cells,
            "########################################", BAR - cells, "", cells * 100 / BAR);
    fflush(stderr);
    return 0;
}

fz_progress_fn progress_start(struct progress *progress, const struct program *program, const char *zh, const char *en)
{
    *progress = (struct progress){.shown = -1, .program = program, .zh = zh, .en = en};
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
    return isatty(STDERR_FILENO) ? draw : NULL;
}

void progress_erase(struct progress *progress)
{
    if (progress->shown >= 0)
        fputs("\r\033[K", stderr);
    progress->shown = -1;
}
