/* Files of directives for tests, in a folder that is gone with the test. */
#ifndef FZ_TESTS_COLLECTION_CORPUS_H
#define FZ_TESTS_COLLECTION_CORPUS_H

#include <fazhi.h>

#define CORPUS_MOST 64

typedef struct corpus {
    char folder[32];
    const char *paths[CORPUS_MOST];
    size_t count;
} corpus;

/* `count` files, each a directive whose id tells its number; every `bad`th is no XML (0: none), from the `bad`th on. */
void corpus_make(corpus *files, size_t count, size_t bad);
void corpus_remove(corpus *files);

#endif
