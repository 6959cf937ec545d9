/* What the library calls of the system, failing when told to: the linker puts these functions in the place of the system's
 * (--wrap), in this program alone, and each goes on to what it stands for. So nothing hinges on what a C library or a
 * sanitizer puts in its own place. */
#ifndef FZ_TESTS_FAULTS_WRAPPED_H
#define FZ_TESTS_FAULTS_WRAPPED_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum called {
    OPEN,
    READ,
    WRITE,
    FSYNC,
    CLOSE,
    RENAME,
    UNLINK,
    FCHMOD,
    PTHREAD_CREATE,
    MUTEX_INIT,
    COND_INIT,
    CALLED_COUNT
} called;

extern const char *const called_names[CALLED_COUNT];

/* In the place of an errno: a write says that it took nothing. */
#define TAKES_NOTHING (-1)

/* One of the calls that fails. */
typedef struct failure {
    called what;
    size_t at; /* counted from 1; 0: none */
    bool for_good;
    int number; /* the errno */
} failure;

/* What fails from wrapped_begin to wrapped_end, at most two calls, and what was called between them. */
typedef struct wrapped {
    failure failures[2];
    size_t most; /* that a read gives or a write takes; 0: all that is asked */
    atomic_size_t calls[CALLED_COUNT], failed;
    atomic_int open;        /* descriptors more than before */
    atomic_bool not_closed; /* what was to be closed was none */
} wrapped;

void wrapped_begin(const failure *failures, size_t count, size_t most);
const wrapped *wrapped_end(void);

#endif
