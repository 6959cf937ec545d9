/* A case for each thread statement of the headers: what the statement allows is done on several threads at once. */
#ifndef FAZHI_TESTS_CASES_H
#define FAZHI_TESTS_CASES_H

#include "threads/ask.h"

typedef struct thread_case {
    const char *statement; /* as the headers have it, after "Threads:" */
    const char *about;     /* what is asked; a statement has as many cases as there are things to ask */
    question ask;          /* several times on each thread; the answer must be the one that a thread alone got before */
    const char *name;      /* of `ask`, where a gate looks for the calls */
    int changes;           /* 1: it changes what others ask, and is not asked beside them */
} thread_case;

extern const thread_case thread_cases[];
extern const size_t thread_case_count;

#endif
