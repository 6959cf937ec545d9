/* Tables that lost their shape.
 *
 * Copied from a page, a table may come with one cell a line: 序号, 重点工作, 牵头单位, …, 1, …. Its rows begin where the count
 * goes on, and what stands between is told to columns in order. Or its cells are parted by white space alone. Both become
 * rows, so that tables.c need not know. */
#include <string.h>

#include "base/utf8.h"
#include "import/debris.h"
#include "import/dues.h"
#include "import/marks.h"
#include "import/tables.h"
#include "import/units.h"

#define HEADER_LINES  24
#define CELL_GLYPHS   14 /* of a header */
#define HEADER_GLYPHS 80 /* of one whose cells white space parts */

typedef struct shaper {
    fz__page *page;
    size_t kept;
    fz__column columns[FZ__COLUMNS];
    unsigned count;
} shaper;

static fz__span span_at(const shaper *s, size_t p)
{
    return s->page->paras[p].span;
}

/* A line that may be a cell: text, or a row of one cell (a bar behind each). */
static bool is_cell(const shaper *s, size_t p)
{
    const fz__para *para = &s->page->paras[p];

    return p < s->page->para_count &&
           (para->kind == FZ_PARA_TEXT || (para->kind == FZ_PARA_ROW && para->cell_count <= 1));
}

