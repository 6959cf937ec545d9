/* Finding tasks by the characters of their text. */
#ifndef FZ_QUERY_TEXT_H
#define FZ_QUERY_TEXT_H

#include "directive/model.h"

/* The tasks that hold one character, as they are walked. */
typedef struct fz__letter {
    const unsigned char *at, *end;
    uint32_t task; /* the one given last, counted from 1 */
    uint32_t size; /* how many there are at most: bytes of the list, and one for each where tasks are few */
} fz__letter;

/* The rarest character of some words, which are UTF-8 and not empty; its size is 0 when no task holds it. */
fz__letter fz__letter_rarest(const fz_directive *directive, const char *words, size_t length);
/* The next task, ascending; FZ__NONE at the end. */
uint32_t fz__letter_next(fz__letter *letter);

#endif
