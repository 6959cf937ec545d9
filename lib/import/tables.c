/* Tables of tasks.
 *
 * A row that names at least a role and one more column is a header; it holds until the next header, which a page break may
 * repeat. Cells that a merged cell left empty: a row in which no role at all is filled takes those of the row above, and so
 * does 同上. An empty cell beside filled ones is empty: that task has no such unit. */
#include "import/tables.h"

#include <string.h>

#include "base/utf8.h"
#include "import/dues.h"
#include "import/marks.h"
#include "import/units.h"

/* The cells of a row, up to FZ__COLUMNS. */
static unsigned read_cells(const fz__page *page, const fz__para *para, fz__span cells[FZ__COLUMNS], bool *carried)
{
    unsigned count = 0;

    for (uint32_t i = 0; i < para->cell_count && count < FZ__COLUMNS; i++) {
        const fz__page_cell *cell = &page->cells[para->first_cell + i];

        while (count < cell->column && count < FZ__COLUMNS) {
            cells[count] = (fz__span){0, 0};
            carried[count++] = false;
        }
        if (count >= FZ__COLUMNS)
            break;
        cells[count] = cell->span;
        carried[count++] = cell->carried;
    }
    return count;
}

static bool is_empty(fz__span cell)
{
    return cell.first >= cell.end;
}

static bool is_same_as_above(const fz__page *page, fz__span cell)
{
    return fz__span_length(cell) == 2 && fz__page_starts(page, cell, U"同上");
}

/* How many cells are what their columns say, were they moved right by `shift` from `from` on. */
static unsigned fits(const fz__page *page, const fz__table *table, const fz__span *cells, unsigned count, unsigned from,
                     unsigned shift)
{
    unsigned good = 0;

    for (unsigned i = from; i < count; i++) {
        const fz__column *column = &table->columns[i + shift];
        fz__span first = cells[i];
        uint32_t stop;

        if (column->kind != FZ_COLUMN_ROLE || is_empty(first))
            continue;
        stop = fz__page_find_sign(page, first, U'、');
        if (stop != FZ__NO_GLYPH)
            first.end = stop;
        first = fz__page_trim(page, first);
        good += fz__label_is_role(column->label.kind) ? fz__unit_like(page, first)
                : column->label.kind == FZ_LABEL_DUE  ? fz__due_time(page, first) > 0
                                                      : !fz__unit_like(page, first);
    }
    return good;
}

/* Cells of a row that lacks those of merged cells: the number stays first, the others stand on the right, when that suits
 * their columns better. */
static void align(const fz__page *page, const fz__table *table, fz__span *cells, bool *carried, unsigned count)
{
    unsigned lack = table->count - count, from = 0;
    fz__mark mark;

    if (count >= table->count || !count)
        return;
    if (table->columns[0].kind == FZ_COLUMN_NUMBER && fz__span_length(cells[0]) <= 4 &&
        (fz__is_digit(page->glyphs[cells[0].first].c) || fz__mark_read(page, cells[0], &mark)))
        from = 1;
    if (fits(page, table, cells, count, from, lack) <= fits(page, table, cells, count, from, 0))
        return;
    memmove(cells + from + lack, cells + from, (count - from) * sizeof(*cells));
    memmove(carried + from + lack, carried + from, (count - from) * sizeof(*carried));
    for (unsigned i = from; i < from + lack; i++) {
        cells[i] = (fz__span){0, 0};
        carried[i] = false;
    }
}

/* What is said of a number in a cell of its own: 1, 一, 1-1, A1. */
static fz__mark read_bare_number(const fz__page *page, fz__span cell)
{
    fz__mark mark = {.style = FZ_STYLE_ROW, .label = fz__page_trim(page, cell), .end = cell.end};
    uint32_t number = 0;

    for (uint32_t g = mark.label.first; g < mark.label.end; g++) {
        uint32_t c = page->glyphs[g].c;

        if (!fz__is_digit(c) || number > 99999) {
            mark.number = fz__mark_numeral(page, mark.label);
            return mark;
        }
        number = number * 10 + (c - '0');
    }
    mark.number = number;
    return mark;
}

