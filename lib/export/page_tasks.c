/* The tasks of one unit: what it has to do, in which role, with whom, and what the text demands. */
#include "export/page.h"

#include <fazhi/requirement.h>

bool fz__page_has_party(const fz__page *page)
{
    return page->party != FZ__NONE && page->parties.items[page->party].tasks > 0;
}

static bool is_own(const fz__page *page, const fz_task *task, fz__list list)
{
    for (uint32_t i = task->assignments.first; i < task->assignments.end; i++) {
        const fz_assignment *assignment = &page->directive->assignments[i];

        if (page->parties.of_unit[assignment->unit] == page->party && fz__list_of(assignment) == list)
            return true;
    }
    return false;
}

/* The roles of the unit in a task; false when it has none. */
static bool roles_of(fz__page *page, const fz_task *task)
{
    static const char *const names[FZ_LISTS] = {"首位牵头", "共同牵头", "配合", "责任"};

    page->text.length = 0;
    for (unsigned i = 0; i < FZ_LISTS; i++) {
        if (!is_own(page, task, (fz__list)i))
            continue;
        fz__buffer_string(&page->text, page->text.length ? "、" : "");
        fz__buffer_string(&page->text, names[i]);
    }
    return page->text.length > 0;
}

static void write_units(fz__page *page, const fz_task *task, const char *name, fz__cell cell)
{
    page->text.length = 0;
    fz__cell_append(task, cell, "、", &page->text);
    if (!page->text.length)
        return;
    FZ_HTML(&page->html, "<div><dt>");
    fz__html_text(&page->html, name);
    FZ_HTML(&page->html, "</dt><dd>");
    fz__html_text(&page->html, page->text.bytes);
    FZ_HTML(&page->html, "</dd></div>\n");
}

static void write_requirements(fz__page *page, const fz_task *task)
{
    static const char *const kinds[] = {"", "频次", "周期", "时限", "前置条件", "禁止", "数量"};

    if (!fz_task_requirement_count(task))
        return;
    FZ_HTML(&page->html, "<div><dt>要求</dt><dd>");
    for (size_t i = 0; i < fz_task_requirement_count(task); i++) {
        const fz_requirement *requirement = fz_task_requirement(task, i);

        FZ_HTML(&page->html, "<span class=\"step\"><b>");
        fz__html_text(&page->html, kinds[fz_requirement_kind_of(requirement)]);
        FZ_HTML(&page->html, "</b>　");
        fz__html_text(&page->html, fz_requirement_text(requirement));
        FZ_HTML(&page->html, "</span> ");
    }
    FZ_HTML(&page->html, "</dd></div>\n");
}

static void write_task(fz__page *page, const fz_task *task)
{
    FZ_HTML(&page->html, "<article class=\"task\">\n<h3>第 ");
    fz__html_text(&page->html, fz_task_label(task));
    FZ_HTML(&page->html, " 项 <span class=\"verdict\">");
    fz__html_text(&page->html, page->text.bytes); /* the roles */
    FZ_HTML(&page->html, "</span></h3>\n<p class=\"words\">");
    fz__html_text(&page->html, fz_task_text(task));
    FZ_HTML(&page->html, "</p>\n<dl class=\"details\">\n");
    write_units(page, task, "牵头", FZ_CELL_LEAD);
    write_units(page, task, "配合", FZ_CELL_COOPERATE);
    write_units(page, task, "责任", FZ_CELL_RESPONSIBLE);
    write_units(page, task, "期限", FZ_CELL_DEADLINE);
    write_requirements(page, task);
    FZ_HTML(&page->html, "</dl>\n</article>\n");
}

void fz__page_tasks(fz__page *page)
{
    for (uint32_t i = 0; i < page->directive->task_count && !page->text.failed; i++)
        if (roles_of(page, &page->directive->tasks[i]))
            write_task(page, &page->directive->tasks[i]);
}
