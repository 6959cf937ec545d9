/* Two reports side by side, in each form. Table and CSV have a row for each changed unit, below it one for each changed item, and one
 * for each record that came or went. */
#include "export/rows.h"

#include "assess/context.h"
#include "base/memory.h"

typedef enum cell { UNIT, WHAT, BEFORE, AFTER, CHANGE, RANK_BEFORE, RANK_AFTER, GRADE_BEFORE, GRADE_AFTER, CELLS } cell;

static const fz__heading headings[CELLS] = {
    [UNIT] = {"单位", "Unit"},
    [WHAT] = {"事项", "What"},
    [BEFORE] = {"之前", "Before"},
    [AFTER] = {"之后", "After"},
    [CHANGE] = {"变化", "Change"},
    [RANK_BEFORE] = {"原名次", "Rank before"},
    [RANK_AFTER] = {"现名次", "Rank after"},
    [GRADE_BEFORE] = {"原等次", "Grade before"},
    [GRADE_AFTER] = {"现等次", "Grade after"},
};

typedef enum kind { OF_UNIT, OF_ITEM, OF_RECORD } kind;

typedef struct row {
    kind kind;
    size_t unit, index;
} row;

typedef struct list {
    const fz_difference *difference;
    row *rows;
    size_t count;
} list;

static const char *unit_name(const fz_unit_change *change)
{
    return fz_result_unit(change->after ? change->after : change->before);
}

static void append_score(const fz_result *result, fz__buffer *text)
{
    fz_decimal score;

    if (fz_result_score(result, &score))
        fz__buffer_decimal(text, score);
}

static void put_unit(const list *l, const row *r, size_t column, bool chinese, fz__buffer *text)
{
    fz_unit_change change = {.size = sizeof(change)};
    char exact[FZ_EXACT_TEXT];

    fz_difference_unit(l->difference, r->unit, &change);
    switch (column) {
    case WHAT:
        if (!change.before || !change.after)
            fz__buffer_string(text, change.after ? (chinese ? "新增" : "new") : chinese ? "不再有" : "gone");
        break;
    case BEFORE:
        append_score(change.before, text);
        break;
    case AFTER:
        append_score(change.after, text);
        break;
    case CHANGE:
        fz_difference_unit_exact(l->difference, r->unit, exact, sizeof(exact));
        fz__buffer_string(text, exact);
        break;
    case RANK_BEFORE:
        fz__buffer_rank(text, fz_result_rank(change.before));
        break;
    case RANK_AFTER:
        fz__buffer_rank(text, fz_result_rank(change.after));
        break;
    case GRADE_BEFORE:
        fz__buffer_text(text, fz_result_grade(change.before));
        break;
    default:
        fz__buffer_text(text, fz_result_grade(change.after));
        break;
    }
}

static void append_item(const fz_item *item, fz__buffer *text)
{
    if (item && fz_item_applies(item) == FZ_APPLIES)
        fz__buffer_decimal(text, fz_item_score(item));
}

static void put_item(const list *l, const row *r, size_t column, fz__buffer *text)
{
    fz_item_change change = {.size = sizeof(change)};
    char exact[FZ_EXACT_TEXT];

    fz_difference_item(l->difference, r->unit, r->index, &change);
    if (column == WHAT)
        fz__buffer_string(text, change.id);
    if (column == BEFORE)
        append_item(change.before, text);
    if (column == AFTER)
        append_item(change.after, text);
    if (column != CHANGE)
        return;
    fz_difference_item_exact(l->difference, r->unit, r->index, exact, sizeof(exact));
    fz__buffer_string(text, exact);
}

static void put_record(const list *l, const row *r, size_t column, bool chinese, fz__buffer *text)
{
    int came;
    const char *id = fz_difference_record(l->difference, r->unit, r->index, &came);

    if (column != WHAT)
        return;
    fz__buffer_string(text, came      ? (chinese ? "新记录 " : "record came: ")
                            : chinese ? "不再有的记录 "
                                      : "record went: ");
    fz__buffer_string(text, id);
}

static void put_cell(const void *user, size_t index, size_t column, bool chinese, fz__buffer *text)
{
    const list *l = user;
    const row *r = &l->rows[index];
    fz_unit_change change = {.size = sizeof(change)};

    if (column == UNIT) {
        fz_difference_unit(l->difference, r->unit, &change);
        fz__buffer_string(text, unit_name(&change));
    } else if (r->kind == OF_UNIT) {
        put_unit(l, r, column, chinese, text);
    } else if (r->kind == OF_ITEM) {
        put_item(l, r, column, text);
    } else {
        put_record(l, r, column, chinese, text);
    }
}

static void put_head(const void *user, bool chinese, fz__sink *sink)
{
    const list *l = user;

    if (fz_difference_is_none(l->difference))
        fz__sink_string(sink, chinese ? "没有变化\n" : "no changes\n");
}

/* ------------------------------------------------------------------ JSON ------------------------------------------- */

