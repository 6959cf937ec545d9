#include "export/page_html.h"

#include "base/utf8.h"
#include "export/harmless.h"

#include <string.h>

void fz__html_literal(fz__html *html, const char *literal, size_t length)
{
    fz__sink_bytes(&html->sink, literal, length);
}

/* What is to be written for a character in place of itself; NULL for itself. */
static const char *replacement(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
        return NULL;
    case '\t':
    case '\r':
    case '\f':
    case '\v':
        return " ";
    default:
        /* U+FFFE and U+FFFF are no characters of XML */
        return fz__is_hazard(c) || c == 0xFFFE || c == 0xFFFF ? "\xEF\xBF\xBD" : NULL;
    }
}

static void put(fz__html *html, const char *text, const char *end)
{
    const char *plain = text;

    while (text < end) {
        const char *start = text, *instead = replacement(fz__utf8_next(&text, end));

        if (!instead)
            continue;
        fz__sink_bytes(&html->sink, plain, (size_t)(start - plain));
        fz__sink_string(&html->sink, instead);
        plain = text;
    }
    fz__sink_bytes(&html->sink, plain, (size_t)(end - plain));
}

void fz__html_text(fz__html *html, const char *text)
{
    if (text)
        put(html, text, text + strlen(text));
}

void fz__html_clipped(fz__html *html, const char *text, size_t width)
{
    const char *end = text + strlen(text), *at = text, *room = text;
    size_t used = 0;

    while (at < end) {
        used += fz__char_width(fz__utf8_next(&at, end));
        if (used > width) {
            put(html, text, room);
            FZ_HTML(html, "…");
            return;
        }
        room = used + 2 <= width ? at : room; /* behind it the mark still fits */
    }
    put(html, text, end);
}

void fz__html_cell(fz__html *html, const char *text)
{
    if (text && fz__is_formula(text))
        FZ_HTML(html, "&#39;");
    fz__html_text(html, text);
}

void fz__html_number(fz__html *html, uint64_t number)
{
    fz__sink_number(&html->sink, number);
}

void fz__html_decimal(fz__html *html, fz_decimal decimal)
{
    char text[FZ_DIGITS + 8];

    fz_decimal_format(decimal, text, sizeof(text));
    fz__sink_string(&html->sink, text);
}

void fz__html_decimal_places(fz__html *html, fz_decimal decimal, unsigned places)
{
    char text[FZ_DIGITS + 8];

    fz_decimal_format_places(decimal, places, FZ_ROUND_HALF_AWAY, text, sizeof(text));
    fz__sink_string(&html->sink, text);
}

void fz__html_date(fz__html *html, fz_date date)
{
    char text[16] = "";

    if (date)
        fz_date_format(date, text, sizeof(text));
    fz__sink_string(&html->sink, text);
}

void fz__html_tenths(fz__html *html, int64_t tenths)
{
    uint64_t size = tenths < 0 ? 0 - (uint64_t)tenths : (uint64_t)tenths;

    if (tenths < 0)
        FZ_HTML(html, "-");
    fz__sink_number(&html->sink, size / 10);
    if (size % 10) {
        FZ_HTML(html, ".");
        fz__sink_number(&html->sink, size % 10);
    }
}
