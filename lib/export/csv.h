/* Writing CSV (RFC 4180): rows end in CR LF; a cell with a comma, a semicolon, a quote, a tab or a line break, or with
 * white space at an end, is quoted.
 *
 * A cell that a spreadsheet would compute is written with a single quote before it: one whose first character, white
 * space and invisible ones apart, is = + - @ or its full-width form. A name such as =HYPERLINK(...) then stays a name
 * when a clerk opens the file. Characters that steer a terminal or reorder text become U+FFFD. No honest cell of a directive
 * begins or holds such; who wants every character takes JSON. */
#ifndef FZ_EXPORT_CSV_H
#define FZ_EXPORT_CSV_H

#include "export/sink.h"

typedef struct fz__csv {
    fz__sink *sink;
    bool in_row;
} fz__csv;

void fz__csv_init(fz__csv *csv, fz__sink *sink, bool bom);
void fz__csv_cell(fz__csv *csv, const char *text);
/* A number, which is none of a stranger's: a minus before it stays what it is. */
void fz__csv_number(fz__csv *csv, const char *text);
void fz__csv_end_row(fz__csv *csv);

#endif
