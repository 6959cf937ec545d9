/* What the targets of the importer share. */
#ifndef FZ_TESTS_FUZZ_IMPORT_H
#define FZ_TESTS_FUZZ_IMPORT_H

#include "fuzz.h"

#define UNKNOWN SIZE_MAX

/* Import twice with the same result, and require what is promised of it. The directive, or NULL when it is refused.
 * `characters` are as many as came in, or UNKNOWN. */
fz_directive *fuzz_require_imports(fz_context *context, const char *encoding, const char *data, size_t size,
                                   size_t characters);

/* How many characters, white space and repairs apart, the account of an import says there were. */
size_t fuzz_accounted(const fz_directive *directive);

/* How many characters there are; UNKNOWN when it is not clean UTF-8 without BOM and NUL. */
size_t fuzz_characters(const char *data, size_t size);

#endif
