/* What changed between two days. */
#include "export/supervision.h"

typedef struct change {
    uint32_t changes;
    const fz_obligation *earlier, *later;
} change;

typedef struct gathering {
    const fz_obligation_filter *filter;
    fz_context *context;
    change *items;
    size_t count, capacity;
    bool failed;
} gathering;

typedef enum change_cell {
    CHANGE_UNIT,
    CHANGE_TASK,
    CHANGE_WHAT,
    CHANGE_CHANGES,
    CHANGE_DUE,
    CHANGE_STATE,
    CHANGE_LIGHT,
    CHANGE_OLD_DUE,
    CHANGE_OLD_STATE,
    CHANGE_OLD_LIGHT,
    CHANGE_ID,
    CHANGE_CELLS
} change_cell;

static const fz__grid_column columns[CHANGE_CELLS] = {
    [CHANGE_UNIT] = {"unit", "单位", "Unit", FZ_GRID_TEXT, true},
    [CHANGE_TASK] = {"task", "任务", "Task", FZ_GRID_TEXT, true},
    [CHANGE_WHAT] = {"what", "内容", "What", FZ_GRID_TEXT, true},
    [CHANGE_CHANGES] = {"changes", "变化", "Changes", FZ_GRID_TEXT, true},
    [CHANGE_DUE] = {"due", "期限", "Due", FZ_GRID_TEXT, true},
    [CHANGE_STATE] = {"state", "状态", "State", FZ_GRID_TEXT, true},
    [CHANGE_LIGHT] = {"light", "灯", "Light", FZ_GRID_TEXT, true},
    [CHANGE_OLD_DUE] = {"old_due", "原期限", "Old due", FZ_GRID_TEXT, false},
    [CHANGE_OLD_STATE] = {"old_state", "原状态", "Old state", FZ_GRID_TEXT, false},
    [CHANGE_OLD_LIGHT] = {"old_light", "原灯", "Old light", FZ_GRID_TEXT, false},
    [CHANGE_ID] = {"id", "编号", "Id", FZ_GRID_TEXT, false},
};

static bool put_changes(const fz__grid *grid, fz__buffer *text, uint32_t changes)
{
    static const char *const names[] = {"appeared", "gone", "due", "done", "overdue", "light", "state", "moved"};
    static const char *const words[] = {"新增", "不再列", "到期", "办结", "逾期", "变灯", "变状态", "改期"};
    bool said = false;

    for (uint32_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (!(changes & 1u << i))
            continue;
        if (said)
            fz__buffer_string(text, grid->chinese ? "、" : " ");
        fz__buffer_string(text, grid->chinese ? words[i] : names[i]);
        said = true;
    }
    return said;
}

static bool cell(const fz__grid *grid, size_t row, size_t column, fz__buffer *text)
{
    const change *c = &((const change *)grid->user)[row];
    const fz_obligation *either = c->later ? c->later : c->earlier;

    switch ((change_cell)column) {
    case CHANGE_UNIT:
        return fz__put_text(text, fz_obligation_unit(either));
    case CHANGE_TASK:
        return fz__put_task(text, either);
    case CHANGE_WHAT:
        return fz__put_what(grid, text, either);
    case CHANGE_CHANGES:
        return put_changes(grid, text, c->changes);
    case CHANGE_DUE:
        return fz__put_day(text, fz_obligation_due(c->later, NULL, NULL));
    case CHANGE_STATE:
        return fz__put_text(text, fz_obligation_state(c->later, NULL, NULL, NULL));
    case CHANGE_LIGHT:
        return fz__put_text(text, fz_obligation_light(c->later, NULL));
    case CHANGE_OLD_DUE:
        return fz__put_day(text, fz_obligation_due(c->earlier, NULL, NULL));
    case CHANGE_OLD_STATE:
        return fz__put_text(text, fz_obligation_state(c->earlier, NULL, NULL, NULL));
    case CHANGE_OLD_LIGHT:
        return fz__put_text(text, fz_obligation_light(c->earlier, NULL));
    case CHANGE_ID:
        return fz__put_text(text, either->id);
    case CHANGE_CELLS:
    default:
        return false;
    }
}

static void gather(void *user, uint32_t changes, const fz_obligation *earlier, const fz_obligation *later)
{
    gathering *g = user;

    if (g->failed || !fz__obligation_fits(later ? later : earlier, g->filter))
        return;
    if (FZ_GROW(g->context, &g->items, &g->capacity, g->count + 1))
        g->items[g->count++] = (change){changes, earlier, later};
    else
        g->failed = true;
}

typedef struct days {
    fz_date since, day;
} days;

static void open_changes(fz__json *json, const void *user)
{
    const days *d = user;

    fz__json_day(json, "since", d->since);
    fz__json_day(json, "day", d->day);
}

fz_status fz_supervision_write_changes(const fz_supervision *earlier, const fz_supervision *later,
                                       const fz_obligation_filter *filter, fz_format format, uint32_t flags,
                                       unsigned width, fz_write_fn write, void *user, fz_error **error)
{
    const fz__supervision_request request = {later, earlier, filter, format, flags, width};
    fz_status status = fz__supervision_check(&request, write, __func__, error);
    const days d = {fz_supervision_day(earlier), fz_supervision_day(later)};
    fz__grid grid = {
        .columns = columns, .column_count = CHANGE_CELLS, .cell = cell, .zh_unit = "项变化", .en_unit = "change"};
    gathering g = {.filter = filter};

    if (status != FZ_OK)
        return status;
    g.context = grid.context = later->context;
    fz_supervision_compare(earlier, later, gather, &g);
    grid.rows = g.count;
    grid.user = g.items;
    status = g.failed ? fz__no_memory(error)
                      : fz__supervision_put(&request, &grid, "changes", open_changes, &d, write, user, error);
    fz__free(g.context, g.items, g.capacity * sizeof(*g.items));
    return status;
}
