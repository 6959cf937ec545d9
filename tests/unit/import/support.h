/* What the tests of the importer share. */
#ifndef FZ_TESTS_IMPORT_SUPPORT_H
#define FZ_TESTS_IMPORT_SUPPORT_H

#include <fazhi.h>

/* A context that lives as long as the test program's process; it speaks English. */
fz_context *the_context(void);
/* A whole file of tests/data, terminated; free() it. */
char *data_text(const char *name, size_t *length);
/* The reference text. */
char *reference_text(size_t *length);
/* Import what must import. */
fz_directive *import_bytes(const char *bytes, size_t count);
/* The same of a short text with a word in the place of %s. */
fz_directive *import_format(const char *format, const char *word);
/* A directive saved as XML, terminated; free() it. */
char *saved(const fz_directive *d);
/* Whether a directive has a finding of a code. */
int has_finding(const fz_directive *directive, fz_status status);

#endif
