/* The ranking of each class: bars with grades, and the same as a table. */
#include "assess/assess_model.h"
#include "export/page.h"

#include <string.h>

#define DRAWN 100 /* units of a class that are drawn; a table has all */
#define MARKS 8

/* The stretch of results that are one class: they come class by class. */
typedef struct stretch {
    size_t first, end;
    fz_decimal full;       /* what a whole bar is */
    uint32_t marks[MARKS]; /* where grades begin */
    size_t mark_count;
} stretch;

static fz_decimal score_of(const fz_result *result)
{
    fz_decimal score = 0;

    fz_result_score(result, &score);
    return score;
}

static void find_marks(const fz__page *page, stretch *at, size_t class)
{
    const fz__node *table = page->report->classes[class].grades;
    const fz__node *grade = table ? fz__node_child(table, SC_GRADE) : NULL;

    for (; grade && at->mark_count < MARKS; grade = fz__node_sibling(grade, SC_GRADE)) {
        int64_t mark = fz__permille(fz__node_decimal(grade, KEY_FROM, 0), at->full);

        if (mark > 0 && mark < 1000)
            at->marks[at->mark_count++] = (uint32_t)mark;
    }
}

static stretch stretch_of(const fz__page *page, size_t class, size_t first)
{
    stretch at = {.first = first, .end = first};

    while (at.end < page->report->result_count) {
        const fz_result *result = fz_report_result(page->report, at.end);
        fz_decimal points = fz_item_points(fz_result_item(result, 0));

        if (result->class_index != class)
            break;
        at.full = points > at.full ? points : at.full;
        at.full = score_of(result) > at.full ? score_of(result) : at.full;
        at.end++;
    }
    find_marks(page, &at, class);
    return at;
}

/* ------------------------------------------------------------------ bars ------------------------------------------- */

static void describe(fz__page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const fz_result *result = fz_report_result(page->report, i);

        if (i > first)
            FZ_HTML(&page->html, "，");
        fz__html_text(&page->html, fz_result_unit(result));
        FZ_HTML(&page->html, " ");
        fz__html_decimal(&page->html, score_of(result));
    }
    FZ_HTML(&page->html, "。");
}

static void write_bar(fz__page *page, fz__bars *bars, const fz_result *result, fz_decimal full)
{
    const fz__bar_part part = {(uint32_t)(score_of(result) > 0 ? fz__permille(score_of(result), full) : 0),
                               fz__grade_fill(result)};
    char rank[FZ_DIGITS] = "";

    fz__bars_row(bars, fz_result_rank(result) ? fz__digits(fz_result_rank(result), rank) : "", fz_result_unit(result));
    if (fz_result_score(result, NULL)) {
        fz__html_decimal(&page->html, score_of(result));
        FZ_HTML(&page->html, " ");
    }
    fz__html_clipped(&page->html, fz_result_grade(result) ? fz_result_grade(result) : "—", 12);
    fz__bars_parts(bars, &part, 1);
}

static void write_bars(fz__page *page, const stretch *at, const char *class)
{
    size_t end = at->end - at->first > DRAWN ? at->first + DRAWN : at->end;

    for (size_t first = at->first; first < end; first += FZ__BAR_ROWS) {
        size_t next = end - first > FZ__BAR_ROWS ? first + FZ__BAR_ROWS : end;
        fz__bars bars = {&page->html, class, page->charts, next - first, 0, at->marks, at->mark_count};

        fz__bars_open(&bars);
        describe(page, first, next);
        fz__bars_described(&bars);
        for (size_t i = first; i < next; i++)
            write_bar(page, &bars, fz_report_result(page->report, i), at->full);
        fz__bars_close(&bars);
        page->charts = bars.serial;
    }
    if (end < at->end)
        FZ_HTML(&page->html, "<p class=\"note\">图中只画前面的单位，其余见表。</p>\n");
}

static void write_legend(fz__page *page, size_t class)
{
    const fz__node *table = page->report->classes[class].grades;
    const fz__node *grade = table ? fz__node_child(table, SC_GRADE) : NULL;

    if (!grade)
        return;
    FZ_HTML(&page->html, "<p class=\"legend\">");
    for (unsigned fill = 0; grade; grade = fz__node_sibling(grade, SC_GRADE), fill++) {
        FZ_HTML(&page->html, "<span>");
        fz__svg_swatch(&page->html, fill < FZ__FILLS - 1 ? fill : FZ__FILLS - 1);
        FZ_HTML(&page->html, " ");
        fz__html_text(&page->html, fz__node_text(grade, KEY_NAME));
        if (fz__node_has(grade, KEY_FROM)) {
            FZ_HTML(&page->html, "（");
            fz__html_decimal(&page->html, fz__node_decimal(grade, KEY_FROM, 0));
            FZ_HTML(&page->html, " 分起）");
        }
        FZ_HTML(&page->html, "</span> ");
    }
    FZ_HTML(&page->html, "<span class=\"note\">虚线为等次的分数线；等次还可能受名额和否决事项限制。</span></p>\n");
}

/* ------------------------------------------------------------------ the table -------------------------------------- */

const char *fz__standing_text(const fz_result *result)
{
    static const char *const texts[] = {"", "不参加排名", "没有适用的内容，不计分", "适用的部分不足，不计分"};

    return texts[fz_result_standing(result)];
}

static void remark(const fz_result *result, fz__buffer *text)
{
    text->length = 0;
    fz__buffer_string(text, fz__standing_text(result));
    if (fz_result_is_not_met(result))
        fz__buffer_string(text, text->length ? "；未达标" : "未达标");
    fz__buffer_string(text, text->length && fz_result_gate_count(result) ? "；" : "");
    fz__gates_append(result, "；", text);
}

static void write_row(fz__page *page, const fz_result *result)
{
    FZ_HTML(&page->html, "<tr>");
    if (fz_result_rank(result))
        fz__page_cell_number(page, fz_result_rank(result));
    else
        FZ_HTML(&page->html, "<td></td>");
    FZ_HTML(&page->html, "<th scope=\"row\"><a href=\"#");
    fz__page_result_id(page, result);
    FZ_HTML(&page->html, "\">");
    fz__html_cell(&page->html, fz_result_unit(result));
    FZ_HTML(&page->html, "</a></th>");
    if (fz_result_score(result, NULL))
        fz__page_cell_decimal(page, score_of(result));
    else
        FZ_HTML(&page->html, "<td></td>");
    fz__page_cell(page, fz_result_grade(result));
    remark(result, &page->text);
    fz__page_cell(page, page->text.length ? page->text.bytes : "");
    FZ_HTML(&page->html, "</tr>\n");
}

bool fz__page_has_report(const fz__page *page)
{
    return page->report && fz_report_result_count(page->report);
}

void fz__page_ranking(fz__page *page)
{
    static const char *const headings[] = {"#名次", "单位", "#得分", "等次", "说明", NULL};

    for (size_t i = 0, first = 0; i < page->report->class_count; i++) {
        stretch at = stretch_of(page, i, first);
        fz_class_summary class = {.size = sizeof(class)};
        const char *name;

        fz_report_class(page->report, i, &class);
        name = class.name ? class.name : class.id ? class.id : "全部单位";
        if (page->report->class_count > 1 || class.id)
            fz__page_subtitle(page, name);
        write_legend(page, i);
        write_bars(page, &at, name);
        fz__page_figures(page, "图中的数值");
        fz__page_table(page, "排名表", headings);
        for (size_t k = at.first; k < at.end; k++)
            write_row(page, fz_report_result(page->report, k));
        fz__page_table_end(page);
        fz__page_figures_end(page);
        first = at.end;
    }
}
