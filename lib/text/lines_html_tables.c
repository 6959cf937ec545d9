/* Tables: which are data, and their rows.
 *
 * Many pages are laid out with tables, and one of those must not make a row of a whole document. A table is data unless
 * one of these holds; without them its cells are read like any other blocks:
 *   - it says role="presentation", or no row of it has two filled cells;
 *   - it has no <th>, and a cell holds a heading, or half of the page's text in several lines;
 *   - it has no <th>, and fewer than three rows with two filled cells, one of which holds a table;
 *   - it has no <th>, and one row with two filled cells, one of which has three lines or more: menu beside text.
 * A table within a cell of data is part of that cell's text. */
#include <string.h>

#include "text/lines_html.h"

/* What row spans repeat is bounded by so many times the characters of the page, with so much for short ones; then nothing
 * more is carried down. */
#define CARRY_TIMES 4
#define CARRY_LEAST 65536
#define CARRY_CELL  16

/* A cell that goes on into the next rows. */
typedef struct span {
    uint32_t cell; /* index in lines->cells, where it first stands */
    uint32_t rows; /* that it still covers */
    uint16_t column, columns;
} span;

typedef struct spans {
    span *items;
    size_t count, capacity;
} spans;

typedef struct grid {
    fz__html_writer *writer;
    const fz__html *html;
    fz__lines *lines;
    spans now, next; /* in this row, in the next one; by column */
    size_t at;       /* of `now`, the first not yet passed */
    unsigned column;
} grid;

typedef struct look {
    uint32_t full_rows; /* with two filled cells or more */
    uint32_t longest;   /* the most lines of a cell */
    bool nested, titled, whole;
} look;

static void look_at_row(const fz__html *html, const fz__html_node *row, size_t half, look *found)
{
    const fz__html_node *cell = row + 1, *end = html->nodes + row->next;
    unsigned filled = 0;

    for (; cell < end; cell = html->nodes + cell->next) {
        if (cell->kind != FZ_HTML_CELL)
            continue;
        filled += (cell->flags & FZ_HTML_FILLED) != 0;
        found->nested |= (cell->flags & FZ_HTML_NESTED) != 0;
        found->titled |= (cell->flags & FZ_HTML_TITLED) != 0;
        found->whole |= cell->end - cell->start > half && cell->count > 1;
        if (cell->count > found->longest)
            found->longest = cell->count;
    }
    found->full_rows += filled > 1;
}

static bool is_data(const fz__html *html, const fz__html_node *table)
{
    const fz__html_node *row = table + 1, *end = html->nodes + table->next;
    look found = {0};

    for (; row < end; row = html->nodes + row->next)
        if (row->kind == FZ_HTML_ROW)
            look_at_row(html, row, html->lines->source.length / 2, &found);
    if (table->flags & FZ_HTML_LAYOUT || !found.full_rows)
        return false;
    if (table->flags & FZ_HTML_HEADER)
        return true;
    if (found.titled || found.whole)
        return false;
    return found.nested ? found.full_rows > 2 : found.full_rows > 1 || found.longest < 3;
}

static void keep(grid *g, spans *list, const span *item)
{
    if (!FZ_GROW(g->lines->context, &list->items, &list->capacity, list->count + 1))
        g->lines->failed = true;
    else
        list->items[list->count++] = *item;
}

/* Pass the spans from above that stand before the next cell of this row. */
static void carry(grid *g, bool rest)
{
    while (g->at < g->now.count && (rest || g->now.items[g->at].column <= g->column) && !g->lines->failed) {
        span *item = &g->now.items[g->at++];

        /* A cell that is wide enough to reach into the span hides it. */
        if (item->column >= g->column)
            fz__lines_cell_carry(g->lines, item->column, &g->lines->cells[item->cell]);
        g->writer->carried += CARRY_CELL + g->lines->cells[item->cell].length;
        if (item->column + item->columns > g->column)
            g->column = item->column + item->columns;
        if (--item->rows)
            keep(g, &g->next, item);
    }
}

/* The texts of a cell, those of tables within it too. */
static void put_cell(grid *g, const fz__html_node *cell)
{
    const fz__html *html = g->html;
    fz__html_writer *writer = g->writer;
    const uint32_t start = (uint32_t)g->lines->text.length;

    for (uint32_t i = (uint32_t)(cell - html->nodes) + 1; i < cell->next && !g->lines->failed;) {
        const fz__html_node *node = &html->nodes[i];

        i++;
        if (node->kind == FZ_HTML_TEXT) {
            if (node->flags & FZ_HTML_NEWLINE)
                (void)fz__html_put(writer, g->lines->text.length > start);
            fz__html_wait(writer, node);
        } else if (node->kind == FZ_HTML_DROP && fz__html_drop(writer, node)) {
            i = node->next;
        }
    }
    (void)fz__html_put(writer, g->lines->text.length > start);
}

