/* The inside of a comparison, and what its files share.
 *
 * A comparison is made in three steps. Each side is read into kin (side.c): sections and tasks as numbers that are equal
 * where what they stand for is equal. The kin of both sides are matched (match.c, similar.c). Then the pairs are walked in
 * the order of B, and what differs is written down (changes.c, with assignments.c and pieces.c).
 *
 * What is only needed while comparing lives in a scratch arena; what stays, in the comparison's own. */
#ifndef FZ_COMPARE_MODEL_H
#define FZ_COMPARE_MODEL_H

#include "directive/model.h"

#include <fazhi/compare.h>

typedef struct fz__piece {
    const char *text;
    uint8_t kind; /* fz_piece_kind */
} fz__piece;

typedef struct fz__shift {
    const fz_assignment *old_one, *new_one;
    uint8_t kind; /* fz_assignment_change */
} fz__shift;

struct fz_change {
    fz_change_kind kind;
    uint32_t flags;
    const fz_task *old_task, *new_task;
    const fz_section *old_section, *new_section;
    fz_field field;
    fz_part part;
    const char *old_text, *new_text;
    const fz__piece *pieces;
    const fz__shift *shifts;
    size_t piece_count, shift_count;
    uint32_t stage, position, late; /* the order: see changes.c */
};

struct fz_comparison {
    atomic_size_t references;
    fz_context *context;
    fz_directive *a, *b;
    fz__arena arena;
    fz_change *changes;
    size_t change_count, change_capacity;
    size_t kind_counts[FZ_CHANGE_COUNT_];
};

/* ------------------------------------------------------------------ sides */

/* What a kin can be told by, most telling first. */
typedef enum fz__key {
    FZ_KEY_WHOLE, /* of a task text and assignments, of a section the titles down to its own */
    FZ_KEY_TEXT,
    FZ_KEY_FOLDED, /* the text without white space, in half width */
    FZ_KEYS
} fz__key;

typedef enum fz__moved { FZ_STAYED, FZ_MOVED, FZ_MOVED_PERHAPS /* or one beside it has */ } fz__moved;

/* The sections or the tasks of one side, in document order. Numbers are of strings interned for both sides together. */
typedef struct fz__kin {
    uint32_t count;
    uint32_t *keys[FZ_KEYS];
    uint32_t *labels;
    uint32_t *groups;  /* the same for those that stand in corresponding sections */
    uint32_t *partner; /* on the other side; FZ__NONE */
    bool *uncertain;   /* another partner would have been as good */
    uint8_t *moved;    /* fz__moved */
} fz__kin;

typedef struct fz__side {
    const fz_directive *directive;
    fz__kin sections, tasks;
} fz__side;

typedef struct fz__match {
    fz_context *context;
    fz__arena scratch;
    fz__strings strings; /* in scratch */
    fz__side a, b;
    uint64_t steps; /* that pieces.c may still take */
} fz__match;

/* side.c. All return false when memory is exhausted. */
bool fz__side_read(fz__match *match, fz__side *side, const fz_directive *directive);
/* The groups of the tasks, and of the sections by what they stand in, as sections are matched so far. */
void fz__side_group(fz__match *match);
/* Append the text without what is only spelling. */
void fz__fold_text(fz__buffer *buffer, const char *text, size_t length);
/* The paragraphs of some items, parted by LF unless joined, appended. */
void fz__append_paragraphs(fz__buffer *buffer, const fz_directive *directive, fz__range items);

/* match.c */
bool fz__match_all(fz__match *match);

/* similar.c: what has no partner yet, by the similarity of the folded texts. `votes`: pairs that other reasons speak for. */
typedef struct fz__pair {
    uint32_t a, b;
    uint32_t score;
} fz__pair;
#define FZ_LEAST_SCORE    400 /* thousandths: below it two texts are not versions of one */
#define FZ_LEAST_NUMBERED 200 /* of the same number in corresponding sections */
#define FZ_ADVANCE        100 /* that these get */
bool fz__match_similar(fz__match *match, fz__kin *a, fz__kin *b, const fz__pair *votes, size_t vote_count);
void fz__pair_up(fz__kin *a, fz__kin *b, uint32_t i, uint32_t j);

/* order.c: who of those with a partner has moved. */
bool fz__find_moved(fz__match *match, fz__kin *a, fz__kin *b);

/* ------------------------------------------------------------------ changes */

/* changes.c */
bool fz__changes_list(fz_comparison *comparison, fz__match *match);

/* pieces.c: the pieces of two texts that differ, into the change. */
bool fz__pieces_find(fz_comparison *comparison, fz__match *match, fz_change *change);

/* assignments.c: what has happened to the assignments of a task, into the change; none when nothing has. */
bool fz__shifts_find(fz_comparison *comparison, fz__match *match, const fz_task *a, const fz_task *b,
                     fz_change *change);

#endif
