/* A report as JSON. */
#include "export/json.h"
#include "export/json_tasks.h"
#include "export/report.h"

#include "directive/model.h"

typedef struct writing {
    const fz__report_view *view;
    fz__json json;
    fz__buffer text;
} writing;

static void put_decimal(fz__json *json, const char *key, fz_decimal decimal, bool known)
{
    char text[FZ__CELL_NUMBER_TEXT];

    fz__json_string(json, key, known ? fz__decimal_text(decimal, text) : NULL);
}

static void put_class(fz__json *json, const fz_class_summary *class)
{
    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "id", class->id);
    fz__json_string(json, "name", class->name);
    fz__json_number(json, "units", class->units);
    fz__json_number(json, "ranked", class->ranked);
    put_decimal(json, "mean", class->mean, class->ranked > 0);
    put_decimal(json, "highest", class->highest, class->ranked > 0);
    put_decimal(json, "lowest", class->lowest, class->ranked > 0);
    fz__json_close(json);
}

static void put_classes(writing *w)
{
    fz__json_open(&w->json, "classes", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_report_class_count(w->view->report); i++) {
        fz_class_summary class = {.size = sizeof(class)};

        fz_report_class(w->view->report, i, &class);
        if (fz__shown_class(w->view, &class))
            put_class(&w->json, &class);
    }
    fz__json_close(&w->json);
}

