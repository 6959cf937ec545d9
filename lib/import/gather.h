/* The requirements of the task that is being printed: found paragraph by paragraph, handed to the builder at its end, behind
 * assignments and deadlines. */
#ifndef FZ_IMPORT_GATHER_H
#define FZ_IMPORT_GATHER_H

#include "import/requirements.h"

/* A requirement, and where its words begin in the task's text. */
typedef struct fz__gathered {
    fz__demand demand;
    size_t at;
} fz__gathered;

typedef struct fz__gather {
    fz__builder *builder;
    fz__page *page;
    fz__demands demands; /* of the paragraph printed last */
    fz__gathered *items;
    size_t count, capacity;
    size_t paragraph;  /* how many items stand before the paragraph printed last */
    uint32_t open_end; /* where that paragraph ends, when it ends within a sentence; else FZ__NO_GLYPH */
    bool goes_on;      /* the paragraph to be printed may go on with that sentence */
    fz__span *dues;    /* deadlines of the whole task that are text as well: no requirements again */
    size_t due_count, due_next, due_capacity;
} fz__gather;

void fz__gather_init(fz__gather *gather, fz__builder *builder, fz__page *page, fz_date own);
void fz__gather_clear(fz__gather *gather);
/* A paragraph of the open task begins. */
void fz__gather_begin(fz__gather *gather, const fz__para *para);
/* A deadline of the whole task was read from these glyphs of its text. */
void fz__gather_due(fz__gather *gather, fz__span words);
/* The builder was given this run of the open task's text just now: find what it demands. */
void fz__gather_paragraph(fz__gather *gather, fz__span span);
/* A statement stands between: no sentence goes on behind it. */
void fz__gather_stop(fz__gather *gather);
/* Give the builder what was found in the open task. */
void fz__gather_emit(fz__gather *gather);

#endif
