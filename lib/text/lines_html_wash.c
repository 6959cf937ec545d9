/* A page made ready for libxml2's parser, byte for byte in its place.
 *
 * What the parser would drop or stumble over is overwritten: </body> and </html>, behind which it reads nothing more
 * while browsers go on; <![if ...]> of pages made by Word, which it takes for text; the attributes of a tag behind the
 * first FZ_HTML_ATTRIBUTES; characters that XML does not have, which it would take out in silence. */
#include "text/lines_html.h"

#include <string.h>

typedef struct washer {
    char *at, *end;
} washer;

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the name of a tag, in small letters, stands at `at`, and nothing of it behind. */
static bool is_tag(const char *at, const char *end, const char *name)
{
    while (*name && at < end && (*at | 0x20) == *name) {
        at++;
        name++;
    }
    return !*name && (at == end || is_space(*at) || *at == '>' || *at == '/');
}

static char *find(char *at, const char *end, char c)
{
    char *found = at < end ? memchr(at, c, (size_t)(end - at)) : NULL;

    return found ? found : at + (end - at);
}

/* Characters that are none in XML: controls become U+007F, U+FFFE and U+FFFF U+FFFD. */
static void wash_characters(char *at, const char *end)
{
    for (; at < end; at++) {
        unsigned char c = (unsigned char)*at;

        if (c < 0x20 && !(c == '\t' || c == '\n' || c == '\r'))
            *at = c == '\f' || c == '\v' ? ' ' : 0x7F;
        else if (c == 0xEF && end - at >= 3 && (unsigned char)at[1] == 0xBF && (unsigned char)at[2] >= 0xBE)
            at[2] = (char)0xBD;
    }
}

/* Make a comment of the tag here: white space in its place would part words. */
static void blank_tag(washer *w)
{
    char *start = w->at;
    size_t length;

    w->at = find(start, w->end, '>');
    w->at += w->at < w->end;
    length = (size_t)(w->at - start);
    memset(start, ' ', length);
    if (length >= 7) {
        memcpy(start, "<!--", 4);
        memcpy(w->at - 3, "-->", 3);
    }
}

/* Behind a comment; without an end it is the rest of the page. */
static void skip_comment(washer *w)
{
    char *at = w->at + 4;

    while ((at = find(at, w->end, '>')) < w->end) {
        if (at[-1] == '-' && at[-2] == '-')
            break;
        at++;
    }
    w->at = at < w->end ? at + 1 : w->end;
}

static char *skip_value(char *at, const char *end)
{
    char quote;

    while (at < end && is_space(*at))
        at++;
    if (at == end || (*at != '"' && *at != '\''))
        return at;
    quote = *at;
    at = find(at + 1, end, quote);
    return at < end ? at + 1 : at;
}

/* A start tag, to its >. Each word and each = may begin an attribute: counting them all can only count too many. */
static void wash_tag(washer *w, bool *closed)
{
    unsigned attributes = 0;
    char *at = w->at + 1, *rest = NULL;
    bool word = true;

    while (at < w->end && *at != '>') {
        bool separates = is_space(*at) || *at == '/';

        if (*at == '=') {
            at = skip_value(at + 1, w->end);
            word = false;
        } else {
            attributes += !separates && !word;
            word = !separates;
            at++;
        }
        if (attributes > FZ_HTML_ATTRIBUTES && !rest)
            rest = at;
    }
    if (rest)
        memset(rest, ' ', (size_t)(at - rest));
    *closed = at > w->at && at[-1] == '/';
    w->at = at < w->end ? at + 1 : at;
}

/* Behind the text of a script or style. */
static void skip_raw(washer *w, const char *name)
{
    char *at = w->at;

    while ((at = find(at, w->end, '<')) < w->end) {
        if (w->end - at > 2 && at[1] == '/' && is_tag(at + 2, w->end, name))
            break;
        at++;
    }
    w->at = at;
}

static bool begins(const washer *w, const char *mark)
{
    size_t length = strlen(mark);

    return (size_t)(w->end - w->at) >= length && !memcmp(w->at, mark, length);
}

static void wash_markup(washer *w)
{
    const char *name = w->at + 1;
    bool closed;

    if (begins(w, "<!--")) {
        skip_comment(w);
    } else if (begins(w, "<![") ||
               (begins(w, "</") && (is_tag(name + 1, w->end, "body") || is_tag(name + 1, w->end, "html")))) {
        blank_tag(w);
    } else if (name < w->end && is_letter(*name)) {
        wash_tag(w, &closed);
        if (!closed && is_tag(name, w->end, "script"))
            skip_raw(w, "script");
        else if (!closed && is_tag(name, w->end, "style"))
            skip_raw(w, "style");
    } else {
        w->at++;
    }
}

void fz__html_wash(const fz__buffer *page, fz__buffer *washed)
{
    washer w;

    fz__buffer_append(washed, page->bytes, page->length);
    if (washed->failed)
        return;
    w = (washer){washed->bytes, washed->bytes + washed->length};
    wash_characters(w.at, w.end);
    while ((w.at = find(w.at, w.end, '<')) < w.end)
        wash_markup(&w);
}
