/* The page as a whole: its frame, its contents, and which sections it has. */
#include "export/page.h"

#include "assess/assess_model.h"
#include "base/context.h"
#include "base/file.h"
#include "export/page_style.h"

#include <string.h>

static const fz__page_section whole[] = {
    {"summary", "概要", fz__page_always, fz__page_summary},
    {"ranking", "排名", fz__page_has_report, fz__page_ranking},
    {"heat", "各单位各部分得分率", fz__page_has_heat, fz__page_heat},
    {"work", "任务负担", fz__page_has_work, fz__page_work},
    {"ties", "牵头与配合", fz__page_has_ties, fz__page_ties},
    {"dues", "写明的期限", fz__page_has_dues, fz__page_dues},
    {"watch", "到期与逾期", fz__page_has_watch, fz__page_watch},
    {"scores", "各单位得分及由来", fz__page_has_report, fz__page_scores},
    {"findings", "导入和评分时的发现", fz__page_always, fz__page_findings},
    {NULL, NULL, NULL, NULL},
};

static const fz__page_section dossier[] = {
    {"summary", "概要", fz__page_always, fz__page_unit_summary},
    {"tasks", "任务与要求", fz__page_has_party, fz__page_tasks},
    {"dues", "写明的期限", fz__page_has_dues, fz__page_dues},
    {"stages", "实施方案", fz__page_has_watch, fz__page_stages},
    {"watch", "到期与逾期", fz__page_has_watch, fz__page_watch},
    {"scores", "得分及由来", fz__page_has_result, fz__page_unit_score},
    {"prospect", "还缺什么", fz__page_has_result, fz__page_prospect},
    {"partners", "与谁合作", fz__page_has_partners, fz__page_partners},
    {NULL, NULL, NULL, NULL},
};

static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

bool fz__page_always(const fz__page *page)
{
    return page != NULL;
}

/* ------------------------------------------------------------------ the frame -------------------------------------- */

static const char *title_of(const fz__page *page)
{
    if (page->dossier)
        return page->result ? fz_result_unit(page->result) : page->parties.items[page->party].name;
    return page->directive ? fz_directive_title(page->directive) : fz_scheme_title(fz_report_scheme(page->report));
}

static const char *kind_of(const fz__page *page)
{
    if (page->dossier)
        return "单位档案";
    return page->report ? "考核结果报告" : "任务分工报告";
}

/* Nothing but what stands in the page may be used, and no script at all. */
static void write_head(fz__page *page)
{
    fz__html *html = &page->html;

    FZ_HTML(html,
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "base-uri 'none'; form-action 'none'\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"generator\" "
            "content=\"libfazhi ");
    fz__html_text(html, fz_version());
    FZ_HTML(html, "\"/>\n<title>");
    fz__html_text(html, title_of(page));
    FZ_HTML(html, " · ");
    fz__html_text(html, kind_of(page));
    FZ_HTML(html, "</title>\n<style>\n");
    fz__html_literal(html, (const char *)fz__page_style, fz__page_style_size);
    FZ_HTML(html, "</style>\n</head>\n<body>\n");
    fz__svg_patterns(html);
}

static void write_source(fz__page *page, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    FZ_HTML(&page->html, "<div><dt>");
    fz__html_text(&page->html, name);
    FZ_HTML(&page->html, "</dt><dd>");
    fz__html_text(&page->html, value);
    FZ_HTML(&page->html, "</dd></div>\n");
}

static void write_day(fz__page *page, const char *name, fz_date day)
{
    char text[16];

    write_source(page, name, fz__day_text(day, text));
}

/* What the page rests on: whoever reads a score can see of what and when. */
static void write_sources(fz__page *page)
{
    const fz_directive *directive = page->directive;

    FZ_HTML(&page->html, "<dl class=\"sources\">\n");
    write_source(page, "任务分工", directive ? fz_directive_title(directive) : NULL);
    write_source(page, "发文字号", fz_directive_field(directive, FZ_FIELD_DOC_NUMBER, 0));
    write_source(page, "发文机关", fz_directive_field(directive, FZ_FIELD_ISSUER, 0));
    write_day(page, "成文日期", fz_directive_day(directive, FZ_FIELD_SIGNED));
    if (page->report) {
        write_source(page, "考核办法", fz_scheme_title(fz_report_scheme(page->report)));
        write_source(page, "台账", page->report->ledger_title ? page->report->ledger_title : page->report->ledger_id);
        write_day(page, "考核日", fz_report_day(page->report));
        write_day(page, "登记截至", fz_report_known(page->report));
    }
    FZ_HTML(&page->html, "</dl>\n");
}

static void write_contents(fz__page *page, const fz__page_section *sections)
{
    size_t number = 0;

    FZ_HTML(&page->html, "<nav aria-label=\"目录\"><ol class=\"contents\">\n");
    for (; sections->id; sections++) {
        if (!sections->has(page))
            continue;
        FZ_HTML(&page->html, "<li><a href=\"#");
        fz__html_text(&page->html, sections->id);
        FZ_HTML(&page->html, "\">");
        fz__html_text(&page->html, numerals[number++]);
        FZ_HTML(&page->html, "、");
        fz__html_text(&page->html, sections->title);
        FZ_HTML(&page->html, "</a></li>\n");
    }
    FZ_HTML(&page->html, "</ol></nav>\n</header>\n<main>\n");
}

