/* The rows of units in each form. */
#include "export/csv.h"
#include "export/json.h"
#include "export/table.h"
#include "export/units.h"

#include "directive/model.h"

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40

typedef enum unit_cell {
    UNIT_NAME,
    UNIT_BODY,
    UNIT_REASON,
    UNIT_VERIFIED,
    UNIT_OWN,                       /* + fz__load */
    UNIT_ALL = UNIT_OWN + FZ_LOADS, /* + fz__load */
    UNIT_CELLS = UNIT_ALL + FZ_LOADS
} unit_cell;

static const struct {
    const char *zh, *en;
} headings[UNIT_CELLS] = {
    [UNIT_NAME] = {"单位", "Unit"},
    [UNIT_BODY] = {"机构", "Body"},
    [UNIT_REASON] = {"依据", "Because"},
    [UNIT_VERIFIED] = {"已核实", "Verified"},
    [UNIT_OWN + FZ_LOAD_FIRST_LEAD] = {"首位牵头", "First"},
    [UNIT_OWN + FZ_LOAD_LEAD] = {"牵头", "Lead"},
    [UNIT_OWN + FZ_LOAD_COOPERATE] = {"配合", "With"},
    [UNIT_OWN + FZ_LOAD_RESPONSIBLE] = {"责任", "Resp."},
    [UNIT_ALL + FZ_LOAD_FIRST_LEAD] = {"机构首位牵头", "Body first"},
    [UNIT_ALL + FZ_LOAD_LEAD] = {"机构牵头", "Body lead"},
    [UNIT_ALL + FZ_LOAD_COOPERATE] = {"机构配合", "Body with"},
    [UNIT_ALL + FZ_LOAD_RESPONSIBLE] = {"机构责任", "Body resp."},
};

static const char *reason_word(uint8_t reason, bool chinese)
{
    static const char *const words[] = {"", "全称", "简称", "别名", "补全", "折合", "承继"};

    return chinese ? words[reason] : fz__reason_name(reason);
}

/* The body; those that it may be, with a question mark; nothing. */
static void append_bodies(const fz__unit_list *list, const fz__unit_row *row, const char *separator, fz__buffer *text)
{
    fz__meanings meanings;

    if (!list->registry)
        return;
    fz__unit_meanings(list, row->unit, &meanings);
    for (size_t i = 0; i < meanings.count; i++) {
        fz__buffer_string(text, i ? separator : "");
        fz__buffer_string(text, fz_body_name(meanings.items[i].body));
        fz__buffer_string(text, meanings.count > 1 ? "？" : "");
    }
}

static void append_cell(const fz__unit_list *list, const fz__unit_row *row, size_t cell, bool chinese,
                        const char *separator, fz__buffer *text)
{
    bool one = row->meaning_count == 1;

    switch (cell) {
    case UNIT_NAME:
        fz__buffer_string(text, row->unit->name);
        break;
    case UNIT_BODY:
        append_bodies(list, row, separator, text);
        break;
    case UNIT_REASON:
        fz__buffer_string(text, one ? reason_word(row->meaning.reason, chinese) : "");
        break;
    case UNIT_VERIFIED:
        if (one)
            fz__buffer_string(text, row->meaning.verified ? chinese ? "是" : "yes" : chinese ? "否" : "no");
        break;
    default:
        if (cell < UNIT_ALL)
            fz__buffer_number(text, row->own[cell - UNIT_OWN]);
        else if (one)
            fz__buffer_number(text, row->body[cell - UNIT_ALL]);
        break;
    }
}

/* What a table shows: a load that nobody has is no column of it. */
typedef struct unit_table {
    const fz__unit_list *list;
    size_t cells[UNIT_CELLS];
} unit_table;

static bool is_idle(const fz__unit_list *list, size_t cell)
{
    for (size_t i = 0; i < list->count; i++)
        if (cell < UNIT_OWN ||
            (cell < UNIT_ALL ? list->rows[i].own[cell - UNIT_OWN] : list->rows[i].body[cell - UNIT_ALL]))
            return false;
    return true;
}

