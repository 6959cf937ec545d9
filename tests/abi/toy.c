#include "toy/toy.h"

struct toy {
#ifdef HIDDEN
    double more;
#endif
    int count;
};

#ifdef RETURN
long toy_count(const toy *a)
#else
int toy_count(const toy *a)
#endif
{
    return a->count;
}

int toy_read(toy *a, const toy_options *options, toy_point *point, toy_kind kind)
{
    return a->count + options->depth + point->x + (int)kind;
}

#ifndef REMOVED
int toy_old(void)
{
    return 1;
}
#endif

#ifdef ADDED
int toy_new(void)
{
    return 2;
}
#endif
