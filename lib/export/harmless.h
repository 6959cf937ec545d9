/* Text of a stranger, made harmless where it is going to be shown. */
#ifndef FZ_EXPORT_HARMLESS_H
#define FZ_EXPORT_HARMLESS_H

#include "base/memory.h"

/* Characters that do something where they are printed: controls (which terminals obey, C1 included), line and paragraph
 * separators, and those that reorder the text around them (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069).
 * All of them lie below U+10000. */
bool fz__is_hazard(uint32_t c);
/* Whether a spreadsheet may take a cell for a formula. */
bool fz__is_formula(const char *text);
/* Append text for a terminal: white space of any kind becomes a space, LF stays, hazards become U+FFFD. */
void fz__append_printable(fz__buffer *buffer, const char *text, size_t length);

#endif
