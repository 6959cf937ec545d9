/* Finding tasks by the characters of their text. */
#ifndef FZ_QUERY_TEXT_H
#define FZ_QUERY_TEXT_H

#include "directive/model.h"

/* So many characters of some words are looked at: more would leave out hardly any task. */
#define FZ__LETTERS_MOST 4

/* The tasks that may hold some words, as they are walked. */
typedef struct fz__letter_walk {
    const unsigned char *rows[FZ__LETTERS_MOST]; /* of the characters */
    size_t row_count;
    uint32_t task, end; /* the next one, and how many the directive has */
    unsigned held;      /* of the eight among which the next one is: those that may hold the words */
} fz__letter_walk;

/* `words` are UTF-8 and not empty. */
fz__letter_walk fz__letter_walk_open(const fz_directive *directive, const char *words, size_t length);
/* How many tasks there are to be walked. */
size_t fz__letter_walk_size(const fz__letter_walk *walk);
/* The next task, ascending; FZ__NONE at the end. */
uint32_t fz__letter_walk_next(fz__letter_walk *walk);

#endif
