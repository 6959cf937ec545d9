/* A report as XML, vocabulary urn:libfazhi:report:1. */
#include "export/harmless.h"
#include "export/report.h"

#include "xml/writer.h"

typedef struct writing {
    const fz__report_view *view;
    fz__xml_writer xml;
    fz__buffer text;
} writing;

static void put_decimal(fz__xml_writer *xml, const char *name, fz_decimal decimal)
{
    char text[FZ__CELL_NUMBER_TEXT];

    fz__xml_attribute_text(xml, name, fz__decimal_text(decimal, text));
}

static void put_flag(fz__xml_writer *xml, const char *name, bool value)
{
    fz__xml_attribute_text(xml, name, value ? "true" : NULL);
}

static void put_class(fz__xml_writer *xml, const fz_class_summary *class)
{
    fz__xml_start(xml, "class");
    fz__xml_attribute_text(xml, "id", class->id);
    fz__xml_attribute_text(xml, "name", class->name);
    fz__xml_attribute_number(xml, "units", class->units);
    fz__xml_attribute_number(xml, "ranked", class->ranked);
    if (class->ranked > 0) {
        put_decimal(xml, "mean", class->mean);
        put_decimal(xml, "highest", class->highest);
        put_decimal(xml, "lowest", class->lowest);
    }
    fz__xml_end(xml, "class");
}

static void put_gates(fz__xml_writer *xml, const fz_result *result)
{
    for (size_t i = 0; i < fz_result_gate_count(result); i++) {
        int changed;

        fz__xml_start(xml, "gate");
        fz__xml_attribute_text(xml, "name", fz_result_gate(result, i, &changed));
        fz__xml_attribute_text(xml, "changed", changed ? "true" : "false");
        fz__xml_end(xml, "gate");
    }
}

static void put_sections(fz__xml_writer *xml, const fz_result *result, const fz_directive *directive)
{
    fz_decimal points, score;

    for (size_t i = 0; i < fz_directive_section_count(directive); i++) {
        const fz_section *section = fz_directive_section(directive, i);

        if (!fz_result_section(result, section, &points, &score))
            continue;
        fz__xml_start(xml, "section");
        fz__xml_attribute_text(xml, "id", fz_section_id(section));
        fz__xml_attribute_text(xml, "label", fz_section_label(section));
        fz__xml_attribute_text(xml, "title", *fz_section_title(section) ? fz_section_title(section) : NULL);
        put_decimal(xml, "points", points);
        put_decimal(xml, "score", score);
        fz__xml_end(xml, "section");
    }
}

static bool put_step(writing *w, const fz_step *step)
{
    char text[FZ__CELL_NUMBER_TEXT];

    fz__step_sentence(w->view, step, &w->text);
    if (w->text.failed)
        return false;
    fz__xml_start(&w->xml, "step");
    fz__xml_attribute_text(&w->xml, "kind", fz__step_name(step));
    fz__xml_attribute_text(&w->xml, "rule", fz_step_rule(step));
    fz__xml_attribute_text(&w->xml, "item", fz_item_id(fz_step_item(step)));
    fz__xml_attribute_text(&w->xml, "amount", fz__step_exact_text(step, text));
    fz__xml_element(&w->xml, "text", w->text.bytes);
    for (size_t i = 0; i < fz_step_record_count(step); i++)
        fz__xml_element(&w->xml, "record", fz_step_record(step, i));
    fz__xml_end(&w->xml, "step");
    return true;
}

static bool put_item(writing *w, const fz_item *item)
{
    char text[FZ__CELL_NUMBER_TEXT];
    fz__xml_writer *xml = &w->xml;

    fz__xml_start(xml, "item");
    fz__xml_attribute_text(xml, "id", fz_item_id(item));
    fz__xml_attribute_text(xml, "indicator", fz_indicator_id(fz_item_indicator(item)));
    fz__xml_attribute_text(xml, "name", fz_indicator_name(fz_item_indicator(item)));
    fz__xml_attribute_text(xml, "parent", fz_item_id(fz_item_parent(item)));
    fz__xml_attribute_text(xml, "task", fz_task_id(fz_item_task(item)));
    fz__xml_attribute_text(xml, "section", fz_section_label(fz_item_section(item)));
    fz__xml_attribute_text(xml, "why", fz__applies_name(item));
    put_decimal(xml, "points", fz_item_points(item));
    put_decimal(xml, "score", fz_item_score(item));
    fz__xml_attribute_text(xml, "exact", fz__item_exact_text(item, text));
    put_flag(xml, "approximate", fz_item_is_approximate(item));
    for (size_t i = 0; i < fz_item_step_count(item); i++)
        if (!put_step(w, fz_item_step(item, i)))
            return false;
    fz__xml_end(xml, "item");
    return true;
}

