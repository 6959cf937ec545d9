/* Marks: the numbers and bullets at the head of paragraphs. */
#ifndef FZ_IMPORT_MARKS_H
#define FZ_IMPORT_MARKS_H

#include "import/page.h"

#define FZ__LISTED 64 /* glyphs between one number of a list of names and the next, at most */

/* Read the mark at the head of a span; false when there is none. */
bool fz__mark_read(const fz__page *page, fz__span span, fz__mark *mark);
/* Whether a character stands before items instead of a number: • ★ — and the like. */
bool fz__is_bullet(uint32_t c);
/* The value of a span that is a numeral and nothing else; 0 when it is none. */
uint32_t fz__mark_numeral(const fz__page *page, fz__span span);
/* Whether a heading is what a style is for: 第一章, 一、, （一）. */
bool fz__style_is_heading(fz__style style);
/* The label as data: digits as ASCII, ③ as 3; in the arena where it must be made. */
fz__slice fz__mark_label(fz__page *page, const fz__mark *mark);

#endif
