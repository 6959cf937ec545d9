/* A library in small, described once as it is and once with each change: the proof of abi.py. */
#ifndef TOY_H
#define TOY_H

#include <stddef.h>

#define TOY_API __attribute__((visibility("default")))

#ifdef REDEFINED
#define TOY_WIDE 2u
#else
#define TOY_WIDE 1u
#endif

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

#ifdef TYPED
typedef struct toy_tray {
    size_t size;
} toy_tray;

TOY_API int toy_carry(const toy_tray *tray);
#endif

/* What no prototype names. */
typedef enum toy_flag {
#ifdef REFLAGGED
    TOY_FLAG_RED = 2
#else
    TOY_FLAG_RED = 1
#endif
} toy_flag;

/* What has no name at all, as the codes of errors. */
enum {
    TOY_OK = 0,
#ifdef CODE
    TOY_EWORN = 2,
#endif
#ifdef RECODED
    TOY_EBROKEN = 3
#else
    TOY_EBROKEN = 1
#endif
};

typedef struct toy toy;

#ifdef RETURN
TOY_API long toy_count(const toy *a);
#else
TOY_API int toy_count(const toy *a);
#endif
#ifdef PARAMETER
TOY_API int toy_read(toy *a, const toy_options *options, toy_point *point);
#else
TOY_API int toy_read(toy *a, const toy_options *options, toy_point *point, toy_kind kind);
#endif
#ifndef REMOVED
TOY_API int toy_old(void);
#endif
#ifdef ADDED
TOY_API int toy_new(void);
#endif

#endif
