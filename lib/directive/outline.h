/* The outline of a directive: all that its XML says but the printed texts, each of which stands elsewhere, in another document
 * that holds the outline too (Akoma Ntoso). Written by the saver itself, so nothing of a directive can be left out of it.
 *
 * A text is named by the attribute `from`, a section or task by `eId`, the task and unit of an assignment by `task` and
 * `agent`. Where markup of others stands inside a text, <text bytes="12"/> says how much of the text comes where. */
#ifndef FZ_DIRECTIVE_OUTLINE_H
#define FZ_DIRECTIVE_OUTLINE_H

#include "directive/model.h"
#include "xml/writer.h"

/* Where things stand, as references to write. */
typedef struct fz__outline {
    const char **texts;    /* by item */
    const char **titles;   /* by section */
    const char **sections; /* by section */
    const char **tasks;    /* by task */
    const char **units;    /* by unit */
} fz__outline;

void fz__directive_outline(const fz_directive *directive, const fz__outline *outline, fz__xml_writer *writer);

#endif
