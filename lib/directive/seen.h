/* What loaders and importer must remember alike: ids and numbers that were used before. */
#ifndef FZ_DIRECTIVE_SEEN_H
#define FZ_DIRECTIVE_SEEN_H

#include "directive/builder.h"

/* What was seen before under some key, and in which line. */
typedef struct fz__seen {
    fz__strings keys;
    uint64_t *lines;
    size_t count, capacity;
    fz__buffer key; /* of a number, while it is made */
} fz__seen;

void fz__seen_init(fz__seen *seen, fz__arena *arena);
void fz__seen_clear(fz__seen *seen);
/* The line in which a key was seen first, 0 when it is new and now noted. False when memory is exhausted. */
bool fz__see(fz__seen *seen, const char *key, size_t length, uint64_t line, uint64_t *first);
/* The same for the number of a task, which is unique within its section however it is written; 0 for a task without one. */
bool fz__see_number(fz__seen *seen, uint32_t section, const fz__task_entry *entry, uint64_t line, uint64_t *first);

/* The number that a label gives: its last part, where that is a numeral; else 0. */
uint32_t fz__label_number(fz__slice label);

#endif
