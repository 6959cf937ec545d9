/* The words that head the columns of tables. */
#include "import/tables.h"

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

bool fz__header_read(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table)
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

bool fz__header_refine(const fz__page *page, const fz__span *cells, unsigned count, fz__table *table)
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

bool fz__header_is_lower(const fz__span *cells, unsigned count, const fz__table *table)
{
    for (unsigned i = 0; i < table->count && i < count; i++)
        if (table->columns[i].kind == FZ_COLUMN_TASK && cells[i].first >= cells[i].end)
            return true;
    return false;
}
