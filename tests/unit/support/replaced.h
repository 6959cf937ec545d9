/* A text with one word of it in the place of another. */
#ifndef FZ_TESTS_REPLACED_H
#define FZ_TESTS_REPLACED_H

/* The first `old`, which must be there, becomes `new`; free() it. */
char *replaced(const char *text, const char *old, const char *new);

#endif
