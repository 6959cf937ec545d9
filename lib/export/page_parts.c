/* What the sections are made of: facts, tables, and the figures of charts. */
#include "assess/assess_model.h"
#include "export/page.h"

#include <string.h>

void fz__page_subtitle(fz__page *page, const char *title)
{
    FZ_HTML(&page->html, "<h3>");
    fz__html_text(&page->html, title);
    FZ_HTML(&page->html, "</h3>\n");
}

/* ------------------------------------------------------------------ facts ------------------------------------------ */

void fz__page_fact(fz__page *page, const char *name)
{
    FZ_HTML(&page->html, "<div><dt>");
    fz__html_text(&page->html, name);
    FZ_HTML(&page->html, "</dt><dd>");
}

void fz__page_fact_end(fz__page *page)
{
    FZ_HTML(&page->html, "</dd></div>\n");
}

void fz__page_fact_number(fz__page *page, const char *name, uint64_t number, const char *unit)
{
    fz__page_fact(page, name);
    fz__html_number(&page->html, number);
    FZ_HTML(&page->html, "<small> ");
    fz__html_text(&page->html, unit);
    FZ_HTML(&page->html, "</small>");
    fz__page_fact_end(page);
}

/* ------------------------------------------------------------------ tables ----------------------------------------- */

void fz__page_table(fz__page *page, const char *caption, const char *const *headings)
{
    fz__html *html = &page->html;

    FZ_HTML(html, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    fz__html_text(html, caption);
    FZ_HTML(html, "\"><table>\n<caption>");
    fz__html_text(html, caption);
    FZ_HTML(html, "</caption>\n<thead><tr>");
    for (; *headings; headings++) {
        bool number = **headings == '#';

        if (number)
            FZ_HTML(html, "<th scope=\"col\" class=\"number\">");
        else
            FZ_HTML(html, "<th scope=\"col\">");
        fz__html_text(html, *headings + number);
        FZ_HTML(html, "</th>");
    }
    FZ_HTML(html, "</tr></thead>\n<tbody>\n");
}

void fz__page_table_end(fz__page *page)
{
    FZ_HTML(&page->html, "</tbody></table></div>\n");
}

void fz__page_figures(fz__page *page, const char *summary)
{
    FZ_HTML(&page->html, "<details open=\"open\"><summary>");
    fz__html_text(&page->html, summary);
    FZ_HTML(&page->html, "</summary>\n");
}

void fz__page_figures_end(fz__page *page)
{
    FZ_HTML(&page->html, "</details>\n");
}

void fz__page_row(fz__page *page, const char *name)
{
    FZ_HTML(&page->html, "<th scope=\"row\">");
    fz__html_cell(&page->html, name);
    FZ_HTML(&page->html, "</th>");
}

void fz__page_cell(fz__page *page, const char *text)
{
    FZ_HTML(&page->html, "<td>");
    fz__html_cell(&page->html, text);
    FZ_HTML(&page->html, "</td>");
}

void fz__page_cell_number(fz__page *page, uint64_t number)
{
    FZ_HTML(&page->html, "<td class=\"number\">");
    fz__html_number(&page->html, number);
    FZ_HTML(&page->html, "</td>");
}

void fz__page_cell_decimal(fz__page *page, fz_decimal decimal)
{
    FZ_HTML(&page->html, "<td class=\"number\">");
    fz__html_decimal(&page->html, decimal);
    FZ_HTML(&page->html, "</td>");
}

void fz__page_result_id(fz__page *page, const fz_result *result)
{
    FZ_HTML(&page->html, "unit");
    fz__html_number(&page->html, (uint64_t)(result - page->report->results) + 1);
}

void fz__page_task_label(fz__page *page, const fz_task *task)
{
    page->text.length = 0;
    fz__cell_append(task, FZ_CELL_NUMBER, "", &page->text);
    fz__html_cell(&page->html, page->text.length ? page->text.bytes : "");
}

/* ------------------------------------------------------------------ figures ---------------------------------------- */

int64_t fz__permille(fz_decimal score, fz_decimal points)
{
    if (points <= 0)
        return 0;
    if (score > INT64_MAX / 1000 || score < INT64_MIN / 1000)
        return points < 1000 ? 0 : score / (points / 1000);
    return score * 1000 / points;
}

unsigned fz__grade_fill(const fz_result *result)
{
    const fz__class *class = &result->report->classes[result->class_index];
    const fz__node *grade = class->grades ? fz__node_child(class->grades, SC_GRADE) : NULL;
    unsigned fill = 0;

    for (; grade && grade != result->grade; grade = fz__node_sibling(grade, SC_GRADE))
        fill++;
    return grade && fill < FZ__FILLS - 1 ? fill : FZ__FILLS - 1;
}