static void write_sections(fz__page *page, const fz__page_section *sections)
{
    size_t number = 0;

    for (; sections->id; sections++) {
        if (!sections->has(page))
            continue;
        FZ_HTML(&page->html, "<section id=\"");
        fz__html_text(&page->html, sections->id);
        FZ_HTML(&page->html, "\">\n<h2>");
        fz__html_text(&page->html, numerals[number++]);
        FZ_HTML(&page->html, "、");
        fz__html_text(&page->html, sections->title);
        FZ_HTML(&page->html, "</h2>\n");
        sections->write(page);
        FZ_HTML(&page->html, "</section>\n");
    }
}

static void write_page(fz__page *page)
{
    const fz__page_section *sections = page->dossier ? dossier : whole;

    write_head(page);
    FZ_HTML(&page->html, "<header>\n<h1>");
    fz__html_text(&page->html, title_of(page));
    FZ_HTML(&page->html, "<span class=\"kind\">");
    fz__html_text(&page->html, kind_of(page));
    FZ_HTML(&page->html, "</span></h1>\n");
    write_sources(page);
    write_contents(page, sections);
    write_sections(page, sections);
    FZ_HTML(&page->html, "</main>\n<footer>由 libfazhi ");
    fz__html_text(&page->html, fz_version());
    FZ_HTML(&page->html, " 生成。数值都是精确计算的；相同的输入得到相同的页面。</footer>\n</body>\n</html>\n");
}

/* ------------------------------------------------------------------ what it is about ------------------------------- */

static const char *fault_of(const fz_context *context, const fz_page_options *given, fz_write_fn write)
{
    if (!context)
        return "context is NULL";
    if (!write)
        return "write is NULL";
    if (given->flags || given->reserved)
        return "flags or reserved is not 0";
    return given->report || given->directive ? NULL : "neither a report nor a directive";
}

/* The one unit, by its result or by its part in the directive. FZ_EUNKNOWN_UNIT when it has neither; FZ_ENOMEM. */
static fz_status find_unit(fz__page *page)
{
    const char *name = page->given.unit;

    page->party = FZ__NONE;
    if (!name)
        return FZ_OK;
    page->dossier = true;
    if (!fz__report_find(page->report, name, &page->result))
        return FZ_ENOMEM;
    page->party = fz__party_named(&page->parties, page->directive, name);
    if (page->party == FZ__NONE && page->result)
        page->party = fz__party_named(&page->parties, page->directive, fz_result_unit(page->result));
    if (page->party == FZ__NONE && page->result)
        page->party = fz__party_of_body(&page->parties, page->result->body);
    if (!page->result && page->party != FZ__NONE &&
        !fz__report_find(page->report, page->parties.items[page->party].name, &page->result))
        return FZ_ENOMEM;
    return page->result || page->party != FZ__NONE ? FZ_OK : FZ_EUNKNOWN_UNIT;
}

fz_status fz_page_write(fz_context *context, const fz_page_options *options, fz_write_fn write, void *user,
                        fz_error **error)
{
    fz__page page = {.context = context};
    const char *fault = "options of an unknown size";
    fz_status status;

    if (error)
        *error = NULL;
    if (options && fz__options_read(&page.given, sizeof(page.given), FZ__THROUGH(fz_page_options, reserved), options))
        fault = fault_of(context, &page.given, write);
    if (fault)
        return fz__bad_argument(context, error, __func__, options ? fault : "options is NULL");
    page.report = page.given.report;
    page.directive = page.given.directive ? page.given.directive : fz_report_directive(page.report);
    fz__buffer_init(&page.text, context);
    fz__sink_init(&page.html.sink, write, user);
    if (!fz__parties_find(&page.parties, context, page.directive, page.given.registry, fz_report_day(page.report)))
        status = FZ_ENOMEM;
    else
        status = find_unit(&page);
    if (status == FZ_ENOMEM)
        fz__no_memory(error);
    else if (status == FZ_EUNKNOWN_UNIT)
        status = fz__fail(context, error, status, NULL, FZ_ARGS(page.given.unit));
    else {
        write_page(&page);
        status = fz__written(context, &page.html.sink, !page.text.failed, error);
    }
    fz__buffer_clear(&page.text);
    fz__parties_clear(&page.parties);
    return status;
}

fz_status fz_page_save_path(fz_context *context, const fz_page_options *options, const char *path, fz_error **error)
{
    fz__file_writer *writer;
    fz_error *own = NULL;
    fz_status status;

    if (error)
        *error = NULL;
    if (!context || !path)
        return fz__bad_argument(context, error, __func__, context ? "path is NULL" : "context is NULL");
    status = fz__file_writer_open(context, path, &writer, error);
    if (status != FZ_OK)
        return status;
    status = fz_page_write(context, options, fz__file_writer_write, writer, &own);
    if (status == FZ_OK)
        return fz__file_writer_close(writer, true, error);
    if (status == FZ_EWRITE) { /* the file knows why */
        fz_error_free(own);
        return fz__file_writer_close(writer, false, error);
    }
    fz__file_writer_close(writer, false, NULL);
    if (error)
        *error = own;
    else
        fz_error_free(own);
    return status;
}
