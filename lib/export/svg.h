/* The one kind of chart there is: horizontal bars, each below a line of its own with a label and a value.
 *
 * Widths are shares of the picture's width and texts have a size in pixels, so that a chart is as legible on a phone and on paper as on
 * a screen: it is never scaled. Colours have patterns, from dark to light, which tell them apart in black and white. */
#ifndef FZ_EXPORT_SVG_H
#define FZ_EXPORT_SVG_H

#include "export/page_html.h"

#define FZ__FILLS    6  /* patterns; the last one is empty */
#define FZ__BAR_ROWS 10 /* of one picture: no page of paper may cut one */

typedef struct fz__bar_part {
    uint32_t permille; /* of the width */
    unsigned fill;     /* 0 to FZ__FILLS - 1 */
} fz__bar_part;

typedef struct fz__bars {
    fz__html *html;
    const char *title;
    size_t serial, rows, row;
    const uint32_t *marks; /* dotted lines, in permille */
    size_t mark_count;
} fz__bars;

/* The patterns; once, before any chart. */
void fz__svg_patterns(fz__html *html);
/* A swatch of a pattern, for legends. */
void fz__svg_swatch(fz__html *html, unsigned fill);

/* A picture of `rows` rows. Its description is text that is written between `open` and `described`. */
void fz__bars_open(fz__bars *bars);
void fz__bars_described(fz__bars *bars);
/* A row; its value is what is written between `row` and `value_end`. */
void fz__bars_row(fz__bars *bars, const char *place, const char *label);
void fz__bars_parts(fz__bars *bars, const fz__bar_part *parts, size_t count);
void fz__bars_close(fz__bars *bars);

#endif
