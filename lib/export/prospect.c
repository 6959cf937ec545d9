/* What a unit still misses, in each form. */
#include "export/rows.h"

#include "assess/context.h"

typedef enum cell { ITEM, NAME, MISSING, GAIN, TOTAL, NOTE, CELLS } cell;

static const fz__heading headings[CELLS] = {
    [ITEM] = {"得分项", "Item"},          [NAME] = {"名称", "Name"},
    [MISSING] = {"差满分", "Misses"},     [GAIN] = {"可提高", "Gains"},
    [TOTAL] = {"累计总分", "Total then"}, [NOTE] = {"说明", "Note"},
};

static const char *name_of(const fz_item *item)
{
    const char *name = fz_indicator_name(fz_item_indicator(item));

    return name ? name : "";
}

static void append_note(const fz_prospect *prospect, size_t row, const fz_open_item *open, bool chinese,
                        fz__buffer *text)
{
    if (open->is_zeroed)
        fz__buffer_string(text, chinese ? "被门槛计为 0" : "made 0 by a gate");
    if (row != fz_prospect_reaching(prospect))
        return;
    if (text->length > 0)
        fz__buffer_string(text, chinese ? "；" : "; ");
    fz__buffer_string(text, chinese ? "至此达到“" : "reaches \"");
    fz__buffer_text(text, fz_prospect_next_grade(prospect));
    fz__buffer_string(text, chinese ? "”" : "\"");
}

static void put_cell(const void *user, size_t row, size_t column, bool chinese, fz__buffer *text)
{
    const fz_prospect *prospect = user;
    fz_open_item open = {.size = sizeof(open)};
    char exact[FZ_EXACT_TEXT];

    if (!fz_prospect_item(prospect, row, &open))
        return;
    switch (column) {
    case ITEM:
        fz__buffer_string(text, fz_item_id(open.item));
        break;
    case NAME:
        fz__buffer_string(text, name_of(open.item));
        break;
    case NOTE:
        append_note(prospect, row, &open, chinese, text);
        break;
    default:
        fz_prospect_exact(prospect, row, (fz_open_amount)(column - MISSING), exact, sizeof(exact));
        fz__buffer_string(text, exact);
        break;
    }
}

static void put_obstacles(const fz_prospect *prospect, bool chinese, fz__sink *sink)
{
    uint32_t obstacles = fz_prospect_obstacles(prospect);

    if (obstacles & FZ_OBSTACLE_QUOTA)
        fz__sink_string(sink, chinese ? "等次还有名额限制，达到分数线不等于达到等次。\n"
                                      : "Quotas have a say too: to reach the points is not yet to reach the grade.\n");
    if (obstacles & FZ_OBSTACLE_GATE)
        fz__sink_string(sink, chinese ? "有门槛对该单位起作用，可能影响得分或等次。\n"
                                      : "A gate holds for the unit and may decide about score or grade.\n");
}

static void put_head(const void *user, bool chinese, fz__sink *sink)
{
    const fz_prospect *prospect = user;
    const fz_result *result = fz_prospect_result(prospect);
    const char *grade = fz_prospect_grade(prospect), *next = fz_prospect_next_grade(prospect);
    char text[FZ_EXACT_TEXT];

    fz__sink_string(sink, fz_result_unit(result));
    fz__sink_string(sink, chinese ? "：" : ": ");
    if (fz_result_score(result, NULL))
        fz_item_exact(fz_result_item(result, 0), text, sizeof(text));
    fz__sink_string(sink, fz_result_score(result, NULL) ? text : chinese ? "没有得分" : "no score");
    if (grade) {
        fz__sink_string(sink, chinese ? "，" : ", ");
        fz__sink_string(sink, grade);
    }
    if (next) {
        fz_prospect_missing_exact(prospect, text, sizeof(text));
        fz__sink_string(sink, chinese ? "；距“" : "; ");
        fz__sink_string(sink, chinese ? next : text);
        fz__sink_string(sink, chinese ? "”还差 " : " short of \"");
        fz__sink_string(sink, chinese ? text : next);
        fz__sink_string(sink, chinese ? " 分" : "\"");
    }
    fz__sink_string(sink, "\n");
    put_obstacles(prospect, chinese, sink);
}

static void put_open(const fz_prospect *prospect, size_t index, fz__json *json)
{
    static const char *const names[] = {"missing", "gain", "total"};
    fz_open_item open = {.size = sizeof(open)};
    char text[FZ_EXACT_TEXT];

    fz_prospect_item(prospect, index, &open);
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "id", fz_item_id(open.item));
    fz__json_string(json, "name", fz_indicator_name(fz_item_indicator(open.item)));
    for (int i = 0; i < 3; i++) {
        fz_prospect_exact(prospect, index, (fz_open_amount)i, text, sizeof(text));
        fz__json_string(json, names[i], text);
    }
    fz__json_bool(json, "zeroed", open.is_zeroed);
    fz__json_bool(json, "reaches", open.reaches);
    fz__json_close(json);
}

static void put_json(const void *user, fz__json *json)
{
    const fz_prospect *prospect = user;
    const fz_result *result = fz_prospect_result(prospect);
    bool has_score = fz_result_score(result, NULL), has_next = fz_prospect_next_grade(prospect);
    char text[FZ_EXACT_TEXT];

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "unit", fz_result_unit(result));
    fz_item_exact(fz_result_item(result, 0), text, sizeof(text));
    fz__json_string(json, "score", has_score ? text : NULL);
    fz__json_string(json, "grade", fz_prospect_grade(prospect));
    fz__json_string(json, "next_grade", fz_prospect_next_grade(prospect));
    fz_decimal_format(fz_prospect_next_from(prospect), text, sizeof(text));
    fz__json_string(json, "next_from", has_next ? text : NULL);
    fz_prospect_missing_exact(prospect, text, sizeof(text));
    fz__json_string(json, "missing", has_next ? text : NULL);
    fz__json_bool(json, "quota", fz_prospect_obstacles(prospect) & FZ_OBSTACLE_QUOTA);
    fz__json_bool(json, "gate", fz_prospect_obstacles(prospect) & FZ_OBSTACLE_GATE);
    fz__json_open(json, "items", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_prospect_count(prospect) && !json->sink->failed; i++)
        put_open(prospect, i, json);
    fz__json_close(json);
    fz__json_close(json);
}

fz_status fz_prospect_write(const fz_prospect *prospect, fz_format format, uint32_t flags, unsigned width,
                            fz_write_fn write, void *user, fz_error **error)
{
    const char *fault = fz__analysis_fault(prospect, "prospect is NULL", flags, write);
    fz_context *context = prospect ? fz__result_context(fz_prospect_result(prospect)) : NULL;
    const fz__analysis analysis = {
        {context, headings, CELLS, fz_prospect_count(prospect), put_cell, prospect}, put_head, put_json};

    if (error)
        *error = NULL;
    if (fault)
        return fz__bad_argument(context, error, __func__, fault);
    return fz__analysis_write(&analysis, format, flags, width, write, user, error);
}
