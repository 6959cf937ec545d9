/* What one unit still misses: every open item, what it would gain, and how far the next grade is. */
#include "export/page.h"

#include <fazhi/analysis.h>

static void write_next(fz__page *page, const fz_prospect *prospect)
{
    uint32_t obstacles = fz_prospect_obstacles(prospect);

    FZ_HTML(&page->html, "<p>");
    if (fz_prospect_next_grade(prospect)) {
        FZ_HTML(&page->html, "下一等次是");
        fz__html_text(&page->html, fz_prospect_next_grade(prospect));
        FZ_HTML(&page->html, "，");
        fz__html_decimal(&page->html, fz_prospect_next_from(prospect));
        FZ_HTML(&page->html, " 分起，还差 ");
        fz__html_decimal(&page->html, fz_prospect_missing(prospect));
        FZ_HTML(&page->html, " 分。");
    } else {
        FZ_HTML(&page->html, "没有更高的等次。");
    }
    if (obstacles & FZ_OBSTACLE_QUOTA)
        FZ_HTML(&page->html, "等次有名额，达到分数不等于得到等次。");
    if (obstacles & FZ_OBSTACLE_GATE)
        FZ_HTML(&page->html, "有否决事项限制等次。");
    FZ_HTML(&page->html, "</p>\n");
}

static void write_item(fz__page *page, const fz_open_item *open)
{
    FZ_HTML(&page->html, "<tr><th scope=\"row\">");
    page->text.length = 0;
    fz__item_title(open->item, true, &page->text);
    fz__html_cell(&page->html, page->text.length ? page->text.bytes : "");
    FZ_HTML(&page->html, "</th>");
    fz__page_cell_decimal(page, fz_item_score(open->item));
    fz__page_cell_decimal(page, open->missing);
    fz__page_cell_decimal(page, open->gain);
    fz__page_cell_decimal(page, open->total);
    FZ_HTML(&page->html, "<td>");
    if (open->is_zeroed)
        FZ_HTML(&page->html, "被否决为 0 分");
    else if (open->reaches)
        FZ_HTML(&page->html, "达到下一等次");
    FZ_HTML(&page->html, "</td></tr>\n");
}

void fz__page_prospect(fz__page *page)
{
    static const char *const headings[] = {"事项", "#得分", "#欠分", "#补上后总分增加", "#累计补上后的总分",
                                           "说明", NULL};
    fz_open_item open = {.size = sizeof(open)};
    fz_prospect *prospect;
    fz_status status = fz_prospect_new(page->result, &prospect, NULL);

    if (status != FZ_OK) {
        page->text.failed = page->text.failed || status == FZ_ENOMEM;
        FZ_HTML(&page->html, "<p>这个总分不能逐项推算。</p>\n");
        return;
    }
    write_next(page, prospect);
    if (fz_prospect_count(prospect)) {
        fz__page_table(page, "还欠分的事项，增分多的在前", headings);
        for (size_t i = 0; fz_prospect_item(prospect, i, &open); i++)
            write_item(page, &open);
        fz__page_table_end(page);
    } else {
        FZ_HTML(&page->html, "<p>没有欠分的事项。</p>\n");
    }
    fz_prospect_unref(prospect);
}
