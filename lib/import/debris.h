/* Debris: what a web page prints around a document. */
#ifndef FZ_IMPORT_DEBRIS_H
#define FZ_IMPORT_DEBRIS_H

#include "import/page.h"

/* Mark lines of navigation, counters, buttons, page numbers and footers as FZ_PARA_DEBRIS. */
void fz__debris_mark(fz__page *page);

/* Whether a line is one of these. */
bool fz__debris_is(const fz__page *page, const fz__para *para);

#endif
