/* HTML pages to lines.
 *
 * What a reader sees, in order. A block ends the line, an inline tag does not; <br> ends it, and a blank line is told by
 * FZ_LINE_GAP. Tables are rows of cells with their spans, but those for layout alone are blocks (lines_html_tables.c).
 * The text of navigation, footers and forms (FZ_REMOVED_FRAME) and what a page hides (FZ_REMOVED_HIDDEN) is removed,
 * never more than half of the page at once; scripts, styles and comments are no text at all.
 *
 * Hostile pages take time in proportion to their size, by the bounds in lines_html.h. When libxml2 itself runs out of
 * memory, its HTML parser does not always say so below version 2.13: a promise about that is not made for HTML. */
#include "text/lines_html.h"

#include <string.h>

/* A text that begins otherwise is HTML when it has this many tags in its first bytes, no fewer than half its lines. */
#define TAGS_LEAST 4
#define LOOK_BYTES 65536
#define NAME_MAX   16

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool starts(const char *at, const char *end, const char *word)
{
    while (*word && at < end && small(*at) == *word) {
        at++;
        word++;
    }
    return !*word;
}

/* Whether an HTML tag stands at `at`, a <. */
static bool is_tag(const char *at, const char *end)
{
    static const char *const inlines[] = {"b", "em", "font", "head", "i", "img", "link", "span", "strong", "u", NULL};
    char name[NAME_MAX];
    size_t length = 0;

    at++;
    at += at < end && *at == '/';
    while (at < end && length < NAME_MAX &&
           ((small(*at) >= 'a' && small(*at) <= 'z') || (length && *at >= '0' && *at <= '9')))
        name[length++] = small(*at++);
    if (!length || length == NAME_MAX || at == end || !(is_space(*at) || *at == '>' || *at == '/'))
        return false;
    for (const char *const *word = inlines; *word; word++)
        if (strlen(*word) == length && !memcmp(*word, name, length))
            return true;
    return fz__html_tag(name, length) != 0;
}

/* Behind declarations, instructions and comments at the beginning. */
static const char *skip_prolog(const char *at, const char *end)
{
    while (at < end) {
        const char *mark = NULL;

        while (at < end && is_space(*at))
            at++;
        if (starts(at, end, "<!--"))
            mark = "-->";
        else if (starts(at, end, "<?") || starts(at, end, "<!doctype"))
            mark = ">";
        if (!mark || starts(at, end, "<!doctype html"))
            break;
        while (at < end && !starts(at, end, mark))
            at++;
        at += at < end ? strlen(mark) : 0;
    }
    return at;
}

bool fz__lines_is_html(const char *bytes, size_t length)
{
    const char *end = bytes + (length < LOOK_BYTES ? length : LOOK_BYTES);
    const char *first = skip_prolog(bytes, bytes + length);
    size_t tags = 0, lines = 1;

    if (starts(first, bytes + length, "<!doctype html"))
        return true;
    if (first < bytes + length && *first == '<')
        return is_tag(first, bytes + length);
    if (first >= end || !memchr(first, '<', (size_t)(end - first)))
        return false;
    for (const char *at = first; at < end; at++) {
        tags += *at == '<' && is_tag(at, end);
        lines += *at == '\n';
    }
    return tags >= TAGS_LEAST && tags * 2 >= lines;
}

void fz__lines_html(fz__lines *lines)
{
    fz__html html = {.lines = lines};

    fz__buffer_init(&html.text, lines->context);
    fz__html_parse(&html);
    lines->page = lines->source;
    lines->source = html.text;
    if (!lines->failed)
        fz__html_write(&html);
    fz__free(lines->context, html.nodes, html.capacity * sizeof(*html.nodes));
}
