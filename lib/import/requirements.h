/* Requirements in the text of tasks: what is demanded so often, every year on a day, by a time, not before something, not
 * at all, so much. Found by words, and only where the words leave no doubt; what is a demand of uncertain value is noted as
 * a finding. */
#ifndef FZ_IMPORT_REQUIREMENTS_H
#define FZ_IMPORT_REQUIREMENTS_H

#include "import/page.h"

/* A requirement by its glyphs. */
typedef struct fz__demand {
    fz_requirement_kind kind;
    fz__span words;
    fz__span unit;         /* as written; empty when none, and where `unit_name` tells it */
    const char *unit_name; /* "%", or the unit of time of a deadline; NULL when none */
    bool numbered;
    fz_decimal number;
    fz_bound bound;
    fz_period period;
    uint32_t month, day;
    bool at_end;
    fz_date date;
} fz__demand;

typedef struct fz__demands {
    fz__page *page;
    fz_date own; /* the document's own day: gives 今年 its year, and tells what was past when it was issued */
    fz__demand *items;
    size_t count, capacity;
} fz__demands;

void fz__demands_init(fz__demands *demands, fz__page *page, fz_date own);
void fz__demands_clear(fz__demands *demands);
/* Find those of a run of text, in the place of those found before; in order of their first words. */
void fz__demands_find(fz__demands *demands, fz__span text);

#endif
