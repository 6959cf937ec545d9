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

typedef struct column_word {
    const char32_t *text;
    fz__column_kind kind;
    unsigned weight;
} column_word;

/* The first that stands in the header's cell. */
static const column_word column_words[] = {
    {U"序号", FZ_COLUMN_NUMBER, 0},   {U"编号", FZ_COLUMN_NUMBER, 0},       {U"任务名称", FZ_COLUMN_TASK, 9},
    {U"工作任务", FZ_COLUMN_TASK, 9}, {U"任务分类", FZ_COLUMN_CATEGORY, 0}, {U"任务类别", FZ_COLUMN_CATEGORY, 0},
    {U"类别", FZ_COLUMN_CATEGORY, 0}, {U"分类", FZ_COLUMN_CATEGORY, 0},     {U"领域", FZ_COLUMN_CATEGORY, 0},
    {U"板块", FZ_COLUMN_CATEGORY, 0}, {U"一级指标", FZ_COLUMN_CATEGORY, 0}, {U"类型", FZ_COLUMN_OTHER, 0},
    {U"任务", FZ_COLUMN_TASK, 8},     {U"重点工作", FZ_COLUMN_TASK, 8},     {U"主要工作", FZ_COLUMN_TASK, 8},
    {U"工作事项", FZ_COLUMN_TASK, 8}, {U"项目名称", FZ_COLUMN_TASK, 8},     {U"问题", FZ_COLUMN_TASK, 8},
    {U"事项", FZ_COLUMN_TASK, 7},     {U"指标名称", FZ_COLUMN_TASK, 7},     {U"项目内容", FZ_COLUMN_TASK, 6},
    {U"工作内容", FZ_COLUMN_TASK, 6}, {U"内容", FZ_COLUMN_TASK, 6},         {U"举措", FZ_COLUMN_TASK, 5},
    {U"项目", FZ_COLUMN_TASK, 5},     {U"指标要求", FZ_COLUMN_OTHER, 0},    {U"措施", FZ_COLUMN_TASK, 4},
    {U"工作要点", FZ_COLUMN_TASK, 5}, {U"工作", FZ_COLUMN_TASK, 3},         {U"指标", FZ_COLUMN_TASK, 3},
    {U"目标", FZ_COLUMN_TASK, 1},
};

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

fz__column fz__column_read(const fz__page *page, fz__span cell)
{
    static const char32_t *const duties[] = {U"责任", U"负责", U"分工", U"责任分工", U"落实", NULL};
    fz__column column = {.name = cell};

    cell = fz__page_trim(page, cell);
    if (cell.first >= cell.end || fz__span_length(cell) > 16)
        return column;
    column.label = (fz__label){fz__label_classify(page, cell), cell.first, cell, cell.end};
    for (const char32_t *const *word = duties; *word && !column.label.kind; word++)
        if (fz__page_word(page, cell.first, cell.end, *word) == fz__span_length(cell))
            column.label.kind = FZ_LABEL_RESPONSIBLE;
    if (column.label.kind && column.label.kind != FZ_LABEL_OTHER) {
        column.kind = FZ_COLUMN_ROLE;
        return column;
    }
    for (size_t i = 0; i < sizeof(column_words) / sizeof(*column_words); i++)
        if (fz__page_find(page, cell, column_words[i].text) != FZ__NO_GLYPH) {
            column.kind = column_words[i].kind;
            column.weight = column_words[i].weight;
            return column;
        }
    return column;
}

static bool read_header(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table)
{
    unsigned roles = 0, known = 0;

    *table = (fz__table){.count = count};
    for (unsigned i = 0; i < count; i++) {
        table->columns[i] = fz__column_read(page, cells[i]);
        known += table->columns[i].kind != FZ_COLUMN_OTHER;
        roles += table->columns[i].kind == FZ_COLUMN_ROLE && fz__label_is_role(table->columns[i].label.kind);
        if (fz__span_length(cells[i]) > 24)
            return false;
    }
    return roles && known >= 2;
}

/* A header of two rows: what stands under 责任分工 names the columns. */
static bool refine_header(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table)
{
    unsigned known = 0;
    fz__table second = *table;

    if (count > table->count)
        return false;
    for (unsigned i = 0; i < count; i++) {
        fz__column column;

        if (cells[i].first >= cells[i].end)
            continue;
        column = fz__column_read(page, cells[i]);
        if (column.kind != FZ_COLUMN_ROLE || fz__span_length(cells[i]) > 12)
            return false;
        second.columns[i] = column;
        known++;
    }
    if (!known)
        return false;
    *table = second;
    return true;
}