/* 1, 1., （1） in a cell of its own, or before the text. */
static void read_number(const fz__page *page, const fz__table *table, fz__row *row)
{
    fz__mark mark;

    for (unsigned i = 0; i < table->count; i++) {
        fz__span cell = row->cells[i];

        if (table->columns[i].kind != FZ_COLUMN_NUMBER || is_empty(cell) || fz__span_length(cell) > FZ__NAME_GLYPHS)
            continue;
        cell.first = fz__page_trim(page, cell).first;
        if (!fz__mark_read(page, cell, &mark) || mark.style == FZ_STYLE_DASH ||
            (mark.end < cell.end && fz__is_digit(page->glyphs[mark.end].c))) /* 1.1 */
            mark = read_bare_number(page, cell);
        row->mark = mark;
        row->number = (fz__span){cell.first, mark.style == FZ_STYLE_ROW ? mark.label.end : mark.end};
        return;
    }
    if (fz__mark_read(page, row->text, &mark) && mark.style != FZ_STYLE_DASH && !mark.weak) {
        row->mark = mark;
        row->number = (fz__span){row->text.first, mark.end};
        row->text.first = mark.end;
    } else {
        row->mark = (fz__mark){.style = FZ_STYLE_ROW};
    }
}

static void take_text(fz__row *row, unsigned column)
{
    row->text = row->cells[column];
    row->text_column = column;
}

/* Where nothing else says what is to be done: a category that the row above does not have. */
static void take_category(const fz__page *page, const fz__table *table, fz__row *row, const bool *carried,
                          const fz__row *above)
{
    for (unsigned i = table->count; i-- > 0 && is_empty(row->text);)
        if (table->columns[i].kind == FZ_COLUMN_CATEGORY && !is_empty(row->cells[i]) && !carried[i] &&
            !(above && fz__page_equal(page, above->cells[i], row->cells[i])))
            take_text(row, i);
}

/* The heaviest column of text that is filled here, a merged cell only when there is no other. */
static void choose_text(const fz__table *table, fz__row *row, const bool *carried)
{
    for (unsigned pass = 0; pass < 2 && is_empty(row->text); pass++) {
        unsigned best = 0;

        for (unsigned i = 0; i < table->count; i++) {
            if (table->columns[i].kind != FZ_COLUMN_TASK || is_empty(row->cells[i]) || (carried[i] && !pass) ||
                table->columns[i].weight <= best)
                continue;
            best = table->columns[i].weight;
            take_text(row, i);
        }
    }
    /* No column says what it holds: the first that is neither number nor role. */
    for (unsigned i = 0; i < table->count && is_empty(row->text); i++)
        if (table->columns[i].kind == FZ_COLUMN_OTHER && !is_empty(row->cells[i]))
            take_text(row, i);
}

static bool has_roles(const fz__table *table, const fz__row *row)
{
    for (unsigned i = 0; i < table->count; i++)
        if (table->columns[i].kind == FZ_COLUMN_ROLE && fz__label_is_role(table->columns[i].label.kind) &&
            !is_empty(row->cells[i]))
            return true;
    return false;
}

static void read_roles(fz__page *page, fz__statements *statements, const fz__table *table, fz__row *row,
                       const fz__row *above)
{
    bool filled = has_roles(table, row);

    for (unsigned i = 0; i < table->count; i++) {
        const fz__column *column = &table->columns[i];
        fz__span cell = row->cells[i], said = cell;
        size_t first = statements->reading_count;
        fz__clauses found = {0};

        if (column->kind != FZ_COLUMN_ROLE)
            continue;
        if (above && (is_same_as_above(page, cell) ||
                      (!filled && is_empty(cell) && fz__label_is_role(column->label.kind) && !row->goes_on)))
            said = above->cells[i];
        if (is_empty(said))
            continue;
        fz__value_read(statements, said, &column->label, &found);
        fz__statement_add(statements, cell, column->name, first);
        row->cells[i] = said; /* for 同上 in the row below */
    }
}

