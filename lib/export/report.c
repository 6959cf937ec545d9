/* What the forms of a report share, and the two functions that write through them. */
#include "export/report.h"

#include "assess/assess_model.h"

#include <string.h>

const fz_result *fz__shown_result(const fz__report_view *view, size_t *index)
{
    const fz_result *result = NULL;

    while (*index < fz_report_result_count(view->report)) {
        result = fz_report_result(view->report, (*index)++);
        if (!view->only || view->only == result)
            return result;
    }
    return NULL;
}

bool fz__shown_item(const fz__report_view *view, const fz_item *item)
{
    return view->flags & FZ_EXPORT_ALL || fz_item_applies(item) != FZ_APPLIES_BEARING;
}

bool fz__shown_class(const fz__report_view *view, const fz_class_summary *class)
{
    const char *own = fz_result_class(view->only);

    return !view->only || !own || !class->id || strcmp(own, class->id) == 0;
}

/* ------------------------------------------------------------------ names and numbers ------------------------------ */

const char *fz__standing_name(const fz_result *result)
{
    static const char *const names[] = {"ranked", "unranked", "nothing", "coverage"};

    return names[fz_result_standing(result)];
}

const char *fz__applies_name(const fz_item *item)
{
    static const char *const names[] = {NULL, "class", "bearing", "record", "missing", "nothing"};

    return names[fz_item_applies(item)];
}

const char *fz__step_name(const fz_step *step)
{
    static const char *const names[] = {"start", "rule",    "cap",  "clamp",   "share", "child", "given",
                                        "fold",  "combine", "base", "outside", "round", "gate"};

    return names[fz_step_kind_of(step)];
}

const char *fz__finding_name(const fz_finding *finding)
{
    return fz_finding_severity(finding) == FZ_SEVERITY_NOTE ? "note" : "warning";
}

const char *fz__decimal_text(fz_decimal decimal, char text[FZ__CELL_NUMBER_TEXT])
{
    fz_decimal_format(decimal, text, FZ__CELL_NUMBER_TEXT);
    return text;
}

const char *fz__item_exact_text(const fz_item *item, char text[FZ__CELL_NUMBER_TEXT])
{
    fz_item_exact(item, text, FZ__CELL_NUMBER_TEXT);
    return text;
}

const char *fz__step_exact_text(const fz_step *step, char text[FZ__CELL_NUMBER_TEXT])
{
    fz_step_exact(step, text, FZ__CELL_NUMBER_TEXT);
    return text;
}

const char *fz__day_text(fz_date day, char text[16])
{
    if (!day)
        return NULL;
    fz_date_format(day, text, 16);
    return text;
}

const char *fz__score_text(const fz_result *result, char text[FZ__CELL_NUMBER_TEXT])
{
    fz_decimal score;

    return fz_result_score(result, &score) ? fz__decimal_text(score, text) : NULL;
}

/* ------------------------------------------------------------------ texts ------------------------------------------ */

const char *fz__applies_text(const fz_item *item, bool chinese)
{
    static const char *const zh[] = {
        "", "不适用于这类单位", "不承担有关任务", "记录说明不适用", "没有数值，不计入", "没有适用的内容"};
    static const char *const en[] = {"",
                                     "not for units of this class",
                                     "its tasks are not borne",
                                     "a record says not applicable",
                                     "no value, left out",
                                     "nothing in it applies"};

    return chinese ? zh[fz_item_applies(item)] : en[fz_item_applies(item)];
}

static void append_bracketed(fz__buffer *text, bool chinese, const char *zh, const char *en, const char *label,
                             const char *zh_end)
{
    fz__buffer_string(text, chinese ? zh : en);
    fz__buffer_string(text, label);
    fz__buffer_string(text, chinese ? zh_end : ")");
}

void fz__item_title(const fz_item *item, bool chinese, fz__buffer *text)
{
    const fz__slot *slot = &item->report->slots[item->slot];
    const char *name = fz_indicator_name(slot->node);
    const char *task = fz_task_label(fz_item_task(item)), *section = fz_section_label(slot->section);

    fz__buffer_string(text, name ? name : fz_indicator_id(slot->node));
    if (slot->repeated && slot->section)
        append_bracketed(text, chinese, "（第", " (section ", section ? section : slot->section->id, "部分）");
    else if (slot->repeated && task)
        append_bracketed(text, chinese, "（第 ", " (task ", task, " 项）");
    else if (slot->repeated)
        append_bracketed(text, chinese, "（", " (", slot->id, "）");
}

void fz__step_sentence(const fz__report_view *view, const fz_step *step, fz__buffer *text)
{
    fz_language language = fz_context_language(view->context);
    size_t length = fz_step_text(step, language, NULL, 0), again;
    char *room;

    text->length = 0;
    room = fz__buffer_reserve(text, length);
    if (!room)
        return;
    *room = '\0';
    again = fz_step_text(step, language, room, length + 1);
    text->failed = length == 0 || again != length; /* memory was exhausted in one of the two */
    text->length += text->failed ? 0 : length;
}

void fz__gates_append(const fz_result *result, const char *separator, fz__buffer *text)
{
    for (size_t i = 0; i < fz_result_gate_count(result); i++) {
        fz__buffer_string(text, i ? separator : "");
        fz__buffer_string(text, fz_result_gate(result, i, NULL));
    }
}

/* ------------------------------------------------------------------ writing ---------------------------------------- */

#define FLAGS (FZ_EXPORT_BOM | FZ_EXPORT_EXPLAIN | FZ_EXPORT_ALL)

static fz_status write_view(const fz__report_view *view, fz_format format, const char *function, const char *missing,
                            fz_write_fn write, void *user, fz_error **error)
{
    const fz__writers *form = fz__form_of(format);
    fz__sink sink;

    if (error)
        *error = NULL;
    if (missing || !write)
        return fz__bad_argument(view->context, error, function, missing ? missing : "write is NULL");
    if (view->flags & ~FLAGS)
        return fz__bad_argument(view->context, error, function, "flags holds an unknown flag");
    if (!form || !form->report)
        return fz__no_form(view->context, error, form, FZ_OBJECT_REPORT);
    fz__sink_init(&sink, write, user);
    return fz__written(view->context, &sink, form->report(view, &sink), error);
}

fz_status fz_report_write(const fz_report *report, fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                          void *user, fz_error **error)
{
    const fz__report_view view = {report ? report->context : NULL, report, NULL, flags, width};

    return write_view(&view, format, __func__, report ? NULL : "report is NULL", write, user, error);
}

fz_status fz_result_write(const fz_result *result, fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                          void *user, fz_error **error)
{
    const fz_report *report = result ? result->report : NULL;
    const fz__report_view view = {report ? report->context : NULL, report, result, flags, width};

    return write_view(&view, format, __func__, result ? NULL : "result is NULL", write, user, error);
}
