/* A report for people: the ranking of each class, and, explained, the derivation unit by unit. */
#include "export/harmless.h"
#include "export/report.h"
#include "export/table.h"
#include "export/wrap.h"

#include <string.h>

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40
#define DEEPEST       8 /* levels beyond it are not indented further */

typedef struct writing {
    const fz__report_view *view;
    fz__sink *sink;
    size_t width;
    bool chinese;
    const fz_result **results; /* those of the class at hand */
    size_t count, capacity;
    fz__buffer text, printable;
} writing;

static const char *word(const writing *w, const char *zh, const char *en)
{
    return w->chinese ? zh : en;
}

/* ------------------------------------------------------------------ paragraphs ------------------------------------- */

/* Write what the buffer holds, wrapped; `mark` stands before its first line. */
static bool put_paragraph(writing *w, size_t indent, const char *mark)
{
    size_t width = w->width > indent + LEAST_WIDTH / 2 ? w->width - indent : LEAST_WIDTH / 2, at = 0;
    size_t hang = strlen(mark);

    if (w->text.failed)
        return false;
    w->printable.length = 0;
    fz__append_printable(&w->printable, w->text.length ? w->text.bytes : "", w->text.length);
    w->text.length = 0;
    if (w->printable.failed)
        return false;
    while (at < w->printable.length) {
        size_t next, length = fz__wrap(w->printable.bytes + at, w->printable.length - at, width - hang, &next);

        fz__sink_spaces(w->sink, indent);
        if (at == 0)
            fz__sink_string(w->sink, mark);
        else
            fz__sink_spaces(w->sink, hang);
        fz__sink_bytes(w->sink, w->printable.bytes + at, length);
        fz__sink_char(w->sink, '\n');
        at += next;
    }
    return true;
}

static void append(writing *w, const char *text)
{
    fz__buffer_string(&w->text, text ? text : "");
}

static void append_decimal(writing *w, fz_decimal decimal)
{
    char text[FZ__CELL_NUMBER_TEXT];

    append(w, fz__decimal_text(decimal, text));
}

/* ------------------------------------------------------------------ the ranking ------------------------------------ */

enum { RANK, UNIT, SCORE, GRADE, REMARK, COLUMNS };

static void remark(const writing *w, const fz_result *result, fz__buffer *text)
{
    static const char *const zh[] = {"", "不参加排名", "没有适用的内容", "适用的部分不足"};
    static const char *const en[] = {"", "not ranked", "nothing applies", "too little applies"};
    unsigned standing = fz_result_standing(result);

    fz__buffer_string(text, w->chinese ? zh[standing] : en[standing]);
    if (fz_result_is_not_met(result)) {
        fz__buffer_string(text, text->length ? "\n" : "");
        fz__buffer_string(text, word(w, "未达标", "not met"));
    }
    fz__buffer_string(text, text->length && fz_result_gate_count(result) ? "\n" : "");
    fz__gates_append(result, "\n", text);
}

static void cell(const fz__table *table, size_t row, size_t column, fz__buffer *text)
{
    const writing *w = table->user;
    const fz_result *result = w->results[row];
    char number[FZ__CELL_NUMBER_TEXT];
    const char *score = fz__score_text(result, number), *grade = fz_result_grade(result);

    if (column == RANK && fz_result_rank(result))
        fz__buffer_number(text, fz_result_rank(result));
    else if (column == UNIT)
        fz__buffer_string(text, fz_result_unit(result));
    else if (column == SCORE)
        fz__buffer_string(text, score ? score : "");
    else if (column == GRADE)
        fz__buffer_string(text, grade ? grade : "");
    else if (column == REMARK)
        remark(w, result, text);
}

static bool collect(writing *w, const fz_class_summary *class)
{
    const fz_result *result;
    size_t index = 0;

    w->count = 0;
    while ((result = fz__shown_result(w->view, &index))) {
        const char *own = fz_result_class(result);

        if (own && class->id && strcmp(own, class->id) != 0)
            continue;
        if (!FZ_GROW(w->view->context, &w->results, &w->capacity, w->count + 1))
            return false;
        w->results[w->count++] = result;
    }
    return true;
}

static bool put_numbers(writing *w, const fz_class_summary *class)
{
    append(w, word(w, "共 ", ""));
    fz__buffer_number(&w->text, class->units);
    append(w, w->chinese ? " 个单位，排名 " : class->units == 1 ? " unit, ranked " : " units, ranked ");
    fz__buffer_number(&w->text, class->ranked);
    append(w, word(w, " 个", ""));
    if (class->ranked > 0) {
        append(w, word(w, "；平均 ", "; mean "));
        append_decimal(w, class->mean);
        append(w, word(w, "，最高 ", ", highest "));
        append_decimal(w, class->highest);
        append(w, word(w, "，最低 ", ", lowest "));
        append_decimal(w, class->lowest);
    }
    return put_paragraph(w, 0, "");
}

static bool put_class(writing *w, const fz_class_summary *class)
{
    fz__table table = {.context = w->view->context, .columns = COLUMNS, .cell = cell, .user = w};
    static const char *const zh[] = {"名次", "单位", "得分", "等次", "说明"};
    static const char *const en[] = {"Rank", "Unit", "Score", "Grade", "Remark"};

    if (!collect(w, class))
        return false;
    for (size_t i = 0; i < COLUMNS; i++)
        table.headings[i] = w->chinese ? zh[i] : en[i];
    table.rows = w->count;
    if (class->id) {
        append(w, class->name ? class->name : class->id);
        if (!put_paragraph(w, 0, ""))
            return false;
    }
    if (!fz__table_write(&table, w->width, w->sink))
        return false;
    fz__sink_string(w->sink, w->count ? "\n" : "");
    return put_numbers(w, class);
}

