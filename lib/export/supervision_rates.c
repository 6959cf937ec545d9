/* Rates: of all, by unit, by section, by month. */
#include "export/supervision.h"

#include "base/context.h"

#include <string.h>

typedef enum rate_group { GROUP_ALL, GROUP_UNIT, GROUP_SECTION, GROUP_MONTH } rate_group;

typedef struct rate_row {
    rate_group group;
    const char *name; /* of a unit or section */
    uint32_t month;
    fz_supervision_rates rates;
} rate_row;

typedef enum rate_cell {
    RATE_GROUP,
    RATE_NAME,
    RATE_TOTAL,
    RATE_FINISHED,
    RATE_COMPLETION,
    RATE_SETTLED,
    RATE_IN_TIME,
    RATE_PUNCTUALITY,
    RATE_OVERDUE,
    RATE_CELLS
} rate_cell;

static const fz__grid_column columns[RATE_CELLS] = {
    [RATE_GROUP] = {"group", "分组", "Group", FZ_GRID_TEXT, true},
    [RATE_NAME] = {"name", "名称", "Name", FZ_GRID_TEXT, true},
    [RATE_TOTAL] = {"total", "事项", "Total", FZ_GRID_NUMBER, true},
    [RATE_FINISHED] = {"finished", "办结", "Done", FZ_GRID_NUMBER, true},
    [RATE_COMPLETION] = {"completion", "办结率", "Rate", FZ_GRID_TEXT, true},
    [RATE_SETTLED] = {"settled", "到期", "Settled", FZ_GRID_NUMBER, true},
    [RATE_IN_TIME] = {"in_time", "按期", "In time", FZ_GRID_NUMBER, true},
    [RATE_PUNCTUALITY] = {"punctuality", "按期率", "Rate in time", FZ_GRID_TEXT, true},
    [RATE_OVERDUE] = {"overdue", "逾期", "Overdue", FZ_GRID_NUMBER, true},
};

static bool put_group(const fz__grid *grid, fz__buffer *text, rate_group group)
{
    static const char *const names[] = {"all", "unit", "section", "month"};
    static const char *const words[] = {"全部", "单位", "部分", "月份"};

    return fz__put_text(text, grid->chinese ? words[group] : names[group]);
}

static bool put_name(fz__buffer *text, const rate_row *row)
{
    char month[] = "0000-00";

    if (row->group != GROUP_MONTH)
        return fz__put_text(text, row->name);
    for (uint32_t i = 7, left = row->month; i-- > 0;)
        if (i != 4) {
            month[i] = (char)('0' + left % 10);
            left /= 10;
        }
    return fz__put_text(text, month);
}

/* In a table per cent, elsewhere the fraction. */
static bool put_rate(const fz__grid *grid, fz__buffer *text, fz_decimal rate, bool there)
{
    char written[32];

    if (!there)
        return false;
    if (grid->cut) {
        fz_decimal_format_places(rate * 100, 2, FZ_ROUND_HALF_AWAY, written, sizeof(written));
        fz__buffer_string(text, written);
        return fz__put_text(text, "%");
    }
    fz_decimal_format(rate, written, sizeof(written));
    return fz__put_text(text, written);
}

static bool cell(const fz__grid *grid, size_t row_index, size_t column, fz__buffer *text)
{
    const rate_row *row = &((const rate_row *)grid->user)[row_index];
    const fz_supervision_rates *r = &row->rates;

    switch ((rate_cell)column) {
    case RATE_GROUP:
        return put_group(grid, text, row->group);
    case RATE_NAME:
        return put_name(text, row);
    case RATE_TOTAL:
        return fz__put_number(text, (int64_t)r->total);
    case RATE_FINISHED:
        return fz__put_number(text, (int64_t)r->finished);
    case RATE_COMPLETION:
        return put_rate(grid, text, r->completion, r->has_completion);
    case RATE_SETTLED:
        return fz__put_number(text, (int64_t)r->settled);
    case RATE_IN_TIME:
        return fz__put_number(text, (int64_t)r->in_time);
    case RATE_PUNCTUALITY:
        return put_rate(grid, text, r->punctuality, r->has_punctuality);
    case RATE_OVERDUE:
        return fz__put_number(text, (int64_t)r->overdue);
    case RATE_CELLS:
    default:
        return false;
    }
}

