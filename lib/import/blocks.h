/* Blocks: lines joined to the paragraphs they were before something broke them, and paragraphs split at the numbers that
 * stand within them. */
#ifndef FZ_IMPORT_BLOCKS_H
#define FZ_IMPORT_BLOCKS_H

#include "import/statements.h"

/* Part a document that stands on one line, at white space that was line ends. */
void fz__blocks_unfold(fz__page *page);
/* Read the mark of each paragraph and join the lines that go on from one to the next. */
void fz__blocks_join(fz__page *page);
/* Whether anything but a fit of its last line tells that a paragraph in [first, end) of many characters holds several
 * numbered items; then it is split. Statements must have been found, and must be found anew when it returns true. */
bool fz__blocks_split(fz__page *page, const fz__statements *statements, size_t first, size_t end);

#endif