/* ------------------------------------------------------------------ the derivation --------------------------------- */

static bool put_item(writing *w, const fz_item *item)
{
    char text[FZ__CELL_NUMBER_TEXT];
    size_t indent = 0;

    for (const fz_item *at = fz_item_parent(item); at && indent < 2 * DEEPEST; at = fz_item_parent(at))
        indent += 2;
    fz__item_title(item, w->chinese, &w->text);
    append(w, word(w, "：", ": "));
    if (fz_item_applies(item) != FZ_APPLIES)
        append(w, fz__applies_text(item, w->chinese));
    if (fz_item_applies(item) == FZ_APPLIES || fz_item_score(item)) {
        append(w, fz_item_applies(item) != FZ_APPLIES ? word(w, "，计 ", ", given ") : "");
        append(w, fz__decimal_text(fz_item_score(item), text));
        append(w, word(w, " 分", ""));
    }
    if (fz_item_points(item)) {
        append(w, word(w, "（满分 ", " of "));
        append(w, fz__decimal_text(fz_item_points(item), text));
        append(w, word(w, "）", ""));
    }
    append(w, fz_item_is_approximate(item) ? word(w, "，近似", ", approximate") : "");
    if (!put_paragraph(w, indent, ""))
        return false;
    for (size_t i = 0; i < fz_item_step_count(item); i++) {
        fz__step_sentence(w->view, fz_item_step(item, i), &w->text);
        if (!put_paragraph(w, indent + 2, "- "))
            return false;
    }
    return true;
}

/* Where a grade is not what the score gives, that, and which gates hold: the rest are quotas. */
static void append_grade(writing *w, const fz_result *result)
{
    const char *grade = fz_result_grade(result), *by_score = fz_result_grade_by_score(result);

    if (grade) {
        append(w, word(w, "，", ", "));
        append(w, grade);
    }
    if (by_score && !(grade && strcmp(grade, by_score) == 0)) {
        append(w, word(w, "（按得分为", " (by its score "));
        append(w, by_score);
        append(w, word(w, "）", ")"));
    }
    if (fz_result_gate_count(result)) {
        append(w, word(w, "，否决：", ", gates: "));
        fz__gates_append(result, word(w, "、", ", "), &w->text);
    }
}

static bool put_unit(writing *w, const fz_result *result)
{
    char text[FZ__CELL_NUMBER_TEXT];
    const char *score = fz__score_text(result, text);

    fz__sink_char(w->sink, '\n');
    append(w, fz_result_unit(result));
    append(w, word(w, "：", ": "));
    append(w, score ? score : word(w, "没有得分", "no score"));
    append(w, score ? word(w, " 分", "") : "");
    append_grade(w, result);
    if (fz_result_rank(result)) {
        append(w, word(w, "，第 ", ", rank "));
        fz__buffer_number(&w->text, fz_result_rank(result));
        append(w, word(w, " 名", ""));
    }
    if (!put_paragraph(w, 0, ""))
        return false;
    for (size_t i = 0; i < fz_result_item_count(result) && !w->sink->failed; i++)
        if (fz__shown_item(w->view, fz_result_item(result, i)) && !put_item(w, fz_result_item(result, i)))
            return false;
    return true;
}

/* ------------------------------------------------------------------ the whole -------------------------------------- */

static bool put_head(writing *w)
{
    const fz_report *report = w->view->report;
    const fz_directive *directive = fz_report_directive(report);
    char text[16];

    append(w, fz_scheme_title(fz_report_scheme(report)));
    if (!put_paragraph(w, 0, ""))
        return false;
    if (directive) {
        append(w, fz_directive_title(directive));
        if (!put_paragraph(w, 0, ""))
            return false;
    }
    append(w, word(w, "考核日 ", "assessed on "));
    append(w, fz__day_text(fz_report_day(report), text));
    if (fz_report_known(report)) {
        append(w, word(w, "，只认至 ", ", of what was entered by "));
        append(w, fz__day_text(fz_report_known(report), text));
        append(w, word(w, " 登记的记录", ""));
    }
    return put_paragraph(w, 0, "");
}

static bool put_all(writing *w)
{
    const fz_result *result;
    size_t index = 0;

    if (!put_head(w))
        return false;
    for (size_t i = 0; i < fz_report_class_count(w->view->report) && !w->sink->failed; i++) {
        fz_class_summary class = {.size = sizeof(class)};

        fz_report_class(w->view->report, i, &class);
        if (!fz__shown_class(w->view, &class))
            continue;
        fz__sink_char(w->sink, '\n');
        if (!put_class(w, &class))
            return false;
    }
    while (w->view->flags & FZ_EXPORT_EXPLAIN && !w->sink->failed && (result = fz__shown_result(w->view, &index)))
        if (!put_unit(w, result))
            return false;
    return true;
}

bool fz__report_table(const fz__report_view *view, fz__sink *sink)
{
    size_t width = view->width ? view->width : DEFAULT_WIDTH;
    writing w = {.view = view,
                 .sink = sink,
                 .width = width < LEAST_WIDTH ? LEAST_WIDTH : width,
                 .chinese = fz_context_language(view->context) == FZ_LANGUAGE_ZH};
    bool done;

    fz__buffer_init(&w.text, view->context);
    fz__buffer_init(&w.printable, view->context);
    done = put_all(&w);
    fz__buffer_clear(&w.text);
    fz__buffer_clear(&w.printable);
    fz__free(view->context, w.results, w.capacity * sizeof(*w.results));
    return done;
}
