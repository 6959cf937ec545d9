/* What no schema says of a requirement: which values each kind needs and may have. */
#ifndef FZ_DIRECTIVE_LOAD_REQUIRE_H
#define FZ_DIRECTIVE_LOAD_REQUIRE_H

#include "directive/builder.h"
#include "xml/vocabulary.h"

typedef struct fz__require_fault {
    fz_status status;
    const char *attribute; /* that it stands at; NULL: the element */
    const char *arguments[4];
} fz__require_fault;

/* The first fault of the attributes of a <require>; false when there is none. */
bool fz__require_check(const fz__values *values, fz__require_fault *fault);
/* The entry of a <require> without fault, its text apart. */
void fz__require_read(const fz__values *values, fz__require_entry *entry);

#endif
