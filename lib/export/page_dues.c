/* Due days as the directive says them. */
#include "export/page.h"

/* Whether a task is shown: all, or those of the one party. */
static bool is_shown(const fz__page *page, const fz_task *task)
{
    if (!page->dossier)
        return true;
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++)
        if (page->parties.of_unit[page->directive->assignments[i].unit] == page->party)
            return true;
    return false;
}

static bool has_stated(const fz__page *page)
{
    for (uint32_t i = 0; page->directive && i < page->directive->task_count; i++)
        if (fz_task_due_count(&page->directive->tasks[i]) && is_shown(page, &page->directive->tasks[i]))
            return true;
    return false;
}

bool fz__page_has_dues(const fz__page *page)
{
    return has_stated(page);
}

static void write_due(fz__page *page, const fz_task *task, size_t index)
{
    FZ_HTML(&page->html, "<tr><td class=\"label\">");
    fz__page_task_label(page, task);
    FZ_HTML(&page->html, "</td>");
    page->text.length = 0;
    fz__cell_append(task, FZ_CELL_LEAD, "、", &page->text);
    fz__page_cell(page, page->text.length ? page->text.bytes : "");
    fz__page_cell(page, fz_task_due_text(task, index));
    FZ_HTML(&page->html, "<td>");
    fz__html_date(&page->html, fz_task_due_day(task, index));
    if (fz_task_due_every(task, index))
        FZ_HTML(&page->html, "经常性");
    FZ_HTML(&page->html, "</td></tr>\n");
}

void fz__page_dues(fz__page *page)
{
    static const char *const headings[] = {"任务", "牵头单位", "期限（原文）", "日期", NULL};

    fz__page_table(page, "写明期限的任务", headings);
    for (uint32_t i = 0; i < page->directive->task_count; i++)
        for (size_t k = 0; k < fz_task_due_count(&page->directive->tasks[i]); k++)
            if (is_shown(page, &page->directive->tasks[i]))
                write_due(page, &page->directive->tasks[i], k);
    fz__page_table_end(page);
}
