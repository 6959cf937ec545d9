/* Tasks as rows: the table for people and CSV for spreadsheets, each a choice of cells. */
#include "export/cells.h"
#include "export/csv.h"
#include "export/format.h"
#include "export/table.h"
#include "export/through.h"

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40

typedef struct task_column {
    fz__cell cell;
    const char *zh, *en;
} task_column;

static const task_column table_columns[] = {
    {FZ_CELL_DIRECTIVE, "文件", "Directive"},
    {FZ_CELL_NUMBER, "编号", "No."},
    {FZ_CELL_PLACE, "部分", "Sec."},
    {FZ_CELL_TEXT, "任务", "Task"},
    {FZ_CELL_LEAD, "牵头单位", "Lead"},
    {FZ_CELL_COOPERATE, "配合单位", "With"},
    {FZ_CELL_RESPONSIBLE, "责任单位", "Responsible"},
    {FZ_CELL_DEADLINE, "时限", "Due"},
    {FZ_CELL_PERSONS, "责任人", "Persons"},
    {FZ_CELL_THROUGH, "经由", "Through"},
};
#define TABLE_COLUMNS (sizeof(table_columns) / sizeof(*table_columns))

static const task_column csv_columns[] = {
    {FZ_CELL_NUMBER, "编号", NULL},
    {FZ_CELL_SECTION, "部分", NULL},
    {FZ_CELL_SECTION_TITLE, "部分标题", NULL},
    {FZ_CELL_SUBSECTION, "小节", NULL},
    {FZ_CELL_SUBSECTION_TITLE, "小节标题", NULL},
    {FZ_CELL_TEXT, "任务", NULL},
    {FZ_CELL_LEAD, "牵头单位", NULL},
    {FZ_CELL_COOPERATE, "配合单位", NULL},
    {FZ_CELL_RESPONSIBLE, "责任单位", NULL},
    {FZ_CELL_OPEN, "名单未列尽", NULL},
    {FZ_CELL_DEADLINE, "时限", NULL},
    {FZ_CELL_PERSONS, "责任人", NULL},
    {FZ_CELL_FIELDS, "其他", NULL},
    {FZ_CELL_ID, "标识", NULL},
    {FZ_CELL_THROUGH, "经由", NULL},
    {FZ_CELL_DIRECTIVE, "文件", NULL},
    {FZ_CELL_SOURCE, "来源", NULL},
};
#define CSV_COLUMNS (sizeof(csv_columns) / sizeof(*csv_columns))

/* Whether a column is there at all. */
static bool has_column(const fz__task_list *list, fz__cell cell)
{
    if (cell == FZ_CELL_DIRECTIVE || cell == FZ_CELL_SOURCE)
        return list->several;
    return cell != FZ_CELL_THROUGH || list->query;
}

static void append_cell(const fz__task_list *list, size_t row, fz__cell cell, bool chinese, const char *separator,
                        fz__buffer *text)
{
    if (!has_column(list, cell))
        return;
    if (cell != FZ_CELL_THROUGH)
        fz__cell_append(list->tasks[row], cell, separator, text);
    else
        fz__through_append(list->query, list->tasks[row], chinese, separator, text);
}

static void table_cell(const fz__table *table, size_t row, size_t column, fz__buffer *text)
{
    const fz__task_list *list = table->user;

    append_cell(list, row, table_columns[column].cell, fz_context_language(list->context) == FZ_LANGUAGE_ZH, "\n",
                text);
}

bool fz__tasks_table(const fz__task_list *list, fz__sink *sink)
{
    bool chinese = fz_context_language(list->context) == FZ_LANGUAGE_ZH;
    size_t width = list->width ? list->width : DEFAULT_WIDTH;
    fz__table table = {
        .context = list->context,
        .columns = TABLE_COLUMNS,
        .rows = list->count,
        .cell = table_cell,
        .user = list,
    };

    for (size_t i = 0; i < TABLE_COLUMNS; i++)
        table.headings[i] = chinese ? table_columns[i].zh : table_columns[i].en;
    if (!fz__table_write(&table, width < LEAST_WIDTH ? LEAST_WIDTH : width, sink))
        return false;
    fz__sink_string(sink, list->count ? "\n" : "");
    fz__sink_string(sink, chinese ? "共 " : "");
    fz__sink_number(sink, list->count);
    fz__sink_string(sink, chinese ? " 项任务\n" : list->count == 1 ? " task\n" : " tasks\n");
    return true;
}

bool fz__tasks_csv(const fz__task_list *list, fz__sink *sink)
{
    fz__buffer text;
    fz__csv csv;
    bool done = true;

    fz__csv_init(&csv, sink, list->flags & FZ_EXPORT_BOM);
    for (size_t i = 0; i < CSV_COLUMNS; i++)
        if (has_column(list, csv_columns[i].cell))
            fz__csv_cell(&csv, csv_columns[i].zh);
    fz__csv_end_row(&csv);
    fz__buffer_init(&text, list->context);
    for (size_t row = 0; row < list->count && done && !sink->failed; row++) {
        for (size_t i = 0; i < CSV_COLUMNS && done; i++) {
            if (!has_column(list, csv_columns[i].cell))
                continue;
            text.length = 0;
            append_cell(list, row, csv_columns[i].cell, true, "、", &text);
            fz__csv_cell(&csv, text.length ? text.bytes : "");
            done = !text.failed;
        }
        fz__csv_end_row(&csv);
    }
    fz__buffer_clear(&text);
    return done;
}
