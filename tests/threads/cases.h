/* A case for each thread statement of the headers: what the statement allows is done on several threads at once. */
#ifndef FAZHI_TESTS_CASES_H
#define FAZHI_TESTS_CASES_H

#include "threads/things.h"

typedef struct thread_case {
    const char *statement;        /* as the headers have it, after "Threads:" */
    uint64_t (*run)(things *all); /* once on each thread; what it found, which must be the same on all */
} thread_case;

extern const thread_case thread_cases[];
extern const size_t thread_case_count;

/* What one statement forbids: two threads at one ledger. */
uint64_t break_the_ledger(things *all);

#endif
