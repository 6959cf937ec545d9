/* From the document to the registry, in three steps: read.c takes the elements, link.c makes indices of ids and looks for
 * what contradicts itself, and names.c and members.c make what questions are answered from. */
#ifndef FZ_REGISTRY_LOAD_H
#define FZ_REGISTRY_LOAD_H

#include "registry/fault.h"
#include "registry/model.h"

/* Read into an empty registry: references are numbers of ids. */
fz_status fz__registry_read(fz_registry *registry, const char *source, const char *bytes, size_t length,
                            fz__faults *faults, fz_error **error);
/* Make indices of the numbers, and check all that no schema can say. False when memory is exhausted. */
bool fz__registry_link(fz_registry *registry, fz__faults *faults);
/* The parts of it. */
void fz__check_successions(fz_registry *registry, fz__faults *faults); /* counts, and derives first and last days */
bool fz__check_circles(fz_registry *registry, fz__faults *faults);
void fz__check_handovers(fz_registry *registry, fz__faults *faults);
void fz__check_sizes(fz_registry *registry, fz__faults *faults);
/* Sort what is looked up by search. False when memory is exhausted. */
bool fz__endings_index(fz_registry *registry);
bool fz__seats_index(fz_registry *registry);
/* What is doubtful and no error. */
bool fz__registry_doubt(fz_registry *registry, const char *bytes, size_t length);

#endif
