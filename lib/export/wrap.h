/* Breaking text into lines, as Chinese typesetting does it (GB/T 15834-2011, 5.1.9 and 5.1.10 in spirit): a line does not
 * begin with closing punctuation nor end with opening punctuation, —— and …… stay together, and so do Latin words and
 * numbers. */
#ifndef FZ_EXPORT_WRAP_H
#define FZ_EXPORT_WRAP_H

#include <stddef.h>

/* The line at the start of `text`, whose only white space is the space and LF; at most `width` (at least 2) columns wide; LF ends a line too. Returns its bytes, and
 * in `next` where the following line starts; `*next` == `length` when there is none. What cannot be broken well is broken
 * where it must be. */
size_t fz__wrap(const char *text, size_t length, size_t width, size_t *next);

#endif
