/* What is due, and how it stands: obligations with their lights. */
#include "export/page.h"
#include "supervise/model.h"

#include <string.h>

#define AHEAD  30 /* days from the day on: what is due in them is listed */
#define LIGHTS 8  /* that are counted apart */
#define WORDS  60 /* columns of what is to be done */

/* ------------------------------------------------------------------ which ------------------------------------------ */

static const char *only_unit(const fz__page *page)
{
    return page->result              ? fz_result_unit(page->result)
           : page->party != FZ__NONE ? page->parties.items[page->party].name
                                     : NULL;
}

static fz_obligation_filter filter_of(const fz__page *page)
{
    fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;

    filter.unit = page->dossier ? only_unit(page) : NULL;
    return filter;
}

/* The obligations of a filter, `*count` of them; NULL when memory is exhausted, which the page then knows. */
static const fz_obligation **find(fz__page *page, const fz_obligation_filter *filter, size_t *count)
{
    const fz_obligation **found;

    *count = fz_supervision_find(page->given.supervision, filter, NULL, 0);
    found = fz__alloc(page->context, *count * sizeof(*found));
    if (found)
        fz_supervision_find(page->given.supervision, filter, found, *count);
    else
        page->text.failed = true;
    return found;
}

bool fz__page_has_watch(const fz__page *page)
{
    fz_obligation_filter filter = filter_of(page);

    return page->given.supervision && fz_supervision_find(page->given.supervision, &filter, NULL, 0) > 0;
}

/* ------------------------------------------------------------------ lights ----------------------------------------- */

/* A colour for the lights whose names tell one; the name stands beside it, and each colour has a shape of its own. */
static void write_light(fz__page *page, const char *light)
{
    if (!light)
        return;
    if (strstr(light, "红"))
        FZ_HTML(&page->html, "<span class=\"light red\">■</span>");
    else if (strstr(light, "黄"))
        FZ_HTML(&page->html, "<span class=\"light yellow\">▲</span>");
    else if (strstr(light, "蓝"))
        FZ_HTML(&page->html, "<span class=\"light blue\">◆</span>");
    else if (strstr(light, "绿"))
        FZ_HTML(&page->html, "<span class=\"light green\">●</span>");
    fz__html_cell(&page->html, light);
}

typedef struct lights {
    const char *names[LIGHTS];
    uint64_t counts[LIGHTS], others;
    size_t count;
} lights;

static void count_light(lights *all, const char *name)
{
    size_t i = 0;

    while (name && i < all->count && strcmp(all->names[i], name) != 0)
        i++;
    if (!name || i == LIGHTS) {
        all->others++;
        return;
    }
    if (i == all->count)
        all->names[all->count++] = name;
    all->counts[i]++;
}

static void write_lights(fz__page *page, const fz_obligation *const *found, size_t count)
{
    lights all = {0};

    for (size_t i = 0; i < count; i++)
        count_light(&all, fz_obligation_light(found[i], NULL));
    for (size_t i = 0; i < all.count; i++) {
        FZ_HTML(&page->html, "<div><dt>");
        write_light(page, all.names[i]);
        FZ_HTML(&page->html, "灯</dt><dd>");
        fz__html_number(&page->html, all.counts[i]);
        FZ_HTML(&page->html, "<small> 项</small></dd></div>\n");
    }
}

/* ------------------------------------------------------------------ rates ------------------------------------------ */

static void write_rate(fz__page *page, const char *name, fz_decimal rate)
{
    fz__page_fact(page, name);
    fz__html_tenths(&page->html, rate / 1000);
    FZ_HTML(&page->html, "<small> %</small>");
    fz__page_fact_end(page);
}

static void write_rates(fz__page *page, const fz_obligation_filter *filter)
{
    fz_supervision_rates rates = FZ_SUPERVISION_RATES_INIT;

    fz_supervision_rate(page->given.supervision, filter, &rates);
    fz__page_fact_number(page, "应办事项", rates.total, "项");
    fz__page_fact_number(page, "已办结", rates.finished, "项");
    fz__page_fact_number(page, "逾期未办结", rates.overdue, "项");
    if (rates.has_completion)
        write_rate(page, "办结率", rates.completion);
    if (rates.has_punctuality)
        write_rate(page, "按期率", rates.punctuality);
}

/* ------------------------------------------------------------------ a row ------------------------------------------ */

/* What is late may wait for acceptance, having been reported in time. */
static const char *late(const fz_obligation *obligation)
{
    if (fz_obligation_done(obligation))
        return "迟 ";
    return fz_obligation_is_overdue(obligation) ? "逾期 " : "期限已过 ";
}

static void write_days(fz__page *page, const fz_obligation *obligation)
{
    bool done = fz_obligation_done(obligation) != 0;
    int32_t days;

    FZ_HTML(&page->html, "<td class=\"day\">");
    if (fz_obligation_days(obligation, &days)) {
        uint64_t size = days < 0 ? 0 - (uint64_t)days : (uint64_t)days;

        if (days == 0)
            fz__html_text(&page->html, done ? "当天办结" : "当天到期");
        else if (days < 0)
            fz__html_text(&page->html, late(obligation));
        else
            fz__html_text(&page->html, done ? "提前 " : "还有 ");
        if (days != 0) {
            fz__html_number(&page->html, size);
            FZ_HTML(&page->html, " 天");
        }
    }
    FZ_HTML(&page->html, "</td>");
}

