/* A report as CSV: a row for each unit, or, explained, for each step of each of its items. */
#include "export/csv.h"
#include "export/report.h"

#include <string.h>

typedef struct writing {
    const fz__report_view *view;
    fz__csv csv;
    fz__buffer text;
} writing;

static void put_headings(fz__csv *csv, const char *const *headings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fz__csv_cell(csv, headings[i]);
    fz__csv_end_row(csv);
}

static void put_cell(writing *w, const char *text)
{
    fz__csv_cell(&w->csv, text ? text : "");
}

static void put_buffer(writing *w)
{
    fz__csv_cell(&w->csv, w->text.length && !w->text.failed ? w->text.bytes : "");
    w->text.length = 0;
}

static void put_number(writing *w, const char *text)
{
    fz__csv_number(&w->csv, text ? text : "");
}

/* A fraction as 1÷2, since a spreadsheet would take 1/2 for a day. */
static void put_exact(writing *w, char *text)
{
    char *bar = strchr(text, '/');

    if (bar)
        *bar = '\0';
    fz__buffer_string(&w->text, text);
    fz__buffer_string(&w->text, bar ? "÷" : "");
    fz__buffer_string(&w->text, bar ? bar + 1 : "");
    fz__csv_number(&w->csv, w->text.length && !w->text.failed ? w->text.bytes : "");
    w->text.length = 0;
}

/* ------------------------------------------------------------------ units ------------------------------------------ */

static const char *standing(const fz_result *result)
{
    static const char *const words[] = {"参加排名", "不参加排名", "没有适用的内容", "适用的部分不足"};

    return words[fz_result_standing(result)];
}

static bool put_unit(writing *w, const fz_result *result)
{
    char text[FZ__CELL_NUMBER_TEXT];

    put_cell(w, fz_result_class(result));
    if (fz_result_rank(result))
        fz__buffer_number(&w->text, fz_result_rank(result));
    put_buffer(w);
    put_cell(w, fz_result_unit(result));
    put_number(w, fz__score_text(result, text));
    *text = '\0';
    if (fz_result_score(result, NULL))
        fz__item_exact_text(fz_result_item(result, 0), text);
    put_exact(w, text);
    put_cell(w, fz_result_grade(result));
    put_cell(w, standing(result));
    put_cell(w, fz_result_is_not_met(result) ? "是" : "否");
    fz__gates_append(result, "、", &w->text);
    put_buffer(w);
    put_cell(w, fz_item_is_approximate(fz_result_item(result, 0)) ? "是" : "否");
    fz__csv_end_row(&w->csv);
    return !w->text.failed;
}

/* ------------------------------------------------------------------ steps ------------------------------------------ */

static bool begin_row(writing *w, const fz_item *item)
{
    const fz_result *result = fz_item_result(item);
    char text[FZ__CELL_NUMBER_TEXT];

    put_cell(w, fz_result_class(result));
    put_cell(w, fz_result_unit(result));
    put_cell(w, fz_item_id(item));
    fz__item_title(item, true, &w->text);
    put_buffer(w);
    put_number(w, fz__decimal_text(fz_item_points(item), text));
    put_number(w, fz__decimal_text(fz_item_score(item), text));
    fz__item_exact_text(item, text);
    put_exact(w, text);
    return !w->text.failed;
}

static bool put_step(writing *w, const fz_item *item, size_t index)
{
    const fz_step *step = fz_item_step(item, index);
    char text[FZ__CELL_NUMBER_TEXT];

    begin_row(w, item);
    fz__buffer_number(&w->text, index + 1);
    put_buffer(w);
    put_cell(w, fz__step_name(step));
    put_cell(w, fz_step_rule(step));
    fz__step_exact_text(step, text);
    put_exact(w, text);
    for (size_t i = 0; i < fz_step_record_count(step); i++) {
        fz__buffer_string(&w->text, i ? "、" : "");
        fz__buffer_string(&w->text, fz_step_record(step, i));
    }
    put_buffer(w);
    fz__step_sentence(w->view, step, &w->text);
    put_buffer(w);
    fz__csv_end_row(&w->csv);
    return !w->text.failed;
}

/* An item without steps has a row of its own, which says why. */
static bool put_empty(writing *w, const fz_item *item)
{
    begin_row(w, item);
    for (size_t i = 0; i < 5; i++)
        put_cell(w, NULL);
    put_cell(w, fz__applies_text(item, true));
    fz__csv_end_row(&w->csv);
    return !w->text.failed;
}

static bool put_items(writing *w, const fz_result *result)
{
    for (size_t i = 0; i < fz_result_item_count(result) && !w->csv.sink->failed; i++) {
        const fz_item *item = fz_result_item(result, i);
        size_t count = fz_item_step_count(item);

        if (!fz__shown_item(w->view, item))
            continue;
        if (count == 0 && !put_empty(w, item))
            return false;
        for (size_t k = 0; k < count; k++)
            if (!put_step(w, item, k))
                return false;
    }
    return true;
}

bool fz__report_csv(const fz__report_view *view, fz__sink *sink)
{
    static const char *const units[] = {"类别", "名次",     "单位",   "得分",       "精确值",
                                        "等次", "排名情况", "未达标", "否决和门槛", "近似"};
    static const char *const steps[] = {"类别", "单位", "事项", "名称", "满分", "得分", "精确值",
                                        "步骤", "种类", "规则", "加减", "记录", "说明"};
    bool explain = view->flags & FZ_EXPORT_EXPLAIN, done = true;
    writing w = {.view = view};
    const fz_result *result;
    size_t index = 0;

    fz__csv_init(&w.csv, sink, view->flags & FZ_EXPORT_BOM);
    fz__buffer_init(&w.text, view->context);
    put_headings(&w.csv, explain ? steps : units,
                 explain ? sizeof(steps) / sizeof(*steps) : sizeof(units) / sizeof(*units));
    while (done && !sink->failed && (result = fz__shown_result(view, &index)))
        done = explain ? put_items(&w, result) : put_unit(&w, result);
    fz__buffer_clear(&w.text);
    return done;
}
