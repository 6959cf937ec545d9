/* Plain text in UTF-8, some of it broken. Clean text in which nothing is drawn has as many characters when it comes as a page, a
 * paragraph a line. */
#include "import.h"

#include <string.h>

/* The bytes of what stands at `text`, when it is one of these. */
static size_t one_of(const char *const *signs, const char *text, size_t size)
{
    for (; *signs; signs++)
        if (size >= strlen(*signs) && !memcmp(text, *signs, strlen(*signs)))
            return strlen(*signs);
    return 0;
}

/* Whether the line at `text` is a rule: three signs of which rules are made, and nothing else. */
static int is_rule(const char *text, size_t size)
{
    static const char *const rules[] = {"-", "=", "+", ":", "_", "*", "—", "–", "－", NULL};
    static const char *const spaces[] = {" ", "\t", "\r", "\f", "\v", "　", "\xC2\xA0", "\xC2\x85", NULL};
    size_t signs = 0, at = 0, length;

    while (at < size && text[at] != '\n') {
        length = one_of(rules, text + at, size - at);
        signs += length > 0;
        length = length ? length : one_of(spaces, text + at, size - at);
        if (!length)
            return 0;
        at += length;
    }
    return signs >= 3;
}

/* Bars, boxes and rules may draw the table of a text: they are no characters of it then. In a page they are. */
static int has_drawing(const char *text, size_t size)
{
    static const char *const drawn[] = {"|", "｜", "¦", "\xE2\x94", "\xE2\x95", NULL}; /* U+2500 to U+257F */

    for (size_t i = 0; i < size; i++)
        if (one_of(drawn, text + i, size - i) || ((i == 0 || text[i - 1] == '\n') && is_rule(text + i, size - i)))
            return 1;
    return 0;
}

static void say(fuzz_bytes *page, const char *text)
{
    fuzz_take(page, text, strlen(text));
}

static void escape(fuzz_bytes *page, char letter)
{
    if (letter == '\n')
        say(page, "</p>\n<p>");
    else if (letter == '<' || letter == '&')
        say(page, letter == '<' ? "&lt;" : "&amp;");
    else
        fuzz_take(page, &letter, 1);
}

static void require_same_as_page(fz_context *context, const fz_directive *plain, const char *text, size_t size)
{
    fuzz_bytes page = {0};
    fz_directive *other;

    say(&page, "<!DOCTYPE html>\n<meta charset=utf-8><p>");
    for (size_t i = 0; i < size; i++)
        escape(&page, text[i]);
    fuzz_fit(&page);
    other = fuzz_require_imports(context, NULL, page.bytes, page.count, UNKNOWN);
    if (plain && other)
        REQUIRE(fuzz_accounted(plain) == fuzz_accounted(other), "%zu characters, %zu as a page", fuzz_accounted(plain),
                fuzz_accounted(other));
    fz_directive_unref(other);
    fuzz_free(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    const char *text = (const char *)data;
    size_t characters = fuzz_characters(text, size);
    fz_directive *directive = fuzz_require_imports(context, "UTF-8", text, size, characters);

    if (characters != UNKNOWN && !has_drawing(text, size))
        require_same_as_page(context, directive, text, size);
    fz_directive_unref(directive);
    fuzz_end(context);
    return 0;
}
