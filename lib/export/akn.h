/* What the files of the Akoma Ntoso writer share; lib/data/akn.md maps one vocabulary onto the other.
 *
 * The body is walked twice: first to name every element (its eId), writing nowhere, then, behind the metadata that refer to
 * those names, to write. So what is named and what is written cannot differ. */
#ifndef FZ_EXPORT_AKN_H
#define FZ_EXPORT_AKN_H

#include "directive/outline.h"
#include "xml/writer.h"

/* A stretch of a text inside an element of its own. */
typedef struct fz__akn_mark {
    size_t from, to;
    const char *outer, *element; /* outer: around the element; NULL for none */
    const char *refers;          /* refersTo, with its # */
    const char *href;
    const char *role; /* fz:role; NULL for none */
    uint32_t rank;    /* fz:rank */
    fz_date date;
} fz__akn_mark;

typedef struct fz__akn {
    const fz_directive *directive;
    fz__xml_writer writer;
    fz__arena arena; /* of names */
    fz__outline outline;
    fz__buffer id;       /* of the element that is open */
    bool naming;         /* the first walk */
    bool failed;         /* memory is exhausted */
    fz__akn_mark *marks; /* of the text that is written, ascending */
    size_t mark_count, mark_capacity;
} fz__akn;

/* akn_body.c: preface, preamble, mainBody, conclusions. */
void fz__akn_body(fz__akn *akn);
/* akn_meta.c: identification, references, and the outline in the proprietary block. */
void fz__akn_meta(fz__akn *akn);
/* akn_marks.c: find the marks of a text: of a task, whose assignments are those of the items behind the text up to the next
 * one; of a part. */
void fz__akn_marks_of_task(fz__akn *akn, const fz_task *task, uint32_t item);
void fz__akn_marks_of_part(fz__akn *akn, fz_part part, uint32_t item);
/* Whether a line is the title. */
bool fz__akn_is_title(const fz_directive *directive, const fz__item *item);

/* A name such as #org.u12, kept, the prefix being shorter than 40 bytes; NULL when memory is exhausted. */
const char *fz__akn_reference(fz__akn *akn, const char *prefix, uint64_t number);

#endif
