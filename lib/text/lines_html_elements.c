/* What the names of elements, styles and classes say. */
#include "text/lines_html.h"

#include <stdlib.h>
#include <string.h>

typedef struct element {
    const char *name;
    unsigned traits;
} element;

#define BLOCK FZ_TAG_BLOCK

/* In the order of strcmp. */
static const element elements[] = {
    {"a", FZ_TAG_LINK},
    {"address", BLOCK},
    {"applet", FZ_TAG_HIDDEN},
    {"article", BLOCK | FZ_TAG_ARTICLE},
    {"aside", BLOCK | FZ_TAG_FRAME},
    {"blockquote", BLOCK},
    {"body", BLOCK},
    {"br", FZ_TAG_BREAK},
    {"button", FZ_TAG_FRAME},
    {"caption", BLOCK},
    {"center", BLOCK | FZ_TAG_CENTRED},
    {"datalist", FZ_TAG_HIDDEN},
    {"dd", BLOCK},
    {"details", BLOCK},
    {"dir", BLOCK},
    {"div", BLOCK},
    {"dl", BLOCK},
    {"dt", BLOCK},
    {"fieldset", BLOCK},
    {"figcaption", BLOCK},
    {"figure", BLOCK},
    {"footer", BLOCK | FZ_TAG_MARGIN},
    {"form", BLOCK},
    {"frameset", FZ_TAG_HIDDEN},
    {"h1", BLOCK | FZ_TAG_HEADING | FZ_TAG_H1},
    {"h2", BLOCK | FZ_TAG_HEADING},
    {"h3", BLOCK | FZ_TAG_HEADING},
    {"h4", BLOCK | FZ_TAG_HEADING},
    {"h5", BLOCK | FZ_TAG_HEADING},
    {"h6", BLOCK | FZ_TAG_HEADING},
    {"header", BLOCK | FZ_TAG_MARGIN},
    {"hgroup", BLOCK},
    {"hr", BLOCK | FZ_TAG_RULE},
    {"html", BLOCK},
    {"iframe", FZ_TAG_HIDDEN},
    {"legend", BLOCK},
    {"li", BLOCK | FZ_TAG_ITEM},
    {"listing", BLOCK | FZ_TAG_PRE},
    {"main", BLOCK | FZ_TAG_ARTICLE},
    {"menu", BLOCK | FZ_TAG_FRAME},
    {"meta", FZ_TAG_META},
    {"nav", BLOCK | FZ_TAG_FRAME},
    {"noframes", FZ_TAG_HIDDEN},
    {"noscript", FZ_TAG_HIDDEN},
    {"object", FZ_TAG_HIDDEN},
    {"ol", BLOCK},
    {"optgroup", FZ_TAG_FRAME},
    {"option", FZ_TAG_FRAME},
    {"p", BLOCK},
    {"plaintext", BLOCK | FZ_TAG_PRE},
    {"pre", BLOCK | FZ_TAG_PRE},
    {"rp", FZ_TAG_PINYIN},
    {"rt", FZ_TAG_PINYIN},
    {"script", FZ_TAG_SKIP},
    {"section", BLOCK},
    {"select", FZ_TAG_FRAME},
    {"style", FZ_TAG_SKIP},
    {"summary", BLOCK},
    {"svg", FZ_TAG_HIDDEN},
    {"table", BLOCK | FZ_TAG_TABLE},
    {"tbody", BLOCK | FZ_TAG_GROUP},
    {"td", BLOCK | FZ_TAG_CELL},
    {"template", FZ_TAG_HIDDEN},
    {"textarea", FZ_TAG_FRAME},
    {"tfoot", BLOCK | FZ_TAG_GROUP},
    {"th", BLOCK | FZ_TAG_CELL},
    {"thead", BLOCK | FZ_TAG_GROUP},
    {"title", FZ_TAG_SKIP | FZ_TAG_TITLE},
    {"tr", BLOCK | FZ_TAG_ROW},
    {"ul", BLOCK},
    {"xmp", BLOCK | FZ_TAG_PRE},
};

typedef struct name {
    const char *bytes;
    size_t length;
} name;

static int compare_names(const char *bytes, size_t length, const char *word)
{
    int order = strncmp(bytes, word, length);

    return order ? order : word[length] ? -1 : 0;
}

