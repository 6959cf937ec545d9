/* The outline: which paragraphs are headings, which are tasks, and what stands under what. */
#ifndef FZ_IMPORT_OUTLINE_H
#define FZ_IMPORT_OUTLINE_H

#include "import/head.h"
#include "import/statements.h"
#include "import/tables.h"

#define FZ__NO_NODE UINT32_MAX

/* A numbered item, a bulleted one or a row. Its own paragraphs run from `para` to `end`, where the next node begins. */
typedef struct fz__node {
    fz__mark mark;
    size_t para, end;
    uint32_t parent;
    uint32_t subtree; /* the node behind its last descendant */
    uint32_t own;     /* statements with units in its own paragraphs */
    uint32_t below;   /* descendants with some */
    uint32_t row;     /* number of the row in the tables; FZ__NO_ROW when it is none */
    fz__span heading; /* of a section made from a cell: its text; else empty */
    bool awaits;      /* its own paragraphs name a role, and nobody behind it */
    bool task, section;
} fz__node;

typedef struct fz__outline {
    fz__page *page;
    fz__node *nodes;
    size_t count, capacity;
    size_t tasks;
    bool stated; /* tasks are told by statements; else numbered items are tasks */
} fz__outline;

void fz__outline_make(fz__outline *outline, fz__page *page, const fz__statements *statements, const fz__tables *tables,
                      size_t first, size_t end);
/* Mark which nodes are tasks. `cover`: the text is a cover notice without its annex, so items without a statement are
 * none. */
void fz__outline_decide(fz__outline *outline, const fz__statements *statements, bool cover);
void fz__outline_clear(fz__outline *outline);
/* The number of a task with those of the items it stands in: 1/2. In the arena where it must be made. */
fz__slice fz__outline_label(fz__outline *outline, uint32_t node);

#endif
