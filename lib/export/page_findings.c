/* What was found on the way: by the import, in the scheme and the ledger, and when scores were computed. */
#include "base/error.h"
#include "export/page.h"

typedef struct findings {
    const char *title;
    size_t count;
    const void *object;
    const fz_finding *(*at)(const void *object, size_t index);
} findings;

static const fz_finding *of_directive(const void *object, size_t index)
{
    return fz_directive_finding(object, index);
}

static const fz_finding *of_scheme(const void *object, size_t index)
{
    return fz_scheme_finding(object, index);
}

static const fz_finding *of_ledger(const void *object, size_t index)
{
    return fz_ledger_finding(object, index);
}

static const fz_finding *of_supervision(const void *object, size_t index)
{
    return fz_supervision_finding(object, index);
}

static const fz_finding *of_report(const void *object, size_t index)
{
    return fz_report_finding(object, index);
}

static void write_place(fz__page *page, const fz_finding *finding)
{
    fz_place place = {.size = sizeof(place)};

    fz_finding_place(finding, &place);
    FZ_HTML(&page->html, "<td>");
    if (place.line) {
        FZ_HTML(&page->html, "第 ");
        fz__html_number(&page->html, place.line);
        FZ_HTML(&page->html, " 行");
        if (place.column) {
            FZ_HTML(&page->html, "第 ");
            fz__html_number(&page->html, place.column);
            FZ_HTML(&page->html, " 字");
        }
    }
    FZ_HTML(&page->html, "</td>");
}

static void write_findings(fz__page *page, const findings *list)
{
    static const char *const headings[] = {"程度", "位置", "内容", "代码", NULL};

    if (!list->count)
        return;
    fz__page_table(page, list->title, headings);
    for (size_t i = 0; i < list->count; i++) {
        const fz_finding *finding = list->at(list->object, i);

        FZ_HTML(&page->html, "<tr>");
        fz__page_cell(page, fz_finding_severity(finding) == FZ_SEVERITY_NOTE ? "提示" : "警告");
        write_place(page, finding);
        fz__page_cell(page, fz_finding_message(finding));
        FZ_HTML(&page->html, "<td class=\"code\">");
        fz__html_text(&page->html, fz_status_name(fz_finding_status(finding)));
        FZ_HTML(&page->html, "</td></tr>\n");
    }
    fz__page_table_end(page);
}

void fz__page_findings(fz__page *page)
{
    const fz_scheme *scheme = fz_report_scheme(page->report);
    const findings all[] = {
        {"导入任务分工时", fz_directive_finding_count(page->directive), page->directive, of_directive},
        {"考核办法", fz_scheme_finding_count(scheme), scheme, of_scheme},
        {"台账", fz_ledger_finding_count(page->given.ledger), page->given.ledger, of_ledger},
        {"督办", fz_supervision_finding_count(page->given.supervision), page->given.supervision, of_supervision},
        {"评分时", fz_report_finding_count(page->report), page->report, of_report},
    };
    size_t count = 0;

    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
        write_findings(page, &all[i]);
        count += all[i].count;
    }
    if (!count)
        FZ_HTML(&page->html, "<p>没有修补、疑点和遗漏。</p>\n");
}
