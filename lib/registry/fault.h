/* Faults of content: collected as they are seen, in whatever order, and reported in the order of the document. */
#ifndef FZ_REGISTRY_FAULT_H
#define FZ_REGISTRY_FAULT_H

#include "base/error.h"

#define FZ__FAULT_ARGUMENTS 5

typedef struct fz__fault {
    size_t offset; /* of the start tag */
    size_t place;  /* of the attribute, or the start tag's */
    size_t rank;
    fz_status status;
    const char *attribute; /* NULL when none is at fault */
    const char *arguments[FZ__FAULT_ARGUMENTS + 1];
} fz__fault;

typedef struct fz__faults {
    fz_context *context;
    fz__arena arena;
    fz__fault *items;
    size_t count, capacity;
    bool failed; /* memory is exhausted */
} fz__faults;

void fz__faults_init(fz__faults *faults, fz_context *context);
void fz__faults_clear(fz__faults *faults);
/* Arguments are copied. */
void fz__fault_add(fz__faults *faults, size_t offset, fz_status status, const char *attribute,
                   const char *const *arguments);
/* Make the errors, no more than FZ_LIMIT_ERRORS, and give the first status; FZ_OK when there is no fault. */
fz_status fz__faults_report(fz__faults *faults, const char *source, const char *bytes, size_t length, fz_error **error);
/* Make findings instead. False when memory is exhausted. */
bool fz__faults_keep(fz__faults *faults, const char *source, const char *bytes, size_t length, fz__findings *findings);

#endif
