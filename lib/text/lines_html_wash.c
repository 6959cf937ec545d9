/* A page made ready for libxml2's parser, byte for byte in its place.
 *
 * What is no text of the page becomes an empty comment, because the parser, fed in pieces, errs in it: scripts and styles
 * (a piece that ends within </script> makes it read a script to the end of the page), comments, declarations (<![if ...]>
 * of pages made by Word it takes for text), and </body> and </html>, behind which it reads nothing more while browsers go
 * on. Overwritten are also the attributes of a tag behind the first FZ_HTML_ATTRIBUTES, and characters that XML does not
 * have, which it would take out in silence. */
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

static char *behind(char *at, const char *end, char c)
{
    at = find(at, end, c);
    return at + (at < end);
}

/* Make an empty comment of what stands here up to `to`: white space in its place would part words. */
static void blank(washer *w, char *to)
{
    size_t length = (size_t)(to - w->at);

    memset(w->at, ' ', length);
    if (length >= 7) {
        memcpy(w->at, "<!--", 4);
        memcpy(to - 3, "-->", 3);
    }
    w->at = to;
}

/* Behind a comment, <!--> and --!> included; without an end it is the rest of the page. */
static char *comment_end(const washer *w)
{
    char *at = w->at + 4;

    while ((at = find(at, w->end, '>')) < w->end) {
        const char *mark = at[-1] == '!' ? at - 3 : at - 2;

        if (mark >= w->at + 2 && !memcmp(mark, "--", 2))
            return at + 1;
        at++;
    }
    return at;
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

/* Behind the > of a start tag. Each word and each = may begin an attribute: to count them all can only be too many. */
static char *wash_tag(washer *w)
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
    return at + (at < w->end);
}

/* Behind the end tag of a script or style whose start tag ends at `at`. */
static char *raw_end(const washer *w, char *at, const char *name)
{
    while ((at = find(at, w->end, '<')) < w->end) {
        if (w->end - at > 2 && at[1] == '/' && is_tag(at + 2, w->end, name))
            return behind(at, w->end, '>');
        at++;
    }
    return at;
}

static bool begins(const washer *w, const char *mark)
{
    size_t length = strlen(mark);

    return (size_t)(w->end - w->at) >= length && !memcmp(w->at, mark, length);
}

static void wash_start(washer *w)
{
    static const char *const raws[] = {"script", "style"};
    const char *name = w->at + 1;
    char *to = wash_tag(w);

    for (size_t i = 0; i < sizeof(raws) / sizeof(*raws); i++)
        if (is_tag(name, w->end, raws[i])) {
            blank(w, to[-1] == '>' && to[-2] == '/' ? to : raw_end(w, to, raws[i]));
            return;
        }
    w->at = to;
}

static void wash_markup(washer *w)
{
    const char *name = w->at + 1;

    if (begins(w, "<!--"))
        blank(w, comment_end(w));
    else if (begins(w, "<!") || begins(w, "<?"))
        blank(w, behind(w->at, w->end, '>'));
    else if (begins(w, "</") && (is_tag(name + 1, w->end, "body") || is_tag(name + 1, w->end, "html")))
        blank(w, behind(w->at, w->end, '>'));
    else if (name < w->end && is_letter(*name))
        wash_start(w);
    else
        w->at++;
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
