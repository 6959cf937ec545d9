/* A list of obligations. */
#include "export/supervision.h"

typedef enum list_cell {
    LIST_DUE,
    LIST_DAYS,
    LIST_LIGHT,
    LIST_UNIT,
    LIST_TASK,
    LIST_KIND,
    LIST_WHAT,
    LIST_STATE,
    LIST_ID,
    LIST_TASK_ID,
    LIST_SECTION,
    LIST_ROLES,
    LIST_TIMES,
    LIST_DONE_TIMES,
    LIST_FIRST_DUE,
    LIST_SOURCE,
    LIST_STATE_DATE,
    LIST_RECORD,
    LIST_DONE,
    LIST_OVERDUE,
    LIST_RETURNED,
    LIST_RULE,
    LIST_STAGES,
    LIST_CELLS
} list_cell;

static const fz__grid_column columns[LIST_CELLS] = {
    [LIST_DUE] = {"due", "期限", "Due", FZ_GRID_TEXT, true},
    [LIST_DAYS] = {"days", "剩余天数", "Days", FZ_GRID_NUMBER, true},
    [LIST_LIGHT] = {"light", "灯", "Light", FZ_GRID_TEXT, true},
    [LIST_UNIT] = {"unit", "单位", "Unit", FZ_GRID_TEXT, true},
    [LIST_TASK] = {"task", "任务", "Task", FZ_GRID_TEXT, true},
    [LIST_KIND] = {"kind", "类别", "Kind", FZ_GRID_TEXT, true},
    [LIST_WHAT] = {"what", "内容", "What", FZ_GRID_TEXT, true},
    [LIST_STATE] = {"state", "状态", "State", FZ_GRID_TEXT, true},
    [LIST_ID] = {"id", "编号", "Id", FZ_GRID_TEXT, false},
    [LIST_TASK_ID] = {"task_id", "任务标识", "Task id", FZ_GRID_TEXT, false},
    [LIST_SECTION] = {"section", "部分", "Section", FZ_GRID_TEXT, false},
    [LIST_ROLES] = {"roles", "角色", "Roles", FZ_GRID_TEXT, false},
    [LIST_TIMES] = {"times", "应办次数", "Times", FZ_GRID_NUMBER, false},
    [LIST_DONE_TIMES] = {"done_times", "已办次数", "Done times", FZ_GRID_NUMBER, false},
    [LIST_FIRST_DUE] = {"first_due", "原定期限", "First due", FZ_GRID_TEXT, false},
    [LIST_SOURCE] = {"due_from", "期限来源", "Due from", FZ_GRID_TEXT, false},
    [LIST_STATE_DATE] = {"state_date", "状态日期", "State date", FZ_GRID_TEXT, false},
    [LIST_RECORD] = {"record", "记录", "Record", FZ_GRID_TEXT, false},
    [LIST_DONE] = {"done", "办结日期", "Done", FZ_GRID_TEXT, false},
    [LIST_OVERDUE] = {"overdue", "逾期", "Overdue", FZ_GRID_FLAG, false},
    [LIST_RETURNED] = {"returned", "曾退回", "Returned", FZ_GRID_FLAG, false},
    [LIST_RULE] = {"rule", "灯的规则", "Rule", FZ_GRID_NUMBER, false},
    [LIST_STAGES] = {"stages", "阶段数", "Stages", FZ_GRID_NUMBER, false},
};

static bool put_kind(const fz__grid *grid, fz__buffer *text, const fz_obligation *o)
{
    static const char *const words[] = {"任务", "时限", "周期", "频次", "阶段"};

    return fz__put_text(text, grid->chinese ? words[o->kind] : fz_obligation_kind_name((fz_obligation_kind)o->kind));
}

static bool put_source(const fz__grid *grid, fz__buffer *text, const fz_obligation *o)
{
    static const char *const names[] = {NULL, "task", "requirement", "stage", "record"};
    static const char *const words[] = {NULL, "任务", "要求", "阶段", "记录"};

    return fz__put_text(text, grid->chinese ? words[o->source] : names[o->source]);
}