static int compare_element(const void *key, const void *item)
{
    const name *wanted = key;

    return compare_names(wanted->bytes, wanted->length, ((const element *)item)->name);
}

unsigned fz__html_tag(const char *bytes, size_t length)
{
    const name wanted = {bytes, length};
    const element *found =
        bsearch(&wanted, elements, sizeof(elements) / sizeof(*elements), sizeof(*elements), compare_element);

    return found ? found->traits : 0;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool same_word(const char *bytes, size_t length, const char *word)
{
    size_t i = 0;

    while (i < length && word[i] && small(bytes[i]) == word[i])
        i++;
    return i == length && !word[i];
}

static name trim(const char *start, const char *end)
{
    while (start < end && is_space(*start))
        start++;
    while (end > start && is_space(end[-1]))
        end--;
    return (name){start, (size_t)(end - start)};
}

/* 2em, 32pt: any digit but 0. */
static bool is_positive(name value)
{
    for (size_t i = 0; i < value.length && value.bytes[i] != '-'; i++)
        if (value.bytes[i] >= '1' && value.bytes[i] <= '9')
            return true;
    return false;
}

static void set(unsigned *hints, unsigned hint, bool on)
{
    *hints = on ? *hints | hint : *hints & ~hint;
}

static void declare(name property, name value, unsigned *hints, bool *hidden)
{
    if (same_word(property.bytes, property.length, "text-align"))
        set(hints, FZ_LINE_CENTRED, same_word(value.bytes, value.length, "center"));
    else if (same_word(property.bytes, property.length, "text-indent"))
        set(hints, FZ_LINE_INDENTED, is_positive(value));
    else if (same_word(property.bytes, property.length, "display") && value.length >= 4)
        *hidden |= same_word(value.bytes, 4, "none");
    else if (same_word(property.bytes, property.length, "visibility") && value.length >= 6)
        *hidden |= same_word(value.bytes, 6, "hidden");
}

void fz__html_style(const char *style, unsigned *hints, bool *hidden)
{
    const char *at = style;

    while (*at) {
        size_t length = strcspn(at, ";");
        const char *colon = memchr(at, ':', length);

        if (colon)
            declare(trim(at, colon), trim(colon + 1, at + length), hints, hidden);
        at += length + (at[length] == ';');
    }
}

/* Words of classes and ids. Those of the text win: an element that is called both, such as article-footer, stays. */
static const char *const frame_words[] = {
    "nav",         "navi",    "navbar",  "navigation", "menu",        "menus",     "submenu",    "breadcrumb",
    "breadcrumbs", "crumb",   "crumbs",  "footer",     "foot",        "copyright", "share",      "bdsharebuttonbox",
    "bdshare",     "bshare",  "jiathis", "sidebar",    "sidenav",     "pager",     "pagination", "paging",
    "qrcode",      "ewm",     "erweima", "friendlink", "friendlinks", "toolbar",   "topnav",     "subnav",
    "footnav",     "mainnav", "search",  "searchbox",  "login",       "skiplinks",
};
static const char *const text_words[] = {
    "article", "content", "contents", "text", "main", "body", "detail", "zoom", "editor", "wenzhang", "zw", "title",
};

static bool is_one_of(const char *bytes, size_t length, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same_word(bytes, length, words[i]))
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Words end where the letters do and before a capital behind a small one: topNav, nav_2, foot-bar. */
static void find_words(const char *at, bool *frame, bool *text)
{
    while (*at) {
        size_t length = 0;

        while (is_letter(at[length]) && !(length && at[length] < 'a' && at[length - 1] >= 'a'))
            length++;
        if (length) {
            *frame |= is_one_of(at, length, frame_words, sizeof(frame_words) / sizeof(*frame_words));
            *text |= is_one_of(at, length, text_words, sizeof(text_words) / sizeof(*text_words));
        }
        at += length ? length : 1;
    }
}

bool fz__html_names_frame(const char *classes, const char *id)
{
    bool frame = false, text = false;

    if (classes)
        find_words(classes, &frame, &text);
    if (id)
        find_words(id, &frame, &text);
    return frame && !text;
}
