/* Two walks over the cells: the first finds how wide each column would like to be, the second writes. Where the wishes
 * exceed the width, the widest columns give way until all fit, and the narrow ones keep what they need. */
#include "export/table.h"

#include "base/utf8.h"
#include "export/harmless.h"
#include "export/wrap.h"

#include <string.h>

#define GAP 2

typedef struct plan {
    size_t widths[FZ__TABLE_COLUMNS]; /* 0: left out */
    fz__buffer cells[FZ__TABLE_COLUMNS];
    fz__buffer raw;                    /* a cell before it is made printable */
    size_t written[FZ__TABLE_COLUMNS]; /* bytes of the row's cell that are on the page */
} plan;

static size_t widest_line(const char *text, size_t length)
{
    size_t widest = 0;

    for (size_t at = 0, next; at < length; at = next) {
        size_t line = fz__wrap(text + at, length - at, SIZE_MAX, &next);
        size_t width = fz__text_width(text + at, line);

        widest = width > widest ? width : widest;
        next += at;
    }
    return widest;
}

static bool fill_row(const fz__table *table, size_t row, plan *layout)
{
    for (size_t i = 0; i < table->columns; i++) {
        fz__buffer *cell = &layout->cells[i];

        cell->length = 0;
        layout->written[i] = 0;
        layout->raw.length = 0;
        table->cell(table, row, i, &layout->raw);
        fz__append_printable(cell, layout->raw.bytes, layout->raw.length);
        if (cell->failed || layout->raw.failed)
            return false;
    }
    return true;
}

static bool measure(const fz__table *table, plan *layout)
{
    for (size_t row = 0; row < table->rows; row++) {
        if (!fill_row(table, row, layout))
            return false;
        for (size_t i = 0; i < table->columns; i++) {
            size_t width = widest_line(layout->cells[i].bytes, layout->cells[i].length);

            if (width > layout->widths[i])
                layout->widths[i] = width;
        }
    }
    for (size_t i = 0; i < table->columns; i++) {
        size_t heading = fz__text_width(table->headings[i], strlen(table->headings[i]));

        if (layout->widths[i] && layout->widths[i] < heading)
            layout->widths[i] = heading;
    }
    return true;
}

static size_t sum_of(const size_t *widths, size_t columns, size_t most)
{
    size_t sum = 0;

    for (size_t i = 0; i < columns; i++)
        sum += widths[i] < most ? widths[i] : most;
    return sum;
}

/* Cut the widest columns to the greatest common width at which all fit; what is left over goes to the first of them. */
static void fit(plan *layout, size_t columns, size_t width)
{
    size_t used = 0, most = width, left;

    for (size_t i = 0; i < columns; i++)
        used += layout->widths[i] ? GAP : 0;
    width = width + GAP > used ? width + GAP - used : 0;
    while (most > 2 && sum_of(layout->widths, columns, most) > width)
        most--;
    left = sum_of(layout->widths, columns, most);
    left = left < width ? width - left : 0;
    for (size_t i = 0; i < columns; i++) {
        if (layout->widths[i] <= most)
            continue;
        layout->widths[i] = layout->widths[i] < most + left ? layout->widths[i] : most + left;
        left = 0;
    }
}

/* One line of a row; false when nothing of the row was left. */
static bool put_line(const fz__table *table, plan *layout, fz__sink *sink)
{
    size_t pending = 0; /* spaces that are written only when something follows */
    bool any = false;

    for (size_t i = 0; i < table->columns; i++) {
        const fz__buffer *cell = &layout->cells[i];
        size_t at = layout->written[i], next, line, used = 0;

        if (!layout->widths[i])
            continue;
        if (at < cell->length) {
            line = fz__wrap(cell->bytes + at, cell->length - at, layout->widths[i], &next);
            used = fz__text_width(cell->bytes + at, line);
            fz__sink_spaces(sink, pending);
            fz__sink_bytes(sink, cell->bytes + at, line);
            layout->written[i] = at + next;
            pending = 0;
            any = true;
        }
        pending += layout->widths[i] > used ? layout->widths[i] - used : 0;
        pending += GAP;
    }
    if (any)
        fz__sink_char(sink, '\n');
    return any;
}

static void put_heading(const fz__table *table, plan *layout, fz__sink *sink)
{
    for (size_t i = 0; i < table->columns; i++) {
        layout->cells[i].length = 0;
        layout->written[i] = 0;
        fz__buffer_string(&layout->cells[i], table->headings[i]);
    }
    while (put_line(table, layout, sink))
        ;
    for (size_t i = 0, gap = 0; i < table->columns; i++) {
        if (!layout->widths[i])
            continue;
        fz__sink_spaces(sink, gap);
        for (size_t n = 0; n < layout->widths[i]; n++)
            fz__sink_char(sink, '-');
        gap = GAP;
    }
    fz__sink_char(sink, '\n');
}

static bool is_tall(const fz__table *table, const plan *layout)
{
    for (size_t i = 0; i < table->columns; i++) {
        size_t next = 0, length = layout->cells[i].length;

        if (layout->widths[i] && length)
            fz__wrap(layout->cells[i].bytes, length, layout->widths[i], &next);
        if (next < length)
            return true;
    }
    return false;
}

static bool put_rows(const fz__table *table, plan *layout, fz__sink *sink)
{
    bool tall, tall_before = false; /* a row of several lines is parted from its neighbours by an empty one */

    for (size_t row = 0; row < table->rows && !sink->failed; row++) {
        if (!fill_row(table, row, layout))
            return false;
        tall = is_tall(table, layout);
        if (row && (tall || tall_before))
            fz__sink_char(sink, '\n');
        while (put_line(table, layout, sink))
            ;
        tall_before = tall;
    }
    return true;
}

bool fz__table_write(const fz__table *table, size_t width, fz__sink *sink)
{
    plan layout = {.widths = {0}};
    bool done;

    fz__buffer_init(&layout.raw, table->context);
    for (size_t i = 0; i < table->columns; i++)
        fz__buffer_init(&layout.cells[i], table->context);
    done = measure(table, &layout);
    if (done && table->rows) {
        fit(&layout, table->columns, width);
        put_heading(table, &layout, sink);
        done = put_rows(table, &layout, sink);
    }
    for (size_t i = 0; i < table->columns; i++) {
        done = done && !layout.cells[i].failed;
        fz__buffer_clear(&layout.cells[i]);
    }
    fz__buffer_clear(&layout.raw);
    return done;
}
