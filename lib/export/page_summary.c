/* The summaries: of everything, and of one unit. */
#include "assess/assess_model.h"
#include "export/page.h"

static size_t leads(const fz__page *page)
{
    size_t count = 0;

    for (size_t i = 0; i < page->parties.count; i++)
        count += page->parties.items[i].counts[FZ_LIST_FIRST_LEAD] || page->parties.items[i].counts[FZ_LIST_JOINT_LEAD];
    return count;
}

static void write_directive(fz__page *page)
{
    fz__page_fact_number(page, "任务", fz_directive_task_count(page->directive), "项");
    fz__page_fact_number(page, "部分", fz_directive_section_count(page->directive), "个");
    fz__page_fact_number(page, "有分工的单位", page->parties.count, "个");
    fz__page_fact_number(page, "其中牵头", leads(page), "个");
}

static void write_report(fz__page *page)
{
    size_t ranked = 0, not_met = 0;

    for (size_t i = 0; i < page->report->class_count; i++)
        ranked += page->report->classes[i].ranked;
    for (size_t i = 0; i < page->report->result_count; i++)
        not_met += page->report->results[i].not_met;
    fz__page_fact_number(page, "考核单位", page->report->result_count, "个");
    fz__page_fact_number(page, "参加排名", ranked, "个");
    if (not_met)
        fz__page_fact_number(page, "未达标", not_met, "个");
}

static size_t graded(const fz__page *page, size_t class, const fz__node *grade)
{
    size_t count = 0;

    for (size_t i = 0; i < page->report->result_count; i++)
        count += page->report->results[i].class_index == class && page->report->results[i].grade == grade;
    return count;
}

static void write_grades(fz__page *page, size_t class)
{
    const fz__node *table = page->report->classes[class].grades;
    const fz__node *grade = table ? fz__node_child(table, SC_GRADE) : NULL;
    size_t none = graded(page, class, NULL);

    FZ_HTML(&page->html, "<td>");
    for (bool first = true; grade; grade = fz__node_sibling(grade, SC_GRADE), first = false) {
        if (!first)
            FZ_HTML(&page->html, "，");
        fz__html_cell(&page->html, fz__node_text(grade, KEY_NAME));
        FZ_HTML(&page->html, " ");
        fz__html_number(&page->html, graded(page, class, grade));
    }
    if (table && none) {
        FZ_HTML(&page->html, "，未定等次 ");
        fz__html_number(&page->html, none);
    }
    FZ_HTML(&page->html, "</td>");
}

static void write_class(fz__page *page, size_t index)
{
    fz_class_summary class = {.size = sizeof(class)};

    fz_report_class(page->report, index, &class);
    FZ_HTML(&page->html, "<tr>");
    fz__page_row(page, class.name ? class.name : class.id ? class.id : "全部单位");
    fz__page_cell_number(page, class.units);
    fz__page_cell_number(page, class.ranked);
    if (class.ranked) {
        FZ_HTML(&page->html, "<td class=\"number\">");
        fz__html_decimal_places(&page->html, class.mean, 2);
        FZ_HTML(&page->html, "</td>");
        fz__page_cell_decimal(page, class.highest);
        fz__page_cell_decimal(page, class.lowest);
    } else {
        FZ_HTML(&page->html, "<td></td><td></td><td></td>");
    }
    write_grades(page, index);
    FZ_HTML(&page->html, "</tr>\n");
}

static void write_overdue(fz__page *page)
{
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;

    fz_supervision_rate(page->given.supervision, NULL, &rates);
    fz__page_fact_number(page, "逾期未办结", rates.overdue, "项");
}

static size_t finding_count(const fz__page *page)
{
    return fz_directive_finding_count(page->directive) + fz_report_finding_count(page->report) +
           fz_scheme_finding_count(fz_report_scheme(page->report)) + fz_ledger_finding_count(page->given.ledger) +
           fz_supervision_finding_count(page->given.supervision);
}

void fz__page_summary(fz__page *page)
{
    static const char *const headings[] = {"类别", "#单位", "#排名", "#平均", "#最高", "#最低", "等次（个）", NULL};

    FZ_HTML(&page->html, "<dl class=\"facts\">\n");
    if (page->directive)
        write_directive(page);
    if (page->report)
        write_report(page);
    if (page->given.supervision)
        write_overdue(page);
    fz__page_fact_number(page, "发现", finding_count(page), "条");
    FZ_HTML(&page->html, "</dl>\n");
    if (!page->report)
        return;
    fz__page_table(page, "各类单位的得分和等次", headings);
    for (size_t i = 0; i < page->report->class_count; i++)
        write_class(page, i);
    fz__page_table_end(page);
}

/* ------------------------------------------------------------------ one unit --------------------------------------- */

static void write_rank(fz__page *page, const fz_result *result)
{
    fz_decimal score;

    if (fz_result_score(result, &score)) {
        fz__page_fact(page, "得分");
        fz__html_decimal(&page->html, score);
        fz__page_fact_end(page);
    }
    if (fz_result_grade(result)) {
        fz__page_fact(page, "等次");
        fz__html_text(&page->html, fz_result_grade(result));
        fz__page_fact_end(page);
    }
    if (fz_result_rank(result)) {
        fz__page_fact(page, "名次");
        fz__html_number(&page->html, fz_result_rank(result));
        FZ_HTML(&page->html, "<small> / ");
        fz__html_number(&page->html, page->report->classes[result->class_index].ranked);
        FZ_HTML(&page->html, "</small>");
        fz__page_fact_end(page);
    }
}

void fz__page_unit_summary(fz__page *page)
{
    static const char *const names[FZ_LISTS] = {"首位牵头", "共同牵头", "配合", "责任"};

    FZ_HTML(&page->html, "<dl class=\"facts\">\n");
    if (page->result)
        write_rank(page, page->result);
    if (page->party != FZ__NONE) {
        const fz__party *party = &page->parties.items[page->party];

        fz__page_fact_number(page, "任务", party->tasks, "项");
        for (size_t i = 0; i < FZ_LISTS; i++)
            if (party->counts[i])
                fz__page_fact_number(page, names[i], party->counts[i], "项");
    }
    FZ_HTML(&page->html, "</dl>\n");
    if (page->result && fz_result_standing(page->result) != FZ_STANDING_RANKED) {
        FZ_HTML(&page->html, "<p>");
        fz__html_text(&page->html, fz__standing_text(page->result));
        FZ_HTML(&page->html, "。</p>\n");
    }
}
