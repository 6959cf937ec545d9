/* Tables that lost their shape.
 *
 * Copied from a page, a table may come with one cell a line: 序号, 重点工作, 牵头单位, …, 1, …. Its rows begin where the count
 * goes on, and what stands between is told to columns in order. Or its cells are parted by white space alone. Both become
 * rows, so that tables.c need not know. */
#include <string.h>

#include "import/dues.h"
#include "import/marks.h"
#include "import/tables.h"
#include "import/units.h"

#define HEADER_LINES 24
#define CELL_GLYPHS  12 /* of a header */

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

/* 12, 三, （二）: a number and nothing else. */
static bool is_number(const fz__page *page, fz__span span, bool *han, uint32_t *number)
{
    fz__mark mark;
    fz__span padded = span;

    *number = 0;
    for (uint32_t i = span.first; i < span.end && fz__is_digit(page->glyphs[i].c) && *number < 10000; i++)
        *number = *number * 10 + (page->glyphs[i].c - '0');
    *han = false;
    if (*number && fz__page_trim(page, padded).end - padded.first <= 4 && fz__span_length(span) <= 5 &&
        fz__is_digit(page->glyphs[fz__page_trim(page, span).end - 1].c))
        return true;
    if (fz__mark_read(page, span, &mark) && mark.end == span.end && mark.number) {
        *han = mark.style <= FZ_STYLE_HAN_PAREN;
        *number = mark.number;
        return true;
    }
    /* 三 has no sign behind it. */
    *number = fz__mark_numeral(page, span);
    *han = *number > 0;
    return *han;
}

static bool is_cell(const shaper *s, size_t p)
{
    return p < s->page->para_count && s->page->paras[p].kind == FZ_PARA_TEXT;
}

/* Header cells that a line end broke become one: 分管|领导. */
static void merge_header(shaper *s, unsigned wanted)
{
    while (s->count > wanted) {
        unsigned best = 0;
        bool found = false;

        for (unsigned i = 0; i + 1 < s->count && !found; i++) {
            fz__span both = {s->columns[i].name.first, s->columns[i + 1].name.end};

            found = s->columns[i].kind == FZ_COLUMN_OTHER && fz__column_read(s->page, both).kind != FZ_COLUMN_OTHER;
            best = i;
        }
        for (unsigned i = 0; i + 1 < s->count && !found; i++) {
            found = s->columns[i].kind == FZ_COLUMN_OTHER;
            best = i;
        }
        if (!found)
            best = s->count - 2;
        s->columns[best] =
            fz__column_read(s->page, (fz__span){s->columns[best].name.first, s->columns[best + 1].name.end});
        memmove(&s->columns[best + 1], &s->columns[best + 2], (s->count - best - 2) * sizeof(*s->columns));
        s->count--;
    }
}

/* The header's cells from `p` on, up to the first number; where that stands. */
static size_t read_header(shaper *s, size_t p)
{
    unsigned roles = 0;
    bool han;
    uint32_t number;

    s->count = 0;
    while (is_cell(s, p) && s->count < FZ__COLUMNS && s->count < HEADER_LINES &&
           fz__span_length(span_at(s, p)) <= CELL_GLYPHS && !is_number(s->page, span_at(s, p), &han, &number)) {
        s->columns[s->count] = fz__column_read(s->page, span_at(s, p));
        roles += s->columns[s->count].kind == FZ_COLUMN_ROLE;
        s->count++;
        p++;
    }
    return roles && s->count >= 3 && is_cell(s, p) && is_number(s->page, span_at(s, p), &han, &number) && number == 1
               ? p
               : 0;
}

/* The next row or section behind `p`: where the count goes on. */
static size_t next_start(const shaper *s, size_t p, uint32_t row, uint32_t section)
{
    for (size_t q = p + 1; is_cell(s, q) && q < p + FZ__COLUMNS; q++) {
        bool han;
        uint32_t number;

        if (is_number(s->page, span_at(s, q), &han, &number) && number == (han ? section : row) + 1)
            return q;
    }
    return 0;
}

static bool suits(const shaper *s, unsigned column, fz__span cell)
{
    fz__span first = cell;
    fz__label_kind kind = s->columns[column].label.kind;

    if (s->columns[column].kind != FZ_COLUMN_ROLE)
        return true;
    if (kind == FZ_LABEL_DUE)
        return fz__due_time(s->page, cell) > 0 || fz__span_length(cell) <= 8;
    while (first.first < first.end && first.end - first.first > 1 &&
           fz__page_find(s->page, first, U"、") != FZ__NO_GLYPH)
        first.end = fz__page_find(s->page, first, U"、");
    return fz__label_is_role(kind)
               ? fz__unit_like(s->page, first) || fz__page_find(s->page, first, U"等") != FZ__NO_GLYPH
               : !fz__unit_like(s->page, first);
}