/* ------------------------------------------------------------------ rows ------------------------------------------- */

typedef struct rows {
    const fz_supervision *s;
    fz_obligation_filter filter; /* the caller's */
    rate_row *items;
    size_t count, capacity;
} rows;

/* A row of what a filter finds; none where that is nothing, but of all. False when memory is exhausted. */
static bool add(rows *r, const fz_obligation_filter *filter, rate_group group, const char *name)
{
    rate_row row = {.group = group, .name = name, .month = filter->month, .rates = FZ_SUPERVISION_RATES_INIT};

    fz_supervision_rate(r->s, filter, &row.rates);
    if (group != GROUP_ALL && !row.rates.total)
        return true;
    if (!FZ_GROW(r->s->context, &r->items, &r->capacity, r->count + 1))
        return false;
    r->items[r->count++] = row;
    return true;
}

static bool add_units(rows *r)
{
    fz_obligation_filter f = r->filter;

    for (size_t i = 0; !r->filter.unit && i < r->s->unit_count; i++) {
        f.unit = r->s->units[i].name;
        if (!add(r, &f, GROUP_UNIT, f.unit))
            return false;
    }
    return true;
}

static bool add_sections(rows *r)
{
    const fz_directive *d = r->s->directive;
    fz_obligation_filter f = r->filter;

    for (size_t i = 0; !r->filter.section && i < d->section_count; i++) {
        const fz_section *section = &d->sections[i];

        f.section = section->id;
        if (section->parent == FZ__NONE && !add(r, &f, GROUP_SECTION, section->label ? section->label : section->title))
            return false;
    }
    return true;
}

/* Obligations are in the order of their due days, so months come one after the other. */
static bool add_months(rows *r)
{
    fz_obligation_filter f = r->filter;

    for (size_t i = 0; !r->filter.month && i < r->s->count; i++) {
        uint32_t month = (uint32_t)(r->s->obligations[i].due / 100);

        if (!month || month == f.month)
            continue;
        f.month = month;
        if (!add(r, &f, GROUP_MONTH, NULL))
            return false;
    }
    return true;
}

static void open_rates(fz__json *json, const void *user)
{
    fz__json_day(json, "day", fz_supervision_day(user));
}

fz_status fz_supervision_write_rates(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                     fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                                     fz_error **error)
{
    const fz__supervision_request request = {supervision, supervision, filter, format, flags, width};
    fz_status status = fz__supervision_check(&request, write, __func__, error);
    fz__grid grid = {.columns = columns, .column_count = RATE_CELLS, .cell = cell, .zh_unit = "行", .en_unit = "row"};
    rows r = {.s = supervision, .filter = FZ_OBLIGATION_FILTER_INIT};

    if (status != FZ_OK)
        return status;
    grid.context = supervision->context;
    if (filter)
        fz__options_read(&r.filter, sizeof(r.filter), FZ__THROUGH(fz_obligation_filter, reserved), filter);
    r.filter.size = sizeof(r.filter);
    if (!add(&r, &r.filter, GROUP_ALL, NULL) || !add_units(&r) || !add_sections(&r) || !add_months(&r)) {
        status = fz__no_memory(error);
    } else {
        grid.rows = r.count;
        grid.user = r.items;
        status = fz__supervision_put(&request, &grid, "rates", open_rates, supervision, write, user, error);
    }
    fz__free(grid.context, r.items, r.capacity * sizeof(*r.items));
    return status;
}
