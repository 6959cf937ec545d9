/* The workload: in how many tasks each unit has which role, as stacked bars and as a table. */
#include "base/sort.h"
#include "export/page.h"

#define DRAWN 40 /* units that are drawn; a table has all */

static const char *const names[FZ_LISTS] = {"首位牵头", "共同牵头", "配合", "责任"};

typedef struct load {
    const fz__party *party;
    uint32_t sum; /* of its roles */
    uint32_t place;
} load;

bool fz__page_has_work(const fz__page *page)
{
    return page->parties.count > 0;
}

static int compare_loads(const void *a, const void *b)
{
    const load *one = a, *other = b;

    if (one->party->collective != other->party->collective)
        return one->party->collective ? 1 : -1;
    if (one->sum != other->sum)
        return one->sum > other->sum ? -1 : 1;
    return one->place < other->place ? -1 : 1;
}

static load *sorted_loads(fz__page *page)
{
    load *loads = fz__alloc(page->context, page->parties.count * sizeof(*loads));

    for (uint32_t i = 0; loads && i < page->parties.count; i++) {
        loads[i] = (load){&page->parties.items[i], 0, i};
        for (size_t k = 0; k < FZ_LISTS; k++)
            loads[i].sum += loads[i].party->counts[k];
    }
    if (loads)
        fz__sort(loads, page->parties.count, sizeof(*loads), compare_loads);
    return loads;
}

/* ------------------------------------------------------------------ bars ------------------------------------------- */

static void write_bar(fz__page *page, fz__bars *bars, const load *row, uint32_t most)
{
    fz__bar_part parts[FZ_LISTS];

    fz__bars_row(bars, "", row->party->name);
    for (unsigned i = 0; i < FZ_LISTS; i++) {
        parts[i] = (fz__bar_part){(uint32_t)((uint64_t)row->party->counts[i] * 1000 / most), i};
        if (i)
            FZ_HTML(&page->html, " + ");
        fz__html_number(&page->html, row->party->counts[i]);
    }
    fz__bars_parts(bars, parts, FZ_LISTS);
}

static void describe(fz__page *page, const load *loads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            FZ_HTML(&page->html, "，");
        fz__html_text(&page->html, loads[i].party->name);
        FZ_HTML(&page->html, " ");
        fz__html_number(&page->html, loads[i].sum);
    }
    FZ_HTML(&page->html, "。");
}

static void write_bars(fz__page *page, const load *loads)
{
    size_t count = 0;

    while (count < page->parties.count && count < DRAWN && !loads[count].party->collective)
        count++;
    for (size_t first = 0; first < count; first += FZ__BAR_ROWS) {
        size_t rows = count - first < FZ__BAR_ROWS ? count - first : FZ__BAR_ROWS;
        fz__bars bars = {
            .html = &page->html, .title = "各单位在各角色中的任务数", .serial = page->charts, .rows = rows};

        fz__bars_open(&bars);
        describe(page, loads + first, rows);
        fz__bars_described(&bars);
        for (size_t i = first; i < first + rows; i++)
            write_bar(page, &bars, &loads[i], loads[0].sum ? loads[0].sum : 1);
        fz__bars_close(&bars);
        page->charts = bars.serial;
    }
    if (count < page->parties.count)
        FZ_HTML(&page->html, "<p class=\"note\">图中只画任务最多的单位，合称（如“各有关部门”）不画，其余见表。</p>\n");
}

static void write_legend(fz__page *page)
{
    FZ_HTML(&page->html, "<p class=\"legend\">");
    for (unsigned i = 0; i < FZ_LISTS; i++) {
        FZ_HTML(&page->html, "<span>");
        fz__svg_swatch(&page->html, i);
        FZ_HTML(&page->html, " ");
        fz__html_text(&page->html, names[i]);
        FZ_HTML(&page->html, "</span> ");
    }
    FZ_HTML(&page->html, "<span class=\"note\">右侧数字依次为这四种角色的任务数。</span></p>\n");
}

/* ------------------------------------------------------------------ the table -------------------------------------- */

static void write_row(fz__page *page, const load *row)
{
    FZ_HTML(&page->html, "<tr>");
    fz__page_row(page, row->party->name);
    for (size_t i = 0; i < FZ_LISTS; i++)
        fz__page_cell_number(page, row->party->counts[i]);
    fz__page_cell_number(page, row->party->tasks);
    FZ_HTML(&page->html, "</tr>\n");
}

void fz__page_work(fz__page *page)
{
    static const char *const headings[] = {"单位", "#首位牵头", "#共同牵头", "#配合", "#责任", "#任务数", NULL};
    load *loads = sorted_loads(page);

    if (!loads) {
        page->text.failed = true;
        return;
    }
    write_legend(page);
    write_bars(page, loads);
    fz__page_figures(page, "图中的数值");
    fz__page_table(page, "各单位的任务负担", headings);
    for (size_t i = 0; i < page->parties.count; i++)
        write_row(page, &loads[i]);
    fz__page_table_end(page);
    fz__page_figures_end(page);
    FZ_HTML(&page->html, "<p class=\"note\">“任务数”中，同一任务只计一次。</p>\n");
    fz__free(page->context, loads, page->parties.count * sizeof(*loads));
}
