/* What tables and CSV say of a task, cell by cell. */
#ifndef FZ_EXPORT_CELLS_H
#define FZ_EXPORT_CELLS_H

#include "directive/model.h"

typedef enum fz__cell {
    FZ_CELL_NUMBER,           /* 17; 1（2） for the label 1/2, which a spreadsheet would take for a day */
    FZ_CELL_PLACE,            /* 七（二）: the sections over it */
    FZ_CELL_SECTION,          /* 七 */
    FZ_CELL_SECTION_TITLE,    /* of 七 */
    FZ_CELL_SUBSECTION,       /* 二 */
    FZ_CELL_SUBSECTION_TITLE, /* of （二） */
    FZ_CELL_TEXT,
    FZ_CELL_LEAD,
    FZ_CELL_COOPERATE,
    FZ_CELL_RESPONSIBLE, /* units; 等 behind an open list */
    FZ_CELL_OPEN,        /* 是 or 否 */
    FZ_CELL_DEADLINE,    /* as printed */
    FZ_CELL_PERSONS,     /* 牵头领导：王某 */
    FZ_CELL_FIELDS,      /* 指标要求：… */
    FZ_CELL_ID,
    FZ_CELL_DIRECTIVE, /* the title of its directive */
    FZ_CELL_SOURCE,    /* where that was read from */
    FZ_CELL_THROUGH    /* by which other units a query found it; see through.h */
} fz__cell;

/* Append a cell; what a list holds is parted by `separator`. */
void fz__cell_append(const fz_task *task, fz__cell cell, const char *separator, fz__buffer *text);

/* The section over a task at a level, 0 being the top; NULL when there is none. */
const fz_section *fz__section_at(const fz_task *task, uint32_t level);

#endif