static void add_cell(grid *g, const fz__html_node *cell)
{
    span item = {.rows = cell->rows - 1u, .columns = cell->columns};

    carry(g, false);
    item.column = (uint16_t)(g->column < UINT16_MAX ? g->column : UINT16_MAX);
    item.cell = (uint32_t)g->lines->cell_count;
    fz__lines_cell_begin(g->lines, g->column, (cell->flags & FZ_HTML_HEADER) != 0);
    if (g->lines->failed)
        return;
    put_cell(g, cell);
    fz__lines_cell_end(g->lines);
    g->column += cell->columns;
    if (item.rows)
        keep(g, &g->next, &item);
}

static bool is_filled(const fz__html *html, const fz__html_node *row)
{
    const fz__html_node *cell = row + 1, *end = html->nodes + row->next;

    for (; cell < end; cell = html->nodes + cell->next)
        if (cell->kind == FZ_HTML_CELL && cell->flags & FZ_HTML_FILLED)
            return true;
    return false;
}

/* A row without any text makes no line, but spans pass through it. */
static void pass_row(grid *g, const fz__html_node *row)
{
    const fz__html_node *cell = row + 1, *end = g->html->nodes + row->next;

    for (; cell < end; cell = g->html->nodes + cell->next)
        if (cell->kind == FZ_HTML_CELL)
            fz__lines_remove(g->lines, FZ_REMOVED_SPACE, cell->start, cell->end - cell->start);
    for (size_t i = 0; i < g->now.count; i++)
        if (--g->now.items[i].rows)
            keep(g, &g->next, &g->now.items[i]);
    g->writer->carried += g->now.count * CARRY_CELL;
}

static void add_row(grid *g, const fz__html_node *row)
{
    const fz__html_node *cell = row + 1, *end = g->html->nodes + row->next;
    fz__line *line;
    spans passed = g->now;

    if (is_filled(g->html, row)) {
        line = fz__lines_begin(g->lines, FZ_LINE_ROW, g->writer->gap ? FZ_LINE_GAP : 0);
        if (line)
            line->table = g->writer->tables;
        for (; cell < end && !g->lines->failed; cell = g->html->nodes + cell->next)
            if (cell->kind == FZ_HTML_CELL)
                add_cell(g, cell);
        carry(g, true);
        fz__lines_end(g->lines);
        g->writer->gap = false;
    } else {
        pass_row(g, row);
    }
    g->now = g->next;
    g->next = (spans){passed.items, 0, passed.capacity};
    g->at = g->column = 0;
    if (g->writer->carried > CARRY_LEAST + CARRY_TIMES * (uint64_t)g->lines->source.length)
        g->now.count = 0;
}

/* What stands between rows or cells; a caption too. Browsers show it before the table. */
static void write_texts(fz__html_writer *writer, const fz__html_node *outer)
{
    const fz__html *html = writer->html;

    for (const fz__html_node *node = outer + 1; node < html->nodes + outer->next; node = html->nodes + node->next) {
        if (node->kind == FZ_HTML_ROW && outer->kind == FZ_HTML_TABLE) {
            write_texts(writer, node);
        } else if (node->kind == FZ_HTML_TEXT) {
            if (node->flags & FZ_HTML_NEWLINE) {
                fz__html_flush(writer);
                writer->hints = node->hints;
            }
            fz__html_wait(writer, node);
        }
    }
}

bool fz__html_table(fz__html_writer *writer, uint32_t index)
{
    static const unsigned groups[] = {FZ_HTML_HEAD, 0, FZ_HTML_FOOT};
    const fz__html *html = writer->html;
    const fz__html_node *table = &html->nodes[index];
    grid g = {.writer = writer, .html = html, .lines = writer->lines};

    if (!is_data(html, table))
        return false;
    fz__html_flush(writer);
    write_texts(writer, table);
    fz__html_flush(writer);
    writer->tables++;
    for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++) {
        g.now.count = 0;
        for (const fz__html_node *row = table + 1; row < html->nodes + table->next; row = html->nodes + row->next)
            if (row->kind == FZ_HTML_ROW && (row->flags & (FZ_HTML_HEAD | FZ_HTML_FOOT)) == groups[i] &&
                !g.lines->failed)
                add_row(&g, row);
    }
    fz__free(g.lines->context, g.now.items, g.now.capacity * sizeof(*g.now.items));
    fz__free(g.lines->context, g.next.items, g.next.capacity * sizeof(*g.next.items));
    return true;
}