static unsigned filled_cells(const fz__span *cells, unsigned count)
{
    unsigned filled = 0;

    for (unsigned i = 0; i < count; i++)
        filled += !is_empty(cells[i]);
    return filled;
}

static bool add_table(fz__tables *tables, fz__page *page, const fz__table *table)
{
    if (!FZ_GROW(page->context, &tables->items, &tables->capacity, tables->count + 1)) {
        page->failed = true;
        return false;
    }
    tables->items[tables->count++] = *table;
    return true;
}

/* What is known while the rows are passed one by one. */
typedef struct table_reader {
    fz__tables *tables;
    fz__page *page;
    fz__statements *statements;
    size_t end;        /* of the paragraphs */
    bool inside;       /* there is a header above */
    bool fresh;        /* and nothing between */
    uint32_t number;   /* of the lines' table */
    fz__style grouped; /* of the numbers that head groups in this table; FZ_STYLE_NONE until one does */
    fz__style above;   /* of the number of the task above, where it is a heading's; else FZ_STYLE_NONE */
    bool below_group;  /* a group begins here: there is nothing to take from the rows before it */
} table_reader;

static fz__table *current(const table_reader *r)
{
    return &r->tables->items[r->tables->count - 1];
}

static void add_row(table_reader *r, size_t para, fz__span *cells, bool *carried, unsigned count)
{
    fz__tables *tables = r->tables;
    fz__page *page = r->page;
    fz__statements *statements = r->statements;
    const fz__table *table = current(r);
    fz__row *above = tables->row_count ? &tables->rows[tables->row_count - 1] : NULL;
    fz__row row = {.para = para, .table = (uint32_t)tables->count - 1};

    if (above && above->table != row.table)
        above = NULL;
    align(page, table, cells, carried, count);
    memcpy(row.cells, cells, sizeof(row.cells));
    for (unsigned i = table->count; i < FZ__COLUMNS; i++)
        row.cells[i] = (fz__span){0, 0};
    choose_text(table, &row, carried);
    take_category(page, table, &row, carried, above);
    row.goes_on = is_empty(row.text) && above;
    read_number(page, table, &row);
    page->paras[para].first_statement = (uint32_t)statements->count;
    read_roles(page, statements, table, &row, r->below_group ? NULL : above);
    page->paras[para].statement_count = (uint32_t)statements->count - page->paras[para].first_statement;
    if (!FZ_GROW(page->context, &tables->rows, &tables->row_capacity, tables->row_count + 1)) {
        page->failed = true;
        return;
    }
    tables->rows[tables->row_count++] = row;
}

/* A row of no table is a line of text. */
static void make_text(fz__page *page, fz__para *para)
{
    para->kind = FZ_PARA_TEXT;
    (void)fz__mark_read(page, para->span, &para->mark);
    if (para->mark.weak)
        memset(&para->mark, 0, sizeof(para->mark));
}

static bool is_numbered(const fz__mark *mark)
{
    return mark->label.first < mark->label.end;
}

/* Where rows are numbered 1, 2, those marked 一, 二 head groups of them: these are no numbers of tasks. */
static void settle_numbers(fz__tables *tables, const fz__page *page)
{
    for (size_t first = 0, end; first < tables->row_count; first = end) {
        bool digits = false;

        for (end = first; end < tables->row_count && tables->rows[end].table == tables->rows[first].table; end++) {
            const fz__mark *mark = &tables->rows[end].mark;

            digits = digits || (is_numbered(mark) && fz__is_digit(page->glyphs[mark->label.first].c));
        }
        for (size_t i = first; i < end && digits; i++) {
            fz__mark *mark = &tables->rows[i].mark;

            if (mark->style == FZ_STYLE_ROW && is_numbered(mark) && fz__is_han(page->glyphs[mark->label.first].c))
                *mark = (fz__mark){.style = FZ_STYLE_ROW, .end = mark->end};
        }
    }
}

