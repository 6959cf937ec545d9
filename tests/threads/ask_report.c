/* What a report answers: its results, their items, and the steps of these. */
#include "threads/ask.h"

enum { LONGEST = 1024 };

/* Whose items and steps are asked, as each unit has one for every task: those that records are about. */
static const char *const units[] = {"县司法局", "县公安局", "县财政局"};
enum { UNITS = sizeof(units) / sizeof(*units) };

size_t ask_report(things *all, uint64_t *figure)
{
    const fz_report *r = all->later;
    fz_class_summary class = {.size = sizeof(class)};

    say_text(figure, fz_scheme_id(fz_report_scheme(r)));
    say_text(figure, fz_report_ledger_id(r));
    say_number(figure, fz_report_day(r));
    say_number(figure, fz_report_known(r));
    for (size_t i = 0; i < fz_report_class_count(r); i++) {
        say_number(figure, fz_report_class(r, i, &class));
        say_text(figure, class.id);
        say_count(figure, class.units * 1000 + class.ranked);
        say_number(figure, class.mean + class.highest - class.lowest);
    }
    for (size_t i = 0; i < fz_report_finding_count(r); i++)
        say_finding(figure, fz_report_finding(r, i));
    return fz_report_directive(r) == all->directive ? (size_t) class.units : 0;
}

/* Why a unit stands where it does; how many gates and sections have a say. */
static size_t ask_standing(things *all, const fz_result *result, uint64_t *figure)
{
    fz_decimal points = 0, score = 0;
    size_t sections = 0;
    int changed = 0;

    say_number(figure, fz_result_standing(result));
    say_number(figure, fz_result_is_not_met(result));
    for (size_t i = 0; i < fz_result_gate_count(result); i++) {
        say_text(figure, fz_result_gate(result, i, &changed));
        say_number(figure, changed);
    }
    for (size_t i = 0; i < fz_directive_section_count(all->directive); i++) {
        const fz_section *section = fz_directive_section(all->directive, i);

        sections += fz_result_section(result, section, &points, &score) != 0;
        say_number(figure, points);
        say_number(figure, score);
    }
    return fz_result_gate_count(result) + sections;
}

size_t ask_results(things *all, uint64_t *figure)
{
    size_t count = fz_report_result_count(all->later), found = 0, told = 0;

    for (size_t i = 0; i < count; i++) {
        const fz_result *result = fz_report_result(all->later, i);
        fz_decimal score = 0;

        say_text(figure, fz_result_unit(result));
        say_text(figure, fz_result_class(result));
        say_number(figure, fz_result_score(result, &score));
        say_number(figure, score);
        say_number(figure, fz_result_rank(result));
        say_text(figure, fz_result_grade(result));
        say_text(figure, fz_result_grade_by_score(result));
        told += ask_standing(all, result, figure);
        found += fz_report_result_of(all->later, fz_result_unit(result)) == result;
    }
    return found == count && told ? count : 0;
}

static void ask_item(const fz_item *item, uint64_t *figure)
{
    char text[FZ_EXACT_TEXT];

    say_text(figure, fz_item_id(item));
    say_text(figure, fz_indicator_id(fz_item_indicator(item)));
    say_text(figure, fz_task_id(fz_item_task(item)));
    say_text(figure, fz_section_id(fz_item_section(item)));
    say_text(figure, fz_result_unit(fz_item_result(item)));
    say_text(figure, fz_item_id(fz_item_parent(item)));
    say_number(figure, fz_item_applies(item));
    say_number(figure, fz_item_points(item));
    say_number(figure, fz_item_score(item));
    say_count(figure, fz_item_exact(item, text, sizeof(text)));
    say_text(figure, text);
    say_count(figure, fz_item_points_exact(item, text, sizeof(text)));
    say_text(figure, text);
    say_number(figure, fz_item_is_approximate(item));
    for (size_t i = 0; i < fz_item_child_count(item); i++)
        say_text(figure, fz_item_id(fz_item_child(item, i)));
}

