/* What the tests of the directive room share. */
#ifndef FZ_TESTS_DIRECTIVE_SUPPORT_H
#define FZ_TESTS_DIRECTIVE_SUPPORT_H

#include <fazhi.h>

/* A context that lives as long as the test program's process; it speaks English. */
fz_context *the_context(void);
/* Load what must load; the test fails with the error's message where it does not. */
fz_directive *load_text(const char *xml);
fz_directive *load_builtin(void);
/* Load what must be refused, and give the error. */
fz_error *refuse_text(const char *xml);
/* The saved form, terminated; free() it. */
char *saved(const fz_directive *directive);
/* A whole file, terminated; free() it. */
char *file_text(const char *path, size_t *length);
/* The path of a file of tests/data; static memory. */
const char *data_path(const char *name);

/* XML of a directive whose body is `body`. */
#define DIRECTIVE(body) \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>" body "</directive>"

#endif
