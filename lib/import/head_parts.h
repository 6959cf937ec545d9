/* What the files that read the head ask of each other: title.c, signature.c, parts.c. */
#ifndef FZ_IMPORT_HEAD_PARTS_H
#define FZ_IMPORT_HEAD_PARTS_H

#include "import/head.h"

#define FZ__TITLE_GLYPHS 120

/* The title among the first `end` paragraphs; it leaves `head` as it was when there is none. */
void fz__title_find(fz__page *page, fz__head_data *head, size_t end);
/* Take the paragraphs from `first` to `last` as the lines of the title. */
void fz__title_take(fz__page *page, fz__head_data *head, size_t first, size_t last);
/* Cut what is no title from its ends: number before or behind, 《》 around, the name of the site. */
void fz__title_clean(const fz__page *page, fz__head_data *head);

/* An office on a line of its own, or several parted by white space. */
bool fz__office_line(const fz__page *page, fz__span span);
/* A line that is a date and nothing else. */
bool fz__date_line(const fz__page *page, fz__span span, fz_date *date);
/* A line for the office that files it: （此件公开发布）, 抄送：…, …印发. */
bool fz__note_like(const fz__page *page, fz__span span);
/* The first line behind the beginning of the text that is a date, or an office and a date; else an office at the end. */
bool fz__signature_find(fz__page *page, fz__head_data *head, fz__layout *layout);

/* Where the cover ends, and body, attachments and annex begin; the signature is looked for on the way. */
void fz__parts_find(fz__page *page, fz__head_data *head, fz__layout *layout);

#endif