static bool put_days(fz__buffer *text, const fz_obligation *o)
{
    int32_t days;

    return fz_obligation_days(o, &days) && fz__put_number(text, days);
}

/* In a table with how often it was done, where it is to be done several times. */
static bool put_state(const fz__grid *grid, fz__buffer *text, const fz_obligation *o)
{
    const char *state = fz_obligation_state(o, NULL, NULL, NULL);

    fz__put_text(text, state);
    if (state && grid->cut && o->times > 1) {
        fz__buffer_char(text, ' ');
        fz__put_number(text, o->done_times);
        fz__buffer_char(text, '/');
        fz__put_number(text, o->times);
    }
    return state != NULL;
}

static bool put_section(fz__buffer *text, const fz_obligation *o)
{
    return fz__put_text(text, fz_section_label(fz_task_section(fz_obligation_task(o))));
}

static bool put_rule(fz__buffer *text, const fz_obligation *o)
{
    return o->light != FZ__NONE && fz__put_number(text, o->light);
}

static bool cell(const fz__grid *grid, size_t row, size_t column, fz__buffer *text)
{
    const fz_obligation *o = ((const fz_obligation *const *)grid->user)[row];

    switch ((list_cell)column) {
    case LIST_DUE:
        return fz__put_day(text, o->due);
    case LIST_DAYS:
        return put_days(text, o);
    case LIST_LIGHT:
        return fz__put_text(text, fz_obligation_light(o, NULL));
    case LIST_UNIT:
        return fz__put_text(text, fz_obligation_unit(o));
    case LIST_TASK:
        return fz__put_task(text, o);
    case LIST_KIND:
        return put_kind(grid, text, o);
    case LIST_WHAT:
        return fz__put_what(grid, text, o);
    case LIST_STATE:
        return put_state(grid, text, o);
    case LIST_ID:
        return fz__put_text(text, o->id);
    case LIST_TASK_ID:
        return fz__put_text(text, fz_obligation_task(o)->id);
    case LIST_SECTION:
        return put_section(text, o);
    case LIST_ROLES:
        return fz__put_roles(grid, text, o->roles);
    case LIST_TIMES:
        return fz__put_number(text, o->times);
    case LIST_DONE_TIMES:
        return fz__put_number(text, o->done_times);
    case LIST_FIRST_DUE:
        return fz__put_day(text, o->first_due);
    case LIST_SOURCE:
        return put_source(grid, text, o);
    case LIST_STATE_DATE:
        return fz__put_day(text, o->state_date);
    case LIST_RECORD:
        return fz__put_text(text, o->record);
    case LIST_DONE:
        return fz__put_day(text, o->done);
    case LIST_OVERDUE:
        return o->overdue;
    case LIST_RETURNED:
        return o->returned;
    case LIST_RULE:
        return put_rule(text, o);
    case LIST_STAGES:
        return fz__put_number(text, o->stage_count);
    case LIST_CELLS:
    default:
        return false;
    }
}

static void open_list(fz__json *json, const void *user)
{
    fz__json_day(json, "day", fz_supervision_day(user));
}

fz_status fz_supervision_write(const fz_supervision *supervision, const fz_obligation_filter *filter, fz_format format,
                               uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    const fz__supervision_request request = {supervision, supervision, filter, format, flags, width};
    fz_status status = fz__supervision_check(&request, write, __func__, error);
    fz__grid grid = {
        .columns = columns, .column_count = LIST_CELLS, .cell = cell, .zh_unit = "项", .en_unit = "obligation"};
    const fz_obligation **found;

    if (status != FZ_OK)
        return status;
    grid.context = supervision->context;
    grid.rows = fz_supervision_find(supervision, filter, NULL, 0);
    found = fz__alloc(grid.context, (grid.rows + 1) * sizeof(*found));
    if (!found)
        return fz__no_memory(error);
    fz_supervision_find(supervision, filter, found, grid.rows);
    grid.user = found;
    status = fz__supervision_put(&request, &grid, "obligations", open_list, supervision, write, user, error);
    fz__free(grid.context, found, (grid.rows + 1) * sizeof(*found));
    return status;
}
