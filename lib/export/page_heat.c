/* Units × sections: what each unit came to in each section, as a table whose cells are the darker the more is missing. */
#include "assess/assess_model.h"
#include "export/page.h"

#define COLUMNS 12 /* of one table: more do not fit on paper */

static bool is_column(const fz_section *section)
{
    return section->parent == FZ__NONE && section->tasks.end > section->tasks.first;
}

/* The next section that is a column, from `*index` on. */
static const fz_section *next_column(const fz_directive *directive, size_t *index)
{
    while (*index < directive->section_count) {
        const fz_section *section = &directive->sections[(*index)++];

        if (is_column(section))
            return section;
    }
    return NULL;
}

static bool is_shown(const fz_result *result, const fz_directive *directive)
{
    const fz_section *section;
    size_t index = 0;

    while ((section = next_column(directive, &index)))
        if (fz_result_section(result, section, NULL, NULL))
            return true;
    return false;
}

bool fz__page_has_heat(const fz__page *page)
{
    if (!page->report || !page->report->directive || page->report->directive != page->directive)
        return false;
    for (size_t i = 0; i < page->report->result_count; i++)
        if (is_shown(&page->report->results[i], page->directive))
            return true;
    return false;
}

static const char *label_of(const fz_section *section)
{
    return section->label ? section->label : section->title;
}

/* ------------------------------------------------------------------ a table ---------------------------------------- */

/* 10 where nothing is missing, 0 where all is. */
static unsigned level_of(int64_t permille)
{
    return permille >= 1000 ? 10 : permille <= 0 ? 0 : (unsigned)(permille / 100);
}

static void write_cell(fz__page *page, const fz_result *result, const fz_section *section)
{
    fz_decimal points, score;

    if (!fz_result_section(result, section, &points, &score) || points <= 0) {
        FZ_HTML(&page->html, "<td></td>");
        return;
    }
    FZ_HTML(&page->html, "<td class=\"h");
    fz__html_number(&page->html, level_of(fz__permille(score, points)));
    FZ_HTML(&page->html, "\">");
    fz__html_tenths(&page->html, fz__permille(score, points));
    FZ_HTML(&page->html, "</td>");
}

static void write_unit(fz__page *page, const fz_result *result, size_t from)
{
    const fz_section *section;

    FZ_HTML(&page->html, "<tr>");
    fz__page_row(page, fz_result_unit(result));
    for (size_t i = 0; i < COLUMNS && (section = next_column(page->directive, &from)); i++)
        write_cell(page, result, section);
    FZ_HTML(&page->html, "</tr>\n");
}

static void write_head(fz__page *page, size_t from)
{
    const fz_section *section;

    FZ_HTML(&page->html,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"得分率\"><table class=\"heat\">\n"
            "<caption>各单位在各部分的得分率（%）</caption>\n<thead><tr><th scope=\"col\">单位</th>");
    for (size_t i = 0; i < COLUMNS && (section = next_column(page->directive, &from)); i++) {
        FZ_HTML(&page->html, "<th scope=\"col\" title=\"");
        fz__html_text(&page->html, section->title);
        FZ_HTML(&page->html, "\">");
        fz__html_clipped(&page->html, label_of(section), 12);
        FZ_HTML(&page->html, "</th>");
    }
    FZ_HTML(&page->html, "</tr></thead>\n<tbody>\n");
}

/* One table; where the next one begins. */
static size_t write_table(fz__page *page, size_t from)
{
    write_head(page, from);
    for (size_t i = 0; i < page->report->result_count; i++)
        write_unit(page, fz_report_result(page->report, i), from);
    fz__page_table_end(page);
    for (size_t i = 0; i < COLUMNS && next_column(page->directive, &from); i++)
        continue;
    return from;
}

/* ------------------------------------------------------------------ the section ------------------------------------ */

static void write_legend(fz__page *page)
{
    FZ_HTML(&page->html, "<p class=\"legend scale\"><span>得分率</span>");
    for (unsigned level = 0; level <= 10; level++) {
        FZ_HTML(&page->html, "<span class=\"h");
        fz__html_number(&page->html, level);
        FZ_HTML(&page->html, "\">");
        fz__html_number(&page->html, (uint64_t)level * 10);
        FZ_HTML(&page->html, "</span>");
    }
    FZ_HTML(&page->html,
            "<span class=\"note\">颜色越深失分越多；数字舍去到 0.1；空格表示没有适用的事项。</span></p>\n");
}

static void write_names(fz__page *page)
{
    const fz_section *section;
    size_t index = 0;

    FZ_HTML(&page->html, "<p class=\"note\">");
    for (bool first = true; (section = next_column(page->directive, &index)); first = false) {
        if (!first)
            FZ_HTML(&page->html, "；");
        fz__html_text(&page->html, section->label);
        if (section->label)
            FZ_HTML(&page->html, "、");
        fz__html_text(&page->html, section->title);
    }
    FZ_HTML(&page->html, "。</p>\n");
}

void fz__page_heat(fz__page *page)
{
    size_t from = 0, ahead = 0;

    write_legend(page);
    while (next_column(page->directive, &ahead))
        ahead = from = write_table(page, from);
    write_names(page);
}
