#include "export/svg.h"

#define ROW_HEIGHT  36
#define LABEL_WIDTH 24 /* columns; a phone has room for them beside a value */
#define TEXT_AT     14
#define BAR_AT      19
#define BAR_HEIGHT  12

/* From dark to light; ids p0 to p5. */
static void pattern(fz__html *html, unsigned fill)
{
    switch (fill) {
    case 0:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#16365c\"/>");
        break;
    case 1:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#8fb4d9\"/>"
                      "<path d=\"M-2 2L2-2M0 8L8 0M6 10L10 6\" stroke=\"#16365c\" stroke-width=\"2\"/>");
        break;
    case 2:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#f2d9a0\"/>"
                      "<circle cx=\"2\" cy=\"2\" r=\"1.4\" fill=\"#6b4a00\"/><circle cx=\"6\" cy=\"6\" r=\"1.4\" "
                      "fill=\"#6b4a00\"/>");
        break;
    case 3:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#fff\"/>"
                      "<path d=\"M0 2H8M0 6H8\" stroke=\"#9c2a1f\" stroke-width=\"1.6\"/>");
        break;
    case 4:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#fff\"/>"
                      "<path d=\"M0 0L8 8M8 0L0 8\" stroke=\"#555\" stroke-width=\"1\"/>");
        break;
    default:
        FZ_HTML(html, "<rect width=\"8\" height=\"8\" fill=\"#fff\"/>");
        break;
    }
}

void fz__svg_patterns(fz__html *html)
{
    FZ_HTML(html, "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n");
    for (unsigned fill = 0; fill < FZ__FILLS; fill++) {
        FZ_HTML(html, "<pattern id=\"p");
        fz__html_number(html, fill);
        FZ_HTML(html, "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">");
        pattern(html, fill);
        FZ_HTML(html, "</pattern>\n");
    }
    FZ_HTML(html, "</defs></svg>\n");
}

void fz__svg_swatch(fz__html *html, unsigned fill)
{
    FZ_HTML(html, "<svg class=\"swatch\" width=\"26\" height=\"12\" aria-hidden=\"true\">"
                  "<rect width=\"26\" height=\"12\" stroke=\"#333\" fill=\"url(#p");
    fz__html_number(html, fill);
    FZ_HTML(html, ")\"/></svg>");
}

static void id(const fz__bars *bars)
{
    FZ_HTML(bars->html, "chart");
    fz__html_number(bars->html, bars->serial);
}

void fz__bars_open(fz__bars *bars)
{
    fz__html *html = bars->html;

    bars->row = 0;
    FZ_HTML(html, "<figure><svg class=\"bars\" role=\"img\" aria-labelledby=\"");
    id(bars);
    FZ_HTML(html, "-title\" aria-describedby=\"");
    id(bars);
    FZ_HTML(html, "-desc\" width=\"100%\" height=\"");
    fz__html_number(html, bars->rows * ROW_HEIGHT);
    FZ_HTML(html, "\">\n<title id=\"");
    id(bars);
    FZ_HTML(html, "-title\">");
    fz__html_text(html, bars->title);
    FZ_HTML(html, "</title>\n<desc id=\"");
    id(bars);
    FZ_HTML(html, "-desc\">");
}

void fz__bars_described(fz__bars *bars)
{
    FZ_HTML(bars->html, "</desc>\n");
}

void fz__bars_row(fz__bars *bars, const char *place, const char *label)
{
    fz__html *html = bars->html;

    FZ_HTML(html, "<text x=\"0\" y=\"");
    fz__html_number(html, bars->row * ROW_HEIGHT + TEXT_AT);
    FZ_HTML(html, "\">");
    if (*place) {
        fz__html_text(html, place);
        FZ_HTML(html, "　");
    }
    fz__html_clipped(html, label, LABEL_WIDTH);
    FZ_HTML(html, "</text><text class=\"value\" x=\"100%\" y=\"");
    fz__html_number(html, bars->row * ROW_HEIGHT + TEXT_AT);
    FZ_HTML(html, "\">");
}

static void rectangle(fz__bars *bars, uint32_t from, uint32_t width)
{
    FZ_HTML(bars->html, "<rect x=\"");
    fz__html_tenths(bars->html, from);
    FZ_HTML(bars->html, "%\" y=\"");
    fz__html_number(bars->html, bars->row * ROW_HEIGHT + BAR_AT);
    FZ_HTML(bars->html, "\" width=\"");
    fz__html_tenths(bars->html, width);
    FZ_HTML(bars->html, "%\" height=\"12\"");
}

static void mark(fz__bars *bars, uint32_t at)
{
    FZ_HTML(bars->html, "<line class=\"mark\" x1=\"");
    fz__html_tenths(bars->html, at);
    FZ_HTML(bars->html, "%\" x2=\"");
    fz__html_tenths(bars->html, at);
    FZ_HTML(bars->html, "%\" y1=\"");
    fz__html_number(bars->html, bars->row * ROW_HEIGHT + BAR_AT - 2);
    FZ_HTML(bars->html, "\" y2=\"");
    fz__html_number(bars->html, bars->row * ROW_HEIGHT + BAR_AT + BAR_HEIGHT + 2);
    FZ_HTML(bars->html, "\"/>");
}

void fz__bars_parts(fz__bars *bars, const fz__bar_part *parts, size_t count)
{
    uint32_t from = 0;

    FZ_HTML(bars->html, "</text>");
    rectangle(bars, 0, 1000);
    FZ_HTML(bars->html, " class=\"track\"/>");
    for (size_t i = 0; i < count; i++) {
        if (!parts[i].permille)
            continue;
        rectangle(bars, from, parts[i].permille);
        FZ_HTML(bars->html, " stroke=\"#333\" fill=\"url(#p");
        fz__html_number(bars->html, parts[i].fill);
        FZ_HTML(bars->html, ")\"/>");
        from += parts[i].permille;
    }
    for (size_t i = 0; i < bars->mark_count; i++)
        mark(bars, bars->marks[i]);
    FZ_HTML(bars->html, "\n");
    bars->row++;
}

void fz__bars_close(fz__bars *bars)
{
    FZ_HTML(bars->html, "</svg></figure>\n");
    bars->serial++;
}
