/* What the tests of the assess room share. */
#ifndef FZ_TESTS_ASSESS_SUPPORT_H
#define FZ_TESTS_ASSESS_SUPPORT_H

#include <dirent.h>
#include <fazhi.h>

/* A context that lives as long as the test program's process; it speaks English. */
fz_context *the_context(void);
/* Load what must load; the test fails with the error's message where it does not. */
fz_scheme *load_scheme(const char *xml);
/* The saved form, terminated; free() it. */
char *saved_scheme(const fz_scheme *scheme);
/* A whole file, terminated; free() it. */
char *file_text(const char *path);
/* Visit each file of a folder of tests/data with such an ending; gives how many there are. */
size_t for_each_file(const char *folder, const char *ending, void (*visit)(const char *path));

/* XML of a scheme that holds `body` behind its head, and of one with a single indicator "a" with some attributes. */
#define SCHEME(body) "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head>" body "</scheme>"
#define INDICATOR(attributes, rules) \
    SCHEME("<total id=\"t\"><indicator id=\"a\"" attributes ">" rules "</indicator></total>")

#endif