/* A second row of a header names nothing under what the first has named as the task: alone it would be no header. */
static bool is_lower_header(const fz__span *cells, unsigned count, const fz__table *table)
{
    for (unsigned i = 0; i < table->count && i < count; i++)
        if (table->columns[i].kind == FZ_COLUMN_TASK && cells[i].first >= cells[i].end)
            return true;
    return false;
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

        if (table->columns[i].kind != FZ_COLUMN_NUMBER || is_empty(cell))
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
            row->text = row->cells[i];
            row->text_column = i;
        }
    }
    /* No column says what it holds: the first that is neither number nor role. */
    for (unsigned i = 0; i < table->count && is_empty(row->text); i++)
        if (table->columns[i].kind == FZ_COLUMN_OTHER && !is_empty(row->cells[i])) {
            row->text = row->cells[i];
            row->text_column = i;
        }
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

static unsigned filled_cells(const fz__span *cells, unsigned count, unsigned *last)
{
    unsigned filled = 0;

    for (unsigned i = 0; i < count; i++)
        if (!is_empty(cells[i])) {
            filled++;
            *last = i;
        }
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

static void add_row(fz__tables *tables, fz__page *page, fz__statements *statements, size_t para, fz__span *cells,
                    bool *carried, unsigned count)
{
    const fz__table *table = &tables->items[tables->count - 1];
    fz__row *above = tables->row_count ? &tables->rows[tables->row_count - 1] : NULL;
    fz__row row = {.para = para, .table = (uint32_t)tables->count - 1};

    if (above && above->table != row.table)
        above = NULL;
    align(page, table, cells, carried, count);
    memcpy(row.cells, cells, sizeof(row.cells));
    for (unsigned i = table->count; i < FZ__COLUMNS; i++)
        row.cells[i] = (fz__span){0, 0};
    choose_text(table, &row, carried);
    read_number(page, table, &row);
    row.goes_on = is_empty(row.text) && above;
    page->paras[para].first_statement = (uint32_t)statements->count;
    read_roles(page, statements, table, &row, above);
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

void fz__tables_read(fz__tables *tables, fz__page *page, fz__statements *statements, size_t first, size_t end)
{
    bool inside = false, fresh = false;
    uint32_t number = 0;

    memset(tables, 0, sizeof(*tables));
    for (size_t p = first; p < end && !page->failed; p++) {
        fz__para *para = &page->paras[p];
        fz__span cells[FZ__COLUMNS];
        bool carried[FZ__COLUMNS];
        unsigned count, last = 0, filled;
        fz__table table;
        uint32_t line_table;

        if (para->kind != FZ_PARA_ROW)
            continue;
        memset(cells, 0, sizeof(cells));
        memset(carried, 0, sizeof(carried));
        count = read_cells(page, para, cells, carried);
        filled = filled_cells(cells, count, &last);
        line_table = page->lines->lines[para->line].table;
        if (inside && fresh && is_lower_header(cells, count, &tables->items[tables->count - 1]) &&
            refine_header(page, cells, count, &tables->items[tables->count - 1])) {
            make_text(page, para);
            memset(&para->mark, 0, sizeof(para->mark));
        } else if (read_header(page, cells, count, &table)) {
            inside = fresh = add_table(tables, page, &table);
            number = line_table;
            make_text(page, para);
            memset(&para->mark, 0, sizeof(para->mark));
        } else if (inside && fresh && refine_header(page, cells, count, &tables->items[tables->count - 1])) {
            make_text(page, para);
            memset(&para->mark, 0, sizeof(para->mark));
        } else if (!inside || filled < 2 ||
                   (line_table != number && count + 1 < tables->items[tables->count - 1].count)) {
            make_text(page, para);
        } else {
            add_row(tables, page, statements, p, cells, carried, count);
            fresh = false;
            number = line_table;
        }
    }
    settle_numbers(tables, page);
}

void fz__tables_clear(fz__tables *tables, fz_context *context)
{
    fz__free(context, tables->items, tables->capacity * sizeof(*tables->items));
    fz__free(context, tables->rows, tables->row_capacity * sizeof(*tables->rows));
    memset(tables, 0, sizeof(*tables));
}