/* The number of a heading in a cell of its own: 一, 二、, （一）. */
static bool read_heading_number(const fz__page *page, fz__span cell, fz__mark *mark)
{
    const fz__span bare = fz__page_trim(page, cell);
    uint32_t number;

    if (is_empty(bare))
        return false;
    if (fz__mark_read(page, (fz__span){bare.first, cell.end}, mark) && fz__style_is_heading(mark->style) &&
        mark->end >= bare.end)
        return true;
    number = fz__is_han(page->glyphs[bare.first].c) ? fz__mark_numeral(page, bare) : 0;
    *mark = (fz__mark){FZ_STYLE_HAN, number, bare, bare.end, false};
    return number > 0;
}

/* Whether a cell numbers what a heading of this style may stand above: 1, ①, （一） below 一. */
static bool is_deeper(const fz__page *page, fz__span cell, fz__style style)
{
    fz__mark mark;

    if (read_heading_number(page, cell, &mark))
        return mark.style > style;
    cell = fz__page_trim(page, cell);
    return !is_empty(cell) && (fz__is_digit(page->glyphs[cell.first].c) || fz__mark_numeral(page, cell) > 0);
}

/* Whether the next row, of the same table and no header, has a deeper number in this column. */
static bool goes_deeper(const table_reader *r, size_t p, unsigned column, fz__style style)
{
    const fz__page *page = r->page;
    fz__span cells[FZ__COLUMNS] = {{0, 0}};
    bool carried[FZ__COLUMNS];
    fz__table header;
    size_t next = p + 1;
    unsigned count;

    while (next < r->end && page->paras[next].kind == FZ_PARA_DEBRIS)
        next++;
    if (next >= r->end || page->paras[next].kind != FZ_PARA_ROW ||
        page->lines->lines[page->paras[next].line].table != page->lines->lines[page->paras[p].line].table)
        return false;
    count = read_cells(page, &page->paras[next], cells, carried);
    return count > column && !fz__header_read(page, cells, count, &header) && is_deeper(page, cells[column], style);
}

/* The column of the number that a row has; FZ__COLUMNS when it has none. */
static unsigned number_column(const fz__table *table, const fz__span *cells)
{
    for (unsigned i = 0; i < table->count; i++)
        if (table->columns[i].kind == FZ_COLUMN_NUMBER && !is_empty(cells[i]))
            return i;
    return FZ__COLUMNS;
}

/* Whether a row begins a group of those below: nobody is to do it, and it has a number of its own kind: 二 | 教育 | | above
 * 3 | 修建学校 | 县教育局. Those of the row above have no part in it. */
static bool begins_group(const table_reader *r, size_t p, const fz__span *cells, const bool *carried, fz__mark *mark)
{
    const fz__table *table = current(r);
    const unsigned number = number_column(table, cells);
    unsigned texts = 0;

    for (unsigned i = 0; i < table->count; i++) {
        const fz__column *column = &table->columns[i];

        if (is_empty(cells[i]) || i == number)
            continue;
        if (carried[i] || (column->kind == FZ_COLUMN_ROLE && fz__label_is_role(column->label.kind)))
            return false;
        texts++;
    }
    return number < FZ__COLUMNS && !carried[number] && texts && read_heading_number(r->page, cells[number], mark) &&
           ((mark->style == r->grouped && mark->style != r->above) || goes_deeper(r, p, number, mark->style));
}

/* Whether a row has persons, deadlines or the like, which a heading cannot hold. */
static bool has_data(const fz__table *table, const fz__span *cells)
{
    for (unsigned i = 0; i < table->count; i++)
        if (table->columns[i].kind == FZ_COLUMN_ROLE && !is_empty(cells[i]))
            return true;
    return false;
}

