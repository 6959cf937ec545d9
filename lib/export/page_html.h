/* A writer of HTML that escapes by construction: markup comes from literals of the program alone, everything else is text.
 *
 *     FZ_HTML(html, "<td class=\"unit\">");
 *     fz__html_text(html, fz_unit_name(unit));
 *     FZ_HTML(html, "</td>");
 *
 * FZ_HTML compiles with a string literal only. What is written is well-formed XML too, so a test can parse all of it. Text is
 * safe between tags and in a quoted attribute; characters that do something where they are shown (controls, and those that reorder
 * text) become U+FFFD. */
#ifndef FZ_EXPORT_PAGE_HTML_H
#define FZ_EXPORT_PAGE_HTML_H

#include "export/sink.h"

#include <fazhi/date.h>
#include <fazhi/decimal.h>

typedef struct fz__html {
    fz__sink sink;
} fz__html;

#define FZ_HTML(html, literal) fz__html_literal((html), "" literal, sizeof(literal) - 1)
void fz__html_literal(fz__html *html, const char *literal, size_t length);

/* Text; NULL is none. */
void fz__html_text(fz__html *html, const char *text);
/* Text in at most `width` columns of a terminal, … for what is left out. */
void fz__html_clipped(fz__html *html, const char *text, size_t width);
/* Text of a stranger in a cell of a table, which people copy into spreadsheets: a single quote stands before what would be computed there. */
void fz__html_cell(fz__html *html, const char *text);
void fz__html_number(fz__html *html, uint64_t number);
void fz__html_decimal(fz__html *html, fz_decimal decimal);
void fz__html_decimal_places(fz__html *html, fz_decimal decimal, unsigned places); /* rounded half away */
void fz__html_date(fz__html *html, fz_date date);                                  /* nothing for none */
/* Tenths, as 99.5. */
void fz__html_tenths(fz__html *html, int64_t tenths);

#endif
