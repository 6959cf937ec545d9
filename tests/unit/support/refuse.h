/* Bad files and what must be said of them: each lies beside its .expect (tests/data/README.md). */
#ifndef FZ_TESTS_REFUSE_H
#define FZ_TESTS_REFUSE_H

#include <stddef.h>

#include <fazhi/error.h>

/* Loads a file; what it gives is released again. The error is handed over. */
typedef fz_status (*refuse_load)(const char *file, fz_error **error);

/* Load every file of a folder of tests/data with such an ending, ".xml", and check that it is refused with the code, at the
 * place and with the path that its .expect names, with nothing else in the chain where `alone`. How many there are. */
size_t refuse_all(const char *folder, const char *ending, refuse_load load, int alone);

#endif
