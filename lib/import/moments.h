/* Moments in running text: the time by which something is to be done, and the part of a period that recurs. */
#ifndef FZ_IMPORT_MOMENTS_H
#define FZ_IMPORT_MOMENTS_H

#include "import/page.h"

typedef struct fz__moment {
    uint32_t end;   /* behind its words, 前 and 内 included */
    uint32_t year;  /* 0 when it names none */
    uint32_t month; /* 0 when none */
    uint32_t day;   /* 0 when none */
    bool at_end;    /* the end of the month: 6月底, 第二季度末, 年底 */
    bool before;    /* 前, 之前 behind it */
    bool within;    /* 内 behind it */
    bool whole;     /* a year or a month alone: 2020年, 6月 */
} fz__moment;

/* Read a moment at `at`: [2016年|今年] and year's end, month, day, quarter or half year. `own` is the document's own day, for
 * 今年. False when none is there. */
bool fz__moment_read(const fz__page *page, uint32_t at, uint32_t end, fz_date own, fz__moment *moment);
/* What stands behind 每年 or 每月. */
typedef enum fz__part_kind {
    FZ_PART_KIND_NONE,    /* no moment */
    FZ_PART_KIND_ONE,     /* a month and its part, a day, the period's end */
    FZ_PART_KIND_SEVERAL, /* several, or a span from one to another */
} fz__part_kind;

fz__part_kind fz__moment_of_period(const fz__page *page, uint32_t at, uint32_t end, fz_period period,
                                   fz__moment *moment);
/* The day of a moment that has its year; 0 when it names none. */
fz_date fz__moment_day(const fz__moment *moment);

#endif