/* Make one row of the lines [p, end): cells in order, those that suit no column passing to the next. */
static void make_row(shaper *s, size_t p, size_t end)
{
    fz__page *page = s->page;
    fz__para row = page->paras[p];
    unsigned column = 0;

    row.kind = FZ_PARA_ROW;
    row.first_cell = (uint32_t)page->cell_count;
    row.span.end = span_at(s, end - 1).end;
    for (size_t q = p; q < end && !page->failed; q++) {
        size_t left = end - q;
        fz__span cell = span_at(s, q);

        /* More lines than columns: a cell of several lines. */
        while (left > s->count - column && q + 1 < end && column) {
            cell.end = span_at(s, ++q).end;
            left = end - q;
        }
        while (column + left < s->count && column && !suits(s, column, cell))
            column++;
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
    row.cell_count = s->count;
    row.span.end = s->columns[s->count - 1].name.end;
    for (unsigned i = 0; i < s->count; i++)
        fz__page_add_cell(page, s->columns[i].name, i, false);
    page->paras[s->kept++] = row;
}

/* 二 and, in the next line, the title of a part. */
static void make_section(shaper *s, size_t p, size_t end, uint32_t number)
{
    fz__para para = s->page->paras[p];

    para.mark = (fz__mark){FZ_STYLE_HAN, number, para.span, para.span.end, false};
    para.marked = true;
    if (end > p + 1)
        para.span.end = span_at(s, end - 1).end;
    s->page->paras[s->kept++] = para;
}

/* A table of one cell a line that begins at `p`; where it ends, 0 when there is none. */
static size_t take_flat(shaper *s, size_t p)
{
    size_t at = read_header(s, p), next;
    uint32_t row = 0, section = 0;
    unsigned lengths[FZ__COLUMNS + 1] = {0}, wanted = s->count;

    if (!at)
        return 0;
    /* How many lines most rows have. */
    for (size_t q = at; q; q = next) {
        bool han;
        uint32_t number;

        (void)is_number(s->page, span_at(s, q), &han, &number);
        *(han ? &section : &row) = number;
        next = next_start(s, q, row, section);
        if (next && !han && next - q <= s->count)
            lengths[next - q]++;
    }
    for (unsigned i = 3; i <= s->count; i++)
        if (lengths[i] && lengths[i] >= lengths[wanted])
            wanted = i;
    merge_header(s, wanted);
    make_header(s, p);
    row = section = 0;
    for (size_t q = at; q && !s->page->failed; q = next) {
        bool han;
        uint32_t number;
        size_t end;

        (void)is_number(s->page, span_at(s, q), &han, &number);
        *(han ? &section : &row) = number;
        next = next_start(s, q, row, section);
        end = next ? next : q + (han ? 2 : s->count);
        while (!next && end > q + 1 && !is_cell(s, end - 1))
            end--;
        if (han)
            make_section(s, q, end, number);
        else
            make_row(s, q, end);
        if (!next)
            return end;
    }
    return 0;
}

/* ------------------------------------------------------------------ white space ------------------------------------ */

static unsigned split_cells(const fz__page *page, fz__span span, unsigned gap, fz__span cells[FZ__COLUMNS])
{
    unsigned count = 0;
    uint32_t start = span.first;

    for (uint32_t i = span.first + 1; i <= span.end; i++) {
        if (i < span.end && page->glyphs[i].gap < gap)
            continue;
        if (count == FZ__COLUMNS)
            return FZ__COLUMNS + 1;
        cells[count++] = (fz__span){start, i};
        start = i;
    }
    return count;
}

static void make_cells(fz__page *page, fz__para *para, const fz__span *cells, unsigned count)
{
    para->kind = FZ_PARA_ROW;
    para->first_cell = (uint32_t)page->cell_count;
    para->cell_count = count;
    for (unsigned i = 0; i < count; i++)
        fz__page_add_cell(page, cells[i], i, false);
}

/* A header whose every cell is known, at least three of them and a role; then the rows below that part alike. */
static void shape_spaced(fz__page *page, size_t p)
{
    fz__span cells[FZ__COLUMNS];
    unsigned count = split_cells(page, page->paras[p].span, 1, cells), roles = 0, wanted = count;

    if (count < 3 || count > FZ__COLUMNS || fz__span_length(page->paras[p].span) > 80)
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
            count = split_cells(page, para->span, 1, cells);
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

        if (page->paras[p].kind == FZ_PARA_TEXT && fz__span_length(page->paras[p].span) <= 80) {
            fz__column first = fz__column_read(page, page->paras[p].span);

            if (first.kind == FZ_COLUMN_NUMBER)
                end = take_flat(&s, p);
            else
                shape_spaced(page, p);
        }
        if (!end)
            page->paras[s.kept++] = page->paras[p++];
        else
            p = end;
    }
    page->para_count = s.kept;
}