static bool put_unit(writing *w, const fz_result *result)
{
    const fz_item *total = fz_result_item(result, 0);
    char text[FZ__CELL_NUMBER_TEXT];
    fz__xml_writer *xml = &w->xml;

    fz__xml_start(xml, "unit");
    fz__xml_attribute_text(xml, "name", fz_result_unit(result));
    fz__xml_attribute_text(xml, "class", fz_result_class(result));
    fz__xml_attribute_text(xml, "score", fz__score_text(result, text));
    fz__xml_attribute_text(xml, "exact", fz_result_score(result, NULL) ? fz__item_exact_text(total, text) : NULL);
    fz__xml_attribute_text(xml, "grade", fz_result_grade(result));
    fz__xml_attribute_text(xml, "by-score", fz_result_grade_by_score(result));
    if (fz_result_rank(result))
        fz__xml_attribute_number(xml, "rank", fz_result_rank(result));
    fz__xml_attribute_text(xml, "standing", fz__standing_name(result));
    put_flag(xml, "not-met", fz_result_is_not_met(result));
    put_flag(xml, "approximate", fz_item_is_approximate(total));
    put_gates(xml, result);
    put_sections(xml, result, fz_report_directive(w->view->report));
    for (size_t i = 0; i < fz_result_item_count(result) && !xml->failed; i++)
        if (fz__shown_item(w->view, fz_result_item(result, i)) && !put_item(w, fz_result_item(result, i)))
            return false;
    fz__xml_end(xml, "unit");
    return true;
}

static void put_findings(fz__xml_writer *xml, const fz_report *report)
{
    for (size_t i = 0; i < fz_report_finding_count(report); i++) {
        const fz_finding *finding = fz_report_finding(report, i);

        fz__xml_start(xml, "finding");
        fz__xml_attribute_text(xml, "code", fz_status_name(fz_finding_status(finding)));
        fz__xml_attribute_text(xml, "severity", fz__finding_name(finding));
        fz__xml_attribute_text(xml, "message", fz_finding_message(finding));
        fz__xml_end(xml, "finding");
    }
}

static void put_head(fz__xml_writer *xml, const fz_report *report)
{
    const fz_scheme *scheme = fz_report_scheme(report);
    const fz_directive *directive = fz_report_directive(report);
    char text[16];

    fz__xml_attribute_text(xml, "xmlns", "urn:libfazhi:report:1");
    fz__xml_attribute_text(xml, "scheme", fz_scheme_title(scheme));
    fz__xml_attribute_text(xml, "scheme-id", fz_scheme_id(scheme));
    fz__xml_attribute_text(xml, "directive", directive ? fz_directive_title(directive) : NULL);
    fz__xml_attribute_text(xml, "directive-id", directive ? fz_directive_id(directive) : NULL);
    fz__xml_attribute_text(xml, "ledger", fz_report_ledger_id(report));
    fz__xml_attribute_text(xml, "day", fz__day_text(fz_report_day(report), text));
    fz__xml_attribute_text(xml, "known", fz__day_text(fz_report_known(report), text));
}

bool fz__report_xml(const fz__report_view *view, fz__sink *sink)
{
    writing w = {.view = view};
    const fz_result *result;
    bool done = true;
    size_t index = 0;

    fz__xml_writer_init(&w.xml, fz__sink_write, sink);
    w.xml.is_hazard = fz__is_hazard;
    fz__buffer_init(&w.text, view->context);
    fz__xml_declaration(&w.xml);
    fz__xml_start(&w.xml, "report");
    put_head(&w.xml, view->report);
    for (size_t i = 0; i < fz_report_class_count(view->report); i++) {
        fz_class_summary class = {.size = sizeof(class)};

        fz_report_class(view->report, i, &class);
        if (fz__shown_class(view, &class))
            put_class(&w.xml, &class);
    }
    while (done && !w.xml.failed && (result = fz__shown_result(view, &index)))
        done = put_unit(&w, result);
    if (done) {
        put_findings(&w.xml, view->report);
        fz__xml_end(&w.xml, "report");
        fz__xml_finish(&w.xml);
    }
    fz__buffer_clear(&w.text);
    return done;
}