/* 12: digits and nothing else; their value. */
static uint32_t number_at(const shaper *s, size_t p)
{
    fz__span span = span_at(s, p);
    uint32_t number = 0;

    if (fz__span_length(span) > 4)
        return 0;
    for (uint32_t i = span.first; i < span.end; i++) {
        uint32_t c = s->page->glyphs[i].c;

        if (c == '.' && i + 1 == span.end && number)
            break;
        if (!fz__is_digit(c))
            return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

/* A part of the table: 二、…, or 二 with its title in the next line. */
static bool is_section(const shaper *s, size_t p, bool *alone)
{
    fz__mark mark;

    *alone = fz__mark_numeral(s->page, span_at(s, p)) > 0 && !number_at(s, p);
    return *alone || (fz__mark_read(s->page, span_at(s, p), &mark) && fz__style_is_heading(mark.style) &&
                      mark.end < span_at(s, p).end);
}

static bool is_header_begin(const shaper *s, size_t p)
{
    return is_cell(s, p) && fz__span_length(span_at(s, p)) <= 4 &&
           fz__column_read(s->page, span_at(s, p)).kind == FZ_COLUMN_NUMBER;
}

/* Header cells that a line end broke become one: 分管|领导, 牵头|部门. */
static void merge_header(shaper *s)
{
    for (unsigned i = 0; i + 1 < s->count;) {
        fz__span both = {s->columns[i].name.first, s->columns[i + 1].name.end};
        fz__column column = fz__column_read(s->page, both);

        if (column.kind != FZ_COLUMN_ROLE ||
            (s->columns[i].kind != FZ_COLUMN_OTHER && s->columns[i + 1].kind != FZ_COLUMN_OTHER)) {
            i++;
            continue;
        }
        s->columns[i] = column;
        memmove(&s->columns[i + 1], &s->columns[i + 2], (s->count - i - 2) * sizeof(*s->columns));
        s->count--;
    }
}

/* The header's cells from `p` on, up to the first number or part; where that stands, 0 when this is no header. */
static size_t read_header(shaper *s, size_t p)
{
    unsigned roles = 0;
    bool alone;

    s->count = 0;
    while (is_cell(s, p) && s->count < HEADER_LINES && fz__span_length(span_at(s, p)) <= CELL_GLYPHS &&
           !number_at(s, p) && !is_section(s, p, &alone)) {
        s->columns[s->count++] = fz__column_read(s->page, span_at(s, p));
        p++;
    }
    merge_header(s);
    for (unsigned i = 0; i < s->count; i++)
        roles += s->columns[i].kind == FZ_COLUMN_ROLE && fz__label_is_role(s->columns[i].label.kind);
    return roles && s->count >= 3 && is_cell(s, p) && (number_at(s, p) || is_section(s, p, &alone)) ? p : 0;
}

/* Whether the first name of a cell is one of a body. */
static bool begins_with_unit(const shaper *s, fz__span cell)
{
    uint32_t end = cell.first;

    while (end < cell.end && s->page->glyphs[end].c != U'、' && s->page->glyphs[end].c != ',' &&
           s->page->glyphs[end].c != U'等' && s->page->glyphs[end].c != 0x3002)
        end++;
    return fz__unit_like(s->page, (fz__span){cell.first, end});
}

static bool suits(const shaper *s, unsigned column, fz__span cell)
{
    fz__label_kind kind = s->columns[column].label.kind;

    if (s->columns[column].kind != FZ_COLUMN_ROLE)
        return false;
    if (kind == FZ_LABEL_DUE)
        return fz__due_time(s->page, cell) > 0;
    return fz__label_is_role(kind) == begins_with_unit(s, cell);
}

/* The heaviest column of text. */
static unsigned text_column(const shaper *s)
{
    unsigned best = 0;

    for (unsigned i = 1; i < s->count; i++)
        if (s->columns[i].kind == FZ_COLUMN_TASK && (!best || s->columns[i].weight > s->columns[best].weight))
            best = i;
    return best ? best : 1;
}

/* Make one row of the lines [p, end). Of as many lines as columns each is its column's; of fewer, the first is the text and
 * the others go where they suit. */
static void make_row(shaper *s, size_t p, size_t end)
{
    fz__page *page = s->page;
    fz__para row = page->paras[p];
    unsigned column = 0;
    bool full = end - p >= s->count;

    row.kind = FZ_PARA_ROW;
    row.marked = true;
    row.first_cell = (uint32_t)page->cell_count;
    row.span.end = span_at(s, end - 1).end;
    for (size_t q = p; q < end && !page->failed; q++) {
        fz__span cell = span_at(s, q);

        /* A cell of several lines. */
        while (full && column && end - q > s->count - column && q + 1 < end)
            cell.end = span_at(s, ++q).end;
        if (!full && q == p + 1)
            column = text_column(s);
        while (!full && q > p + 1 && column + 1 < s->count && !suits(s, column, cell))
            column++;
        if (column >= s->count)
            break;
        fz__page_add_cell(page, cell, column++, false);
    }
    row.cell_count = (uint32_t)page->cell_count - row.first_cell;
    fz__page_pair(page, row.span);
    page->paras[s->kept++] = row;
}

static void make_header(shaper *s, size_t p)
{
    fz__page *page = s->page;
    fz__para row = page->paras[p];

    row.kind = FZ_PARA_ROW;
    row.first_cell = (uint32_t)page->cell_count;
    row.span.end = s->columns[s->count - 1].name.end;
    for (unsigned i = 0; i < s->count; i++)
        fz__page_add_cell(page, s->columns[i].name, i, false);
    row.cell_count = (uint32_t)page->cell_count - row.first_cell; /* fewer where memory is exhausted */
    page->paras[s->kept++] = row;
}

/* 二 and, in the next line, the title of a part; or both in one. */
static size_t make_section(shaper *s, size_t p, bool alone)
{
    fz__para para = s->page->paras[p];
    size_t end = p + 1;

    para.kind = FZ_PARA_TEXT;
    if (alone) {
        para.mark = (fz__mark){FZ_STYLE_HAN, fz__mark_numeral(s->page, para.span), para.span, para.span.end, false};
        para.marked = true;
        if (is_cell(s, end) && !number_at(s, end))
            para.span.end = span_at(s, end++).end;
    }
    s->page->paras[s->kept++] = para;
    return end;
}

/* Where the row that begins at `p` ends: before the next number, part or header, or when it has all its cells. */
static size_t row_end(const shaper *s, size_t p)
{
    uint32_t number = number_at(s, p);
    size_t end = p + 1;

    for (; is_cell(s, end); end++) {
        uint32_t next = number_at(s, end), last = fz__page_last(s->page, span_at(s, end - 1));
        bool alone;

        /* A number between blank lines looks like that of a page, but not here. */
        if (!next && fz__debris_is(s->page, &s->page->paras[end]))
            break;
        if ((next > number && next <= number + 200 && end - p >= 3) || is_header_begin(s, end) ||
            is_section(s, end, &alone))
            break;
        if (end - p >= s->count && last != U'、' && last != ',' &&
            !(is_cell(s, end + 1) && number_at(s, end + 1) == number + 1))
            break;
        if (end - p > s->count + HEADER_LINES)
            break;
    }
    return end;
}

/* A table of one cell a line that begins at `p`; where it ends, 0 when there is none. */
static size_t take_flat(shaper *s, size_t p)
{
    size_t at = read_header(s, p);
    bool alone;

    if (!at)
        return 0;
    make_header(s, p);
    while (is_cell(s, at) && !s->page->failed) {
        if (number_at(s, at)) {
            size_t end = row_end(s, at);

            if (end < at + 2)
                return at;
            make_row(s, at, end);
            at = end;
        } else if (is_header_begin(s, at)) {
            size_t behind = read_header(s, at);

            if (!behind)
                return at;
            make_header(s, at);
            at = behind;
        } else if (is_section(s, at, &alone)) {
            at = make_section(s, at, alone);
        } else {
            return at;
        }
    }
    return at;
}

/* ------------------------------------------------------------------ white space ------------------------------------ */

static unsigned split_cells(const fz__page *page, fz__span span, unsigned gap, fz__span cells[FZ__COLUMNS])
{
    unsigned count = 0;
    uint32_t start = span.first;

    for (uint32_t i = span.first + 1; i <= span.end; i++) {
        i = fz__page_next(page, i, span.end, FZ_GLYPH_FRESH);
        if (i < span.end && page->glyphs[i].gap < gap)
            continue;
        if (count && i - start == 1 && cells[count - 1].end == start && fz__is_han(page->glyphs[start].c) &&
            page->glyphs[start].gap == 1 && fz__is_han(page->glyphs[start - 1].c) &&
            (cells[count - 1].end - cells[count - 1].first == 1 || page->glyphs[start - 1].gap)) {
            cells[count - 1].end = i; /* 工 作 任 务: letters apart are one word */
        } else {
            if (count == FZ__COLUMNS)
                return FZ__COLUMNS + 1;
            cells[count++] = (fz__span){start, i};
        }
        start = i;
    }
    return count;
}

/* More pieces than columns: white space within the text, which stands behind the number. */
static unsigned merge_cells(fz__span cells[FZ__COLUMNS], unsigned count, unsigned wanted)
{
    if (count <= wanted || count > FZ__COLUMNS || wanted < 3)
        return count;
    cells[1].end = cells[count - wanted + 1].end;
    memmove(&cells[2], &cells[count - wanted + 2], (wanted - 2) * sizeof(*cells));
    return wanted;
}

static void make_cells(fz__page *page, fz__para *para, const fz__span *cells, unsigned count)
{
    para->kind = FZ_PARA_ROW;
    para->first_cell = (uint32_t)page->cell_count;
    for (unsigned i = 0; i < count; i++)
        fz__page_add_cell(page, cells[i], i, false);
    para->cell_count = (uint32_t)page->cell_count - para->first_cell;
}

/* A header whose every cell is known, at least three of them and a role; then the rows below that part alike. */
static void shape_spaced(fz__page *page, size_t p)
{
    fz__span cells[FZ__COLUMNS];
    unsigned count, roles = 0, wanted;

    if (page->paras[p].kind != FZ_PARA_TEXT || fz__span_length(page->paras[p].span) > HEADER_GLYPHS)
        return;
    wanted = count = split_cells(page, page->paras[p].span, 1, cells);
    if (count < 3 || count > FZ__COLUMNS)
        return;
    for (unsigned i = 0; i < count; i++) {
        fz__column column = fz__column_read(page, cells[i]);

        if (column.kind == FZ_COLUMN_OTHER)
            return;
        roles += column.kind == FZ_COLUMN_ROLE && fz__label_is_role(column.label.kind);
    }
    if (!roles)
        return;
    make_cells(page, &page->paras[p], cells, count);
    for (size_t q = p + 1; q < page->para_count && !page->failed; q++) {
        fz__para *para = &page->paras[q];

        if (para->kind != FZ_PARA_TEXT)
            continue;
        count = split_cells(page, para->span, 2, cells);
        if (count != wanted)
            count = merge_cells(cells, split_cells(page, para->span, 1, cells), wanted);
        if (count != wanted)
            return;
        make_cells(page, para, cells, count);
    }
}

void fz__tables_shape(fz__page *page)
{
    shaper s = {.page = page};

    for (size_t p = 0; p < page->para_count && !page->failed;) {
        size_t end = 0;

        if (is_header_begin(&s, p))
            end = take_flat(&s, p);
        else
            shape_spaced(page, p);
        if (!end)
            page->paras[s.kept++] = page->paras[p++];
        else
            p = end;
    }
    page->para_count = s.kept;
}
