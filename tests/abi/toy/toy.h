/* A library in small, built once as it is and once with each change: the proof of abi.py. */
#ifndef TOY_H
#define TOY_H

#include <stddef.h>

typedef struct toy_options {
    size_t size;
    int depth;
#ifdef GROWN
    int bytes;
#endif
} toy_options;

typedef struct toy_point {
#ifdef INSERTED
    int z;
#endif
    int x;
    int y;
} toy_point;

typedef enum toy_kind {
    TOY_KIND_LINE = 1,
#ifdef RENUMBERED
    TOY_KIND_AREA = 3
#elif defined(CONSTANT)
    TOY_KIND_AREA = 2,
    TOY_KIND_BODY = 3
#else
    TOY_KIND_AREA = 2
#endif
} toy_kind;

typedef struct toy toy;

#ifdef RETURN
long toy_count(const toy *a);
#else
int toy_count(const toy *a);
#endif
int toy_read(toy *a, const toy_options *options, toy_point *point, toy_kind kind);
int toy_old(void);
int toy_new(void);

#endif