size_t ask_items(things *all, uint64_t *figure)
{
    size_t count = 0;

    for (size_t i = 0; i < UNITS; i++) {
        const fz_result *result = fz_report_result_of(all->later, units[i]);

        for (size_t j = 0; j < fz_result_item_count(result); j++) {
            const fz_item *item = fz_result_item(result, j);

            ask_item(item, figure);
            count += fz_result_item_of(result, fz_item_id(item)) == item;
        }
    }
    return count;
}

static size_t ask_step(const fz_step *step, uint64_t *figure)
{
    char text[LONGEST];

    say_number(figure, fz_step_kind_of(step));
    say_number(figure, fz_step_amount(step));
    say_count(figure, fz_step_exact(step, text, sizeof(text)));
    say_text(figure, text);
    say_text(figure, fz_step_rule(step));
    say_text(figure, fz_item_id(fz_step_item(step)));
    for (size_t i = 0; i < fz_step_record_count(step); i++)
        say_text(figure, fz_step_record(step, i));
    for (int language = FZ_LANGUAGE_ZH; language <= FZ_LANGUAGE_EN; language++) {
        say_count(figure, fz_step_text(step, (fz_language)language, text, sizeof(text)));
        say_text(figure, text);
    }
    return fz_step_record_count(step);
}

static size_t ask_steps_of(const fz_item *item, uint64_t *figure)
{
    size_t records = 0;

    for (size_t i = 0; i < fz_item_step_count(item); i++)
        records += ask_step(fz_item_step(item, i), figure);
    return records;
}

/* 0 when no step is of a record. */
size_t ask_steps(things *all, uint64_t *figure)
{
    size_t records = 0;

    for (size_t i = 0; i < UNITS; i++) {
        const fz_result *result = fz_report_result_of(all->later, units[i]);

        for (size_t j = 0; j < fz_result_item_count(result); j++)
            records += ask_steps_of(fz_result_item(result, j), figure);
    }
    return records;
}

/* An item of the lowest that apply. */
static const char *open_item(const fz_result *result)
{
    for (size_t i = fz_result_item_count(result); i > 0; i--) {
        const fz_item *item = fz_result_item(result, i - 1);

        if (fz_item_applies(item) == FZ_APPLIES && fz_item_child_count(item) == 0)
            return fz_item_id(item);
    }
    return NULL;
}

size_t ask_what_if(things *all, uint64_t *figure)
{
    const fz_result *result = fz_report_result(all->later, 0);
    fz_prospect *prospect = NULL;
    char text[FZ_EXACT_TEXT];
    fz_decimal total = 0;

    if (fz_result_if(result, open_item(result), 500000, &total, text, sizeof(text), NULL) != FZ_OK ||
        fz_prospect_new(result, &prospect, NULL) != FZ_OK)
        return 0;
    say_number(figure, total);
    say_text(figure, text);
    fz_status status = fz_prospect_write(prospect, FZ_FORMAT_JSON, 0, 0, hash_bytes, figure, NULL);
    fz_prospect_unref(prospect);
    return status == FZ_OK;
}

size_t write_report(things *all, uint64_t *figure)
{
    const fz_result *result = fz_report_result(all->later, 0);

    return fz_report_write(all->later, FZ_FORMAT_JSON, EVERY, 0, hash_bytes, figure, NULL) == FZ_OK &&
           fz_result_write(result, FZ_FORMAT_TABLE, EVERY, 80, hash_bytes, figure, NULL) == FZ_OK;
}

size_t new_report(things *all, uint64_t *figure)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_report *report = NULL;

    options.day = 20161231;
    if (fz_assess(all->context, all->directive, all->registry, all->scheme, all->ledger, &options, &report, NULL) !=
        FZ_OK)
        return 0;
    fz_status status = fz_report_write(report, FZ_FORMAT_CSV, 0, 0, hash_bytes, figure, NULL);
    fz_report_unref(report);
    return status == FZ_OK;
}