static void table_cell(const fz__table *table, size_t row, size_t column, fz__buffer *text)
{
    const unit_table *shown = table->user;
    bool chinese = fz_context_language(table->context) == FZ_LANGUAGE_ZH;

    append_cell(shown->list, &shown->list->rows[row], shown->cells[column], chinese, "\n", text);
}

bool fz__units_table(const fz__unit_list *list, fz__sink *sink)
{
    bool chinese = fz_context_language(list->context) == FZ_LANGUAGE_ZH;
    size_t width = list->width ? list->width : DEFAULT_WIDTH;
    unit_table shown = {.list = list};
    fz__table table = {.context = list->context, .rows = list->count, .cell = table_cell, .user = &shown};

    for (size_t cell = 0; cell < UNIT_CELLS; cell++) {
        if (is_idle(list, cell))
            continue;
        table.headings[table.columns] = chinese ? headings[cell].zh : headings[cell].en;
        shown.cells[table.columns++] = cell;
    }
    if (!fz__table_write(&table, width < LEAST_WIDTH ? LEAST_WIDTH : width, sink))
        return false;
    fz__sink_string(sink, list->count ? "\n" : "");
    fz__sink_string(sink, chinese ? "共 " : "");
    fz__sink_number(sink, list->count);
    fz__sink_string(sink, chinese ? " 个单位\n" : list->count == 1 ? " unit\n" : " units\n");
    return true;
}

bool fz__units_csv(const fz__unit_list *list, fz__sink *sink)
{
    fz__buffer text;
    fz__csv csv;
    bool done = true;

    fz__csv_init(&csv, sink, list->flags & FZ_EXPORT_BOM);
    for (size_t i = 0; i < UNIT_CELLS; i++)
        fz__csv_cell(&csv, headings[i].zh);
    fz__csv_end_row(&csv);
    fz__buffer_init(&text, list->context);
    for (size_t row = 0; row < list->count && done && !sink->failed; row++) {
        for (size_t i = 0; i < UNIT_CELLS && done; i++) {
            text.length = 0;
            append_cell(list, &list->rows[row], i, true, "、", &text);
            fz__csv_cell(&csv, text.length ? text.bytes : "");
            done = !text.failed;
        }
        fz__csv_end_row(&csv);
    }
    fz__buffer_clear(&text);
    return done;
}

static void put_load(fz__json *json, const size_t load[FZ_LOADS])
{
    static const char *const names[FZ_LOADS] = {"first_lead", "lead", "cooperate", "responsible"};

    for (size_t i = 0; i < FZ_LOADS; i++)
        fz__json_number(json, names[i], load[i]);
}

static void put_bodies(fz__json *json, const fz__unit_list *list, const fz__unit_row *row)
{
    fz__meanings meanings;

    fz__json_open(json, "bodies", FZ_JSON_ARRAY);
    meanings.count = 0;
    if (list->registry)
        fz__unit_meanings(list, row->unit, &meanings);
    for (size_t i = 0; i < meanings.count; i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "id", fz_body_id(meanings.items[i].body));
        fz__json_string(json, "name", fz_body_name(meanings.items[i].body));
        fz__json_string(json, "reason", fz__reason_name(meanings.items[i].reason));
        fz__json_string(json, "via", fz_body_id(meanings.items[i].via));
        fz__json_bool(json, "verified", meanings.items[i].verified);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_row(fz__json *json, const fz__unit_list *list, const fz__unit_row *row)
{
    static const char *const kinds[] = {"other", "department", "township", "collective", "government"};

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "unit", row->unit->name);
    fz__json_string(json, "kind", kinds[row->unit->kind]);
    put_load(json, row->own);
    put_bodies(json, list, row);
    if (row->meaning_count == 1) {
        fz__json_open(json, "body_load", FZ_JSON_OBJECT_LINE);
        put_load(json, row->body);
        fz__json_close(json);
    } else {
        fz__json_string(json, "body_load", NULL);
    }
    fz__json_close(json);
}

bool fz__units_json(const fz__unit_list *list, fz__sink *sink)
{
    fz__json json;

    fz__json_init(&json, sink);
    fz__json_open(&json, NULL, FZ_JSON_ARRAY);
    for (size_t i = 0; i < list->count && !sink->failed; i++)
        put_row(&json, list, &list->rows[i]);
    fz__json_close(&json);
    return true;
}
