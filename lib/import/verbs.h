/* Verbs: what gives the units of a clause their roles. */
#ifndef FZ_IMPORT_VERBS_H
#define FZ_IMPORT_VERBS_H

#include "import/page.h"

typedef enum fz__act {
    FZ_ACT_NONE,
    FZ_ACT_VERB,   /* gives the waiting units a role */
    FZ_ACT_MANNER, /* 按职责分工, 分别: ends the name, the verb is behind it */
    FZ_ACT_WITH,   /* 会同: the units behind it cooperate */
    FZ_ACT_OTHER   /* 监督: what waits has no role of ours */
} fz__act;

typedef struct fz__verb {
    const char32_t *text;
    fz__act act;
    fz_role role;
    unsigned where; /* it counts, for verbs.c */
} fz__verb;

/* The first verb or adverb of a piece within so many brackets, and its place; NULL when there is none. `first`: nobody is named before
 * the piece. */
const fz__verb *fz__verb_find(const fz__page *page, unsigned depth, fz__span piece, bool first, uint32_t *at,
                              uint32_t *after);

#endif
