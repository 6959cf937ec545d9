/* A plan: how the values of all slots follow from the columns in whole numbers of 64 bits.
 *
 * Every slot has its units 分母: its value is N ÷ units, N being whole. What a rule gives is a piece (or several) of N, a line in the
 * value or a constant between two of them. A slot above adds the N of its children times whole factors. Where a slot is rounded, its units
 * become 10^places. The plan is made with a reach: a unit whose value is beyond it in some column goes by fractions. So what a sum can
 * come to at most is known, and proven to stay below 2^62, and below what can be shown. */
#ifndef FZ_ASSESS_COLUMNS_PLAN_H
#define FZ_ASSESS_COLUMNS_PLAN_H

#include "assess/columns_model.h"

#ifdef __SIZEOF_INT128__

__extension__ typedef __int128 fz__wide;
__extension__ typedef unsigned __int128 fz__unsigned_wide;

#define FZ__PLAN_BITS 62 /* of whatever a plan computes */

/* Division by what does not change (n < 2^63): the high half of a product, once corrected. */
typedef struct fz__divisor {
    uint64_t by, reciprocal;
} fz__divisor;

static inline fz__divisor fz__divisor_of(uint64_t by)
{
    return (fz__divisor){by, by == 1 ? UINT64_MAX : (uint64_t)(((fz__unsigned_wide)1 << 64) / by)};
}

static inline uint64_t fz__divide(uint64_t n, fz__divisor d, uint64_t *rest)
{
    uint64_t quotient = (uint64_t)((fz__unsigned_wide)n * d.reciprocal >> 64);

    *rest = n - quotient * d.by;
    if (*rest >= d.by) {
        *rest -= d.by;
        quotient++;
    }
    return quotient;
}

typedef enum fz__piece_kind {
    FZ_PIECE_LINE,  /* times × y + plus, y being sign × x + more, or that divided down */
    FZ_PIECE_BAND,  /* plus, where x lies from low to high */
    FZ_PIECE_PLACE, /* of a place: listed, or times × place + plus */
} fz__piece_kind;

/* What a rule gives. x is the value, brought within low and high; no value gives nothing. */
typedef struct fz__piece {
    fz__piece_kind kind;
    const fz__value_rule *rule;
    int64_t low, high;
    int64_t sign, more;
    fz__divisor step; /* by 0: y is not divided */
    int64_t times, plus;
    int64_t from, to;            /* what comes is brought within these */
    int64_t safe_low, safe_high; /* a value beyond sends its unit the exact way */
    const uint32_t *places;
    const int64_t *listed;
    uint32_t listed_count;
} fz__piece;

/* How to round N ÷ units: N × scale ÷ by, behind which 10^places are the units. */
typedef struct fz__rounding {
    bool is_there;
    uint8_t places;
    fz_rounding mode;
    int64_t scale;
    fz__divisor by;
    int64_t more, less; /* more is added first, so that nothing is negative; less is taken from the quotient */
} fz__rounding;

/* A leaf of one line without rounding, in units of its parent: times × x + plus, where nobody asks for the leaf itself. */
typedef struct fz__plan_line {
    bool is_there;
    int64_t low, high, times, plus, none; /* x is brought within low and high; none: what no value comes to */
} fz__plan_line;

typedef struct fz__plan_node {
    bool takes_part, is_leaf, is_least, outside;
    fz__plan_line line;
    int64_t start; /* what stands there before anything is added: of a leaf its start, above the base */
    int64_t least; /* of a minimum: the least of what is given */
    int64_t from, to;
    uint64_t units, made; /* before and behind rounding */
    fz__rounding round;
    int64_t times;         /* what one of `made` is in units of the parent */
    uint32_t first, count; /* pieces */
} fz__plan_node;

/* A threshold of grades: N at least `from` and at most `to`. */
typedef struct fz__plan_grade {
    int64_t from, to;
} fz__plan_grade;

struct fz__column_plan {
    fz__plan_node *nodes; /* by slot */
    fz__piece *pieces;
    size_t piece_count, piece_capacity;
    fz__rounding *shown; /* by slot, of what is made: to six places */
    fz__rounding graded; /* of the total that grades, where they have places */
    fz__plan_grade *grades;
    uint32_t grade_count;
    bool grades_rounded; /* by the rounded total */
    uint32_t depth;      /* of the tree */
};

/* N rounded; the rounding is there. */
static inline int64_t fz__round_one(const fz__rounding *r, int64_t n)
{
    uint64_t rest, by = r->by.by;
    int64_t quotient = (int64_t)fz__divide((uint64_t)(n * r->scale + r->more), r->by, &rest) - r->less;

    switch (r->mode) {
    case FZ_ROUND_HALF_EVEN:
        return quotient + (2 * rest >= by + (uint64_t)(1 - (quotient & 1)));
    case FZ_ROUND_TRUNCATE:
        return quotient + (rest > 0 && quotient < 0);
    case FZ_ROUND_FLOOR:
        return quotient;
    case FZ_ROUND_CEILING:
        return quotient + (rest > 0);
    case FZ_ROUND_HALF_AWAY:
    default: /* of what is negative the floor is the one away from zero */
        return quotient + (2 * rest >= by + (uint64_t)(quotient < 0));
    }
}

#endif

#endif
