/* Who works with whom: those that lead × those that cooperate. A matrix where it can be taken in, else a list. */
#include "export/page.h"

#define COLUMNS 16   /* of one matrix: more do not fit on paper */
#define CELLS   3000 /* of all matrices together */

bool fz__page_has_ties(const fz__page *page)
{
    return page->parties.tie_count > 0;
}

/* ------------------------------------------------------------------ the matrix ------------------------------------- */

/* A row's ties, and how far they are written. */
typedef struct run {
    const fz__tie *first, *end;
} run;

static run run_of(const fz__parties *parties, size_t first)
{
    size_t end = first;

    while (end < parties->tie_count && parties->ties[end].lead == parties->ties[first].lead)
        end++;
    return (run){parties->ties + first, parties->ties + end};
}

static void write_level(fz__page *page, uint32_t tasks)
{
    FZ_HTML(&page->html, "<td class=\"t");
    fz__html_number(&page->html, tasks < 5 ? tasks : 5);
    FZ_HTML(&page->html, "\">");
    fz__html_number(&page->html, tasks);
    FZ_HTML(&page->html, "</td>");
}

static void write_row(fz__page *page, run row, const uint32_t *columns, size_t count)
{
    FZ_HTML(&page->html, "<tr>");
    fz__page_row(page, page->parties.items[row.first->lead].name);
    for (size_t i = 0; i < count; i++) {
        while (row.first < row.end && row.first->cooperate < columns[i])
            row.first++;
        if (row.first < row.end && row.first->cooperate == columns[i])
            write_level(page, row.first->tasks);
        else
            FZ_HTML(&page->html, "<td></td>");
    }
    FZ_HTML(&page->html, "</tr>\n");
}

static void write_matrix(fz__page *page, const uint32_t *columns, size_t count)
{
    FZ_HTML(&page->html,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"牵头与配合\"><table class=\"ties\">\n"
            "<caption>共同承担的任务数：行为牵头单位，列为配合单位</caption>\n<thead><tr><th "
            "scope=\"col\">牵头＼配合</th>");
    for (size_t i = 0; i < count; i++) {
        FZ_HTML(&page->html, "<th scope=\"col\"><span>");
        fz__html_cell(&page->html, page->parties.items[columns[i]].name);
        FZ_HTML(&page->html, "</span></th>");
    }
    FZ_HTML(&page->html, "</tr></thead>\n<tbody>\n");
    for (size_t at = 0; at < page->parties.tie_count;) {
        run row = run_of(&page->parties, at);

        write_row(page, row, columns, count);
        at = (size_t)(row.end - page->parties.ties);
    }
    fz__page_table_end(page);
}

/* ------------------------------------------------------------------ the list --------------------------------------- */

static void write_partners(fz__page *page, run row)
{
    FZ_HTML(&page->html, "<tr>");
    fz__page_row(page, page->parties.items[row.first->lead].name);
    FZ_HTML(&page->html, "<td>");
    for (const fz__tie *tie = row.first; tie < row.end; tie++) {
        if (tie > row.first) {
            FZ_HTML(&page->html, "、");
            fz__html_text(&page->html, page->parties.items[tie->cooperate].name);
        } else {
            fz__html_cell(&page->html, page->parties.items[tie->cooperate].name);
        }
        FZ_HTML(&page->html, "（");
        fz__html_number(&page->html, tie->tasks);
        FZ_HTML(&page->html, "）");
    }
    FZ_HTML(&page->html, "</td></tr>\n");
}

static void write_list(fz__page *page)
{
    static const char *const headings[] = {"牵头单位", "配合单位（共同承担的任务数）", NULL};

    fz__page_table(page, "牵头单位和与其配合的单位", headings);
    for (size_t at = 0; at < page->parties.tie_count;) {
        run row = run_of(&page->parties, at);

        write_partners(page, row);
        at = (size_t)(row.end - page->parties.ties);
    }
    fz__page_table_end(page);
}

/* ------------------------------------------------------------------ the section ------------------------------------ */

/* The parties that cooperate, ascending; how many lead is told too. */
static size_t find_columns(const fz__parties *parties, uint32_t *columns, size_t *rows)
{
    size_t count = 0;

    *rows = 0;
    for (size_t i = 0; i < parties->tie_count; i++) {
        columns[parties->ties[i].cooperate] = 1;
        *rows += i == 0 || parties->ties[i].lead != parties->ties[i - 1].lead;
    }
    for (uint32_t i = 0; i < parties->count; i++)
        if (columns[i])
            columns[count++] = i;
    return count;
}

void fz__page_ties(fz__page *page)
{
    uint32_t *columns = fz__calloc(page->context, page->parties.count * sizeof(*columns));
    size_t count, rows;

    if (!columns) {
        page->text.failed = true;
        return;
    }
    count = find_columns(&page->parties, columns, &rows);
    if (count * rows > CELLS)
        write_list(page);
    else
        for (size_t first = 0; first < count; first += COLUMNS)
            write_matrix(page, columns + first, count - first < COLUMNS ? count - first : COLUMNS);
    fz__free(page->context, columns, page->parties.count * sizeof(*columns));
}

/* ------------------------------------------------------------------ of one unit ------------------------------------ */

bool fz__page_has_partners(const fz__page *page)
{
    for (size_t i = 0; i < page->parties.tie_count; i++)
        if (page->parties.ties[i].lead == page->party || page->parties.ties[i].cooperate == page->party)
            return true;
    return false;
}

void fz__page_partners(fz__page *page)
{
    static const char *const headings[] = {"单位", "关系", "#任务数", NULL};

    fz__page_table(page, "合作单位", headings);
    for (size_t i = 0; i < page->parties.tie_count; i++) {
        const fz__tie *tie = &page->parties.ties[i];

        if (tie->lead != page->party && tie->cooperate != page->party)
            continue;
        FZ_HTML(&page->html, "<tr>");
        fz__page_row(page, page->parties.items[tie->lead == page->party ? tie->cooperate : tie->lead].name);
        fz__page_cell(page, tie->lead == page->party ? "配合本单位" : "由本单位配合");
        fz__page_cell_number(page, tie->tasks);
        FZ_HTML(&page->html, "</tr>\n");
    }
    fz__page_table_end(page);
}
