/* Units with what they are and what they owe, worked out once before any form writes them. */
#ifndef FZ_EXPORT_UNITS_H
#define FZ_EXPORT_UNITS_H

#include "export/format.h"
#include "registry/model.h"

/* Roles of which a unit's or a body's tasks are counted. */
typedef enum fz__load { FZ_LOAD_FIRST_LEAD, FZ_LOAD_LEAD, FZ_LOAD_COOPERATE, FZ_LOAD_RESPONSIBLE, FZ_LOADS } fz__load;

typedef struct fz__unit_row {
    const fz_unit *unit;
    size_t meaning_count;
    fz__meaning meaning; /* when there is one */
    size_t own[FZ_LOADS];
    size_t body[FZ_LOADS]; /* when there is one meaning */
} fz__unit_row;

struct fz__unit_list {
    fz_context *context;
    const fz_directive *directive; /* NULL when there are no units */
    const fz_registry *registry;
    fz_date date;
    fz__setting setting;
    uint32_t flags;
    unsigned width;
    fz__unit_row *rows;
    size_t count;
};

/* Whom a row's unit means. */
void fz__unit_meanings(const fz__unit_list *list, const fz_unit *unit, fz__meanings *meanings);
const char *fz__reason_name(uint8_t reason);

#endif