/* 合计 | 6项: what the table adds up or remarks on is no task, unless somebody is to do it. */
static bool is_remark(const table_reader *r, const fz__span *cells, unsigned count)
{
    static const char32_t *const words[] = {U"合计", U"总计", U"小计", U"共计", U"备注", U"说明", U"注", NULL};
    const fz__table *table = current(r);
    fz__span cell = {0, 0};

    for (unsigned i = count; i-- > 0;) {
        if (is_empty(cells[i]))
            continue;
        if (i < table->count && table->columns[i].kind == FZ_COLUMN_ROLE)
            return false;
        cell = fz__page_trim(r->page, cells[i]);
    }
    for (const char32_t *const *word = words; *word; word++)
        if (cell.first < cell.end && fz__page_word(r->page, cell.first, cell.end, *word) == fz__span_length(cell))
            return true;
    return false;
}

/* The style of the number of the row that came last, where it is a heading's. */
static fz__style heading_style(const table_reader *r)
{
    const fz__row *row;
    unsigned number;
    fz__mark mark;

    if (!r->tables->row_count)
        return FZ_STYLE_NONE;
    row = &r->tables->rows[r->tables->row_count - 1];
    number = number_column(current(r), row->cells);
    return number < FZ__COLUMNS && read_heading_number(r->page, row->cells[number], &mark) ? mark.style : FZ_STYLE_NONE;
}

/* A header, or the second row of one. */
static bool take_header(table_reader *r, const fz__span *cells, unsigned count, uint32_t line_table)
{
    fz__table *above = r->inside && r->fresh ? current(r) : NULL, table;

    if (above && fz__header_is_lower(cells, count, above) && fz__header_refine(r->page, cells, count, above))
        return true;
    if (!fz__header_read(r->page, cells, count, &table))
        return above && fz__header_refine(r->page, cells, count, above);
    if (line_table != r->number)
        r->grouped = r->above = FZ_STYLE_NONE;
    r->inside = r->fresh = add_table(r->tables, r->page, &table);
    r->number = line_table;
    return true;
}

static void take_row(table_reader *r, size_t p)
{
    fz__para *para = &r->page->paras[p];
    fz__span cells[FZ__COLUMNS] = {{0, 0}};
    bool carried[FZ__COLUMNS] = {false};
    const unsigned count = read_cells(r->page, para, cells, carried);
    const uint32_t line_table = r->page->lines->lines[para->line].table;
    fz__mark mark;

    if (take_header(r, cells, count, line_table)) {
        make_text(r->page, para);
        memset(&para->mark, 0, sizeof(para->mark));
        return;
    }
    if (r->inside && begins_group(r, p, cells, carried, &mark)) {
        r->grouped = mark.style;
        r->below_group = true;
        if (!has_data(current(r), cells)) {
            para->kind = FZ_PARA_TEXT;
            para->mark = mark;
            return;
        }
    }
    if (!r->inside || filled_cells(cells, count) < 2 || is_remark(r, cells, count) ||
        (line_table != r->number && count + 1 < current(r)->count)) {
        make_text(r->page, para);
    } else {
        add_row(r, p, cells, carried, count);
        r->fresh = r->below_group = false;
        r->number = line_table;
        r->above = heading_style(r);
    }
}

void fz__tables_read(fz__tables *tables, fz__page *page, fz__statements *statements, size_t first, size_t end)
{
    table_reader r = {.tables = tables, .page = page, .statements = statements, .end = end};

    memset(tables, 0, sizeof(*tables));
    for (size_t p = first; p < end && !page->failed; p++)
        if (page->paras[p].kind == FZ_PARA_ROW)
            take_row(&r, p);
    settle_numbers(tables, page);
}

void fz__tables_clear(fz__tables *tables, fz_context *context)
{
    fz__free(context, tables->items, tables->capacity * sizeof(*tables->items));
    fz__free(context, tables->rows, tables->row_capacity * sizeof(*tables->rows));
    memset(tables, 0, sizeof(*tables));
}
