/* A document while it is imported: all stages' results in one place, and the last stages that use them all. */
#ifndef FZ_IMPORT_DOCUMENT_H
#define FZ_IMPORT_DOCUMENT_H

#include "import/outline.h"

typedef struct fz__document {
    fz__lines lines;
    fz__page page;
    fz__head_data head;
    fz__layout layout;
    fz__statements statements;
    fz__tables tables;
    fz__outline outline;
    fz__builder *builder;
} fz__document;

/* Why the text is no directive, as a word for FZ_ENODIRECTIVE; NULL when it is one. */
const char *fz__verdict(const fz__document *document);
/* Drive the builder. */
void fz__emit(fz__document *document);
/* The first part of that: the fields of the head. The opening paragraphs, from `preamble` on, say what it rests on. */
void fz__emit_head(fz__document *document, size_t preamble, size_t preamble_end);
/* Count what became of each character and say so in a finding; false when one is not accounted for. */
bool fz__account(fz__document *document);

#endif
