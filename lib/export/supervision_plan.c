/* Which tasks of units have no stage, and which stages no task. */
#include "export/supervision.h"

#include "base/sort.h"

#include <string.h>

typedef struct gap {
    const fz_obligation *task; /* NULL: a stage */
    const fz__stray *stray;
} gap;

typedef enum plan_cell {
    PLAN_PROBLEM,
    PLAN_UNIT,
    PLAN_TASK,
    PLAN_ROLES,
    PLAN_ITEM,
    PLAN_STAGE,
    PLAN_NAME,
    PLAN_CELLS
} plan_cell;

static const fz__grid_column columns[PLAN_CELLS] = {
    [PLAN_PROBLEM] = {"problem", "问题", "Problem", FZ_GRID_TEXT, true},
    [PLAN_UNIT] = {"unit", "单位", "Unit", FZ_GRID_TEXT, true},
    [PLAN_TASK] = {"task", "任务", "Task", FZ_GRID_TEXT, true},
    [PLAN_ROLES] = {"roles", "角色", "Roles", FZ_GRID_TEXT, true},
    [PLAN_ITEM] = {"item", "事项", "Item", FZ_GRID_TEXT, true},
    [PLAN_STAGE] = {"stage", "阶段编号", "Stage", FZ_GRID_TEXT, true},
    [PLAN_NAME] = {"name", "阶段", "Name", FZ_GRID_TEXT, true},
};

static bool put_problem(const fz__grid *grid, const gap *g, fz__buffer *text)
{
    const char *name = g->task ? "no-stage" : "no-task";

    return fz__put_text(text, grid->data || !grid->chinese ? name : g->task ? "没有阶段" : "没有任务");
}

static bool cell(const fz__grid *grid, size_t row, size_t column, fz__buffer *text)
{
    const gap *g = &((const gap *)grid->user)[row];

    switch ((plan_cell)column) {
    case PLAN_PROBLEM:
        return put_problem(grid, g, text);
    case PLAN_UNIT:
        return fz__put_text(text, g->task ? fz_obligation_unit(g->task) : g->stray->unit);
    case PLAN_TASK:
        return g->task && fz__put_task(text, g->task);
    case PLAN_ROLES:
        return g->task && fz__put_roles(grid, text, g->task->roles);
    case PLAN_ITEM:
        return fz__put_text(text, g->task ? g->task->id : g->stray->item);
    case PLAN_STAGE:
        return !g->task && fz__put_text(text, g->stray->id);
    case PLAN_NAME:
        return !g->task && fz__put_text(text, g->stray->name);
    case PLAN_CELLS:
    default:
        return false;
    }
}

/* By unit and task; stages behind, in their own order. */
static int compare(const void *a, const void *b)
{
    const gap *x = a, *y = b;

    if (!x->task || !y->task)
        return x->task ? -1 : y->task ? 1 : x->stray < y->stray ? -1 : x->stray > y->stray;
    if (x->task->unit != y->task->unit)
        return x->task->unit < y->task->unit ? -1 : 1;
    return x->task->task < y->task->task ? -1 : x->task->task > y->task->task;
}

typedef struct coverage {
    fz_date day;
    size_t tasks, covered;
} coverage;

static void open_plan(fz__json *json, const void *user)
{
    const coverage *c = user;

    fz__json_day(json, "day", c->day);
    fz__json_number(json, "tasks", c->tasks);
    fz__json_number(json, "covered", c->covered);
}

static size_t gather(const fz_supervision *s, const fz_obligation_filter *filter, gap *gaps, coverage *c)
{
    size_t count = 0;

    for (size_t i = 0; i < s->count; i++) {
        const fz_obligation *o = &s->obligations[i];

        if (o->kind != FZ_OBLIGATION_TASK || strcmp(o->id, fz_obligation_task(o)->id) != 0 ||
            !fz__obligation_fits(o, filter))
            continue;
        c->tasks++;
        if (o->stage_count)
            c->covered++;
        else
            gaps[count++].task = o;
    }
    for (size_t i = 0; i < s->stray_count; i++)
        if (!filter || !filter->unit || (s->strays[i].unit && strcmp(s->strays[i].unit, filter->unit) == 0))
            gaps[count++].stray = &s->strays[i];
    fz__sort(gaps, count, sizeof(*gaps), compare);
    return count;
}

fz_status fz_supervision_write_plan(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                    fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                                    fz_error **error)
{
    const fz__supervision_request request = {supervision, supervision, filter, format, flags, width};
    fz_status status = fz__supervision_check(&request, write, __func__, error);
    fz__grid grid = {.columns = columns, .column_count = PLAN_CELLS, .cell = cell, .zh_unit = "处", .en_unit = "gap"};
    coverage c = {fz_supervision_day(supervision), 0, 0};
    size_t size;
    gap *gaps;

    if (status != FZ_OK)
        return status;
    size = (supervision->count + supervision->stray_count + 1) * sizeof(*gaps);
    grid.context = supervision->context;
    gaps = fz__calloc(grid.context, size);
    if (!gaps)
        return fz__no_memory(error);
    grid.rows = gather(supervision, filter, gaps, &c);
    grid.user = gaps;
    status = fz__supervision_put(&request, &grid, "gaps", open_plan, &c, write, user, error);
    fz__free(grid.context, gaps, size);
    return status;
}
