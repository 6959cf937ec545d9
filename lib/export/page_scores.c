/* The score of each unit with its derivation: every item with its steps, each a sentence. */
#include "assess/assess_model.h"
#include "export/page.h"

#define DEEPEST 6 /* levels beyond it are not indented further */

static void write_title(fz__page *page, const fz_item *item)
{
    uint64_t depth = 0;

    for (const fz_item *at = fz_item_parent(item); at && depth < DEEPEST; at = fz_item_parent(at))
        depth++;
    FZ_HTML(&page->html, "<tr class=\"d");
    fz__html_number(&page->html, depth);
    FZ_HTML(&page->html, "\"><th scope=\"row\">");
    page->text.length = 0;
    fz__item_title(item, true, &page->text);
    fz__html_cell(&page->html, page->text.length ? page->text.bytes : "");
    FZ_HTML(&page->html, "</th>");
}

static void write_points(fz__page *page, const fz_item *item)
{
    if (fz_item_points(item))
        fz__page_cell_decimal(page, fz_item_points(item));
    else
        FZ_HTML(&page->html, "<td></td>");
    if (fz_item_applies(item) == FZ_APPLIES || fz_item_score(item))
        fz__page_cell_decimal(page, fz_item_score(item));
    else
        FZ_HTML(&page->html, "<td></td>");
}

static void write_steps(fz__page *page, const fz_item *item)
{
    FZ_HTML(&page->html, "<td>");
    if (fz_item_applies(item) != FZ_APPLIES) {
        FZ_HTML(&page->html, "<span class=\"step\">");
        fz__html_text(&page->html, fz__applies_text(item, true));
        FZ_HTML(&page->html, "</span> ");
    }
    for (size_t i = 0; i < fz_item_step_count(item); i++) {
        fz__step_say(fz_item_step(item, i), FZ_LANGUAGE_ZH, &page->text);
        FZ_HTML(&page->html, "<span class=\"step\">");
        fz__html_cell(&page->html, page->text.length ? page->text.bytes : "");
        FZ_HTML(&page->html, "</span> ");
    }
    if (fz_item_is_approximate(item))
        FZ_HTML(&page->html, "<span class=\"step\">近似值</span>");
    FZ_HTML(&page->html, "</td></tr>\n");
}

static void write_items(fz__page *page, const fz_result *result)
{
    static const char *const headings[] = {"事项", "#满分", "#得分", "由来", NULL};

    fz__page_table(page, "得分的由来", headings);
    for (size_t i = 0; i < fz_result_item_count(result) && !page->text.failed; i++) {
        const fz_item *item = fz_result_item(result, i);

        if (fz_item_applies(item) == FZ_APPLIES_BEARING)
            continue;
        write_title(page, item);
        write_points(page, item);
        write_steps(page, item);
    }
    fz__page_table_end(page);
}

/* 95.55 分，优秀，第 26 名 */
static void write_verdict(fz__page *page, const fz_result *result)
{
    fz_decimal score;

    FZ_HTML(&page->html, "<span class=\"verdict\">");
    if (fz_result_score(result, &score)) {
        fz__html_decimal(&page->html, score);
        FZ_HTML(&page->html, " 分");
    } else {
        fz__html_text(&page->html, fz__standing_text(result));
    }
    if (fz_result_grade(result)) {
        FZ_HTML(&page->html, "，");
        fz__html_text(&page->html, fz_result_grade(result));
    }
    if (fz_result_rank(result)) {
        FZ_HTML(&page->html, "，第 ");
        fz__html_number(&page->html, fz_result_rank(result));
        FZ_HTML(&page->html, " 名");
    }
    FZ_HTML(&page->html, "</span>");
}

static void write_gates(fz__page *page, const fz_result *result)
{
    if (!fz_result_gate_count(result) && !fz_result_is_not_met(result))
        return;
    page->text.length = 0;
    fz__gates_append(result, "；", &page->text);
    FZ_HTML(&page->html, "<p class=\"gates\">");
    if (fz_result_is_not_met(result))
        FZ_HTML(&page->html, "未达标。");
    fz__html_text(&page->html, page->text.length ? page->text.bytes : "");
    FZ_HTML(&page->html, "</p>\n");
}

static void write_result(fz__page *page, const fz_result *result)
{
    FZ_HTML(&page->html, "<article id=\"");
    fz__page_result_id(page, result);
    FZ_HTML(&page->html, "\">\n<h3>");
    fz__html_text(&page->html, fz_result_unit(result));
    FZ_HTML(&page->html, " ");
    write_verdict(page, result);
    FZ_HTML(&page->html, "</h3>\n");
    write_gates(page, result);
    write_items(page, result);
    FZ_HTML(&page->html, "</article>\n");
}

void fz__page_scores(fz__page *page)
{
    for (size_t i = 0; i < fz_report_result_count(page->report); i++)
        write_result(page, fz_report_result(page->report, i));
}

bool fz__page_has_result(const fz__page *page)
{
    return page->result != NULL;
}

void fz__page_unit_score(fz__page *page)
{
    write_result(page, page->result);
}