static void put_side(fz__json *json, const char *key, const fz_result *result)
{
    fz_decimal score;

    if (!result) {
        fz__json_string(json, key, NULL);
        return;
    }
    fz__json_open(json, key, FZ_JSON_OBJECT_LINE);
    if (fz_result_score(result, &score))
        fz__json_decimal(json, "score", score);
    else
        fz__json_string(json, "score", NULL);
    if (fz_result_rank(result) > 0)
        fz__json_number(json, "rank", fz_result_rank(result));
    else
        fz__json_string(json, "rank", NULL);
    fz__json_string(json, "grade", fz_result_grade(result));
    fz__json_close(json);
}

static void put_score(fz__json *json, const char *key, const fz_item *item)
{
    if (item && fz_item_applies(item) == FZ_APPLIES)
        fz__json_decimal(json, key, fz_item_score(item));
    else
        fz__json_string(json, key, NULL);
}

static void put_items(fz__json *json, const fz_difference *difference, size_t unit)
{
    fz_item_change change = {.size = sizeof(change)};
    char exact[FZ_EXACT_TEXT];

    fz__json_open(json, "items", FZ_JSON_ARRAY);
    for (size_t i = 0; fz_difference_item(difference, unit, i, &change); i++) {
        fz_difference_item_exact(difference, unit, i, exact, sizeof(exact));
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "id", change.id);
        put_score(json, "before", change.before);
        put_score(json, "after", change.after);
        fz__json_string(json, "change", exact);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_records(fz__json *json, const char *key, const fz_difference *difference, size_t unit, bool wanted)
{
    const char *id;
    int came;

    fz__json_open(json, key, FZ_JSON_ARRAY_LINE);
    for (size_t i = 0; (id = fz_difference_record(difference, unit, i, &came)); i++)
        if ((came != 0) == wanted)
            fz__json_string(json, NULL, id);
    fz__json_close(json);
}

static void put_json(const void *user, fz__json *json)
{
    const list *l = user;
    fz_unit_change change = {.size = sizeof(change)};
    char exact[FZ_EXACT_TEXT];

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_bool(json, "changed", !fz_difference_is_none(l->difference));
    fz__json_open(json, "units", FZ_JSON_ARRAY);
    for (size_t i = 0; fz_difference_unit(l->difference, i, &change) && !json->sink->failed; i++) {
        fz_difference_unit_exact(l->difference, i, exact, sizeof(exact));
        fz__json_open(json, NULL, FZ_JSON_OBJECT);
        fz__json_string(json, "unit", unit_name(&change));
        fz__json_bool(json, "changed", change.is_changed);
        put_side(json, "before", change.before);
        put_side(json, "after", change.after);
        fz__json_string(json, "change", exact);
        put_items(json, l->difference, i);
        put_records(json, "records_came", l->difference, i, true);
        put_records(json, "records_went", l->difference, i, false);
        fz__json_close(json);
    }
    fz__json_close(json);
    fz__json_close(json);
}

/* ------------------------------------------------------------------ rows ------------------------------------------- */

static size_t count_rows(const fz_difference *difference)
{
    fz_unit_change change = {.size = sizeof(change)};
    size_t count = 0;

    for (size_t i = 0; fz_difference_unit(difference, i, &change); i++)
        count += change.is_changed ? 1 + (size_t)change.items + (size_t)change.records : 0;
    return count;
}

static void list_rows(list *l)
{
    fz_unit_change change = {.size = sizeof(change)};
    size_t at = 0;

    for (size_t unit = 0; fz_difference_unit(l->difference, unit, &change); unit++) {
        if (!change.is_changed)
            continue;
        l->rows[at++] = (row){OF_UNIT, unit, 0};
        for (size_t i = 0; i < change.items; i++)
            l->rows[at++] = (row){OF_ITEM, unit, i};
        for (size_t i = 0; i < change.records; i++)
            l->rows[at++] = (row){OF_RECORD, unit, i};
    }
}

fz_status fz_difference_write(const fz_difference *difference, fz_format format, uint32_t flags, unsigned width,
                              fz_write_fn write, void *user, fz_error **error)
{
    const char *fault = fz__analysis_fault(difference, "difference is NULL", flags, write);
    fz_context *context = difference ? fz__report_context(fz_difference_after(difference)) : NULL;
    list l = {difference, NULL, fault ? 0 : count_rows(difference)};
    const fz__analysis analysis = {{context, headings, CELLS, l.count, put_cell, &l}, put_head, put_json};
    fz_status status;

    if (error)
        *error = NULL;
    if (fault)
        return fz__bad_argument(context, error, __func__, fault);
    l.rows = fz__alloc(context, l.count * sizeof(*l.rows));
    if (!l.rows)
        return fz__no_memory(error);
    list_rows(&l);
    status = fz__analysis_write(&analysis, format, flags, width, write, user, error);
    fz__free(context, l.rows, l.count * sizeof(*l.rows));
    return status;
}