static void put_gates(fz__json *json, const fz_result *result)
{
    fz__json_open(json, "gates", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_result_gate_count(result); i++) {
        int changed;

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "gate", fz_result_gate(result, i, &changed));
        fz__json_bool(json, "changed", changed != 0);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_sections(fz__json *json, const fz_result *result, const fz_directive *directive)
{
    fz_decimal points, score;

    fz__json_open(json, "sections", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_directive_section_count(directive); i++) {
        const fz_section *section = fz_directive_section(directive, i);

        if (!fz_result_section(result, section, &points, &score))
            continue;
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "id", fz_section_id(section));
        fz__json_string(json, "section", fz_section_label(section));
        fz__json_string(json, "title", fz_section_title(section));
        put_decimal(json, "points", points, true);
        put_decimal(json, "score", score, true);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static bool put_trace(writing *w, const fz_item *item)
{
    fz__json_open(&w->json, "trace", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_item_step_count(item) && !w->text.failed; i++) {
        fz__step_sentence(w->view, fz_item_step(item, i), &w->text);
        if (!w->text.failed)
            fz__json_string(&w->json, NULL, w->text.bytes);
    }
    fz__json_close(&w->json);
    return !w->text.failed;
}

static void put_steps(fz__json *json, const fz_item *item)
{
    char text[FZ__CELL_NUMBER_TEXT];

    fz__json_open(json, "steps", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_item_step_count(item); i++) {
        const fz_step *step = fz_item_step(item, i);

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "kind", fz__step_name(step));
        fz__json_string(json, "rule", fz_step_rule(step));
        fz__json_string(json, "item", fz_item_id(fz_step_item(step)));
        fz__json_string(json, "amount", fz__step_exact_text(step, text));
        fz__json_open(json, "records", FZ_JSON_ARRAY_LINE);
        for (size_t k = 0; k < fz_step_record_count(step); k++)
            fz__json_string(json, NULL, fz_step_record(step, k));
        fz__json_close(json);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static bool put_item(writing *w, const fz_item *item)
{
    fz__json *json = &w->json;
    char text[FZ__CELL_NUMBER_TEXT];

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "id", fz_item_id(item));
    fz__json_string(json, "indicator", fz_indicator_id(fz_item_indicator(item)));
    fz__json_string(json, "name", fz_indicator_name(fz_item_indicator(item)));
    fz__json_string(json, "parent", fz_item_id(fz_item_parent(item)));
    fz__json_string(json, "task", fz_task_id(fz_item_task(item)));
    fz__json_string(json, "section", fz_section_label(fz_item_section(item)));
    fz__json_bool(json, "applies", fz_item_applies(item) == FZ_APPLIES);
    fz__json_string(json, "why", fz__applies_name(item));
    put_decimal(json, "points", fz_item_points(item), true);
    put_decimal(json, "score", fz_item_score(item), true);
    fz__json_string(json, "exact", fz__item_exact_text(item, text));
    fz__json_bool(json, "approximate", fz_item_is_approximate(item));
    if (!put_trace(w, item))
        return false;
    put_steps(json, item);
    fz__json_close(json);
    return true;
}

static bool put_unit(writing *w, const fz_result *result)
{
    const fz_item *total = fz_result_item(result, 0);
    char text[FZ__CELL_NUMBER_TEXT];
    fz__json *json = &w->json;

    fz__json_open(json, NULL, FZ_JSON_OBJECT);
    fz__json_string(json, "unit", fz_result_unit(result));
    fz__json_string(json, "class", fz_result_class(result));
    fz__json_string(json, "score", fz__score_text(result, text));
    fz__json_string(json, "exact", fz_result_score(result, NULL) ? fz__item_exact_text(total, text) : NULL);
    fz__json_string(json, "grade", fz_result_grade(result));
    fz__json_string(json, "grade_by_score", fz_result_grade_by_score(result));
    if (fz_result_rank(result))
        fz__json_number(json, "rank", fz_result_rank(result));
    else
        fz__json_string(json, "rank", NULL);
    fz__json_string(json, "standing", fz__standing_name(result));
    fz__json_bool(json, "not_met", fz_result_is_not_met(result));
    fz__json_bool(json, "approximate", fz_item_is_approximate(total));
    put_gates(json, result);
    put_sections(json, result, fz_report_directive(w->view->report));
    fz__json_open(json, "items", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_result_item_count(result) && !json->sink->failed; i++)
        if (fz__shown_item(w->view, fz_result_item(result, i)) && !put_item(w, fz_result_item(result, i)))
            return false;
    fz__json_close(json);
    fz__json_close(json);
    return true;
}

static void put_findings(fz__json *json, const fz_report *report)
{
    fz__json_open(json, "findings", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_report_finding_count(report); i++) {
        const fz_finding *finding = fz_report_finding(report, i);

        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "code", fz_status_name(fz_finding_status(finding)));
        fz__json_string(json, "severity", fz__finding_name(finding));
        fz__json_string(json, "message", fz_finding_message(finding));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_head(fz__json *json, const fz_report *report)
{
    const fz_scheme *scheme = fz_report_scheme(report);
    const fz_directive *directive = fz_report_directive(report);

    fz__json_string(json, "scheme", fz_scheme_title(scheme));
    fz__json_string(json, "scheme_id", fz_scheme_id(scheme));
    fz__json_string(json, "directive", directive ? fz_directive_title(directive) : NULL);
    fz__json_string(json, "directive_id", directive ? fz_directive_id(directive) : NULL);
    fz__json_string(json, "ledger", fz_report_ledger_id(report));
    fz__json_day(json, "day", fz_report_day(report));
    fz__json_day(json, "known", fz_report_known(report));
}

bool fz__report_json(const fz__report_view *view, fz__sink *sink)
{
    writing w = {.view = view};
    const fz_result *result;
    bool done = true;
    size_t index = 0;

    fz__json_init(&w.json, sink);
    fz__buffer_init(&w.text, view->context);
    fz__json_open(&w.json, NULL, FZ_JSON_OBJECT);
    put_head(&w.json, view->report);
    put_classes(&w);
    fz__json_open(&w.json, "units", FZ_JSON_ARRAY);
    while (done && !sink->failed && (result = fz__shown_result(view, &index)))
        done = put_unit(&w, result);
    if (done && !sink->failed) {
        fz__json_close(&w.json);
        put_findings(&w.json, view->report);
        fz__json_close(&w.json);
    }
    fz__buffer_clear(&w.text);
    return done;
}