static void write_what(fz__page *page, const fz_obligation *obligation)
{
    static const char *const kinds[] = {"任务", "时限", "周期", "频次", "阶段"};
    uint32_t done, times = fz_obligation_times(obligation, &done);

    FZ_HTML(&page->html, "<td>");
    fz__html_text(&page->html, kinds[fz_obligation_kind_of(obligation)]);
    FZ_HTML(&page->html, "：");
    fz__html_clipped(&page->html, fz_obligation_what(obligation), WORDS);
    if (times > 1) {
        FZ_HTML(&page->html, "（已办 ");
        fz__html_number(&page->html, done);
        FZ_HTML(&page->html, " 次，应办 ");
        fz__html_number(&page->html, times);
        FZ_HTML(&page->html, " 次）");
    }
    FZ_HTML(&page->html, "</td>");
}

static void write_state(fz__page *page, const fz_obligation *obligation)
{
    fz_date date;
    const char *state = fz_obligation_state(obligation, NULL, &date, NULL);

    FZ_HTML(&page->html, "<td class=\"day\">");
    if (state) {
        fz__html_cell(&page->html, state);
        FZ_HTML(&page->html, " ");
        fz__html_date(&page->html, date);
    } else {
        FZ_HTML(&page->html, "没有记录");
    }
    FZ_HTML(&page->html, "</td>");
}

static void write_row(fz__page *page, const fz_obligation *obligation)
{
    FZ_HTML(&page->html, "<tr><td class=\"lamp\">");
    write_light(page, fz_obligation_light(obligation, NULL));
    FZ_HTML(&page->html, "</td><td class=\"day\">");
    fz__html_date(&page->html, fz_obligation_due(obligation, NULL, NULL));
    FZ_HTML(&page->html, "</td>");
    if (!page->dossier)
        fz__page_row(page, fz_obligation_unit(obligation));
    FZ_HTML(&page->html, "<td>");
    fz__page_task_label(page, fz_obligation_task(obligation));
    FZ_HTML(&page->html, "</td>");
    write_what(page, obligation);
    write_state(page, obligation);
    write_days(page, obligation);
    FZ_HTML(&page->html, "</tr>\n");
}

static void write_list(fz__page *page, const char *caption, const fz_obligation_filter *filter)
{
    static const char *const headings[] = {"灯", "期限", "单位", "任务", "事项", "状态", "天数", NULL};
    static const char *const own[] = {"灯", "期限", "任务", "事项", "状态", "天数", NULL};
    size_t count;
    const fz_obligation **found = find(page, filter, &count);

    if (!found)
        return;
    if (count) {
        fz__page_table(page, caption, page->dossier ? own : headings);
        for (size_t i = 0; i < count; i++)
            write_row(page, found[i]);
        fz__page_table_end(page);
    } else {
        FZ_HTML(&page->html, "<p>没有逾期的事项，三十天内也没有到期的。</p>\n");
    }
    fz__free(page->context, found, count * sizeof(*found));
}

/* ------------------------------------------------------------------ the sections ----------------------------------- */

void fz__page_watch(fz__page *page)
{
    fz_obligation_filter filter = filter_of(page);
    size_t count;
    const fz_obligation **found = find(page, &filter, &count);

    if (!found)
        return;
    FZ_HTML(&page->html, "<dl class=\"facts\">\n");
    write_rates(page, &filter);
    write_lights(page, found, count);
    FZ_HTML(&page->html, "</dl>\n");
    fz__free(page->context, found, count * sizeof(*found));
    if (!page->dossier) {
        filter.flags = FZ_ONLY_WITHIN | FZ_ONLY_UNFINISHED;
        filter.within = AHEAD;
    }
    write_list(page, page->dossier ? "应办事项" : "逾期的和三十天内到期的事项", &filter);
}

/* The stages of the plan of the one unit. */
static bool is_stage(const fz_obligation *obligation)
{
    return fz_obligation_kind_of(obligation) == FZ_OBLIGATION_STAGE;
}

void fz__page_stages(fz__page *page)
{
    static const char *const headings[] = {"灯", "期限", "任务", "事项", "状态", "天数", NULL};
    fz_obligation_filter filter = filter_of(page);
    size_t count, stages = 0;
    const fz_obligation **found = find(page, &filter, &count);

    for (size_t i = 0; found && i < count; i++)
        stages += is_stage(found[i]);
    if (stages) {
        fz__page_table(page, "实施方案的阶段", headings);
        for (size_t i = 0; i < count; i++)
            if (is_stage(found[i]))
                write_row(page, found[i]);
        fz__page_table_end(page);
    }
    filter.flags = FZ_ONLY_UNPLANNED;
    FZ_HTML(&page->html, "<p>没有列入实施方案的任务：");
    fz__html_number(&page->html, fz_supervision_find(page->given.supervision, &filter, NULL, 0));
    FZ_HTML(&page->html, " 项。</p>\n");
    if (found)
        fz__free(page->context, found, count * sizeof(*found));
}
