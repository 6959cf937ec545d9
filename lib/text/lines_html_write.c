/* Nodes to lines. */
#include <string.h>

#include "base/utf8.h"
#include "text/lines_html.h"

/* A guess at the frame of a page is not believed of more text than this, unless it is made of links. */
#define FRAME_MAX 1200

/* Letters, digits and ideographs: what stands between links, such as | and >, is none. */
static bool has_words(const char *at, const char *end)
{
    while (at < end) {
        uint32_t c = fz__utf8_next(&at, end);

        if (fz__is_han(c) || (c >= '0' && c <= '9') || (c | 0x20) - 'a' < 26)
            return true;
    }
    return false;
}

void fz__html_wait(fz__html_writer *writer, const fz__html_node *node)
{
    const char *text = writer->lines->source.bytes;
    fz__html_range *last = writer->count ? &writer->ranges[writer->count - 1] : NULL;

    if (node->start == node->end)
        return;
    if (node->flags & FZ_HTML_LINK)
        writer->linked = true;
    else if (!writer->plain)
        writer->plain = has_words(text + node->start, text + node->end);
    if (last && last->end == node->start) {
        last->end = node->end;
        return;
    }
    if (!FZ_GROW(writer->lines->context, &writer->ranges, &writer->capacity, writer->count + 1)) {
        writer->lines->failed = true;
        return;
    }
    writer->ranges[writer->count++] = (fz__html_range){node->start, node->end};
}

static size_t leading_space(const fz__lines *lines, const fz__html_range *range)
{
    const char *start = lines->source.bytes + range->start, *at = start, *end = lines->source.bytes + range->end;

    while (at < end) {
        const char *next = at;

        if (!fz__is_space(fz__utf8_next(&next, end)))
            break;
        at = next;
    }
    return (size_t)(at - start);
}

/* Whether what waits begins with white space of two columns or more. */
static bool is_indented(const fz__html_writer *writer)
{
    const fz__html_range *first = writer->ranges;

    return fz__text_width(writer->lines->source.bytes + first->start, leading_space(writer->lines, first)) >= 2;
}

static bool is_blank(const fz__html_writer *writer)
{
    for (size_t i = 0; i < writer->count; i++)
        if (leading_space(writer->lines, &writer->ranges[i]) < writer->ranges[i].end - writer->ranges[i].start)
            return false;
    return true;
}

bool fz__html_put(fz__html_writer *writer, bool parted)
{
    fz__lines *lines = writer->lines;
    bool blank = is_blank(writer);

    if (parted && !blank)
        fz__buffer_char(&lines->text, '\n');
    for (size_t i = 0; i < writer->count; i++) {
        fz__html_range *range = &writer->ranges[i];

        /* Between two ranges something was dropped: white space beside it goes as well. */
        fz__lines_trim(lines, &range->start, &range->end);
        fz__lines_clean(lines, range->start, range->end);
    }
    writer->count = 0;
    writer->linked = writer->plain = false;
    return !blank;
}

void fz__html_flush(fz__html_writer *writer)
{
    unsigned hints = writer->hints;
    bool blank;

    if (!writer->count || writer->lines->failed)
        return;
    if (is_indented(writer))
        hints |= FZ_LINE_INDENTED;
    if (writer->gap)
        hints |= FZ_LINE_GAP;
    if (writer->linked && !writer->plain)
        hints |= FZ_LINE_MENU;
    if (!fz__lines_begin(writer->lines, FZ_LINE_TEXT, hints))
        return;
    blank = !fz__html_put(writer, false);
    fz__lines_end(writer->lines);
    writer->gap = blank;
}

/* Never more than half of the page: pages are known that hide their text until a script shows it. */
bool fz__html_drop(fz__html_writer *writer, const fz__html_node *node)
{
    const uint32_t length = node->end - node->start;
    const size_t total = writer->lines->source.length;

    if (length > total / 2)
        return false;
    if (node->flags & FZ_HTML_GUESS &&
        (node->flags & FZ_HTML_TITLED || (length > FRAME_MAX && node->count < length / 2)))
        return false;
    fz__lines_remove(writer->lines, (fz__removed_kind)node->removed, node->start, length);
    return true;
}

static void write_lines(fz__html_writer *writer)
{
    const fz__html *html = writer->html;

    for (uint32_t i = 0; i < html->count && !writer->lines->failed;) {
        const fz__html_node *node = &html->nodes[i];

        i++;
        if (node->kind == FZ_HTML_TEXT) {
            if (node->flags & FZ_HTML_NEWLINE) {
                fz__html_flush(writer);
                writer->hints = node->hints;
            }
            fz__html_wait(writer, node);
        } else if ((node->kind == FZ_HTML_DROP && fz__html_drop(writer, node)) ||
                   (node->kind == FZ_HTML_TABLE && fz__html_table(writer, i - 1))) {
            i = node->next;
        }
    }
    fz__html_flush(writer);
}

void fz__html_write(fz__html *html)
{
    fz__html_writer writer = {.html = html, .lines = html->lines};

    write_lines(&writer);
    fz__free(html->lines->context, writer.ranges, writer.capacity * sizeof(*writer.ranges));
}
