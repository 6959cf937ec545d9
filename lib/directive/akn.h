/* Reading Akoma Ntoso 3.0 (lib/data/akn.md): it becomes directive XML in memory, which the one loader reads and checks, and
 * whose faults are told at their places in the Akoma Ntoso.
 *
 * A document of ours holds its outline in the proprietary block: the texts of the body are put into it. Body and outline
 * must go together: each text, section and task of the body stands in the outline, in order, and units that are marked in
 * the body are assigned in it. From a document of others what the body tells is taken, with findings. */
#ifndef FZ_DIRECTIVE_AKN_H
#define FZ_DIRECTIVE_AKN_H

#include "base/error.h"
#include "xml/reader.h"

/* Directive XML made of Akoma Ntoso, and where each piece came from. */
typedef struct fz__akn_text {
    fz__buffer bytes;
    fz__xml_mark *marks;
    size_t mark_count, mark_capacity;
} fz__akn_text;

/* Whether the root looks like Akoma Ntoso's. */
bool fz__akn_is(const char *bytes, size_t length);

void fz__akn_text_init(fz__akn_text *text, fz_context *context);
void fz__akn_text_clear(fz__akn_text *text);
/* Append bytes that stand in the document from `from` on, or stand for what begins there. */
void fz__akn_put(fz__akn_text *text, const char *bytes, size_t length, size_t from, bool verbatim);
/* The same for text and values, escaped. */
void fz__akn_put_escaped(fz__akn_text *text, const char *bytes, size_t length, size_t from, bool in_value);

/* FZ_ENODIRECTIVE for a document that is none; the codes FZ_EAKN*; those of fz__xml_read. */
fz_status fz__akn_read(fz_context *context, const char *bytes, size_t length, const char *source, fz__akn_text *text,
                       fz__findings *findings, fz_error **error);

#endif
