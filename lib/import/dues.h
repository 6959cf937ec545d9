/* Deadlines: words of time, and the day they name. */
#ifndef FZ_IMPORT_DUES_H
#define FZ_IMPORT_DUES_H

#include "import/page.h"

/* The years that a directive speaks of; what is beyond them is another number. */
static inline bool fz__is_year(uint32_t number)
{
    return number >= 1949 && number <= 2200;
}

/* The length in glyphs of the expression of time at the head of a span: 2016年底前, 6月30日, 年内, 长期; 0 for none. */
uint32_t fz__due_time(const fz__page *page, fz__span span);
/* The day that a deadline names, 0 for none; `own` is the document's own day, which gives the year where it is left out
 * and certain. `every` (never NULL) is set to how it recurs, "" for not. */
fz_date fz__due_day(const fz__page *page, fz__span span, fz_date own, const char **every);
/* The day at the head of a span, its length in glyphs; 0 when there is none. 2016年1月25日, 2016-01-25, 二〇一六年… */
uint32_t fz__day_read(const fz__page *page, fz__span span, fz_date *date);

#endif
